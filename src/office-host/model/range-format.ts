import type { Area } from '../engine/area'
import { standardColumnWidth, standardRowHeight } from '../engine/workbook-state'
import { changeFormat, number, oneOf, property, setter, truth, uniform } from './format-target'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { rangeBordersClass } from './range-border'
import { formatProtectionClass, rangeFillClass, rangeFontClass } from './range-font'
import type { AreasTarget } from './range-target'
import { guardAllowed } from './range-target'

function dimension(
  { areas }: AreasTarget,
  lines: (area: Area) => [number, number],
  read: (index: number) => number
): number | null {
  let found: number | undefined
  for (const area of areas) {
    const [from, to] = lines(area)
    for (let index = from; index <= Math.min(to, from + 20_000); index++) {
      const value = read(index)
      if (found === undefined) found = value
      else if (found !== value) return null
    }
  }
  return found ?? null
}

/** Room in points that a cell keeps around its text, and a line's height to the size of its letters. */
const CELL_PADDING = 4
const LINE_HEIGHT = 1.45

/** Width of a text in halves of its letters' size: Chinese characters take two. */
const halfWidths = (line: string): number =>
  [...line].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1.1), 0)

const rowsOf = (area: Area): [number, number] => [area.top, area.bottom]
const columnsOf = (area: Area): [number, number] => [area.left, area.right]

function fitColumns({ sheet, areas }: AreasTarget): void {
  guardAllowed(sheet, 'allowFormatColumns')
  const state = sheet.touch()
  for (const area of areas) {
    const widest = new Map<number, number>()
    sheet.each(area, (row, column) => {
      const shown = sheet.text(row, column)
      let width = 0
      for (const letter of shown) width += letter.charCodeAt(0) > 255 ? 2 : 1
      widest.set(column, Math.max(widest.get(column) ?? 0, width))
    })
    for (const [column, width] of widest)
      state.columnWidths[column] = Math.min(1000, Math.max(12, width * 5.5 + 6))
  }
}

/** Makes rows as high as their text needs; a row without text gets the standard height. */
export function fitRows({ sheet, areas }: AreasTarget): void {
  guardAllowed(sheet, 'allowFormatRows')
  const { rowHeights } = sheet.touch()
  for (const area of areas) {
    const highest = new Map<number, number>()
    sheet.each(area, (row, column) => {
      const shown = sheet.text(row, column)
      if (shown === '' || sheet.mergeAt(row, column)) return
      const format = sheet.format(row, column)
      const width = (sheet.columnWidth(column) || standardColumnWidth) - CELL_PADDING
      const perLine = Math.max(1, Math.floor(width / (format.fontSize / 2)))
      const lines = format.wrapText
        ? shown.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(halfWidths(line) / perLine)), 0)
        : 1
      const height = Math.min(409, lines * format.fontSize * LINE_HEIGHT + CELL_PADDING)
      highest.set(row, Math.max(highest.get(row) ?? standardRowHeight, height))
    })
    for (const row of Object.keys(rowHeights).map(Number)) {
      if (row >= area.top && row <= area.bottom) delete rowHeights[row]
    }
    for (const [row, height] of highest) if (height > standardRowHeight) rowHeights[row] = height
  }
}

/** Range.format; widths and heights in points. Source: https://learn.microsoft.com/javascript/api/excel/excel.rangeformat */
export const rangeFormatClass: OfficeClass<AreasTarget> = officeClass<AreasTarget>({
  name: 'RangeFormat',
  scalars: {
    WrapText: property('wrapText', truth),
    ShrinkToFit: property('shrinkToFit', truth),
    AutoIndent: {
      get: (target) => uniform(target, (format) => format.autoIndent ?? false),
      set: setter('autoIndent', truth)
    },
    IndentLevel: property('indentLevel', number(0, 250)),
    TextOrientation: property('textOrientation', number(-90, 180)),
    ReadingOrder: property('readingOrder', oneOf('Context', 'LeftToRight', 'RightToLeft')),
    HorizontalAlignment: property(
      'horizontalAlignment',
      oneOf('General', 'Left', 'Center', 'Right', 'Fill', 'Justify', 'CenterAcrossSelection', 'Distributed')
    ),
    VerticalAlignment: property(
      'verticalAlignment',
      oneOf('Top', 'Center', 'Bottom', 'Justify', 'Distributed')
    ),
    ColumnWidth: {
      get: (target) => dimension(target, columnsOf, (column) => target.sheet.columnWidth(column)),
      set: (target, value) => {
        if (value === null) return
        guardAllowed(target.sheet, 'allowFormatColumns')
        const width = number(0, 2000)(value)
        const state = target.sheet.touch()
        for (const area of target.areas) {
          for (let column = area.left; column <= area.right; column++) {
            if (width === 0) state.hiddenColumns[column] = true
            else {
              delete state.hiddenColumns[column]
              state.columnWidths[column] = width
            }
          }
        }
      }
    },
    RowHeight: {
      get: (target) => dimension(target, rowsOf, (row) => target.sheet.rowHeight(row)),
      set: (target, value) => {
        if (value === null) return
        guardAllowed(target.sheet, 'allowFormatRows')
        const height = number(0, 409.5)(value)
        const state = target.sheet.touch()
        for (const area of target.areas) {
          for (let row = area.top; row <= Math.min(area.bottom, area.top + 100_000); row++) {
            if (height === 0) state.hiddenRows[row] = true
            else {
              delete state.hiddenRows[row]
              state.rowHeights[row] = height
            }
          }
        }
      }
    },
    UseStandardWidth: {
      get: (target) =>
        dimension(target, columnsOf, (column) =>
          target.sheet.state.columnWidths[column] === undefined ? 1 : 0
        ) === 1,
      set: (target, value) => {
        guardAllowed(target.sheet, 'allowFormatColumns')
        if (value !== true) return
        const state = target.sheet.touch()
        for (const area of target.areas) {
          for (let column = area.left; column <= area.right; column++) delete state.columnWidths[column]
        }
      }
    },
    UseStandardHeight: {
      get: (target) =>
        dimension(target, rowsOf, (row) => (target.sheet.state.rowHeights[row] === undefined ? 1 : 0)) === 1,
      set: (target, value) => {
        guardAllowed(target.sheet, 'allowFormatRows')
        if (value !== true) return
        const state = target.sheet.touch()
        for (const area of target.areas)
          for (const row of Object.keys(state.rowHeights).map(Number)) {
            if (row >= area.top && row <= area.bottom) delete state.rowHeights[row]
          }
      }
    }
  },
  navigations: {
    Font: (target) => ref(rangeFontClass, target),
    Fill: (target) => ref(rangeFillClass, target),
    Borders: (target) => ref(rangeBordersClass, target),
    Protection: (target) => ref(formatProtectionClass, target)
  },
  calls: {
    AutofitColumns: (target) => {
      fitColumns(target)
    },
    AutofitRows: (target) => {
      fitRows(target)
    },
    AdjustIndent: (target, [amount]) => {
      guardAllowed(target.sheet, 'allowFormatCells')
      changeFormat(target, (format) => ({
        ...format,
        indentLevel: Math.max(0, format.indentLevel + Number(amount))
      }))
    }
  }
})
