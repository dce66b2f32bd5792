import { inSlices } from '../../application/in-slices'
import { WorkbookProblem, type WorkOptions } from '../../application/ports'
import type { Steps } from '../../domain/measures/steps'
import type { SheetLayout, WorkbookLayout } from '../../domain/report/layout'

/** What the thread that writes is told: a layout in pieces, since copying it over whole would hold the pane up. */
export type WritingOrder =
  | {
      readonly kind: 'begin'
      readonly layout: Omit<WorkbookLayout, 'sheets'> & {
        readonly sheets: readonly Omit<SheetLayout, 'cells'>[]
      }
    }
  | { readonly kind: 'rows'; readonly sheet: number; readonly rows: SheetLayout['cells'] }
  | { readonly kind: 'write' }

/** What the thread that writes answers. */
export type WritingAnswer =
  | { readonly kind: 'written'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly reason: string }

/** Rows sent in one piece. */
const ROWS_IN_PIECE = 200

/**
 * The layout as a complete .xlsx file, written in a thread of its own, which ends when the person gives up. Where the program
 * starts no such threads it is written here, with rests where that can be.
 */
export async function writeAside(layout: WorkbookLayout, options: WorkOptions): Promise<Uint8Array> {
  const thread = startThread()
  const written = thread && (await writtenBy(thread, layout, options))
  if (written) return written
  const { writeWorkbook } = await import('../../adapters/xlsx/write-workbook')
  return writeWorkbook(layout, options)
}

function startThread(): Worker | undefined {
  try {
    return new Worker(new URL('./writing-thread.ts', import.meta.url))
  } catch {
    // Old web views and strict settings of a server refuse threads.
    return undefined
  }
}

/** What the thread has written, or undefined where it could not begin; ends it in any case. */
async function writtenBy(
  thread: Worker,
  layout: WorkbookLayout,
  options: WorkOptions
): Promise<Uint8Array | undefined> {
  const { signal, onProgress } = options
  const end = new AbortController()
  const until = { signal: end.signal }
  const written = new Promise<Uint8Array | undefined>((resolve, reject) => {
    const onAnswer = ({ data }: MessageEvent<WritingAnswer>): void =>
      data.kind === 'written' ? resolve(data.bytes) : reject(new Error(data.reason))
    thread.addEventListener('message', onAnswer, until)
    thread.addEventListener('error', () => resolve(undefined), until)
    signal?.addEventListener('abort', () => reject(new WorkbookProblem('cancelled', {}, true)), until)
  })
  // Whoever waits for it hears of it; while the rows are sent nobody does yet.
  written.catch(() => undefined)
  try {
    await inSlices(orders(thread, layout), options, 'writing')
    onProgress?.({ step: 'packing', done: 0, total: 0 })
    return await written
  } finally {
    end.abort()
    thread.terminate()
  }
}

function* orders(thread: Worker, { sheets, ...layout }: WorkbookLayout): Steps<void> {
  const order = (ordered: WritingOrder): void => thread.postMessage(ordered)
  order({ kind: 'begin', layout: { ...layout, sheets: sheets.map(({ cells: _, ...sheet }) => sheet) } })
  const total = sheets.reduce((count, { cells }) => count + cells.length, 0)
  let done = 0
  for (const [sheet, { cells }] of sheets.entries()) {
    for (let at = 0; at < cells.length; at += ROWS_IN_PIECE) {
      const rows = cells.slice(at, at + ROWS_IN_PIECE)
      order({ kind: 'rows', sheet, rows })
      done += rows.length
      yield { done, total }
    }
  }
  order({ kind: 'write' })
}
