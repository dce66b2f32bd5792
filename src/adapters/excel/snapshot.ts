import type { WorkbookSnapshot, WorkbookUpdate } from '../../application/ports'
import { atOnce } from '../../domain/measures/steps'
import { rangeAddress } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'
import type { TableContent } from '../../domain/report/workbook-content'
import { isSameName } from '../../domain/report/sheet-names'
import { namedRange, setName } from './defined-names'
import { rangeOfAddress } from './addresses'
import { isKeptCells, keepCells, restoreCells } from './kept-cells'
import { readSheets, TableRanges, type RawSheet } from './read-sheets'
import { rectanglesByKey } from './rectangles'
import type { Session } from './session'
import { enteredFormulaSteps, formatStep, matrixSteps } from './cell-writes'
import { clearFiltersStep, toClear } from './cleared-filters'
import { ALL_SHOW } from './hidden-rows'
import { surveyWorkbook, type Survey } from './survey'
import { asWritten } from './typed-text'
import { runSteps, writeStep, type WriteStep } from './write-requests'

interface SheetSnapshot {
  readonly name: string
  readonly position: number
  readonly visibility: Survey['sheets'][number]['visibility']
  readonly protection: Excel.WorksheetProtectionOptions | undefined
  readonly range: CellRange | undefined
  readonly cells: RawSheet
  readonly tables: readonly TableContent[]
}

interface ExcelSnapshot extends WorkbookSnapshot {
  /** Sheets that were asked for and not there. */
  readonly absent: readonly string[]
  readonly contents: readonly SheetSnapshot[]
  readonly names: Survey['names']
}

/**
 * Values, formulas and number formats of whole sheets with their tables, merges, names and protection, kept in memory:
 * two round trips, more where an answer would be too large. Of sheets that are not there it keeps that they are not. Where
 * the update that follows is known, only what that overwrites is kept.
 */
export async function takeSnapshot(
  session: Session,
  sheets: readonly string[],
  before?: WorkbookUpdate
): Promise<WorkbookSnapshot> {
  const kept = before && (await keepCells(session, sheets, before))
  return kept ?? wholeSheets(session, sheets)
}

async function wholeSheets(session: Session, sheets: readonly string[]): Promise<WorkbookSnapshot> {
  const survey = await surveyWorkbook(session)
  const kept = survey.sheets.filter(({ name }) => sheets.some((other) => isSameName(other, name)))
  const tables = new TableRanges(session.context, survey.tables)
  const raw = await readSheets(
    session,
    { sheets: kept, tableCells: survey.tables.reduce((sum, { cells }) => sum + cells, 0) },
    tables,
    {}
  )
  const contents = kept.map(({ name }, index): SheetSnapshot => {
    const position = survey.sheets.findIndex((sheet) => sheet.name === name)
    const { visibility = 'Visible', protection } = survey.sheets[position] ?? {}
    const cells = raw[index] ?? NOTHING
    return {
      name,
      position,
      visibility,
      protection,
      range: cells.range,
      cells,
      tables: tables.on(name)
    }
  })
  const isKept = (sheet: string): boolean => contents.some(({ name }) => isSameName(name, sheet))
  const snapshot: ExcelSnapshot = {
    sheets: contents.map(({ name }) => name),
    absent: sheets.filter((name) => !isKept(name)),
    contents,
    names: survey.names.filter(({ formula }) => isKept(namedRange(formula)?.sheet ?? ''))
  }
  return snapshot
}

const NOTHING: RawSheet = {
  range: undefined,
  values: [],
  formulas: [],
  numberFormats: [],
  merges: [],
  rowHidden: false
}

/**
 * Puts the contents of a snapshot back. A sheet that is there gets its old contents in place and keeps its looks; one
 * that was deleted is made again with contents, tables, names and protection, without its looks. One that was not there
 * is deleted. It clears and writes whole blocks, so that filters have to go first.
 */
export async function restoreSnapshot(
  session: Session,
  snapshot: WorkbookSnapshot,
  mayClear: boolean
): Promise<void> {
  if (isKeptCells(snapshot)) return restoreCells(session, snapshot)
  if (!isOwn(snapshot)) throw new TypeError('The snapshot was taken by another workbook adapter')
  const { context } = session
  const asked = snapshot.contents.map(({ name }) => {
    const range = context.workbook.worksheets.getItemOrNullObject(name).getUsedRangeOrNullObject(true)
    range.load('address')
    return range
  })
  const survey = await surveyWorkbook(session)
  const filtered = toClear(
    survey,
    snapshot.contents.map(({ name }) => name),
    mayClear
  )
  const tables = snapshot.contents.flatMap(({ tables: own }) => own)
  const steps = [
    ...snapshot.contents.flatMap((sheet) => openSteps(sheet, survey)),
    clearFiltersStep(filtered),
    ...snapshot.contents.flatMap((sheet, index) => {
      const range = asked[index]
      const used = !range || range.isNullObject ? undefined : rangeOfAddress(range.address)
      return used ? emptySteps(sheet, used) : []
    }),
    ...snapshot.contents.flatMap(constantSteps),
    ...tables.flatMap((table) => tableStep(table, snapshot, survey)),
    writeStep('writing', 3 * snapshot.names.length, (book) => {
      for (const { name, formula } of snapshot.names) {
        setName(book.workbook, { name, refersTo: formula.replace(/^=/u, '') }, survey)
      }
    }),
    ...snapshot.contents.flatMap(formulaMatrixSteps),
    ...snapshot.contents.flatMap((sheet) => closeSteps(sheet, survey)),
    ...snapshot.absent.flatMap((name) => removeSteps(name, survey))
  ]
  await runSteps(session, steps, {})
}

