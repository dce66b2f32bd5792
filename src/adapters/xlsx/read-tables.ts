import { parseCsv } from 'hucre/csv'
import { FileProblem } from '../../application/ports'
import { textOfFile } from '../../application/text-of-file'
import { cellAddress, MAX_ROWS } from '../../domain/report/a1'
import { MAX_COLUMNS, type WorkbookContent } from '../../domain/report/workbook-content'
import { readWorkbook } from './read-workbook'

/** The largest text file read whole; a table of 100,000 projects stays below. */
const MOST_BYTES = 64 * 1024 * 1024
/** Characters that a cell of Excel may hold. */
const LONGEST_TEXT = 32_767
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
  const text = textOfFile(bytes)
  if (text === undefined) throw new FileProblem('not-a-workbook', file)
  const rows = parseCsv(text, { typeInference: false })
  if (rows.length > MAX_ROWS || rows.some((row) => row.length > MAX_COLUMNS))
    throw new FileProblem('too-large', file)
  const name =
    file
      .split(/[/\\]/u)
      .at(-1)
      ?.replace(/\.[^.]*$/u, '') ?? file
  for (const [down, row] of rows.entries()) {
    // An open quote makes one cell of all that follows.
    const right = row.findIndex((value) => String(value ?? '').length > LONGEST_TEXT)
    if (right >= 0)
      throw new FileProblem('cell-too-long', file, { sheet: name, cell: cellAddress(down, right) })
  }
  return {
    sheets: [
      {
        name,
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
