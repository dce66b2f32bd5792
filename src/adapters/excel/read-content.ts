import type { WorkOptions } from '../../application/ports'
import { parseReference } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'
import {
  cellKey,
  type CellContent,
  type SheetContent,
  type WorkbookContent
} from '../../domain/report/workbook-content'
import { officeCode } from './excel-problem'
import { rowCount } from './rectangles'
import { supports, type Session } from './session'

/** Bytes of one answer; Excel on the web refuses more than 5 MB. */
const RESPONSE_BYTES = 4_400_000
/** Bytes that the value, formula and number format of a cell take in an answer, seen in filled-in tables. */
const CELL_BYTES = 90
/** Above this a single answer might be refused, so the sheets are measured first. */
const CELLS_AT_ONCE = RESPONSE_BYTES / CELL_BYTES

/** Error values of cells, which Excel gives as their text. */
const ERRORS: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#UNKNOWN!',
  '#BUSY!'
])
const TEXT_FORMAT = '@'
const STANDARD_FORMAT = 'General'

/** What one look at the workbook tells of it, without the cells. */
export interface Outline {
  readonly sheets: readonly {
    readonly name: string
    readonly visibility: SheetContent['visibility']
    readonly isProtected: boolean
  }[]
  readonly tables: readonly { readonly name: string; readonly sheet: string }[]
  readonly names: WorkbookContent['names']
  readonly customProperties: WorkbookContent['customProperties']
  /** Cells in tables: most of what there is to read. */
  readonly tableCells: number
}

interface SheetList {
  readonly sheets: readonly { readonly name: string }[]
}

/** Cells of a sheet as Excel gives them, before they are understood. */
export interface RawSheet {
  readonly range: CellRange | undefined
  readonly values: readonly (readonly unknown[])[]
  readonly formulas: readonly (readonly unknown[])[]
  readonly numberFormats: readonly (readonly unknown[])[]
  readonly merges: readonly CellRange[]
  /** `null` where some rows are hidden and some are not. */
  readonly rowHidden: boolean | null
}

/**
 * Everything in the workbook that reading, rules and merging look at. Two round trips; one more where some rows are
 * hidden; where an answer would be too large, one to measure and as many as the answers need. Formulas are read in
 * full, because a single one among thousands may point to another file.
 */
export async function readContent(session: Session, options: WorkOptions): Promise<WorkbookContent> {
  session.report({ step: 'reading', done: 0, total: 2 })
  const outline = await readOutline(session)
  session.report({ step: 'reading', done: 1, total: 2 })
  const tables = new TableRanges(session.context, outline.tables)
  const raw = await readSheets(session, outline, tables, options)
  const hidden = await hiddenRows(session, outline, raw)
  session.report({ step: 'reading', done: 2, total: 2 })
  return {
    sheets: outline.sheets.map(({ name, visibility, isProtected }, index) =>
      sheetContent(raw[index], {
        name,
        visibility,
        protected: isProtected,
        hiddenRows: hidden.get(name) ?? new Set(),
        tables: tables.on(name)
      })
    ),
    names: outline.names,
    customProperties: outline.customProperties
  }
}

/** The first look: names of everything, no cells; one round trip. */
export async function readOutline({ context, sync }: Session): Promise<Outline> {
  const { worksheets, tables, names, properties } = context.workbook
  worksheets.load(
    'items/name,items/visibility,items/protection/protected,items/names/name,items/names/formula'
  )
  tables.load('items/name,items/worksheet/name,items/rows/count,items/columns/count')
  names.load('items/name,items/formula')
  properties.custom.load('items/key,items/value')
  await sync()
  const taken = new Set(names.items.map(({ name }) => name.toLowerCase()))
  const ofSheets = worksheets.items
    .flatMap((sheet) => sheet.names.items)
    .filter(({ name }) => !taken.has(name.toLowerCase()))
  return {
    sheets: worksheets.items.map(({ name, visibility, protection }) => ({
      name,
      visibility: VISIBILITY[visibility],
      isProtected: protection.protected
    })),
    tables: tables.items.map(({ name, worksheet }) => ({ name, sheet: worksheet.name })),
    names: [...names.items, ...ofSheets].map(({ name, formula }) => ({
      name,
      refersTo: String(formula).replace(/^=/u, '')
    })),
    customProperties: Object.fromEntries(
      properties.custom.items.map(({ key, value }) => [key, String(value)])
    ),
    tableCells: tables.items.reduce((sum, { rows, columns }) => sum + rows.count * columns.count, 0)
  }
}

