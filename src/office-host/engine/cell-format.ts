import type { IStyleData } from '@univerjs/core'
import { BooleanNumber, WrapStrategy } from '@univerjs/core'
import { colorNames } from './color-names'

/** One border line as Excel names it. */
export interface BorderLine {
  style: string
  weight: string
  color: string
  tint?: number
}

/** The sides a range's border collection knows, as Excel names them. */
export type BorderSide =
  | 'EdgeTop'
  | 'EdgeBottom'
  | 'EdgeLeft'
  | 'EdgeRight'
  | 'InsideVertical'
  | 'InsideHorizontal'
  | 'DiagonalDown'
  | 'DiagonalUp'

/** The format of a cell in Excel's terms; lengths in points, colours as `#RRGGBB`, empty fill as ''. */
export interface CellFormat {
  numberFormat: string
  fontName: string
  fontSize: number
  fontColor: string
  bold: boolean
  italic: boolean
  underline: string
  strikethrough: boolean
  subscript: boolean
  superscript: boolean
  fillColor: string
  horizontalAlignment: string
  verticalAlignment: string
  wrapText: boolean
  shrinkToFit: boolean
  indentLevel: number
  textOrientation: number
  readingOrder: string
  locked: boolean
  formulaHidden: boolean
  style: string
  /** Kept where an add-in set them: tints from -1 (dark) to 1 (light), the pattern of a fill with its colour. */
  fontTint?: number
  fillTint?: number
  fillPattern?: string
  patternColor?: string
  patternTint?: number
  autoIndent?: boolean
  /** The number of the style of an opened file it was made from, which may say more than this does. */
  origin?: number
  borders: Partial<Record<'top' | 'bottom' | 'left' | 'right' | 'diagonalDown' | 'diagonalUp', BorderLine>>
}

/** The format of a cell nobody has formatted. */
export const defaultFormat: CellFormat = {
  numberFormat: 'General',
  fontName: 'Calibri',
  fontSize: 11,
  fontColor: '#000000',
  bold: false,
  italic: false,
  underline: 'None',
  strikethrough: false,
  subscript: false,
  superscript: false,
  fillColor: '',
  horizontalAlignment: 'General',
  verticalAlignment: 'Bottom',
  wrapText: false,
  shrinkToFit: false,
  indentLevel: 0,
  textOrientation: 0,
  readingOrder: 'Context',
  locked: true,
  formulaHidden: false,
  style: 'Normal',
  borders: {}
}

/** The properties that the six parts of a cell style govern. */
export const formatParts = {
  number: ['numberFormat'],
  font: [
    'fontName',
    'fontSize',
    'fontColor',
    'bold',
    'italic',
    'underline',
    'strikethrough',
    'subscript',
    'superscript',
    'fontTint'
  ],
  fill: ['fillColor', 'fillPattern', 'fillTint', 'patternColor', 'patternTint'],
  border: ['borders'],
  alignment: [
    'horizontalAlignment',
    'verticalAlignment',
    'wrapText',
    'shrinkToFit',
    'indentLevel',
    'textOrientation',
    'readingOrder',
    'autoIndent'
  ],
  protection: ['locked', 'formulaHidden']
} as const satisfies Record<string, readonly (keyof CellFormat)[]>

const horizontal: Record<string, number> = { Left: 1, Center: 2, Right: 3, Justify: 4, Distributed: 6 }
const vertical: Record<string, number> = { Top: 1, Center: 2, Bottom: 3 }

const univerBorder: Record<string, number> = {
  'Continuous/Hairline': 2,
  'Continuous/Thin': 1,
  'Continuous/Medium': 8,
  'Continuous/Thick': 13,
  'Dot/Thin': 3,
  'Dash/Thin': 4,
  'DashDot/Thin': 5,
  'DashDotDot/Thin': 6,
  'Double/Thick': 7,
  'Dash/Medium': 9,
  'DashDot/Medium': 10,
  'DashDotDot/Medium': 11,
  'SlantDashDot/Medium': 12
}

