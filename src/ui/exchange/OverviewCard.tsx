import { Badge, Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { isRecordBroken, readExchangeRecord } from '../../domain/exchange/exchange-record'
import { countUnits, overviewOfMaster, type UnitOverview } from '../../domain/exchange/overview-of-units'
import { parsePeriod } from '../../domain/measures/report-period'
import type { Plan } from '../../domain/plan/plan'
import type { Report } from '../../domain/report/report'
import { describeReminder } from '../../messages/describe-exchange'
import { shownTime } from '../../messages/describe-time'
import type { Language } from '../../messages'
import { copyText } from '../shared/copy-text'
import { usePaneState, useWords } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { useOversightWords, type OversightSay } from './oversight-words'
import { NotedCard } from './NotedCard'
import { periodName } from '../shared/words'

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th': {
      textAlign: 'left',
      fontWeight: tokens.fontWeightRegular,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2
    },
    '& th, & td': {
      padding: '6px 0',
      verticalAlign: 'top',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`
    },
    '& th:last-child, & td:last-child': { textAlign: 'right', whiteSpace: 'nowrap', paddingLeft: '8px' }
  },
  unit: { overflowWrap: 'anywhere' },
  about: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums'
  }
})

type Chip = 'missing' | 'informed' | 'mandatory' | 'merged' | 'returned'

const chipOf = ({ state, mandatory }: UnitOverview): Chip => (mandatory > 0 ? 'mandatory' : state)

const colors = {
  missing: 'warning',
  informed: 'subtle',
  mandatory: 'danger',
  merged: 'success',
  returned: 'informative'
} as const

/** Those who owe something come first, each kind in the order of sending. */
const ORDER: readonly Chip[] = ['missing', 'mandatory', 'returned', 'merged', 'informed']

/** What is to be said about a unit besides its name and state. */
function factsOf(unit: UnitOverview, say: OversightSay, language: Language): readonly string[] {
  const { state, sentAt, returnedAt, mergedAt, mandatory, verification, signOff, toFill = 0 } = unit
  const sent = say('overview.sent', { time: shownTime(sentAt, language) })
  if (state === 'informed') return [sent]
  const lacks = say('overview.toFill', { count: toFill })
  if (state === 'missing') return [sent, lacks]
  return [
    returnedAt === '' ? '' : say('overview.returned', { time: shownTime(returnedAt, language) }),
    mergedAt === '' ? '' : say('overview.merged', { time: shownTime(mergedAt, language) }),
    say('overview.findings', { mandatory, verification }),
    lacks,
    signOff.state === 'signed' ? say('overview.signed', { reviewer: signOff.by?.reviewer ?? '' }) : '',
    signOff.state === 'stale' ? say('overview.stale') : ''
  ].filter((fact) => fact !== '')
}

/** 各单位情况: who has returned what the open master sent, when, with how many findings, and what is still missing. */
export function OverviewCard() {
  const shared = usePlaceStyles()
  const say = useOversightWords()
  // Looking through thousands of rows must not hold up what somebody does in the pane.
  const opened = useDeferredValue(usePaneState().opened)
  const report = opened?.report
  const record = useMemo(() => report && readExchangeRecord(report.content), [report])
  if (!report?.metadata || report.metadata.packageId !== undefined || !record || !opened) return undefined
  const isSent = record.rounds.length > 0
  return (
    <NotedCard title={say('overview.title')}>
      {isSent ? (
        <Units plan={opened.plan} report={report} />
      ) : (
        <p className={shared.quiet}>
          {say(isRecordBroken(report.content) ? 'overview.broken' : 'overview.none')}
        </p>
      )}
    </NotedCard>
  )
}

function Units({ plan, report }: { readonly plan: Plan; readonly report: Report }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useOversightWords()
  const sayPeriod = useWords()
  const {
    language,
    exchange: { merge }
  } = usePaneState()
  const accepted = merge?.collection.collected.accepted
  const [period, overview] = useMemo(() => {
    const record = readExchangeRecord(report.content)
    const { period: last } = record.rounds.at(-1) ?? {}
    const atHand = accepted?.map(({ returned, counts, signOff }) => ({ ...returned, ...counts, signOff }))
    return [last ?? '', overviewOfMaster(plan, report, record, last, atHand)] as const
  }, [plan, report, accepted])
  const named = parsePeriod(period)
  const listed = [...overview].sort((one, other) => ORDER.indexOf(chipOf(one)) - ORDER.indexOf(chipOf(other)))
  return (
    <>
      <p className={shared.text}>
        {say('overview.summary', {
          period: named ? periodName(sayPeriod, named) : period,
          ...countUnits(overview)
        })}
      </p>
      <table className={styles.table} aria-label={say('overview.table')}>
        <thead>
          <tr>
            <th scope="col">{say('overview.unit')}</th>
            <th scope="col">{say('overview.state')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((unit) => {
            const chip = chipOf(unit)
            return (
              <tr key={unit.unit} data-unit={unit.unit}>
                <td className={styles.unit}>
                  {unit.unit}
                  <span className={styles.about}>{factsOf(unit, say, language).join(' · ')}</span>
                </td>
                <td>
                  <Badge appearance="tint" color={colors[chip]}>
                    {say(`overview.states.${chip}`)}
                  </Badge>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Reminder text={describeReminder(overview, { plan: plan.shortTitle, period }, language)} />
    </>
  )
}

function Reminder({ text }: { readonly text: string }) {
  const shared = usePlaceStyles()
  const say = useOversightWords()
  const [copied, setCopied] = useState<{ readonly text: string; readonly isCopied: boolean }>()
  const field = useRef<HTMLTextAreaElement>(null)
  if (text === '') return <p className={shared.quiet}>{say('overview.reminderNone')}</p>
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(text)
    if (!isCopied) field.current?.select()
    setCopied({ text, isCopied })
  }
  return (
    <>
      <Field label={say('overview.reminder')} size="small">
        <Textarea textarea={{ ref: field }} readOnly value={text} rows={5} resize="vertical" />
      </Field>
      <div className={shared.row}>
        <Button onClick={() => void copy()}>{say('overview.copy')}</Button>
        <span className={shared.quiet} role="status">
          {copied?.text === text && say(copied.isCopied ? 'overview.copied' : 'overview.copyByHand')}
        </span>
      </div>
    </>
  )
}
