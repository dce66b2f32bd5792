import type { WorkbookLayout } from '../domain/report/layout'
import type { WorkbookContent } from '../domain/report/workbook-content'

/** Why a file cannot be used; wording lives in messages/. */
export type FileProblemCode =
  | 'file-not-found'
  | 'file-unreadable'
  | 'not-a-workbook'
  | 'password-protected'
  | 'damaged'
  | 'too-large'
  | 'unwritable'
  | 'exists'
  | 'not-a-report'

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

/** Workbooks as files: the port that the .xlsx adapter fills. Both sides work on bytes; paths are the host's. */
export interface WorkbookFiles {
  /** Throws FileProblem (named `file`) on anything that is not a whole, bounded, readable workbook. */
  read(bytes: Uint8Array, file: string): Promise<WorkbookContent>
  /** The layout as a complete .xlsx file. */
  write(layout: WorkbookLayout): Promise<Uint8Array>
}

/** Plan documents at hand: the built-in ones and whatever the person names. */
export interface PlanLibrary {
  /** Ids of the built-in plans. */
  readonly ids: () => Promise<readonly string[]>
  /** The document of a built-in plan as parsed JSON, absent for an unknown id. */
  readonly load: (id: string) => Promise<unknown>
}
