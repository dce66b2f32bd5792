import { availableParallelism } from 'node:os'
import { getHeapStatistics } from 'node:v8'
import { parentPort, Worker } from 'node:worker_threads'
import { FileProblem, refusalOf, WorkbookProblem, type WorkbookFiles } from '../../application/ports'
import type { CliEnvironment } from './command'

/** Files read at the same time; more would only hold more of them in memory. */
export const FILES_AT_ONCE = 4

type Step = 'read' | 'inspect' | 'tables'
type Asked = readonly [step: Step, bytes: Uint8Array, file: string, unpackedBytes?: number]
type Answered =
  { readonly value: unknown } | { readonly code: FileProblem['code']; readonly params: FileProblem['params'] }

interface Job {
  readonly asked: Asked
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** Reading in threads of their own, and how to end them. */
export interface ReadingThreads {
  readonly workbooks: WorkbookFiles
  readonly readTables: CliEnvironment['readTables']
  readonly close: () => Promise<void>
}

const MEGABYTE = 1024 * 1024

/**
 * The workbooks with everything that reads somebody's file done in threads that run `script`, which calls `answerReadings`.
 * A thread that runs out of memory dies alone: its file is refused with `out-of-memory`, and another thread takes its place.
 */
export function readingInThreads(
  script: string,
  workbooks: WorkbookFiles,
  signal: AbortSignal
): ReadingThreads {
  const width = Math.min(availableParallelism(), FILES_AT_ONCE)
  const waiting: Job[] = []
  const resting: Worker[] = []
  const running = new Map<Worker, Job | undefined>()

  const start = (): Worker => {
    const thread = newThread(script)
    running.set(thread, undefined)
    thread.on('message', (answered: Answered) => {
      const job = running.get(thread)
      running.set(thread, undefined)
      resting.push(thread)
      if (job) settle(job, answered)
      next()
    })
    thread.on('error', (error: NodeJS.ErrnoException) => {
      const job = running.get(thread)
      running.delete(thread)
      job?.reject(failureOf(error, job.asked[2]))
      next()
    })
    return thread
  }
  const next = (): void => {
    if (waiting.length === 0 || (resting.length === 0 && running.size >= width)) return
    const job = waiting.shift()
    if (!job) return
    const thread = resting.pop() ?? start()
    running.set(thread, job)
    thread.postMessage(job.asked)
  }
  const ask = (...asked: Asked): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new WorkbookProblem('cancelled', {}, true))
      waiting.push({ asked, resolve, reject })
      next()
    })
  const close = (): Promise<void> => ended(running.keys())
  signal.addEventListener('abort', () => {
    for (const job of [...waiting.splice(0), ...running.values()]) {
      job?.reject(new WorkbookProblem('cancelled', {}, true))
    }
    void close()
  })
  return {
    workbooks: {
      ...workbooks,
      read: (bytes, file, unpackedBytes) =>
        ask('read', bytes, file, unpackedBytes) as ReturnType<WorkbookFiles['read']>,
      inspect: (bytes, file) => ask('inspect', bytes, file) as ReturnType<WorkbookFiles['inspect']>
    },
    readTables: (bytes, file) => ask('tables', bytes, file) as ReturnType<CliEnvironment['readTables']>,
    close
  }
}

async function ended(threads: Iterable<Worker>): Promise<void> {
  await Promise.all([...threads].map((thread) => thread.terminate()))
}

const newThread = (script: string): Worker =>
  new Worker(script, {
    // What the whole program may take, so that no file is refused here that it could have read by itself.
    resourceLimits: { maxOldGenerationSizeMb: Math.floor(getHeapStatistics().heap_size_limit / MEGABYTE) }
  })

/** Why a file was not read over which a thread died. */
const failureOf = (error: NodeJS.ErrnoException, file: string): Error =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileProblem('out-of-memory', file) : refusalOf(error, file)

function settle({ asked, resolve, reject }: Job, answered: Answered): void {
  if ('value' in answered) resolve(answered.value)
  else reject(new FileProblem(answered.code, asked[2], answered.params))
}

/** What a thread of `readingInThreads` does: it reads what it is given, one file after the other. */
export function answerReadings(workbooks: WorkbookFiles, readTables: CliEnvironment['readTables']): void {
  const steps: Readonly<Record<Step, (...asked: [Uint8Array, string, number?]) => Promise<unknown>>> = {
    read: (bytes, file, unpackedBytes) => workbooks.read(bytes, file, unpackedBytes),
    inspect: (bytes, file) => workbooks.inspect(bytes, file),
    tables: (bytes, file) => readTables(bytes, file)
  }
  const answer = async ([step, bytes, file, unpackedBytes]: Asked): Promise<Answered> => {
    try {
      return { value: await steps[step](bytes, file, unpackedBytes) }
    } catch (error) {
      const { code, params } = refusalOf(error, file)
      return { code, params }
    }
  }
  parentPort?.on('message', (asked: Asked) => {
    void answer(asked).then((answered) => parentPort?.postMessage(answered))
  })
}
