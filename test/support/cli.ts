import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { plansInFolder } from '../../src/hosts/cli/plans-on-disk'
import { runCli } from '../../src/hosts/cli/program'

export const PLANS_FOLDER = join(__dirname, '..', '..', 'assets', 'plans')

export interface CliRun {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line in this process and keeps what it prints. */
export async function planReport(...args: string[]): Promise<CliRun> {
  let stdout = ''
  let stderr = ''
  const exitCode = await runCli(args, {
    workbooks: xlsxFiles,
    plans: plansInFolder(PLANS_FOLDER),
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text)
  })
  return { exitCode, stdout, stderr }
}

/** A folder that is gone after the test. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'plan-report-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
