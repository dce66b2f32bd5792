import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { ExcelSession } from '../excel-session'
import { excelSession } from '../excel-session'

/** A workbook another program made. */
export const foreignWorkbook = (name: 'xlsxwriter' | 'openpyxl'): Uint8Array =>
  new Uint8Array(readFileSync(join(__dirname, '../../cases/workbooks', `${name}.xlsx`)))

/** The parts of a file as text, by path. */
export const partsOf = (file: Uint8Array): Map<string, string> =>
  new Map(
    Object.entries(unzipSync(file)).map(([path, bytes]) => [
      path,
      strFromU8(bytes, !/\.(?:xml|rels|vml)$/.test(path))
    ])
  )

/** The paths of parts that are not the same in both files, sorted; a part only one of them has comes with a sign. */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [partsOf(before), partsOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => (old.has(path) ? (now.has(path) ? path : `-${path}`) : `+${path}`))
    .sort()
}

/** Opens a file, lets an add-in work on it and gives what is saved. */
export async function savedAfter(
  file: Uint8Array,
  work: (context: Excel.RequestContext, session: ExcelSession) => Promise<unknown>
): Promise<Uint8Array> {
  const session = await excelSession({ file, userName: '庚', now: () => '2024-05-06T07:08:09.000Z' })
  try {
    await session.Excel.run(async (context) => {
      await work(context, session)
      await context.sync()
    })
    return await session.host.save()
  } finally {
    session.host.dispose()
  }
}

/** Opens a file and reads something through Office.js. */
export async function read<T>(
  file: Uint8Array,
  work: (context: Excel.RequestContext) => Promise<T>
): Promise<T> {
  const session = await excelSession({ file })
  try {
    return await session.Excel.run(work)
  } finally {
    session.host.dispose()
  }
}
