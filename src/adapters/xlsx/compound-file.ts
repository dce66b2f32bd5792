/** What starts an OLE2 compound file: an encrypted .xlsx, or an .xls from before 2007 (MS-CFB, 2.2). */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** First record of a BIFF8 workbook: BOF with 16 bytes of content, version 0x0600, workbook globals (MS-XLS, 2.4.21). */
const BOF = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]
const BOF_LENGTH = 20
const FILEPASS = 0x2f
/** The one record that may stand between BOF and FILEPASS (MS-XLS, 2.1.7.20.3). */
const WRITE_PROTECT = 0x86

/** What kind of OLE2 compound file the bytes are: encrypted, an old Excel workbook, anything else, or no compound file. */
export function compoundFileKind(bytes: Uint8Array): 'encrypted' | 'old-workbook' | 'other' | undefined {
  if (!startsWith(bytes, SIGNATURE, 0)) return undefined
  if (indexOf(bytes, utf16('EncryptedPackage')) !== -1) return 'encrypted'
  const workbook = indexOf(bytes, BOF)
  if (workbook === -1) return 'other'
  const second = workbook + BOF_LENGTH
  const length = (bytes[second + 2] ?? 0) + (bytes[second + 3] ?? 0) * 256
  const at = isRecord(bytes, second, WRITE_PROTECT) ? second + 4 + length : second
  return isRecord(bytes, at, FILEPASS) ? 'encrypted' : 'old-workbook'
}

const isRecord = (bytes: Uint8Array, at: number, kind: number): boolean =>
  bytes[at] === kind && bytes[at + 1] === 0

const utf16 = (text: string): number[] => [...text].flatMap((letter) => [letter.charCodeAt(0), 0])

function indexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (startsWith(bytes, wanted, at)) return at
  return -1
}

const startsWith = (bytes: Uint8Array, wanted: readonly number[], at: number): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte)
