import Big from 'big.js'
import { BarList, type BarLine } from './BarList'
import { asPercent, grouped } from './number-format'
import { useWords } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import type { SummaryTable } from './summary-tables'
import { useSummaryWords } from './summary-words'
import { SummarySection } from './SummarySection'
import type { CompletionLine, SummaryView } from './summary-view'

const isLate = ({ status }: CompletionLine): boolean =>
  status === 'behind' || status === 'behind-final' || status === 'regressed'

/** Completion per indicator as bars with a line at time progress; those without a rate are listed below, not drawn as zero. */
export function CompletionBars({
  view,
  table
}: {
  readonly view: SummaryView
  readonly table: SummaryTable
}) {
  const shared = usePlaceStyles()
  const none = useWords()('none')
  const say = useSummaryWords()
  const { timeProgress, rated, unrated } = view
  const statusWord = ({ status }: CompletionLine): string =>
    status === undefined ? none : say(`statuses.${status}`)
  const drawn = (line: CompletionLine): BarLine => ({
    key: line.key,
    name: line.name,
    length: line.rate?.toNumber() ?? 0,
    mark: timeProgress instanceof Big ? timeProgress.toNumber() : undefined,
    isLate: isLate(line),
    facts: [
      say('rate', { rate: asPercent(line.rate, none) }),
      ...(line.gap ? [say('points', { points: grouped(line.gap.round(2), none) })] : []),
      statusWord(line)
    ],
    rows: line.rows
  })
  return (
    <SummarySection table={table}>
      <p className={shared.quiet}>
        {timeProgress instanceof Big
          ? say('completionSays', { progress: asPercent(timeProgress, none) })
          : say('completionSaysNoPeriod')}
      </p>
      <BarList label={table.title} lines={rated.map(drawn)} />
      {unrated.length > 0 && (
        <>
          <h3 className={shared.heading}>{say('withoutRate')}</h3>
          <BarList
            label={say('withoutRate')}
            lines={unrated.map((line) => ({
              key: line.key,
              name: line.name,
              facts: [statusWord(line)],
              rows: line.rows
            }))}
          />
        </>
      )}
    </SummarySection>
  )
}
