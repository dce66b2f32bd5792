import {
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Select,
  tokens
} from '@fluentui/react-components'
import type { RowAssignment } from '../../domain/exchange/assign-rows'
import type { Sharing, SplitDecision } from '../../domain/exchange/exchange-record'
import type { PlannedPackage } from '../../domain/exchange/plan-split'
import { printPeriod } from '../../domain/measures/report-period'
import type { PreparedSplit } from '../../application/split-workbook'
import { Disclosure, LongList } from './LongList'
import { NotedCard } from './NotedCard'
import { useExchangeWords } from './exchange-words'
import { grouped } from '../summary/number-format'
import { shownDate } from '../../messages/describe-time'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { isBusy } from '../pane-state'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { periodName, type KeyOf } from '../shared/words'
import { handOut, previewSplit, rowDecided, sharingChosen, splitPackages } from './split-packages'

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    '& th, & td': {
      padding: '4px 4px 4px 0',
      textAlign: 'left',
      verticalAlign: 'top',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      overflowWrap: 'anywhere'
    },
    '& th': { overflowWrap: 'normal' }
  },
  number: { textAlign: 'right !important' as 'right', fontVariantNumeric: 'tabular-nums' },
  row: { display: 'flex', flexDirection: 'column', gap: '4px', paddingTop: '4px', minWidth: 0 },
  select: { minWidth: 0, width: '100%' },
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere', paddingTop: '6px', paddingBottom: '6px' }
})

const oneLine = (text: string): string => text.replace(/\s+/gu, '')

const openCount = ({ rows }: PlannedPackage): number =>
  rows.projects.filter(({ readOnly }) => !readOnly).length

