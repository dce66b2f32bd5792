import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { isMainThread } from 'node:worker_threads'
import { readTables, xlsxFiles } from '../../adapters/xlsx'
import { plansInFolder } from './plans-on-disk'
import { runCli } from './program'
import { answerReadings, readingInThreads } from './reading-threads'
import { terminalOutput } from './terminal'

const plans = plansInFolder(join(__dirname, '..', 'plans'))

/** What a shell sees of a program that was interrupted. */
const INTERRUPTED = { SIGINT: 130, SIGTERM: 143 } as const

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  // Whoever leaves a question open has confirmed nothing.
  const leave = (): never => process.exit(INTERRUPTED.SIGINT)
  terminal.once('close', leave)
  const answer = await terminal.question(question)
  terminal.off('close', leave).close()
  return answer
}

if (isMainThread) {
  const interruption = new AbortController()
  let interrupted: number | undefined
  for (const [signal, exitCode] of Object.entries(INTERRUPTED)) {
    // A second one ends the program at once, as it does by default.
    process.once(signal, () => {
      interrupted = exitCode
      interruption.abort()
    })
  }
  const { finish, ...output } = terminalOutput()
  const reading = readingInThreads(__filename, xlsxFiles, interruption.signal)
  const exitCode = await runCli(process.argv.slice(2), {
    workbooks: reading.workbooks,
    readTables: reading.readTables,
    plans,
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
    ...output,
    signal: interruption.signal
  })
  await reading.close()
  finish(interrupted ?? exitCode)
} else answerReadings(xlsxFiles, readTables)
