import { inSlices } from '../../application/in-slices'
import type { WorkbookUpdate, WorkOptions } from '../../application/ports'
import { atOnce, type Steps } from '../../domain/measures/steps'
import type { CellValue, NameLayout, SheetLayout } from '../../domain/report/layout'
import { rangeAddress } from '../../domain/report/a1'
import { isSameName } from '../../domain/report/sheet-names'
import {
  cellKey,
  type CellBlock,
  type FormulaBlock,
  type WorkbookContent
} from '../../domain/report/workbook-content'
import { additionSteps, adoptedLookSteps } from './addition-steps'
import { nameOnSheet, setName } from './defined-names'
import { isStale } from './excel-problem'
import { converse, withinTime, type ExcelSettings, type Session, type TouchedPlace } from './session'
import { enteredFormulaSteps, matrixSteps } from './cell-writes'
import { askHidden, hiddenIn, type IsHidden } from './hidden-rows'
import { rowsAddress } from './sheet-cells'
import { finishSteps, groundSteps } from './sheet-steps'
import type { WrittenArea } from './own-writes'
import { surveyWorkbook, type Survey } from './survey'
import { asWritten } from './typed-text'
import { runSteps, writeStep, type WriteStep } from './write-requests'

/** What a refresh has to know of the workbook. */
type Present = Pick<Survey, 'names'> & {
  readonly sheets: readonly Omit<Survey['sheets'][number], 'filters'>[]
  readonly tables: readonly { readonly name: string; readonly sheet: string }[]
}

/**
 * Lays a sheet out anew and writes blocks, all in one round trip as long as the bytes allow. With `seen` nothing is
 * looked at first; where that turns out to be out of date, the workbook is looked at and the work done again.
 */
export async function applyUpdate(
  settings: ExcelSettings,
  update: WorkbookUpdate,
  options: WorkOptions
): Promise<void> {
  const isUnlocking = (update.unlock ?? []).length > 0
  const attempt = (present: Present | undefined): Promise<void> =>
    converse(
      settings,
      options,
      async (session) => {
        const known =
          present ?? (update.refresh || isUnlocking || update.names ? await surveyWorkbook(session) : EMPTY)
        const isHidden = update.seen ? hiddenIn(update.seen) : await hiddenNow(session, update)
        const steps = await inSlices(updateSteps(update, known, isHidden), options)
        await runUnlocked(session, locksOf(update, known), steps, options)
      },
      touchedPlaces(update)
    )
  if (!update.seen || !update.refresh || isUnlocking) return attempt(undefined)
  try {
    await attempt(presentIn(update.seen))
  } catch (error) {
    if (!isStale(error)) throw error
    await attempt(undefined)
  }
}

/** Which of the rows to be written are hidden; one round trip, none where every block is a single row. */
async function hiddenNow(
  session: Session,
  { write = [], formulas = [], additions = {} }: WorkbookUpdate
): Promise<IsHidden> {
  const spans = [
    ...write.map(({ sheet, top, values }) => ({ sheet, top, bottom: top + values.length - 1 })),
    ...formulas.map(({ sheet, top, formulas: rows }) => ({ sheet, top, bottom: top + rows.length - 1 })),
    ...(additions.adopted ?? []).flatMap(({ sheet, spans: adopted }) =>
      adopted.map(({ top, bottom }) => ({ sheet, top, bottom }))
    )
  ].filter(({ top, bottom }) => bottom > top)
  const asked = askHidden(session, spans)
  if (spans.length > 0) await session.sync()
  return asked()
}

/** Runs steps with protected sheets opened for them and protected again as they were, failed or not. */
export async function runUnlocked(
  session: Session,
  locks: readonly Lock[],
  steps: readonly WriteStep[],
  options: WorkOptions
): Promise<void> {
  if (locks.length === 0) return runSteps(session, steps, options)
  try {
    await runSteps(session, [unlockStep(locks), ...steps, lockStep(locks)], options)
  } catch (error) {
    await lockAgain(session, locks, error)
    throw error
  }
}

/** A protected sheet that is opened for a while. */
export interface Lock {
  readonly sheet: string
  readonly protection: Excel.WorksheetProtectionOptions
}

/** The protected sheets among those to be opened. */
export const locksOf = (
  { unlock = [] }: Pick<WorkbookUpdate, 'unlock'>,
  { sheets }: Present
): readonly Lock[] =>
  sheets.flatMap(({ name, protection }) =>
    protection && unlock.some((other) => isSameName(other, name)) ? [{ sheet: name, protection }] : []
  )

const unlockStep = (locks: readonly Lock[]): WriteStep =>
  writeStep('writing', locks.length, (book) => {
    for (const { sheet } of locks) book.sheet(sheet).protection.unprotect()
  })

const lockStep = (locks: readonly Lock[]): WriteStep =>
  writeStep('finishing', 2 * locks.length, (book) => {
    for (const { sheet, protection } of locks) book.sheet(sheet).protection.protect(protection)
  })

