import {
  ACCUMULATION_WORDS,
  DIRECTION_WORDS,
  NO,
  RATE_KIND_WORDS,
  SELF_ASSESSMENT_WORDS,
  STATUS_WORDS,
  TARGET_FORM_WORDS,
  UNPUBLISHED,
  YES
} from './value-lexicon'
import {
  absent,
  all,
  always,
  any,
  areNumbers,
  cell,
  choose,
  compare,
  isAbsent,
  isNumber,
  isOneOf,
  isText,
  max,
  min,
  minus,
  named,
  never,
  not,
  number,
  over,
  round,
  sum,
  text,
  times,
  when,
  type Expression
} from './expression'
import { REPORT_NAMES } from './report-names'

export type ActualField = `actual${number}`

/** The field of a year's actual value (实际值). */
export const actualField = (year: number): ActualField => `actual${year}`

/** Columns of the indicator table that formulas fill, each depending only on earlier ones and on inputs. */
export const INDICATOR_COMPUTED = [
  'current',
  'timeProgress',
  'tested',
  'lower',
  'upper',
  'goal',
  'kind',
  'met',
  'rate',
  'gap',
  'status',
  'clippedRate'
] as const

export type IndicatorComputed = (typeof INDICATOR_COMPUTED)[number]

/** Sums and compounded rates are tested after rounding to this many decimals, so that 0.7 + 0.1 meets 0.8. */
const CUMULATIVE_DIGITS = 10
const RATE_DIGITS = 6

const reportYear = named(REPORT_NAMES.year)
const progress = named(REPORT_NAMES.progress)
const isYearly = compare(named(REPORT_NAMES.yearly), '=', number(1))
const isFinal = compare(named(REPORT_NAMES.final), '=', number(1))
const hasPeriod = isNumber(reportYear)
const one = number(1)
const hundred = number(100)

const current = cell('current')
const baseline = cell('baseline')
const tested = cell('tested')
const lower = cell('lower')
const upper = cell('upper')
const goal = cell('goal')
const rate = cell('rate')
const selfAssessment = cell('selfAssessment')
const isUp = isText(cell('direction'), DIRECTION_WORDS.up)
const isDown = isText(cell('direction'), DIRECTION_WORDS.down)
const isCompound = isText(cell('accumulation'), ACCUMULATION_WORDS.compound)
const isCumulative = isOneOf(cell('accumulation'), ACCUMULATION_WORDS.sum, ACCUMULATION_WORDS.compound)
const isAssigned = isText(cell('targetForm'), TARGET_FORM_WORDS.assigned)
const isMet = isText(cell('met'), YES)
const kindIs = (kind: keyof typeof RATE_KIND_WORDS): Expression => isText(cell('kind'), RATE_KIND_WORDS[kind])

const reportedOrUnpublished = (value: Expression): Expression =>
  when(isNumber(value), value, when(isText(value, UNPUBLISHED), text(UNPUBLISHED), absent))

const dueIn = (year: number): Expression => compare(reportYear, '>=', number(year))
const beforeReportYear = (year: number): Expression => compare(reportYear, '>', number(year))

/**
 * Σ or (1 − Π(1 − r/100)) · 100 over the years that are due and, in a report on part of a year, `last` for the current
 * year; absent while one is missing, 未公布 while one is unpublished.
 */
function cumulated(
  years: readonly number[],
  isDue: (year: number) => Expression,
  last?: Expression
): Expression {
  const actuals = years.map((year) => ({ value: cell(actualField(year)), due: isDue(year) }))
  const complete = all(
    ...actuals.map(({ value, due }) => any(not(due), isNumber(value))),
    ...(last ? [isNumber(last)] : [])
  )
  const unpublished = any(
    ...actuals.map(({ value, due }) => all(due, isText(value, UNPUBLISHED))),
    ...(last ? [isText(last, UNPUBLISHED)] : [])
  )
  const factor = (value: Expression): Expression => minus(one, over(value, hundred))
  const total = sum([
    ...actuals.map(({ value, due }) => when(due, value, number(0))),
    ...(last ? [last] : [])
  ])
  const remaining = [
    ...actuals.map(({ value, due }) => when(due, factor(value), one)),
    ...(last ? [factor(last)] : [])
  ].reduce(times)
  return when(
    complete,
    round(when(isCompound, times(minus(one, remaining), hundred), total), CUMULATIVE_DIGITS),
    when(unpublished, text(UNPUBLISHED), absent)
  )
}

const levelOfReportYear = (years: readonly number[]): Expression =>
  years.reduceRight<Expression>(
    (otherwise, year) =>
      when(compare(reportYear, '=', number(year)), reportedOrUnpublished(cell(actualField(year))), otherwise),
    absent
  )

const withinBounds = (value: Expression): Expression =>
  all(
    when(
      isNumber(lower),
      when(isText(cell('targetMinStrict'), YES), compare(value, '>', lower), compare(value, '>=', lower)),
      always
    ),
    when(
      isNumber(upper),
      when(isText(cell('targetMaxStrict'), YES), compare(value, '<', upper), compare(value, '<=', upper)),
      always
    )
  )

/** a / t for up, t / a for down, by side for hold; absent where the value lies beyond a two-sided target. */
const shortfall = (): Expression => {
  const reached = when(
    compare(goal, '=', number(0)),
    absent,
    when(compare(tested, '>', goal), absent, round(over(tested, goal), RATE_DIGITS))
  )
  const exceeded = when(
    compare(tested, '=', number(0)),
    absent,
    when(compare(tested, '<', goal), absent, round(over(goal, tested), RATE_DIGITS))
  )
  return when(any(isUp, all(not(isDown), compare(tested, '<', goal))), reached, exceeded)
}

