/** Why a file is not opened: it is no workbook, is damaged, or would unpack to more than any workbook holds. */
export class FileRefused extends Error {
  constructor(
    readonly code: 'not-a-workbook' | 'damaged' | 'too-large' | 'password-protected',
    reason: string
  ) {
    super(reason)
    this.name = 'FileRefused'
  }
}

/** Bounds a file must keep; the ratio of unpacked to packed bytes counts above one megabyte. */
export const fileLimits = {
  parts: 10_000,
  unpackedBytes: 512 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 1024 * 1024
} as const

interface Entry {
  name: string
  method: number
  encrypted: boolean
  packedSize: number
  size: number
  offset: number
}

const localHeader = 0x04034b50
const directoryEntry = 0x02014b50
const directoryEnd = 0x06054b50
const damaged = (name: string): FileRefused => new FileRefused('damaged', `The part ${name} is damaged.`)

/**
 * The parts of a zip archive by path. Its directory is checked before anything is unpacked, and no part may unpack to
 * more than it announces. Throws FileRefused. Source: PKWARE APPNOTE 6.3.10, 4.3.
 */
export async function unpackedParts(file: Uint8Array): Promise<Map<string, Uint8Array>> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length >= 4 && view.getUint32(0) === 0xd0cf11e0) {
    throw new FileRefused(
      'password-protected',
      'The file is encrypted or in the format before 2007; open and save it as .xlsx without a password.'
    )
  }
  if (file.length < 22 || view.getUint32(0, true) !== localHeader) {
    throw new FileRefused('not-a-workbook', 'The file is no .xlsx workbook.')
  }
  const entries = directoryOf(view, file)
  const names = new Set<string>()
  let unpacked = 0
  for (const { name, size, packedSize } of entries) {
    const key = name.toLowerCase()
    if (names.has(key)) throw damaged(name)
    names.add(key)
    unpacked += size
    if (
      unpacked > fileLimits.unpackedBytes ||
      (size > fileLimits.ratioFrom && size > packedSize * fileLimits.ratio)
    ) {
      throw new FileRefused('too-large', `The part ${name} would unpack to more than a workbook holds.`)
    }
  }
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries)
    if (!entry.name.endsWith('/')) parts.set(entry.name, await partOf(entry, view, file))
  return parts
}

function directoryOf(view: DataView, file: Uint8Array): Entry[] {
  let end = view.byteLength - 22
  while (end >= 0 && view.byteLength - end < 66_000 && view.getUint32(end, true) !== directoryEnd) end--
  if (end < 0 || view.getUint32(end, true) !== directoryEnd) throw damaged('directory')
  const count = view.getUint16(end + 10, true)
  if (count > fileLimits.parts) throw new FileRefused('too-large', `The file has ${count} parts.`)
  const text = new TextDecoder()
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryEntry) throw damaged('directory')
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: text.decode(file.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true)
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

async function partOf(entry: Entry, view: DataView, file: Uint8Array): Promise<Uint8Array> {
  const { name, offset, packedSize, size, method } = entry
  if (entry.encrypted || offset + 30 > file.length || view.getUint32(offset, true) !== localHeader)
    throw damaged(name)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packedSize > file.length) throw damaged(name)
  const packed = file.slice(start, start + packedSize)
  if (method === 0 && packedSize === size) return packed
  if (method !== 8) throw damaged(name)
  const part = new Uint8Array(size)
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  let filled = 0
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (filled + chunk.value.length > size) {
        await reader.cancel()
        throw damaged(name)
      }
      part.set(chunk.value, filled)
      filled += chunk.value.length
    }
  } catch {
    throw damaged(name)
  }
  if (filled !== size) throw damaged(name)
  return part
}
