import type { Area } from '../engine/area'
import { columnCount, coversColumns, coversRows, rowCount } from '../engine/area'
import type { BorderLine, BorderSide, CellFormat } from '../engine/cell-format'
import { readColor } from '../engine/cell-format'
import { standardColumnWidth, standardRowHeight } from '../engine/workbook-state'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import type { AreasTarget } from './range-target'
import { guardAllowed } from './range-target'

const manyCells = 300_000

/** What all cells agree on; null when they differ. */
export function uniform<V>(
  { sheet, areas }: AreasTarget,
  pick: (format: CellFormat, row: number, column: number) => V
): V | null {
  let found: { value: V } | undefined
  let mixed = false
  const offer = (value: V): void => {
    if (!found) found = { value }
    else if (found.value !== value) mixed = true
  }
  for (const area of areas) {
    if (rowCount(area) * columnCount(area) > manyCells) {
      sheet.each(area, (row, column, cell) => {
        offer(pick(cell.s ? sheet.book.formats.formatOf(cell.s) : sheet.format(row, column), row, column))
      })
      const probe = Math.min(area.right, area.left + 200)
      for (let column = area.left; column <= probe; column++)
        offer(pick(sheet.format(area.bottom, column), area.bottom, column))
      continue
    }
    let lastFormat: CellFormat | undefined
    for (let row = area.top; row <= area.bottom && !mixed; row++) {
      for (let column = area.left; column <= area.right; column++) {
        const format = sheet.format(row, column)
        if (format === lastFormat) continue
        lastFormat = format
        offer(pick(format, row, column))
      }
    }
  }
  return mixed || !found ? null : found.value
}

/** Changes the format of all cells of the areas; whole columns, rows and sheets keep it as theirs. */
export function changeFormat(
  { sheet, areas }: AreasTarget,
  change: (format: CellFormat, row: number, column: number) => CellFormat,
  uniformly = true
): void {
  const { formats } = sheet.book
  const cache = new Map<string, string>()
  const styled = (style: string | undefined, row: number, column: number): string => {
    const key = uniformly ? (style ?? '') : `${style ?? ''}/${row}/${column}`
    let next = cache.get(key)
    if (next === undefined) {
      next = formats.idOf(change(style ? formats.formatOf(style) : formats.standard, row, column))
      cache.set(key, next)
    }
    return next
  }
  for (const area of areas) {
    const columns = coversColumns(area)
    const rows = coversRows(area)
    if (columns || rows) {
      const state = sheet.touch()
      if (columns && rows) {
        state.sheetFormat = styled(state.sheetFormat || undefined, 0, 0)
        for (const key of Object.keys(state.columnFormats))
          state.columnFormats[Number(key)] = styled(state.columnFormats[Number(key)], 0, Number(key))
        for (const key of Object.keys(state.rowFormats))
          state.rowFormats[Number(key)] = styled(state.rowFormats[Number(key)], Number(key), 0)
      } else if (columns) {
        for (let column = area.left; column <= area.right; column++) {
          state.columnFormats[column] = styled(
            state.columnFormats[column] ?? (state.sheetFormat || undefined),
            0,
            column
          )
        }
      } else {
        for (let row = area.top; row <= area.bottom; row++) {
          state.rowFormats[row] = styled(state.rowFormats[row] ?? (state.sheetFormat || undefined), row, 0)
        }
      }
      sheet.writeExisting(
        area,
        (row, column, old) => {
          const style = styled(typeof old.s === 'string' ? old.s : undefined, row, column)
          return style === old.s ? old : { ...old, s: style }
        },
        false
      )
    } else {
      sheet.write(
        area,
        (row, column, old) => {
          const before = typeof old?.s === 'string' ? old.s : sheet.inheritedStyle(row, column)
          const style = styled(before, row, column)
          return style === old?.s ? old : { ...old, s: style }
        },
        false
      )
    }
    sheet.book.emit({
      kind: 'formatChanged',
      target: sheet.id,
      detail: { worksheetId: sheet.id, area, source: sheet.book.source }
    })
  }
}

type Formatted = AreasTarget

const setter =
  (
    key: keyof CellFormat,
    read: (value: unknown) => unknown,
    option: 'allowFormatCells' | undefined = 'allowFormatCells'
  ) =>
  (target: Formatted, value: unknown): void => {
    if (value === null || value === undefined) return
    guardAllowed(target.sheet, option)
    const wanted = read(value)
    changeFormat(target, (format) => ({ ...format, [key]: wanted }))
  }

