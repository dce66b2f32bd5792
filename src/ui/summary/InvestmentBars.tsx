import { Field, makeStyles, Select } from '@fluentui/react-components'
import { BarList, type BarLine } from './BarList'
import { asPercent, grouped } from './number-format'
import { useWords } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import type { SummaryTable } from './summary-tables'
import { useSummaryWords } from './summary-words'
import { SummarySection } from './SummarySection'
import { YEAR_KINDS, type InvestmentLine, type SummaryView, type YearKind } from './summary-view'

const useStyles = makeStyles({
  // The longest choice in large letters is wider than a narrow pane.
  field: { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  kind: {
    minWidth: 0,
    // Fluent fixes the height in pixels, which cuts large letters off.
    '& select': { width: '100%', minWidth: 0, height: 'auto', minHeight: '24px', lineHeight: 'inherit' }
  }
})

function useBars(): (lines: readonly InvestmentLine[], nameOf?: (name: string) => string) => BarLine[] {
  const none = useWords()('none')
  const say = useSummaryWords()
  return (lines, nameOf = (name) => name) =>
    lines.map(({ name, count, total, length, share, rows }) => ({
      key: name,
      name: nameOf(name),
      length,
      rows,
      facts: [
        say('amountOf', { amount: grouped(total, none) }),
        ...(count === undefined ? [] : [say('projectsOf', { count: grouped(count, none) })]),
        ...(share ? [say('shareOf', { share: asPercent(share, none) })] : [])
      ]
    }))
}

/** Investment by task as bars, with the sum of all. */
export function TaskBars({ view, table }: { readonly view: SummaryView; readonly table: SummaryTable }) {
  const shared = usePlaceStyles()
  const none = useWords()('none')
  const say = useSummaryWords()
  const bars = useBars()
  return (
    <SummarySection table={table}>
      <p className={shared.quiet}>{say('barsSay')}</p>
      <BarList label={table.title} lines={bars(view.tasks)} />
      <p className={`${shared.quiet} ${shared.figures}`}>
        {say('sum')} {say('amountOf', { amount: grouped(view.total, none) })} ·{' '}
        {say('projectsOf', { count: grouped(view.projects, none) })}
      </p>
    </SummarySection>
  )
}

/** Investment by year as bars, in the meaning of a year that the person chooses. */
export function YearBars({
  view,
  table,
  kind,
  choose
}: {
  readonly view: SummaryView
  readonly table: SummaryTable
  readonly kind: YearKind
  readonly choose: (kind: YearKind) => void
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useSummaryWords()
  const bars = useBars()
  const lines = view.years[kind]
  return (
    <SummarySection table={table}>
      <Field label={say('yearKind')} size="small" className={styles.field}>
        <Select
          size="small"
          className={styles.kind}
          value={kind}
          onChange={(_, { value }) => choose(value as YearKind)}
        >
          {YEAR_KINDS.map((each) => (
            <option key={each} value={each}>
              {say(`yearKinds.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      {lines.length === 0 ? (
        <p className={shared.quiet}>{say('noYears')}</p>
      ) : (
        <BarList key={kind} label={table.title} lines={bars(lines, (year) => say('year', { year }))} />
      )}
    </SummarySection>
  )
}
