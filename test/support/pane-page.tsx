/**
 * The pane over a workbook in memory: `?workbook=sample` fills it, `untidy` with faults that can be corrected,
 * `?language=en-US` chooses the language, `?look=black` the look, `?fails=cell-editing` has the first reading fail,
 * `?unsupported=old-program` shows the page for programs that cannot run the pane.
 */
import { xlsxFiles } from '../../src/adapters/xlsx'
import { WorkbookProblem, type Workbook, type WorkbookProblemCode } from '../../src/application/ports'
import { usePlanDocument } from '../../src/application/load-plan'
import { atOnce } from '../../src/domain/measures/steps'
import type { Plan } from '../../src/domain/plan/plan'
import type { ProjectField } from '../../src/domain/report/fields'
import { fillBlocks } from '../../src/domain/report/fill-blocks'
import type { CellValue } from '../../src/domain/report/layout'
import { readReport } from '../../src/domain/report/read-report'
import type { ReportTable } from '../../src/domain/report/report'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { inventSample } from '../../src/domain/report/sample-rows'
import { renderPane, renderUnsupported } from '../../src/hosts/taskpane/render-pane'
import type { UnsupportedReason } from '../../src/ui/UnsupportedPage'
import { performCommand, ribbonCommands } from '../../src/hosts/commands/ribbon-commands'
import type { Language } from '../../src/messages'
import type { PaneQuestion } from '../../src/ui/pane-state'
import { workbookInMemory } from './workbook-in-memory'

const PERIOD = { year: 2023, part: 'year' } as const

async function plan(): Promise<Plan> {
  const [first] = (await (await fetch('plans/index.json')).json()) as { id: string }[]
  const id = first?.id ?? ''
  return usePlanDocument(await (await fetch(`plans/${id}.json`)).json(), id)
}

async function sampleLayout() {
  const ofPlan = await plan()
  return atOnce(
    buildWorkbook({
      plan: ofPlan,
      variant: 'prefilled',
      period: PERIOD,
      sample: true,
      ...inventSample(ofPlan, PERIOD, '2024-01-15')
    })
  )
}

/** A value for a field of one row of a table. */
const cellOf = (table: unknown, row: number, field: string, value: CellValue) => {
  const { sheet, rows, columnOf } = table as ReportTable
  return { sheet: sheet.name, top: (rows[row]?.row ?? 1) - 1, left: columnOf(field) ?? 0, values: [[value]] }
}

/** Gives the third project another name. */
async function rename(workbook: Workbook, name: string): Promise<void> {
  const { projects } = readReport(await workbook.read(), await plan())
  await workbook.write([cellOf(projects, 2, 'name', name)])
}

/** Every cell of the workbook as a number that differs where anything does. */
async function digest(workbook: Workbook): Promise<number> {
  const text = JSON.stringify((await workbook.read()).sheets, (_, part: unknown) =>
    part instanceof Map ? [...(part as ReadonlyMap<unknown, unknown>)] : part
  )
  let sum = text.length
  for (let at = 0; at < text.length; at += 1) sum = (sum * 31 + text.charCodeAt(at)) % 2_147_483_647
  return sum
}

/** Writes faults over the first rows: a text number, blanks, a fraction, a constant over a formula, a jump. */
async function spoil(workbook: Workbook): Promise<void> {
  const content = await workbook.read()
  const { indicators, projects } = readReport(content, await plan())
  await workbook.write([
    cellOf(indicators, 0, 'actual2021', '１００'),
    cellOf(indicators, 0, 'issues', ' 缺资金 '),
    cellOf(indicators, 2, 'actual2022', 0.83),
    cellOf(indicators, 3, 'rate', 0.5),
    cellOf(indicators, 3, 'name', '  改过的名称'),
    cellOf(projects, 0, 'investedTotal', '1,200'),
    cellOf(projects, 1, 'progressNote', '已开工\u200b')
  ])
}

/** A package as its unit sends it back: so much invested in each of its open projects, which are named with it. */
async function returned(bytes: readonly number[], amount: number) {
  const sent = Uint8Array.from(bytes)
  const report = readReport(await xlsxFiles.read(sent, ''), await plan())
  const isOpen = (key: string): boolean => !report.metadata?.readOnly?.projects.includes(key)
  const keys = (report.projects?.rows ?? []).map(({ key }) => key).filter(isOpen)
  const projects = keys.map((key, index) => ({ key, values: { investedTotal: amount + index } }))
  const blocks = fillBlocks(report, { header: {}, indicators: [], projects })
  return { keys, bytes: [...(await xlsxFiles.edit(sent, '', blocks))] }
}

async function start(): Promise<void> {
  const params = new URLSearchParams(window.location.search)
  const unsupported = params.get('unsupported')
  if (unsupported) {
    const missing = unsupported === 'old-program' ? ['SharedRuntime 1.1'] : []
    return renderUnsupported(
      unsupported as UnsupportedReason,
      (params.get('language') ?? 'zh-CN') as Language,
      missing
    )
  }
  const wanted = params.get('workbook')
  const workbook = await workbookInMemory(
    wanted === 'sample' || wanted === 'untidy' ? await sampleLayout() : undefined
  )
  if (wanted === 'untidy') await spoil(workbook)
  const fails = params.get('fails')
  if (fails) workbook.failNext(new WorkbookProblem(fails as WorkbookProblemCode))
  const store = renderPane(workbook, (params.get('language') ?? 'zh-CN') as Language)
  const look = params.get('look')
  if (look === 'dark' || look === 'black') store.change({ look })
  Object.assign(window, {
    pane: {
      selected: workbook.selected,
      file: async () => [...(await xlsxFiles.write(await sampleLayout()))],
      announceChange: workbook.announceChange,
      returned,
      type: async (key: string, field: ProjectField, value: CellValue) => {
        const { projects } = readReport(await workbook.read(), await plan())
        const top = (projects?.rows.find((row) => row.key === key)?.row ?? 1) - 1
        const place = { sheet: projects?.sheet.name ?? '', top, left: projects?.columnOf(field) ?? 0 }
        await workbook.write([{ ...place, values: [[value]] }])
      },
      select: workbook.select,
      rename: (name: string) => rename(workbook, name),
      digest: () => digest(workbook),
      ask: (question: PaneQuestion) => store.change({ question }),
      failNext: (code: WorkbookProblemCode) => workbook.failNext(new WorkbookProblem(code)),
      command: (name: string) => {
        const command = ribbonCommands.find((each) => each.name === name)
        return command && performCommand(command, store, () => Promise.resolve())
      }
    }
  })
}

void start()