const improvement = (): Expression => {
  const share = round(over(minus(tested, baseline), minus(goal, baseline)), RATE_DIGITS)
  const overshot = when(
    compare(goal, '>', baseline),
    when(isNumber(upper), compare(tested, '>', upper), never),
    when(isNumber(lower), compare(tested, '<', lower), never)
  )
  return when(isMet, max(one, share), when(overshot, absent, share))
}

/** A plain number typed where no target was read yet, in a workbook filled without the product: at least, or at most. */
const isPlainTarget = (direction: Expression): Expression =>
  all(isAbsent(cell('targetForm')), isNumber(cell('target')), direction)
const isUpOrDown = isOneOf(cell('direction'), DIRECTION_WORDS.up, DIRECTION_WORDS.down)

const targetNumber = when(
  isAssigned,
  when(isNumber(cell('assignedTarget')), cell('assignedTarget'), absent),
  when(
    isNumber(cell('targetNumber')),
    cell('targetNumber'),
    when(isPlainTarget(isUpOrDown), cell('target'), absent)
  )
)

/** `isOpen` says that this side of a target is open, `isClosed` that a plain number closes it. */
const bound = (isOpen: Expression, isClosed: Expression, own: Expression): Expression =>
  when(
    isAssigned,
    when(all(not(isOpen), isNumber(cell('assignedTarget'))), cell('assignedTarget'), absent),
    when(isNumber(own), own, when(isPlainTarget(isClosed), cell('target'), absent))
  )

const isRegressed = when(
  isNumber(baseline),
  when(
    kindIs('keep'),
    always,
    when(
      isUp,
      compare(tested, '<', baseline),
      when(isDown, compare(tested, '>', baseline), when(isNumber(rate), compare(rate, '<', number(0)), never))
    )
  ),
  never
)

const behind = when(isFinal, text(STATUS_WORDS['behind-final']), text(STATUS_WORDS.behind))

const rateKind = choose(
  [
    [isAbsent(cell('name')), absent],
    [not(isNumber(goal)), text(RATE_KIND_WORDS.qualitative)],
    [isCumulative, text(RATE_KIND_WORDS.cumulative)],
    [not(isNumber(baseline)), text(RATE_KIND_WORDS.threshold)],
    [withinBounds(baseline), text(RATE_KIND_WORDS.keep)],
    [compare(baseline, '=', goal), text(RATE_KIND_WORDS.threshold)]
  ],
  text(RATE_KIND_WORDS.improve)
)

const whetherMet = when(
  kindIs('qualitative'),
  choose(
    [
      [isText(selfAssessment, SELF_ASSESSMENT_WORDS.finished), text(YES)],
      [isText(selfAssessment, SELF_ASSESSMENT_WORDS.unfinished), text(NO)]
    ],
    absent
  ),
  when(isNumber(tested), when(withinBounds(tested), text(YES), text(NO)), absent)
)

const completionRate = choose(
  [
    [isAbsent(cell('met')), absent],
    [kindIs('qualitative'), when(isMet, one, number(0))],
    [
      kindIs('cumulative'),
      when(compare(goal, '=', number(0)), when(isMet, one, absent), round(over(tested, goal), RATE_DIGITS))
    ],
    [kindIs('improve'), improvement()],
    [isMet, one]
  ],
  shortfall()
)

const gapToProgress = when(
  all(isOneOf(cell('kind'), RATE_KIND_WORDS.improve, RATE_KIND_WORDS.cumulative), areNumbers(rate, progress)),
  round(times(minus(rate, progress), hundred), 4),
  absent
)

const qualitativeStatus = choose(
  [
    [isMet, text(STATUS_WORDS.met)],
    [isText(cell('met'), NO), behind]
  ],
  text(STATUS_WORDS.undecided)
)

const status = choose(
  [
    [isAbsent(cell('name')), absent],
    [all(isAbsent(tested), isAbsent(selfAssessment)), text(STATUS_WORDS['not-reported'])],
    [kindIs('qualitative'), qualitativeStatus],
    [not(isNumber(tested)), text(STATUS_WORDS.undecided)],
    [all(kindIs('threshold'), not(isMet), not(isFinal)), text(STATUS_WORDS.undecided)],
    [isMet, text(STATUS_WORDS.met)],
    [all(not(isCumulative), isRegressed), text(STATUS_WORDS.regressed)],
    [isFinal, text(STATUS_WORDS['behind-final'])],
    [when(areNumbers(rate, progress), compare(rate, '>=', progress), never), text(STATUS_WORDS['on-track'])]
  ],
  text(STATUS_WORDS.behind)
)

/**
 * The formulas of the indicator table (目标完成率, 进展状态 …), one definition each for value and workbook formula, for a
 * plan over `years`. Rates are ratios to 6 decimals, 差值 is in percentage points, amounts keep the indicator's unit.
 */
export function indicatorMeasures(years: readonly number[]): Readonly<Record<IndicatorComputed, Expression>> {
  const partial = cumulated(years, beforeReportYear, current)
  return {
    current: when(
      hasPeriod,
      when(isYearly, when(isCumulative, cumulated(years, dueIn), levelOfReportYear(years)), absent),
      absent
    ),
    timeProgress: when(isAbsent(cell('name')), absent, progress),
    tested: when(
      hasPeriod,
      when(all(isCumulative, not(isYearly)), partial, reportedOrUnpublished(current)),
      absent
    ),
    lower: bound(isDown, isUp, cell('targetMin')),
    upper: bound(isUp, isDown, cell('targetMax')),
    goal: targetNumber,
    kind: rateKind,
    met: whetherMet,
    rate: completionRate,
    gap: gapToProgress,
    status,
    clippedRate: when(isNumber(rate), max(number(0), min(one, rate)), absent)
  }
}
