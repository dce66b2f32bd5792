import type { Book } from '../engine/book'
import type { CellValue } from '../engine/cell-value'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import { commentsClass } from './comment'
import { linkedWorkbooksClass } from './linked-workbooks'
import { namedItemsClass } from './names'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { rangeAreasClass, rangeClass } from './range'
import { tablesClass } from './table'
import { worksheetsClass } from './worksheet'

const required = (object: ObjectRef | null, what: string): ObjectRef => {
  if (!object) throw itemNotFound(what)
  return object
}

const keptRange = (book: Book, id: unknown): ObjectRef | null => {
  const kept = book.kept.get(String(id))
  const area = kept?.areas[0]
  return kept && area ? ref(rangeClass, { sheet: kept.sheet, area }) : null
}

/** Application; https://learn.microsoft.com/javascript/api/excel/excel.application */
export const applicationClass: OfficeClass<Book> = officeClass<Book>({
  name: 'Application',
  scalars: {
    CalculationMode: {
      get: (book) => book.state.calculationMode,
      set: (book, value) => {
        if (value !== 'Automatic' && value !== 'AutomaticExceptTables' && value !== 'Manual')
          throw invalidArgument('no such mode')
        book.touchWorkbook().calculationMode = value
      }
    },
    CalculationState: { get: () => 'Done' },
    CalculationEngineVersion: { get: () => 191029 },
    DecimalSeparator: { get: () => '.' },
    ThousandsSeparator: { get: () => ',' },
    UseSystemSeparators: { get: () => true }
  },
  navigations: { IterativeCalculation: (book) => ref(iterativeCalculationClass, book) },
  calls: {
    Calculate: (book) => book.calculate(true),
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null
  }
})

const iterative = (key: 'enabled' | 'maxIteration' | 'maxChange') => ({
  get: (book: Book) => book.state.iterativeCalculation[key],
  set: (book: Book, value: unknown) => {
    Object.assign(book.touchWorkbook().iterativeCalculation, { [key]: value })
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.iterativecalculation */
export const iterativeCalculationClass: OfficeClass<Book> = officeClass<Book>({
  name: 'IterativeCalculation',
  scalars: {
    Enabled: iterative('enabled'),
    MaxIteration: iterative('maxIteration'),
    MaxChange: iterative('maxChange')
  }
})

/** Runtime; while events are off, none are raised. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-events#enable-and-disable-events */
export const runtimeClass: OfficeClass<Book> = officeClass<Book>({
  name: 'Runtime',
  scalars: {
    EnableEvents: {
      get: (book) => book.eventsEnabled,
      set: (book, value) => {
        book.eventsEnabled = Boolean(value)
      }
    }
  }
})

/** Workbook.protection; https://learn.microsoft.com/javascript/api/excel/excel.workbookprotection */
export const workbookProtectionClass: OfficeClass<Book> = officeClass<Book>({
  name: 'WorkbookProtection',
  scalars: { Protected: { get: (book) => book.state.structureProtection !== null } },
  calls: {
    Protect: (book, [password]) => {
      if (book.state.structureProtection)
        throw new OfficeError('AccessDenied', 'The workbook is protected already.')
      book.touchWorkbook().structureProtection = { password: typeof password === 'string' ? password : '' }
      book.forgetHistory()
    },
    Unprotect: (book, [password]) => {
      const protection = book.state.structureProtection
      if (!protection) return
      if (protection.password && protection.password !== password) {
        throw new OfficeError('BadPassword', 'The password you supplied is incorrect.')
      }
      book.touchWorkbook().structureProtection = null
      book.forgetHistory()
    }
  }
})

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
  scalars: Object.fromEntries(
    ['Title', 'Subject', 'Author', 'Keywords', 'Comments', 'Category', 'Manager', 'Company'].map((name) => [
      name,
      documentProperty(name.toLowerCase())
    ])
  ),
  navigations: { Custom: (book) => ref(customPropertiesClass, book) }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.setting */
export const settingClass: OfficeClass<KeyTarget> = officeClass<KeyTarget>({
  name: 'Setting',
  identity: ({ key }) => key,
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ book, key }) => book.state.settings[key],
      set: ({ book, key }, value) => {
        book.touchWorkbook().settings[key] = value
      }
    },
    _Id: { get: ({ key }) => key }
  },
  calls: {
    Delete: ({ book, key }) => {
      delete book.touchWorkbook().settings[key]
    }
  }
})

