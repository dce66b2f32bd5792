import { cellAddress } from '../../../src/domain/report/a1'
import { cellKey, type WorkbookContent } from '../../../src/domain/report/workbook-content'

/** Every cell that holds something, by sheet and address, as its value and its formula. */
export function cellsOf({ sheets }: WorkbookContent): Readonly<Record<string, string>> {
  const cells: Record<string, string> = {}
  for (const { name, top, left, values, formulas } of sheets) {
    values.forEach((row, down) => {
      row.forEach((value, right) => {
        const formula = formulas.get(cellKey(top + down, left + right))
        if (value !== null || formula !== undefined)
          cells[`${name}!${cellAddress(top + down, left + right)}`] = JSON.stringify([value, formula])
      })
    })
  }
  return cells
}
