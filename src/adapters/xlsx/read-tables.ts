import { parseCsv } from 'hucre/csv'
import { FileProblem } from '../../application/ports'
import { MAX_ROWS } from '../../domain/report/a1'
import { MAX_COLUMNS, type WorkbookContent } from '../../domain/report/workbook-content'
import { readWorkbook } from './read-workbook'

/** The largest text file read whole; a table of 100,000 projects stays below. */
const MOST_BYTES = 64 * 1024 * 1024
/** How the files begin that are packed or binary: a .zip archive, an old Excel file. */
const PACKED = [
  [0x50, 0x4b],
  [0xd0, 0xcf]
] as const

/**
 * The tables of a workbook file, or of a text file with one row a line (.csv) as a single sheet of texts. The text may be
 * UTF-8, UTF-16 with its mark, or the GB 18030 in which Chinese Excel saves. Throws FileProblem.
 */
export async function readTables(bytes: Uint8Array, file: string): Promise<WorkbookContent> {
  if (PACKED.some((start) => start.every((byte, index) => bytes[index] === byte)))
    return readWorkbook(bytes, file)
  if (bytes.length > MOST_BYTES) throw new FileProblem('too-large', file)
  const text = decoded(bytes)
  if (text === undefined) throw new FileProblem('not-a-workbook', file)
  const rows = parseCsv(text, { typeInference: false })
  if (rows.length > MAX_ROWS || rows.some((row) => row.length > MAX_COLUMNS))
    throw new FileProblem('too-large', file)
  return {
    sheets: [
      {
        name:
          file
            .split(/[/\\]/u)
            .at(-1)
            ?.replace(/\.[^.]*$/u, '') ?? file,
        visibility: 'visible',
        top: 0,
        left: 0,
        values: rows.map((row) =>
          row.map((value) => (value === null || value === '' ? null : String(value)))
        ),
        formulas: new Map(),
        numberFormats: new Map(),
        merges: [],
        hiddenRows: new Set(),
        tables: [],
        protected: false
      }
    ],
    names: [],
    customProperties: {}
  }
}

/** The text of a file in the first encoding it is valid in; undefined for anything that is no text. */
function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const encodings =
    first === 0xff && second === 0xfe
      ? ['utf-16le']
      : first === 0xfe && second === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return text.includes('\u0000') ? undefined : text
    } catch {
      continue
    }
  }
  return undefined
}
