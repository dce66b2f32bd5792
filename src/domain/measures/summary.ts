import type { Plan } from '../plan/plan'
import { actualField } from './indicator-measures'
import {
  ACCUMULATION_WORDS,
  ADJUSTMENT_WORDS,
  ATTRIBUTE_WORDS,
  NO,
  PROJECT_STATUS_WORDS,
  RATE_KIND_WORDS,
  STATUS_WORDS,
  TARGET_FORM_WORDS,
  UNPUBLISHED,
  YES
} from './value-lexicon'
import {
  absent,
  all,
  compare,
  countWhere,
  figure,
  isNumber,
  minus,
  named,
  number,
  over,
  plus,
  round,
  sum,
  sumWhere,
  text,
  when,
  type Alternative,
  type Condition,
  type Expression,
  type LineNames
} from './expression'
import { REPORT_NAMES, UNIT_LIST, UNIT_NUMBERS } from './report-names'

/** How a figure is shown: a count, 万元 to 0.01, 亿元 to 6 decimals, a ratio, a share, or a word. */
export type FigureFormat = 'count' | 'amount' | 'amount-yi' | 'ratio' | 'share' | 'word'

/** A number of the summary sheet (汇总表): its value and its formula come from the same expression. */
export interface SummaryCell {
  readonly expression: Expression
  readonly format: FigureFormat
}

/** One that others refer to. */
export interface Figure extends SummaryCell {
  readonly id: string
}

export type InvestmentGrouping = 'task' | 'type' | 'leadUnit' | 'involvedUnit' | 'startYear' | 'endYear'
export type IndicatorGrouping = 'category' | 'attribute'

/** One line of a block, e.g. a task with its count, listed count and total. */
export interface SummaryLine<K extends string = string> {
  readonly name: string
  readonly figures: Readonly<Record<K, Figure>>
}

/** A line that names itself: the first name of the rows that no line above has; empty while there is none. */
export interface SpareLine {
  readonly name: Figure
  readonly figures: Readonly<Record<InvestmentKey, Figure>>
}

/** Groupings whose names are not settled by the plan. */
export type OpenGrouping = Exclude<InvestmentGrouping, 'task'>

/** How many lines each open grouping keeps for names that rows put in later bring. */
export type SpareLines = Readonly<Record<OpenGrouping, number>>

const NO_SPARE_LINES: SpareLines = { type: 0, leadUnit: 0, involvedUnit: 0, startYear: 0, endYear: 0 }

export type InvestmentKey = 'count' | 'listed' | 'total'
export type RollUpKey =
  'count' | 'reported' | 'met' | 'onTrack' | 'behind' | 'regressed' | 'undecided' | 'pending' | 'metRate'
export type InvestmentTotal =
  | 'count'
  | 'listed'
  | 'unlisted'
  | 'total'
  | 'totalYi'
  | 'declared'
  | 'difference'
  | 'matchesDeclared'
  | 'addedCount'
  | 'addedTotal'
  | 'investedYear'
  | 'invested'
  | 'investedRate'
export type IndicatorTotal = RollUpKey | 'binding' | 'anticipatory' | 'meanCompletion' | 'timeProgress'
export type ProjectStatus = keyof typeof PROJECT_STATUS_WORDS
export type ProjectTotal = ProjectStatus | 'unknown'

/** Every figure of the summary, in blocks. */
export interface Summary {
  readonly investment: Readonly<Record<InvestmentTotal, Figure>>
  readonly investmentBy: Readonly<Record<InvestmentGrouping, readonly SummaryLine<InvestmentKey>[]>>
  readonly spareLines: Readonly<Record<OpenGrouping, readonly SpareLine[]>>
  readonly evenSpread: readonly { readonly year: number; readonly figure: Figure }[]
  readonly indicators: Readonly<Record<IndicatorTotal, Figure>>
  readonly indicatorsBy: Readonly<Record<IndicatorGrouping, readonly SummaryLine<RollUpKey>[]>>
  readonly projects: Readonly<Record<ProjectTotal, Figure>>
}

