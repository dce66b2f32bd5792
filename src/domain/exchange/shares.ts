import Big from 'big.js'
import type { CellValue } from '../report/layout'
import type { ProjectField } from '../report/fields'
import { COLON } from '../report/workbook-lexicon'

/** How shares of a field make up the whole: amounts are added, texts put below each other, the rest is the coordinator's. */
export type ShareRule = 'sum' | 'text' | 'coordinator'

const RULES: Readonly<Partial<Record<ProjectField, ShareRule>>> = {
  investedYear: 'sum',
  investedTotal: 'sum',
  fundSource: 'text',
  progressNote: 'text',
  issues: 'text',
  explanation: 'text',
  reviewOpinion: 'text',
  remarks: 'text'
}

/** The rule by which shares of a field are put together. */
export const shareRule = (field: string): ShareRule => RULES[field as ProjectField] ?? 'coordinator'

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
