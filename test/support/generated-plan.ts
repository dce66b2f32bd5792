import Big from 'big.js'
import { compilePlan } from '../../src/domain/plan/compile-plan'
import type { PlanDocument, ProjectRecord } from '../../src/domain/plan/plan-document'
import type { Plan } from '../../src/domain/plan/plan'
import type { ProjectField } from '../../src/domain/report/fields'
import type { Report } from '../../src/domain/report/report'
import type { CellContent } from '../../src/domain/report/workbook-content'
import { builtInDocument } from './built-in-plan'
import { buildReport, FILLED_HEADER, indicatorRows, type RowSpec } from './report-builder'

/** Digits of a generated number: of one width, so that no generated name is another with a sign inserted. */
const WIDTH = 6

/** The row without its printed merged cells, whose findings stand on the row above. */
function standingAlone(record: ProjectRecord): ProjectRecord {
  const alone: { -readonly [K in keyof ProjectRecord]: ProjectRecord[K] } = { ...record }
  delete alone.continues
  return alone
}

/** The built-in plan with as many projects as asked for: its own over and over, each with a name and amount of its own. */
export function generatedDocument(projects: number): PlanDocument {
  const printed = builtInDocument.projects
  const records = Array.from({ length: projects }, (_, index): ProjectRecord => {
    const pattern = printed[index % printed.length] ?? printed[0]!
    const number = String(index + 1).padStart(WIDTH, '0')
    return {
      ...standingAlone(pattern),
      code: `GEN-${number}`,
      no: index + 1,
      name: `${pattern.name.replace(/\s/gu, '')}${number}`,
      amount: pattern.amount === '/' ? '/' : String(100 + ((index * 37) % 9000))
    }
  })
  const totalOf = (some: readonly ProjectRecord[]): string =>
    some.reduce((sum, { amount }) => (amount === '/' ? sum : sum.plus(amount)), new Big(0)).toFixed()
  const { indicators, binding, anticipatory } = builtInDocument.declared
  return {
    ...builtInDocument,
    id: `generated-${projects}`,
    projects: records,
    declared: {
      indicators,
      binding,
      anticipatory,
      projects,
      totalInvestment: totalOf(records),
      perTask: builtInDocument.tasks.map(({ id }) => {
        const own = records.filter(({ task }) => task === id)
        return { task: id, projects: own.length, totalInvestment: totalOf(own) }
      })
    }
  }
}

/** What a reporter typed for a project in 2023; about one row in twenty holds a slip. */
function reported(
  record: ProjectRecord,
  index: number
): Readonly<Partial<Record<ProjectField, CellContent>>> {
  const amount = record.amount === '/' ? 500 : Number(record.amount)
  const [start = 2021, end = start] = record.years.split('-').map(Number)
  if (start > 2023) return {}
  const done = end <= 2023
  const total = done ? amount : Math.round(amount * 0.6)
  const values: Partial<Record<ProjectField, CellContent>> = {
    investedYear: Math.round(total * 0.4),
    investedTotal: total,
    fundSource: '区级财政',
    physicalProgress: done ? 100 : 60,
    progressNote: '按计划推进',
    status: done ? '完工' : '在建'
  }
  switch (index % 100) {
    case 7:
      return { ...values, investedTotal: amount * 1.5 }
    case 23:
      return { ...values, investedTotal: `${total}` }
    case 41:
      return { ...values, investedYear: total + 10 }
    case 59:
      return { ...values, physicalProgress: null }
    case 83:
      return { ...values, progressNote: ' 按计划推进' }
    default:
      return values
  }
}

/** A whole workbook of 2023 over a generated plan, the same at every call. */
export function generatedReport(projects: number): { readonly plan: Plan; readonly report: Report } {
  const document = generatedDocument(projects)
  const plan = compilePlan(document)
  const rows = document.projects.map((record, index): RowSpec<ProjectField> => ({
    key: record.code,
    values: reported(record, index)
  }))
  return {
    plan,
    report: buildReport(plan, {
      header: { ...FILLED_HEADER, unit: builtInDocument.coordinatingUnit },
      indicators: indicatorRows(plan),
      projects: rows,
      metadata: {}
    })
  }
}