/** What the lines of the blocks are: the plan's lists and whatever the rows hold besides. */
export interface SummaryDimensions {
  readonly tasks: readonly string[]
  readonly types: readonly string[]
  readonly leadUnits: readonly string[]
  readonly involvedUnits: readonly string[]
  readonly startYears: readonly number[]
  readonly endYears: readonly number[]
  readonly spreadYears: readonly number[]
  readonly categories: readonly string[]
}

const P = 'projects'
const I = 'indicators'
const isNamed: Condition = { column: 'name', test: { is: 'text' } }
const isPlanned: Condition = {
  column: 'adjustment',
  test: { is: 'not-equal', value: ADJUSTMENT_WORDS.added }
}
const isAdded: Condition = { column: 'adjustment', test: { is: 'equal', value: ADJUSTMENT_WORDS.added } }
const isListed: Condition = { column: 'amount', test: { is: 'number' } }
const equals = (column: string, value: string): Condition => ({ column, test: { is: 'equal', value } })

/** Mark around each unit in the merged-units helper column, so that one name never matches inside another. */
export const UNIT_MARK = '|'

const groupingCondition: Readonly<Record<InvestmentGrouping, (value: string) => Condition>> = {
  task: (value) => equals('task', value),
  type: (value) => equals('typeKey', value),
  leadUnit: (value) => ({
    column: 'leadKeys',
    test: { is: 'starts-with', value: `${UNIT_MARK}${value}${UNIT_MARK}` }
  }),
  involvedUnit: (value) => ({
    column: 'leadKeys',
    test: { is: 'contains', value: `${UNIT_MARK}${value}${UNIT_MARK}` }
  }),
  startYear: (value) => ({ column: 'startYear', test: { is: 'same-number', value: Number(value) } }),
  endYear: (value) => ({ column: 'endYear', test: { is: 'same-number', value: Number(value) } })
}

function investmentLine(
  grouping: InvestmentGrouping,
  name: string,
  position: number
): SummaryLine<InvestmentKey> {
  const member = groupingCondition[grouping](name)
  const make = (key: InvestmentKey, expression: Expression, format: FigureFormat): Figure => ({
    id: `investment.${grouping}.${position}.${key}`,
    expression,
    format
  })
  return {
    name,
    figures: {
      count: make('count', countWhere(P, isNamed, isPlanned, member), 'count'),
      listed: make('listed', countWhere(P, isListed, isPlanned, member), 'count'),
      total: make('total', round(sumWhere(P, 'amount', isPlanned, member), 2), 'amount')
    }
  }
}

const SPARE_CONDITIONS: Readonly<Record<OpenGrouping, (name: string) => Condition>> = {
  type: (name) => namedBy('typeKey', name, 'equal'),
  leadUnit: (name) => namedBy('leadKeys', name, 'starts-with'),
  involvedUnit: (name) => namedBy('leadKeys', name, 'contains'),
  startYear: (name) => namedBy('startYear', name, 'same-number'),
  endYear: (name) => namedBy('endYear', name, 'same-number')
}

const namedBy = (
  column: string,
  name: string,
  how: Extract<Condition['test'], { is: 'named-by' }>['how']
): Condition => ({ column, test: { is: 'named-by', figure: name, how, mark: UNIT_MARK } })

function lineNames(grouping: OpenGrouping, units: readonly string[]): LineNames {
  switch (grouping) {
    case 'type':
      return { from: 'texts', column: 'typeKey' }
    case 'startYear':
    case 'endYear':
      return { from: 'numbers', column: grouping }
    default: {
      const how = grouping === 'leadUnit' ? 'starts-with' : 'contains'
      return {
        from: 'list',
        list: UNIT_LIST,
        numbers: UNIT_NUMBERS[grouping],
        entries: units,
        column: 'leadKeys',
        how,
        mark: UNIT_MARK
      }
    }
  }
}

