import type { Book } from '../engine/book'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'

const required = (object: ObjectRef | null, what: string): ObjectRef => {
  if (!object) throw itemNotFound(what)
  return object
}

const namespaceOf = (xml: string): string =>
  /^[^<]*(?:<\?[^>]*>\s*)?<[^>]*?\sxmlns="([^"]*)"/.exec(xml)?.[1] ?? ''

/** https://learn.microsoft.com/javascript/api/excel/excel.customxmlpart */
export const customXmlPartClass = officeClass<{ book: Book; id: string }>({
  name: 'CustomXmlPart',
  identity: ({ id }) => id,
  scalars: {
    Id: { get: ({ id }) => id },
    NamespaceUri: {
      get: ({ book, id }) => namespaceOf(book.state.customXmlParts.find((part) => part.id === id)?.xml ?? '')
    }
  },
  calls: {
    GetXml: ({ book, id }) => book.state.customXmlParts.find((part) => part.id === id)?.xml ?? '',
    SetXml: ({ book, id }, [xml]) => {
      const part = book.touchWorkbook().customXmlParts.find((one) => one.id === id)
      if (!part) throw itemNotFound('the part')
      part.xml = String(xml)
    },
    Delete: ({ book, id }) => {
      const state = book.touchWorkbook()
      state.customXmlParts = state.customXmlParts.filter((part) => part.id !== id)
    }
  }
})

interface PartsTarget {
  book: Book
  namespace: string | undefined
}

const parts = ({ book, namespace }: PartsTarget): ObjectRef[] =>
  book.state.customXmlParts
    .filter((part) => namespace === undefined || namespaceOf(part.xml) === namespace)
    .map(({ id }) => ref(customXmlPartClass, { book, id }))

const partRef = (book: Book, id: unknown): ObjectRef | null =>
  book.state.customXmlParts.some((part) => part.id === id)
    ? ref(customXmlPartClass, { book, id: String(id) })
    : null

/** https://learn.microsoft.com/javascript/api/excel/excel.customxmlpartscopedcollection */
export const scopedXmlPartsClass: OfficeClass<PartsTarget> = officeClass<PartsTarget>({
  name: 'CustomXmlPartScopedCollection',
  items: parts,
  item: ({ book }, key) => required(partRef(book, key), 'the part'),
  objects: {
    GetItemOrNullObject: ({ book }, [key]) => partRef(book, key),
    GetOnlyItem: (target) => {
      const [only, more] = parts(target)
      if (!only || more) throw new OfficeError('InvalidOperation', 'There is not exactly one part.')
      return only
    },
    GetOnlyItemOrNullObject: (target) => {
      const [only, more] = parts(target)
      return only && !more ? only : null
    }
  }
})

/** Workbook.customXmlParts; https://learn.microsoft.com/javascript/api/excel/excel.customxmlpartcollection */
export const customXmlPartsClass: OfficeClass<Book> = officeClass<Book>({
  name: 'CustomXmlPartCollection',
  items: (book) => parts({ book, namespace: undefined }),
  item: (book, key) => required(partRef(book, key), 'the part'),
  objects: {
    GetItemOrNullObject: (book, [key]) => partRef(book, key),
    GetByNamespace: (book, [namespace]) => ref(scopedXmlPartsClass, { book, namespace: String(namespace) }),
    Add: (book, [xml]) => {
      if (typeof xml !== 'string' || !/^\s*</.test(xml)) throw invalidArgument('the part is no XML')
      const id = book.newId()
      book.touchWorkbook().customXmlParts.push({ id, xml })
      return ref(customXmlPartClass, { book, id })
    }
  }
})
