import type {
  BorderLineStyle,
  CellStyle,
  FillPattern,
  PaperSize,
  ValidationOperator,
  ValidationType
} from 'hucre'
import type { BorderLine, CellFormat } from '../engine/cell-format'
import { defaultFormat } from '../engine/cell-format'
import type { ConditionalStyle } from '../engine/workbook-state'

/** Looks a term up the other way round. */
export const termOf = (table: Record<string, string>, value: string | undefined): string | undefined =>
  Object.keys(table).find((key) => table[key] === value)

/** Office.js border style and weight by the file's line style. */
const lines: Record<BorderLineStyle, [string, string]> = {
  hair: ['Continuous', 'Hairline'],
  thin: ['Continuous', 'Thin'],
  medium: ['Continuous', 'Medium'],
  thick: ['Continuous', 'Thick'],
  dotted: ['Dot', 'Thin'],
  dashed: ['Dash', 'Thin'],
  dashDot: ['DashDot', 'Thin'],
  dashDotDot: ['DashDotDot', 'Thin'],
  double: ['Double', 'Thick'],
  mediumDashed: ['Dash', 'Medium'],
  mediumDashDot: ['DashDot', 'Medium'],
  mediumDashDotDot: ['DashDotDot', 'Medium'],
  slantDashDot: ['SlantDashDot', 'Medium']
}

/** Office.js validation kinds by the file's. */
export const validationKinds: Record<string, ValidationType> = {
  list: 'list',
  wholeNumber: 'whole',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  textLength: 'textLength',
  custom: 'custom'
}

/** The file's operators by Office.js names. */
export const operators: Record<string, ValidationOperator> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual'
}

/** The file's alert styles by Office.js names. */
export const alertStyles: Record<string, 'stop' | 'warning' | 'information'> = {
  Stop: 'stop',
  Warning: 'warning',
  Information: 'information'
}

/** The file's paper sizes by Office.js names. */
export const paperSizes: Record<string, PaperSize> = {
  Letter: 'letter',
  Legal: 'legal',
  A3: 'a3',
  A4: 'a4',
  A5: 'a5',
  B4: 'b4',
  B5: 'b5',
  Executive: 'executive',
  Tabloid: 'tabloid'
}

const horizontal: Record<string, string> = {
  General: 'general',
  Left: 'left',
  Center: 'center',
  Right: 'right',
  Fill: 'fill',
  Justify: 'justify',
  CenterAcrossSelection: 'centerContinuous',
  Distributed: 'distributed'
}

const vertical: Record<string, string> = {
  Top: 'top',
  Center: 'center',
  Bottom: 'bottom',
  Justify: 'justify',
  Distributed: 'distributed'
}

const underlines: Record<string, string> = {
  Single: 'single',
  Double: 'double',
  SingleAccountant: 'singleAccounting',
  DoubleAccountant: 'doubleAccounting'
}

const readingOrders: Record<string, 'ltr' | 'rtl'> = { LeftToRight: 'ltr', RightToLeft: 'rtl' }

const tinted = (tint: number | undefined): { tint?: number } => (tint ? { tint } : {})
const fileColor = (color: string): { rgb: string } => ({ rgb: color.replace('#', '') })

interface FileColor {
  rgb?: string
  indexed?: number
  theme?: number
  tint?: number
}

const officeThemeColors = [
  'FFFFFF',
  '000000',
  'E7E6E6',
  '44546A',
  '4472C4',
  'ED7D31',
  'A5A5A5',
  'FFC000',
  '5B9BD5',
  '70AD47'
]

/** The colours of the palette of older files from number 8, ECMA-376 part 1, 18.8.27; the first eight have the numbers 0 to 7 too. */
const palette = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 ' +
  '9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF ' +
  '00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 ' +
  '003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ')