function spareLines(
  plan: Plan,
  grouping: OpenGrouping,
  known: readonly string[],
  count: number
): readonly SpareLine[] {
  const names = lineNames(
    grouping,
    plan.units.entries.map((unit) => unit.name)
  )
  const idOf = (position: number): string => `investment.${grouping}.spare${position}`
  return Array.from({ length: count }, (_, position): SpareLine => {
    const id = `${idOf(position)}.name`
    const member = SPARE_CONDITIONS[grouping](id)
    const make = (key: InvestmentKey, of: Expression, format: FigureFormat): Figure => ({
      id: `${idOf(position)}.${key}`,
      expression: when(compare(figure(id), '=', absent), absent, of),
      format
    })
    return {
      name: {
        id,
        format: 'word',
        expression: {
          op: 'next-name',
          id,
          table: P,
          names,
          except: { column: 'adjustment', value: ADJUSTMENT_WORDS.added },
          above: {
            names: known,
            figures: Array.from({ length: position }, (__, before) => `${idOf(before)}.name`)
          }
        }
      },
      figures: {
        count: make('count', countWhere(P, isNamed, isPlanned, member), 'count'),
        listed: make('listed', countWhere(P, isListed, isPlanned, member), 'count'),
        total: make('total', round(sumWhere(P, 'amount', isPlanned, member), 2), 'amount')
      }
    }
  })
}

function investmentTotals(plan: Plan): Readonly<Record<InvestmentTotal, Figure>> {
  const id = (key: InvestmentTotal): string => `investment.${key}`
  const make = (
    key: InvestmentTotal,
    expression: Expression,
    format: FigureFormat
  ): readonly [InvestmentTotal, Figure] => [key, { id: id(key), expression, format }]
  const total = figure(id('total'))
  const hasTables = plan.projects.length > 0
  return Object.fromEntries([
    make('count', countWhere(P, isNamed, isPlanned), 'count'),
    make('listed', countWhere(P, isListed, isPlanned), 'count'),
    make('unlisted', minus(figure(id('count')), figure(id('listed'))), 'count'),
    make('total', round(sumWhere(P, 'amount', isPlanned), 2), 'amount'),
    make('totalYi', round(over(total, number(10_000)), 6), 'amount-yi'),
    make('declared', hasTables ? number(plan.document.declared.totalInvestment) : absent, 'amount'),
    make('difference', hasTables ? round(minus(total, figure(id('declared'))), 2) : absent, 'amount'),
    make(
      'matchesDeclared',
      hasTables ? when(compare(figure(id('difference')), '=', number(0)), text(YES), text(NO)) : absent,
      'word'
    ),
    make('addedCount', countWhere(P, isNamed, isAdded), 'count'),
    make('addedTotal', round(sumWhere(P, 'amount', isAdded), 2), 'amount'),
    make('investedYear', round(sumWhere(P, 'investedYear', isPlanned), 2), 'amount'),
    make('invested', round(sumWhere(P, 'investedTotal', isPlanned), 2), 'amount'),
    make(
      'investedRate',
      when(compare(total, '=', number(0)), absent, round(over(figure(id('invested')), total), 6)),
      'ratio'
    )
  ]) as Record<InvestmentTotal, Figure>
}

