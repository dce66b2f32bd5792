import Big from 'big.js'
import type { ReportFigures } from '../domain/measures/compute'
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
  const { summary } = figures
  const value = (figure: Figure): Scalar => figures.value(figure.id)
  const investmentLines = (lines: readonly SummaryLine<'count' | 'listed' | 'total'>[]) =>
    lines.map((line) => ({
      name: line.name,
      count: count(value(line.figures.count)),
      listed: count(value(line.figures.listed)),
      total: decimal(value(line.figures.total))
    }))
  const rollUps = (
    lines: readonly SummaryLine<'count' | 'reported' | 'met' | 'onTrack' | 'behind' | 'metRate'>[]
  ) =>
    lines.map((line) => ({
      name: line.name,
      count: count(value(line.figures.count)),
      reported: count(value(line.figures.reported)),
      met: count(value(line.figures.met)),
      onTrack: count(value(line.figures.onTrack)),
      behind: count(value(line.figures.behind)),
      metRate: decimal(value(line.figures.metRate))
    }))
  const { investment, investmentBy, indicators, indicatorsBy, projects } = summary
  return {
    plan: plan.id,
    period: figures.period ? printPeriod(figures.period) : null,
    timeProgress: decimal(figures.named(REPORT_NAMES.progress)),
    investment: {
      unit: AMOUNT_UNIT,
      count: count(value(investment.count)),
      listed: count(value(investment.listed)),
      unlisted: count(value(investment.unlisted)),
      total: decimal(value(investment.total)),
      declared: decimal(value(investment.declared)),
      matchesDeclared:
        value(investment.matchesDeclared) === undefined ? null : value(investment.matchesDeclared) === YES,
      byTask: investmentLines(investmentBy.task),
      byType: investmentLines(investmentBy.type),
      byLeadUnit: investmentLines(investmentBy.leadUnit),
      byInvolvedUnit: investmentLines(investmentBy.involvedUnit),
      byStartYear: investmentLines(investmentBy.startYear),
      byEndYear: investmentLines(investmentBy.endYear),
      evenSpread: Object.fromEntries(
        summary.evenSpread.map(({ year, figure }) => [String(year), decimal(value(figure))])
      ),
      invested: decimal(value(investment.invested)),
      investedRate: decimal(value(investment.investedRate)),
      added: { count: count(value(investment.addedCount)), total: decimal(value(investment.addedTotal)) }
    },
    indicators: {
      count: count(value(indicators.count)),
      binding: count(value(indicators.binding)),
      anticipatory: count(value(indicators.anticipatory)),
      reported: count(value(indicators.reported)),
      met: count(value(indicators.met)),
      onTrack: count(value(indicators.onTrack)),
      behind: count(value(indicators.behind)),
      regressed: count(value(indicators.regressed)),
      pending: count(value(indicators.pending)),
      undecided: count(value(indicators.undecided)),
      meanCompletion: decimal(value(indicators.meanCompletion)),
      byCategory: rollUps(indicatorsBy.category),
      byAttribute: rollUps(indicatorsBy.attribute)
    },
    completion: figures.indicators.map((row) => ({
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
    })),
    projects: {
      notStarted: count(value(projects['not-started'])),
      inProgress: count(value(projects['in-progress'])),
      finished: count(value(projects.finished)),
      paused: count(value(projects.paused)),
      terminated: count(value(projects.terminated)),
      unknown: count(value(projects.unknown))
    },
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

/** The result of `sum` as the JSON document of the command line's contract: amounts and rates as exact decimal strings. */
export const renderSummaryJson = (
  plan: Plan,
  figures: ReportFigures,
  uncounted: readonly UncountedCells[]
): Rendering => renderJson(summaryDocument(plan, figures, uncounted))
