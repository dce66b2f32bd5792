import type { Book } from '../engine/book'
import type { CellValue } from '../engine/cell-value'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'

const required = (object: ObjectRef | null, what: string): ObjectRef => {
  if (!object) throw itemNotFound(what)
  return object
}

interface KeyTarget {
  book: Book
  key: string
}

type StoredValue = CellValue | { date: string }

const customOf = (book: Book, key: unknown): { key: string; value: StoredValue } | undefined =>
  book.state.customProperties.find((property) => property.key.toLowerCase() === String(key).toLowerCase())

function setCustom(book: Book, key: unknown, value: unknown): string {
  if (typeof key !== 'string' || key === '') throw invalidArgument('a property needs a key')
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw invalidArgument('no such value')
  const state = book.touchWorkbook()
  const stored = typeof value === 'string' ? value.slice(0, 255) : value
  const known = customOf(book, key)
  if (known) known.value = stored
  else state.customProperties.push({ key, value: stored })
  return key
}

/** https://learn.microsoft.com/javascript/api/excel/excel.customproperty */
export const customPropertyClass: OfficeClass<KeyTarget> = officeClass<KeyTarget>({
  name: 'CustomProperty',
  identity: ({ key }) => key,
  scalars: {
    Key: { get: ({ book, key }) => customOf(book, key)?.key ?? key },
    Value: {
      get: ({ book, key }) => {
        const value = customOf(book, key)?.value
        return typeof value === 'object' ? value.date : value
      },
      set: ({ book, key }, value) => {
        setCustom(book, key, value)
      }
    },
    Type: {
      get: ({ book, key }) => {
        const value = customOf(book, key)?.value
        if (typeof value === 'object') return 'Date'
        return typeof value === 'number'
          ? Number.isInteger(value)
            ? 'Number'
            : 'Float'
          : typeof value === 'boolean'
            ? 'Boolean'
            : 'String'
      }
    }
  },
  calls: {
    Delete: ({ book, key }) => {
      const state = book.touchWorkbook()
      state.customProperties = state.customProperties.filter((property) => property.key !== key)
    }
  }
})

const customRef = (book: Book, key: unknown): ObjectRef | null => {
  const property = customOf(book, key)
  return property ? ref(customPropertyClass, { book, key: property.key }) : null
}

/** Workbook.properties.custom; a text holds at most 255 characters. Source: https://learn.microsoft.com/javascript/api/excel/excel.custompropertycollection */
export const customPropertiesClass: OfficeClass<Book> = officeClass<Book>({
  name: 'CustomPropertyCollection',
  items: (book) => book.state.customProperties.map(({ key }) => ref(customPropertyClass, { book, key })),
  item: (book, key) => required(customRef(book, key), `the property ${String(key)}`),
  objects: {
    GetItemOrNullObject: (book, [key]) => customRef(book, key),
    Add: (book, [key, value]) => ref(customPropertyClass, { book, key: setCustom(book, key, value) })
  },
  calls: {
    DeleteAll: (book) => {
      book.touchWorkbook().customProperties = []
    }
  }
})

const documentProperty = (name: string) => ({
  get: (book: Book) => book.state.documentProperties[name] ?? '',
  set: (book: Book, value: unknown) => {
    book.touchWorkbook().documentProperties[name] = String(value)
  }
})

/** Workbook.properties; https://learn.microsoft.com/javascript/api/excel/excel.documentproperties */
export const documentPropertiesClass: OfficeClass<Book> = officeClass<Book>({
  name: 'DocumentProperties',
  scalars: {
    ...Object.fromEntries(
      ['Title', 'Subject', 'Author', 'Keywords', 'Comments', 'Category', 'Manager', 'Company'].map((name) => [
        name,
        documentProperty(name.toLowerCase())
      ])
    ),
    LastAuthor: { get: (book) => book.state.documentProperties['lastAuthor'] ?? book.userName },
    CreationDate: { get: (book) => book.state.documentProperties['created'] ?? book.now() },
    RevisionNumber: {
      get: (book) => Number(book.state.documentProperties['revision'] ?? 0),
      set: (book, value) => {
        if (typeof value !== 'number') throw invalidArgument('a revision is a number')
        book.touchWorkbook().documentProperties['revision'] = value
      }
    }
  },
  navigations: { Custom: (book) => ref(customPropertiesClass, book) }
})
