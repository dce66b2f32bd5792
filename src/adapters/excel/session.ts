/// <reference types="office-js" />
import { WorkbookProblem, type WorkOptions, type WorkProgress } from '../../application/ports'
import { officeCode, workbookProblem } from './excel-problem'

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

/**
 * Runs one operation. The context is made directly and not by `Excel.run`, because that keeps every range alive between
 * requests, which trebles the actions of a layout and costs a request to release them; no range is used over a sync here.
 */
export async function converse<T>(
  settings: ExcelSettings,
  options: WorkOptions,
  work: (session: Session) => Promise<T>
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
    throw officeCode(error) === 'AccessDenied' ? await deniedBecause(settings) : workbookProblem(error)
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

/** Excel says AccessDenied for a protected sheet, a read-only file and missing rights alike; the workbook's state tells. */
async function deniedBecause(settings: ExcelSettings): Promise<WorkbookProblem> {
  const context = new Excel.RequestContext()
  const { workbook } = context
  workbook.load('readOnly')
  workbook.protection.load('protected')
  workbook.worksheets.load('items/name,items/protection/protected')
  try {
    await withinTime(context.sync(), settings.timeLimit)
  } catch (error) {
    return new WorkbookProblem('no-permission', { code: officeCode(error) ?? 'AccessDenied' })
  }
  if (workbook.readOnly) return new WorkbookProblem('read-only', { code: 'AccessDenied' })
  const sheets = workbook.worksheets.items.filter((sheet) => sheet.protection.protected)
  const code = 'AccessDenied'
  if (sheets.length > 0) {
    return new WorkbookProblem('sheet-protected', { code, sheet: sheets.map(({ name }) => name).join(', ') })
  }
  return new WorkbookProblem(workbook.protection.protected ? 'sheet-protected' : 'no-permission', { code })
}
