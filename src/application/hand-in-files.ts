import { LARGEST_RETURN, type HandedIn } from './collect-returns'
import { FileProblem, refusalOf } from './ports'

/** A file as somebody chose it or as it lies in a folder. */
export interface FileAtHand {
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** When it was last changed, ISO 8601; empty where unknown. */
  readonly changedAt: string
  readonly bytes: () => Uint8Array | Promise<Uint8Array>
}

/** The files in an archive, unpacked when asked for; throws FileProblem for what is none. */
export type Unpack = (
  bytes: Uint8Array,
  file: string
) => readonly (Pick<FileAtHand, 'name' | 'size'> & { readonly bytes: () => Promise<Uint8Array> })[]

/** An archive that is larger than this is no collection of returns. */
const LARGEST_ARCHIVE = 512 * 1024 * 1024

/** Files as they come, and those in archives in their place; an archive that cannot be opened says so in its turn. */
export async function handInFiles(
  files: readonly FileAtHand[],
  unpack: Unpack
): Promise<readonly HandedIn[]> {
  const all: HandedIn[] = []
  for (const { name, bytes, size, changedAt } of files) {
    if (!name.toLowerCase().endsWith('.zip')) {
      all.push({ file: name, changedAt, bytes: () => bounded(name, size, LARGEST_RETURN, bytes) })
      continue
    }
    try {
      const packed = unpack(await bounded(name, size, LARGEST_ARCHIVE, bytes), name)
      for (const part of packed) {
        const file = `${name}/${part.name}`
        all.push({ file, changedAt, bytes: () => bounded(file, part.size, LARGEST_RETURN, part.bytes) })
      }
      if (packed.length === 0) throw new FileProblem('not-a-workbook', name)
    } catch (error) {
      const problem = refusalOf(error, name)
      all.push({ file: name, changedAt, bytes: () => Promise.reject(problem) })
    }
  }
  return all
}

/** Folders hold films too; what is no return for its size alone is not loaded. */
async function bounded(
  file: string,
  size: number,
  largest: number,
  bytes: FileAtHand['bytes']
): Promise<Uint8Array> {
  if (size > largest) throw new FileProblem('too-large', file)
  return bytes()
}
