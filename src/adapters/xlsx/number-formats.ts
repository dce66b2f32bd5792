import { attribute, walkTags } from './xml-tags'

/**
 * Codes of the number formats that files name by number only (ECMA-376 part 1, 18.8.30). What 27 to 36 and 50 to 58
 * show depends on the language of the program; they stand here as the dates and times they are.
 */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
  ...Object.fromEntries([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'yyyy-m-d'])),
  ...Object.fromEntries([32, 33, 34, 35, 55, 56].map((id) => [id, 'h:mm:ss']))
}

/** Whether a number format shows a number as it is. */
export const isGeneral = (format: string): boolean => format.toLowerCase() === 'general'

/** The number format of each cell style of a styles part, by the style's index; undefined for General. */
export function numberFormatsOf(stylesXml: string): readonly (string | undefined)[] {
  const custom = new Map<number, string>()
  const formats: (string | undefined)[] = []
  let inside: string | undefined
  walkTags(stylesXml, {
    open(name, attributes) {
      if (name === 'numFmts' || name === 'cellXfs') inside = name
      else if (name === 'numFmt' && inside === 'numFmts')
        custom.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'xf' && inside === 'cellXfs') {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        const code = custom.get(id) ?? BUILT_IN_FORMATS[id]
        formats.push(code === undefined || isGeneral(code) ? undefined : code)
      }
    },
    close(name) {
      if (name === inside) inside = undefined
    }
  })
  return formats
}
