import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../../src/adapters/excel/excel-workbook'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { insertTemplates } from '../../../src/application/insert-templates'
import { collectIntoOpenMaster, mergeIntoOpenMaster } from '../../../src/application/merge-open-master'
import { previewMerge } from '../../../src/application/merge-into-master'
import { splitOpenMaster, type OpenSplit } from '../../../src/application/split-open-master'
import { compilePlan } from '../../../src/domain/plan/compile-plan'
import { fillBlocks } from '../../../src/domain/report/fill-blocks'
import { readReport } from '../../../src/domain/report/read-report'
import type { Traffic } from '../../../src/office-host'
import { generatedDocument } from '../../support/generated-plan'
import { startExcel, type ExcelHost } from '../../support/office/excel-host'
import { writingOnly } from '../../support/sent-package'
import { caseCount } from '../../support/case-count'

const FOUR_MEGABYTES = 4_000_000
const PERIOD = { year: 2023, part: 'year' } as const
const MERGED_AT = '2024-02-01T00:00:00.000Z'

let excel: ExcelHost | undefined

afterEach(() => {
  excel?.host.dispose()
})

const newId = (): string => randomBytes(8).toString('hex')

describe('exchanging', () => {
  it.each([caseCount(400, 10_000)])('%d projects takes few round trips', async (projects) => {
    excel = await startExcel({ payloadLimit: 5 * 1024 * 1024 })
    const { host } = excel
    /** What work costs in requests and bytes. */
    const traffic = async (work: () => Promise<unknown>): Promise<Traffic> => {
      host.resetTraffic()
      await work()
      return { ...host.traffic }
    }
    const workbook = excelWorkbook({ timeLimit: 400_000 })
    const plan = compilePlan(generatedDocument(projects))
    const choosePlan = () => Promise.resolve(plan)
    const master = { file: 'master', choosePlan }
    const context = new Excel.RequestContext()
    context.workbook.application.calculationMode = 'Manual'
    await context.sync()
    await insertTemplates(workbook, { plan, variant: 'prefilled', period: PERIOD }, () =>
      Promise.resolve('cancel')
    )

    const unit = plan.coordinatingUnit
    let sent: OpenSplit | undefined
    const split = await traffic(async () => {
      sent = await splitOpenMaster(workbook, writingOnly(unit), { ...master, newId }, MERGED_AT)
    })
    expect(split.requests).toBe(3)
    expect(split.largestRequest).toBeLessThan(FOUR_MEGABYTES)

    const own = sent?.files.find(({ planned }) => planned.unit === unit)?.bytes ?? new Uint8Array()
    const report = readReport(await xlsxFiles.read(own, unit), plan)
    const rows = (report.projects?.rows ?? []).map(({ key }, index) => ({
      key,
      values: { investedTotal: index + 1, physicalProgress: 40, status: '在建' }
    }))
    const blocks = fillBlocks(report, { header: {}, indicators: [], projects: rows })
    const returned = await xlsxFiles.edit(own, unit, blocks)
    const files = [{ file: `${unit}.xlsx`, changedAt: MERGED_AT, bytes: () => Promise.resolve(returned) }]

    let collection: Awaited<ReturnType<typeof collectIntoOpenMaster>> | undefined
    const collect = await traffic(async () => {
      collection = await collectIntoOpenMaster(workbook, xlsxFiles, master, files)
    })
    expect(collect.requests).toBe(2)
    if (!collection) throw new Error('nothing collected')
    const returns = collection.collected.accepted
    const { outcome } = previewMerge(collection.master, returns, { cells: [] }, MERGED_AT)
    expect(outcome.cells.length).toBeGreaterThan(projects / 5)
    let kind = ''
    const merge = await traffic(async () => {
      const confirmed = { returns, decisions: { cells: [] }, outcome, mergedAt: MERGED_AT }
      kind = (await mergeIntoOpenMaster(workbook, master, confirmed)).kind
    })
    expect(kind).toBe('merged')
    expect(merge.requests).toBe(3)
    expect(merge.largestRequest).toBeLessThan(FOUR_MEGABYTES)
  })
})
