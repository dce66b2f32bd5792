import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { isMainThread } from 'node:worker_threads'
import { readTables, xlsxFiles } from '../../adapters/xlsx'
import { plansInFolder } from './plans-on-disk'
import { runCli } from './program'
import { answerReadings, readerInThreads } from './reading-threads'

const plans = plansInFolder(join(__dirname, '..', 'plans'))

/** What a shell sees of a program that was interrupted. */
const INTERRUPTED = 130

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  // Whoever leaves a question open has confirmed nothing.
  const leave = (): never => process.exit(INTERRUPTED)
  terminal.once('close', leave)
  const answer = await terminal.question(question)
  terminal.off('close', leave).close()
  return answer
}

if (isMainThread) {
  const interruption = new AbortController()
  // A second one ends the program at once, as it does by default.
  process.once('SIGINT', () => interruption.abort())
  process.exitCode = await runCli(process.argv.slice(2), {
    workbooks: xlsxFiles,
    readTables,
    plans,
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    signal: interruption.signal,
    readerOf: (order, files) => readerInThreads(__filename, order, files)
  })
} else answerReadings(xlsxFiles, plans)
