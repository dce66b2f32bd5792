import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Archive } from './archive'
import { ArchiveProblem } from './archive'

/** Any fixed moment; the archive stores it in local time, so it is given in local time. */
const STORED = new Date(1980, 0, 1)

/**
 * The archive with the given parts replaced, added or, where undefined, left out; all others keep their names, order and
 * contents to the byte. Equal input gives equal bytes. Throws ArchiveProblem `damaged` when a part is broken, so that
 * no damage gets a fresh checksum.
 */
export async function repacked(
  bytes: Uint8Array,
  archive: Archive,
  changes: ReadonlyMap<string, Uint8Array | undefined>
): Promise<Uint8Array> {
  const changed = new Map([...changes].map(([name, part]) => [name.toLowerCase(), part]))
  const added = [...changes].filter(([name, part]) => part !== undefined && !archive.has(name))
  const parts: Record<string, Uint8Array> = {}
  for (const listed of partNames(bytes)) {
    const name = archive.has(listed) ? listed : utf8Name(listed)
    const key = name.toLowerCase()
    const part = changed.has(key) ? changed.get(key) : await archive.bytes(name)
    if (part !== undefined) parts[name] = part
  }
  for (const [name, part] of added) if (part !== undefined) parts[name] = part
  return zipSync(parts, { mtime: STORED })
}

function partNames(bytes: Uint8Array): string[] {
  const names: string[] = []
  unzipSync(bytes, {
    filter: ({ name }) => {
      names.push(name)
      return false
    }
  })
  return names.map((name) => name.replaceAll('\\', '/'))
}

/** Names without the UTF-8 flag come as Latin letters, though they usually are UTF-8 all the same. */
const utf8Name = (name: string): string => strFromU8(strToU8(name, true))

/** The XML of a part; throws ArchiveProblem `damaged` when it is in an encoding that Excel would not read either. */
export async function partXml(archive: Archive, part: string): Promise<string> {
  const bytes = await archive.bytes(part)
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new ArchiveProblem('damaged', { part })
  }
}

const DECLARED_ENCODING = /^(<\?xml[^>]*?\sencoding\s*=\s*)(?:"[^"]*"|'[^']*')/

/** A part's XML as the UTF-8 it then declares to be. */
export const xmlPart = (xml: string): Uint8Array => strToU8(xml.replace(DECLARED_ENCODING, '$1"UTF-8"'))