function Packages({ prepared }: { readonly prepared: PreparedSplit }) {
  const styles = useStyles()
  const say = useExchangeWords()
  const none = useWords()('none')
  return (
    <table className={styles.table} aria-label={say('split.tableLabel')}>
      <thead>
        <tr>
          <th scope="col">{say('split.unit')}</th>
          <th scope="col" className={styles.number}>
            {say('split.indicators')}
          </th>
          <th scope="col" className={styles.number}>
            {say('split.projects')}
          </th>
          <th scope="col" className={styles.number}>
            {say('split.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {prepared.preview.packages.map((planned) => (
          <tr key={planned.unit}>
            <td>{planned.unit}</td>
            <td className={styles.number}>{planned.rows.indicators.length}</td>
            <td className={styles.number}>
              {openCount(planned)}/{planned.rows.projects.length}
            </td>
            <td className={styles.number}>{grouped(planned.amount, none)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface RowsProps {
  readonly heading: KeyOf<'exchangePane'>
  readonly says: string
  readonly rows: readonly RowAssignment[]
  readonly units: readonly string[]
  readonly decision: SplitDecision
  /** Whether the row as a whole goes to one unit, or only who fills it in is chosen. */
  readonly chooses: 'unit' | 'holder'
}

/** Rows of one kind with what becomes of each, and a choice for each. */
function Rows({ heading, says, rows, units, decision, chooses }: RowsProps) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const separator = useWords()('listSeparator')
  const store = usePaneStore()
  if (rows.length === 0) return undefined
  const facts = ({ groups, unknown, units: to }: RowAssignment): string =>
    [
      ...(groups.length > 0 ? [say('split.group', { names: groups.join(separator) })] : []),
      ...(unknown.length > 0 ? [say('split.notKnown', { names: unknown.join(separator) })] : []),
      say('split.to', { names: to.join(separator) })
    ].join(' · ')
  return (
    <Disclosure label={say('split.kind', { name: say(heading), count: rows.length })}>
      <p className={shared.quiet}>{says}</p>
      <LongList items={rows}>
        {(row) => {
          const name = oneLine(row.name)
          const choices = chooses === 'unit' ? units : [...new Set([...row.units, ...units])]
          return (
            <div className={styles.row}>
              <span>
                {row.no} {name}
              </span>
              <span className={shared.quiet}>{facts(row)}</span>
              <Select
                size="small"
                className={styles.select}
                aria-label={say(chooses === 'unit' ? 'split.goesTo' : 'split.heldBy', { name })}
                value={row.holder}
                onChange={(_, { value }) =>
                  store.change(
                    rowDecided(row.key, chooses === 'unit' ? { units: [value] } : { holder: value })
                  )
                }
              >
                {choices.map((unit) => (
                  <option key={unit}>{unit}</option>
                ))}
              </Select>
              {chooses === 'holder' && row.table === 'projects' && (
                <Select
                  size="small"
                  className={styles.select}
                  aria-label={say('split.manner', { name })}
                  value={decision.rows[row.key]?.sharing ?? decision.sharing}
                  onChange={(_, { value }) =>
                    store.change(rowDecided(row.key, { sharing: value as Sharing }))
                  }
                >
                  <option value="lead">{say('split.leadShort')}</option>
                  <option value="shares">{say('split.sharesShort')}</option>
                </Select>
              )}
            </div>
          )
        }}
      </LongList>
    </Disclosure>
  )
}

function Preview({
  prepared,
  decision
}: {
  readonly prepared: PreparedSplit
  readonly decision: SplitDecision
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const words = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const { preview, plan, period, record } = prepared
  const before = record.rounds.findLast((round) => round.period === printPeriod(period))
  const units = plan.units.entries.filter(({ kind }) => kind !== 'group').map(({ name }) => name)
  return (
    <>
      <p className={shared.text}>
        {say('split.summary', {
          units: preview.packages.length,
          rows: preview.rows,
          period: periodName(words, period)
        })}
      </p>
      {prepared.isRecordBroken && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.body}>{say('recordBroken')}</MessageBarBody>
        </MessageBar>
      )}
      {before && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.body}>
            {say('split.sentBefore', { date: shownDate(before.sentAt, state.language) })}
          </MessageBarBody>
        </MessageBar>
      )}
      <Packages prepared={prepared} />
      <Field label={say('split.sharing')}>
        <RadioGroup
          value={decision.sharing}
          onChange={(_, { value }) => store.change(sharingChosen(value as Sharing))}
        >
          <Radio value="lead" label={say('split.lead')} />
          <Radio value="shares" label={say('split.shares')} />
        </RadioGroup>
      </Field>
      {listedRows(prepared, decision).map(({ heading, rows, chooses }) => (
        <Rows
          key={heading}
          heading={`split.${heading}`}
          says={say(`split.${heading}Says`, { unit: plan.coordinatingUnit })}
          rows={rows}
          chooses={chooses}
          units={units}
          decision={decision}
        />
      ))}
      <p className={shared.quiet}>{say('split.remembers')}</p>
      <ActionButton
        action={splitPackages}
        appearance="primary"
        className={shared.primary}
        disabled={isBusy(state)}
      >
        {say('split.run', { count: preview.packages.length })}
      </ActionButton>
    </>
  )
}

const decidedRows = ({ preview }: PreparedSplit, { rows }: SplitDecision): readonly RowAssignment[] =>
  preview.assigned.filter(({ key }) => key in rows)

/** The rows to look at, each once under what matters most about it; a decided one stays where it was. */
function listedRows(prepared: PreparedSplit, decision: SplitDecision) {
  const { preview } = prepared
  const [unassigned, others] = parted(
    [
      ...preview.unassigned,
      ...preview.shared,
      ...preview.grouped,
      ...preview.unknown,
      ...decidedRows(prepared, decision)
    ],
    ({ text, unknown, groups }) => text.trim() === '' || (groups.length === 0 && unknown.length > 0)
  )
  const [grouped, named] = parted(others, ({ groups }) => groups.length > 0)
  const [unknown, shared] = parted(named, (row) => row.unknown.length > 0)
  return [
    { heading: 'unassigned', rows: unassigned, chooses: 'unit' },
    { heading: 'unknown', rows: unknown, chooses: 'holder' },
    { heading: 'grouped', rows: grouped, chooses: 'holder' },
    { heading: 'shared', rows: shared, chooses: 'holder' }
  ] as const
}

/** Rows for which a test holds and the rest, each once, in the order of the sheets. */
function parted(
  rows: readonly RowAssignment[],
  test: (row: RowAssignment) => boolean
): readonly [readonly RowAssignment[], readonly RowAssignment[]] {
  const once = [...new Map(rows.map((row) => [row.key, row])).values()].sort(
    (a, b) => a.table.localeCompare(b.table) || a.row - b.row
  )
  return [once.filter(test), once.filter((row) => !test(row))]
}

/** 下发: preview, decide, make and hand out one workbook per unit. */
export function SplitCard() {
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const state = usePaneState()
  const { split, sent, merge } = state.exchange
  return (
    <NotedCard card="split" title={say('split.title')} says={say('split.says')}>
      <ActionButton
        action={previewSplit}
        appearance={split || merge ? 'secondary' : 'primary'}
        className={shared.primary}
        disabled={isBusy(state)}
      />
      {split && <Preview {...split} />}
      {sent && (
        <>
          {sent.canSave && <ActionButton action={handOut(sent.archive)} disabled={false} />}
          <Disclosure label={say('split.single')}>
            <LongList items={sent.packages}>
              {(made) => (
                <ActionButton
                  action={handOut(made)}
                  size="small"
                  disabled={false}
                  aria-label={say('split.saveOf', { unit: made.unit })}
                >
                  {made.unit}
                </ActionButton>
              )}
            </LongList>
          </Disclosure>
        </>
      )}
    </NotedCard>
  )
}
