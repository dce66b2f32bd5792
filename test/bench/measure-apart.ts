import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Part = (folder: string, size: number) => Promise<void>

/** Generates files in one process and measures in another, whose time and memory are then those of what is measured alone. */
export async function measureApart(usualSize: number, generate: Part, measure: Part): Promise<void> {
  const [argument = String(usualSize), folder = '', size] = process.argv.slice(2)
  if (argument === 'measure') return measure(folder, Number(size))
  const made = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    await generate(made, Number(argument))
    const run = [...process.execArgv, process.argv[1] ?? '', 'measure', made, argument]
    const { status } = spawnSync(process.execPath, run, { stdio: 'inherit' })
    process.exitCode = status ?? 1
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}