function rollUp(prefix: string, ...where: readonly Condition[]): Readonly<Record<RollUpKey, Figure>> {
  const id = (key: RollUpKey): string => `${prefix}.${key}`
  const withStatus = (status: keyof typeof STATUS_WORDS): Expression =>
    countWhere(I, isNamed, equals('status', STATUS_WORDS[status]), ...where)
  const make = (key: RollUpKey, expression: Expression, format: FigureFormat = 'count') =>
    [key, { id: id(key), expression, format }] as const
  return Object.fromEntries([
    make('count', countWhere(I, isNamed, ...where)),
    make('pending', withStatus('not-reported')),
    make('reported', minus(figure(id('count')), figure(id('pending')))),
    make('met', withStatus('met')),
    make('onTrack', withStatus('on-track')),
    make('behind', plus(withStatus('behind'), withStatus('behind-final'))),
    make('regressed', withStatus('regressed')),
    make('undecided', withStatus('undecided')),
    make(
      'metRate',
      when(
        compare(figure(id('count')), '=', number(0)),
        absent,
        round(over(figure(id('met')), figure(id('count'))), 6)
      ),
      'ratio'
    )
  ]) as Record<RollUpKey, Figure>
}

/** How many cells of a column, of the indicators that meet the conditions, are none of what may stand there. */
const unreadIn = (column: string, of: readonly Alternative[], ...where: readonly Condition[]): Expression =>
  minus(
    countWhere(I, isNamed, ...where),
    countWhere(I, isNamed, ...where, { column, test: { is: 'any-of', of } })
  )

/** The same of values, of the indicators whose rate rests on values. */
const unreadValuesIn = (column: string, ...where: readonly Condition[]): Expression =>
  unreadIn(
    column,
    [{ is: 'number' }, { is: 'blank' }, { is: 'equal', value: UNPUBLISHED }],
    { column: 'kind', test: { is: 'not-equal', value: RATE_KIND_WORDS.qualitative } },
    ...where
  )

/** How many cells that the rates of the period rest on could not be read: earlier years matter to sums over years only. */
function unreadValues(years: readonly number[]): Expression {
  const reportYear = named(REPORT_NAMES.year)
  const overYears: Condition = {
    column: 'accumulation',
    test: { is: 'not-equal', value: ACCUMULATION_WORDS.level }
  }
  const isYearly = compare(named(REPORT_NAMES.yearly), '=', number(1))
  const unread = sum([
    unreadIn(
      'assignedTarget',
      [{ is: 'number' }, { is: 'blank' }],
      equals('targetForm', TARGET_FORM_WORDS.assigned)
    ),
    when(isYearly, number(0), unreadValuesIn('current')),
    ...years.map((year) =>
      when(
        compare(reportYear, '>', number(year)),
        unreadValuesIn(actualField(year), overYears),
        when(
          all(isYearly, compare(reportYear, '=', number(year))),
          unreadValuesIn(actualField(year)),
          number(0)
        )
      )
    )
  ])
  return when(isNumber(reportYear), unread, number(0))
}

function indicatorTotals(years: readonly number[]): Readonly<Record<IndicatorTotal, Figure>> {
  const hasRate: Condition = { column: 'clippedRate', test: { is: 'number' } }
  const rated = countWhere(I, isNamed, hasRate)
  return {
    ...rollUp('indicators'),
    binding: {
      id: 'indicators.binding',
      expression: countWhere(I, isNamed, equals('attribute', ATTRIBUTE_WORDS.binding)),
      format: 'count'
    },
    anticipatory: {
      id: 'indicators.anticipatory',
      expression: countWhere(I, isNamed, equals('attribute', ATTRIBUTE_WORDS.anticipatory)),
      format: 'count'
    },
    meanCompletion: {
      id: 'indicators.meanCompletion',
      expression: when(
        compare(rated, '=', number(0)),
        absent,
        when(
          compare(unreadValues(years), '>', number(0)),
          absent,
          round(over(sumWhere(I, 'clippedRate', isNamed), rated), 6)
        )
      ),
      format: 'ratio'
    },
    timeProgress: {
      id: 'indicators.timeProgress',
      expression: when(isNumber(named(REPORT_NAMES.progress)), named(REPORT_NAMES.progress), absent),
      format: 'ratio'
    }
  }
}