/** How Office.js spells what the layout calls visibility. */
const VISIBILITY = {
  Visible: 'visible',
  Hidden: 'hidden',
  VeryHidden: 'veryHidden'
} as const

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

  /** Tables of a sheet with their ranges. */
  on(sheet: string): SheetContent['tables'] {
    return this.tables.flatMap((table, index) => {
      const range = table.sheet === sheet ? rangeOfAddress(this.asked[index]?.address) : undefined
      return range ? [{ name: table.name, range }] : []
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
  if (outline.tableCells > CELLS_AT_ONCE) return readMeasured(session, outline, tables)
  try {
    return await readAtOnce(session, outline, tables)
  } catch (error) {
    if (!isTooLarge(error) || options.signal?.aborted) throw error
    return readMeasured(session, outline, tables)
  }
}

const usedRange = (context: Excel.RequestContext, sheet: string): Excel.Range =>
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

function mergedAreas(range: Excel.Range): Excel.RangeAreas | undefined {
  if (!hasMergedAreas()) return undefined
  const merged = range.getMergedAreasOrNullObject()
  merged.load('address')
  return merged
}

const rangesOfAreas = (areas: Excel.RangeAreas | undefined): readonly CellRange[] =>
  !areas || areas.isNullObject ? [] : rangesOfAddresses(areas.address)

interface Block {
  readonly sheet: number
  readonly range: CellRange
  readonly property: 'values' | 'formulas' | 'numberFormat'
  readonly bytes: number
}

/** Measures the sheets by their last rows, then reads them in blocks of rows that fit an answer. */
async function readMeasured(
  session: Session,
  { sheets }: SheetList,
  tables: TableRanges
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
  const blocks = found.flatMap(({ range, bytes }, sheet) => (range ? blocksOf(sheet, range, bytes) : []))
  const rows = found.map(() => ({
    values: [] as unknown[][],
    formulas: [] as unknown[][],
    numberFormat: [] as unknown[][]
  }))
  const answers = fillAnswers(blocks)
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
  return found.map(({ range, rowHidden, merges }, sheet) => ({
    range,
    rowHidden,
    merges,
    values: rows[sheet]?.values ?? [],
    formulas: rows[sheet]?.formulas ?? [],
    numberFormats: rows[sheet]?.numberFormat ?? []
  }))
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

const isTooLarge = (error: unknown): boolean => officeCode(error) === 'ResponsePayloadSizeLimitExceeded'

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
const FORMAT_BYTES = STANDARD_FORMAT.length + 3

const answerBytes = (rows: readonly (readonly unknown[])[]): number =>
  new TextEncoder().encode(JSON.stringify(rows)).length

function blocksOf(
  sheet: number,
  range: CellRange,
  lastRow: { readonly values: number; readonly formulas: number }
): readonly Block[] {
  const width = range.right - range.left + 1
  const rowBytes = {
    values: lastRow.values * MARGIN + width * EMPTY_CELL_BYTES,
    formulas: lastRow.formulas * MARGIN + width * EMPTY_CELL_BYTES,
    numberFormat: width * FORMAT_BYTES
  }
  return (['values', 'formulas', 'numberFormat'] as const).flatMap((property) => {
    const rows = Math.max(1, Math.floor(RESPONSE_BYTES / 12 / rowBytes[property]))
    const count = Math.ceil(rowCount(range) / rows)
    return Array.from({ length: count }, (_, index) => {
      const top = range.top + index * rows
      const bottom = Math.min(range.bottom, top + rows - 1)
      return {
        sheet,
        property,
        range: { ...range, top, bottom },
        bytes: (bottom - top + 1) * rowBytes[property]
      }
    })
  })
}

function fillAnswers(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const answers: Block[][] = []
  let bytes = Infinity
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

/** Numbers of hidden rows by sheet; costs a round trip only where a sheet has hidden rows among others. */
async function hiddenRows(
  { context, sync }: Session,
  { sheets }: Outline,
  raw: readonly RawSheet[]
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const hidden = new Map<string, ReadonlySet<number>>()
  const mixed: { name: string; range: CellRange; visible: Excel.RangeAreas }[] = []
  sheets.forEach(({ name }, index) => {
    const { range, rowHidden } = raw[index] ?? {}
    if (!range || rowHidden === false) return
    if (rowHidden) {
      hidden.set(name, rowsBetween(range))
      return
    }
    const visible = usedRange(context, name).getSpecialCellsOrNullObject('Visible')
    visible.load('address')
    mixed.push({ name, range, visible })
  })
  if (mixed.length === 0) return hidden
  await sync()
  for (const { name, range, visible } of mixed) {
    const rows = rowsBetween(range)
    for (const { top, bottom } of rangesOfAreas(visible)) {
      for (let row = top; row <= bottom; row += 1) rows.delete(row)
    }
    hidden.set(name, rows)
  }
  return hidden
}

const rowsBetween = ({ top, bottom }: CellRange): Set<number> =>
  new Set(Array.from({ length: bottom - top + 1 }, (_, index) => top + index))

function sheetContent(
  raw: RawSheet | undefined,
  of: Pick<SheetContent, 'name' | 'visibility' | 'protected' | 'hiddenRows' | 'tables'>
): SheetContent {
  const { top, left } = raw?.range ?? { top: 0, left: 0 }
  const formulas = new Map<number, string>()
  const numberFormats = new Map<number, string>()
  const values = (raw?.values ?? []).map((row, rowIndex) =>
    row.map((value, column) => {
      const key = cellKey(top + rowIndex, left + column)
      const formula = raw?.formulas[rowIndex]?.[column]
      // A text that begins with = stands in both matrices alike; a formula's value never is its own text.
      const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value
      const format = raw?.numberFormats[rowIndex]?.[column]
      if (isFormula) formulas.set(key, formula.slice(1))
      if (typeof format === 'string' && format !== STANDARD_FORMAT) numberFormats.set(key, format)
      return cellContent(value, !isFormula && format === TEXT_FORMAT)
    })
  )
  return { ...of, top, left, values, formulas, numberFormats, merges: raw?.merges ?? [] }
}

function cellContent(value: unknown, isText: boolean): CellContent {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'string' || value === '') return null
  return !isText && ERRORS.has(value) ? { error: value } : value
}

/** The range of an address as Office.js gives it, with or without its sheet; absent for no address. */
export const rangeOfAddress = (address: string | undefined): CellRange | undefined =>
  address === undefined ? undefined : parseReference(address)?.range

/** The ranges of several addresses joined by commas; commas inside quoted sheet names do not part them. */
export const rangesOfAddresses = (addresses: string): readonly CellRange[] =>
  (addresses.match(/(?:'(?:[^']|'')*'|[^,'])+/gu) ?? []).flatMap((address) => rangeOfAddress(address) ?? [])
