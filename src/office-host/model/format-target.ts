import { columnCount, coversColumns, coversRows, rowCount } from '../engine/area'
import type { Book } from '../engine/book'
import type { CellFormat } from '../engine/cell-format'
import { readColor } from '../engine/cell-format'
import { invalidArgument } from '../bridge/office-error'
import { changeStyle, styleOf } from './named-style'
import type { AreasTarget } from './range-target'
import { guardAllowed } from './range-target'

/** What has a format: cells, or a named style of the workbook. */
export type Formatted = AreasTarget | { book: Book; style: string }

/** Refuses to format cells where protection does. */
export function guardFormat(
  target: Formatted,
  option: 'allowFormatCells' | undefined = 'allowFormatCells'
): void {
  if ('sheet' in target) guardAllowed(target.sheet, option)
}

const manyCells = 300_000

/** What all cells agree on; null when they differ. */
export function uniform<V>(
  target: Formatted,
  pick: (format: CellFormat, row: number, column: number) => V
): V | null {
  if ('style' in target) return pick(styleOf(target.book, target.style).format, 0, 0)
  const { sheet, areas } = target
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
  target: Formatted,
  change: (format: CellFormat, row: number, column: number) => CellFormat,
  uniformly = true
): void {
  if ('style' in target) {
    changeStyle(target, (format) => change(format, 0, 0))
    return
  }
  const { sheet, areas } = target
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

/** Sets one part of a format; null leaves it alone. */
export const setter =
  (
    key: keyof CellFormat,
    read: (value: unknown) => unknown,
    option: 'allowFormatCells' | undefined = 'allowFormatCells'
  ) =>
  (target: Formatted, value: unknown): void => {
    if (value === null || value === undefined) return
    guardFormat(target, option)
    const wanted = read(value)
    changeFormat(target, (format) => ({ ...format, [key]: wanted }))
  }

/** A truth value; InvalidArgument otherwise. */
export const truth = (value: unknown): boolean => {
  if (typeof value !== 'boolean') throw invalidArgument('true or false is wanted')
  return value
}
/** A number between two others; InvalidArgument otherwise. */
export const number =
  (least: number, most: number) =>
  (value: unknown): number => {
    if (typeof value !== 'number' || value < least || value > most) {
      throw invalidArgument(`a number from ${least} to ${most} is wanted`)
    }
    return value
  }
/** A text; InvalidArgument otherwise. */
export const text = (value: unknown): string => {
  if (typeof value !== 'string') throw invalidArgument('a text is wanted')
  return value
}
/** A colour as `#RRGGBB`; InvalidArgument otherwise. */
export const color = (value: unknown): string => {
  const read = readColor(value)
  if (read === undefined) throw invalidArgument(`${JSON.stringify(value)} is no colour`)
  return read
}
/** One of several names, in any case; InvalidArgument otherwise. */
export const oneOf =
  (...names: string[]) =>
  (value: unknown): string => {
    const found = names.find((name) => name.toLowerCase() === String(value).toLowerCase())
    if (found === undefined) throw invalidArgument(`one of ${names.join(', ')} is wanted`)
    return found
  }

/** A property that is one part of a format. */
export const property = (
  key: keyof CellFormat,
  read: (value: unknown) => unknown,
  option: 'allowFormatCells' | undefined = 'allowFormatCells'
): { get: (target: Formatted) => unknown; set: (target: Formatted, value: unknown) => void } => ({
  get: (target) => uniform(target, (format) => format[key]),
  set: setter(key, read, option)
})
