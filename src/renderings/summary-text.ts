import type { ReportFigures } from '../domain/measures/compute'
import { printPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import { uncountedCount, type UncountedCells } from '../domain/report/uncounted-cells'
import { say, shownPeriod, type Language } from '../messages'
import type { Rendering } from './rendering'
import { summaryDocument } from './summary-json'
import { uncountedSentences } from './uncounted'

/** `12345.6` as `12,345.6`; absent as the word for nothing. */
export function grouped(decimal: string | null, none: string): string {
  if (decimal === null) return none
  const [whole = '', fraction] = decimal.split('.')
  const digits = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')
  return fraction === undefined ? digits : `${digits}.${fraction}`
}

/** A ratio such as `0.555556` as `55.56%`. */
export const asPercent = (ratio: string | null, none: string): string =>
  ratio === null ? none : `${(Number(ratio) * 100).toFixed(2).replace(/\.?0+$/u, '')}%`

/** The result of `sum` for reading in a terminal. */
export function renderSummaryText(
  plan: Plan,
  figures: ReportFigures,
  uncounted: readonly UncountedCells[],
  language: Language
): Rendering {
  const document = summaryDocument(plan, figures, uncounted)
  const none = say('none', language)
  const { indicators } = document
  const lines = [
    say('sum.title', language, {
      plan: plan.shortTitle,
      period: figures.period
        ? shownPeriod(printPeriod(figures.period), language)
        : say('sum.noPeriod', language)
    }),
    ...investmentLines(document.investment, figures, language),
    say('sum.indicators', language),
    `  ${say('sum.indicatorCounts', language, { ...withoutNull(indicators) })}`,
    `  ${say('sum.progressFacts', language, {
      timeProgress: asPercent(document.timeProgress, none),
      mean: asPercent(indicators.meanCompletion, none)
    })}`,
    say('sum.projects', language),
    `  ${say('sum.projectCounts', language, { ...withoutNull(document.projects) })}`,
    ...notCountedLines(uncounted, language)
  ]
  return { output: `${lines.join('\n')}\n`, exitCode: 0 }
}

function investmentLines(
  investment: ReturnType<typeof summaryDocument>['investment'],
  figures: ReportFigures,
  language: Language
): string[] {
  const none = say('none', language)
  const amount = (value: string | null): string => grouped(value, none)
  const line = (entry: { name: string; count: number | null; total: string | null }): string =>
    `    ${say('sum.line', language, { name: entry.name, count: entry.count ?? 0, total: amount(entry.total) })}`
  const totalYi = figures.value(figures.summary.investment.totalYi.id)
  const difference = figures.value(figures.summary.investment.difference.id)
  return [
    say('sum.investment', language),
    `  ${say('sum.total', language, {
      total: amount(investment.total),
      totalYi: String(totalYi ?? none),
      listed: investment.listed ?? 0,
      unlisted: investment.unlisted ?? 0
    })}`,
    ...(investment.matchesDeclared === null
      ? []
      : [
          `  ${say(investment.matchesDeclared ? 'sum.matches' : 'sum.differs', language, {
            declared: amount(investment.declared),
            difference: String(difference ?? none)
          })}`
        ]),
    `  ${say('sum.invested', language, {
      invested: amount(investment.invested),
      rate: asPercent(investment.investedRate, none)
    })}`,
    ...(investment.added.count
      ? [
          `  ${say('sum.added', language, { count: investment.added.count, total: amount(investment.added.total) })}`
        ]
      : []),
    `  ${say('sum.byTask', language)}`,
    ...investment.byTask.map(line),
    `  ${say('sum.byLeadUnit', language)}`,
    ...investment.byLeadUnit.map(line)
  ]
}

const notCountedLines = (uncounted: readonly UncountedCells[], language: Language): string[] =>
  uncounted.length === 0
    ? []
    : [
        say('sum.uncounted.title', language, { count: uncountedCount(uncounted) }),
        ...uncountedSentences(uncounted, language).map((sentence) => `  ${sentence}`)
      ]

const withoutNull = (record: object): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(record).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number'
    )
  )
