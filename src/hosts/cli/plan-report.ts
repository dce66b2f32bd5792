import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { xlsxFiles } from '../../adapters/xlsx'
import { plansInFolder } from './plans-on-disk'
import { runCli } from './program'
import { answerReadings, readerInThreads } from './reading-threads'

const plans = plansInFolder(join(__dirname, '..', 'plans'))

if (isMainThread) {
  process.exitCode = await runCli(process.argv.slice(2), {
    workbooks: xlsxFiles,
    plans,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    readerOf: (order, files) => readerInThreads(__filename, order, files)
  })
} else answerReadings(xlsxFiles, plans)