/** A colour of the file as `#RRGGBB`; '' when there is none. */
export function officeColor(color: FileColor | undefined, theme: readonly string[] | undefined): string {
  if (!color) return ''
  if (color.rgb) return `#${color.rgb.slice(-6).toUpperCase()}`
  if (color.theme === undefined) {
    const indexed = palette[(color.indexed ?? 64) - ((color.indexed ?? 64) < 8 ? 0 : 8)]
    return indexed === undefined ? '' : `#${indexed}`
  }
  const order = [1, 0, 3, 2, 4, 5, 6, 7, 8, 9]
  const base = theme?.[order[color.theme] ?? color.theme] ?? officeThemeColors[color.theme] ?? '000000'
  const tint = color.tint ?? 0
  const channels = [0, 2, 4].map((at) => {
    const value = Number.parseInt(base.slice(at, at + 2), 16)
    const tinted = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint
    return Math.round(tinted).toString(16).padStart(2, '0')
  })
  return `#${channels.join('').toUpperCase()}`
}

const borderSides = ['top', 'bottom', 'left', 'right'] as const

/** A fill in the file's terms; undefined when there is none, and for gradients, whose colours Office.js does not say. */
function fileFill(format: CellFormat): CellStyle['fill'] {
  const { fillColor, fillPattern, patternColor } = format
  const pattern = fillPattern === undefined ? fillColor && ('solid' as const) : fillPatterns[fillPattern]
  if (!pattern || pattern === 'none') return undefined
  const ground = fillColor === '' ? undefined : { ...fileColor(fillColor), ...tinted(format.fillTint) }
  if (pattern === 'solid') return { type: 'pattern', pattern, ...(ground ? { fgColor: ground } : {}) }
  const lines = { ...fileColor(patternColor ?? '#000000'), ...tinted(format.patternTint) }
  return { type: 'pattern', pattern, fgColor: lines, ...(ground ? { bgColor: ground } : {}) }
}

/** A format as the file has it. */
export function fileStyle(format: CellFormat): CellStyle {
  const style: CellStyle = {
    font: {
      name: format.fontName,
      size: format.fontSize,
      color: { ...fileColor(format.fontColor), ...tinted(format.fontTint) }
    },
    protection: { locked: format.locked, hidden: format.formulaHidden }
  }
  const font = style.font!
  if (format.bold) font.bold = true
  if (format.italic) font.italic = true
  if (format.underline !== 'None') font.underline = underlines[format.underline] as 'single'
  if (format.strikethrough) font.strikethrough = true
  if (format.subscript) font.vertAlign = 'subscript'
  if (format.superscript) font.vertAlign = 'superscript'
  if (format.numberFormat !== 'General') style.numFmt = format.numberFormat
  const fill = fileFill(format)
  if (fill) style.fill = fill
  const alignment: NonNullable<CellStyle['alignment']> = {}
  if (format.horizontalAlignment !== 'General')
    alignment.horizontal = horizontal[format.horizontalAlignment] as 'left'
  alignment.vertical = vertical[format.verticalAlignment] as 'top'
  if (format.wrapText) alignment.wrapText = true
  if (format.shrinkToFit) alignment.shrinkToFit = true
  if (format.indentLevel) alignment.indent = format.indentLevel
  if (format.textOrientation) alignment.textRotation = format.textOrientation
  if (format.readingOrder !== 'Context')
    alignment.readingOrder = readingOrders[format.readingOrder] ?? 'context'
  style.alignment = alignment
  const border: NonNullable<CellStyle['border']> = {}
  for (const side of borderSides) {
    const line = format.borders[side]
    if (line) border[side] = fileLine(line)
  }
  const { diagonalDown, diagonalUp } = format.borders
  if (diagonalDown || diagonalUp) {
    border.diagonal = fileLine((diagonalDown ?? diagonalUp)!)
    if (diagonalDown) border.diagonalDown = true
    if (diagonalUp) border.diagonalUp = true
  }
  if (Object.keys(border).length > 0) style.border = border
  return style
}

