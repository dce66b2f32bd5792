import { canonicalText, tidyText } from '../plan/canonical-text'
import { readUnitsCell, type UnitsDictionary } from '../plan/units'
import {
  COUNT_UNITS,
  STANDARD_UNITS,
  UNIT_LIST_LOOKALIKES,
  UNIT_LIST_SEPARATOR,
  UNIT_RESPELLINGS
} from './unit-lexicon'

const standardByCanonical = new Map<string, string>([
  ...STANDARD_UNITS.map((unit): [string, string] => [canonicalText(unit), unit]),
  ...UNIT_RESPELLINGS.map(([spelling, unit]): [string, string] => [canonicalText(spelling), unit])
])

/** The standard spelling of a unit of measurement; absent for one that is not listed. */
export const standardUnit = (text: string): string | undefined => standardByCanonical.get(canonicalText(text))

const counts: ReadonlySet<string> = new Set(COUNT_UNITS)

/** Whether values in this unit count something or measure a concentration, so that none is below zero. */
export function isNeverNegative(unit: string): boolean {
  const standard = standardUnit(unit) ?? canonicalText(unit)
  return counts.has(standard) || [...counts].some((count) => standard.startsWith(`${count}/`))
}

/** Whether values in this unit are percentages. */
export const isPercentUnit = (unit: string): boolean => standardUnit(unit) === '%'

/** A units cell tidied: each line break between two names becomes the list separator. */
export const tidyUnits = (text: string): string =>
  text
    .split(/[\n\r\u2028\u2029]+/u)
    .map((line) => tidyText(line).replace(/^[、,， ]+|[、,， ]+$/gu, ''))
    .filter((line) => line !== '')
    .join(UNIT_LIST_SEPARATOR)

/**
 * A units cell with the list separator in place of other marks between the names, what stands in brackets left alone;
 * absent where that does not make every name known.
 */
export function separatedUnits(text: string, dictionary: UnitsDictionary): string | undefined {
  const separated = tidyUnits(
    tidyUnits(text)
      .replace(UNIT_LIST_LOOKALIKES, (found) => (/^[(（]/u.test(found) ? found : UNIT_LIST_SEPARATOR))
      .split(UNIT_LIST_SEPARATOR)
      .filter((part) => part !== '')
      .join(UNIT_LIST_SEPARATOR)
  )
  const { units, unknown, unbalancedBracket } = readUnitsCell(separated, dictionary)
  return units.length > 1 && unknown.length === 0 && !unbalancedBracket ? separated : undefined
}
