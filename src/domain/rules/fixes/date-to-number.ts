import type { FixKind } from './fix'

/** A number that is shown as a date stays the number; its cell gets the number format of its column. */
export const dateToNumberFix: FixKind = {
  code: 'date-as-number',
  safe: true,
  mend: ({ finding, content }) => (finding.fixable && typeof content === 'number' ? content : undefined)
}
