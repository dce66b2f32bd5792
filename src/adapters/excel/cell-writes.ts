import { atOnce, ENTRIES_IN_STEP, type Steps } from '../../domain/measures/steps'
import { rangeAddress } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'
import { writableStretches, type IsHidden } from './hidden-rows'
import { BLOCK_BYTES, jsonBytes, writeStep, type WriteStep } from './write-requests'

/** What a cell is given; `null` leaves it as it is. */
export type Written = string | number | boolean | null

/** Where a matrix goes, and which rows there must be written apart from their neighbours. */
export interface WrittenPlace {
  readonly sheet: string
  readonly property: 'values' | 'formulas' | 'numberFormat'
  readonly top: number
  readonly left: number
  readonly isHidden: IsHidden
}

/**
 * A matrix as writes of full rows, none larger than a block. A block over rows that a filter hides puts its cells into wrong
 * rows, so that none reaches across one: https://github.com/OfficeDev/office-js/issues/224
 */
export function* matrixSteps(
  { sheet, property, top, left, isHidden }: WrittenPlace,
  rows: readonly (readonly Written[])[]
): Steps<WriteStep[]> {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (width === 0) return []
  const steps: WriteStep[] = []
  const stretches = writableStretches(top, top + rows.length - 1, (row) => isHidden(sheet, row))
  for (const stretch of stretches) {
    let block: Written[][] = []
    let bytes = 0
    const finish = (next: number): void => {
      const filled = block
      const range = { top: next - filled.length, left, bottom: next - 1, right: left + width - 1 }
      if (filled.some((row) => row.some((value) => value !== null))) {
        steps.push(
          writeStep(
            'writing',
            2,
            (book) => {
              book.sheet(sheet).getRange(rangeAddress(range))[property] = filled
            },
            bytes
          )
        )
      }
      block = []
      bytes = 0
    }
    for (let row = stretch.top; row <= stretch.bottom; row += 1) {
      const given = rows[row - top] ?? []
      const filled = [...given, ...Array.from({ length: width - given.length }, () => null)]
      const size = jsonBytes(filled)
      if (block.length > 0 && bytes + size > BLOCK_BYTES) finish(row)
      block.push(filled)
      bytes += size + 1
      if (row % ENTRIES_IN_STEP === 0) yield
    }
    finish(stretch.bottom + 1)
  }
  return steps
}

/**
 * Formulas for cells that may be in a table, `null` where there is none. Each cell holds a number first, because a formula
 * in a column that is blank or of one formula may fill it: https://github.com/OfficeDev/office-js/issues/2093
 */
export function enteredFormulaSteps(
  place: Omit<WrittenPlace, 'property'>,
  formulas: readonly (readonly (string | null)[])[]
): readonly WriteStep[] {
  const numbers = formulas.map((row) => row.map((formula) => (formula === null ? null : 0)))
  return [
    ...atOnce(matrixSteps({ ...place, property: 'values' }, numbers)),
    ...atOnce(matrixSteps({ ...place, property: 'formulas' }, formulas))
  ]
}

/** One formula for a column of cells whose rows all show, as one text. */
export const columnFormulaStep = (sheet: string, range: CellRange, formula: string): WriteStep =>
  writeStep(
    'writing',
    2,
    (book) => {
      setAll(book.sheet(sheet).getRange(rangeAddress(range)), 'formulas', formula)
    },
    jsonBytes(formula)
  )

/** One number format for ranges of a sheet. */
export const formatStep = (
  stage: WriteStep['stage'],
  sheet: string,
  ranges: readonly CellRange[],
  format: string
): WriteStep =>
  writeStep(stage, 2 * ranges.length, (book) => {
    for (const range of ranges)
      setAll(book.sheet(sheet).getRange(rangeAddress(range)), 'numberFormat', format)
  })

/** One value for all cells of a range, which Excel takes in place of a matrix. */
function setAll(range: Excel.Range, property: 'numberFormat' | 'formulas', value: string): void {
  // The declared type knows matrices only: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-large
  range[property] = value as unknown as string[][]
}
