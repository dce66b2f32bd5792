import { randomBytes } from 'node:crypto'
import { newWorkbook } from '../../../application/new-workbook'
import { say } from '../../../messages'
import { renderJson } from '../../../renderings/rendering'
import type { CliCommand, CommonOptions } from '../command'
import { assertWorkbookName, assertWritable, writeWhole } from '../files'
import { assertWithin, periodOption } from '../options'
import { atOnce } from '../../../domain/measures/steps'
import { planChooser } from '../plans-on-disk'

interface Options extends CommonOptions {
  readonly out: string
  readonly period?: string
  readonly unit?: string
  readonly blank?: boolean
  readonly force?: boolean
}

/** `new`: writes a reporting workbook for the whole plan, for one unit, or blank. */
export const newCommand: CliCommand = {
  words: ['new'],
  declare: (command) =>
    command
      .requiredOption('--out <file.xlsx>')
      .option('--period <period>')
      .option('--unit <unit>')
      .option('--blank')
      .option('--force'),
  run: async ({ environment, language, json }, _args, common) => {
    const options = common as Options
    const force = options.force === true
    const period = periodOption(options.period)
    assertWorkbookName(options.out)
    await assertWritable(options.out, force)
    const plan = await planChooser(environment.plans, options.plan)()
    assertWithin(plan, period)
    const { layout, indicators, projects } = atOnce(
      newWorkbook({
        plan,
        variant: options.blank ? 'blank' : 'prefilled',
        period,
        package:
          options.unit === undefined ? undefined : { unit: options.unit, id: randomBytes(8).toString('hex') }
      })
    )
    await writeWhole(options.out, await environment.workbooks.write(layout), force, environment.signal)
    const document = { file: options.out, indicators, projects }
    return json ? renderJson(document) : { output: `${say('created', language, document)}\n`, exitCode: 0 }
  }
}
