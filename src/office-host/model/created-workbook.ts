import type { Book } from '../engine/book'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import { bytesOfBase64 } from './base64'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'

interface CreatedTarget {
  book: Book
  id: string
}

/** A workbook made by the add-in and not yet opened; https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-workbooks#create-a-workbook */
export const workbookCreatedClass: OfficeClass<CreatedTarget> = officeClass<CreatedTarget>({
  name: 'WorkbookCreated',
  identity: ({ id }) => id,
  scalars: { Id: { get: ({ id }) => id } },
  calls: {
    Open: ({ book, id }) => {
      if (!book.createdWorkbooks.has(id)) throw itemNotFound('the workbook')
      book.openCreated(id)
    }
  }
})

/** Keeps a new workbook, empty or a copy of an .xlsx file given as base64; its opening is the page's affair. */
export function createdWorkbook(book: Book, file: unknown): ObjectRef {
  let bytes: Uint8Array | undefined
  if (file !== undefined && file !== null && file !== '') {
    bytes = bytesOfBase64(file)
    if (bytes?.[0] !== 0x50 || bytes[1] !== 0x4b)
      throw invalidArgument('the file is no .xlsx workbook in base64')
  }
  const id = book.newId()
  book.createdWorkbooks.set(id, bytes)
  return ref(workbookCreatedClass, { book, id })
}

/** A workbook kept before, by its id. */
export function createdWorkbookById(book: Book, id: unknown): ObjectRef {
  if (!book.createdWorkbooks.has(String(id))) throw itemNotFound('the workbook')
  return ref(workbookCreatedClass, { book, id: String(id) })
}
