import type { Area } from '../engine/area'
import {
  columnCount,
  contains,
  coversColumns,
  coversRows,
  intersection,
  lastColumn,
  lastRow,
  rowCount
} from '../engine/area'
import type { Book } from '../engine/book'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import { conditionalFormatsClass } from './conditional-format'
import { dataValidationClass } from './data-validation'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { clearRange } from './range-clear'
import { copyFrom } from './range-copy'
import { changeFormat, uniform } from './format-target'
import { rangeFormatClass } from './range-format'
import { specialCells } from './range-special-cells'
import type { AreasTarget } from './range-target'
import { fullAddress, guardAllowed, rangeArgument } from './range-target'
import { rangeRef, worksheetRef } from './references'
import { styleFormat } from './named-style'
import { tableScopedClass } from './table-scoped'

const required = (object: ObjectRef | null, what: string): ObjectRef => {
  if (!object) throw itemNotFound(what)
  return object
}

const areasOrNull = (target: AreasTarget): ObjectRef | null =>
  target.areas.length === 0 ? null : ref(rangeAreasClass, target)

function sharedAreas({ sheet, areas }: AreasTarget, other: unknown, book: Book): ObjectRef | null {
  const given = (other as ObjectRef | undefined)?.target as { sheet?: unknown; areas?: Area[] } | undefined
  const target = rangeArgument(book, sheet, other)
  if (target.sheet !== sheet) return null
  const others = given?.areas ?? [target.area]
  return areasOrNull({
    sheet,
    areas: areas.flatMap((area) =>
      others.map((one) => intersection(area, one)).filter((one): one is Area => one !== undefined)
    )
  })
}

const usedAreas = ({ sheet, areas }: AreasTarget, valuesOnly: unknown): ObjectRef | null =>
  areasOrNull({
    sheet,
    areas: areas
      .map((area) => sheet.usedArea(Boolean(valuesOnly), area))
      .filter((area): area is Area => area !== undefined)
  })

/** The areas of a RangeAreas; https://learn.microsoft.com/javascript/api/excel/excel.rangecollection */
export const rangeCollectionClass: OfficeClass<AreasTarget> = officeClass<AreasTarget>({
  name: 'RangeCollection',
  items: ({ sheet, areas }) => areas.map((area) => rangeRef({ sheet, area }))
})

/** RangeAreas; https://learn.microsoft.com/javascript/api/excel/excel.rangeareas */
export const rangeAreasClass: OfficeClass<AreasTarget> = officeClass<AreasTarget>({
  name: 'RangeAreas',
  scalars: {
    Address: { get: ({ sheet, areas }) => areas.map((area) => fullAddress(sheet, area)).join(',') },
    AddressLocal: { get: ({ sheet, areas }) => areas.map((area) => fullAddress(sheet, area)).join(',') },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: {
      get: ({ areas }) => areas.reduce((total, area) => total + rowCount(area) * columnCount(area), 0)
    },
    IsEntireColumn: { get: ({ areas }) => areas.every(coversColumns) },
    IsEntireRow: { get: ({ areas }) => areas.every(coversRows) },
    Style: {
      get: (target) => uniform(target, (format) => format.style),
      set: (target, value) => {
        guardAllowed(target.sheet, 'allowFormatCells')
        const apply = styleFormat(target.sheet.book, String(value))
        changeFormat(target, apply)
      }
    }
  },
  navigations: {
    Areas: (target) => ref(rangeCollectionClass, target),
    Format: (target) => ref(rangeFormatClass, target),
    Worksheet: ({ sheet }) => worksheetRef(sheet),
    DataValidation: (target) => ref(dataValidationClass, target),
    ConditionalFormats: (target) => ref(conditionalFormatsClass, target)
  },
  objects: {
    GetEntireRow: ({ sheet, areas }) =>
      ref(rangeAreasClass, { sheet, areas: areas.map((area) => ({ ...area, left: 0, right: lastColumn })) }),
    GetEntireColumn: ({ sheet, areas }) =>
      ref(rangeAreasClass, { sheet, areas: areas.map((area) => ({ ...area, top: 0, bottom: lastRow })) }),
    GetSpecialCells: (target, args) => {
      const cells = specialCells(target, args)
      return required(cells && ref(rangeAreasClass, cells), 'the cells of this kind')
    },
    GetSpecialCellsOrNullObject: (target, args) => {
      const cells = specialCells(target, args)
      return cells && ref(rangeAreasClass, cells)
    },
    GetIntersection: (target, [other], book) =>
      required(sharedAreas(target, other, book), 'the intersection'),
    GetIntersectionOrNullObject: (target, [other], book) => sharedAreas(target, other, book),
    GetOffsetRangeAreas: ({ sheet, areas }, [rows, columns]) => {
      const moved = areas.map((area) => ({
        top: area.top + Number(rows),
        bottom: area.bottom + Number(rows),
        left: area.left + Number(columns),
        right: area.right + Number(columns)
      }))
      if (
        moved.some(
          ({ top, left, bottom, right }) => top < 0 || left < 0 || bottom > lastRow || right > lastColumn
        )
      )
        throw invalidArgument('the areas would lie outside the sheet')
      return ref(rangeAreasClass, { sheet, areas: moved })
    },
    GetTables: ({ sheet, areas }, [fully]) =>
      ref(tableScopedClass, {
        sheet,
        ids: sheet.state.tables
          .filter((table) =>
            areas.some((area) => (fully ? contains(area, table.area) : intersection(area, table.area)))
          )
          .map((table) => table.id)
      }),
    GetUsedRangeAreas: (target, [valuesOnly]) => required(usedAreas(target, valuesOnly), 'the used range'),
    GetUsedRangeAreasOrNullObject: (target, [valuesOnly]) => usedAreas(target, valuesOnly)
  },
  calls: {
    Clear: ({ sheet, areas }, [applyTo]) => {
      for (const area of areas) clearRange({ sheet, area }, applyTo)
    },
    Calculate: ({ sheet }) => sheet.book.calculate(true),
    SetDirty: ({ sheet, areas }) => {
      for (const area of areas) sheet.book.markDirty(sheet.id, area)
    },
    CopyFrom: (target, args, book) => {
      for (const area of target.areas) copyFrom({ sheet: target.sheet, area }, args, book)
    }
  }
})
