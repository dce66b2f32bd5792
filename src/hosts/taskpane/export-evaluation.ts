import type { Computation } from '../../application/compute-workbook'
import { evaluateWorkbook } from '../../application/evaluate-workbook'
import { inSlices } from '../../application/in-slices'
import type { WorkOptions } from '../../application/ports'
import { printPeriod } from '../../domain/measures/report-period'
import { say, shownPeriod, type Language } from '../../messages'
import { evaluationDocument } from '../../renderings/evaluation-document'
import { evaluationHtml } from '../../renderings/evaluation-html'
import { layoutOfEvaluation } from '../../renderings/evaluation-workbook'
import type { EvaluationFormat } from '../../ui/pane-work'
import type { FileToDeliver } from './deliver-file'
import { writeAside } from './write-aside'

/**
 * An evaluation of an open workbook as a file, the same that the command line writes; for the period it was computed
 * for.
 */
export async function evaluationFile(
  { plan, report, figures }: Computation,
  format: EvaluationFormat,
  language: Language,
  options: WorkOptions
): Promise<FileToDeliver> {
  const steps = evaluateWorkbook({ plan, report }, plan.shortTitle, figures.period)
  const evaluation = await inSlices(steps, options, 'computing')
  const document = evaluationDocument(evaluation, language)
  const title = say(`evaluation.kind.${evaluation.kind}`, language)
  const name = `${plan.shortTitle} ${shownPeriod(printPeriod(evaluation.period), language)} ${title}.${format}`
  return format === 'html'
    ? { name, type: 'text/html', content: evaluationHtml(document, language) }
    : {
        name,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await writeAside(layoutOfEvaluation(document, language), options)
      }
}
