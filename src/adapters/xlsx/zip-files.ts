import { zipSync } from 'fflate'

/** Any fixed moment, in local time as the archive stores it, so that equal files give an equal archive. */
const STORED = new Date(1980, 0, 1)

/** Files in one zip archive, in the order given; workbooks are packed already, so they are only stored. */
export function zipFiles(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
): Uint8Array {
  const parts = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]))
  return zipSync(parts, { level: 0, mtime: STORED })
}