const settingRef = (book: Book, key: unknown): ObjectRef | null =>
  Object.hasOwn(book.state.settings, String(key)) ? ref(settingClass, { book, key: String(key) }) : null

/** Workbook.settings; https://learn.microsoft.com/javascript/api/excel/excel.settingcollection */
export const settingsClass: OfficeClass<Book> = officeClass<Book>({
  name: 'SettingCollection',
  items: (book) => Object.keys(book.state.settings).map((key) => ref(settingClass, { book, key })),
  item: (book, key) => required(settingRef(book, key), `the setting ${String(key)}`),
  objects: {
    GetItemOrNullObject: (book, [key]) => settingRef(book, key),
    Add: (book, [key, value]) => {
      book.touchWorkbook().settings[String(key)] = value
      return ref(settingClass, { book, key: String(key) })
    }
  },
  calls: { _RegisterSettingsChangedEvent: () => null, _UnregisterSettingsChangedEvent: () => null }
})

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

/** Workbook; https://learn.microsoft.com/javascript/api/excel/excel.workbook */
export const workbookClass: OfficeClass<Book> = officeClass<Book>({
  name: 'Workbook',
  scalars: {
    Name: { get: (book) => book.state.name },
    ReadOnly: { get: () => false },
    IsDirty: { get: (book) => book.undoSteps > 0 },
    AutoSave: { get: () => false },
    PreviouslySaved: { get: () => true },
    CalculationEngineVersion: { get: () => 191029 },
    UsePrecisionAsDisplayed: {
      get: (book) => book.state.usePrecisionAsDisplayed,
      set: (book, value) => {
        book.touchWorkbook().usePrecisionAsDisplayed = Boolean(value)
      }
    }
  },
  navigations: {
    Application: (book) => ref(applicationClass, book),
    Worksheets: (book) => ref(worksheetsClass, book),
    Tables: (book) => ref(tablesClass, { book, sheet: undefined }),
    Names: (book) => ref(namedItemsClass, { book, sheet: undefined }),
    Comments: (book) => ref(commentsClass, { book, sheet: undefined }),
    Protection: (book) => ref(workbookProtectionClass, book),
    Properties: (book) => ref(documentPropertiesClass, book),
    Settings: (book) => ref(settingsClass, book),
    CustomXmlParts: (book) => ref(customXmlPartsClass, book),
    LinkedWorkbooks: (book) => ref(linkedWorkbooksClass, book),
    _Runtime: (book) => ref(runtimeClass, book)
  },
  objects: {
    GetSelectedRange: (book) => {
      const [area, more] = book.selection.areas
      if (!area || more) throw new OfficeError('InvalidOperation', 'The selection is not one range.')
      return ref(rangeClass, { sheet: book.sheetById(book.selection.sheetId)!, area })
    },
    GetSelectedRanges: (book) =>
      ref(rangeAreasClass, { sheet: book.sheetById(book.selection.sheetId)!, areas: book.selection.areas }),
    GetActiveCell: (book) => {
      const area = book.selection.areas[0]!
      return ref(rangeClass, {
        sheet: book.sheetById(book.selection.sheetId)!,
        area: { ...area, bottom: area.top, right: area.left }
      })
    },
    _GetRangeForEventByReferenceId: (book, [id]) => required(keptRange(book, id), 'the range'),
    _GetRangeOrNullObjectForEventByReferenceId: (book, [id]) => keptRange(book, id),
    _GetObjectByReferenceId: (book, [id]) => required(keptRange(book, id), 'the object')
  },
  calls: {
    Save: (book) => {
      book.saved()
    },
    GetIsActiveCollabSession: () => false,
    _RemoveReference: (book, [id]) => {
      book.kept.delete(String(id))
    },
    _RemoveAllReferences: (book) => {
      book.kept.clear()
    },
    _GetReferenceCount: (book) => book.kept.size,
    _RegisterActivatedEvent: () => null,
    _UnregisterActivatedEvent: () => null,
    _RegisterAutoSaveSettingChangedEvent: () => null,
    _UnregisterAutoSaveSettingChangedEvent: () => null
  }
})
