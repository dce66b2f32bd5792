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

/**
 * A workbook after somebody worked on it in LibreOffice, saved as .xlsx and as the page it shows. `steps` are Python over
 * the open document `doc`. Throws where LibreOffice, its Python module or a step fails.
 */
export async function editedByHand(
  bytes: Uint8Array,
  steps: string
): Promise<{ readonly xlsx: Uint8Array; readonly html: string }> {
  const soffice = findSoffice()
  if (soffice === undefined) throw new Error('LibreOffice is not installed')
  const folder = await mkdtemp(join(tmpdir(), 'plan-report-edit-'))
  try {
    const [source, xlsx, html] = ['in.xlsx', 'out.xlsx', 'out.html'].map((name) => join(folder, name)) as [
      string,
      string,
      string
    ]
    await writeFile(source, bytes)
    const urls = [join(folder, 'profile'), source, xlsx, html].map((path) => pathToFileURL(path).href)
    const run = spawnSync(python(), [join(__dirname, 'edit.py'), soffice, ...urls], {
      input: steps,
      encoding: 'utf8',
      timeout: TIME_LIMIT_MS
    })
    if (run.status !== 0)
      throw new Error(`Editing in LibreOffice failed: ${run.stderr}${String(run.error ?? '')}`)
    return { xlsx: new Uint8Array(await readFile(xlsx)), html: await readFile(html, 'utf8') }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
