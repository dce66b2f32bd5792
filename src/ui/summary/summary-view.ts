import Big from 'big.js'
import type { Computation } from '../../application/compute-workbook'
import type { CellPlace } from '../../application/ports'
import type { Scalar } from '../../domain/measures/expression'
import type { Figure, InvestmentKey, ProjectTotal, SummaryLine } from '../../domain/measures/summary'
import { NO, STATUS_WORDS, YES } from '../../domain/measures/value-lexicon'
import { rangeAddress } from '../../domain/report/a1'
import type { ReportTable } from '../../domain/report/report'

/** 进展状态 as a code; wording lives in messages/. */
export type StatusCode = keyof typeof STATUS_WORDS

/** The rows of a table that a bar stands for, in spans that lie together; most programs select one span at a time. */
export interface RowsBehind {
  readonly sheet: string
  readonly count: number
  /** Row numbers as the sheet shows them, and where a click leads. */
  readonly spans: readonly { readonly first: number; readonly last: number; readonly place: CellPlace }[]
}

/** One indicator's completion as drawn. */
export interface CompletionLine {
  readonly key: string
  readonly name: string
  readonly status: StatusCode | undefined
  /** Ratio; absent where it cannot be computed, and then nothing is drawn. */
  readonly rate: Big | undefined
  /** Percentage points against time progress; absent for kinds that have none. */
  readonly gap: Big | undefined
  /** Looked for when asked; absent where the table is gone. */
  readonly rows: () => RowsBehind | undefined
}

/** The investment of a task or a year. */
export interface InvestmentLine {
  readonly name: string
  /** Absent where projects are in several lines. */
  readonly count: Scalar
  readonly total: Scalar
  /** Of the longest bar, 0 to 1. */
  readonly length: number
  /** Of the whole, rounded half away from zero to six decimals; absent where there is nothing. */
  readonly share: Big | undefined
  /** Looked for when asked; absent where the table is gone. */
  readonly rows: () => RowsBehind | undefined
}

/** What the year of an investment can mean: when projects begin, end, or all years spread evenly. */
export const YEAR_KINDS = ['start', 'end', 'spread'] as const
export type YearKind = (typeof YEAR_KINDS)[number]

/** Everything the summary shows, as values; absent ones are shown as such, never as zero. */
export interface SummaryView {
  readonly hasPeriod: boolean
  readonly total: Scalar
  /** Against the declared total; absent where there is none. */
  readonly matchesDeclared: boolean | undefined
  readonly difference: Scalar
  readonly projects: Scalar
  readonly count: Scalar
  readonly met: Scalar
  readonly metRate: Scalar
  readonly behind: Scalar
  readonly regressed: Scalar
  readonly timeProgress: Scalar
  readonly tasks: readonly InvestmentLine[]
  readonly years: Readonly<Record<YearKind, readonly InvestmentLine[]>>
  /** Exclusive; they add up to the count. */
  readonly statuses: readonly { readonly status: StatusCode | 'behind-any'; readonly count: Scalar }[]
  /** Sorted by gap, worst first; those without a gap follow by rate. */
  readonly rated: readonly CompletionLine[]
  readonly unrated: readonly CompletionLine[]
  readonly projectStatuses: readonly { readonly status: ProjectTotal; readonly count: Scalar }[]
  readonly sheet: CellPlace | undefined
}

const PROJECT_TOTALS: readonly ProjectTotal[] = [
  'not-started',
  'in-progress',
  'finished',
  'paused',
  'terminated',
  'unknown'
]

const asNumber = (value: Scalar): Big | undefined => (value instanceof Big ? value : undefined)
const asText = (value: Scalar): string =>
  value === undefined ? '' : value instanceof Big ? value.toFixed() : String(value)

const statusOf = (word: Scalar): StatusCode | undefined =>
  (Object.keys(STATUS_WORDS) as StatusCode[]).find((code) => STATUS_WORDS[code] === word)

/** Lowest first, absent ones last. */
function compareAbsentLast(a: Big | undefined, b: Big | undefined): number {
  if (a && b) return a.cmp(b)
  return Number(a === undefined) - Number(b === undefined)
}

