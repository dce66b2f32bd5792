import type { Command } from 'commander'
import type { PlanLibrary, WorkbookFiles } from '../../application/ports'
import type { WorkbookContent } from '../../domain/report/workbook-content'
import type { Language } from '../../messages'
import type { Rendering } from '../../renderings/rendering'

/** What the command line needs from outside; tests hand in their own. */
export interface CliEnvironment {
  readonly workbooks: WorkbookFiles
  readonly plans: PlanLibrary
  /** The tables of a workbook or text file; throws FileProblem. */
  readonly readTables: (bytes: Uint8Array, file: string) => Promise<WorkbookContent>
  /** Asks the person at the terminal; absent where nobody sits at one. */
  readonly ask?: (question: string) => Promise<string>
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  /** How far long work is, a line without its end; at a terminal each takes the place of the one before. */
  readonly progress: (line: string) => void
  /** Ends long work early, before anything is half done. */
  readonly signal?: AbortSignal
}

/** Options that every command takes. */
export interface CommonOptions {
  readonly plan?: string
  readonly lang: string
  readonly json?: boolean
  readonly debug?: boolean
}

/** What a running command knows besides its own arguments. */
export interface CommandContext {
  readonly environment: CliEnvironment
  readonly language: Language
  readonly json: boolean
}

/** One command: its arguments declared, and what it does with them. */
export interface CliCommand {
  /** Words that call it, e.g. `plan check`. */
  readonly words: readonly [string] | readonly [string, string]
  readonly declare: (command: Command) => void
  readonly run: (
    context: CommandContext,
    args: readonly unknown[],
    options: CommonOptions
  ) => Promise<Rendering> | Rendering
}
