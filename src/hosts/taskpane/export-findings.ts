import { inSlices } from '../../application/in-slices'
import type { WorkOptions } from '../../application/ports'
import type { Review } from '../../application/review-workbook'
import { countFindings } from '../../application/validate-workbook'
import { printPeriod } from '../../domain/measures/report-period'
import type { Finding } from '../../domain/rules/finding'
import { say, type Language } from '../../messages'
import type { CheckedFile } from '../../renderings/check-result'
import { renderCheckCsv } from '../../renderings/check-csv'
import { renderCheckHtml } from '../../renderings/check-html'
import { layoutOfCheck } from '../../renderings/check-workbook'
import type { ExportFormat } from '../../ui/pane-work'
import type { FileToDeliver } from './deliver-file'
import { writeAside } from './write-aside'

/** Findings of an open workbook as a file, in the renderings of the command line; rests where the options say how. */
export async function findingsFile(
  { plan, report, period = report.period }: Review,
  findings: readonly Finding[],
  format: ExportFormat,
  language: Language,
  options: WorkOptions
): Promise<FileToDeliver> {
  const unit = report.header.unit?.value
  const checked: CheckedFile = {
    file: plan.shortTitle,
    plan: plan.title,
    ...(period && { period: printPeriod(period) }),
    ...(typeof unit === 'string' && { unit }),
    counts: countFindings(findings),
    findings
  }
  const name = `${say('check.title', language)}.${format}`
  switch (format) {
    case 'xlsx':
      return {
        name,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await writeAside(
          await inSlices(layoutOfCheck([checked], language), options, 'composing'),
          options
        )
      }
    case 'csv':
      return {
        name,
        type: 'text/csv',
        content: (await inSlices(renderCheckCsv([checked], language), options, 'composing')).output
      }
    case 'html':
      return {
        name,
        type: 'text/html',
        content: (await inSlices(renderCheckHtml([checked], language), options, 'composing')).output
      }
  }
}
