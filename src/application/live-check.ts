import { parseReference } from '../domain/report/a1'
import type { CellRange } from '../domain/report/layout'
import type { Plan } from '../domain/plan/plan'
import type { ReportPeriod } from '../domain/measures/report-period'
import { rowsLeftOut } from '../domain/report/outgrown-rows'
import { replaceRows } from '../domain/report/replace-rows'
import type { Report } from '../domain/report/report'
import { rereadReport } from '../domain/report/reread-report'
import {
  hasOtherFormulas,
  isHeaderAmong,
  rowsToReread,
  withoutUnchanged
} from '../domain/report/rows-to-reread'
import type { RowsReading } from '../domain/report/workbook-content'
import { openSession, type RuleSet, type ValidationSession } from '../domain/rules/engine'
import { rulesInForce } from '../domain/rules/rules-in-force'
import { inSlices } from './in-slices'
import { openReport, type OpenedReport } from './open-report'
import { FileProblem, WorkbookProblem, type Workbook, type WorkbookChange } from './ports'
import type { Review } from './review-workbook'
import { validateIn } from './validate-workbook'

/** How a live check judges and whom it tells. */
export interface LiveSetting {
  readonly choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>
  /** Period to judge by; the workbook's own where absent. */
  readonly period: ReportPeriod | undefined
  /** The previous period's workbook. */
  readonly previous?: Report | undefined
  /** Hears of the findings after every change. */
  readonly onReview: (review: Review) => void
  /** Hears why the workbook could not be looked at; the next change tries again. */
  readonly onProblem: (error: unknown) => void
  /** Waits so many milliseconds, during which the page answers the person. */
  readonly pause: (milliseconds: number) => Promise<void>
  /** Does a reading when nothing else is talking to the workbook. */
  readonly inTurn: <T>(reading: () => Promise<T>) => Promise<T>
}

/** A check that follows an open workbook. It only ever reads. */
export interface LiveCheck {
  /** Takes a change in; what it changes in the findings follows by itself. */
  readonly take: (change: WorkbookChange) => void
  /** Looks at everything again, as after our own writing. */
  readonly renew: () => void
  /** Ends it; nothing is told any more. */
  readonly stop: () => void
  /** Ends once nothing is pending. */
  readonly settled: () => Promise<void>
}

/** Milliseconds in which changes are taken for one: a paste is told of in several events. */
const BURST = 60
/** Milliseconds before the first and before any later try, where Excel cannot be read while a cell is typed into. */
const FIRST_WAIT = 250
const LONGEST_WAIT = 2_000
const MOST_TRIES = 4

interface Known extends OpenedReport {
  readonly rules: RuleSet
  readonly session: ValidationSession
}

/**
 * Follows a workbook from what was read of it last, or from a first reading of its own. After a change of cells it reads
 * the rows concerned in one round trip and judges what depends on them; after anything else all of it. Workbooks without
 * our forms are left alone until their sheets change.
 */
