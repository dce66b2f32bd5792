import type { WorkOptions } from '../../application/ports'
import type { CellRange } from '../../domain/report/layout'
import type { SheetContent, TableContent } from '../../domain/report/workbook-content'
import { rangeOfAddress, rangesOfAreas } from './addresses'
import { isTooLarge } from './excel-problem'
import type { Outline } from './outline'
import { columnCount, rowCount } from './rectangles'
import { isOnTheWeb, supports, type Session } from './session'

/** Bytes of one answer; Excel on the web refuses more than 5 MB. */
const RESPONSE_BYTES = 4_400_000
/** Bytes that the value, formula and number format of a cell take in an answer, seen in filled-in tables. */
const CELL_BYTES = 90
/** Above this a single answer might be refused on the web. */
const CELLS_AT_ONCE = RESPONSE_BYTES / CELL_BYTES

/** Cells of a sheet as Excel gives them, before they are understood. */
export interface RawSheet {
  readonly range: CellRange | undefined
  readonly values: readonly (readonly unknown[])[]
  readonly formulas: readonly (readonly unknown[])[]
  readonly numberFormats: readonly (readonly unknown[])[]
  /** Cells with formulas where their texts were not read. */
  readonly formulaCells?: readonly CellRange[]
  /** Number formats of some cells where not all were read. */
  readonly formatted?: readonly {
    readonly range: CellRange
    readonly numberFormats: readonly (readonly unknown[])[]
  }[]
  readonly merges: readonly CellRange[]
  /** `null` where some rows are hidden and some are not. */
  readonly rowHidden: boolean | null
}

/** Sheets to read, by name. */
export interface SheetList {
  readonly sheets: readonly { readonly name: string }[]
}

/** The tables' ranges, asked for along with the sheets' contents. */
export class TableRanges {
  private asked: readonly Excel.Range[] = []

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly tables: Outline['tables']
  ) {}

  /** Asks along with whatever is sent next; again where that was refused. */
  ask(): void {
    this.asked = this.tables.map(({ name }) => {
      const range = this.context.workbook.tables.getItem(name).getRange()
      range.load('address')
      return range
    })
  }

  /** Tables of a sheet with their ranges, which Excel tells with the totals row. */
  on(sheet: string): SheetContent['tables'] {
    return this.tables.flatMap(({ name, hasTotalsRow, ...table }, index): TableContent[] => {
      const range = table.sheet === sheet ? rangeOfAddress(this.asked[index]?.address) : undefined
      if (!range) return []
      return hasTotalsRow
        ? [{ name, range: { ...range, bottom: range.bottom - 1 }, hasTotalsRow }]
        : [{ name, range }]
    })
  }
}

/** Contents of the outline's sheets, in one answer where that is likely to be small enough. */
export async function readSheets(
  session: Session,
  outline: SheetList & Pick<Outline, 'tableCells'>,
  tables: TableRanges,
  options: WorkOptions
): Promise<readonly RawSheet[]> {
  if (isOnTheWeb() && outline.tableCells > CELLS_AT_ONCE) return readMeasured(session, outline, tables)
  try {
    return await readAtOnce(session, outline, tables)
  } catch (error) {
    if (!isTooLarge(error) || options.signal?.aborted) throw error
    return readMeasured(session, outline, tables)
  }
}

/** The cells of a sheet that hold something. */
export const usedRange = (context: Excel.RequestContext, sheet: string): Excel.Range =>
  context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true)

const hasMergedAreas = (): boolean => supports('1.13')

const isMatrix = (values: unknown): boolean => Array.isArray(values)

async function readAtOnce(
  session: Session,
  { sheets }: SheetList,
  tables: TableRanges
): Promise<readonly RawSheet[]> {
  const { context, sync } = session
  const asked = sheets.map(({ name }) => {
    const range = usedRange(context, name)
    range.load('address,rowHidden,values,formulas,numberFormat')
    return { range, merged: mergedAreas(range) }
  })
  tables.ask()
  await sync()
  // Above five million cells Excel answers null instead of failing.
  if (asked.some(({ range }) => !range.isNullObject && !isMatrix(range.values))) {
    return readMeasured(session, { sheets }, tables)
  }
  return asked.map(({ range, merged }) => ({
    range: range.isNullObject ? undefined : rangeOfAddress(range.address),
    values: range.isNullObject ? [] : range.values,
    formulas: range.isNullObject ? [] : range.formulas,
    numberFormats: range.isNullObject ? [] : range.numberFormat,
    merges: rangesOfAreas(merged),
    rowHidden: range.isNullObject ? false : range.rowHidden
  }))
}

/** Asks for the merged cells of a range where this Excel tells them. */
export function mergedAreas(range: Excel.Range): Excel.RangeAreas | undefined {
  if (!hasMergedAreas()) return undefined
  const merged = range.getMergedAreasOrNullObject()
  merged.load('address')
  return merged
}

/** Cells that one answer brings; `sheet` counts within the sheets asked for. */
export interface Block {
  readonly sheet: number
  readonly range: CellRange
  readonly property: 'values' | 'formulas' | 'numberFormat'
  readonly bytes: number
}

