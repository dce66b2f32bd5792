import { atOnce, mappedInSteps, type Steps } from '../../domain/measures/steps'
import { cellAddress, columnLetters, rangeAddress } from '../../domain/report/a1'
import type {
  CellLayout,
  CellRange,
  LinkLayout,
  SheetLayout,
  WorkbookLayout
} from '../../domain/report/layout'
import { cellKey } from '../../domain/report/workbook-content'
import { columnFormulaStep, formatStep, matrixSteps, type Written, type WrittenPlace } from './cell-writes'
import { ALL_SHOW } from './hidden-rows'
import { addressesOf, columnCount, rectanglesByKey, rowCount } from './rectangles'
import { asWritten } from './typed-text'
import { jsonBytes, writeStep, type WriteStep } from './write-requests'

/** Equal formulas below each other that are worth a call of their own, so that the text crosses once. */
const LONG_COLUMN = 8
/** More links than this become HYPERLINK formulas, which are written like values; each own link is a call. */
export const MOST_OWN_LINKS = 60

const TEXT_FORMAT = '@'

/** Number formats, by rectangles of equal format; before the values, because text cells keep what is typed. */
export function numberFormatSteps(sheet: SheetLayout, styles: WorkbookLayout['styles']): WriteStep[] {
  const formats = rectanglesByKey(
    sheet.cells.map((row) => row.map((cell) => (cell ? styles[cell.style]?.numberFormat : undefined)))
  )
  return [...formats].map(([format, ranges]) => formatStep('formatting', sheet.name, ranges, format))
}

/** Plain cells of formulas back to no format: a formula entered into one takes on the format of the cells it reads. */
export function plainFormulaSteps(sheet: SheetLayout, styles: WorkbookLayout['styles']): WriteStep[] {
  const plain = rectanglesByKey(
    sheet.cells.map((row) =>
      row.map((cell) =>
        cell?.formula !== undefined && styles[cell.style]?.numberFormat === undefined ? true : undefined
      )
    )
  )
  return [formatStep('formatting', sheet.name, plain.get(true) ?? [], 'General')]
}

/** A place on a sheet that is being laid out, where nothing is hidden yet. */
const laidOut = (
  { name }: SheetLayout,
  property: WrittenPlace['property'],
  { top, left }: Pick<WrittenPlace, 'top' | 'left'>
): WrittenPlace => ({ sheet: name, property, top, left, isHidden: ALL_SHOW })

/** Constants of a sheet, row by row in blocks; cells of formulas and cells not laid out stay as they are. */
export function* valueSteps(sheet: SheetLayout, styles: WorkbookLayout['styles']): Steps<WriteStep[]> {
  const linkFormulas = linkFormulaCells(sheet)
  const written = (cell: CellLayout | undefined, row: number, column: number): Written => {
    if (!cell || cell.formula !== undefined || cell.value === null) return null
    if (linkFormulas.has(cellKey(row, column))) return null
    const isText = styles[cell.style]?.numberFormat === TEXT_FORMAT
    return isText && typeof cell.value === 'string' ? cell.value : asWritten(cell.value)
  }
  const rows = yield* mappedInSteps(sheet.cells, (row, index) =>
    row.map((cell, column) => written(cell, index, column))
  )
  return yield* matrixSteps(laidOut(sheet, 'values', { top: 0, left: 0 }), rows)
}

/** Formulas of a sheet: long columns of one formula as one text, the rest as blocks of the rows that have any. */
export function formulaSteps(sheet: SheetLayout): WriteStep[] {
  const columns = formulaColumns(sheet)
  const isInColumn = new Set(
    columns.flatMap(({ column, top, bottom }) =>
      Array.from({ length: bottom - top + 1 }, (_, index) => cellAddress(top + index, column))
    )
  )
  const single = sheet.cells.map((row, rowIndex) =>
    row.map((cell, column): Written =>
      cell?.formula === undefined || isInColumn.has(cellAddress(rowIndex, column)) ? null : `=${cell.formula}`
    )
  )
  return [
    ...columns.map(({ column, top, bottom, formula }) =>
      columnFormulaStep(sheet.name, { top, bottom, left: column, right: column }, `=${formula}`)
    ),
    ...filledRows(single).flatMap(({ rows, ...at }) =>
      atOnce(matrixSteps(laidOut(sheet, 'formulas', at), rows))
    )
  ]
}

interface FormulaColumn {
  readonly column: number
  readonly top: number
  readonly bottom: number
  readonly formula: string
}

