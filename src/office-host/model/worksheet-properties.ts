import type { Sheet } from '../engine/sheet'
import { itemNotFound } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'

interface PropertyTarget {
  sheet: Sheet
  key: string
}

/** https://learn.microsoft.com/javascript/api/excel/excel.worksheetcustomproperty */
export const worksheetPropertyClass: OfficeClass<PropertyTarget> = officeClass<PropertyTarget>({
  name: 'WorksheetCustomProperty',
  identity: ({ key }) => key,
  scalars: {
    Key: { get: ({ key }) => key },
    _Id: { get: ({ key }) => key },
    Value: {
      get: ({ sheet, key }) => sheet.state.customProperties[key],
      set: ({ sheet, key }, value) => {
        sheet.touch().customProperties[key] = String(value)
      }
    }
  },
  calls: {
    Delete: ({ sheet, key }) => {
      delete sheet.touch().customProperties[key]
    }
  }
})

const propertyOf = (sheet: Sheet, key: unknown): ObjectRef | null =>
  Object.hasOwn(sheet.state.customProperties, String(key))
    ? ref(worksheetPropertyClass, { sheet, key: String(key) })
    : null

function existing(sheet: Sheet, key: unknown): ObjectRef {
  const property = propertyOf(sheet, key)
  if (!property) throw itemNotFound(`the property ${String(key)}`)
  return property
}

/** https://learn.microsoft.com/javascript/api/excel/excel.worksheetcustompropertycollection */
export const worksheetPropertiesClass: OfficeClass<Sheet> = officeClass<Sheet>({
  name: 'WorksheetCustomPropertyCollection',
  items: (sheet) =>
    Object.keys(sheet.state.customProperties).map((key) => ref(worksheetPropertyClass, { sheet, key })),
  item: (sheet, key) => existing(sheet, key),
  objects: {
    GetItemOrNullObject: (sheet, [key]) => propertyOf(sheet, key),
    Add: (sheet, [key, value]) => {
      sheet.touch().customProperties[String(key)] = String(value)
      return ref(worksheetPropertyClass, { sheet, key: String(key) })
    }
  }
})