/** The style Univer draws for a format; it carries the format itself, so that nothing Univer lacks is lost. */
export function univerStyle(format: CellFormat): IStyleData & { office: CellFormat } {
  const style: IStyleData & { office: CellFormat } = { office: format }
  if (format.numberFormat !== 'General') style.n = { pattern: format.numberFormat }
  if (format.fontName !== defaultFormat.fontName) style.ff = format.fontName
  if (format.fontSize !== defaultFormat.fontSize) style.fs = format.fontSize
  if (format.fontColor !== '#000000') style.cl = { rgb: format.fontColor }
  if (format.bold) style.bl = 1
  if (format.italic) style.it = 1
  if (format.underline !== 'None') style.ul = { s: 1 }
  if (format.strikethrough) style.st = { s: 1 }
  if (format.fillColor) style.bg = { rgb: format.fillColor }
  if (horizontal[format.horizontalAlignment]) style.ht = horizontal[format.horizontalAlignment]!
  if (vertical[format.verticalAlignment]) style.vt = vertical[format.verticalAlignment]!
  if (format.wrapText) style.tb = 3
  if (format.textOrientation) style.tr = { a: format.textOrientation }
  if (format.indentLevel) style.pd = { l: format.indentLevel * 9 }
  const sides = {
    t: format.borders.top,
    b: format.borders.bottom,
    l: format.borders.left,
    r: format.borders.right
  }
  const drawn = Object.entries(sides).filter(([, line]) => line)
  if (drawn.length > 0) {
    style.bd = Object.fromEntries(
      drawn.map(([side, line]) => [
        side,
        { s: univerBorder[`${line!.style}/${line!.weight}`] ?? 1, cl: { rgb: line!.color } }
      ])
    )
  }
  return style
}

const named = (table: Record<string, number>, value: unknown, otherwise: string): string =>
  Object.keys(table).find((name) => table[name] === value) ?? otherwise

/** The format of a style made by Univer itself, for instance by a person using its toolbar. */
export function formatOfUniverStyle(
  style: (IStyleData & { office?: CellFormat }) | null | undefined
): CellFormat {
  if (!style) return defaultFormat
  const base = style.office ?? defaultFormat
  const line = (side: 't' | 'b' | 'l' | 'r'): BorderLine | undefined => {
    const data = style.bd?.[side]
    if (!data) return undefined
    const [lineStyle = 'Continuous', weight = 'Thin'] = named(univerBorder, data.s, 'Continuous/Thin').split(
      '/'
    )
    return { style: lineStyle, weight, color: data.cl?.rgb ?? '#000000' }
  }
  const borders: CellFormat['borders'] = {}
  const sides = { top: line('t'), bottom: line('b'), left: line('l'), right: line('r') }
  for (const [side, value] of Object.entries(sides)) if (value) borders[side as 'top'] = value
  return {
    ...base,
    numberFormat: style.n?.pattern ?? 'General',
    fontName: style.ff ?? defaultFormat.fontName,
    fontSize: style.fs ?? defaultFormat.fontSize,
    fontColor: style.cl?.rgb ?? '#000000',
    bold: style.bl === BooleanNumber.TRUE,
    italic: style.it === BooleanNumber.TRUE,
    underline:
      style.ul?.s === BooleanNumber.TRUE ? (base.underline === 'None' ? 'Single' : base.underline) : 'None',
    strikethrough: style.st?.s === BooleanNumber.TRUE,
    fillColor: style.bg?.rgb ?? '',
    horizontalAlignment: named(horizontal, style.ht, base.horizontalAlignment),
    verticalAlignment: named(vertical, style.vt, base.verticalAlignment),
    wrapText: style.tb === WrapStrategy.WRAP,
    borders
  }
}

/** A colour as `#RRGGBB`; undefined when it is no colour Excel reads. */
export function readColor(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const hex = /^#?([0-9a-f]{6})$/i.exec(value.trim())
  if (hex) return `#${hex[1]!.toUpperCase()}`
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value.trim())
  if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`.toUpperCase()
  const named = colorNames.get(value.trim().toLowerCase())
  return named && `#${named.toUpperCase()}`
}
