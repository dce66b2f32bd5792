import type { CellValue, NameLayout, SheetId, WorkbookLayout } from '../domain/report/layout'
import type { TableChange } from '../domain/report/table-change'
import type { RowsWanted } from '../domain/report/rows-to-reread'
import type { FormulaResult } from '../domain/report/formula-results'
import type { AdoptedRows } from '../domain/report/adopted-rows'
import type { CellBlock, FormulaBlock, RowsReading, WorkbookContent } from '../domain/report/workbook-content'
import type { WorkbookTraits } from '../domain/report/workbook-traits'

/** Why a file cannot be used; wording lives in messages/. */
export type FileProblemCode =
  | 'file-not-found'
  | 'file-unreadable'
  | 'not-a-workbook'
  | 'password-protected'
  | 'damaged'
  | 'too-large'
  | 'cell-too-long'
  | 'too-many-cells'
  | 'out-of-memory'
  | 'unforeseen'
  | 'unwritable'
  | 'exists'
  | 'not-a-report'
  | 'newer-template'
  | 'period-missing'

/** A file that cannot be read or written, with what the sentence about it needs. */
export class FileProblem extends Error {
  constructor(
    readonly code: FileProblemCode,
    readonly file: string,
    readonly params: Readonly<Record<string, string | number>> = {}
  ) {
    super(`${code}: ${file}`)
    this.name = 'FileProblem'
  }
}

/** What one file of many is refused with, whatever went wrong in it; an interruption is nobody's refusal and thrown on. */
export function refusalOf(error: unknown, file: string): FileProblem {
  if (error instanceof FileProblem) return error
  if (error instanceof WorkbookProblem && error.code === 'cancelled') throw error
  return new FileProblem('unforeseen', file, {
    detail: error instanceof Error ? error.message : String(error)
  })
}

/** Workbooks as files: the port that the .xlsx adapter fills. Both sides work on bytes; paths are the host's. */
export interface WorkbookFiles {
  /**
   * Throws FileProblem (named `file`) on anything that is not a whole, bounded, readable workbook; `too-large` before
   * unpacking what announces more than `unpackedBytes` where that is given.
   */
  read(bytes: Uint8Array, file: string, unpackedBytes?: number): Promise<WorkbookContent>
  /** What a file holds besides cells; throws like `read`. Old .xls files have no traits. */
  inspect(bytes: Uint8Array, file: string): Promise<WorkbookTraits>
  /** The layout as a complete .xlsx file; rests between its sheets where the options say how. */
  write(layout: WorkbookLayout, options?: WorkOptions): Promise<Uint8Array>
  /** The same file with other values or formulas in some cells and everything else as it was; throws like `read`. */
  edit(
    bytes: Uint8Array,
    file: string,
    blocks: readonly CellBlock[],
    formulas?: readonly FormulaBlock[]
  ): Promise<Uint8Array>
  /** The same file with more rows or sheets and everything else as it was; throws like `read`, RangeError where it cannot grow. */
  extend(bytes: Uint8Array, file: string, additions: FileAdditions): Promise<Uint8Array>
  /** The same file with other stored results under its formulas and everything else as it was; throws like `read`. */
  storeResults(bytes: Uint8Array, file: string, results: readonly FormulaResult[]): Promise<Uint8Array>
}

/** Rows to put under an Excel table; they look like its last row. */
export interface AppendedRows {
  readonly sheet: string
  readonly table: string
  /** One value per column of the table; undefined goes on with the column's formula, or leaves the cell empty. */
  readonly rows: readonly (readonly (CellValue | undefined)[])[]
}

/** A sheet of plain values to put behind the others; the first row holds its headings. */
export interface NewSheet {
  readonly name: string
  /** Widths of its columns in characters. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly CellValue[])[]
}

/** What is added to a workbook besides values. */
export interface WorkbookAdditions {
  readonly rows?: readonly AppendedRows[]
  /** Rows that are there already and get the looks and rules of their table's own. */
  readonly adopted?: readonly AdoptedRows[]
  readonly sheets?: readonly NewSheet[]
}

/** What is added to a file; names are there already and come to stand for other cells. */
export interface FileAdditions extends WorkbookAdditions {
  readonly names?: readonly NameLayout[]
}

/** Plan documents at hand: the built-in ones and whatever the person names. */
export interface PlanLibrary {
  /** Ids of the built-in plans. */
  readonly ids: () => Promise<readonly string[]>
  /** The document of a built-in plan as parsed JSON, absent for an unknown id. */
  readonly load: (id: string) => Promise<unknown>
}

/** How far long work is; a `total` of 0 where nobody can tell. */
export interface WorkProgress {
  readonly step:
    'reading' | 'validating' | 'computing' | 'composing' | 'writing' | 'packing' | 'formatting' | 'finishing'
  readonly done: number
  readonly total: number
}

/** How work on an open workbook is watched and ended early; cancelling leaves the workbook as it was before the step. */
export interface WorkOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: WorkProgress) => void
  /** Lets the page answer for a moment between two slices of long work; without it the work goes on in one piece. */
  readonly rest?: () => Promise<void>
  /** Asks whether the filters of these sheets may be cleared, where a sheet is written as a whole; refused without it. */
  readonly mayClearFilters?: (sheets: readonly string[]) => Promise<boolean>
}