/** Excel carries out a request up to its failure, so what was opened by then is protected again. */
async function lockAgain(session: Session, locks: readonly Lock[], failure: unknown): Promise<void> {
  const context = new Excel.RequestContext()
  try {
    const sheets = locks.map((lock) => ({ ...lock, there: context.workbook.worksheets.getItem(lock.sheet) }))
    for (const { there } of sheets) there.protection.load('protected')
    await withinTime(context.sync(), session.settings.timeLimit)
    const open = sheets.filter(({ there }) => !there.protection.protected)
    for (const { there, protection } of open) there.protection.protect(protection)
    if (open.length > 0) await withinTime(context.sync(), session.settings.timeLimit)
  } catch (error) {
    if (failure instanceof Error) failure.cause ??= error
  }
}

const EMPTY: Present = { sheets: [], tables: [], names: [] }

/** The cells an update writes. */
export function writtenAreas({
  refresh,
  additions = {},
  write = [],
  formulas = []
}: WorkbookUpdate): readonly WrittenArea[] {
  const areaOf = (
    { sheet, top, left }: Pick<CellBlock, 'sheet' | 'top' | 'left'>,
    rows: readonly (readonly unknown[])[]
  ): WrittenArea => {
    const right = left + Math.max(0, ...rows.map((row) => row.length)) - 1
    return { sheet, range: { top, left, bottom: top + rows.length - 1, right } }
  }
  return [
    ...(refresh ? [{ sheet: refresh.name ?? refreshedSheet(refresh).name }] : []),
    // A sheet more is told of as a change of the whole workbook.
    ...(additions.sheets ?? []).map(() => ({})),
    ...[...(additions.rows ?? []), ...(additions.adopted ?? [])].map(({ sheet }) => ({ sheet })),
    ...write.map((block) => areaOf(block, block.values)),
    ...formulas.map((block) => areaOf(block, block.formulas))
  ]
}

/** The places an update needs, for the sentence about a failure. */
const touchedPlaces = (update: WorkbookUpdate): readonly TouchedPlace[] =>
  writtenAreas(update).flatMap(({ sheet, range }) =>
    sheet === undefined ? [] : [{ sheet, ...(range && { cell: rangeAddress(range) }) }]
  )

const presentIn = (content: WorkbookContent): Present => ({
  sheets: content.sheets.map(({ name }) => ({ name, visibility: 'Visible', protection: undefined })),
  tables: content.sheets.flatMap((sheet) => sheet.tables.map(({ name }) => ({ name, sheet: sheet.name }))),
  names: content.names.map(({ name, refersTo }) => ({ name, formula: `=${refersTo}` }))
})

function* updateSteps(
  { refresh, additions, write = [], formulas = [], names = [], seen }: WorkbookUpdate,
  present: Present,
  isHidden: IsHidden
): Steps<readonly WriteStep[]> {
  const old =
    refresh && seen?.sheets.find(({ name }) => isSameName(name, refresh.name ?? refreshedSheet(refresh).name))
  const oldRows = old ? old.top + old.values.length : 0
  const refreshed = refresh ? yield* refreshSteps(refresh, present, oldRows) : []
  const written = yield* blockSteps(seen ? write.map((block) => changesOf(block, seen)) : write, {
    isHidden,
    isText: (sheet, row, column) => formatIn(seen, sheet, row, column) === TEXT_FORMAT
  })
  return [
    ...refreshed,
    ...(additions ? additionSteps(additions, seen) : []),
    ...written,
    ...formulaBlockSteps(formulas, seen, isHidden),
    ...(names.length === 0 ? [] : [namesStep(names, present)]),
    ...(additions?.adopted ?? []).flatMap((rows) => adoptedLookSteps(rows, isHidden))
  ]
}

export const namesStep = (names: readonly NameLayout[], present: Present): WriteStep =>
  writeStep('writing', 3 * names.length, (book) => {
    for (const name of names) setName(book.workbook, name, present)
  })

type Refresh = NonNullable<WorkbookUpdate['refresh']>

function refreshedSheet({ layout, sheet }: Refresh): SheetLayout {
  const found = layout.sheets.find(({ id }) => id === sheet)
  if (!found) throw new RangeError(`The layout has no sheet ${sheet}`)
  if (found.protection)
    throw new RangeError(`The sheet ${sheet} is protected and cannot be refreshed in place`)
  return found
}

function* refreshSteps(refresh: Refresh, present: Present, oldRows: number): Steps<readonly WriteStep[]> {
  const laid = refreshedSheet(refresh)
  const name = refresh.name ?? laid.name
  const sheet = { ...laid, name }
  const isThere = present.sheets.some((other) => isSameName(other.name, name))
  const tables = present.tables.filter((table) => isSameName(table.sheet, name))
  const names = refresh.layout.names.flatMap((layout) => nameOnSheet(layout, laid.name, name))
  const { styles } = refresh.layout
  const ground = yield* groundSteps([sheet], styles)
  const finish = yield* finishSteps([sheet], styles)
  return [
    isThere ? clearStep(sheet, tables, oldRows) : writeStep('writing', 1, (book) => void book.addSheet(name)),
    ...ground,
    namesStep(names, present),
    ...finish
  ]
}

