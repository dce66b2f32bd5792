import Big from 'big.js'
import type { ComputedRow, ReportFigures } from '../domain/measures/compute'
import type { Scalar } from '../domain/measures/expression'
import { printPeriod } from '../domain/measures/report-period'
import type { Figure, SummaryLine } from '../domain/measures/summary'
import { DIRECTION_WORDS, RATE_KIND_WORDS, STATUS_WORDS, YES } from '../domain/measures/value-lexicon'
import type { Plan } from '../domain/plan/plan'
import { AMOUNT_UNIT } from '../domain/plan/plan-lexicon'
import type { UncountedCells } from '../domain/report/uncounted-cells'
import { REPORT_NAMES } from '../domain/measures/report-names'
import { renderJson, type Rendering } from './rendering'

const decimal = (value: Scalar): string | null => (value instanceof Big ? value.toFixed() : null)
const count = (value: Scalar): number | null => (value instanceof Big ? value.toNumber() : null)
const text = (value: Scalar): string | null =>
  value === undefined ? null : value instanceof Big ? value.toFixed() : String(value)

const codeOf = (words: Readonly<Record<string, string>>, word: Scalar): string | null =>
  Object.entries(words).find(([, shown]) => shown === word)?.[0] ?? null

/** The status codes of the contract: a target missed at the end is behind. */
const statusOf = (word: Scalar): string | null => {
  const status = codeOf(STATUS_WORDS, word)
  return status === 'behind-final' ? 'behind' : status
}

/** The figures of a workbook in the shape of the command line's contract. */
export function summaryDocument(plan: Plan, figures: ReportFigures, uncounted: readonly UncountedCells[]) {
  return {
    plan: plan.id,
    period: figures.period ? printPeriod(figures.period) : null,
    timeProgress: decimal(figures.named(REPORT_NAMES.progress)),
    investment: investmentOf(figures),
    indicators: indicatorsOf(figures),
    completion: figures.indicators.map(completionOf),
    projects: projectsOf(figures),
    uncounted: uncounted.map(({ sheet, field, header, count: of, cells, reason }) => ({
      sheet,
      field,
      header,
      count: of,
      cells,
      reason
    }))
  }
}

function investmentOf({ summary, value: valueOf }: ReportFigures) {
  const { investment, investmentBy, evenSpread } = summary
  const value = ({ id }: Figure): Scalar => valueOf(id)
  const linesOf = (lines: readonly SummaryLine<'count' | 'listed' | 'total'>[]) =>
    lines.map((line) => ({
      name: line.name,
      count: count(value(line.figures.count)),
      listed: count(value(line.figures.listed)),
      total: decimal(value(line.figures.total))
    }))
  const matches = value(investment.matchesDeclared)
  return {
    unit: AMOUNT_UNIT,
    count: count(value(investment.count)),
    listed: count(value(investment.listed)),
    unlisted: count(value(investment.unlisted)),
    total: decimal(value(investment.total)),
    declared: decimal(value(investment.declared)),
    matchesDeclared: matches === undefined ? null : matches === YES,
    byTask: linesOf(investmentBy.task),
    byType: linesOf(investmentBy.type),
    byLeadUnit: linesOf(investmentBy.leadUnit),
    byInvolvedUnit: linesOf(investmentBy.involvedUnit),
    byStartYear: linesOf(investmentBy.startYear),
    byEndYear: linesOf(investmentBy.endYear),
    evenSpread: Object.fromEntries(
      evenSpread.map(({ year, figure }) => [String(year), decimal(value(figure))])
    ),
    invested: decimal(value(investment.invested)),
    investedRate: decimal(value(investment.investedRate)),
    added: { count: count(value(investment.addedCount)), total: decimal(value(investment.addedTotal)) }
  }
}

function indicatorsOf({ summary, value: valueOf }: ReportFigures) {
  const { indicators, indicatorsBy } = summary
  const countOf = ({ id }: Figure): number | null => count(valueOf(id))
  const rollUps = (
    lines: readonly SummaryLine<'count' | 'reported' | 'met' | 'onTrack' | 'behind' | 'metRate'>[]
  ) =>
    lines.map((line) => ({
      name: line.name,
      count: countOf(line.figures.count),
      reported: countOf(line.figures.reported),
      met: countOf(line.figures.met),
      onTrack: countOf(line.figures.onTrack),
      behind: countOf(line.figures.behind),
      metRate: decimal(valueOf(line.figures.metRate.id))
    }))
  return {
    count: countOf(indicators.count),
    binding: countOf(indicators.binding),
    anticipatory: countOf(indicators.anticipatory),
    reported: countOf(indicators.reported),
    met: countOf(indicators.met),
    onTrack: countOf(indicators.onTrack),
    behind: countOf(indicators.behind),
    regressed: countOf(indicators.regressed),
    pending: countOf(indicators.pending),
    undecided: countOf(indicators.undecided),
    meanCompletion: decimal(valueOf(indicators.meanCompletion.id)),
    byCategory: rollUps(indicatorsBy.category),
    byAttribute: rollUps(indicatorsBy.attribute)
  }
}

const completionOf = (row: ComputedRow) => ({
  code: text(row['code']),
  no: count(row['no']),
  name: text(row['name']),
  unit: text(row['unit']),
  baseline: text(row['baseline']),
  target: text(row['target']),
  direction: codeOf(DIRECTION_WORDS, row['direction']),
  kind: codeOf(RATE_KIND_WORDS, row['kind']),
  actual: decimal(row['tested']),
  rate: decimal(row['rate']),
  timeProgress: decimal(row['timeProgress']),
  gap: decimal(row['gap']),
  status: statusOf(row['status'])
})

function projectsOf({ summary: { projects }, value: valueOf }: ReportFigures) {
  const countOf = ({ id }: Figure): number | null => count(valueOf(id))
  return {
    notStarted: countOf(projects['not-started']),
    inProgress: countOf(projects['in-progress']),
    finished: countOf(projects.finished),
    paused: countOf(projects.paused),
    terminated: countOf(projects.terminated),
    unknown: countOf(projects.unknown)
  }
}

/** The result of `sum` as the JSON document of the command line's contract: amounts and rates as exact decimal strings. */
export const renderSummaryJson = (
  plan: Plan,
  figures: ReportFigures,
  uncounted: readonly UncountedCells[]
): Rendering => renderJson(summaryDocument(plan, figures, uncounted))
