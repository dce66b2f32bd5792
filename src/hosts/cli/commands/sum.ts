import { openReport } from '../../../application/open-report'
import { summarizeWorkbook } from '../../../application/summarize-workbook'
import { renderSummaryJson } from '../../../renderings/summary-json'
import { renderSummaryText } from '../../../renderings/summary-text'
import type { CliCommand, CommonOptions } from '../command'
import { readBytes } from '../files'
import { assertWithin, periodOption } from '../options'
import { planChooser } from '../plans-on-disk'

interface Options extends CommonOptions {
  readonly period?: string
}

/** `sum`: investment sums and completion of one workbook. */
export const sumCommand: CliCommand = {
  words: ['sum'],
  declare: (command) => command.argument('<file>').option('--period <period>'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const file = String(args[0])
    const period = periodOption(options.period)
    const { plan, report } = await openReport(
      await environment.workbooks.read(await readBytes(file), file),
      file,
      planChooser(environment.plans, options.plan)
    )
    assertWithin(plan, period)
    const figures = summarizeWorkbook(plan, report, period)
    return json ? renderSummaryJson(plan, figures) : renderSummaryText(plan, figures, language)
  }
}
