import type { Book } from '../engine/book'
import type { CellFormat } from '../engine/cell-format'
import type { SheetState, WorkbookState } from '../engine/workbook-state'
import type { Package } from './package'

/** A worksheet as it was when its file was opened. */
export interface OpenedSheet {
  id: string
  name: string
  /** Its part in the file. */
  part: string
  state: SheetState
  /** How often its cells had been changed then. */
  cellChanges: number
}

/** A file a workbook was opened from, with what was understood of it: everything else is carried over when it is saved. */
export interface OpenedFile {
  package: Package
  sheets: OpenedSheet[]
  /** The formats its styles were read as, by their number, and the ids they have in the workbook. */
  formats: CellFormat[]
  styleIds: string[]
  /** Its shared strings as XML and as text. */
  strings: { items: string[]; texts: string[] }
  state: WorkbookState
}

const files = new WeakMap<Book, OpenedFile>()

/** The file a workbook was opened from; undefined when it was made here. */
export const openedFile = (book: Book): OpenedFile | undefined => files.get(book)

/** Remembers the file a workbook was opened from. */
export function rememberFile(book: Book, file: OpenedFile): void {
  files.set(book, file)
}

/** The style of a file's cell as the workbook keeps it: none where the cell would have it anyway. */
export function keptStyle(
  state: Pick<SheetState, 'rowFormats' | 'columnFormats' | 'sheetFormat'>,
  styleIds: readonly string[],
  row: number,
  column: number,
  style: number,
  hasContent: boolean
): string | undefined {
  const id = styleIds[style] ?? styleIds[0]
  const inherited = state.rowFormats[row] ?? state.columnFormats[column] ?? (state.sheetFormat || undefined)
  if (style === 0) return inherited === undefined || inherited === id ? undefined : id
  return !hasContent && inherited === id ? undefined : id
}
