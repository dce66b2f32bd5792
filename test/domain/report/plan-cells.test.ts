import { describe, expect, it } from '@jest/globals'
import type { IndicatorField, ProjectField } from '../../../src/domain/report/fields'
import {
  indicatorPlanCell,
  planCell,
  planCellUnchanged,
  projectPlanCell,
  projectPrintedText,
  sameMeaning
} from '../../../src/domain/report/plan-cells'
import type { CellContent } from '../../../src/domain/report/workbook-content'
import type { CellValue } from '../../../src/domain/report/layout'
import { buildReport } from '../../support/report-builder'
import { smallPlan, smallPlanDocument } from '../rules/small-plan'

const plan = smallPlan()

describe('plan cell of an indicator', () => {
  it.each<[string, IndicatorField, CellValue]>([
    ['IND-1', 'no', 1],
    ['IND-1', 'category', '环境质量'],
    ['IND-1', 'group', null],
    ['IND-1', 'baseline', 82],
    ['IND-1', 'target', 84],
    ['IND-1', 'direction', '越高越好'],
    ['IND-1', 'attribute', '约束性'],
    ['IND-3', 'baseline', '/'],
    ['IND-4', 'target', '完成省定目标'],
    ['IND-5', 'target', '保持\n稳定'],
    ['IND-1', 'actual2021', null],
    ['IND-1', 'responsibleUnit', null]
  ])('of %s shows %s as %j', (code, field, value) => {
    const indicator = plan.indicatorByCode.get(code)
    expect(indicator && indicatorPlanCell(indicator, field)).toBe(value)
  })

  it.each([
    ['1,200', 1200],
    ['８３.８', 83.8],
    ['-0.5', -0.5],
    ['12%', '12%'],
    ['≥98', '≥98'],
    ['60—65', '60—65'],
    ['1234567890123456', '1234567890123456']
  ])('shows the printed target %s as %j', (target, value) => {
    const indicators = smallPlanDocument.indicators.map((record) => ({ ...record, target }))
    const indicator = smallPlan({ indicators }).indicators[0]
    expect(indicator && indicatorPlanCell(indicator, 'target')).toBe(value)
  })
})

describe('plan cell of a project', () => {
  it.each<[string, ProjectField, CellValue]>([
    ['PRJ-1', 'task', '一、治水'],
    ['PRJ-1', 'name', '河道\n清淤'],
    ['PRJ-1', 'years', '2021-2023'],
    ['PRJ-2', 'years', 2022],
    ['PRJ-2', 'amount', 500.5],
    ['PRJ-3', 'amount', '/'],
    ['PRJ-4', 'cooperatingUnits', null],
    ['PRJ-1', 'status', null]
  ])('of %s shows %s as %j', (code, field, value) => {
    const project = plan.projectByCode.get(code)
    expect(project && projectPlanCell(project, field)).toBe(value)
  })

  it('keeps what is printed beside the number', () => {
    const project = plan.projectByCode.get('PRJ-2')
    expect(project && projectPrintedText(project, 'amount')).toBe('500.5  ')
  })

  it('is absent for a row the plan does not know', () => {
    expect(planCell(plan, 'projects', 'X', 'name')).toBeUndefined()
    expect(planCell(plan, 'indicators', 'PRJ-1', 'name')).toBeUndefined()
  })
})

describe('meaning of a plan cell', () => {
  it.each<[string, CellValue, CellContent]>([
    ['name', '河道\n清淤', '河道清淤'],
    ['unit', 'ug/m3', 'μg/m³'],
    ['baseline', 36, '36.0'],
    ['baseline', '-', '/'],
    ['target', '60—65', '60~65'],
    ['target', 84, '84.00'],
    ['amount', 5000, '5,000 万元'],
    ['amount', '/', '—'],
    ['years', '2021-2025', '2021年至2025年'],
    ['leadUnits', '城关镇\n县水利局', '城关镇、县水利局'],
    ['cooperatingUnits', null, '  '],
    ['cooperatingUnits', null, '/'],
    ['content', null, null]
  ])('of %s stays from %j to %j', (field, own, content) => {
    expect(sameMeaning(plan, field, own, content)).toBe(true)
  })

  it.each<[string, CellValue, CellContent]>([
    ['name', '河道清淤', '河道疏浚'],
    ['baseline', 36, 36.01],
    ['baseline', 36, '36%'],
    ['target', '60—65', '60—66'],
    ['target', '≥98', '>98'],
    ['amount', 5000, '/'],
    ['years', 2021, '2021-2022'],
    ['leadUnits', '城关镇、县水利局', '县水利局、城关镇'],
    ['leadUnits', '城关镇（甲公司', '城关镇（甲公司）'],
    ['cooperatingUnits', '/', null],
    ['name', '河道', { error: '#REF!' }],
    ['amount', 1, true]
  ])('of %s changes from %j to %j', (field, own, content) => {
    expect(sameMeaning(plan, field, own, content)).toBe(false)
  })

  it('is judged by the key of the row', () => {
    const report = buildReport(plan, { projects: [{ key: 'PRJ-1' }, { key: 'X' }] })
    const { projects } = report
    const unchanged = projects?.rows.map((row) => planCellUnchanged(plan, projects, row, 'name'))
    expect(unchanged).toEqual([true, false])
  })
})
