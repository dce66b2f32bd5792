import type { Book } from '../engine/book'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import { registration } from './events'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { guardStructure } from './range-target'
import { isValidSheetName, visible, worksheetClass, worksheetEvents } from './worksheet'

const byId = (book: Book, id: unknown): ObjectRef => {
  const sheet = book.sheetById(String(id)) ?? book.sheetByName(String(id))
  if (!sheet) throw itemNotFound(`the sheet ${String(id)}`)
  return ref(worksheetClass, sheet)
}

/** Workbook.worksheets; https://learn.microsoft.com/javascript/api/excel/excel.worksheetcollection */
export const worksheetsClass: OfficeClass<Book> = officeClass<Book>({
  name: 'WorksheetCollection',
  items: (book) => book.sheets.map((sheet) => ref(worksheetClass, sheet)),
  item: (book, key) => byId(book, key),
  objects: {
    GetItemOrNullObject: (book, [key]) => {
      const sheet = book.sheetById(String(key)) ?? book.sheetByName(String(key))
      return sheet ? ref(worksheetClass, sheet) : null
    },
    GetActiveWorksheet: (book) => ref(worksheetClass, book.activeSheet),
    GetFirst: (book, [visibleOnly]) =>
      ref(
        worksheetClass,
        book.sheets.find((sheet) => !visibleOnly || visible(sheet))!
      ),
    GetLast: (book, [visibleOnly]) =>
      ref(
        worksheetClass,
        [...book.sheets].reverse().find((sheet) => !visibleOnly || visible(sheet))!
      ),
    Add: (book, [name]) => {
      guardStructure(book)
      let wanted = name
      if (wanted === undefined || wanted === null || wanted === '') {
        let number = 1
        while (book.sheetByName(`Sheet${number}`)) number++
        wanted = `Sheet${number}`
      }
      if (typeof wanted !== 'string' || !isValidSheetName(wanted))
        throw invalidArgument(`${String(wanted)} cannot name a sheet`)
      if (book.sheetByName(wanted))
        throw new OfficeError('ItemAlreadyExists', `A sheet named ${wanted} exists already.`)
      const sheet = book.addSheet(wanted)
      book.emit({ kind: 'added', target: sheet.id, detail: { worksheetId: sheet.id, source: book.source } })
      return ref(worksheetClass, sheet)
    }
  },
  calls: {
    GetCount: (book, [visibleOnly]) => book.sheets.filter((sheet) => !visibleOnly || visible(sheet)).length,
    ...registration([...worksheetEvents, 'Added', 'Deleted']),
    ...Object.fromEntries(
      ['Moved', 'NameChanged', 'VisibilityChanged'].flatMap((name) => [
        [`_RegisterEvent${name}`, () => null],
        [`_UnregisterEvent${name}`, () => null]
      ])
    )
  }
})