const truth = (value: unknown): boolean => {
  if (typeof value !== 'boolean') throw invalidArgument('true or false is wanted')
  return value
}
const number =
  (least: number, most: number) =>
  (value: unknown): number => {
    if (typeof value !== 'number' || value < least || value > most) {
      throw invalidArgument(`a number from ${least} to ${most} is wanted`)
    }
    return value
  }
const text = (value: unknown): string => {
  if (typeof value !== 'string') throw invalidArgument('a text is wanted')
  return value
}
const color = (value: unknown): string => {
  const read = readColor(value)
  if (read === undefined) throw invalidArgument(`${JSON.stringify(value)} is no colour`)
  return read
}
const oneOf =
  (...names: string[]) =>
  (value: unknown): string => {
    const found = names.find((name) => name.toLowerCase() === String(value).toLowerCase())
    if (found === undefined) throw invalidArgument(`one of ${names.join(', ')} is wanted`)
    return found
  }

const property = (
  key: keyof CellFormat,
  read: (value: unknown) => unknown,
  option: 'allowFormatCells' | undefined = 'allowFormatCells'
): { get: (target: Formatted) => unknown; set: (target: Formatted, value: unknown) => void } => ({
  get: (target) => uniform(target, (format) => format[key]),
  set: setter(key, read, option)
})

/** Range.format.font; https://learn.microsoft.com/javascript/api/excel/excel.rangefont */
export const rangeFontClass: OfficeClass<Formatted> = officeClass<Formatted>({
  name: 'RangeFont',
  scalars: {
    Name: property('fontName', text),
    Size: property('fontSize', number(1, 409)),
    Color: property('fontColor', color),
    Bold: property('bold', truth),
    Italic: property('italic', truth),
    Underline: property(
      'underline',
      oneOf('None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant')
    ),
    Strikethrough: property('strikethrough', truth),
    Subscript: property('subscript', truth),
    Superscript: property('superscript', truth)
  }
})

/** Range.format.fill; https://learn.microsoft.com/javascript/api/excel/excel.rangefill */
export const rangeFillClass: OfficeClass<Formatted> = officeClass<Formatted>({
  name: 'RangeFill',
  scalars: {
    Color: {
      get: (target) => uniform(target, (format) => format.fillColor || '#FFFFFF'),
      set: setter('fillColor', (value) => (value === '' ? '' : color(value)))
    },
    Pattern: {
      get: (target) => uniform(target, (format) => (format.fillColor ? 'Solid' : 'None'))
    }
  },
  calls: {
    Clear: (target) => {
      guardAllowed(target.sheet, 'allowFormatCells')
      changeFormat(target, (format) => ({ ...format, fillColor: '' }))
    }
  }
})

/** Range.format.protection; https://learn.microsoft.com/javascript/api/excel/excel.formatprotection */
export const formatProtectionClass: OfficeClass<Formatted> = officeClass<Formatted>({
  name: 'FormatProtection',
  scalars: {
    Locked: {
      get: (target) => uniform(target, (format) => format.locked),
      set: (target, value) => {
        guardAllowed(target.sheet, undefined)
        setter('locked', truth, undefined)(target, value)
      }
    },
    FormulaHidden: {
      get: (target) => uniform(target, (format) => format.formulaHidden),
      set: (target, value) => {
        guardAllowed(target.sheet, undefined)
        setter('formulaHidden', truth, undefined)(target, value)
      }
    }
  }
})

interface BorderTarget extends Formatted {
  side: BorderSide
}

const sides: BorderSide[] = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp'
]

type CellSide = keyof CellFormat['borders']

function cellsOfSide(area: Area, side: BorderSide): { area: Area; side: CellSide }[] {
  const { top, left, bottom, right } = area
  switch (side) {
    case 'EdgeTop':
      return [{ area: { ...area, bottom: top }, side: 'top' }]
    case 'EdgeBottom':
      return [{ area: { ...area, top: bottom }, side: 'bottom' }]
    case 'EdgeLeft':
      return [{ area: { ...area, right: left }, side: 'left' }]
    case 'EdgeRight':
      return [{ area: { ...area, left: right }, side: 'right' }]
    case 'InsideHorizontal':
      return top === bottom
        ? []
        : [
            { area: { ...area, bottom: bottom - 1 }, side: 'bottom' },
            { area: { ...area, top: top + 1 }, side: 'top' }
          ]
    case 'InsideVertical':
      return left === right
        ? []
        : [
            { area: { ...area, right: right - 1 }, side: 'right' },
            { area: { ...area, left: left + 1 }, side: 'left' }
          ]
    case 'DiagonalDown':
      return [{ area, side: 'diagonalDown' }]
    case 'DiagonalUp':
      return [{ area, side: 'diagonalUp' }]
  }
}

