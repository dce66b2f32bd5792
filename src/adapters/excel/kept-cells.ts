import type { WorkbookSnapshot, WorkbookUpdate } from '../../application/ports'
import { atOnce } from '../../domain/measures/steps'
import { isSameName } from '../../domain/report/sheet-names'
import {
  cellKey,
  isCellError,
  type CellBlock,
  type RowSpan,
  type SheetContent,
  type WorkbookContent
} from '../../domain/report/workbook-content'
import { blockSteps, locksOf, runUnlocked, type Lock } from './apply-update'
import type { Session } from './session'
import { enteredFormulaSteps, matrixSteps } from './cell-writes'
import { askHidden } from './hidden-rows'
import { surveyWorkbook } from './survey'
import { writeStep, type WriteStep } from './write-requests'

const TEXT_FORMAT = '@'

/** What formulas and number formats a block of cells had. */
interface KeptFormulas extends Pick<CellBlock, 'sheet' | 'top' | 'left'> {
  readonly formulas: readonly (readonly (string | null)[])[]
  readonly numberFormats: readonly (readonly string[])[]
}

interface KeptCells extends WorkbookSnapshot {
  /** Sheets that the update adds. */
  readonly absent: readonly string[]
  readonly blocks: readonly CellBlock[]
  readonly formulas: readonly KeptFormulas[]
  /** Cells formatted as text, by sheet. */
  readonly texts: ReadonlyMap<string, ReadonlySet<number>>
  readonly locks: readonly Lock[]
}

/**
 * What an update is about to overwrite, out of what was read just before: no round trip, or one where protected sheets are
 * opened or formulas overwritten, whose texts reading leaves out in large workbooks. Absent where an update does more than
 * write values and add sheets.
 */
export async function keepCells(
  session: Session,
  sheets: readonly string[],
  { seen, write = [], unlock = [], additions = {}, ...more }: WorkbookUpdate
): Promise<WorkbookSnapshot | undefined> {
  const { rows = [], adopted = [] } = additions
  const isMore = Object.values(more).some((part) => part !== undefined)
  if (!seen || isMore || rows.length > 0 || adopted.length > 0) return undefined
  const present = new Set(sheets.flatMap((name) => sheetIn(seen, name)?.name ?? []))
  const overwritten = write.filter((block) => holdsFormula(sheetIn(seen, block.sheet), block))
  const asked = overwritten.map((block) => ({ block, range: loaded(session, block) }))
  const isAsking = asked.length > 0 || unlock.length > 0
  const locks = isAsking ? locksOf({ unlock }, await surveyWorkbook(session)) : []
  const kept: KeptCells = {
    sheets: [...present],
    absent: sheets.filter((name) => !sheetIn(seen, name)),
    blocks: write.flatMap((block) => {
      const sheet = sheetIn(seen, block.sheet)
      return sheet ? [valuesBefore(sheet, block)] : []
    }),
    formulas: asked.map(({ block: { sheet, top, left }, range }) => ({
      ...{ sheet, top, left },
      formulas: range.formulas.map((row, down) =>
        row.map((formula: unknown, right) =>
          typeof formula === 'string' && formula.startsWith('=') && formula !== range.values[down]?.[right]
            ? formula
            : null
        )
      ),
      numberFormats: range.numberFormat as string[][]
    })),
    texts: new Map(write.map(({ sheet }) => [sheet, textCells(sheetIn(seen, sheet))])),
    locks
  }
  return kept
}

/** Whether a snapshot was made by `keepCells`. */
export const isKeptCells = (snapshot: WorkbookSnapshot): snapshot is KeptCells => 'blocks' in snapshot

/** Puts back what an update overwrote, and takes away the sheets it added: two round trips. */
export async function restoreCells(session: Session, kept: KeptCells): Promise<void> {
  const asked = askHidden(session, spansOf(kept))
  const survey = await surveyWorkbook(session)
  const isHidden = asked()
  const there = (name: string) => survey.sheets.find((sheet) => isSameName(sheet.name, name))
  const opened = kept.locks.filter(({ sheet }) => there(sheet) && !there(sheet)?.protection)
  const added = kept.absent.filter((name) => there(name))
  const steps: readonly WriteStep[] = [
    ...atOnce(
      blockSteps(kept.blocks, {
        isHidden,
        isText: (sheet, row, column) => kept.texts.get(sheet)?.has(cellKey(row, column)) ?? false
      })
    ),
    ...kept.formulas.flatMap(({ sheet, top, left, formulas, numberFormats }) => [
      ...enteredFormulaSteps({ sheet, top, left, isHidden }, formulas),
      ...atOnce(matrixSteps({ sheet, property: 'numberFormat', top, left, isHidden }, numberFormats))
    ]),
    writeStep('finishing', added.length, (book) => {
      for (const name of added) book.sheet(name).delete()
    }),
    // What failed half-way may have left them open.
    writeStep('finishing', 2 * opened.length, (book) => {
      for (const { sheet, protection } of opened) book.sheet(sheet).protection.protect(protection)
    })
  ]
  const unlock = kept.locks.map(({ sheet }) => sheet)
  await runUnlocked(session, locksOf({ unlock }, survey), steps, {})
}

const spansOf = ({ blocks }: KeptCells): readonly RowSpan[] =>
  blocks.map(({ sheet, top, values }) => ({ sheet, top, bottom: top + values.length - 1 }))

const sheetIn = ({ sheets }: WorkbookContent, name: string): SheetContent | undefined =>
  sheets.find((sheet) => isSameName(sheet.name, name))

const holdsFormula = (sheet: SheetContent | undefined, { top, left, values }: CellBlock): boolean =>
  sheet !== undefined &&
  values.some((row, down) => row.some((_, right) => sheet.formulas.has(cellKey(top + down, left + right))))

function loaded({ context }: Session, { sheet, top, left, values }: CellBlock): Excel.Range {
  const there = context.workbook.worksheets.getItem(sheet)
  const range = there.getRangeByIndexes(top, left, values.length, values[0]?.length ?? 1)
  range.load('values,formulas,numberFormat')
  return range
}

const valuesBefore = (from: SheetContent, { sheet, top, left, values }: CellBlock): CellBlock => ({
  ...{ sheet, top, left },
  values: values.map((row, down) =>
    row.map((_, right) => {
      const content = from.values[top + down - from.top]?.[left + right - from.left] ?? null
      return isCellError(content) ? content.error : content
    })
  )
})

const textCells = (sheet: SheetContent | undefined): ReadonlySet<number> =>
  new Set(
    [...(sheet?.numberFormats ?? [])].flatMap(([cell, format]) => (format === TEXT_FORMAT ? [cell] : []))
  )
