import { atOnce } from '../../domain/measures/steps'
import { cellAddress, columnLetters, rangeAddress } from '../../domain/report/a1'
import type {
  CellLayout,
  CellRange,
  LinkLayout,
  SheetLayout,
  WorkbookLayout
} from '../../domain/report/layout'
import { cellKey } from '../../domain/report/workbook-content'
import { addressesOf, columnCount, rectanglesByKey, rowCount } from './rectangles'
import { asWritten } from './typed-text'
import { BLOCK_BYTES, jsonBytes, writeStep, type WriteStep } from './write-requests'

type Written = string | number | boolean | null

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
  return [...formats].map(([format, ranges]) =>
    writeStep('formatting', 2 * ranges.length, (book) => {
      for (const range of ranges) {
        const cells = book.sheet(sheet.name).getRange(rangeAddress(range))
        setAll(cells, 'numberFormat', format)
      }
    })
  )
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
  const ranges = plain.get(true) ?? []
  return [
    writeStep('formatting', 2 * ranges.length, (book) => {
      for (const range of ranges)
        setAll(book.sheet(sheet.name).getRange(rangeAddress(range)), 'numberFormat', 'General')
    })
  ]
}

/** One value for all cells of a range, which Excel takes in place of a matrix. */
function setAll(range: Excel.Range, property: 'numberFormat' | 'formulas', value: string): void {
  // The declared type knows matrices only: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-large
  range[property] = value as unknown as string[][]
}

/** Rows made ready for writing in one step; they take a few milliseconds. */
const ROWS_IN_STEP = 500

/** Constants of a sheet, row by row in blocks; cells of formulas and cells not laid out stay as they are. */
export function* valuePieces(
  sheet: SheetLayout,
  styles: WorkbookLayout['styles']
): Generator<void, WriteStep[]> {
  const linkFormulas = linkFormulaCells(sheet)
  const written = (cell: CellLayout | undefined, row: number, column: number): Written => {
    if (!cell || cell.formula !== undefined || cell.value === null) return null
    if (linkFormulas.has(cellKey(row, column))) return null
    const isText = styles[cell.style]?.numberFormat === TEXT_FORMAT
    return isText && typeof cell.value === 'string' ? cell.value : asWritten(cell.value)
  }
  const rows: Written[][] = []
  for (const [index, row] of sheet.cells.entries()) {
    rows.push(row.map((cell, column) => written(cell, index, column)))
    if (index % ROWS_IN_STEP === 0) yield
  }
  return yield* matrixPieces(sheet.name, 'values', { top: 0, left: 0 }, rows)
}

/** A matrix as writes of full rows, none larger than a block; `null` leaves a cell as it is. */
export const matrixSteps = (...given: Parameters<typeof matrixPieces>): WriteStep[] =>
  atOnce(matrixPieces(...given))

/** The same piece by piece, for whoever has to rest between them. */
export function* matrixPieces(
  sheet: string,
  property: 'values' | 'formulas' | 'numberFormat',
  at: { readonly top: number; readonly left: number },
  rows: readonly (readonly Written[])[]
): Generator<void, WriteStep[]> {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (width === 0) return []
  const steps: WriteStep[] = []
  let block: Written[][] = []
  let bytes = 0
  let top = at.top
  const finish = (next: number): void => {
    const filled = block
    const range = { top, left: at.left, bottom: top + filled.length - 1, right: at.left + width - 1 }
    if (filled.some((row) => row.some((value) => value !== null))) {
      steps.push(
        writeStep(
          'writing',
          2,
          (book) => {
            book.sheet(sheet).getRange(rangeAddress(range))[property] = filled
          },
          bytes
        )
      )
    }
    block = []
    bytes = 0
    top = next
  }
  for (const [index, row] of rows.entries()) {
    const filled = [...row, ...Array.from({ length: width - row.length }, () => null)]
    const size = jsonBytes(filled)
    if (block.length > 0 && bytes + size > BLOCK_BYTES) finish(at.top + index)
    block.push(filled)
    bytes += size + 1
    if (index % ROWS_IN_STEP === 0) yield
  }
  finish(at.top + rows.length)
  return steps
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
      writeStep(
        'writing',
        2,
        (book) => {
          const range = book
            .sheet(sheet.name)
            .getRange(rangeAddress({ top, bottom, left: column, right: column }))
          setAll(range, 'formulas', `=${formula}`)
        },
        jsonBytes(formula)
      )
    ),
    ...filledRows(single).flatMap(({ top, left, rows }) =>
      matrixSteps(sheet.name, 'formulas', { top, left }, rows)
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

/** Links into the workbook: few as cells' own links, many as formulas. */
export function* linkPieces(sheet: SheetLayout): Generator<void, WriteStep[]> {
  const links = sheet.links ?? []
  if (links.length === 0) return []
  if (links.length <= MOST_OWN_LINKS) {
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
  const formulas: Written[][] = []
  for (const link of links) {
    const line = (formulas[link.row] ??= [])
    while (line.length < link.column) line.push(null)
    line[link.column] = linkFormula(link, shownText(sheet, link.row, link.column))
  }
  yield
  const rows = Array.from(formulas, (line) => line ?? [])
  const steps: WriteStep[] = []
  for (const { top, left, rows: part } of filledRows(rows)) {
    steps.push(...(yield* matrixPieces(sheet.name, 'formulas', { top, left }, part)))
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
