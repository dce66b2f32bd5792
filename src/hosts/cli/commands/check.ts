import { openReport } from '../../../application/open-report'
import { refusalOf, WorkbookProblem } from '../../../application/ports'
import { validateWorkbook } from '../../../application/validate-workbook'
import { atOnce } from '../../../domain/measures/steps'
import { printPeriod, type ReportPeriod } from '../../../domain/measures/report-period'
import { signOffStatus } from '../../../domain/exchange/sign-off'
import type { Plan } from '../../../domain/plan/plan'
import type { Report } from '../../../domain/report/report'
import type { Severity } from '../../../domain/rules/finding'
import { changedRules } from '../../../domain/rules/rules-in-force'
import { describeFileProblem, say, type Language } from '../../../messages'
import { renderCheckCsv } from '../../../renderings/check-csv'
import { renderCheckHtml } from '../../../renderings/check-html'
import { renderCheckJson } from '../../../renderings/check-json'
import type { CheckedFile } from '../../../renderings/check-result'
import { renderCheckText } from '../../../renderings/check-text'
import { layoutOfCheck } from '../../../renderings/check-workbook'
import { CliProblem, describeProblem } from '../cli-problem'
import type { CliCommand, CliEnvironment, CommonOptions } from '../command'
import { assertWritable, findWorkbooks, readBytes, writeWhole } from '../files'
import { inParallel } from '../in-parallel'
import { assertWithin, choiceOption, periodOption } from '../options'
import { planChooser } from '../plans-on-disk'
import { FILES_AT_ONCE } from '../reading-threads'

interface Options extends CommonOptions {
  readonly period?: string
  readonly previous?: string
  readonly out?: string
  readonly minSeverity?: string
  readonly planRules?: boolean
  readonly all?: boolean
  readonly force?: boolean
}

const SEVERITIES: readonly Severity[] = ['mandatory', 'verification']
const RESULT_FORMATS = ['html', 'csv', 'xlsx'] as const
type ResultFormat = (typeof RESULT_FORMATS)[number]

function resultFormat(file: string): ResultFormat {
  const format = RESULT_FORMATS.find((ending) => file.toLowerCase().endsWith(`.${ending}`))
  if (!format) throw new CliProblem('out-format-unknown', { file })
  return format
}

async function resultBytes(
  format: ResultFormat,
  checked: readonly CheckedFile[],
  environment: CliEnvironment,
  language: Language
): Promise<Uint8Array | string> {
  switch (format) {
    case 'html':
      return atOnce(renderCheckHtml(checked, language)).output
    case 'csv':
      return atOnce(renderCheckCsv(checked, language)).output
    case 'xlsx':
      return environment.workbooks.write(atOnce(layoutOfCheck(checked, language)))
  }
}

function checkReport(
  file: string,
  opened: { readonly plan: Plan; readonly report: Report },
  judged: {
    readonly period: ReportPeriod | undefined
    readonly previous: Report | undefined
    readonly least: Severity
    readonly rules: 'plan' | 'workbook'
  }
): CheckedFile {
  const { plan, report } = opened
  const ownRules = judged.rules === 'plan' ? [] : changedRules(report.metadata?.rules)
  const validation = atOnce(validateWorkbook(plan, report, judged))
  const unit = report.header.unit?.value
  return {
    file,
    plan: plan.id,
    ...(validation.period && { period: printPeriod(validation.period) }),
    ...(typeof unit === 'string' && unit !== '' && { unit }),
    ...(ownRules.length > 0 && { ownRules }),
    ...(report.content.isValuesOnly && { isValuesOnly: true }),
    signOff: signOffStatus(report),
    counts: validation.counts,
    findings: validation.findings.filter(
      (finding) => judged.least === 'verification' || finding.severity === 'mandatory'
    )
  }
}

/** `check`: validates files and folders; a file that cannot be used is named and the rest goes on. */
export const checkCommand: CliCommand = {
  words: ['check'],
  declare: (command) =>
    command
      .argument('<path...>')
      .option('--period <period>')
      .option('--previous <file.xlsx>')
      .option('--out <file>')
      .option('--min-severity <severity>')
      .option('--plan-rules')
      .option('--all')
      .option('--force'),
  run: async ({ environment, language, json }, args, common) => {
    const options = common as Options
    const paths = args[0] as string[]
    const period = periodOption(options.period)
    const least = choiceOption(options.minSeverity ?? 'verification', SEVERITIES, 'severity-unknown')
    const rules = options.planRules === true ? 'plan' : 'workbook'
    const format = options.out === undefined ? undefined : resultFormat(options.out)
    if (options.out !== undefined) await assertWritable(options.out, options.force === true)
    const files = await findWorkbooks(paths)
    if (files.length === 0) throw new CliProblem('no-workbooks', { path: paths.join(', ') })

    const choosePlan = planChooser(environment.plans, options.plan)
    const open = async (file: string) =>
      openReport(await environment.workbooks.read(await readBytes(file), file), file, choosePlan)
    const previous = options.previous === undefined ? undefined : (await open(options.previous)).report

    const checkFile = async (file: string): Promise<CheckedFile> => {
      try {
        if (environment.signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
        const opened = await open(file)
        assertWithin(opened.plan, period)
        return checkReport(file, opened, { period, previous, least, rules })
      } catch (error) {
        const sentence = describeProblem(error, language)
        return { file, error: sentence ?? describeFileProblem(refusalOf(error, file), language) }
      }
    }
    const checked = await inParallel(files, FILES_AT_ONCE, checkFile, (done, file) => {
      if (files.length === 1) return
      environment.progress(say('check.progress', language, { done, total: files.length, file }))
    })

    if (options.out !== undefined && format !== undefined) {
      const bytes = await resultBytes(format, checked, environment, language)
      await writeWhole(options.out, bytes, options.force === true, environment.signal)
    }
    if (json) return renderCheckJson(checked, language)
    return renderCheckText(checked, language, options.all === true ? Infinity : undefined)
  }
}