function fileLine(line: BorderLine): { style: BorderLineStyle; color: { rgb: string; tint?: number } } {
  const found = (Object.keys(lines) as BorderLineStyle[]).find(
    (name) => lines[name][0] === line.style && lines[name][1] === line.weight
  )
  return { style: found ?? 'thin', color: { ...fileColor(line.color), ...tinted(line.tint) } }
}

/** The file's fill patterns by Office.js names. */
export const fillPatterns: Record<string, FillPattern> = {
  None: 'none',
  Solid: 'solid',
  Gray50: 'mediumGray',
  Gray75: 'darkGray',
  Gray25: 'lightGray',
  Horizontal: 'darkHorizontal',
  Vertical: 'darkVertical',
  Down: 'darkDown',
  Up: 'darkUp',
  Checker: 'darkGrid',
  SemiGray75: 'darkTrellis',
  LightHorizontal: 'lightHorizontal',
  LightVertical: 'lightVertical',
  LightDown: 'lightDown',
  LightUp: 'lightUp',
  Grid: 'lightGrid',
  CrissCross: 'lightTrellis',
  Gray16: 'gray125',
  Gray8: 'gray0625'
}

/** The tint a colour says beside its own value; that of a theme's colour is part of what it is read as. */
const tintOf = (color: FileColor | undefined): number =>
  color?.rgb !== undefined && color.theme === undefined ? (color.tint ?? 0) : 0

type FillFacts = Pick<CellFormat, 'fillColor' | 'fillPattern' | 'fillTint' | 'patternColor' | 'patternTint'>

/** A fill of the file; of a pattern the background is the fill's colour and the lines are the pattern's. */
function officeFill(fill: CellStyle['fill'], theme: readonly string[] | undefined): FillFacts {
  if (fill?.type !== 'pattern' || fill.pattern === 'none') return { fillColor: '' }
  const isSolid = fill.pattern === 'solid'
  const [ground, lines] = isSolid ? [fill.fgColor, undefined] : [fill.bgColor, fill.fgColor]
  const tints = { fillTint: tintOf(ground), patternTint: tintOf(lines) }
  const patternColor = officeColor(lines, theme)
  return {
    fillColor: officeColor(ground, theme),
    ...(isSolid ? {} : { fillPattern: termOf(fillPatterns, fill.pattern) ?? 'Solid' }),
    ...(patternColor === '' ? {} : { patternColor }),
    ...(tints.fillTint === 0 ? {} : { fillTint: tints.fillTint }),
    ...(tints.patternTint === 0 ? {} : { patternTint: tints.patternTint })
  }
}

/** A style of the file as a format. */
export function officeFormat(style: CellStyle, theme: readonly string[] | undefined): CellFormat {
  const { font, fill, alignment, border, protection } = style
  const borders: CellFormat['borders'] = {}
  for (const side of borderSides) {
    const line = border?.[side]
    if (!line) continue
    const [name, weight] = lines[line.style] ?? ['Continuous', 'Thin']
    borders[side] = {
      style: name,
      weight,
      color: officeColor(line.color, theme) || '#000000',
      ...tinted(tintOf(line.color))
    }
  }
  const diagonal = border?.diagonal
  if (diagonal) {
    const [name, weight] = lines[diagonal.style] ?? ['Continuous', 'Thin']
    const line = { style: name, weight, color: officeColor(diagonal.color, theme) || '#000000' }
    if (border.diagonalDown) borders.diagonalDown = line
    if (border.diagonalUp) borders.diagonalUp = { ...line }
  }
  const underline =
    font?.underline === true ? 'Single' : font?.underline ? termOf(underlines, font.underline) : undefined
  return {
    ...defaultFormat,
    numberFormat: style.numFmt ?? 'General',
    fontName: font?.name ?? defaultFormat.fontName,
    fontSize: font?.size ?? defaultFormat.fontSize,
    fontColor: officeColor(font?.color, theme) || '#000000',
    bold: font?.bold ?? false,
    italic: font?.italic ?? false,
    underline: underline ?? 'None',
    strikethrough: font?.strikethrough ?? false,
    subscript: font?.vertAlign === 'subscript',
    superscript: font?.vertAlign === 'superscript',
    ...officeFill(fill, theme),
    ...(tintOf(font?.color) === 0 ? {} : { fontTint: tintOf(font?.color) }),
    horizontalAlignment: termOf(horizontal, alignment?.horizontal) ?? 'General',
    verticalAlignment: termOf(vertical, alignment?.vertical) ?? 'Bottom',
    wrapText: alignment?.wrapText ?? false,
    shrinkToFit: alignment?.shrinkToFit ?? false,
    indentLevel: alignment?.indent ?? 0,
    textOrientation: alignment?.textRotation ?? 0,
    readingOrder: termOf(readingOrders, alignment?.readingOrder) ?? 'Context',
    locked: protection?.locked ?? true,
    formulaHidden: protection?.hidden ?? false,
    borders
  }
}

