import { cellAddress, MAX_ROWS } from '../../domain/report/a1'
import type { CellValue } from '../../domain/report/layout'
import type { CellBlock, FormulaBlock } from '../../domain/report/workbook-content'
import { cellKey, MAX_COLUMNS } from '../../domain/report/workbook-content'

/** What a cell gets: a value, or a formula whose result the program computes on opening. */
export type CellEdit = CellValue | { readonly formula: string }

/** What the cells of one sheet get, by row and column, both counted from 0. */
export type RowEdits = ReadonlyMap<number, ReadonlyMap<number, CellEdit>>

/** Longest text a cell may hold; source: "Excel specifications and limits". */
const LONGEST_TEXT = 32_767
/** Longest formula; source: as above. */
const LONGEST_FORMULA = 8192

/**
 * Values and formulas of all blocks by sheet name and place; of two for one cell the later counts. Throws RangeError, naming sheet
 * and cell, for what no Excel cell can hold: a place outside the sheet, a longer text or formula, a number that is not finite.
 */
export function editsBySheet(
  blocks: readonly CellBlock[],
  formulas: readonly FormulaBlock[] = []
): ReadonlyMap<string, RowEdits> {
  const sheets = new Map<string, Map<number, Map<number, CellEdit>>>()
  const put = (
    { sheet, top, left }: Pick<CellBlock, 'sheet' | 'top' | 'left'>,
    lines: readonly (readonly CellEdit[])[]
  ): void => {
    const rows = sheets.get(sheet) ?? new Map<number, Map<number, CellEdit>>()
    sheets.set(sheet, rows)
    lines.forEach((line, rowOffset) => {
      const row = top + rowOffset
      const columns = rows.get(row) ?? new Map<number, CellEdit>()
      rows.set(row, columns)
      line.forEach((edit, columnOffset) => {
        refuseUnstorable(edit, sheet, row, left + columnOffset)
        columns.set(left + columnOffset, edit)
      })
    })
  }
  for (const block of blocks) put(block, block.values)
  for (const block of formulas)
    put(
      block,
      block.formulas.map((line) => line.map((formula) => ({ formula })))
    )
  return sheets
}

/** The number formats that cells get along with their values, by sheet name and cell key. */
export function formatsBySheet(
  blocks: readonly CellBlock[],
  formulas: readonly FormulaBlock[] = []
): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const sheets = new Map<string, Map<number, string>>()
  const put = (
    { sheet, top, left, numberFormat }: Omit<CellBlock, 'values'>,
    lines: readonly (readonly unknown[])[]
  ): void => {
    if (numberFormat === undefined) return
    const cells = sheets.get(sheet) ?? new Map<number, string>()
    sheets.set(sheet, cells)
    lines.forEach((line, down) =>
      line.forEach((_, right) => cells.set(cellKey(top + down, left + right), numberFormat))
    )
  }
  for (const block of blocks) put(block, block.values)
  for (const block of formulas) put(block, block.formulas)
  return sheets
}

function refuseUnstorable(value: CellEdit, sheet: string, row: number, column: number): void {
  const isPlace = (index: number, limit: number) => Number.isInteger(index) && index >= 0 && index < limit
  if (!isPlace(row, MAX_ROWS) || !isPlace(column, MAX_COLUMNS))
    throw new RangeError(`Sheet "${sheet}" has no cell in row ${row + 1}, column ${column + 1}`)
  const refuse = (reason: string) => {
    throw new RangeError(`Sheet "${sheet}": ${cellAddress(row, column)} ${reason}`)
  }
  if (typeof value === 'string' && value.length > LONGEST_TEXT)
    refuse(`would exceed ${LONGEST_TEXT} characters`)
  if (isFormulaEdit(value) && value.formula.length > LONGEST_FORMULA)
    refuse(`would exceed ${LONGEST_FORMULA} characters`)
  if (typeof value === 'number' && !Number.isFinite(value)) refuse(`cannot hold ${value}`)
}

/** Whether a cell gets a formula. */
export const isFormulaEdit = (edit: CellEdit): edit is { readonly formula: string } =>
  typeof edit === 'object' && edit !== null
