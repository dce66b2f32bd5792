import { atOnce, type Steps } from '../domain/measures/steps'
import type { Plan } from '../domain/plan/plan'
import type { AdoptedRows } from '../domain/report/adopted-rows'
import type { NameLayout } from '../domain/report/layout'
import {
  cellKey,
  cellText,
  isCellError,
  type CellBlock,
  type CellContent,
  type FormulaBlock,
  type WorkbookContent
} from '../domain/report/workbook-content'
import {
  blocksBefore,
  blocksOf,
  type CellCorrection,
  correctionsOf,
  type Fix,
  formulaBlocksBefore,
  formulaBlocksOf,
  proposeFixes
} from '../domain/rules/fixes/propose-fixes'
import { type RowRepair, rowRepairs, withRangeRepairs } from '../domain/rules/fixes/row-repairs'
import { inSlices } from './in-slices'
import { newRowKey } from './new-row-key'
import type { Workbook, WorkbookFiles, WorkOptions } from './ports'
import { withCurrentResults } from './current-results'
import { completeRows, type RowCompletion } from './complete-rows'
import { openReport, type OpenedReport } from './open-report'
import { readAndValidate, type Review } from './review-workbook'
import { validateWorkbook, type Validation, type ValidationOptions } from './validate-workbook'

/** Corrections that belong together: of single cells, and of what rows put in by hand lack. */
export interface FixChoice {
  readonly fixes: readonly Fix[]
  readonly repairs?: readonly RowRepair[]
}

/** A validation with the corrections it offers, before and after listed in each. */
export interface FixProposal extends Review {
  readonly fixes: readonly Fix[]
  readonly repairs: readonly RowRepair[]
}

/**
 * Reads an open workbook and proposes corrections; nothing is written. Those of cells that protection locks are among them
 * and marked so.
 */
export async function proposeWorkbookFixes(
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  judged: ValidationOptions,
  options: WorkOptions = {}
): Promise<FixProposal> {
  const review = await readAndValidate(workbook, choosePlan, judged, options)
  return inSlices(proposeCorrections(review), options, 'validating')
}

/** The corrections that a validation offers. */
export function* proposeCorrections(review: Review): Steps<FixProposal> {
  const { plan, report, findings } = review
  const fixes = yield* proposeFixes(plan, report, findings)
  yield
  const repairs = withRangeRepairs(plan, report, rowRepairs(plan, report, newRowKey))
  return { ...review, fixes, repairs }
}

/** The cells as they were before corrections; taking back needs nothing else. */
export interface FixSnapshot {
  readonly applied: readonly Fix[]
  readonly repaired: readonly RowRepair[]
}

export interface FixOutcome {
  readonly snapshot: FixSnapshot
  /** Those whose cell has changed since they were proposed; left alone. */
  readonly skipped: readonly Fix[]
}

const lockedSheets = ({ fixes, repairs = [] }: FixChoice): readonly string[] => [
  ...new Set([...fixes, ...repairs].filter(({ locked }) => locked).map(({ sheet }) => sheet))
]

/**
 * Applies chosen corrections in one step, each only where its cell still holds what it was proposed for. Protection of
 * locked cells is lifted for it and put back.
 */
export async function applyFixes(
  workbook: Workbook,
  { fixes, repairs = [] }: FixChoice,
  options: WorkOptions = {}
): Promise<FixOutcome> {
  const content = await workbook.read(options)
  const applied = fixes.filter((fix) => isAsProposed(content, fix))
  const repaired = repairs.map((repair) => stillLacking(content, repair))
  const chosen = { fixes: applied, repairs: repaired }
  await write(
    workbook,
    content,
    chosen,
    {
      write: [...blocksOf(applied), ...repaired.flatMap(({ keys }) => keys)],
      formulas: [...formulaBlocksOf(applied), ...repaired.flatMap(({ formulas }) => formulas)],
      adopted: repaired.flatMap(({ adopted }) => adopted ?? []),
      names: repaired.flatMap(({ names }) => names ?? [])
    },
    options
  )
  return {
    snapshot: { applied, repaired },
    skipped: fixes.filter((fix) => !applied.includes(fix))
  }
}

/**
 * Takes applied corrections back in one step. A cell that was typed into since keeps what was typed; those come back as
 * the answer. Tables and names that took more rows in keep them.
 */
export async function takeBackFixes(
  workbook: Workbook,
  { applied, repaired }: FixSnapshot,
  options: WorkOptions = {}
): Promise<readonly Fix[]> {
  const content = await workbook.read(options)
  const taken = applied.filter((fix) => isAsApplied(content, fix))
  const emptied = repaired.flatMap(({ formulas, keys }) => [
    ...formulas
      .filter((block) => formulaAt(content, block) !== undefined)
      .map(({ sheet, top, left }): CellBlock => ({ sheet, top, left, values: [[null]] })),
    ...keys
      .filter(({ values, ...place }) => contentAt(content, place) === values[0]?.[0])
      .map((block): CellBlock => ({ ...block, values: [[null]] }))
  ])
  await write(
    workbook,
    content,
    { fixes: taken, repairs: repaired },
    {
      write: [...blocksBefore(taken), ...emptied],
      formulas: formulaBlocksBefore(taken)
    },
    options
  )
  return applied.filter((fix) => !taken.includes(fix))
}

