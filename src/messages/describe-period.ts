import { parsePeriod } from '../domain/measures/report-period'
import type { Language } from './language'
import { say } from './say'

/** A report period as sentences say it, out of how the workbook writes it; what cannot be read shows itself. */
export function shownPeriod(printed: string, language: Language): string {
  const period = parsePeriod(printed)
  return period ? say(`period.${period.part}`, language, { year: period.year }) : printed
}