/** Measures the sheets by their last rows, then reads them in blocks of rows that fit an answer. */
export async function readMeasured(
  session: Session,
  { sheets }: SheetList,
  tables: TableRanges,
  properties: readonly Block['property'][] = PROPERTIES
): Promise<readonly RawSheet[]> {
  const { context, sync } = session
  const asked = sheets.map(({ name }) => {
    const range = usedRange(context, name)
    range.load('address,rowHidden')
    const last = range.getLastRow()
    last.load('values,formulas')
    return { range, last, merged: mergedAreas(range) }
  })
  tables.ask()
  await sync()
  const found = asked.map(({ range, last, merged }) => ({
    range: range.isNullObject ? undefined : rangeOfAddress(range.address),
    rowHidden: range.isNullObject ? false : range.rowHidden,
    merges: rangesOfAreas(merged),
    bytes: range.isNullObject
      ? { values: 0, formulas: 0 }
      : { values: answerBytes(last.values), formulas: answerBytes(last.formulas) }
  }))
  const blocks = found.flatMap(({ range, bytes }, sheet) =>
    range ? blocksOf(sheet, range, rowBytes(range, bytes), properties) : []
  )
  const rows = await readAnswers(session, sheets, fillAnswers(blocks))
  return found.map(({ range, rowHidden, merges }, sheet) => ({
    range,
    rowHidden,
    merges,
    values: rows[sheet]?.values ?? [],
    formulas: rows[sheet]?.formulas ?? [],
    numberFormats: rows[sheet]?.numberFormat ?? []
  }))
}

/** Rows of each sheet, by what was asked of them. */
export type ReadRows = readonly Record<Block['property'], unknown[][]>[]

/** Reads blocks, one round trip an answer, more where an answer turns out too large. */
export async function readAnswers(
  session: Session,
  sheets: SheetList['sheets'],
  answers: readonly (readonly Block[])[]
): Promise<ReadRows> {
  const { context, sync } = session
  const rows: ReadRows = sheets.map(() => ({ values: [], formulas: [], numberFormat: [] }))
  const readBlocks = async (answer: readonly Block[]): Promise<void> => {
    const read = answer.map((block) => ({ block, cells: loadedBlock(context, sheets, block) }))
    try {
      await sync()
    } catch (error) {
      const halves = isTooLarge(error) ? halved(answer) : undefined
      if (!halves) throw error
      for (const half of halves) await readBlocks(half)
      return
    }
    for (const { block, cells } of read) rows[block.sheet]?.[block.property].push(...cells[block.property])
  }
  for (const [index, answer] of answers.entries()) {
    session.report({ step: 'reading', done: index + 1, total: answers.length + 1 })
    await readBlocks(answer)
  }
  return rows
}

function loadedBlock(
  context: Excel.RequestContext,
  sheets: SheetList['sheets'],
  { sheet, range, property }: Block
): Excel.Range {
  const { top, left, bottom, right } = range
  const cells = context.workbook.worksheets
    .getItem(sheets[sheet]?.name ?? '')
    .getRangeByIndexes(top, left, bottom - top + 1, right - left + 1)
  cells.load(property)
  return cells
}

/** What one answer could not hold as two; absent for a single row. */
function halved(blocks: readonly Block[]): readonly (readonly Block[])[] | undefined {
  const [only] = blocks
  if (only && blocks.length === 1) {
    const { top, bottom } = only.range
    if (top === bottom) return undefined
    const middle = Math.floor((top + bottom) / 2)
    return [
      [{ ...only, range: { ...only.range, bottom: middle } }],
      [{ ...only, range: { ...only.range, top: middle + 1 } }]
    ]
  }
  const middle = Math.ceil(blocks.length / 2)
  return [blocks.slice(0, middle), blocks.slice(middle)]
}

/** Rows differ in length; blocks are cut as if each were so much longer than the last one. */
const MARGIN = 1.05
const EMPTY_CELL_BYTES = 4
/** `"General",` */
const FORMAT_BYTES = 10

/** Bytes that rows take in an answer. */
export const answerBytes = (rows: readonly (readonly unknown[])[]): number =>
  new TextEncoder().encode(JSON.stringify(rows)).length

const PROPERTIES = ['values', 'formulas', 'numberFormat'] as const

type RowBytes = Readonly<Record<Block['property'], number>>

function rowBytes(
  range: CellRange,
  lastRow: { readonly values: number; readonly formulas: number }
): RowBytes {
  const width = columnCount(range)
  return {
    values: lastRow.values * MARGIN + width * EMPTY_CELL_BYTES,
    formulas: lastRow.formulas * MARGIN + width * EMPTY_CELL_BYTES,
    numberFormat: width * FORMAT_BYTES
  }
}

/** A range as blocks of rows, each a small part of an answer. */
export function blocksOf(
  sheet: number,
  range: CellRange,
  bytes: RowBytes,
  properties: readonly Block['property'][]
): readonly Block[] {
  return properties.flatMap((property) => {
    const rows = Math.max(1, Math.floor(RESPONSE_BYTES / 12 / bytes[property]))
    const count = Math.ceil(rowCount(range) / rows)
    return Array.from({ length: count }, (_, index) => {
      const top = range.top + index * rows
      const bottom = Math.min(range.bottom, top + rows - 1)
      return {
        sheet,
        property,
        range: { ...range, top, bottom },
        bytes: (bottom - top + 1) * bytes[property]
      }
    })
  })
}

/** Blocks in as few answers as hold them; `taken` bytes of the first one are for something else. */
export function fillAnswers(blocks: readonly Block[], taken?: number): readonly (readonly Block[])[] {
  const answers: Block[][] = taken === undefined ? [] : [[]]
  let bytes = taken ?? Infinity
  for (const block of blocks) {
    if (bytes + block.bytes > RESPONSE_BYTES) {
      answers.push([])
      bytes = 0
    }
    answers.at(-1)?.push(block)
    bytes += block.bytes
  }
  return answers
}