const isOwn = (snapshot: WorkbookSnapshot): snapshot is ExcelSnapshot => 'contents' in snapshot

const present = (survey: Survey, name: string): Survey['sheets'][number] | undefined =>
  survey.sheets.find((sheet) => isSameName(sheet.name, name))

/** Makes the sheet where it is gone, opens it where it is protected. */
function openSteps({ name }: SheetSnapshot, survey: Survey): WriteStep[] {
  const there = present(survey, name)
  if (!there) return [writeStep('writing', 1, (book) => void book.addSheet(name))]
  return there.protection ? [writeStep('writing', 1, (book) => book.sheet(name).protection.unprotect())] : []
}

/** Empties what a sheet uses and the snapshot does not cover. */
function emptySteps({ name, range }: SheetSnapshot, used: CellRange): WriteStep[] {
  const outside = outsideOf(used, range)
  return [
    writeStep('writing', 2 * outside.length, (book) => {
      for (const part of outside) book.sheet(name).getRange(rangeAddress(part)).clear('Contents')
    })
  ]
}

/** Strips of a used range around what is written anyway. */
function outsideOf(used: CellRange, inner: CellRange | undefined): readonly CellRange[] {
  if (!inner) return [used]
  const strips = [
    { ...used, bottom: inner.top - 1 },
    { ...used, top: inner.bottom + 1 },
    { ...used, right: inner.left - 1 },
    { ...used, left: inner.right + 1 }
  ]
  return strips.filter(({ top, left, bottom, right }) => top <= bottom && left <= right)
}

const removeSteps = (name: string, survey: Survey): WriteStep[] =>
  present(survey, name) ? [writeStep('finishing', 1, (book) => book.sheet(name).delete())] : []

type Kept = string | number | boolean

const isFormula = (formula: unknown, value: unknown): formula is string =>
  typeof formula === 'string' && formula.startsWith('=') && formula !== value

const keptValue = (value: unknown): Kept =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : ''

function constantSteps({ name, range, cells }: SheetSnapshot): WriteStep[] {
  if (!range) return []
  const { top, left } = range
  const formats = rectanglesByKey(cells.numberFormats.map((row) => row.map(String)))
  const formatSteps = [...formats].map(([format, ranges]) =>
    formatStep(
      'writing',
      name,
      ranges.map((part) => ({
        top: part.top + top,
        bottom: part.bottom + top,
        left: part.left + left,
        right: part.right + left
      })),
      format
    )
  )
  const rows = cells.values.map((row, rowIndex) =>
    row.map((value, column) => {
      if (isFormula(cells.formulas[rowIndex]?.[column], value)) return null
      const kept = keptValue(value)
      return cells.numberFormats[rowIndex]?.[column] === '@' ? kept : asWritten(kept)
    })
  )
  return [
    ...formatSteps,
    ...atOnce(matrixSteps({ sheet: name, property: 'values', top, left, isHidden: ALL_SHOW }, rows))
  ]
}

function formulaMatrixSteps({ name, range, cells }: SheetSnapshot): readonly WriteStep[] {
  if (!range) return []
  const rows = cells.formulas.map((row, rowIndex) =>
    row.map((formula, column) => (isFormula(formula, cells.values[rowIndex]?.[column]) ? formula : null))
  )
  return enteredFormulaSteps({ sheet: name, top: range.top, left: range.left, isHidden: ALL_SHOW }, rows)
}

function tableStep(
  table: SheetSnapshot['tables'][number],
  snapshot: ExcelSnapshot,
  survey: Survey
): readonly WriteStep[] {
  const sheet = snapshot.contents.find(({ tables }) => tables.includes(table))
  if (!sheet) return []
  const there = survey.tables.find(({ name }) => isSameName(name, table.name))
  if (there && !isSameName(there.sheet, sheet.name)) return []
  return [
    writeStep('writing', 4, (book) => {
      // Made anew, the totals row stays behind as plain cells below the table.
      const totals = there?.hasTotalsRow ? 1 : 0
      const address = rangeAddress({ ...table.range, bottom: table.range.bottom + totals })
      if (there) book.workbook.tables.getItem(table.name).resize(book.sheet(sheet.name).getRange(address))
      else book.sheet(sheet.name).tables.add(address, true).name = table.name
    })
  ]
}

function closeSteps(
  { name, position, visibility, protection, cells }: SheetSnapshot,
  survey: Survey
): WriteStep[] {
  const there = present(survey, name)
  return [
    writeStep('finishing', 5 + 2 * cells.merges.length, (book) => {
      const sheet = book.sheet(name)
      if (!there) {
        for (const merge of cells.merges) sheet.getRange(rangeAddress(merge)).merge(false)
        sheet.position = Math.min(position, survey.sheets.length)
        sheet.visibility = visibility
      }
      if (protection) sheet.protection.protect(protection)
    })
  ]
}