/** What to do with sheets that have the name of one to be inserted: replaced, or kept under another name as values. */
export type ExistingSheets = 'replace' | 'keep-both'

/** Something changed in the workbook other than by our own writes. */
export interface WorkbookChange {
  /** `formats`: how cells look; a number format tells how a value was meant. */
  readonly kind: 'cells' | 'formats' | 'structure'
  /** Name of the sheet, absent where the whole workbook is meant. */
  readonly sheet?: string
  /** A1 style, absent where the program does not say. */
  readonly address?: string
  /** Made by another person in the same workbook. */
  readonly isRemote: boolean
}

/** A cell by sheet name and A1 address. */
export interface CellPlace {
  readonly sheet: string
  readonly cell: string
}

/** Contents kept aside before something that cannot be undone; opaque to everyone but the adapter that made it. */
export interface WorkbookSnapshot {
  readonly sheets: readonly string[]
}

/** Why an operation on an open workbook failed; wording lives in messages/. */
export type WorkbookProblemCode =
  | 'cell-editing'
  | 'sheet-protected'
  | 'structure-protected'
  | 'read-only'
  | 'no-permission'
  | 'too-large'
  | 'not-supported'
  | 'timed-out'
  | 'cancelled'
  | 'conflict'
  | 'range-blocked'
  | 'rows-hidden'
  | 'dialog-open'
  | 'sheet-gone'
  | 'no-metadata'
  | 'unknown'

/** An operation on an open workbook that failed, decided by the program's error code, never by its text. */
export class WorkbookProblem extends Error {
  constructor(
    readonly code: WorkbookProblemCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    /** Whether trying again may help. */
    readonly canRetry = false
  ) {
    super(code)
    this.name = 'WorkbookProblem'
  }
}

/** Changes of an open workbook that go in together. */
export interface WorkbookUpdate {
  /** One unprotected sheet of a layout, laid out anew in place; `name` is what it is called by now, else the layout's. */
  readonly refresh?: { readonly layout: WorkbookLayout; readonly sheet: SheetId; readonly name?: string }
  /** Rows under tables, and sheets behind the others; rows need what was `seen`. */
  readonly additions?: WorkbookAdditions
  /** Values for open cells. */
  readonly write?: readonly CellBlock[]
  /** Formulas for cells. */
  readonly formulas?: readonly FormulaBlock[]
  /** Defined names to set. */
  readonly names?: readonly NameLayout[]
  /**
   * Protected sheets whose locked cells are written: opened for this and protected again as they were, which clears the
   * program's undo list. Costs one more round trip; throws `sheet-protected` where a password is needed.
   */
  readonly unlock?: readonly string[]
  /** What was read just before, which saves looking again; out of date it costs one more look, never a wrong result. */
  readonly seen?: WorkbookContent
}

/**
 * A workbook open in front of a person (Excel through Office.js) or in memory. Every operation costs a constant number of
 * round trips, more only where the bytes do not fit a request or an answer, and throws WorkbookProblem.
 */
export interface Workbook {
  /** Everything in it that reading, rules and merging look at; at most two round trips. */
  readonly read: (options?: WorkOptions) => Promise<WorkbookContent>
  /** Rows as they are by now; one round trip, one more where some rows are hidden. Fails once a sheet is gone. */
  readonly readRows: (wanted: readonly RowsWanted[], options?: WorkOptions) => Promise<RowsReading>
  /** Which of these sheet names exist; one round trip. */
  readonly existing: (names: readonly string[]) => Promise<readonly string[]>
  /** Adds the sheets and names of a layout; at most three round trips. */
  readonly insert: (layout: WorkbookLayout, existing: ExistingSheets, options?: WorkOptions) => Promise<void>
  /** A refresh and writing at once; one round trip with what was `seen`, else at most three. */
  readonly apply: (update: WorkbookUpdate, options?: WorkOptions) => Promise<void>
  /**
   * Changes the rows of a data table, on a protected sheet too, which is opened for it and protected again as it was; that
   * clears the program's undo list. Two round trips.
   */
  readonly changeTable: (change: TableChange, options?: WorkOptions) => Promise<void>
  /** Lays one unprotected sheet of a layout out anew in place, keeping the sheet itself and its position. */
  readonly refresh: (layout: WorkbookLayout, sheet: SheetId, options?: WorkOptions) => Promise<void>
  /** Puts values into open cells; one round trip, one more to look where a block has several rows. */
  readonly write: (blocks: readonly CellBlock[], options?: WorkOptions) => Promise<void>
  /** Shows a cell to the person and selects it. */
  readonly select: (place: CellPlace) => Promise<void>
  /** The active cell. */
  readonly selection: () => Promise<CellPlace>
  /** Hears of changes that are not our own until the returned function is called. */
  readonly watch: (onChange: (change: WorkbookChange) => void) => Promise<() => Promise<void>>
  /**
   * Keeps the contents of sheets aside before something that clears the program's undo list, or that there are none. Where
   * the update about to be applied is given with what was `seen`, what it overwrites is enough: one round trip at most
   * where it adds no rows.
   */
  readonly snapshot: (sheets: readonly string[], before?: WorkbookUpdate) => Promise<WorkbookSnapshot>
  /** Puts the contents of a snapshot back; sheets that were asked for and not there go again. */
  readonly restore: (snapshot: WorkbookSnapshot, options?: WorkOptions) => Promise<void>
}
