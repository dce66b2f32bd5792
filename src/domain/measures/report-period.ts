import Big from 'big.js'
import { PERIOD_SPELLINGS, PERIOD_WORDS, type PeriodPart } from './period-lexicon'

/** A report period (报告期). Mid-term and final evaluations are years. */
export interface ReportPeriod {
  readonly year: number
  readonly part: PeriodPart
}

/** Every part in the order of the workbook's list. */
export const PERIOD_PARTS: readonly PeriodPart[] = ['year', 'H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4']

const elapsedOfYear: Readonly<Record<PeriodPart, string>> = {
  year: '1',
  H1: '0.5',
  H2: '1',
  Q1: '0.25',
  Q2: '0.5',
  Q3: '0.75',
  Q4: '1'
}

/** Reads `2023`, `2023年`, `2023上半年`, `2023年第三季度`, `2023Q3` or the number 2023; anything else is absent. */
export function parsePeriod(text: string | number): ReportPeriod | undefined {
  const compact = String(text).normalize('NFKC').replace(/\s+/gu, '')
  const match = /^(\d{4})(.*)$/u.exec(compact)
  if (!match) return undefined
  const rest = match[2] ?? ''
  const part = PERIOD_SPELLINGS.find(([spelling]) => spelling.test(rest))?.[1]
  return part && { year: Number(match[1]), part }
}

/** The period as the workbook writes it, e.g. `2023年上半年`. */
export const printPeriod = (period: ReportPeriod): string => `${period.year}${PERIOD_WORDS[period.part]}`

/** End of the period in years: 2023 for the year, 2022.5 for its first half. */
export const reportTime = (period: ReportPeriod): Big =>
  new Big(period.year - 1).plus(elapsedOfYear[period.part])

/** Whether the report covers a whole year, so that the year's column holds its value. */
export const isYearly = (period: ReportPeriod): boolean => period.part === 'year'

/** 序时进度: share of the way from the baseline year to the end year, to 6 decimals; the plan gives both years. */
export function timeProgress(
  period: ReportPeriod,
  plan: { readonly baselineYear: number; readonly end: number }
): Big {
  return reportTime(period)
    .minus(plan.baselineYear)
    .div(plan.end - plan.baselineYear)
    .round(6, Big.roundHalfUp)
}
