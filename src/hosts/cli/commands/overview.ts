import { openMaster } from '../../../application/collect-returns'
import { overviewOfMaster } from '../../../domain/exchange/overview-of-units'
import { printPeriod } from '../../../domain/measures/report-period'
import { renderOverviewJson, renderOverviewText } from '../../../renderings/overview'
import type { CliCommand, CommonOptions } from '../command'
import { readBytes } from '../files'
import { periodOption } from '../options'
import { planChooser } from '../plans-on-disk'

interface Options extends CommonOptions {
  readonly period?: string
}

/** `overview`: which units have returned what the master sent them, and a reminder for the others. */
export const overviewCommand: CliCommand = {
  words: ['overview'],
  declare: (command) => command.argument('<master.xlsx>').option('--period <period>'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const file = String(args[0])
    const content = await environment.workbooks.read(await readBytes(file), file)
    const choosePlan = planChooser(environment.plans, options.plan)
    const { record, plan, report, isRecordBroken } = await openMaster(content, file, choosePlan)
    const asked = periodOption(options.period)
    const period = asked ? printPeriod(asked) : record.rounds.at(-1)?.period
    const overview = overviewOfMaster(plan, report, record, period)
    const result = { overview, period: period ?? '', plan: plan.shortTitle, isRecordBroken }
    return json ? renderOverviewJson(result, language) : renderOverviewText(result, language)
  }
}