interface WrittenParts {
  readonly write: readonly CellBlock[]
  readonly formulas: readonly FormulaBlock[]
  readonly adopted?: readonly AdoptedRows[]
  readonly names?: readonly NameLayout[]
}

async function write(
  workbook: Workbook,
  seen: WorkbookContent,
  choice: FixChoice,
  { write: cells, formulas, adopted = [], names = [] }: WrittenParts,
  options: WorkOptions
): Promise<void> {
  if ([cells, formulas, adopted, names].every((part) => part.length === 0)) return
  await workbook.apply(
    {
      write: cells,
      formulas,
      ...(adopted.length > 0 && { additions: { adopted } }),
      ...(names.length > 0 && { names }),
      unlock: lockedSheets(choice),
      seen
    },
    options
  )
}

interface CellPosition {
  readonly sheet: string
  readonly top: number
  readonly left: number
}

const positionOf = ({ sheet, row, column }: CellCorrection): CellPosition => ({
  sheet,
  top: row - 1,
  left: column
})

const sheetNamed = ({ sheets }: WorkbookContent, sheet: string) => sheets.find(({ name }) => name === sheet)

function contentAt(content: WorkbookContent, { sheet, top, left }: CellPosition): CellContent {
  const found = sheetNamed(content, sheet)
  return found?.values[top - found.top]?.[left - found.left] ?? null
}

const formulaAt = (content: WorkbookContent, { sheet, top, left }: CellPosition): string | undefined =>
  sheetNamed(content, sheet)?.formulas.get(cellKey(top, left))

const isSameContent = (a: CellContent, b: CellContent): boolean =>
  a === b || (isCellError(a) && isCellError(b) && cellText(a) === cellText(b))

const isAsProposed = (content: WorkbookContent, fix: Fix): boolean =>
  correctionsOf(fix).every(
    (cell) =>
      isSameContent(contentAt(content, positionOf(cell)), cell.before) &&
      formulaAt(content, positionOf(cell)) === cell.formulaBefore
  )

/** What a program makes of a formula's text may differ from it, so that any formula counts as the one put in. */
function isAsApplied(content: WorkbookContent, fix: Fix): boolean {
  return correctionsOf(fix).every((cell) => {
    const formula = formulaAt(content, positionOf(cell))
    if (cell.formula !== undefined) return formula !== undefined
    return (
      formula === undefined &&
      contentAt(content, positionOf(cell)) === (cell.after === '' ? null : cell.after)
    )
  })
}

const isVacant = (content: WorkbookContent, place: CellPosition): boolean =>
  cellText(contentAt(content, place)) === '' && formulaAt(content, place) === undefined

const stillLacking = (content: WorkbookContent, repair: RowRepair): RowRepair => ({
  ...repair,
  formulas: repair.formulas.filter((block) => isVacant(content, block)),
  keys: repair.keys.filter((block) => isVacant(content, block))
})

/** A file with its safe corrections made. */
export interface FixedFile {
  readonly bytes: Uint8Array
  readonly fixes: readonly Fix[]
  /** Rows put in by hand that got what they lacked, by sheet row numbers from 1. */
  readonly completed: RowCompletion['rows']
  /** What validating the corrected file still finds. */
  readonly remaining: Validation
}

/**
 * Corrects what is safe in a workbook file, locked plan cells included where they were changed, and validates the
 * result.
 */
export async function fixFile(
  workbooks: WorkbookFiles,
  source: { readonly bytes: Uint8Array; readonly file: string },
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>
): Promise<FixedFile> {
  const open = async (bytes: Uint8Array): Promise<OpenedReport> =>
    openReport(await workbooks.read(bytes, source.file), source.file, choosePlan)
  const opened = await open(source.bytes)
  const {
    adopted,
    rows: completed,
    keys,
    helpers,
    names,
    ...rest
  } = await completeRows(opened, choosePlan, {
    includeProtected: true
  })
  const { plan, report } = rest.completed
  const { findings } = atOnce(validateWorkbook(plan, report))
  const fixes = atOnce(proposeFixes(plan, report, findings)).filter(({ safe }) => safe)
  const blocks = [...keys, ...helpers, ...blocksOf(fixes)]
  const formulas = [...rest.formulas, ...formulaBlocksOf(fixes)]
  const isGrowing = adopted.length > 0 || names.length > 0
  const grown = isGrowing
    ? await workbooks.extend(source.bytes, source.file, { adopted, names })
    : source.bytes
  const isSound = blocks.length === 0 && formulas.length === 0
  const edited = isSound ? grown : await workbooks.edit(grown, source.file, blocks, formulas)
  const bytes = await withCurrentResults(workbooks, opened.plan, {
    bytes: edited,
    file: source.file,
    before: opened.report.content
  })
  const fixed = await open(bytes)
  return { bytes, fixes, completed, remaining: atOnce(validateWorkbook(fixed.plan, fixed.report)) }
}
