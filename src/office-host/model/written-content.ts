import type { Area } from '../engine/area'
import { intersection, rowCount } from '../engine/area'
import type { CellValue } from '../engine/cell-value'
import { copiedFormula, toR1C1 } from '../engine/formula-text'
import type { Sheet } from '../engine/sheet'
import { matrixReader, setContents, tableBody } from './content'

/** A column of a table's data that one formula would fill. */
interface OpenColumn {
  readonly area: Area
  readonly written: Area
}

/** Puts contents into an area as an add-in's `values` and `formulas` do, with the habits this Excel has. */
export function writeContents(
  sheet: Sheet,
  area: Area,
  content: unknown,
  read?: (text: CellValue, row: number, column: number) => CellValue
): void {
  const { habits } = sheet.book
  const open = habits['formula-fills-column'] ? openColumns(sheet, area) : []
  const isScrambled = habits['filtered-write-scrambles'] && rowCount(area) > 1 && hasFilteredRow(sheet, area)
  const arriving = isScrambled ? scrambled(sheet, area, content) : content
  setContents(sheet, area, arriving, read)
  if (open.length === 0) return
  const at = matrixReader(area, arriving)
  const isEntered = (row: number, column: number): boolean => {
    const given = at(row, column)
    return typeof given === 'string' && given.startsWith('=') && sheet.formula(row, column) !== undefined
  }
  for (const column of open) fillColumn(sheet, column, isEntered)
}

function hasFilteredRow({ state }: Sheet, { top, bottom }: Area): boolean {
  return Object.keys(state.filteredRows).some((row) => Number(row) >= top && Number(row) <= bottom)
}

function scrambled({ state }: Sheet, area: Area, content: unknown): unknown[][] {
  const at = matrixReader(area, content)
  const columns = Array.from({ length: area.right - area.left + 1 }, (_, index) => area.left + index)
  return Array.from({ length: rowCount(area) }, (_, index) =>
    columns.map((column) => (state.filteredRows[area.top + index] ? null : at(area.top, column)))
  )
}

/** The columns of tables under an area that are blank or hold one formula only, before they are written. */
function openColumns(sheet: Sheet, area: Area): OpenColumn[] {
  return sheet.state.tables.flatMap((table) => {
    const body = tableBody(table)
    const written = intersection(body, area)
    if (!written) return []
    const columns = Array.from({ length: written.right - written.left + 1 }, (_, at) => written.left + at)
    return columns
      .map((column) => ({
        area: { ...body, left: column, right: column },
        written: { ...written, left: column, right: column }
      }))
      .filter((column) => isOpen(sheet, column.area))
  })
}

function isOpen(sheet: Sheet, { top, bottom, left: column }: Area): boolean {
  let only: string | undefined
  for (let row = top; row <= bottom; row++) {
    const formula = sheet.formula(row, column)
    if (formula === undefined) {
      if (sheet.value(row, column) !== '') return false
    } else {
      const relative = toR1C1(formula, row, column)
      if (only !== undefined && relative !== only) return false
      only = relative
    }
  }
  return true
}

/** Fills a column with the last formula that was written into it, if any was. */
function fillColumn(
  sheet: Sheet,
  { area, written }: OpenColumn,
  isEntered: (row: number, column: number) => boolean
): void {
  const column = area.left
  let row = written.bottom
  while (row >= written.top && !isEntered(row, column)) row--
  const formula = row < written.top ? undefined : sheet.formula(row, column)
  if (formula === undefined) return
  sheet.write(area, (to, _, old) => ({
    ...(old?.s ? { s: old.s } : {}),
    f: copiedFormula(formula, to - row, 0)
  }))
}
