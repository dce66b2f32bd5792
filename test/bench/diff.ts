import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { diffReports } from '../../src/domain/exchange/diff-reports'
import { atOnce } from '../../src/domain/measures/steps'
import { compilePlan } from '../../src/domain/plan/compile-plan'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { readReport } from '../../src/domain/report/read-report'
import type { WorkbookContent } from '../../src/domain/report/workbook-content'
import { generatedDocument } from '../support/generated-plan'
import { measureApart } from './measure-apart'

const ROUNDS = 5
/** One row in so many reports something else in the later workbook. */
const EVERY = 10
const FILES = ['earlier.xlsx', 'later.xlsx'] as const

const planOf = (projects: number) => compilePlan(generatedDocument(projects))

async function generate(folder: string, projects: number): Promise<void> {
  const plan = planOf(projects)
  for (const [later, file] of FILES.entries()) {
    const layout = atOnce(
      buildWorkbook({
        plan,
        variant: 'prefilled',
        header: { unit: plan.coordinatingUnit, period: '2023年' },
        projects: plan.projects.map(({ code }, index) => ({
          key: code,
          values: { investedTotal: later === 1 && index % EVERY === 0 ? index + 1 : index, status: '在建' }
        }))
      })
    )
    writeFileSync(join(folder, file), await xlsxFiles.write(layout))
  }
}

/** The least that comparing costs: every cell of the same place, without a key or a meaning. */
function placesThatDiffer(one: WorkbookContent, other: WorkbookContent): number {
  let differing = 0
  for (const [at, { values }] of one.sheets.entries()) {
    const others = other.sheets[at]?.values ?? []
    for (const [down, row] of values.entries()) {
      for (const [right, content] of row.entries()) if (content !== others[down]?.[right]) differing += 1
    }
  }
  return differing
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const milliseconds = (work: () => unknown): number => {
  const start = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - start) / 1e6
}

async function measure(folder: string, projects: number): Promise<void> {
  const plan = planOf(projects)
  const start = process.hrtime.bigint()
  const read = (file: string): Promise<WorkbookContent> =>
    xlsxFiles.read(readFileSync(join(folder, file)), file)
  const [one, other] = [await read(FILES[0]), await read(FILES[1])]
  const [from, to] = [readReport(one, plan), readReport(other, plan)]
  const reading = Number(process.hrtime.bigint() - start) / 1e9
  const times: { readonly diff: number[]; readonly places: number[] } = { diff: [], places: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    times.places.push(milliseconds(() => placesThatDiffer(one, other)))
    times.diff.push(milliseconds(() => diffReports(from, to)))
  }
  const { changed } = diffReports(from, to)
  if (changed.length !== Math.ceil(projects / EVERY)) throw new Error(`${changed.length} cells differ`)
  console.log(
    `two workbooks of ${projects.toLocaleString('en-US')} projects compared by key and field in ` +
      `${median(times.diff).toFixed(0)} ms (${changed.length} cells; place by place ${median(times.places).toFixed(0)} ms), ` +
      `read in ${reading.toFixed(1)} s, peak ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`
  )
}

void measureApart(10_000, generate, measure)