function projectTotals(): Readonly<Record<ProjectTotal, Figure>> {
  const statuses = Object.keys(PROJECT_STATUS_WORDS) as ProjectStatus[]
  const counts = statuses.map(
    (status) =>
      [
        status,
        {
          id: `projects.${status}`,
          expression: countWhere(P, isNamed, equals('status', PROJECT_STATUS_WORDS[status])),
          format: 'count'
        }
      ] as const
  )
  return {
    ...Object.fromEntries(counts),
    unknown: {
      id: 'projects.unknown',
      expression: minus(countWhere(P, isNamed), sum(statuses.map((status) => figure(`projects.${status}`)))),
      format: 'count'
    }
  } as Record<ProjectTotal, Figure>
}

function evenSpreadIn(year: number): Figure {
  return {
    id: `investment.evenSpread.${year}`,
    expression: round(
      plus(
        sumWhere(
          P,
          'evenShare',
          isPlanned,
          { column: 'startYear', test: { is: 'at-most', value: year } },
          { column: 'endYear', test: { is: 'more-than', value: year } }
        ),
        sumWhere(P, 'lastShare', isPlanned, { column: 'endYear', test: { is: 'same-number', value: year } })
      ),
      2
    ),
    format: 'amount'
  }
}

/**
 * Defines every figure of the summary for the lines that the rows give, and for spare lines that take what rows put in
 * later bring; 新增 projects are summed apart.
 */
export function defineSummary(
  plan: Plan,
  dimensions: SummaryDimensions,
  spare: SpareLines = NO_SPARE_LINES
): Summary {
  const lines = (
    grouping: InvestmentGrouping,
    names: readonly (string | number)[]
  ): SummaryLine<InvestmentKey>[] =>
    names.map((name, position) => investmentLine(grouping, String(name), position))
  const rollUps = (grouping: IndicatorGrouping, values: readonly string[]): SummaryLine<RollUpKey>[] =>
    values.map((value, position) => ({
      name: value,
      figures: rollUp(`indicators.${grouping}.${position}`, equals(grouping, value))
    }))
  const spareOf = (grouping: OpenGrouping, names: readonly (string | number)[]): readonly SpareLine[] =>
    spareLines(plan, grouping, names.map(String), spare[grouping])
  return {
    investment: investmentTotals(plan),
    spareLines: {
      type: spareOf('type', dimensions.types),
      leadUnit: spareOf('leadUnit', dimensions.leadUnits),
      involvedUnit: spareOf('involvedUnit', dimensions.involvedUnits),
      startYear: spareOf('startYear', dimensions.startYears),
      endYear: spareOf('endYear', dimensions.endYears)
    },
    investmentBy: {
      task: lines('task', dimensions.tasks),
      type: lines('type', dimensions.types),
      leadUnit: lines('leadUnit', dimensions.leadUnits),
      involvedUnit: lines('involvedUnit', dimensions.involvedUnits),
      startYear: lines('startYear', dimensions.startYears),
      endYear: lines('endYear', dimensions.endYears)
    },
    evenSpread: dimensions.spreadYears.map((year) => ({ year, figure: evenSpreadIn(year) })),
    indicators: indicatorTotals(plan.years),
    indicatorsBy: {
      category: rollUps('category', dimensions.categories),
      attribute: rollUps('attribute', Object.values(ATTRIBUTE_WORDS))
    },
    projects: projectTotals()
  }
}

/** All figures of a summary in a flat list. */
export function figuresOf(summary: Summary): readonly Figure[] {
  const lines = [...Object.values(summary.investmentBy), ...Object.values(summary.indicatorsBy)].flat()
  const spare = Object.values(summary.spareLines).flat()
  return [
    ...spare.flatMap(({ name, figures }) => [name, ...Object.values(figures)]),
    ...Object.values(summary.investment),
    ...Object.values(summary.indicators),
    ...Object.values(summary.projects),
    ...summary.evenSpread.map((entry) => entry.figure),
    ...lines.flatMap((line) => Object.values<Figure>(line.figures))
  ]
}
