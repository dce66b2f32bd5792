import Big from 'big.js'
import type { CellValue } from '../report/layout'
import type { Column, FieldContent } from '../report/fields'
import { PROJECT_COLUMNS } from '../report/project-columns'
import { COLON } from '../report/workbook-lexicon'

/** How shares of a field make up the whole: amounts are added, texts put below each other, the rest is the coordinator's. */
export type ShareRule = 'sum' | 'text' | 'coordinator'

const RULES: Readonly<Partial<Record<FieldContent, ShareRule>>> = { amount: 'sum', text: 'text' }

/** The rule by which shares of a field are put together. */
export function shareRule(field: string): ShareRule {
  const column = (PROJECT_COLUMNS as Readonly<Partial<Record<string, Column>>>)[field]
  return (column?.role === 'report' && RULES[column.content]) || 'coordinator'
}

/**
 * The whole of several units' shares, in the order of the units given: a sum, or each text behind its unit's name. Nothing
 * where nobody said anything; undefined where an amount is no number, so that there is no sum.
 */
export function wholeOf(
  field: string,
  shares: Readonly<Record<string, CellValue>>,
  units: readonly string[]
): CellValue | undefined {
  const given = [
    ...units,
    ...Object.keys(shares)
      .filter((unit) => !units.includes(unit))
      .sort()
  ].flatMap((unit) => {
    const value = shares[unit]
    return value === undefined || value === null || value === '' ? [] : [{ unit, value }]
  })
  if (given.length === 0) return null
  if (shareRule(field) === 'text') {
    return given.map(({ unit, value }) => `${unit}${COLON}${String(value)}`).join('\n')
  }
  let sum = new Big(0)
  for (const { value } of given) {
    if (typeof value !== 'number') return undefined
    sum = sum.plus(value)
  }
  return sum.toNumber()
}
