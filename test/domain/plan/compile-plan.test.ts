import { describe, expect, it } from '@jest/globals'
import { compilePlan } from '../../../src/domain/plan/compile-plan'
import type { IndicatorRecord, PlanDocument, ProjectRecord } from '../../../src/domain/plan/plan-document'

const indicator: IndicatorRecord = {
  code: 'I1',
  no: 1,
  category: 'air',
  name: '浓度',
  unit: 'μg/m³',
  baseline: '36%',
  target: '较2020年下降10%',
  direction: 'down',
  accumulation: 'level',
  min: '0',
  attribute: 'binding',
  source: ''
}
const project: ProjectRecord = {
  code: 'P1',
  no: 1,
  task: 'one',
  type: '类',
  name: '项目',
  content: '',
  years: '2022—2023年',
  amount: '1,200.5',
  leadUnits: '甲局及某处',
  cooperatingUnits: '/'
}
const document: PlanDocument = {
  format: 1,
  id: 'p',
  title: '规划',
  shortTitle: '规划',
  region: '某区',
  period: { start: 2026, end: 2028 },
  baselineYear: 2025,
  issued: '2026-01',
  coordinatingUnit: '甲局',
  units: [{ name: '甲局', kind: 'department' }],
  categories: [{ id: 'air', name: '大气' }],
  tasks: [{ id: 'one', name: '一、任务', shortName: '任务' }],
  indicators: [indicator],
  projects: [project, { ...project, code: 'P2', no: 2, years: '2023-2022', amount: '多' }],
  declared: { indicators: 1, binding: 1, anticipatory: 0, projects: 2, totalInvestment: '0', perTask: [] }
}

describe('a compiled plan', () => {
  const plan = compilePlan(document)

  it('holds the years of its period', () => {
    expect(plan.years).toEqual([2026, 2027, 2028])
    expect(compilePlan({ ...document, period: { start: 2028, end: 2026 } }).years).toEqual([])
  })

  it('holds indicators with what is printed read', () => {
    const compiled = plan.indicatorByCode.get('I1')
    expect(compiled?.category).toEqual({ id: 'air', name: '大气' })
    expect(compiled?.baselineValue?.toFixed()).toBe('36')
    expect(compiled?.targetExpression).toMatchObject({
      kind: 'change',
      baseYear: 2020,
      text: '较2020年下降10%'
    })
    expect([compiled?.min?.toFixed(), compiled?.max]).toEqual(['0', undefined])
  })

  it('holds projects with what is printed read', () => {
    const compiled = plan.projectByCode.get('P1')
    expect(compiled?.task.shortName).toBe('任务')
    expect(compiled?.yearSpan).toEqual({ start: 2022, end: 2023 })
    expect(compiled?.amountValue?.toFixed()).toBe('1200.5')
    expect(compiled?.leads).toMatchObject({ units: [{ name: '甲局' }], unknown: ['某处'] })
    expect(compiled?.cooperating.units).toEqual([])
  })

  it('leaves absent what cannot be read and keeps the printed text', () => {
    const compiled = plan.projectByCode.get('P2')
    expect([compiled?.yearSpan, compiled?.amountValue]).toEqual([undefined, undefined])
    expect([compiled?.years, compiled?.amount]).toEqual(['2023-2022', '多'])
  })
})