export function startLiveCheck(
  workbook: Workbook,
  setting: LiveSetting,
  opened: OpenedReport | undefined
): LiveCheck {
  let known: Known | undefined
  let pending: readonly WorkbookChange[] = []
  /** What to begin with instead of a reading. */
  let given = opened
  let isAllDue = true
  const stopped = new AbortController()
  const isStopped = (): boolean => stopped.signal.aborted
  let running: Promise<void> | undefined

  function wake(): void {
    if (!isStopped()) running ??= follow()
  }

  async function follow(): Promise<void> {
    let tries = 0
    while (!isStopped() && (isAllDue || pending.length > 0)) {
      await setting.pause(tries === 0 ? BURST : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1)))
      const [changes, isAll, begin] = [pending, isAllDue, given]
      // What was told since that reading is looked at after it.
      pending = begin ? changes : []
      isAllDue = false
      given = undefined
      try {
        const next = begin ?? (await setting.inTurn(() => readAgain(changes, isAll)))
        if (next) await judge(next)
        tries = 0
      } catch (error) {
        if (isStopped()) break
        tries += 1
        const isTyping = error instanceof WorkbookProblem && error.code === 'cell-editing'
        const canRetry = error instanceof WorkbookProblem && error.canRetry && tries < MOST_TRIES
        if (!begin) pending = [...changes, ...pending]
        isAllDue ||= isAll || !isTyping
        if (isTyping || canRetry) continue
        // Whoever hears of it may bring the next change at once.
        running = undefined
        setting.onProblem(error)
        return
      }
    }
    running = undefined
  }

  async function readAgain(
    changes: readonly WorkbookChange[],
    isAll: boolean
  ): Promise<OpenedReport | undefined> {
    const partly = isAll || !known ? undefined : await readPartly(workbook, known, changes)
    if (partly) return partly
    try {
      return await openReport(await workbook.read(), '', setting.choosePlan)
    } catch (error) {
      if (!(error instanceof FileProblem) || error.code !== 'not-a-report') throw error
      known = undefined
      return undefined
    }
  }

  async function judge({ plan, report }: OpenedReport): Promise<void> {
    const rules = rulesInForce(plan, report)
    const isSame = known?.plan === plan && known.rules === rules
    const { period, previous } = setting
    const session = known && isSame ? known.session : openSession(rules, { plan, period, previous })
    const validation = await inSlices(validateIn(session, plan, report, period), {
      rest: () => setting.pause(0),
      signal: stopped.signal
    })
    if (isStopped()) return
    known = { plan, report, rules, session }
    setting.onReview({ plan, report, ...validation })
  }

  wake()
  return {
    take(change) {
      const isElsewhere = !known && !isAllDue && !running && change.kind !== 'structure'
      if (isElsewhere) return
      pending = [...pending, change]
      wake()
    },
    renew() {
      isAllDue = true
      given = undefined
      wake()
    },
    stop() {
      stopped.abort()
      pending = []
    },
    async settled() {
      while (running) await running
    }
  }
}

/** The report with the rows concerned read again, in one round trip; absent where that does not tell all that changed. */
async function readPartly(
  workbook: Workbook,
  { plan, report }: OpenedReport,
  changes: readonly WorkbookChange[]
): Promise<OpenedReport | undefined> {
  const ranges = changes.map(rangesOf)
  const wanted = ranges.every((range) => range !== undefined)
    ? rowsToReread(report, ranges.flat())
    : undefined
  if (!wanted) return undefined
  let read: RowsReading
  try {
    read = await workbook.readRows(wanted)
  } catch (error) {
    if (error instanceof WorkbookProblem && ['sheet-gone', 'too-large'].includes(error.code)) return undefined
    throw error
  }
  const reading = withoutUnchanged(report.content, read)
  if (isHeaderAmong(report, reading.rows)) return undefined
  const content = replaceRows(report.content, reading)
  if (!content || hasOtherFormulas(report, content, reading.rows)) return undefined
  const next = rereadReport(report, plan, content, reading.rows)
  // The table and its names may have grown over what was put under them, of which rows do not tell.
  return leftOut(next) > leftOut(report) ? undefined : { plan, report: next }
}

const leftOut = (report: Report): number =>
  rowsLeftOut(report).reduce((count, { rows }) => count + rows.length, 0)

const WHOLE_ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/u
const LAST_COLUMN = 16_383

/** The cells a change names; absent where it names none, or columns. */
function rangesOf({
  kind,
  sheet,
  address
}: WorkbookChange): readonly { readonly sheet: string; readonly range: CellRange }[] | undefined {
  if (kind === 'structure' || sheet === undefined || address === undefined) return undefined
  const ranges = address.split(',').map((part): CellRange | undefined => {
    const [, first, last] = WHOLE_ROWS.exec(part.trim()) ?? []
    if (first === undefined || last === undefined) return parseReference(part)?.range
    return { top: Number(first) - 1, bottom: Number(last) - 1, left: 0, right: LAST_COLUMN }
  })
  return ranges.every((range) => range !== undefined) ? ranges.map((range) => ({ sheet, range })) : undefined
}
