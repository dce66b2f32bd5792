/** A rectangle of cells by zero-based row and column, both ends included. */
export interface Area {
  top: number
  left: number
  bottom: number
  right: number
}

/** The last row of a worksheet, from 0. */
export const lastRow = 1_048_575
/** The last column of a worksheet, from 0. */
export const lastColumn = 16_383

/** The letters of a zero-based column: 0 is A. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** The zero-based column of column letters: A is 0. */
export function columnNumber(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

const isWholeColumns = (area: Area): boolean => area.top === 0 && area.bottom === lastRow
const isWholeRows = (area: Area): boolean => area.left === 0 && area.right === lastColumn

/** Whether the area covers whole columns. */
export const coversColumns = isWholeColumns
/** Whether the area covers whole rows. */
export const coversRows = isWholeRows

/** The A1 address of an area without its sheet: `A1`, `A1:B2`, `A:C`, `3:5`. */
export function areaText(area: Area, absolute = false): string {
  const dollar = absolute ? '$' : ''
  if (isWholeColumns(area))
    return `${dollar}${columnLetters(area.left)}:${dollar}${columnLetters(area.right)}`
  if (isWholeRows(area)) return `${dollar}${area.top + 1}:${dollar}${area.bottom + 1}`
  const start = `${dollar}${columnLetters(area.left)}${dollar}${area.top + 1}`
  if (area.top === area.bottom && area.left === area.right) return start
  return `${start}:${dollar}${columnLetters(area.right)}${dollar}${area.bottom + 1}`
}

const cellForm = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/
const columnForm = /^\$?([A-Za-z]{1,3})$/
const rowForm = /^\$?(\d{1,7})$/

interface Corner {
  row?: number
  column?: number
}

function corner(text: string): Corner | undefined {
  const cell = cellForm.exec(text)
  if (cell) return { column: columnNumber(cell[1]!), row: Number(cell[2]) - 1 }
  const column = columnForm.exec(text)
  if (column) return { column: columnNumber(column[1]!) }
  const row = rowForm.exec(text)
  return row ? { row: Number(row[1]) - 1 } : undefined
}

/** The area an A1 address without a sheet names; undefined when it is no address or lies outside the sheet. */
export function parseArea(text: string): Area | undefined {
  const parts = text.trim().split(':')
  if (parts.length > 2) return undefined
  const first = corner(parts[0]!.trim())
  const second = parts.length === 2 ? corner(parts[1]!.trim()) : first
  if (!first || !second) return undefined
  if ((first.row === undefined) !== (second.row === undefined)) return undefined
  if ((first.column === undefined) !== (second.column === undefined)) return undefined
  if (parts.length === 1 && (first.row === undefined || first.column === undefined)) return undefined
  const area = {
    top: Math.min(first.row ?? 0, second.row ?? 0),
    bottom: first.row === undefined ? lastRow : Math.max(first.row, second.row!),
    left: Math.min(first.column ?? 0, second.column ?? 0),
    right: first.column === undefined ? lastColumn : Math.max(first.column, second.column!)
  }
  return area.top < 0 || area.bottom > lastRow || area.right > lastColumn ? undefined : area
}

/** A sheet name as it stands in a reference, quoted where Excel quotes it. */
export function quotedSheetName(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !cellForm.test(name) && !/^(?:r|c|rc)\d*$/i.test(name)
  return plain ? name : `'${name.replaceAll("'", "''")}'`
}

/** Splits `Sheet!A1` or `'My sheet'!A1` into sheet and address; no sheet gives undefined for it. */
export function splitSheet(reference: string): { sheet: string | undefined; address: string } {
  const quoted = /^'((?:[^']|'')+)'!(.+)$/s.exec(reference)
  if (quoted) return { sheet: quoted[1]!.replaceAll("''", "'"), address: quoted[2]! }
  const plain = /^([^'!]+)!(.+)$/s.exec(reference)
  return plain ? { sheet: plain[1]!, address: plain[2]! } : { sheet: undefined, address: reference }
}

/** What two areas share; undefined when nothing. */
export function intersection(a: Area, b: Area): Area | undefined {
  const shared = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right)
  }
  return shared.top <= shared.bottom && shared.left <= shared.right ? shared : undefined
}

/** Whether `outer` holds all of `inner`. */
export const contains = (outer: Area, inner: Area): boolean =>
  outer.top <= inner.top &&
  outer.left <= inner.left &&
  outer.bottom >= inner.bottom &&
  outer.right >= inner.right

/** Whether two areas are the same rectangle. */
export const sameArea = (a: Area, b: Area): boolean => contains(a, b) && contains(b, a)

/** The smallest area around both. */
export const bounding = (a: Area, b: Area): Area => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right)
})

/** What of `area` lies outside `hole`, as up to four rectangles. */
export function subtract(area: Area, hole: Area): Area[] {
  const shared = intersection(area, hole)
  if (!shared) return [area]
  const rest: Area[] = []
  if (area.top < shared.top) rest.push({ ...area, bottom: shared.top - 1 })
  if (area.bottom > shared.bottom) rest.push({ ...area, top: shared.bottom + 1 })
  if (area.left < shared.left)
    rest.push({ ...area, top: shared.top, bottom: shared.bottom, right: shared.left - 1 })
  if (area.right > shared.right)
    rest.push({ ...area, top: shared.top, bottom: shared.bottom, left: shared.right + 1 })
  return rest
}

/** The number of rows of an area. */
export const rowCount = (area: Area): number => area.bottom - area.top + 1
/** The number of columns of an area. */
export const columnCount = (area: Area): number => area.right - area.left + 1

/** Cells inserted into or removed from a sheet: what lies at or beyond the area, in its lane, moves by its size. */
export interface Shift {
  area: Area
  direction: 'down' | 'right' | 'up' | 'left'
}

/**
 * Where an area lies after a shift; undefined when all of it was deleted.
 * An area whose lane the shift covers only in part keeps its place, as Excel leaves such references alone.
 */
export function shiftedArea(target: Area, shift: Shift): Area | undefined {
  const vertical = shift.direction === 'down' || shift.direction === 'up'
  const inLane = vertical
    ? shift.area.left <= target.left && shift.area.right >= target.right
    : shift.area.top <= target.top && shift.area.bottom >= target.bottom
  if (!inLane) return { ...target }
  const start = vertical ? shift.area.top : shift.area.left
  const end = vertical ? shift.area.bottom : shift.area.right
  const size = end - start + 1
  const first = vertical ? target.top : target.left
  const last = vertical ? target.bottom : target.right
  const limit = vertical ? lastRow : lastColumn
  if (first === 0 && last === limit) return { ...target }
  let from = first
  let to = last
  if (shift.direction === 'down' || shift.direction === 'right') {
    if (first >= start) from += size
    if (last >= start) to += size
    if (from > limit) return undefined
    to = Math.min(to, limit)
  } else {
    if (first >= start && last <= end) return undefined
    from = first > end ? first - size : first >= start ? start : first
    to = last > end ? last - size : last >= start ? start - 1 : last
  }
  return vertical ? { ...target, top: from, bottom: to } : { ...target, left: from, right: to }
}