/** One text for a column only means the same in each row where it names cells by table and not by address. */
const IS_ADDRESS = /(?<![\p{L}\p{N}_.[\]])\$?[A-Za-z]{1,3}\$?\d{1,7}(?![\p{L}\p{N}_.([])/u

function formulaColumns({ cells }: SheetLayout): readonly FormulaColumn[] {
  const found: FormulaColumn[] = []
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0)
  for (let column = 0; column < width; column += 1) {
    for (let top = 0; top < cells.length;) {
      const formula = cells[top]?.[column]?.formula
      let bottom = top
      while (formula !== undefined && cells[bottom + 1]?.[column]?.formula === formula) bottom += 1
      if (formula !== undefined && bottom - top + 1 >= LONG_COLUMN && !IS_ADDRESS.test(formula))
        found.push({ column, top, bottom, formula })
      top = bottom + 1
    }
  }
  return found
}

/** Stretches of rows that hold something, without the empty columns at their sides. */
function filledRows(rows: readonly (readonly Written[])[]): readonly {
  readonly top: number
  readonly left: number
  readonly rows: readonly (readonly Written[])[]
}[] {
  const filled = rectanglesByKey(rows.map((row) => [row.some((cell) => cell !== null) || undefined]))
  return (filled.get(true) ?? []).map(({ top, bottom }) => {
    const part = rows.slice(top, bottom + 1)
    let left = Infinity
    let right = 0
    for (const row of part) {
      left = Math.min(
        left,
        row.findIndex((cell) => cell !== null)
      )
      right = Math.max(
        right,
        row.findLastIndex((cell) => cell !== null)
      )
    }
    return { top, left, rows: part.map((row) => row.slice(left, right + 1)) }
  })
}

/** The Excel table of a sheet, `called` something else for the time being; its cells go in before, its formulas after. */
export function tableSteps({ name, table }: SheetLayout, called = table?.name ?? ''): WriteStep[] {
  if (!table) return []
  return [
    writeStep('formatting', 6, (book) => {
      const added = book.sheet(name).tables.add(rangeAddress(table.range), true)
      added.name = called
      added.style = table.style ?? 'TableStyleLight1'
      added.showBandedRows = table.bandedRows ?? false
    })
  ]
}

/** Links into the workbook where they are few, as cells' own. */
export function linkSteps(sheet: SheetLayout): WriteStep[] {
  const links = sheet.links ?? []
  if (links.length > MOST_OWN_LINKS) return []
  return [
    writeStep('formatting', 3 * links.length, (book) => {
      for (const { row, column, target, tip } of links) {
        book.sheet(sheet.name).getRange(cellAddress(row, column)).hyperlink = {
          documentReference: target,
          textToDisplay: shownText(sheet, row, column),
          ...(tip === undefined ? {} : { screenTip: tip })
        }
      }
    })
  ]
}

/**
 * Links into the workbook where they are many, as formulas; before the table, whose whole column the last one might fill
 * otherwise: https://github.com/OfficeDev/office-js/issues/5909
 */
export function* linkFormulaSteps(sheet: SheetLayout): Steps<WriteStep[]> {
  const links = sheet.links ?? []
  if (links.length <= MOST_OWN_LINKS) return []
  const formulas: Written[][] = []
  for (const link of links) {
    const line = (formulas[link.row] ??= [])
    while (line.length < link.column) line.push(null)
    line[link.column] = linkFormula(link, shownText(sheet, link.row, link.column))
  }
  yield
  const rows = Array.from(formulas, (line) => line ?? [])
  const steps: WriteStep[] = []
  for (const { rows: part, ...at } of filledRows(rows)) {
    steps.push(...(yield* matrixSteps(laidOut(sheet, 'formulas', at), part)))
  }
  return steps
}

const shownText = (sheet: SheetLayout, row: number, column: number): string =>
  String(sheet.cells[row]?.[column]?.value ?? '')

const inQuotes = (text: string): string => `"${text.replaceAll('"', '""')}"`

const linkFormula = ({ target }: LinkLayout, text: string): string =>
  `=HYPERLINK(${inQuotes(`#${target}`)},${inQuotes(text)})`

function linkFormulaCells({ links = [] }: SheetLayout): ReadonlySet<number> {
  return new Set(links.length > MOST_OWN_LINKS ? links.map(({ row, column }) => cellKey(row, column)) : [])
}

/** Merged cells; after the values, since Excel keeps only the first one's. */
export function mergeSteps({ name, merges = [] }: SheetLayout): WriteStep[] {
  return merges.length === 0
    ? []
    : [
        writeStep('formatting', 2 * merges.length, (book) => {
          for (const range of merges) book.sheet(name).getRange(rangeAddress(range)).merge(false)
        })
      ]
}

/** Notes of cells: as notes where this Excel knows them (1.18), as comments otherwise. */
export function commentSteps(sheet: SheetLayout, hasNotes: boolean): WriteStep[] {
  const comments = sheet.cells.flatMap((row, rowIndex) =>
    row.flatMap((cell, column) =>
      cell?.comment === undefined ? [] : [{ place: cellAddress(rowIndex, column), text: cell.comment }]
    )
  )
  return comments.map(({ place, text }) =>
    writeStep(
      'formatting',
      2,
      (book) => {
        const cell = book.sheet(sheet.name).getRange(place)
        if (hasNotes) book.workbook.notes.add(cell, text)
        else book.workbook.comments.add(cell, text)
      },
      jsonBytes(text)
    )
  )
}

/** The ranges of a sheet at once, or in as many as their addresses need. */
export function targets(
  sheet: Excel.Worksheet,
  ranges: readonly CellRange[]
): readonly (Excel.Range | Excel.RangeAreas)[] {
  const [only, more] = ranges
  if (only && !more) return [sheet.getRange(rangeAddress(only))]
  return addressesOf(ranges).map((address) => sheet.getRanges(address))
}

/** Whole columns as an address. */
export const columnsAddress = (first: number, last: number): string =>
  `${columnLetters(first)}:${columnLetters(last)}`

/** Whole rows as an address. */
export const rowsAddress = (first: number, last: number): string => `${first + 1}:${last + 1}`

/** Whether a range has several rows, several columns. */
export const extent = (range: CellRange): { readonly tall: boolean; readonly wide: boolean } => ({
  tall: rowCount(range) > 1,
  wide: columnCount(range) > 1
})
