import { canonicalText } from './canonical-text'
import type { PlanDocument } from './plan-document'
import { sha256Hex } from './sha256-hex'

/** Hexadecimal digits enough to tell the plans of one coordinator apart. */
const DIGITS = 6

/** The id of an imported plan: its years, and a short hash of region, title and years, however they are spelled. */
export function importedPlanId({
  region,
  title,
  period: { start, end }
}: Pick<PlanDocument, 'region' | 'title' | 'period'>): string {
  const named = JSON.stringify([canonicalText(region), canonicalText(title), start, end])
  return `plan-${start}-${end}-${sha256Hex(named).slice(0, DIGITS)}`
}

const YEARS_ALONE = /^plan-\d{4}-\d{4}$/u

/** Whether an id names nothing but years, as imports once gave them, so that plans of several regions may have it. */
export const isAmbiguousPlanId = (id: string): boolean => YEARS_ALONE.test(id)
