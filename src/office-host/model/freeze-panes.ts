import type { Sheet } from '../engine/sheet'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { rangeRef } from './references'
import { rangeArgument } from './range-target'
import { officeClass } from './office-class'

function location(sheet: Sheet): ObjectRef | null {
  const { rows, columns } = sheet.state.freeze
  if (rows === 0 && columns === 0) return null
  return rangeRef({
    sheet,
    area: {
      top: 0,
      left: 0,
      bottom: rows === 0 ? 1_048_575 : rows - 1,
      right: columns === 0 ? 16_383 : columns - 1
    }
  })
}

const count = (value: unknown): number => {
  const wanted = value ?? 1
  if (typeof wanted !== 'number' || !Number.isInteger(wanted) || wanted < 0)
    throw invalidArgument('a count is wanted')
  return wanted
}

/** Worksheet.freezePanes; https://learn.microsoft.com/javascript/api/excel/excel.worksheetfreezepanes */
export const freezePanesClass: OfficeClass<Sheet> = officeClass<Sheet>({
  name: 'WorksheetFreezePanes',
  objects: {
    GetLocation: (sheet) => {
      const range = location(sheet)
      if (!range) throw itemNotFound('the frozen panes')
      return range
    },
    GetLocationOrNullObject: location
  },
  calls: {
    FreezeRows: (sheet, [rows]) => {
      sheet.touch().freeze = { rows: count(rows), columns: 0, top: 0, left: 0 }
    },
    FreezeColumns: (sheet, [columns]) => {
      sheet.touch().freeze = { rows: 0, columns: count(columns), top: 0, left: 0 }
    },
    FreezeAt: (sheet, [range], book) => {
      const { area } = rangeArgument(book, sheet, range)
      sheet.touch().freeze = {
        rows: area.bottom === 1_048_575 ? 0 : area.bottom + 1,
        columns: area.right === 16_383 ? 0 : area.right + 1,
        top: 0,
        left: 0
      }
    },
    Unfreeze: (sheet) => {
      sheet.touch().freeze = { rows: 0, columns: 0, top: 0, left: 0 }
    }
  }
})
