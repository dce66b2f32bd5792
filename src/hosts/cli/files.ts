import { randomBytes } from 'node:crypto'
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { FileProblem, WorkbookProblem } from '../../application/ports'
import { CliProblem } from './cli-problem'

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** A file's bytes; throws FileProblem `file-not-found` or `file-unreadable`. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new FileProblem(codeOf(error) === 'ENOENT' ? 'file-not-found' : 'file-unreadable', file, {
      reason: codeOf(error)
    })
  }
}

const exists = async (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false
  )

/**
 * Throws CliProblem unless a copy of a workbook keeps its kind; with macros inside, Excel opens it under its own ending
 * only.
 */
export function assertSameKind(from: string, to: string): void {
  const [ending, wanted] = [extname(to).toLowerCase(), extname(from).toLowerCase()]
  if (ending !== wanted) throw new CliProblem('out-other-kind', { file: to, ending: wanted })
}

/** Throws FileProblem where `writeWhole` would refuse, so that long work does not end in vain. */
export async function assertWritable(file: string, force: boolean): Promise<void> {
  if (!force && (await exists(file))) throw new FileProblem('exists', file)
  const folder = await stat(dirname(file)).catch(() => undefined)
  if (folder && !folder.isDirectory()) throw new FileProblem('unwritable', file, { reason: 'ENOTDIR' })
}

/**
 * Writes a file whole or not at all: a temporary file beside it is filled, flushed and renamed. Throws FileProblem
 * `exists` without `force`, `unwritable` where the folder refuses; WorkbookProblem `cancelled` where the work was
 * interrupted before the file got its name.
 */
export async function writeWhole(
  file: string,
  bytes: Uint8Array | string,
  force: boolean,
  signal?: AbortSignal
): Promise<void> {
  await assertWritable(file, force)
  const temporary = join(dirname(file), `.${randomBytes(12).toString('hex')}.tmp`)
  try {
    await mkdir(dirname(file), { recursive: true })
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true }).catch((cause: unknown) => {
      throw new FileProblem('unwritable', temporary, { reason: codeOf(cause) })
    })
    if (error instanceof WorkbookProblem) throw error
    throw new FileProblem('unwritable', file, { reason: codeOf(error) })
  }
}

const WORKBOOK_ENDINGS = new Set(['.xlsx', '.xlsm', '.xls'])
/** Lock files that Excel and LibreOffice leave beside an open workbook. */
const LOCK_FILE = /^(?:~\$|\.~lock\.)/u

/** What file managers leave in folders, and files that hide themselves, temporary ones of ours among them. */
const LITTER = /^(?:\.|thumbs\.db$|desktop\.ini$)/iu

/** Workbooks among the paths: files as named, folders searched recursively in name order; lock files are passed over. */
export const findWorkbooks = (paths: readonly string[]): Promise<string[]> =>
  findFiles(paths, (name) => WORKBOOK_ENDINGS.has(extname(name).toLowerCase()))

/** All files that somebody put into the folders, whatever they are; else like `findWorkbooks`. */
export const findHandedIn = (paths: readonly string[]): Promise<string[]> =>
  findFiles(paths, (name) => !LITTER.test(name))

async function findFiles(paths: readonly string[], isWanted: (name: string) => boolean): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const kind = await stat(path).catch(() => undefined)
    if (!kind) throw new FileProblem('file-not-found', path)
    if (!kind.isDirectory()) {
      found.push(path)
      continue
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
      throw new FileProblem('file-unreadable', path, { reason: codeOf(error) })
    })
    const workbooks = entries
      .filter((entry) => entry.isFile() && isWanted(entry.name))
      .filter((entry) => !LOCK_FILE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    found.push(...workbooks)
  }
  return [...new Set(found)]
}