function rowsBehind<F extends string>(
  table: ReportTable<F> | undefined,
  positions: readonly number[]
): RowsBehind | undefined {
  const columns = (table?.fields ?? [])
    .filter(({ hidden }) => !hidden)
    .flatMap(({ id }) => table?.columnOf(id) ?? [])
  const numbers = positions.flatMap((position) => table?.rows[position]?.row ?? []).sort((a, b) => a - b)
  if (!table || columns.length === 0 || numbers.length === 0) return undefined
  const [left, right] = [Math.min(...columns), Math.max(...columns)]
  const spans: { first: number; last: number }[] = []
  for (const number of numbers) {
    const span = spans.at(-1)
    if (span && number <= span.last + 1) span.last = number
    else spans.push({ first: number, last: number })
  }
  const sheet = table.sheet.name
  return {
    sheet,
    count: numbers.length,
    spans: spans.map(({ first, last }) => ({
      first,
      last,
      place: { sheet, cell: rangeAddress({ top: first - 1, left, bottom: last - 1, right }) }
    }))
  }
}

type DrawnLine = Pick<InvestmentLine, 'name' | 'count' | 'total' | 'rows'>

function drawn(lines: readonly DrawnLine[], whole: Scalar): readonly InvestmentLine[] {
  const amounts = lines.map(({ total }) => asNumber(total) ?? new Big(0))
  const longest = amounts.reduce((most, amount) => (amount.gt(most) ? amount : most), new Big(0))
  const all = asNumber(whole)
  return lines.map((line, index) => {
    const amount = amounts[index] ?? new Big(0)
    const isDrawn = longest.gt(0) && amount.gt(0)
    return {
      ...line,
      length: isDrawn ? amount.div(longest).toNumber() : 0,
      share: all?.gt(0) ? amount.div(all).round(6, Big.roundHalfUp) : undefined
    }
  })
}

function investmentLines({
  report,
  figures
}: Computation): Readonly<Record<'task' | YearKind, readonly DrawnLine[]>> {
  const { investmentBy, evenSpread } = figures.summary
  const lineOf = ({ name, figures: { count, total } }: SummaryLine<InvestmentKey>): DrawnLine => ({
    name,
    count: figures.value(count.id),
    total: figures.value(total.id),
    rows: () => rowsBehind(report.projects, figures.rowsBehind(count.id))
  })
  return {
    task: investmentBy.task.map(lineOf),
    start: investmentBy.startYear.map(lineOf),
    end: investmentBy.endYear.map(lineOf),
    spread: evenSpread.map(({ year, figure: { id } }) => ({
      name: String(year),
      count: undefined,
      total: figures.value(id),
      rows: () => rowsBehind(report.projects, figures.rowsBehind(id))
    }))
  }
}

function completionLines({ report, figures }: Computation): CompletionLine[] {
  const table = report.indicators
  return figures.indicators.map((row, index) => {
    return {
      key: `${asText(row['code'])}:${index}`,
      name: asText(row['name']).replace(/\s+/gu, ' '),
      status: statusOf(row['status']),
      rate: asNumber(row['rate']),
      gap: asNumber(row['gap']),
      rows: () => rowsBehind(table, [index])
    }
  })
}

/** The figures of a workbook as the pane shows them. */
export function summaryView(computation: Computation): SummaryView {
  const { figures, report } = computation
  const { investment, indicators, projects } = figures.summary
  const value = (figure: Figure): Scalar => figures.value(figure.id)
  const declared = value(investment.matchesDeclared)
  const lines = completionLines(computation)
  const invested = investmentLines(computation)
  const total = value(investment.total)
  return {
    hasPeriod: figures.period !== undefined,
    total,
    matchesDeclared: declared === YES ? true : declared === NO ? false : undefined,
    difference: value(investment.difference),
    projects: value(investment.count),
    count: value(indicators.count),
    met: value(indicators.met),
    metRate: value(indicators.metRate),
    behind: value(indicators.behind),
    regressed: value(indicators.regressed),
    timeProgress: value(indicators.timeProgress),
    tasks: drawn(invested.task, total),
    years: {
      start: drawn(invested.start, total),
      end: drawn(invested.end, total),
      spread: drawn(invested.spread, total)
    },
    statuses: [
      { status: 'met', count: value(indicators.met) },
      { status: 'on-track', count: value(indicators.onTrack) },
      { status: 'behind-any', count: value(indicators.behind) },
      { status: 'regressed', count: value(indicators.regressed) },
      { status: 'undecided', count: value(indicators.undecided) },
      { status: 'not-reported', count: value(indicators.pending) }
    ],
    rated: lines
      .filter(({ rate }) => rate !== undefined)
      .sort((a, b) => compareAbsentLast(a.gap, b.gap) || compareAbsentLast(a.rate, b.rate)),
    unrated: lines.filter(({ rate }) => rate === undefined),
    projectStatuses: PROJECT_TOTALS.map((status) => ({ status, count: value(projects[status]) })),
    sheet: report.summary && { sheet: report.summary.name, cell: 'A1' }
  }
}