/** The part of a format a conditional format sets, as the file has it. */
export function fileConditionalStyle(style: ConditionalStyle): CellStyle {
  const result: CellStyle = {}
  const font: NonNullable<CellStyle['font']> = {}
  if (style.fontColor) font.color = fileColor(style.fontColor)
  if (style.bold) font.bold = true
  if (style.italic) font.italic = true
  if (style.strikethrough) font.strikethrough = true
  if (style.underline && style.underline !== 'None') font.underline = underlines[style.underline] as 'single'
  if (Object.keys(font).length > 0) result.font = font
  if (style.fillColor) {
    const color = fileColor(style.fillColor)
    result.fill = { type: 'pattern', pattern: 'solid', fgColor: color, bgColor: color }
  }
  if (style.numberFormat) result.numFmt = style.numberFormat
  const border: NonNullable<CellStyle['border']> = {}
  for (const [edge, line] of Object.entries(style.borders ?? {})) {
    border[edge.slice(4).toLowerCase() as 'top'] = fileLine({ ...line, weight: 'Thin' })
  }
  if (Object.keys(border).length > 0) result.border = border
  return result
}

/** What a conditional format of the file sets. */
export function officeConditionalStyle(
  style: CellStyle | undefined,
  theme: readonly string[] | undefined
): ConditionalStyle {
  const result: ConditionalStyle = {}
  const { font, fill } = style ?? {}
  const fontColor = officeColor(font?.color, theme)
  if (fontColor) result.fontColor = fontColor
  if (font?.bold) result.bold = true
  if (font?.italic) result.italic = true
  if (font?.strikethrough) result.strikethrough = true
  const fillColor = fill?.type === 'pattern' ? officeColor(fill.bgColor ?? fill.fgColor, theme) : ''
  if (fillColor) result.fillColor = fillColor
  if (style?.numFmt) result.numberFormat = style.numFmt
  for (const side of borderSides) {
    const line = style?.border?.[side]
    if (!line) continue
    const edge = `Edge${side.charAt(0).toUpperCase()}${side.slice(1)}`
    ;(result.borders ??= {})[edge] = {
      style: lines[line.style]?.[0] ?? 'Continuous',
      color: officeColor(line.color, theme) || '#000000'
    }
  }
  return result
}

/** Pixels of the widest digit in the standard font, of which a file's column widths are a multiple, padding included. */
const digitWidth = 7

/** A column width in points as the number of digit widths the file has. Source: ECMA-376 part 1, 18.3.1.13. */
export const widthInCharacters = (points: number): number => Math.round((points * 4) / 3) / digitWidth
/** A column width of the file in points, to the pixel. */
export const widthInPoints = (characters: number): number => (Math.round(characters * digitWidth) * 3) / 4
