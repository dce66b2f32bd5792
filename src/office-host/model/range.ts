import type { Area } from '../engine/area'
import {
  bounding,
  columnCount,
  contains,
  coversColumns,
  coversRows,
  intersection,
  lastColumn,
  lastRow,
  rowCount
} from '../engine/area'
import { valueTypeOf } from '../engine/cell-value'
import { fromR1C1, toR1C1 } from '../engine/formula-text'
import type { Sheet } from '../engine/sheet'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import { conditionalFormatsClass } from './conditional-format'
import { dataValidationClass } from './data-validation'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { clearRange } from './range-clear'
import { copyFrom, moveTo } from './range-copy'
import { autoFill } from './range-fill'
import { findRange, replaceAll } from './range-find'
import { changeFormat, uniform } from './format-target'
import { rangeFormatClass } from './range-format'
import { readHyperlink, writeHyperlink } from './range-hyperlink'
import { mergeCells } from './range-merge'
import { numberFormatCategory } from './number-format-category'
import { changeGroup, showGroup } from './range-outline'
import {
  readCellProperties,
  readColumnProperties,
  readRowProperties,
  writeCellProperties,
  writeColumnProperties,
  writeRowProperties
} from './range-properties'
import { selectRange } from './range-select'
import { shiftCells } from './range-shift'
import { rangeSortClass } from './range-sort'
import { specialCells } from './range-special-cells'
import type { RangeTarget } from './range-target'
import { fullAddress, guardAllowed, rangeArgument } from './range-target'
import { formulaProperty, grid, numberFormatProperty, one, readFormula, valueProperty } from './range-values'
import { rangeViewClass, visibleView } from './range-view'
import { hiddenState, setHidden } from './range-visibility'
import { areasRef, worksheetRef } from './references'
import { styleFormat } from './named-style'
import { tableScopedClass } from './table-scoped'
import { writeContents } from './written-content'

const range = (sheet: Sheet, area: Area): ObjectRef => {
  if (
    area.top < 0 ||
    area.left < 0 ||
    area.bottom > lastRow ||
    area.right > lastColumn ||
    area.top > area.bottom ||
    area.left > area.right
  ) {
    throw invalidArgument('the range lies outside the sheet')
  }
  return ref(rangeClass, { sheet, area })
}

const rangeOrNull = (sheet: Sheet, area: Area | undefined): ObjectRef | null =>
  area ? range(sheet, area) : null

const found = (object: ObjectRef | null, what: string): ObjectRef => {
  if (!object) throw itemNotFound(what)
  return object
}

const integer = (value: unknown, otherwise = 0): number => {
  if (value === undefined || value === null) return otherwise
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidArgument('a whole number is wanted')
  return value
}

const mergedAreas = ({ sheet, area }: RangeTarget): ObjectRef | null => {
  const areas = sheet.state.merges.filter((merged) => intersection(merged, area))
  return areas.length === 0 ? null : areasRef({ sheet, areas })
}

const spillParent = ({ sheet, area }: RangeTarget): ObjectRef | null => {
  const over = sheet.book.engine.spillOver(sheet.id, area.top, area.left)
  return rangeOrNull(
    sheet,
    over && { top: over.row, bottom: over.row, left: over.column, right: over.column }
  )
}

const spillingTo = ({ sheet, area }: RangeTarget): ObjectRef | null =>
  rangeOrNull(sheet, sheet.book.engine.spilledArea(sheet.id, area.top, area.left))

