import type { Precedent } from './formula-references'
import { cellText, MAX_COLUMNS, type CellContent, type WorkbookContent } from './workbook-content'

/** Cells by sheet, asked whether a range has one of them. */
export class CellSet {
  private readonly columns = new Map<string, Map<number, Set<number>>>()
  private count = 0

  get size(): number {
    return this.count
  }

  add(sheet: string, row: number, column: number): void {
    const columns = this.columns.get(sheet) ?? new Map<number, Set<number>>()
    this.columns.set(sheet, columns)
    const rows = columns.get(column) ?? new Set<number>()
    columns.set(column, rows)
    if (rows.has(row)) return
    rows.add(row)
    this.count += 1
  }

  has(sheet: string, row: number, column: number): boolean {
    return this.columns.get(sheet)?.get(column)?.has(row) ?? false
  }

  /** Whether one of the cells stands in a range. */
  touches({ sheet, range: { top, left, bottom, right } }: Precedent): boolean {
    for (const [column, rows] of this.columns.get(sheet) ?? []) {
      if (column < left || column > right) continue
      if (bottom - top < rows.size) {
        for (let row = top; row <= bottom; row += 1) if (rows.has(row)) return true
      } else for (const row of rows) if (row >= top && row <= bottom) return true
    }
    return false
  }
}

const isSame = (one: CellContent, other: CellContent): boolean =>
  one === other || (typeof one === typeof other && cellText(one) === cellText(other))

/** The cells whose value or formula an edit has changed; all of a sheet that was not there. */
export function changedCells(before: WorkbookContent, after: WorkbookContent): CellSet {
  const changed = new CellSet()
  const known = new Map(before.sheets.map((sheet) => [sheet.name, sheet]))
  for (const sheet of after.sheets) {
    const old = known.get(sheet.name)
    const { name, top, left, values, formulas } = sheet
    const last = Math.max(top + values.length, old ? old.top + old.values.length : 0)
    for (let row = Math.min(top, old?.top ?? top); row < last; row += 1) {
      const [now, was] = [values[row - top] ?? [], old?.values[row - old.top] ?? []]
      const end = Math.max(left + now.length, old ? old.left + was.length : 0)
      for (let column = Math.min(left, old?.left ?? left); column < end; column += 1) {
        const key = row * MAX_COLUMNS + column
        const isOld =
          isSame(now[column - left] ?? null, old ? (was[column - old.left] ?? null) : null) &&
          formulas.get(key) === old?.formulas.get(key)
        if (!isOld) changed.add(name, row, column)
      }
    }
  }
  return changed
}
