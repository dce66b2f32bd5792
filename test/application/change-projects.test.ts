import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { fileWorkbook } from '../../src/adapters/xlsx/file-workbook'
import { addProject, adjustProject, sortProjects } from '../../src/application/change-projects'
import type { Workbook } from '../../src/application/ports'
import { validateWorkbook } from '../../src/application/validate-workbook'
import { atOnce } from '../../src/domain/measures/steps'
import { parseReference } from '../../src/domain/report/a1'
import { columnName, projectFields, type ProjectField } from '../../src/domain/report/fields'
import { readReport } from '../../src/domain/report/read-report'
import type { Report } from '../../src/domain/report/report'
import { startExcel, type ExcelHost } from '../support/office/excel-host'
import { excerptPlan } from '../support/excerpt-plan'
import { sampleLayout } from '../support/sample-workbook'

const plan = excerptPlan()
const choosePlan = () => Promise.resolve(plan)
/** How many rows the plan has. */
const COUNT = plan.projects.length
const task = plan.tasks[0]?.name ?? ''

let excel: ExcelHost
beforeAll(async () => {
  excel = await startExcel()
})
afterAll(() => excel.host.dispose())

const ADAPTERS: readonly (readonly [string, () => Workbook])[] = [
  ['a file', () => fileWorkbook()],
  ['Excel', () => excelWorkbook()]
]

describe.each(ADAPTERS)('projects of a protected workbook in %s', (_, open) => {
  let workbook: Workbook
  const read = async (): Promise<Report> => readReport(await workbook.read(), plan)
  const rowsOf = ({ projects }: Report) => {
    if (!projects) throw new Error('no projects')
    return projects.rows.map((row) => ({
      row,
      key: row.key,
      of: (field: ProjectField) => row.values[projects.indexOf(field)] ?? null,
      formulas: projectFields()
        .filter(({ id, role }) => role === 'computed' && projects.hasFormula(row, id))
        .map(({ id }) => id)
    }))
  }
  const rowWith = async (key: string) => {
    const found = rowsOf(await read()).find((row) => row.key === key)
    if (!found) throw new Error(`no row ${key}`)
    return found
  }

  beforeAll(async () => {
    workbook = open()
    await workbook.insert(sampleLayout(plan), 'replace')
  })

  it('grow by one of a task and by one at the end, with keys, formulas and names', async () => {
    const values = { name: '湿地修复', content: '修复湿地', years: '2023-2024', amount: 300.1 }
    const first = await addProject(workbook, choosePlan, { ...values, task, leadUnits: '郑陆镇、红梅街道' })
    const last = await addProject(workbook, choosePlan, { ...values, name: '管网改造' })
    const report = await read()
    const rows = rowsOf(report)
    expect(rows).toHaveLength(COUNT + 2)
    expect(new Set(rows.map(({ key }) => key)).size).toBe(COUNT + 2)
    expect(rows.findIndex(({ key }) => key === first.key)).toBe(5)
    expect(rows[COUNT + 1]?.key).toBe(last.key)
    expect(rows[COUNT]?.key).toBe(plan.projects.at(-1)?.code)
    const added = rows[5]
    expect(
      ['no', 'adjustment', 'amount', 'leadKeys'].map((field) => added?.of(field as ProjectField))
    ).toEqual([COUNT + 1, '新增', 300.1, '|郑陆镇|红梅街道|'])
    expect(['status', 'investedTotal', 'findings'].map((field) => added?.of(field as ProjectField))).toEqual([
      null,
      null,
      null
    ])
    for (const row of rows) expect([row.key, row.formulas.length]).toEqual([row.key, 7])
    const { projects } = report
    const table = projects?.sheet.tables[0]?.range
    expect((table?.bottom ?? 0) - (table?.top ?? 0)).toBe(COUNT + 2)
    for (const { name, refersTo } of report.content.names) {
      if (!projectFields().some(({ id }) => columnName('projects', id) === name)) continue
      const range = parseReference(refersTo)?.range
      expect([name, range?.top, range?.bottom]).toEqual([name, 4, COUNT + 5])
    }
    expect(projects?.sheet.protected).toBe(true)
    const codes = atOnce(validateWorkbook(plan, report)).findings.filter(({ rowKey }) => rowKey === first.key)
    expect(codes.map(({ code }) => code)).toContain('adjustment-unexplained')
    expect(codes.map(({ code }) => code)).not.toContain('formula-overwritten')
  })

  it('are adjusted with their plan cells open, and put back as the plan has them', async () => {
    const change = (adjustment: 'changed' | 'cancelled' | 'planned', explanation?: string) =>
      adjustProject(workbook, choosePlan, {
        key: 'PRJ-02',
        adjustment,
        ...(explanation === undefined ? {} : { explanation })
      })
    expect(await change('changed', '经批准调整')).toBe(true)
    const changed = await rowWith('PRJ-02')
    expect([changed.of('adjustment'), changed.of('explanation')]).toEqual(['调整', '经批准调整'])
    const { projects } = await read()
    const amount = { sheet: '项目表', top: changed.row.row - 1, left: projects?.columnOf('amount') ?? 0 }
    await workbook.write([{ ...amount, values: [[250]] }])
    expect((await rowWith('PRJ-02')).of('amount')).toBe(250)
    expect(await change('planned')).toBe(true)
    expect((await rowWith('PRJ-02')).of('amount')).toBe(200)
    await expect(workbook.write([{ ...amount, values: [[1]] }])).rejects.toMatchObject({
      code: 'sheet-protected'
    })
    expect(await adjustProject(workbook, choosePlan, { key: 'NEW-none', adjustment: 'cancelled' })).toBe(
      false
    )
  })

  it('are sorted with their keys, marks and formulas, and the report says the same', async () => {
    const before = rowsOf(await read())
    expect(await sortProjects(workbook, choosePlan, { field: 'amount', isDescending: true })).toBe(true)
    const after = rowsOf(await read())
    const contents = (rows: typeof before) =>
      new Map(rows.map((row) => [row.key, projectFields().map(({ id }) => row.of(id))]))
    expect(new Set(contents(after).keys())).toEqual(new Set(contents(before).keys()))
    for (const [key, values] of contents(before)) expect(contents(after).get(key)).toEqual(values)
    const amounts = after.map((row) => row.of('amount')).filter((amount) => typeof amount === 'number')
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a))
    for (const row of after) expect(row.formulas).toHaveLength(7)
  })
})

describe('a blank workbook', () => {
  it('fills its empty rows before it grows', async () => {
    const workbook = fileWorkbook()
    const { buildWorkbook } = await import('../../src/domain/report/build-workbook')
    await workbook.insert(atOnce(buildWorkbook({ plan, variant: 'blank', header: {} })), 'replace')
    const { place, key } = await addProject(workbook, choosePlan, { name: '甲' })
    expect(place.cell).toBe('E5')
    const { projects } = readReport(await workbook.read(), plan)
    expect(projects?.rows.map((row) => row.key)).toEqual([key])
    expect(projects?.sheet.tables[0]?.range.bottom).toBe(103)
  })
})
