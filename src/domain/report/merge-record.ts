import type { CellValue } from './layout'
import { canonicalText } from '../plan/canonical-text'
import { MERGE_RECORD_HEADERS, MERGE_RECORD_NAME } from './merge-record-lexicon'
import { cellText, type CellBlock, type SheetContent, type WorkbookContent } from './workbook-content'

/** One line of the sheet 合并记录: a value that came into the master, or that was decided to stay. */
export interface MergeRecordLine {
  readonly mergedAt: string
  readonly unit: string
  readonly file: string
  readonly returnedAt: string
  readonly table: string
  readonly key: string
  readonly name: string
  readonly field: string
  readonly from: CellValue
  readonly to: CellValue
  readonly manner: string
}

const COLUMNS: readonly (readonly [keyof MergeRecordLine, number])[] = [
  ['mergedAt', 22],
  ['unit', 16],
  ['file', 34],
  ['returnedAt', 22],
  ['table', 10],
  ['key', 14],
  ['name', 30],
  ['field', 20],
  ['from', 24],
  ['to', 24],
  ['manner', 16]
]

const rowOf = (line: MergeRecordLine): readonly CellValue[] => COLUMNS.map(([id]) => line[id])

/** The sheet that records merges, by its name or, once renamed, by its headings; absent where nothing was merged yet. */
export function mergeRecordOf(content: WorkbookContent): SheetContent | undefined {
  const headers = COLUMNS.map(([id]) => MERGE_RECORD_HEADERS[id])
  const isOurs = (sheet: SheetContent): boolean =>
    headers.every((header, at) => canonicalText(cellText(sheet.values[0]?.[at] ?? null)) === header)
  return content.sheets.find(isOurs)
}

/**
 * How a workbook records more merged values: as cells below what its record holds, or as a new sheet behind the others
 * where it has none. Nothing for no lines.
 */
export function mergeRecordAddition(
  content: WorkbookContent,
  lines: readonly MergeRecordLine[]
): {
  readonly blocks: readonly CellBlock[]
  readonly sheet?: {
    readonly name: string
    readonly widths: readonly number[]
    readonly rows: readonly (readonly CellValue[])[]
  }
} {
  if (lines.length === 0) return { blocks: [] }
  const values = lines.map(rowOf)
  const sheet = mergeRecordOf(content)
  if (sheet) {
    const top = sheet.top + sheet.values.length
    return { blocks: [{ sheet: sheet.name, top, left: sheet.left, values }] }
  }
  const taken = new Set(content.sheets.map(({ name }) => name.toLowerCase()))
  let name: string = MERGE_RECORD_NAME
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${MERGE_RECORD_NAME} (${number})`
  const headers = COLUMNS.map(([id]) => MERGE_RECORD_HEADERS[id])
  return {
    blocks: [],
    sheet: { name, widths: COLUMNS.map(([, width]) => width), rows: [headers, ...values] }
  }
}
