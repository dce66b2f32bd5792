import { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import { readWorkbookFile } from '../file/read-workbook'
import { bytesOfBase64 } from './base64'
import type { ObjectRef } from './office-class'
import { guardStructure } from './range-target'

interface InsertOptions {
  sheetNamesToInsert?: string[]
  positionType?: string
  relativeTo?: string | ObjectRef
}

const free = (taken: (name: string) => boolean, name: string, separator: string): string => {
  if (!taken(name)) return name
  let number = 2
  while (taken(`${name}${separator}${number}`)) number++
  return `${name}${separator}${number}`
}

function position(book: Book, { positionType = 'End', relativeTo }: InsertOptions): number {
  const wanted =
    typeof relativeTo === 'string'
      ? (book.sheetById(relativeTo) ?? book.sheetByName(relativeTo))
      : (relativeTo?.target as Sheet | undefined)
  const index = wanted ? book.sheets.indexOf(wanted) : -1
  switch (positionType) {
    case 'None':
    case 'End':
      return book.sheets.length
    case 'Beginning':
      return 0
    case 'Before':
    case 'After':
      if (index < 0) throw itemNotFound('the sheet to insert at')
      return positionType === 'Before' ? index : index + 1
    default:
      throw invalidArgument(`${positionType} is no position`)
  }
}

/**
 * Copies sheets of an .xlsx file, given as base64, into the workbook: cells, formats and what each sheet keeps; answers with their ids.
 * Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-workbooks#insert-a-copy-of-an-existing-workbook-into-the-current-one
 */
export async function insertWorksheets(book: Book, file: unknown, options: unknown): Promise<string[]> {
  guardStructure(book)
  const given = (options ?? {}) as InsertOptions
  const bytes = bytesOfBase64(file)
  if (!bytes) throw invalidArgument('the file is no base64 text')
  const source = new Book()
  try {
    try {
      await readWorkbookFile(source, bytes)
    } catch (error) {
      throw new OfficeError('InvalidArgument', `The file cannot be read: ${(error as Error).message}`)
    }
    await source.calculate(true)
    const wanted = given.sheetNamesToInsert ?? []
    const sheets =
      wanted.length === 0
        ? source.sheets
        : wanted.map((name) => {
            const sheet = source.sheetByName(name)
            if (!sheet) throw itemNotFound(`the sheet ${name} of the file`)
            return sheet
          })
    let at = position(book, given)
    const ids: string[] = []
    for (const sheet of sheets) {
      const name = free((one) => book.sheetByName(one) !== undefined, sheet.name, ' ')
      const state = structuredClone(sheet.state)
      state.tables = state.tables.map((table) => ({
        ...table,
        id: book.newId(),
        name: free((one) => tableNamed(book, one), table.name, '_')
      }))
      state.conditionalFormats = state.conditionalFormats.map((format) => ({ ...format, id: book.newId() }))
      state.comments = state.comments.map((comment) => ({ ...comment, id: book.newId() }))
      state.charts = state.charts.map((chart) => ({ ...chart, id: book.newId() }))
      for (const styles of [state.rowFormats, state.columnFormats]) {
        for (const [line, style] of Object.entries(styles))
          styles[Number(line)] = book.formats.idOf(source.formats.formatOf(style))
      }
      if (state.sheetFormat) state.sheetFormat = book.formats.idOf(source.formats.formatOf(state.sheetFormat))
      const copy = book.addSheet(name, at++, state)
      copyCells(sheet, copy)
      book.tablesChanged()
      ids.push(copy.id)
      book.emit({ kind: 'added', target: copy.id, detail: { worksheetId: copy.id, source: book.source } })
    }
    book.forgetHistory()
    return ids
  } finally {
    source.dispose()
  }
}

const tableNamed = (book: Book, name: string): boolean =>
  book.sheets.some((sheet) =>
    sheet.state.tables.some((table) => table.name.toLowerCase() === name.toLowerCase())
  )

function copyCells(from: Sheet, to: Sheet): void {
  const used = from.usedArea(false)
  if (!used) return
  const styles = new Map<string, string>()
  to.write(used, (row, column) => {
    const cell = from.cell(row, column)
    if (!cell) return undefined
    if (!cell.s) return { ...cell }
    const key = typeof cell.s === 'string' ? cell.s : JSON.stringify(cell.s)
    let style = styles.get(key)
    if (style === undefined) {
      style = to.book.formats.idOf(from.book.formats.formatOf(cell.s))
      styles.set(key, style)
    }
    return { ...cell, s: style }
  })
}
