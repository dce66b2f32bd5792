import { evaluateWorkbook } from '../../../application/evaluate-workbook'
import { openReport } from '../../../application/open-report'
import { atOnce } from '../../../domain/measures/steps'
import { printPeriod } from '../../../domain/measures/report-period'
import { say } from '../../../messages'
import { evaluationDocument } from '../../../renderings/evaluation-document'
import { evaluationHtml } from '../../../renderings/evaluation-html'
import { layoutOfEvaluation } from '../../../renderings/evaluation-workbook'
import { renderJson } from '../../../renderings/rendering'
import { CliProblem } from '../cli-problem'
import type { CliCommand, CommonOptions } from '../command'
import { assertWritable, readBytes, writeWhole } from '../files'
import { assertWithin, periodOption } from '../options'
import { planChooser } from '../plans-on-disk'

interface Options extends CommonOptions {
  readonly out: string
  readonly period?: string
  readonly force?: boolean
}

/** `report`: an evaluation report of a workbook, as a page for printing or as a sheet, by the ending of its name. */
export const reportCommand: CliCommand = {
  words: ['report'],
  declare: (command) =>
    command.argument('<file>').requiredOption('--out <file>').option('--period <period>').option('--force'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const force = options.force === true
    const isPage = options.out.toLowerCase().endsWith('.html')
    if (!isPage && !options.out.toLowerCase().endsWith('.xlsx')) {
      throw new CliProblem('out-not-report', { file: options.out })
    }
    const period = periodOption(options.period)
    await assertWritable(options.out, force)
    const file = String(args[0])
    const opened = await openReport(
      await environment.workbooks.read(await readBytes(file), file),
      file,
      planChooser(environment.plans, options.plan)
    )
    assertWithin(opened.plan, period)
    const evaluation = atOnce(evaluateWorkbook(opened, file, period))
    const document = evaluationDocument(evaluation, language)
    await writeWhole(
      options.out,
      isPage
        ? evaluationHtml(document, language)
        : await environment.workbooks.write(layoutOfEvaluation(document, language)),
      force,
      environment.signal
    )
    const result = {
      file: options.out,
      kind: evaluation.kind,
      period: printPeriod(evaluation.period),
      indicators: evaluation.figures.indicators.length,
      projects: evaluation.figures.projects.length
    }
    return json
      ? renderJson(result)
      : { output: `${say('evaluation.done', language, result)}\n`, exitCode: 0 }
  }
}