function readBorder({ sheet, areas, side }: BorderTarget, key: keyof BorderLine): string | null {
  const empty: BorderLine = { style: 'None', weight: 'Thin', color: '#000000' }
  let found: string | null | undefined
  for (const area of areas) {
    for (const part of cellsOfSide(area, side)) {
      const value = uniform(
        { sheet, areas: [part.area] },
        (format) => (format.borders[part.side] ?? empty)[key]
      )
      if (found === undefined) found = value
      else if (found !== value) return null
    }
  }
  return found === undefined ? empty[key] : found
}

function writeBorder(
  target: BorderTarget,
  change: (line: BorderLine | undefined) => BorderLine | undefined
): void {
  guardAllowed(target.sheet, 'allowFormatCells')
  for (const area of target.areas) {
    for (const part of cellsOfSide(area, target.side)) {
      changeFormat({ sheet: target.sheet, areas: [part.area] }, (format) => {
        const borders = { ...format.borders }
        const line = change(borders[part.side])
        if (line) borders[part.side] = line
        else delete borders[part.side]
        return { ...format, borders }
      })
    }
  }
}

const drawn: BorderLine = { style: 'Continuous', weight: 'Thin', color: '#000000' }

/** One side of a range's borders; https://learn.microsoft.com/javascript/api/excel/excel.rangeborder */
export const rangeBorderClass: OfficeClass<BorderTarget> = officeClass<BorderTarget>({
  name: 'RangeBorder',
  identity: (target) => target.side,
  scalars: {
    SideIndex: { get: (target) => target.side },
    Style: {
      get: (target) => readBorder(target, 'style'),
      set: (target, value) => {
        const style = oneOf(
          'None',
          'Continuous',
          'Dash',
          'DashDot',
          'DashDotDot',
          'Dot',
          'Double',
          'SlantDashDot'
        )(value)
        writeBorder(target, (line) =>
          style === 'None'
            ? undefined
            : { ...(line ?? drawn), style, ...(style === 'Double' ? { weight: 'Thick' } : {}) }
        )
      }
    },
    Weight: {
      get: (target) => readBorder(target, 'weight'),
      set: (target, value) => {
        const weight = oneOf('Hairline', 'Thin', 'Medium', 'Thick')(value)
        writeBorder(target, (line) => ({ ...(line ?? drawn), weight }))
      }
    },
    Color: {
      get: (target) => readBorder(target, 'color'),
      set: (target, value) => {
        const wanted = color(value)
        writeBorder(target, (line) => ({ ...(line ?? drawn), color: wanted }))
      }
    }
  }
})

/** Range.format.borders; https://learn.microsoft.com/javascript/api/excel/excel.rangebordercollection */
export const rangeBordersClass: OfficeClass<Formatted> = officeClass<Formatted>({
  name: 'RangeBorderCollection',
  scalars: { Count: { get: () => sides.length } },
  items: (target) => sides.map((side) => ref(rangeBorderClass, { ...target, side })),
  item: (target, key) => {
    const side = sides.find((name) => name.toLowerCase() === String(key).toLowerCase())
    if (!side) throw itemNotFound(`the border ${String(key)}`)
    return ref(rangeBorderClass, { ...target, side })
  }
})

function dimension(
  { sheet, areas }: Formatted,
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
  void sheet
  return found ?? null
}

const rowsOf = (area: Area): [number, number] => [area.top, area.bottom]
const columnsOf = (area: Area): [number, number] => [area.left, area.right]

function fitColumns({ sheet, areas }: Formatted): void {
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

/** Range.format; widths and heights in points. Source: https://learn.microsoft.com/javascript/api/excel/excel.rangeformat */
export const rangeFormatClass: OfficeClass<Formatted> = officeClass<Formatted>({
  name: 'RangeFormat',
  scalars: {
    WrapText: property('wrapText', truth),
    ShrinkToFit: property('shrinkToFit', truth),
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
      guardAllowed(target.sheet, 'allowFormatRows')
      const state = target.sheet.touch()
      for (const area of target.areas) {
        target.sheet.each(area, (row, column) => {
          const format = target.sheet.format(row, column)
          if (!format.wrapText) return
          const shown = target.sheet.text(row, column)
          const perLine = Math.max(
            1,
            Math.floor((target.sheet.columnWidth(column) || standardColumnWidth) / 5.5)
          )
          const lines = shown
            .split('\n')
            .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.6) / perLine)), 0)
          const height = Math.min(409, lines * format.fontSize * 1.36)
          state.rowHeights[row] = Math.max(state.rowHeights[row] ?? standardRowHeight, height)
        })
      }
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
