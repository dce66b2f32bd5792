import { randomBytes } from 'node:crypto'
import { access, link, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { FileProblem, WorkbookProblem } from '../../application/ports'
import { CliProblem } from './cli-problem'

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** A file's bytes; throws FileProblem `file-not-found` or `file-unreadable`. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const kind = await stat(file)
    // Reading a pipe waits for whoever writes into it, for ever.
    if (kind.isFile()) return await readFile(file)
  } catch (error) {
    throw new FileProblem(NOT_THERE.has(codeOf(error)) ? 'file-not-found' : 'file-unreadable', file, {
      reason: codeOf(error)
    })
  }
  throw new FileProblem('file-unreadable', file, { reason: 'no-file' })
}

/** No file can have a name that is too long. */
const NOT_THERE: ReadonlySet<string> = new Set(['ENOENT', 'ENAMETOOLONG'])

/**
 * Throws CliProblem unless a copy of a workbook keeps its kind; with macros inside, Excel opens it under its own ending
 * only.
 */
export function assertSameKind(from: string, to: string): void {
  const [ending, wanted] = [extname(to).toLowerCase(), extname(from).toLowerCase()]
  if (ending !== wanted) throw new CliProblem('out-other-kind', { file: to, ending: wanted })
}

/** Throws CliProblem unless a new workbook is called one, for Excel opens it under no other ending. */
export function assertWorkbookName(file: string): void {
  if (extname(file).toLowerCase() !== '.xlsx') throw new CliProblem('out-no-workbook', { file })
}

/** Throws FileProblem where `writeWhole` would refuse, so that long work does not end in vain. */
export async function assertWritable(file: string, force: boolean): Promise<void> {
  const missing = await access(file).then(() => '', codeOf)
  if (missing === '' && !force) throw new FileProblem('exists', file)
  if (missing === 'ENAMETOOLONG') throw new FileProblem('unwritable', file, { reason: missing })
  const folder = await stat(dirname(file)).catch(() => undefined)
  if (folder && !folder.isDirectory()) throw new FileProblem('unwritable', file, { reason: 'ENOTDIR' })
}

/**
 * Writes a file whole or not at all: a temporary file beside it is filled, flushed and renamed. What is written over stays
 * where a link leads to and keeps who may read it. Throws FileProblem
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
  const target = await realpath(file).catch(() => file)
  const temporary = join(dirname(target), `.${randomBytes(12).toString('hex')}.tmp`)
  try {
    await mkdir(dirname(target), { recursive: true })
    const before = await stat(target).catch(() => undefined)
    const handle = await open(temporary, 'wx')
    try {
      if (before) await handle.chmod(before.mode)
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
    await named(temporary, target, force)
  } catch (error) {
    await rm(temporary, { force: true }).catch((cause: unknown) => {
      throw new FileProblem('unwritable', temporary, { reason: codeOf(cause) })
    })
    if (error instanceof WorkbookProblem || error instanceof FileProblem) throw error
    throw new FileProblem('unwritable', file, { reason: codeOf(error) })
  }
}

/** Gives a file its name; without `force` not where another writer was faster, as far as the file system can tell. */
async function named(temporary: string, target: string, force: boolean): Promise<void> {
  if (force) return rename(temporary, target)
  const failure = await link(temporary, target).then(() => undefined, codeOf)
  if (failure === 'EEXIST') throw new FileProblem('exists', target)
  if (failure === undefined) await rm(temporary)
  // Some file systems know no second names.
  else await rename(temporary, target)
}

const WORKBOOK_ENDINGS = new Set(['.xlsx', '.xlsm', '.xls'])
/** Lock files that Excel and LibreOffice leave beside an open workbook. */
const LOCK_FILE = /^(?:~\$|\.~lock\.)/u

/** What file managers leave in folders, and files that hide themselves, temporary ones of ours among them. */
const LITTER = /^(?:\.|thumbs\.db$|desktop\.ini$)/iu

/**
 * Workbooks among the paths: files as named, folders and what they link to searched recursively, 9 before 10; lock files are
 * passed over. What cannot be looked into stands there by its name, so that reading it tells why.
 */
export const findWorkbooks = (paths: readonly string[]): Promise<string[]> =>
  findFiles(paths, (name) => WORKBOOK_ENDINGS.has(extname(name).toLowerCase()))

/** All files that somebody put into the folders, whatever they are; else like `findWorkbooks`. */
export const findHandedIn = (paths: readonly string[]): Promise<string[]> =>
  findFiles(paths, (name) => !LITTER.test(name))

/** Names in the order in which people count. */
const NATURAL = new Intl.Collator('zh-CN', { numeric: true })

async function findFiles(paths: readonly string[], isWanted: (name: string) => boolean): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const kind = await stat(path).catch(() => undefined)
    if (!kind) throw new FileProblem('file-not-found', path)
    found.push(...(kind.isDirectory() ? await filesBelow(path, isWanted, []) : [path]))
  }
  return [...new Set(found)]
}

/** `above` are the folders on the way here, so that a link back to one of them leads nowhere. */
async function filesBelow(
  folder: string,
  isWanted: (name: string) => boolean,
  above: readonly string[]
): Promise<readonly string[]> {
  const own = await realpath(folder).catch(() => folder)
  if (above.includes(own)) return []
  const names = await readdir(folder).catch(() => undefined)
  if (!names) return [folder]
  const found: string[] = []
  for (const name of names.sort(NATURAL.compare)) {
    const path = join(folder, name)
    const kind = await stat(path).catch(() => undefined)
    if (kind?.isDirectory()) found.push(...(await filesBelow(path, isWanted, [...above, own])))
    else if (isWanted(name) && !LOCK_FILE.test(name)) found.push(path)
  }
  return found
}
