import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readWorkbook } from '../../../src/adapters/xlsx/read-workbook'
import type { WorkbookContent } from '../../../src/domain/report/workbook-content'

const USUAL_PLACES = [
  '/usr/lib/libreoffice/program/soffice',
  '/opt/libreoffice/program/soffice',
  '/snap/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
  'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe'
]

const FILTERS = {
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  xls: 'xls:MS Excel 97',
  pdf: 'pdf:calc_pdf_Export'
} as const

/** For LibreOffice to start, and for each file beyond it. */
const TIME_LIMIT_MS = 300_000
const TIME_LIMIT_OF_FILE_MS = 10_000

/** Where LibreOffice is installed: on the PATH or in a usual place of Linux, macOS or Windows; undefined when it is not. */
export function findSoffice(): string | undefined {
  const programs = process.platform === 'win32' ? ['soffice.exe', 'soffice.com'] : ['soffice', 'libreoffice']
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return [...onPath.flatMap((folder) => programs.map((name) => join(folder, name))), ...USUAL_PLACES].find(
    existsSync
  )
}

/**
 * Files as LibreOffice saves them in another format, in the order given. With `recalculate` it computes every formula
 * anew on loading; without, it shows the stored results. Each call has a profile of its own and leaves nothing behind.
 * Throws when LibreOffice is missing, takes longer than five minutes and ten seconds more for each file, or writes nothing.
 */
export async function convert(
  files: readonly Uint8Array[],
  to: keyof typeof FILTERS,
  { recalculate }: { readonly recalculate: boolean }
): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plan-report-soffice-'))
  try {
    const profile = join(folder, 'profile')
    await writeProfile(profile, recalculate)
    const paths = files.map((_, index) => join(folder, `${index}.xlsx`))
    await Promise.all(files.map((bytes, index) => writeFile(paths[index] ?? '', bytes)))
    const out = join(folder, 'out')
    await run(
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--norestore',
        '--convert-to',
        FILTERS[to],
        '--outdir',
        out,
        ...paths
      ],
      TIME_LIMIT_MS + files.length * TIME_LIMIT_OF_FILE_MS
    )
    return await Promise.all(
      files.map(async (_, index) => new Uint8Array(await readFile(join(out, `${index}.${to}`))))
    )
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Workbook files after one LibreOffice has recalculated every formula of each and saved it, read back. */
export async function allRecalculated(files: readonly Uint8Array[]): Promise<readonly WorkbookContent[]> {
  const saved = await convert(files, 'xlsx', { recalculate: true })
  return Promise.all(saved.map((bytes) => readWorkbook(bytes, 'recalculated.xlsx')))
}

/** A workbook file after LibreOffice has recalculated every formula and saved it, read back. */
export async function recalculated(bytes: Uint8Array): Promise<WorkbookContent> {
  const [content] = await allRecalculated([bytes])
  if (content === undefined) throw new Error('LibreOffice saved no workbook')
  return content
}

/** OOXMLRecalcMode: 0 always recalculates on loading, 1 never does. */
async function writeProfile(profile: string, recalculate: boolean): Promise<void> {
  const user = join(profile, 'user')
  await mkdir(user, { recursive: true })
  await writeFile(
    join(user, 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>${recalculate ? 0 : 1}</value></prop></item>
</oor:items>
`
  )
}

function run(parameters: readonly string[], timeLimit: number): Promise<void> {
  const soffice = findSoffice()
  if (soffice === undefined) return Promise.reject(new Error('LibreOffice is not installed'))
  return new Promise((resolve, reject) => {
    // A process group of its own, because the launcher outlives neither a kill nor its child.
    const child = spawn(soffice, parameters, {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: process.platform !== 'win32'
    })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    const limit = setTimeout(() => {
      if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL')
      else process.kill(-child.pid, 'SIGKILL')
      reject(new Error(`LibreOffice took longer than ${timeLimit / 1000} seconds`))
    }, timeLimit)
    child.on('error', (error) => {
      clearTimeout(limit)
      reject(error)
    })
    child.on('close', (code) => {
      clearTimeout(limit)
      if (code === 0) resolve()
      else reject(new Error(`LibreOffice ended with ${code}: ${errors}`))
    })
  })
}
