import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTables, xlsxFiles } from '../../src/adapters/xlsx'
import { plansInFolder } from '../../src/hosts/cli/plans-on-disk'
import { runCli } from '../../src/hosts/cli/program'

export const PLANS_FOLDER = join(__dirname, '..', '..', 'assets', 'plans')

export interface CliRun {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line in this process and keeps what it prints. */
export const planReport = (...args: string[]): Promise<CliRun> => run(args)

/** Runs the command line as with a person at the terminal who answers questions. */
export const planReportAsked = (
  ask: (question: string) => Promise<string>,
  ...args: string[]
): Promise<CliRun> => run(args, ask)

async function run(args: readonly string[], ask?: (question: string) => Promise<string>): Promise<CliRun> {
  let stdout = ''
  let stderr = ''
  const exitCode = await runCli(args, {
    workbooks: xlsxFiles,
    readTables,
    plans: plansInFolder(PLANS_FOLDER),
    ...(ask && { ask }),
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    progress: (line) => (stderr += `${line}\n`)
  })
  return { exitCode, stdout, stderr }
}

/** A folder that is gone after the test. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'plan-report-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