/** Range; https://learn.microsoft.com/javascript/api/excel/excel.range */
export const rangeClass: OfficeClass<RangeTarget> = officeClass<RangeTarget>({
  name: 'Range',
  scalars: {
    Values: valueProperty,
    Formulas: formulaProperty,
    FormulasLocal: formulaProperty,
    FormulasR1C1: {
      get: (target) =>
        grid(target, (row, column) => {
          const formula = readFormula(target.sheet, row, column)
          return typeof formula === 'string' && formula.startsWith('=')
            ? toR1C1(formula, row, column)
            : formula
        }),
      set: (target, value) => {
        writeContents(target.sheet, target.area, value, (text, row, column) =>
          typeof text === 'string' && text.startsWith('=') ? fromR1C1(text, row, column) : text
        )
      }
    },
    Text: { get: (target) => grid(target, (row, column) => target.sheet.text(row, column)) },
    ValueTypes: {
      get: (target) => grid(target, (row, column) => valueTypeOf(target.sheet.value(row, column)))
    },
    NumberFormat: numberFormatProperty,
    NumberFormatLocal: numberFormatProperty,
    Address: { get: ({ sheet, area }) => fullAddress(sheet, area) },
    AddressLocal: { get: ({ sheet, area }) => fullAddress(sheet, area) },
    RowIndex: { get: ({ area }) => area.top },
    ColumnIndex: { get: ({ area }) => area.left },
    RowCount: { get: ({ area }) => rowCount(area) },
    ColumnCount: { get: ({ area }) => columnCount(area) },
    CellCount: {
      get: ({ area }) => {
        const cells = rowCount(area) * columnCount(area)
        return cells > 2_147_483_647 ? -1 : cells
      }
    },
    IsEntireColumn: { get: ({ area }) => coversColumns(area) },
    IsEntireRow: { get: ({ area }) => coversRows(area) },
    RowHidden: {
      get: ({ sheet, area }) => hiddenState(area.top, area.bottom, (row) => sheet.isRowHidden(row)),
      set: (target, value) => {
        setHidden(target, true, value)
      }
    },
    ColumnHidden: {
      get: ({ sheet, area }) =>
        hiddenState(area.left, area.right, (column) => Boolean(sheet.state.hiddenColumns[column])),
      set: (target, value) => {
        setHidden(target, false, value)
      }
    },
    Hidden: {
      get: ({ sheet, area }) => {
        const rows = hiddenState(area.top, area.bottom, (row) => sheet.isRowHidden(row))
        const columns = hiddenState(area.left, area.right, (column) =>
          Boolean(sheet.state.hiddenColumns[column])
        )
        return rows || columns ? true : rows === null || columns === null ? null : false
      }
    },
    Hyperlink: { get: readHyperlink, set: writeHyperlink },
    Style: {
      get: (target) => uniform(one(target), (format) => format.style),
      set: (target, value) => {
        guardAllowed(target.sheet, 'allowFormatCells')
        const apply = styleFormat(target.sheet.book, String(value))
        changeFormat(one(target), apply)
      }
    },
    HasSpill: {
      get: ({ sheet, area }) => {
        const spilled = sheet.book.engine.spilledCells(sheet.id)
        let any = false
        for (let row = area.top; row <= Math.min(area.bottom, area.top + 5000); row++) {
          for (let column = area.left; column <= Math.min(area.right, area.left + 500); column++) {
            if (spilled?.[row]?.[column]) any = true
          }
        }
        return any
      }
    },
    SavedAsArray: { get: () => false },
    NumberFormatCategories: {
      get: (target) =>
        grid(target, (row, column) => numberFormatCategory(target.sheet.format(row, column).numberFormat))
    },
    LinkedDataTypeState: { get: (target) => grid(target, () => 'None') },
    Top: { get: ({ sheet, area }) => sum(0, area.top - 1, (row) => sheet.rowHeight(row)) },
    Left: { get: ({ sheet, area }) => sum(0, area.left - 1, (column) => sheet.columnWidth(column)) },
    Height: { get: ({ sheet, area }) => sum(area.top, area.bottom, (row) => sheet.rowHeight(row)) },
    Width: { get: ({ sheet, area }) => sum(area.left, area.right, (column) => sheet.columnWidth(column)) }
  },
  navigations: {
    Format: (target) => ref(rangeFormatClass, one(target)),
    Worksheet: ({ sheet }) => worksheetRef(sheet),
    DataValidation: (target) => ref(dataValidationClass, one(target)),
    ConditionalFormats: (target) => ref(conditionalFormatsClass, one(target)),
    Sort: (target) => ref(rangeSortClass, target)
  },
  objects: {
    GetCell: ({ sheet, area }, [row, column]) => {
      const [top, left] = [area.top + integer(row), area.left + integer(column)]
      return range(sheet, { top, bottom: top, left, right: left })
    },
    GetRow: ({ sheet, area }, [row]) =>
      range(sheet, { ...area, top: area.top + integer(row), bottom: area.top + integer(row) }),
    GetColumn: ({ sheet, area }, [column]) =>
      range(sheet, { ...area, left: area.left + integer(column), right: area.left + integer(column) }),
    GetLastCell: ({ sheet, area }) => range(sheet, { ...area, top: area.bottom, left: area.right }),
    GetLastRow: ({ sheet, area }) => range(sheet, { ...area, top: area.bottom }),
    GetLastColumn: ({ sheet, area }) => range(sheet, { ...area, left: area.right }),
    GetEntireRow: ({ sheet, area }) => range(sheet, { ...area, left: 0, right: lastColumn }),
    GetEntireColumn: ({ sheet, area }) => range(sheet, { ...area, top: 0, bottom: lastRow }),
    GetResizedRange: ({ sheet, area }, [rows, columns]) =>
      range(sheet, { ...area, bottom: area.bottom + integer(rows), right: area.right + integer(columns) }),
    GetAbsoluteResizedRange: ({ sheet, area }, [rows, columns]) => {
      if (integer(rows) < 1 || integer(columns) < 1)
        throw invalidArgument('a range has at least one row and column')
      return range(sheet, {
        ...area,
        bottom: area.top + integer(rows) - 1,
        right: area.left + integer(columns) - 1
      })
    },
    GetOffsetRange: ({ sheet, area }, [rows, columns]) =>
      range(sheet, {
        top: area.top + integer(rows),
        bottom: area.bottom + integer(rows),
        left: area.left + integer(columns),
        right: area.right + integer(columns)
      }),
    GetRowsAbove: ({ sheet, area }, [count]) => {
      const n = integer(count, 1)
      return range(
        sheet,
        n > 0 ? { ...area, top: area.top - n, bottom: area.top - 1 } : { ...area, bottom: area.top - n - 1 }
      )
    },
    GetRowsBelow: ({ sheet, area }, [count]) => {
      const n = integer(count, 1)
      return range(
        sheet,
        n > 0
          ? { ...area, top: area.bottom + 1, bottom: area.bottom + n }
          : { ...area, top: area.bottom + n + 1 }
      )
    },
    GetColumnsBefore: ({ sheet, area }, [count]) => {
      const n = integer(count, 1)
      return range(
        sheet,
        n > 0 ? { ...area, left: area.left - n, right: area.left - 1 } : { ...area, right: area.left - n - 1 }
      )
    },
    GetColumnsAfter: ({ sheet, area }, [count]) => {
      const n = integer(count, 1)
      return range(
        sheet,
        n > 0
          ? { ...area, left: area.right + 1, right: area.right + n }
          : { ...area, left: area.right + n + 1 }
      )
    },
    GetBoundingRect: ({ sheet, area }, [other], book) =>
      range(sheet, bounding(area, rangeArgument(book, sheet, other).area)),
    GetIntersection: ({ sheet, area }, [other], book) =>
      found(rangeOrNull(sheet, shared(sheet, area, rangeArgument(book, sheet, other))), 'the intersection'),
    GetIntersectionOrNullObject: ({ sheet, area }, [other], book) =>
      rangeOrNull(sheet, shared(sheet, area, rangeArgument(book, sheet, other))),
    GetUsedRange: ({ sheet, area }, [valuesOnly]) =>
      found(rangeOrNull(sheet, sheet.usedArea(Boolean(valuesOnly), area)), 'the used range'),
    GetUsedRangeOrNullObject: ({ sheet, area }, [valuesOnly]) =>
      rangeOrNull(sheet, sheet.usedArea(Boolean(valuesOnly), area)),
    GetSpecialCells: (target, args) => {
      const cells = specialCells(one(target), args)
      return found(cells && areasRef(cells), 'the cells of this kind')
    },
    GetSpecialCellsOrNullObject: (target, args) => {
      const cells = specialCells(one(target), args)
      return cells && areasRef(cells)
    },
    Find: (target, args) => found(rangeOrNull(target.sheet, findRange(target, args)), 'the text'),
    FindOrNullObject: (target, args) => rangeOrNull(target.sheet, findRange(target, args)),
    GetMergedAreas: (target) => found(mergedAreas(target), 'the merged areas'),
    GetMergedAreasOrNullObject: mergedAreas,
    GetVisibleView: (target) => ref(rangeViewClass, visibleView(target)),
    GetTables: ({ sheet, area }, [fully]) =>
      ref(tableScopedClass, {
        sheet,
        ids: sheet.state.tables
          .filter((table) => (fully ? contains(area, table.area) : intersection(area, table.area)))
          .map((table) => table.id)
      }),
    GetSpillParent: (target) => found(spillParent(target), 'the spilling cell'),
    GetSpillParentOrNullObject: spillParent,
    GetSpillingToRange: (target) => found(spillingTo(target), 'the spilled range'),
    GetSpillingToRangeOrNullObject: spillingTo,
    Insert: (target, [shift]) => {
      const down = String(shift) === 'Down'
      if (!down && String(shift) !== 'Right') throw invalidArgument(`${String(shift)} is no direction`)
      shiftCells(target, down ? 'down' : 'right')
      return range(target.sheet, target.area)
    }
  },
  calls: {
    Clear: (target, [applyTo]) => {
      clearRange(target, applyTo)
    },
    Delete: (target, [shift]) => {
      const up = String(shift) === 'Up'
      if (!up && String(shift) !== 'Left') throw invalidArgument(`${String(shift)} is no direction`)
      shiftCells(target, up ? 'up' : 'left')
    },
    Merge: (target, [across]) => {
      mergeCells(target, across)
    },
    Unmerge: ({ sheet, area }) => {
      guardAllowed(sheet, undefined)
      const state = sheet.touch()
      state.merges = state.merges.filter((other) => !intersection(other, area))
    },
    Select: (target) => {
      selectRange(target)
    },
    Calculate: ({ sheet }) => sheet.book.calculate(true),
    SetDirty: ({ sheet, area }) => {
      sheet.book.markDirty(sheet.id, area)
    },
    CopyFrom: copyFrom,
    MoveTo: moveTo,
    AutoFill: autoFill,
    ReplaceAll: (target, args) => replaceAll(one(target), args),
    Group: (target, [option]) => {
      changeGroup(target, option, 1)
    },
    Ungroup: (target, [option]) => {
      changeGroup(target, option, -1)
    },
    ShowGroupDetails: (target, [option]) => {
      showGroup(target, option, true)
    },
    HideGroupDetails: (target, [option]) => {
      showGroup(target, option, false)
    },
    GetCellProperties: (target, [wanted], book) => readCellProperties(target, wanted, book),
    GetRowProperties: (target, [wanted], book) => readRowProperties(target, wanted, book),
    GetColumnProperties: (target, [wanted], book) => readColumnProperties(target, wanted, book),
    SetCellProperties: (target, [values], book) => {
      writeCellProperties(target, values, book)
    },
    SetRowProperties: (target, [values], book) => {
      writeRowProperties(target, values, book)
    },
    SetColumnProperties: (target, [values], book) => {
      writeColumnProperties(target, values, book)
    },
    _ValidateArraySize: () => null
  }
})

function sum(from: number, to: number, read: (index: number) => number): number {
  let total = 0
  for (let index = from; index <= to; index++) total += read(index)
  return total
}

const shared = (sheet: Sheet, area: Area, other: RangeTarget): Area | undefined =>
  other.sheet === sheet ? intersection(area, other.area) : undefined
