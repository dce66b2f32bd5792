/** A rectangle of cells that were merged, rows and columns counted from 0, both ends included. */
export interface MergedArea {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A worksheet as somebody made it: texts from its first cell on, and what was merged. */
export interface SourceSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly MergedArea[]
}

/** A cell with the text it shows; a cell of a merged area shows the text of the area's first. */
export interface GridCell {
  readonly text: string
  /** Belongs to a merged area that began in a row above. */
  readonly isBelow: boolean
  /** Belongs to a merged area that began in a column to the left. */
  readonly isBeside: boolean
}

/** A sheet in which every cell tells what it shows. */
export interface SourceGrid {
  readonly name: string
  readonly rows: readonly (readonly GridCell[])[]
  readonly width: number
}

/** A cell of nothing. */
export const NO_CELL: GridCell = { text: '', isBelow: false, isBeside: false }

/** Merged areas may cover each cell of rows with texts so often, on average; what goes beyond is no table. */
const COVERAGE = 4
/** Covered cells that any sheet may have, however little else it holds. */
const FEW_CELLS = 10_000

/** Spreads merged cells over the cells they cover; areas outside what is in use are cut off. */
export function gridOf({ name, rows: texts, merges }: SourceSheet): SourceGrid {
  const width = texts.reduce((widest, row) => Math.max(widest, row.length), 0)
  const blank: readonly GridCell[] = Array.from({ length: width }, () => NO_CELL)
  const rows: (readonly GridCell[])[] = texts.map((row) =>
    row.every((text) => text === '')
      ? blank
      : blank.map((_, column) => ({ ...NO_CELL, text: row[column] ?? '' }))
  )
  let budget = FEW_CELLS + COVERAGE * width * rows.filter((row) => row !== blank).length
  for (const merge of merges) {
    const { text } = rows[merge.top]?.[merge.left] ?? NO_CELL
    const bottom = Math.min(merge.bottom, rows.length - 1)
    const right = Math.min(merge.right, width - 1)
    budget -= Math.max(0, bottom - merge.top + 1) * Math.max(0, right - merge.left + 1)
    if (budget < 0) break
    for (let row = merge.top; row <= bottom; row += 1) {
      rows[row] = (rows[row] ?? blank).map((cell, column) =>
        column < merge.left || column > right
          ? cell
          : { text, isBelow: row > merge.top, isBeside: column > merge.left }
      )
    }
  }
  return { name, rows, width }
}
