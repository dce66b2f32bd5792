import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { readTables, xlsxFiles } from '../../src/adapters/xlsx'
import { openReport } from '../../src/application/open-report'
import { validateWorkbook } from '../../src/application/validate-workbook'
import { signOffStatus } from '../../src/domain/exchange/sign-off'
import { atOnce } from '../../src/domain/measures/steps'
import { compilePlan } from '../../src/domain/plan/compile-plan'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { readBytes } from '../../src/hosts/cli/files'
import { planChooser } from '../../src/hosts/cli/plans-on-disk'
import { answerReadings, readingInThreads } from '../../src/hosts/cli/reading-threads'
import { renderCheckText } from '../../src/renderings/check-text'
import { generatedDocument } from '../support/generated-plan'
import { measureApart } from './measure-apart'

const FILE = 'report.xlsx'
const PLAN_FILE = 'plan.json'
/** The workbook's plan is told by its file. */
const noPlans = { ids: () => Promise.resolve([]), load: () => Promise.resolve(undefined) }

async function generate(folder: string, projects: number): Promise<void> {
  const document = generatedDocument(projects)
  const plan = compilePlan(document)
  const layout = atOnce(
    buildWorkbook({
      plan,
      variant: 'prefilled',
      header: { unit: plan.coordinatingUnit, period: '2023年' },
      projects: plan.projects.map(({ code }, index) => ({
        key: code,
        values: { investedTotal: index, status: '在建' }
      }))
    })
  )
  writeFileSync(join(folder, FILE), await xlsxFiles.write(layout))
  writeFileSync(join(folder, PLAN_FILE), JSON.stringify(document))
}

/** What `check` does with a file, step by step, once and cold as somebody waits for it. */
async function measure(folder: string, projects: number): Promise<void> {
  const file = join(folder, FILE)
  const reading = readingInThreads(__filename, xlsxFiles, new AbortController().signal)
  const steps: { readonly name: string; readonly until: number }[] = []
  const done = (name: string): number => steps.push({ name, until: performance.now() })
  done('starting')
  const content = await reading.workbooks.read(await readBytes(file), file).finally(reading.close)
  done('reading')
  const { plan, report } = await openReport(content, file, planChooser(noPlans, join(folder, PLAN_FILE)))
  done('plan and rows')
  const { counts, findings } = atOnce(validateWorkbook(plan, report))
  done('rules')
  const checked = [{ file, plan: plan.id, signOff: signOffStatus(report), counts, findings }]
  const { output } = renderCheckText(checked, 'zh-CN')
  done('telling')
  if (findings.length < projects || output === '') throw new Error(`${findings.length} findings`)
  const whole = steps.at(-1)?.until ?? Number.NaN
  const parts = steps.map(({ name, until }, index) => {
    const time = until - (steps[index - 1]?.until ?? 0)
    return `${name} ${(time / 1000).toFixed(2)} s = ${((time / whole) * 100).toFixed(0)} %`
  })
  console.log(
    `check of a workbook of ${projects.toLocaleString('en-US')} projects in ${(whole / 1000).toFixed(1)} s ` +
      `(${parts.join(', ')}; ${findings.length} findings), ` +
      `peak ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`
  )
}

if (isMainThread) void measureApart(10_000, generate, measure)
else answerReadings(xlsxFiles, readTables)
