import { StringValueObject } from '@univerjs/engine-formula'

const lineBreaks = /[\r\n\u2028\u2029]/g

let corrected = false

/**
 * Corrects what Univer's functions do differently from Excel and no setting changes: the wildcards `?` and `*` of COUNTIFS, MATCH
 * and their like match line breaks too. Source: https://support.microsoft.com/office/countifs-function-dda3dc6e-f74e-4aee-88bc-aa8c2a866842
 */
export function correctUniver(): void {
  if (corrected) return
  corrected = true
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its object below
  const { compareBy } = StringValueObject.prototype
  StringValueObject.prototype.compareBy = function (value, operator, isCaseSensitive) {
    const own = this.getValue()
    if (typeof value !== 'string' || !/[*?]/.test(value) || !/[\r\n\u2028\u2029]/.test(own))
      return compareBy.call(this, value, operator, isCaseSensitive)
    return compareBy.call(
      StringValueObject.create(own.replace(lineBreaks, ' ')),
      value.replace(lineBreaks, ' '),
      operator,
      isCaseSensitive
    )
  }
}
