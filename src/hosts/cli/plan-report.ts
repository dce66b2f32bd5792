import { join } from 'node:path'
import { xlsxFiles } from '../../adapters/xlsx'
import { plansInFolder } from './plans-on-disk'
import { runCli } from './program'

process.exitCode = await runCli(process.argv.slice(2), {
  workbooks: xlsxFiles,
  plans: plansInFolder(join(__dirname, '..', 'plans')),
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text)
})
