import { inflateSync } from 'fflate'

/** Bounds an archive must keep before any of it is unpacked. */
export const ARCHIVE_LIMITS = {
  entries: 10_000,
  unpackedBytes: 512 * 1024 * 1024,
  /** Above one megabyte unpacked, more than this many times its packed size is no workbook. */
  ratio: 200,
  ratioAppliesFrom: 1024 * 1024
} as const

/** Why an archive cannot be opened, in the words of FileProblem. */
export class ArchiveProblem extends Error {
  constructor(
    readonly code: 'not-a-workbook' | 'damaged' | 'too-large' | 'cell-too-long' | 'too-many-cells',
    readonly params: Readonly<Record<string, string | number>> = {}
  ) {
    super(code)
    this.name = 'ArchiveProblem'
  }
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly checksum: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

/** A zip archive whose directory has been checked; parts are unpacked when asked for, each within its declared size. */
export interface Archive {
  /** Everything in it, in its order, with the bytes that each announces; folders end with a slash. */
  readonly parts: readonly { readonly name: string; readonly size: number; readonly encrypted: boolean }[]
  has(name: string): boolean
  /** The part's bytes; throws ArchiveProblem `damaged` when it is missing, cut short or fails its checksum. */
  bytes(name: string): Promise<Uint8Array<ArrayBuffer>>
}

const LOCAL_HEADER = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const DIRECTORY_END = 0x06054b50
const DIRECTORY_END_SIZE = 22
const LONGEST_COMMENT = 0xffff

/**
 * Opens a zip archive by its directory alone (source: PKWARE APPNOTE 6.3.10, 4.3). Throws ArchiveProblem:
 * `not-a-workbook` when this is no zip, `damaged` when the directory is cut or inconsistent, names a part twice or a place
 * outside the archive, `too-large` when it announces more than ARCHIVE_LIMITS, or than `unpackedBytes` in all.
 */
export function openArchive(data: Uint8Array, unpackedBytes: number = ARCHIVE_LIMITS.unpackedBytes): Archive {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  if (data.length < 4 || view.getUint32(0, true) !== LOCAL_HEADER) throw new ArchiveProblem('not-a-workbook')
  const entries = new Map<string, Entry>()
  let unpacked = 0
  for (const entry of directory(view, data)) {
    // Part names are equivalent regardless of case (Open Packaging Conventions, 6.2.2.3).
    const key = entry.name.toLowerCase()
    if (entries.has(key) || LEADS_OUT.test(key)) throw new ArchiveProblem('damaged', { part: entry.name })
    entries.set(key, entry)
    unpacked += entry.size
    if (unpacked > unpackedBytes || isBomb(entry))
      throw new ArchiveProblem('too-large', { part: entry.name, bytes: unpacked })
  }
  return {
    parts: [...entries.values()],
    has: (name) => entries.has(name.toLowerCase()),
    bytes: async (name) => {
      const entry = entries.get(name.toLowerCase())
      if (entry === undefined) throw new ArchiveProblem('damaged', { part: name })
      return unpack(entry, view, data)
    }
  }
}

/** A part may not be named by a way up or a drive (Open Packaging Conventions, 6.2.2.2), whatever would unpack it there. */
const LEADS_OUT = /(?:^|\/)\.\.(?:\/|$)|^[a-z]:/u

const isBomb = ({ size, packedSize }: Entry): boolean =>
  size > ARCHIVE_LIMITS.ratioAppliesFrom && size > packedSize * ARCHIVE_LIMITS.ratio

function* directory(view: DataView, data: Uint8Array): Generator<Entry> {
  const end = directoryEnd(view)
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  let at = view.getUint32(end + 16, true)
  if (count > ARCHIVE_LIMITS.entries) throw new ArchiveProblem('too-large', { entries: count })
  if (view.getUint16(end + 8, true) !== count || at + size > end) throw new ArchiveProblem('damaged')
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new ArchiveProblem('damaged')
    const nameLength = view.getUint16(at + 28, true)
    yield {
      name: nameIn(data.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true)
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
}

/** Archives made by Chinese Windows say names in its code page and do not tell; what is no UTF-8 is read as that. */
function nameIn(bytes: Uint8Array): string {
  const decoded = (encoding: string, fatal: boolean): string =>
    new TextDecoder(encoding, { fatal }).decode(bytes)
  try {
    return decoded('utf-8', true).replaceAll('\\', '/')
  } catch {
    return decoded('gb18030', false).replaceAll('\\', '/')
  }
}

function directoryEnd(view: DataView): number {
  const last = view.byteLength - DIRECTORY_END_SIZE
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.getUint32(at, true) === DIRECTORY_END) return at
  throw new ArchiveProblem('damaged')
}

async function unpack(entry: Entry, view: DataView, data: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const damaged = new ArchiveProblem('damaged', { part: entry.name })
  const { offset, packedSize, size } = entry
  if (entry.encrypted || offset + 30 > data.length || view.getUint32(offset, true) !== LOCAL_HEADER)
    throw damaged
  const nameLength = view.getUint16(offset + 26, true)
  const ownName = nameIn(data.subarray(offset + 30, offset + 30 + nameLength))
  // Programs that go by the one name and programs that go by the other would read different workbooks.
  if (ownName !== entry.name) throw damaged
  const start = offset + 30 + nameLength + view.getUint16(offset + 28, true)
  if (start + packedSize > data.length) throw damaged
  const packed = new Uint8Array(data.subarray(start, start + packedSize))
  const inflated = async () =>
    packed.length > SMALL_PART ? inflatedInPieces(packed, size) : inflatedAtOnce(packed, size)
  const part = entry.method === 0 ? packed : entry.method === 8 ? await inflated() : undefined
  if (part === undefined || part.length !== size || crc32(part) !== entry.checksum) throw damaged
  return part
}

/** Deflating makes a text at most this many times smaller (source: zlib technical details, maximum compression factor). */
const LARGEST_RATIO = 1032
/** Packed parts up to here are inflated in one go: however much more than announced comes out, it is soon over. */
const SMALL_PART = (64 * 1024 * 1024) / LARGEST_RATIO

/** The inflated bytes, or undefined when they are broken or are more or fewer than declared. */
function inflatedAtOnce(packed: Uint8Array, size: number): Uint8Array<ArrayBuffer> | undefined {
  // One byte of room shows that there is more.
  const room = new Uint8Array(size + 1)
  try {
    const part = inflateSync(packed, { out: room })
    return part.length === size ? room.subarray(0, size) : undefined
  } catch {
    return undefined
  }
}

/** The same for large parts, in pieces; stops at the first excess. */
async function inflatedInPieces(
  packed: Uint8Array<ArrayBuffer>,
  size: number
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const part = new Uint8Array(size)
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  let filled = 0
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (filled + chunk.value.length > size) {
        await reader.cancel()
        return undefined
      }
      part.set(chunk.value, filled)
      filled += chunk.value.length
    }
  } catch {
    return undefined
  }
  return filled === size ? part : undefined
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1
  return remainder
})

function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff
  // Counted by hand: iterating a typed array costs ten times as much, and whole sheets pass through here.
  for (let at = 0; at < bytes.length; at++)
    remainder = (remainder >>> 8) ^ CRC_TABLE[(remainder ^ bytes[at]!) & 0xff]!
  return (remainder ^ 0xffffffff) >>> 0
}
