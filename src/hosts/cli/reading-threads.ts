import { availableParallelism } from 'node:os'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { readMaster, type MasterReading } from '../../application/roll-up-masters'
import type { PlanLibrary, WorkbookFiles } from '../../application/ports'
import type { ReportPeriod } from '../../domain/measures/report-period'
import { readBytes } from './files'
import { planChooser } from './plans-on-disk'

/** How masters are to be read. */
export interface ReadingOrder {
  /** As `--plan` names it. */
  readonly plan: string | undefined
  readonly asked: ReportPeriod | undefined
}

/** Reads masters, several at a time. */
export interface MasterReader {
  readonly read: (file: string) => Promise<MasterReading>
  /** As many files as are worth asking for at a time. */
  readonly atOnce: number
  readonly close: () => Promise<void>
}

/** Fewer files than this are read sooner than a further thread has started. */
const FILES_WORTH_A_THREAD = 16

interface Asked {
  readonly number: number
  readonly file: string
}
interface Answered {
  readonly number: number
  readonly reading: MasterReading
}

/** A reader that works in this thread. */
export const readerInThread = (
  workbooks: WorkbookFiles,
  plans: PlanLibrary,
  { plan, asked }: ReadingOrder
): MasterReader => {
  const choosePlan = planChooser(plans, plan)
  return {
    read: (file) => readMaster(workbooks, file, readBytes, choosePlan, asked),
    atOnce: 1,
    close: () => Promise.resolve()
  }
}

/** A reader with a thread for every processor, each running `script`, which answers by `answerReadings`. */
export function readerInThreads(
  script: string,
  order: ReadingOrder,
  files: number
): MasterReader | undefined {
  const width = Math.min(availableParallelism(), Math.floor(files / FILES_WORTH_A_THREAD))
  if (width < 2) return undefined
  const waiting = new Map<
    number,
    { resolve: (reading: MasterReading) => void; reject: (error: Error) => void }
  >()
  let asked = 0
  const threads = Array.from({ length: width }, () => {
    const thread = new Worker(script, { workerData: order })
    thread.on('message', ({ number, reading }: Answered) => {
      waiting.get(number)?.resolve(reading)
      waiting.delete(number)
    })
    thread.on('error', (error: Error) => {
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    })
    return thread
  })
  return {
    read: (file) =>
      new Promise((resolve, reject) => {
        const number = asked
        asked += 1
        waiting.set(number, { resolve, reject })
        threads[number % width]?.postMessage({ number, file } satisfies Asked)
      }),
    // Two each, so that no thread waits for its next file.
    atOnce: 2 * width,
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()))
    }
  }
}

/** What a thread of `readerInThreads` does: it reads the files it is told of, one after the other. */
export function answerReadings(workbooks: WorkbookFiles, plans: PlanLibrary): void {
  const { read } = readerInThread(workbooks, plans, workerData as ReadingOrder)
  parentPort?.on('message', ({ number, file }: Asked) => {
    void read(file).then((reading) => parentPort?.postMessage({ number, reading } satisfies Answered))
  })
}
