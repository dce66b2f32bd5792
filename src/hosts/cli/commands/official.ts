import { officialForm, officialFormOfPlan } from '../../../application/official-form'
import { openReport } from '../../../application/open-report'
import { say } from '../../../messages'
import { renderJson } from '../../../renderings/rendering'
import type { CliCommand, CommonOptions } from '../command'
import { assertWorkbookName, assertWritable, readBytes, writeWhole } from '../files'
import { assertWithin, periodOption } from '../options'
import { atOnce } from '../../../domain/measures/steps'
import { planChooser } from '../plans-on-disk'

interface Options extends CommonOptions {
  readonly out: string
  readonly period?: string
  readonly force?: boolean
}

/** `official`: the tables of a workbook, or of the plan where no file is named, as an official document prints them. */
export const officialCommand: CliCommand = {
  words: ['official'],
  declare: (command) =>
    command
      .argument('[file]')
      .requiredOption('--out <file.xlsx>')
      .option('--period <period>')
      .option('--force'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const force = options.force === true
    const period = periodOption(options.period)
    assertWorkbookName(options.out)
    await assertWritable(options.out, force)
    const choosePlan = planChooser(environment.plans, options.plan)
    const [source] = args as readonly (string | undefined)[]
    const opened =
      source === undefined
        ? undefined
        : await openReport(
            await environment.workbooks.read(await readBytes(source), source),
            source,
            choosePlan
          )
    const plan = opened?.plan ?? (await choosePlan())
    assertWithin(plan, period)
    const form = opened ? atOnce(officialForm(opened, period)) : atOnce(officialFormOfPlan(plan, period))
    await writeWhole(options.out, await environment.workbooks.write(form.layout), force, environment.signal)
    const document = { file: options.out, indicators: form.indicators, projects: form.projects }
    return json ? renderJson(document) : { output: `${say('created', language, document)}\n`, exitCode: 0 }
  }
}
