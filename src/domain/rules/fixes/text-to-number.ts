import { textParam, type FixKind } from './fix'

/** A number stored as text becomes the number; separators, unit and percent sign go. */
export const textToNumberFix: FixKind = {
  code: 'number-as-text',
  safe: true,
  mend({ finding }) {
    const number = finding.fixable ? textParam(finding, 'number') : undefined
    return number === undefined ? undefined : Number(number)
  }
}