/** Empties a sheet without deleting cells, so that names and formulas that point to it stay whole. */
function clearStep(
  { name, columns, cells }: SheetLayout,
  tables: readonly { readonly name: string }[],
  oldRows: number
): WriteStep {
  return writeStep('writing', 14 + 2 * tables.length, (book) => {
    const sheet = book.sheet(name)
    const all = sheet.getRange()
    // First, because a filter keeps what it hides from being deleted: https://github.com/OfficeDev/office-js/issues/994
    all.rowHidden = false
    for (const table of tables) book.workbook.tables.getItem(table.name).delete()
    if (columns.some(({ hidden }) => hidden)) all.columnHidden = false
    all.unmerge()
    all.conditionalFormats.clearAll()
    all.dataValidation.clear()
    all.clear('All')
    sheet.freezePanes.unfreeze()
    // Rows below the new content keep the heights of the old one otherwise.
    if (oldRows > cells.length) {
      sheet.getRange(rowsAddress(cells.length, oldRows - 1)).format.useStandardHeight = true
    }
  })
}

/** What has to be known of cells to write them. */
interface CellTraits {
  readonly isHidden: IsHidden
  /** Whether a cell is formatted as text. */
  readonly isText: (sheet: string, row: number, column: number) => boolean
}

/** A block whose cells are left alone where `undefined`. */
type PartialBlock = Omit<CellBlock, 'values'> & {
  readonly values: readonly (readonly (CellValue | undefined)[])[]
}

/**
 * Blocks of values as writes; texts stay texts whatever they begin with, `null` empties a cell. A cell formatted as text
 * keeps an apostrophe too, so it gets none.
 */
export function* blockSteps(
  blocks: readonly PartialBlock[],
  { isHidden, isText }: CellTraits
): Steps<readonly WriteStep[]> {
  const steps: WriteStep[] = []
  for (const { sheet, top, left, values, numberFormat } of blocks) {
    if (values.some((row) => row.length !== values[0]?.length)) {
      throw new RangeError(`A block on sheet "${sheet}" has rows of different lengths`)
    }
    const isTextAt = (row: number, column: number): boolean =>
      numberFormat === undefined ? isText(sheet, row, column) : numberFormat === TEXT_FORMAT
    const rows = values.map((row, down) =>
      row.map((value, right) => {
        if (value === undefined) return null
        return typeof value === 'string' && isTextAt(top + down, left + right) ? value : asWritten(value)
      })
    )
    yield
    const place = { sheet, top, left, isHidden }
    // Before the values: a cell formatted as text makes a number text.
    if (numberFormat !== undefined) {
      const formats = values.map((row) => row.map((value) => (value === undefined ? null : numberFormat)))
      steps.push(...(yield* matrixSteps({ ...place, property: 'numberFormat' }, formats)))
    }
    steps.push(...(yield* matrixSteps({ ...place, property: 'values' }, rows)))
  }
  return steps
}

/** What of a block differs from what was seen, on sheets with hidden rows, where each row may take a call of its own. */
function changesOf(block: CellBlock, { sheets }: WorkbookContent): PartialBlock {
  const seen = sheets.find(({ name }) => isSameName(name, block.sheet))
  if (!seen || seen.hiddenRows.size === 0) return block
  const isThere = (value: CellValue, row: number, column: number): boolean =>
    !seen.formulas.has(cellKey(row, column)) &&
    (seen.values[row - seen.top]?.[column - seen.left] ?? null) === (value === '' ? null : value)
  return {
    ...block,
    values: block.values.map((row, down) =>
      row.map((value, right) => (isThere(value, block.top + down, block.left + right) ? undefined : value))
    )
  }
}

const TEXT_FORMAT = '@'

const formatIn = (seen: WorkbookContent | undefined, sheet: string, row: number, column: number): string =>
  seen?.sheets.find(({ name }) => isSameName(name, sheet))?.numberFormats.get(cellKey(row, column)) ??
  'General'

/**
 * Blocks of formulas as writes. A formula entered into a plain cell takes on the format of the cells it reads; it gets
 * its own back. A format that the block brings goes in first, because a cell formatted as text makes a formula text.
 */
export function formulaBlockSteps(
  blocks: readonly FormulaBlock[],
  seen: WorkbookContent | undefined,
  isHidden: IsHidden
): readonly WriteStep[] {
  return blocks.flatMap(({ sheet, top, left, formulas, numberFormat }) => {
    const place = { sheet, top, left, isHidden }
    const formatSteps = (formatAt: (row: number, column: number) => string): readonly WriteStep[] =>
      atOnce(
        matrixSteps(
          { ...place, property: 'numberFormat' },
          formulas.map((row, down) => row.map((_, right) => formatAt(top + down, left + right)))
        )
      )
    const own = numberFormat === undefined ? [] : formatSteps(() => numberFormat)
    const written = enteredFormulaSteps(
      place,
      formulas.map((row) => row.map((formula) => `=${formula}`))
    )
    const after =
      own.length > 0 ? own : seen ? formatSteps((row, column) => formatIn(seen, sheet, row, column)) : []
    return [...own, ...written, ...after]
  })
}
