/** The category Excel's dialog lists a number format under; https://learn.microsoft.com/javascript/api/excel/excel.numberformatcategory */
export function numberFormatCategory(format: string): string {
  if (format === 'General') return 'General'
  if (format === '@') return 'Text'
  const bare = format.replace(/"[^"]*"|\\./g, '')
  if (/%/.test(bare)) return 'Percentage'
  if (/_\(.*\*/.test(bare)) return 'Accounting'
  if (/[¥$€£]|\[\$[^\]-]+/.test(format)) return 'Currency'
  const plain = bare.replace(/\[[^\]]*\]/g, '')
  if (/[yd]|m(?!:)/i.test(plain) && !/[hs]/i.test(plain)) return 'Date'
  if (/[hs]/i.test(plain)) return /[yd]/i.test(plain) ? 'Date' : 'Time'
  if (/e[+-]/i.test(plain)) return 'Scientific'
  if (/\/[?\d]/.test(plain)) return 'Fraction'
  if (/^[#0,]*0(?:\.0+)?(?:_\)?)?(?:;.*)?$/.test(plain)) return 'Number'
  return 'Custom'
}
