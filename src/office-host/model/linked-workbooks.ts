import { itemNotFound } from '../bridge/office-error'
import type { Book } from '../engine/book'
import { officeClass, ref, type ObjectRef, type OfficeClass } from './office-class'

interface LinkTarget {
  readonly book: Book
  /** The file as the formulas name it. */
  readonly id: string
}

const TEXT_LITERAL = /"[^"]*"/gu
/** `'C:\folder\[file.xlsx]sheet'!`; sheets of this workbook cannot have brackets in their names. */
const QUOTED = /'([^'[\]]*)\[([^[\]']+)\][^'[\]]*'!/gu
/** `[file.xlsx]sheet!`; the bracket of a table's column follows its name, that of a file an operator or nothing. */
const UNQUOTED = /(?:^|[=(,;+\-*/&<>^{\s])\[([^[\]]+)\][^\s'"[\]!+\-*/(),;=<>&^]*!/gu

function filesIn(formula: string): string[] {
  if (!formula.includes('[') || !formula.includes('!')) return []
  const code = formula.replace(TEXT_LITERAL, '""')
  return [
    ...[...code.matchAll(QUOTED)].map(([, folder, file]) => `${folder}${file}`),
    ...[...code.matchAll(UNQUOTED)].map(([, file]) => file ?? '')
  ]
}

function linkedFiles(book: Book): string[] {
  const files = new Set<string>()
  for (const sheet of book.sheets) {
    for (const formula of sheet.formulas.values()) for (const file of filesIn(formula)) files.add(file)
  }
  return [...files]
}

const linkRef = (book: Book, key: unknown): ObjectRef | null => {
  const id = linkedFiles(book).find((file) => file === String(key))
  return id === undefined ? null : ref(linkedWorkbookClass, { book, id })
}

/** https://learn.microsoft.com/javascript/api/excel/excel.linkedworkbook */
export const linkedWorkbookClass: OfficeClass<LinkTarget> = officeClass<LinkTarget>({
  name: 'LinkedWorkbook',
  identity: ({ id }) => id,
  scalars: { Id: { get: ({ id }) => id } }
})

/** Workbook.linkedWorkbooks, of ExcelApiOnline 1.1: files that formulas point to; https://learn.microsoft.com/javascript/api/excel/excel.linkedworkbookcollection */
export const linkedWorkbooksClass: OfficeClass<Book> = officeClass<Book>({
  name: 'LinkedWorkbookCollection',
  items: (book) => linkedFiles(book).map((id) => ref(linkedWorkbookClass, { book, id })),
  item: (book, key) => {
    const link = linkRef(book, key)
    if (!link) throw itemNotFound(`the linked workbook ${String(key)}`)
    return link
  },
  objects: { GetItemOrNullObject: (book, [key]) => linkRef(book, key) }
})
