import { rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { excelWorkbook } from '../../adapters/excel/excel-workbook'
import { xlsxFiles } from '../../adapters/xlsx'
import { computeWorkbook } from '../../application/compute-workbook'
import { fillSample } from '../../application/fill-sample'
import { insertTemplates } from '../../application/insert-templates'
import { loadPlan } from '../../application/load-plan'
import { newWorkbook } from '../../application/new-workbook'
import { openReport } from '../../application/open-report'
import { reviewWorkbook } from '../../application/review-workbook'
import { validateWorkbook } from '../../application/validate-workbook'
import { atOnce } from '../../domain/measures/steps'
import { printPeriod, type ReportPeriod } from '../../domain/measures/report-period'
import { say } from '../../messages'
import { startOfficeHost } from '../../office-host'
import { loadOffice } from '../../office-host/node/office-in-node'
import { renderMainJob, type OfficeWork } from '../../renderings/main-job'
import { uncountedCells } from '../../domain/report/uncounted-cells'
import { renderSummaryText } from '../../renderings/summary-text'
import { writeWhole } from './files'
import { plansInFolder } from './plans-on-disk'

const LANGUAGE = 'zh-CN'
const PERIOD: ReportPeriod = { year: 2023, part: 'year' }
/** The sample is the same on every run, so its date is fixed too. */
const SAMPLE_DATE = '2024-01-15'

/**
 * The main job on the built-in plan through the add-in's own Excel adapter, on the embedded host: insert the templates, fill
 * a sample, validate, compute, save; then says what was done and where everything is.
 */
async function runMainJob(outputFolder: string): Promise<void> {
  const plan = await loadPlan(plansInFolder(join(__dirname, '..', 'plans')), undefined)
  const choosePlan = () => Promise.resolve(plan)
  const names = { plan: plan.shortTitle, period: printPeriod(PERIOD) }
  const fileOf = (kind: 'prefilled' | 'sample'): string =>
    join(outputFolder, `${say(`file.${kind}`, LANGUAGE, names)}.xlsx`)
  await rm(outputFolder, { recursive: true, force: true })

  const prefilled = atOnce(newWorkbook({ plan, variant: 'prefilled', period: PERIOD }))
  await writeWhole(fileOf('prefilled'), await xlsxFiles.write(prefilled.layout), false)

  const host = await startOfficeHost({ workbookName: 'sample.xlsx', language: LANGUAGE })
  const { Excel, Office, OfficeExtension } = await loadOffice(host)
  Object.assign(globalThis, { Excel, Office, OfficeExtension })
  const workbook = excelWorkbook()
  const work: OfficeWork[] = []
  const measured = async <T>(step: OfficeWork['step'], perform: () => Promise<T>): Promise<T> => {
    host.resetTraffic()
    const result = await perform()
    work.push({ step, ...host.traffic })
    return result
  }

  await measured('insert', () =>
    insertTemplates(workbook, { plan, variant: 'prefilled', period: PERIOD, sample: true }, () =>
      Promise.resolve('replace')
    )
  )
  await measured('fill', () => fillSample(workbook, plan, PERIOD, SAMPLE_DATE))
  const review = await measured('validate', () => reviewWorkbook(workbook, choosePlan, {}, LANGUAGE))
  const computed = await measured('compute', () => computeWorkbook(workbook, choosePlan, undefined))
  const saved = await host.save()
  await writeWhole(fileOf('sample'), saved, false)

  const file = fileOf('sample')
  const { report } = await openReport(await xlsxFiles.read(saved, file), file, choosePlan)
  process.stdout.write(
    renderSummaryText(
      plan,
      computed.figures,
      uncountedCells(computed.report, computed.figures.period),
      LANGUAGE
    ).output
  )
  process.stdout.write(
    renderMainJob(
      {
        indicators: report.indicators?.rows.length ?? 0,
        projects: report.projects?.rows.length ?? 0,
        counts: review.counts,
        countsInFile: atOnce(validateWorkbook(plan, report)).counts,
        work,
        files: [fileOf('prefilled'), file].map((each) => relative(process.cwd(), each))
      },
      LANGUAGE
    ).output
  )
  host.dispose()
}

await runMainJob(join(__dirname, '..', '..', 'output', 'workbooks'))
// The calculation engine of the host keeps timers; the job is over.
process.exit()
