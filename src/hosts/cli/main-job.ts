import { rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { xlsxFiles } from '../../adapters/xlsx'
import { loadPlan } from '../../application/load-plan'
import { newWorkbook } from '../../application/new-workbook'
import { openReport } from '../../application/open-report'
import { summarizeWorkbook } from '../../application/summarize-workbook'
import { validateWorkbook } from '../../application/validate-workbook'
import { wordFindings } from '../../application/word-findings'
import { printPeriod, type ReportPeriod } from '../../domain/measures/report-period'
import { buildWorkbook } from '../../domain/report/build-workbook'
import { inventSample } from '../../domain/report/sample-rows'
import { withMarks } from '../../application/mark-draft'
import { say } from '../../messages'
import { renderMainJob } from '../../renderings/main-job'
import { renderSummaryText } from '../../renderings/summary-text'
import { writeWhole } from './files'
import { plansInFolder } from './plans-on-disk'

const LANGUAGE = 'zh-CN'
const PERIOD: ReportPeriod = { year: 2023, part: 'year' }
/** The sample is the same on every run, so its date is fixed too. */
const SAMPLE_DATE = '2024-01-15'

/** Makes the workbook of the built-in plan, fills a sample, validates and computes it, and says where everything is. */
async function runMainJob(outputFolder: string): Promise<void> {
  const plan = await loadPlan(plansInFolder(join(__dirname, '..', 'plans')), undefined)
  const names = { plan: plan.shortTitle, period: printPeriod(PERIOD) }
  const fileOf = (kind: 'prefilled' | 'sample'): string =>
    join(outputFolder, `${say(`file.${kind}`, LANGUAGE, names)}.xlsx`)
  await rm(outputFolder, { recursive: true, force: true })

  const prefilled = newWorkbook({ plan, variant: 'prefilled', period: PERIOD })
  await writeWhole(fileOf('prefilled'), await xlsxFiles.write(prefilled.layout), false)

  const sample = {
    plan,
    variant: 'prefilled',
    period: PERIOD,
    sample: true,
    ...inventSample(plan, PERIOD, SAMPLE_DATE)
  } as const
  const filled = await xlsxFiles.write(buildWorkbook(sample))
  const { report } = await openReport(await xlsxFiles.read(filled, fileOf('sample')), fileOf('sample'), () =>
    Promise.resolve(plan)
  )
  const validation = validateWorkbook(plan, report)
  const figures = summarizeWorkbook(plan, report)
  const reviewed = buildWorkbook({
    ...withMarks(sample, report, validation.findings),
    findings: wordFindings(plan, validation.findings, LANGUAGE)
  })
  await writeWhole(fileOf('sample'), await xlsxFiles.write(reviewed), false)

  process.stdout.write(renderSummaryText(plan, figures, LANGUAGE).output)
  process.stdout.write(
    renderMainJob(
      {
        indicators: report.indicators?.rows.length ?? 0,
        projects: report.projects?.rows.length ?? 0,
        counts: validation.counts,
        files: [fileOf('prefilled'), fileOf('sample')].map((file) => relative(process.cwd(), file))
      },
      LANGUAGE
    ).output
  )
}

await runMainJob(join(__dirname, '..', '..', 'output', 'workbooks'))
