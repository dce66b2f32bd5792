import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findSoffice } from './libreoffice'

const TIME_LIMIT_MS = 300_000
/** Pythons that may know LibreOffice's scripting interface: the system's before one of the person's own. */
const PYTHONS = ['/usr/bin/python3', 'python3', 'python']

const python = (): string => {
  const found = PYTHONS.find((name) => spawnSync(name, ['-c', 'import uno']).status === 0)
  if (found === undefined) throw new Error("No Python with LibreOffice's module `uno` (Debian: python3-uno)")
  return found
}

/** A workbook after somebody worked on it in LibreOffice, saved as .xlsx and as the page it shows. */
export interface EditedByHand {
  readonly xlsx: Uint8Array
  readonly html: string
}

/** One workbook edited: see `allEditedByHand`. */
export async function editedByHand(bytes: Uint8Array, steps: string): Promise<EditedByHand> {
  const [edited] = await allEditedByHand([{ bytes, steps }])
  return edited as EditedByHand
}

/**
 * Workbooks edited in one start of LibreOffice; `steps` are Python over the open document `doc`. Throws where LibreOffice,
 * its Python module or a step fails.
 */
export async function allEditedByHand(
  workbooks: readonly { readonly bytes: Uint8Array; readonly steps: string }[]
): Promise<readonly EditedByHand[]> {
  const soffice = findSoffice()
  if (soffice === undefined) throw new Error('LibreOffice is not installed')
  const folder = await mkdtemp(join(tmpdir(), 'plan-report-edit-'))
  const at = (name: string): string => join(folder, name)
  const url = (name: string): string => pathToFileURL(at(name)).href
  try {
    for (const [index, { bytes }] of workbooks.entries()) await writeFile(at(`in${index}.xlsx`), bytes)
    const jobs = workbooks.map(({ steps }, index) => ({
      ...{ source: url(`in${index}.xlsx`), xlsx: url(`out${index}.xlsx`), html: url(`out${index}.html`) },
      steps
    }))
    const run = spawnSync(python(), [join(__dirname, 'edit.py'), soffice, url('profile')], {
      input: JSON.stringify(jobs),
      encoding: 'utf8',
      timeout: TIME_LIMIT_MS
    })
    if (run.status !== 0)
      throw new Error(`Editing in LibreOffice failed: ${run.stderr}${String(run.error ?? '')}`)
    return await Promise.all(
      workbooks.map(async (_, index) => ({
        xlsx: new Uint8Array(await readFile(at(`out${index}.xlsx`))),
        html: await readFile(at(`out${index}.html`), 'utf8')
      }))
    )
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
