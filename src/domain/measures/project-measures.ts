import {
  absent,
  areNumbers,
  cell,
  compare,
  isNumber,
  max,
  min,
  minus,
  named,
  number,
  oneLine,
  over,
  plus,
  round,
  times,
  when,
  year,
  type Expression
} from './expression'
import { PERIOD_WORDS } from './period-lexicon'
import { REPORT_NAMES } from './report-names'

/** Columns of the project table that formulas fill, each depending only on earlier ones and on inputs. */
export const PROJECT_COMPUTED = [
  'investedRate',
  'startYear',
  'endYear',
  'typeKey',
  'evenShare',
  'lastShare',
  'elapsed'
] as const

export type ProjectComputed = (typeof PROJECT_COMPUTED)[number]

const amount = cell('amount')
const invested = cell('investedTotal')
const start = cell('startYear')
const end = cell('endYear')
const reportYear = named(REPORT_NAMES.year)
const yearsBetween = minus(end, start)
const runs = plus(yearsBetween, number(1))
const isForward = compare(end, '>=', start)

/**
 * The formulas of the project table, one definition each for value and workbook formula. Amounts are 万元 to 0.01, rates
 * are ratios to 6 decimals. The even spread over a project's years is an estimate; its last year takes the remainder.
 */
export const PROJECT_MEASURES: Readonly<Record<ProjectComputed, Expression>> = {
  investedRate: when(
    areNumbers(invested, amount),
    when(compare(amount, '=', number(0)), absent, round(over(invested, amount), 6)),
    absent
  ),
  startYear: year(cell('years'), 'start', PERIOD_WORDS.year),
  endYear: year(cell('years'), 'end', PERIOD_WORDS.year),
  typeKey: oneLine(cell('type')),
  evenShare: when(
    areNumbers(amount, start, end),
    when(isForward, round(over(amount, runs), 2), absent),
    absent
  ),
  lastShare: when(
    isNumber(cell('evenShare')),
    round(minus(amount, times(cell('evenShare'), yearsBetween)), 2),
    absent
  ),
  elapsed: when(
    areNumbers(reportYear, start, end),
    when(
      isForward,
      round(max(number(0), min(number(1), over(plus(minus(reportYear, start), number(1)), runs))), 6),
      absent
    ),
    absent
  )
}
