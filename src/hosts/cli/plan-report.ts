import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { xlsxFiles } from '../../adapters/xlsx'
import { plansInFolder } from './plans-on-disk'
import { runCli } from './program'
import { answerReadings, readerInThreads } from './reading-threads'

const plans = plansInFolder(join(__dirname, '..', 'plans'))

if (isMainThread) {
  const interruption = new AbortController()
  // A second one ends the program at once, as it does by default.
  process.once('SIGINT', () => interruption.abort())
  process.exitCode = await runCli(process.argv.slice(2), {
    workbooks: xlsxFiles,
    plans,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    signal: interruption.signal,
    readerOf: (order, files) => readerInThreads(__filename, order, files)
  })
} else answerReadings(xlsxFiles, plans)
