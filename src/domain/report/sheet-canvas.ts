import type { CellLayout, CellRange, CellValue, RowLayout } from './layout'

/** A sheet under construction: cells by place, merges, row heights. */
export class SheetCanvas {
  private readonly grid: (CellLayout | undefined)[][] = []
  private readonly rowLayouts = new Map<number, RowLayout>()
  readonly merges: CellRange[] = []

  /** Puts a value, or a formula with its value, into a cell. */
  put(row: number, column: number, style: string, value: CellValue, formula?: string): void {
    this.set(row, column, formula === undefined ? { value, style } : { value, formula, style })
  }

  set(row: number, column: number, cell: CellLayout): void {
    while (this.grid.length <= row) this.grid.push([])
    const line = this.grid[row]
    if (!line) return
    while (line.length <= column) line.push(undefined)
    line[column] = cell
  }

  /** Puts a value into the first cell of a merged range; the other cells get the style, so that borders are drawn. */
  putMerged(range: CellRange, style: string, value: CellValue, formula?: string): void {
    for (let row = range.top; row <= range.bottom; row += 1) {
      for (let column = range.left; column <= range.right; column += 1) this.put(row, column, style, null)
    }
    this.put(range.top, range.left, style, value, formula)
    if (range.top !== range.bottom || range.left !== range.right) this.merges.push(range)
  }

  height(row: number, height: number): void {
    this.rowLayouts.set(row, { ...this.rowLayouts.get(row), height })
  }

  /** Raises a row to at least this height. */
  atLeast(row: number, height: number): void {
    this.height(row, Math.max(height, this.rowLayouts.get(row)?.height ?? 0))
  }

  get cells(): readonly (readonly (CellLayout | undefined)[])[] {
    return this.grid
  }

  get rows(): ReadonlyMap<number, RowLayout> {
    return this.rowLayouts
  }

  get rowCount(): number {
    return this.grid.length
  }
}
