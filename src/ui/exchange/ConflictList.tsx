import {
  Field,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  Select,
  tokens
} from '@fluentui/react-components'
import type { MergeConflict, MergeDecisions } from '../../domain/exchange/merge-returns'
import { shownTime } from '../../messages/describe-time'
import { usePaneState, usePaneStore } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { LongList } from './LongList'
import type { ExchangeSentences } from './exchange-work'
import { useExchangeWords } from './exchange-words'
import { oneLine, shownValue } from './shown-values'
import { conflictDecided, restDecided } from './merge-returns'

const useStyles = makeStyles({
  one: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  side: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  base: { display: 'flex', flexDirection: 'column', paddingLeft: '8px' },
  value: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere'
  },
  choice: { alignItems: 'flex-start', maxWidth: '100%' },
  select: { minWidth: 0, width: '100%' }
})

const OURS = 'ours'
/** Which of several returns is taken, told from what the master holds. */
const theirs = (file: string): string => `theirs ${file}`

/** One cell that both sides changed: what was sent, what the master holds and what each return says, to choose between. */
function Conflict({
  conflict,
  decisions,
  says
}: {
  readonly conflict: MergeConflict
  readonly decisions: MergeDecisions
  readonly says: ExchangeSentences
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const store = usePaneStore()
  const { language } = usePaneState()
  const { table, key, field, reason, base, ours } = conflict
  const name = conflict.name === '' ? key : oneLine(conflict.name)
  const label = says.field(table, field, language)
  const own = decisions.cells.find((each) => each.table === table && each.key === key && each.field === field)
  const latest = conflict.theirs.at(-1)?.file ?? ''
  const take = own?.take ?? decisions.rule
  const canTakeTheirs = reason !== 'row-gone'
  const value =
    take === undefined || (take === 'theirs' && !canTakeTheirs)
      ? ''
      : take === 'ours'
        ? OURS
        : theirs(own?.file ?? latest)
  const side = (who: string, what: string, when?: string) => (
    <span className={styles.side}>
      <span className={shared.quiet}>{when === undefined ? who : `${who} · ${when}`}</span>
      <span className={styles.value}>{what}</span>
    </span>
  )
  return (
    <div className={styles.one}>
      <span className={styles.name}>{name}</span>
      <span className={shared.text}>
        {label} · {says.conflict(reason, language)}
      </span>
      <span className={styles.base}>{side(say('returns.base'), shownValue(say, base))}</span>
      <RadioGroup
        aria-label={say('returns.decide', { name, field: label })}
        value={value}
        onChange={(_, { value: chosen }) => {
          if (chosen === OURS) store.change(conflictDecided(conflict, 'ours'))
          else store.change(conflictDecided(conflict, 'theirs', chosen.slice(theirs('').length)))
        }}
      >
        <Radio
          className={styles.choice}
          value={OURS}
          label={side(say('returns.ours'), shownValue(say, ours))}
        />
        {canTakeTheirs &&
          conflict.theirs.map(({ unit, file, returnedAt, value: said }) => (
            <Radio
              key={file}
              className={styles.choice}
              value={theirs(file)}
              label={side(
                say('returns.theirs', { unit }),
                shownValue(say, said),
                say('returns.fileAndTime', { file, time: shownTime(returnedAt, language) })
              )}
            />
          ))}
      </RadioGroup>
    </div>
  )
}

/** Every conflict, decided one by one or by a rule for the rest. */
export function ConflictList({
  conflicts,
  decisions,
  says
}: {
  readonly conflicts: readonly MergeConflict[]
  readonly decisions: MergeDecisions
  readonly says: ExchangeSentences
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const store = usePaneStore()
  if (conflicts.length === 0) return undefined
  const heading = say('returns.conflicts', { count: conflicts.length })
  return (
    <section className={shared.section} aria-label={heading}>
      <h3 className={mergeClasses(shared.heading)}>{heading}</h3>
      <p className={shared.quiet}>{say('returns.conflictsSays')}</p>
      <Field label={say('returns.rule')}>
        <Select
          className={styles.select}
          value={decisions.rule ?? ''}
          onChange={(_, { value }) =>
            store.change(restDecided(value === 'ours' || value === 'theirs' ? value : undefined))
          }
        >
          <option value="">{say('returns.ruleNone')}</option>
          <option value="theirs">{say('returns.ruleTheirs')}</option>
          <option value="ours">{say('returns.ruleOurs')}</option>
        </Select>
      </Field>
      <LongList items={conflicts}>
        {(conflict) => <Conflict conflict={conflict} decisions={decisions} says={says} />}
      </LongList>
    </section>
  )
}
