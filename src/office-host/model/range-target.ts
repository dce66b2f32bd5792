import type { ObjectRef } from './office-class'
import type { Area } from '../engine/area'
import { areaText, parseArea, quotedSheetName, splitSheet } from '../engine/area'
import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import { accessDenied, invalidArgument, itemNotFound } from '../bridge/office-error'

/** A rectangle of cells on a sheet. */
export interface RangeTarget {
  sheet: Sheet
  area: Area
}

/** Several rectangles of cells on one sheet. */
export interface AreasTarget {
  sheet: Sheet
  areas: Area[]
}

/** The address Office.js gives: sheet name and A1 address. */
export const fullAddress = (sheet: Sheet, area: Area): string =>
  `${quotedSheetName(sheet.name)}!${areaText(area)}`

/** The range an address, defined name or table reference means; InvalidArgument when it means none. */
export function resolveRange(book: Book, sheet: Sheet | undefined, reference: unknown): RangeTarget {
  if (typeof reference !== 'string') throw invalidArgument('an address is wanted')
  const text = reference.startsWith('=') ? reference.slice(1) : reference
  const { sheet: sheetName, address } = splitSheet(text)
  const on = sheetName === undefined ? sheet : book.sheetByName(sheetName)
  if (sheetName !== undefined && !on) throw itemNotFound(`the sheet ${sheetName}`)
  const area = parseArea(address)
  if (area) {
    if (!on) throw invalidArgument(`${reference} names no sheet`)
    return { sheet: on, area }
  }
  const lower = address.toLowerCase()
  const name =
    on?.state.names.find((candidate) => candidate.name.toLowerCase() === lower) ??
    book.state.names.find((candidate) => candidate.name.toLowerCase() === lower)
  if (name && name.formula.slice(1) !== address) return resolveRange(book, on, name.formula)
  const [tableName, columnName] = [/^[^[]+/.exec(address)?.[0], /\[([^\]]+)\]/.exec(address)?.[1]]
  for (const candidate of book.sheets) {
    const table = candidate.state.tables.find((one) => one.name.toLowerCase() === tableName?.toLowerCase())
    if (!table) continue
    const body = {
      ...table.area,
      top: table.area.top + (table.showHeaders ? 1 : 0),
      bottom: table.area.bottom - (table.showTotals ? 1 : 0)
    }
    if (columnName === undefined) return { sheet: candidate, area: body }
    if (/^#All$/i.test(columnName)) return { sheet: candidate, area: { ...table.area } }
    if (/^#Headers$/i.test(columnName))
      return { sheet: candidate, area: { ...table.area, bottom: table.area.top } }
    const at = table.columns.findIndex((column) => column.name === columnName)
    if (at >= 0)
      return { sheet: candidate, area: { ...body, left: table.area.left + at, right: table.area.left + at } }
  }
  throw invalidArgument(`${reference} is no address`)
}

/** The target of a range argument: an object reference, or an address. */
export function rangeArgument(book: Book, sheet: Sheet | undefined, argument: unknown): RangeTarget {
  if (argument && typeof argument === 'object' && 'target' in argument) {
    const target = (argument as ObjectRef).target as RangeTarget & { areas?: Area[] }
    return { sheet: target.sheet, area: target.area ?? target.areas?.[0] }
  }
  return resolveRange(book, sheet, argument)
}

/** Refuses to change a workbook that is open for reading only. */
function guardWritable(book: Book): void {
  if (book.isReadOnly) throw accessDenied('the workbook is open for reading only', 'read-only')
}

/** Refuses to change the content of locked cells on a protected sheet. */
export function guardContent(sheet: Sheet, area: Area): void {
  guardWritable(sheet.book)
  if (sheet.state.protection && sheet.hasLockedCell(area)) {
    throw accessDenied(`${sheet.name} is protected and ${areaText(area)} has locked cells`, 'locked-cells')
  }
}

/** Refuses what protection of the sheet does not allow. */
export function guardAllowed(
  sheet: Sheet,
  option: keyof NonNullable<Sheet['state']['protection']>['options'] | undefined
): void {
  guardWritable(sheet.book)
  const protection = sheet.state.protection
  if (protection && !(option && protection.options[option])) throw accessDenied(`${sheet.name} is protected`)
}

/** Refuses to add, remove, rename, move or hide sheets of a workbook whose structure is protected. */
export function guardStructure(book: Book): void {
  guardWritable(book)
  if (book.state.structureProtection)
    throw accessDenied('the structure of the workbook is protected', 'protected-structure')
}

/** Joins single cells into as few rectangles as row runs allow. */
export function areasOfCells(cells: { row: number; column: number }[]): Area[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column)
  const runs: Area[] = []
  for (const { row, column } of sorted) {
    const last = runs[runs.length - 1]
    if (last && last.top === row && last.right === column - 1) last.right = column
    else runs.push({ top: row, bottom: row, left: column, right: column })
  }
  const open = new Map<string, Area>()
  const areas: Area[] = []
  for (const run of runs) {
    const key = `${run.left},${run.right}`
    const above = open.get(key)
    if (above && above.bottom === run.top - 1) above.bottom = run.bottom
    else {
      const area = { ...run }
      areas.push(area)
      open.set(key, area)
    }
  }
  return areas
}
