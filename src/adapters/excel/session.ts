/// <reference types="office-js" />
import { WorkbookProblem, type WorkOptions, type WorkProgress } from '../../application/ports'
import { isSameName } from '../../domain/report/sheet-names'
import { errorLocation, officeCode, workbookProblem } from './excel-problem'

/** How the adapter talks to Excel. */
export interface ExcelSettings {
  /** Milliseconds after which a round trip counts as hung; Excel itself sets none. */
  readonly timeLimit: number
}

/** One conversation with Excel: requests are collected in `context` and sent by `sync`. */
export interface Session {
  readonly settings: ExcelSettings
  readonly context: Excel.RequestContext
  /** Sends what has been collected; unless it must, not after the person gave up (WorkbookProblem `cancelled`). */
  readonly sync: (must?: 'must') => Promise<void>
  readonly report: (progress: WorkProgress) => void
}

/** Whether this Excel has a requirement set of its object model. */
export const supports = (version: string): boolean =>
  Office.context.requirements.isSetSupported('ExcelApi', version)

/**
 * Whether this is Excel on the web, where requests and answers end at 5 MB; the desktop sets no such limit.
 * Source: https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins
 */
export const isOnTheWeb = (): boolean => Office.context.requirements.isSetSupported('ExcelApiOnline', '1.1')

/** A sheet that an operation needs, and the cells where it needs only those, A1 style. */
export interface TouchedPlace {
  readonly sheet: string
  readonly cell?: string
}

/** Of more places only the sheets are told, so that looking for the cause stays small. */
const MOST_PLACES = 500

/**
 * Runs one operation, whose failure names the place among those `touched` where it can be told. The context is made
 * directly and not by `Excel.run`, because that keeps every range alive between
 * requests, which trebles the actions of a layout and costs a request to release them; no range is used over a sync here.
 */
export async function converse<T>(
  settings: ExcelSettings,
  options: WorkOptions,
  work: (session: Session) => Promise<T>,
  touched: readonly TouchedPlace[] = []
): Promise<T> {
  const context = new Excel.RequestContext()
  const session: Session = {
    settings,
    context,
    sync: async (must) => {
      if (must === undefined) throwIfCancelled(options.signal)
      await withinTime(context.sync(), settings.timeLimit)
    },
    report: (progress) => options.onProgress?.(progress)
  }
  try {
    return await work(session)
  } catch (error) {
    throw await explained(settings, error, touched)
  }
}

/** Throws WorkbookProblem `cancelled` once the person gave up. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
}

/** Waits for a round trip; throws WorkbookProblem `timed-out` after `limit` milliseconds. */
export async function withinTime(work: Promise<unknown>, limit: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new WorkbookProblem('timed-out', { seconds: Math.ceil(limit / 1000) }, true)),
      limit
    )
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Whether what failed was adding, deleting, naming, moving or showing a sheet, which the workbook's structure protection
 * forbids.
 */
const isOfStructure = (error: unknown): boolean =>
  /^Worksheet(?:Collection\.add|\.(?:delete|name|position|visibility|copy)$)/u.test(
    errorLocation(error) ?? ''
  )

/** Codes behind which several causes hide that the workbook's state tells apart. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['AccessDenied', 'BadPassword', 'ItemNotFound'])

/**
 * A failure with its cause and place. Excel says AccessDenied for a protected sheet or structure, a read-only file and
 * missing rights alike, and never names the sheet; the workbook's state and what was being done tell.
 */
async function explained(
  settings: ExcelSettings,
  error: unknown,
  touched: readonly TouchedPlace[]
): Promise<unknown> {
  const code = officeCode(error)
  if (code === undefined || !AMBIGUOUS.has(code)) return workbookProblem(error, placeOf(touched))
  const context = new Excel.RequestContext()
  const { workbook } = context
  workbook.load('readOnly')
  workbook.protection.load('protected')
  workbook.worksheets.load('items/name,items/protection/protected')
  try {
    await withinTime(context.sync(), settings.timeLimit)
  } catch {
    return workbookProblem(error, placeOf(touched))
  }
  const sheets = workbook.worksheets.items
  const there = ({ sheet }: TouchedPlace) => sheets.find(({ name }) => isSameName(name, sheet))
  if (code === 'ItemNotFound')
    return workbookProblem(error, placeOf(touched.filter((place) => !there(place))))
  if (code === 'AccessDenied' && workbook.readOnly) return new WorkbookProblem('read-only', { code })
  if (workbook.protection.protected && isOfStructure(error)) {
    return new WorkbookProblem('structure-protected', { code })
  }
  const candidates = touched.length > 0 ? touched : sheets.map(({ name }): TouchedPlace => ({ sheet: name }))
  const locked = await lockedAmong(
    settings,
    candidates.filter((place) => there(place)?.protection.protected)
  )
  if (locked.length > 0) return new WorkbookProblem('sheet-protected', { code, ...placeOf(locked) })
  if (code === 'AccessDenied' && workbook.protection.protected) {
    return new WorkbookProblem('structure-protected', { code })
  }
  return workbookProblem(error)
}

/** The places on protected sheets that hold locked cells; all of them where that cannot be told. */
async function lockedAmong(
  settings: ExcelSettings,
  places: readonly TouchedPlace[]
): Promise<readonly TouchedPlace[]> {
  if (places.length > MOST_PLACES) return places
  const context = new Excel.RequestContext()
  const asked = places.map((place) => {
    if (place.cell === undefined) return { place, protection: undefined }
    const range = context.workbook.worksheets.getItem(place.sheet).getRange(place.cell)
    range.format.protection.load('locked')
    return { place, protection: range.format.protection }
  })
  try {
    await withinTime(context.sync(), settings.timeLimit)
  } catch {
    return places
  }
  const isLocked = ({ protection }: (typeof asked)[number]): boolean =>
    // `null` where some cells are locked and some are not.
    protection === undefined || (protection.locked as boolean | null) !== false
  const found = asked.filter(isLocked).map(({ place }) => place)
  return found.length > 0 ? found : places
}

/**
 * Where a failure is: one sheet with its first cell, or several sheets with the sign between them that no name of a
 * sheet has.
 */
function placeOf(touched: readonly TouchedPlace[]): { readonly sheet?: string; readonly cell?: string } {
  const sheets = [...new Set(touched.map(({ sheet }) => sheet))]
  if (sheets.length === 0) return {}
  const [first] = touched
  return {
    sheet: sheets.join('/'),
    ...(touched.length === 1 && first?.cell !== undefined && { cell: first.cell.replace(/:.*$/u, '') })
  }
}
