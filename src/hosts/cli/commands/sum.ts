import { stat } from 'node:fs/promises'
import { openReport } from '../../../application/open-report'
import { readMaster, rollUpMasters } from '../../../application/roll-up-masters'
import { atOnce } from '../../../domain/measures/steps'
import { computeFromReport } from '../../../domain/report/report-rows'
import { uncountedCells } from '../../../domain/report/uncounted-cells'
import { say, shownPeriod } from '../../../messages'
import {
  layoutOfRollUp,
  renderRollUpJson,
  renderRollUpText,
  rollUpCsv,
  type RollUpResult
} from '../../../renderings/roll-up'
import { renderSummaryJson } from '../../../renderings/summary-json'
import { renderSummaryText } from '../../../renderings/summary-text'
import type { Rendering } from '../../../renderings/rendering'
import { CliProblem, describeProblem } from '../cli-problem'
import type { CliCommand, CommandContext, CommonOptions } from '../command'
import { assertWritable, findWorkbooks, readBytes, writeWhole } from '../files'
import { assertWithin, periodOption } from '../options'
import { planChooser } from '../plans-on-disk'
import { FILES_AT_ONCE } from '../reading-threads'

interface Options extends CommonOptions {
  readonly period?: string
  readonly out?: string
  readonly force?: boolean
}

async function rollUp(
  { environment, language, json }: CommandContext,
  paths: readonly string[],
  options: Options
): Promise<Rendering> {
  const { out } = options
  const force = options.force === true
  const isCsv = out?.toLowerCase().endsWith('.csv') === true
  if (out !== undefined) {
    if (!isCsv && !out.toLowerCase().endsWith('.xlsx')) throw new CliProblem('out-not-table', { file: out })
    await assertWritable(out, force)
  }
  const files = (await findWorkbooks(paths)).filter((file) => file !== out)
  if (files.length === 0) throw new CliProblem('no-workbooks', { path: paths.join(', ') })
  const period = periodOption(options.period)
  const choosePlan = planChooser(environment.plans, options.plan)
  const read = (file: string) => readMaster(environment.workbooks, file, readBytes, choosePlan, period)
  const rolledUp = await rollUpMasters(files, read, {
    asked: period,
    filesAtOnce: FILES_AT_ONCE,
    ...(environment.signal && { signal: environment.signal }),
    onFile: (file, done, total) => environment.progress(say('sum.progress', language, { done, total, file }))
  })
  const refused = rolledUp.leftOut.map(({ file, reason, params, problem }) => ({
    file,
    reason: reason ?? 'unusable',
    message:
      (problem && describeProblem(problem, language)) ??
      say(`sum.refusal.${reason ?? 'unusable'}`, language, {
        ...params,
        ...(reason === 'other-period' && {
          theirs: shownPeriod(params['theirs'] ?? '', language),
          ours: shownPeriod(params['ours'] ?? '', language)
        }),
        file
      })
  }))
  const result: RollUpResult = { rolledUp, refused }
  if (out !== undefined) {
    const bytes = isCsv
      ? rollUpCsv(result, language)
      : await environment.workbooks.write(layoutOfRollUp(result, language))
    await writeWhole(out, bytes, force, environment.signal)
  }
  return json ? renderRollUpJson(result) : renderRollUpText(result, language)
}

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false
  )

/** `sum`: investment sums and completion of one workbook, or those of many masters with their total. */
export const sumCommand: CliCommand = {
  words: ['sum'],
  declare: (command) =>
    command.argument('<path...>').option('--period <period>').option('--out <file>').option('--force'),
  run: async (context, args, common) => {
    const { environment, language, json } = context
    const options = common as Options
    const paths = args[0] as string[]
    const file = String(paths[0])
    if (paths.length > 1 || options.out !== undefined || (await isFolder(file))) {
      return rollUp(context, paths, options)
    }
    const period = periodOption(options.period)
    const { plan, report } = await openReport(
      await environment.workbooks.read(await readBytes(file), file),
      file,
      planChooser(environment.plans, options.plan)
    )
    assertWithin(plan, period)
    const figures = atOnce(computeFromReport(plan, report, period ?? report.period))
    const uncounted = uncountedCells(report, figures.period)
    return json
      ? renderSummaryJson(plan, figures, uncounted)
      : renderSummaryText(plan, figures, uncounted, language)
  }
}
