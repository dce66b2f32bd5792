import { lastColumn, lastRow } from '../engine/area'
import type { Book } from '../engine/book'
import type { CellFormat } from '../engine/cell-format'
import { defaultFormat, formatParts } from '../engine/cell-format'
import type { StyleState } from '../engine/workbook-state'
import { itemNotFound } from '../bridge/office-error'

const filled = (fillColor: string, fontColor: string): Partial<CellFormat> => ({ fillColor, fontColor })
const heading = (fontSize: number, color: string, weight: string): Partial<CellFormat> => ({
  fontSize,
  bold: true,
  fontColor: '#44546A',
  borders: { bottom: { style: 'Continuous', weight, color } }
})
const box = (color: string): CellFormat['borders'] => {
  const line = { style: 'Continuous', weight: 'Thin', color }
  return { top: line, bottom: line, left: line, right: line }
}

/** The formats of Excel's built-in cell styles by name. */
const builtIn: Record<string, Partial<CellFormat>> = {
  Normal: {},
  Good: filled('#C6EFCE', '#006100'),
  Bad: filled('#FFC7CE', '#9C0006'),
  Neutral: filled('#FFEB9C', '#9C5700'),
  Input: { ...filled('#FFCC99', '#3F3F76'), borders: box('#7F7F7F') },
  Output: { ...filled('#F2F2F2', '#3F3F3F'), bold: true, borders: box('#3F3F3F') },
  Calculation: { ...filled('#F2F2F2', '#FA7D00'), bold: true, borders: box('#7F7F7F') },
  CheckCell: { ...filled('#A5A5A5', '#FFFFFF'), bold: true },
  LinkedCell: { fontColor: '#FA7D00' },
  WarningText: { fontColor: '#FF0000' },
  ExplanatoryText: { fontColor: '#7F7F7F', italic: true },
  Note: { fillColor: '#FFFFCC', borders: box('#B2B2B2') },
  Heading1: heading(15, '#4472C4', 'Thick'),
  Heading2: heading(13, '#A1B8E1', 'Thick'),
  Heading3: heading(11, '#8EA9DB', 'Medium'),
  Heading4: { bold: true, fontColor: '#44546A' },
  Title: { fontSize: 18, fontColor: '#44546A' },
  Total: {
    bold: true,
    borders: {
      top: { style: 'Continuous', weight: 'Thin', color: '#4472C4' },
      bottom: { style: 'Double', weight: 'Thick', color: '#4472C4' }
    }
  },
  Comma: { numberFormat: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ' },
  Currency: { numberFormat: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ' },
  Percent: { numberFormat: '0%' },
  Hyperlink: { fontColor: '#0563C1', underline: 'Single' },
  FollowedHyperlink: { fontColor: '#954F72', underline: 'Single' }
}

for (const [index, color] of ['#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47'].entries())
  builtIn[`Accent${index + 1}`] = filled(color, '#FFFFFF')

const everything: StyleState['includes'] = {
  Alignment: true,
  Border: true,
  Font: true,
  Number: true,
  Patterns: true,
  Protection: true
}

const partsSetBy: Record<keyof StyleState['includes'], readonly (keyof CellFormat)[]> = {
  Alignment: formatParts.alignment,
  Border: formatParts.border,
  Font: formatParts.font,
  Number: formatParts.number,
  Patterns: formatParts.fill,
  Protection: formatParts.protection
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** The names of a workbook's styles: the built-in ones and those added. */
export const styleNames = (book: Book): string[] => [
  ...Object.keys(builtIn),
  ...book.state.styles.map(({ name }) => name).filter((name) => !isBuiltIn(name))
]

/** Whether Excel has a style by itself. */
export const isBuiltIn = (name: string): boolean => Object.keys(builtIn).some((own) => same(own, name))

/** A style by its name; ItemNotFound when there is none. */
export function styleOf(book: Book, name: string): StyleState {
  const known = book.state.styles.find((style) => same(style.name, name))
  if (known) return known
  const own = Object.keys(builtIn).find((one) => same(one, name))
  if (own === undefined) throw itemNotFound(`the style ${name}`)
  return {
    name: own,
    format: { ...defaultFormat, ...builtIn[own], style: own },
    includes: { ...everything }
  }
}

/** A style of the workbook's own state, for changing it. */
export function ownStyle(book: Book, name: string): StyleState {
  const style = styleOf(book, name)
  const { styles } = book.touchWorkbook()
  const known = styles.find((one) => same(one.name, name))
  if (known) return known
  styles.push(style)
  return style
}

/** What applying a style does to a format. Source: https://learn.microsoft.com/javascript/api/excel/excel.style */
export function styleFormat(book: Book, name: string): (format: CellFormat) => CellFormat {
  const { format, includes, name: exact } = styleOf(book, name)
  const keys = Object.entries(partsSetBy).flatMap(([part, own]) =>
    includes[part as keyof typeof includes] ? own : []
  )
  return (before) => {
    const after: Record<string, unknown> = { ...before, style: exact }
    for (const key of keys) {
      if (format[key] === undefined) delete after[key]
      else after[key] = format[key]
    }
    return after as unknown as CellFormat
  }
}

/** Changes a style and every cell that has it. */
export function changeStyle(
  { book, style: name }: { book: Book; style: string },
  change: (format: CellFormat) => CellFormat
): void {
  const style = ownStyle(book, name)
  style.format = change(style.format)
  const apply = styleFormat(book, name)
  const everywhere = { top: 0, left: 0, bottom: lastRow, right: lastColumn }
  for (const sheet of book.sheets) {
    sheet.writeExisting(
      everywhere,
      (_row, _column, old) => {
        if (!old.s || typeof old.s !== 'string') return old
        const format = book.formats.formatOf(old.s)
        return same(format.style, name) && format.style !== 'Normal'
          ? { ...old, s: book.formats.idOf(apply(format)) }
          : old
      },
      false
    )
  }
}
