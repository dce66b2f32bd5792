import Big from 'big.js'
import type { Computation } from '../application/compute-workbook'
import type { CellPlace } from '../application/ports'
import type { Scalar } from '../domain/measures/expression'
import type { Figure, ProjectTotal } from '../domain/measures/summary'
import { cellAddress } from '../domain/report/a1'
import { NO, STATUS_WORDS, YES } from '../domain/report/workbook-lexicon'

/** 进展状态 as a code; wording lives in messages/. */
export type StatusCode = keyof typeof STATUS_WORDS

/** One indicator's completion as drawn. */
export interface CompletionLine {
  readonly key: string
  readonly name: string
  readonly status: StatusCode | undefined
  /** Ratio; absent where it cannot be computed, and then nothing is drawn. */
  readonly rate: Big | undefined
  /** Percentage points against time progress; absent for kinds that have none. */
  readonly gap: Big | undefined
  /** Where a click leads; absent where the column is gone. */
  readonly target: CellPlace | undefined
}

export interface TaskLine {
  readonly name: string
  readonly count: Scalar
  readonly total: Scalar
}

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
  readonly behind: Scalar
  readonly regressed: Scalar
  readonly timeProgress: Scalar
  readonly tasks: readonly TaskLine[]
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

function completionLines({ report, figures }: Computation): CompletionLine[] {
  const table = report.indicators
  const column = table?.columnOf('rate')
  return figures.indicators.map((row, index) => {
    const place = table?.rows[index]
    return {
      key: `${asText(row['code'])}:${index}`,
      name: asText(row['name']).replace(/\s+/gu, ' '),
      status: statusOf(row['status']),
      rate: asNumber(row['rate']),
      gap: asNumber(row['gap']),
      target:
        table && place && column !== undefined
          ? { sheet: table.sheet.name, cell: cellAddress(place.row - 1, column) }
          : undefined
    }
  })
}

/** The figures of a workbook as the pane shows them. */
export function summaryView(computation: Computation): SummaryView {
  const { figures, report } = computation
  const { investment, investmentBy, indicators, projects } = figures.summary
  const value = (figure: Figure): Scalar => figures.value(figure.id)
  const declared = value(investment.matchesDeclared)
  const lines = completionLines(computation)
  return {
    hasPeriod: figures.period !== undefined,
    total: value(investment.total),
    matchesDeclared: declared === YES ? true : declared === NO ? false : undefined,
    difference: value(investment.difference),
    projects: value(investment.count),
    count: value(indicators.count),
    met: value(indicators.met),
    behind: value(indicators.behind),
    regressed: value(indicators.regressed),
    timeProgress: value(indicators.timeProgress),
    tasks: investmentBy.task.map((line) => ({
      name: line.name,
      count: value(line.figures.count),
      total: value(line.figures.total)
    })),
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
