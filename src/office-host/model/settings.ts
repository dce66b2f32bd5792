import type { Book } from '../engine/book'
import { itemNotFound } from '../bridge/office-error'
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

/** Changes the settings of the workbook and tells the pages that listen. */
export function changeSettings(book: Book, change: (settings: Record<string, unknown>) => void): void {
  change(book.touchWorkbook().settings)
  book.emit({ kind: 'settingsChanged', target: 'Workbook', detail: {} })
}

/** https://learn.microsoft.com/javascript/api/excel/excel.setting */
export const settingClass: OfficeClass<KeyTarget> = officeClass<KeyTarget>({
  name: 'Setting',
  identity: ({ key }) => key,
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ book, key }) => book.state.settings[key],
      set: ({ book, key }, value) => {
        changeSettings(book, (settings) => {
          settings[key] = value
        })
      }
    },
    _Id: { get: ({ key }) => key }
  },
  calls: {
    Delete: ({ book, key }) => {
      changeSettings(book, (settings) => {
        delete settings[key]
      })
    }
  }
})

const settingRef = (book: Book, key: unknown): ObjectRef | null =>
  Object.hasOwn(book.state.settings, String(key)) ? ref(settingClass, { book, key: String(key) }) : null

/** Workbook.settings; https://learn.microsoft.com/javascript/api/excel/excel.settingcollection */
export const settingsClass: OfficeClass<Book> = officeClass<Book>({
  name: 'SettingCollection',
  documentEvents: ['onSettingsChanged'],
  items: (book) => Object.keys(book.state.settings).map((key) => ref(settingClass, { book, key })),
  item: (book, key) => required(settingRef(book, key), `the setting ${String(key)}`),
  objects: {
    GetItemOrNullObject: (book, [key]) => settingRef(book, key),
    Add: (book, [key, value]) => {
      changeSettings(book, (settings) => {
        settings[String(key)] = value
      })
      return ref(settingClass, { book, key: String(key) })
    }
  }
})
