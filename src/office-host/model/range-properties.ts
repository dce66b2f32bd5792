import { columnCount, rowCount } from '../engine/area'
import type { Book } from '../engine/book'
import { invalidArgument } from '../bridge/office-error'
import type { ObjectRef } from './office-class'
import { readScalar, navigate, writeScalar } from './office-class'
import { rangeRef } from './references'
import type { RangeTarget } from './range-target'

type Wanted = Record<string, unknown>

/** Reads what a tree of names with `true` at its leaves asks of an object. */
function readTree(from: ObjectRef, wanted: Wanted, book: Book): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(wanted)) {
    if (value === true) result[name] = readScalar(from, name, book)
    else if (value && typeof value === 'object') {
      const next = name === 'borders' ? undefined : navigate(from, name, undefined, book)
      if (next) result[name] = readTree(next, value as Wanted, book)
      else if (name === 'borders') result[name] = readBorders(from, value as Wanted, book)
    }
  }
  return result
}

const sideOf = (name: string): string =>
  /^(?:top|bottom|left|right)$/i.test(name)
    ? `Edge${name.charAt(0).toUpperCase()}${name.slice(1)}`
    : name === 'horizontal' || name === 'vertical'
      ? `Inside${name.charAt(0).toUpperCase()}${name.slice(1)}`
      : name.charAt(0).toUpperCase() + name.slice(1)

const border = (format: ObjectRef, name: string, book: Book): ObjectRef =>
  navigate(navigate(format, 'Borders', undefined, book)!, 'GetItem', [sideOf(name)], book)!

const allSides = ['top', 'bottom', 'left', 'right', 'diagonalDown', 'diagonalUp']

/** The borders of one cell by side: asked for by side, or the same properties of every side. */
function readBorders(format: ObjectRef, wanted: Wanted, book: Book): Record<string, unknown> {
  const bySide = Object.keys(wanted).some((name) => [...allSides, 'horizontal', 'vertical'].includes(name))
  const sides = bySide ? Object.entries(wanted) : allSides.map((side): [string, unknown] => [side, wanted])
  return Object.fromEntries(
    sides.map(([side, properties]) => [
      side,
      readTree(border(format, side, book), properties as Wanted, book)
    ])
  )
}

function writeTree(to: ObjectRef, values: Record<string, unknown>, book: Book): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue
    if (name === 'borders') {
      for (const [side, line] of Object.entries(value as Record<string, Record<string, unknown> | null>))
        if (line) writeTree(border(to, side, book), line, book)
    } else if (typeof value === 'object' && name !== 'hyperlink') {
      const next = navigate(to, name, undefined, book)
      if (next) writeTree(next, value as Record<string, unknown>, book)
    } else writeScalar(to, name, value, book)
  }
}

const cellsOf = ({ sheet, area }: RangeTarget): ObjectRef[][] =>
  Array.from({ length: rowCount(area) }, (_, row) =>
    Array.from({ length: columnCount(area) }, (__, column) => {
      const [top, left] = [area.top + row, area.left + column]
      return rangeRef({ sheet, area: { top, bottom: top, left, right: left } })
    })
  )

const rowsOf = ({ sheet, area }: RangeTarget): ObjectRef[] =>
  linesOf(area.top, area.bottom).map((row) => rangeRef({ sheet, area: { ...area, top: row, bottom: row } }))

const columnsOf = ({ sheet, area }: RangeTarget): ObjectRef[] =>
  linesOf(area.left, area.right).map((column) =>
    rangeRef({ sheet, area: { ...area, left: column, right: column } })
  )

const linesOf = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

const asked = (wanted: unknown): Wanted => {
  if (!wanted || typeof wanted !== 'object') throw invalidArgument('the properties to read are wanted')
  return wanted as Wanted
}

/** Range.getCellProperties; https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-getcellproperties-member(1) */
export const readCellProperties = (target: RangeTarget, wanted: unknown, book: Book): unknown[][] =>
  cellsOf(target).map((row) => row.map((cell) => readTree(cell, asked(wanted), book)))

/** Range.getRowProperties, one answer for each row. */
export const readRowProperties = (target: RangeTarget, wanted: unknown, book: Book): unknown[] =>
  rowsOf(target).map((row) => readTree(row, asked(wanted), book))

/** Range.getColumnProperties, one answer for each column. */
export const readColumnProperties = (target: RangeTarget, wanted: unknown, book: Book): unknown[] =>
  columnsOf(target).map((column) => readTree(column, asked(wanted), book))

function writeEach(objects: ObjectRef[], values: unknown, book: Book): void {
  if (!Array.isArray(values) || values.length !== objects.length)
    throw invalidArgument(`${objects.length} sets of properties are wanted`)
  objects.forEach((object, index) => {
    const own = (values as unknown[])[index]
    if (own && typeof own === 'object') writeTree(object, own as Record<string, unknown>, book)
  })
}

/** Range.setCellProperties; the array has the shape of the range. */
export function writeCellProperties(target: RangeTarget, values: unknown, book: Book): void {
  const rows = cellsOf(target)
  if (!Array.isArray(values) || values.length !== rows.length)
    throw invalidArgument(`the range has ${rows.length} rows`)
  rows.forEach((row, index) => {
    writeEach(row, (values as unknown[])[index], book)
  })
}

/** Range.setRowProperties, one set for each row. */
export function writeRowProperties(target: RangeTarget, values: unknown, book: Book): void {
  writeEach(rowsOf(target), values, book)
}

/** Range.setColumnProperties, one set for each column. */
export function writeColumnProperties(target: RangeTarget, values: unknown, book: Book): void {
  writeEach(columnsOf(target), values, book)
}
