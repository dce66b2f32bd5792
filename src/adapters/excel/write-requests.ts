import type { WorkOptions, WorkProgress } from '../../application/ports'
import type { Session } from './session'
import { throwIfCancelled, withinTime } from './session'

/** Bytes of one request; Excel on the web refuses more than 5 MB. */
export const REQUEST_BYTES = 3_900_000
/** Bytes of a block of values, small enough that requests fill up well. */
export const BLOCK_BYTES = 300_000
/** Bytes that one call or property takes in a request, measured with some room. */
export const CALL_BYTES = 200

/** A workbook while one request is collected; sheets are looked up once per request. */
export class WorkbookInRequest {
  private readonly sheets = new Map<string, Excel.Worksheet>()

  constructor(readonly context: Excel.RequestContext) {}

  get workbook(): Excel.Workbook {
    return this.context.workbook
  }

  sheet(name: string): Excel.Worksheet {
    const known = this.sheets.get(name)
    if (known) return known
    const sheet = this.workbook.worksheets.getItem(name)
    this.sheets.set(name, sheet)
    return sheet
  }

  /** A sheet made in this request. */
  addSheet(name: string): Excel.Worksheet {
    const sheet = this.workbook.worksheets.add(name)
    this.sheets.set(name, sheet)
    return sheet
  }

  /** Names do not hold any more after a sheet was renamed. */
  forgetSheets(): void {
    this.sheets.clear()
  }
}

/** A piece of writing that must not be divided. */
export interface WriteStep {
  readonly stage: WorkProgress['step']
  /** Estimate of what it adds to a request. */
  readonly bytes: number
  /** Whether the workbook cannot be put back as it was from here on, so that cancelling comes too late. */
  readonly isFinal?: boolean
  readonly apply: (book: WorkbookInRequest) => void
}

/** A piece of writing of so many calls, and texts of so many bytes. */
export const writeStep = (
  stage: WriteStep['stage'],
  calls: number,
  apply: WriteStep['apply'],
  textBytes = 0
): WriteStep => ({ stage, bytes: calls * CALL_BYTES + textBytes, apply })

const ENCODER = new TextEncoder()

/** Bytes of a value in a request. */
export const jsonBytes = (value: unknown): number => ENCODER.encode(JSON.stringify(value)).length

/** Steps in as few requests as the limit allows, in order. */
export function requestsOf(steps: readonly WriteStep[]): readonly (readonly WriteStep[])[] {
  const requests: WriteStep[][] = []
  let bytes = Infinity
  for (const step of steps) {
    if (bytes + step.bytes > REQUEST_BYTES) {
      requests.push([])
      bytes = 0
    }
    requests.at(-1)?.push(step)
    bytes += step.bytes
  }
  return requests
}

/**
 * Sends steps with events and recalculation held back. Events come on again with the last request, and by one of their
 * own where a request fails.
 */
export async function runSteps(
  session: Session,
  steps: readonly WriteStep[],
  options: WorkOptions
): Promise<void> {
  const { context } = session
  const requests = requestsOf(steps)
  let done = 0
  let isFinal = false
  let areEventsOff = false
  try {
    for (const [index, request] of requests.entries()) {
      if (!isFinal) throwIfCancelled(options.signal)
      const first = request[0]
      if (first) session.report({ step: first.stage, done, total: steps.length })
      context.runtime.enableEvents = false
      context.application.suspendApiCalculationUntilNextSync()
      context.application.suspendScreenUpdatingUntilNextSync()
      const book = new WorkbookInRequest(context)
      for (const step of request) step.apply(book)
      isFinal ||= request.some((step) => step.isFinal)
      if (index === requests.length - 1) context.runtime.enableEvents = true
      areEventsOff = true
      await session.sync('must')
      done += request.length
    }
  } catch (error) {
    if (areEventsOff) await turnEventsOn(session, error)
    throw error
  }
  session.report({ step: 'finishing', done: steps.length, total: steps.length })
}

/** Where even this fails the first failure says more; this one is kept as its cause. */
async function turnEventsOn({ settings }: Session, failure: unknown): Promise<void> {
  const context = new Excel.RequestContext()
  context.runtime.enableEvents = true
  try {
    await withinTime(context.sync(), Math.min(settings.timeLimit, 5000))
  } catch (error) {
    if (failure instanceof Error) failure.cause ??= error
  }
}
