import { describe, expect, it } from '@jest/globals'
import type { CellContent } from '../../../src/domain/report/workbook-content'
import { uncountedCells } from '../../../src/domain/report/uncounted-cells'
import { smallPlan } from '../rules/small-plan'
import { buildReport, indicatorRows, projectRows } from '../../support/report-builder'

const plan = smallPlan()
const YEAR = { year: 2023, part: 'year' } as const
const HALF = { year: 2023, part: 'H1' } as const
type Cells = Readonly<Record<string, CellContent>>
const reportOf = (indicator: Cells, project: Cells) =>
  buildReport(plan, {
    indicators: indicatorRows(plan, { 'IND-1': indicator }).map((row) => ({
      ...row,
      constants: ['current']
    })),
    projects: projectRows(plan, { 'PRJ-1': project })
  })

describe('cells that figures cannot count', () => {
  it.each([
    ['a number', { actual2023: 1 }, {}, YEAR, []],
    ['nothing', { actual2023: null }, { investedTotal: '' }, YEAR, []],
    ['a value of the year that is a text', { actual2023: '约40' }, {}, YEAR, ['actual2023 text']],
    ['an error', { actual2022: { error: '#N/A' } }, {}, YEAR, ['actual2022 error']],
    ['a truth value', { actual2022: true }, {}, YEAR, ['actual2022 text']],
    ['a later year', { actual2024: '约40' }, {}, YEAR, []],
    ['未公布', { actual2023: '未公布' }, {}, YEAR, []],
    ['未公布 for an assigned target', { assignedTarget: '未公布' }, {}, YEAR, ['assignedTarget text']],
    ['a text for a part of a year', { current: '约40' }, {}, HALF, ['current text']],
    ['no period', { actual2023: '约40' }, { amount: '约2万' }, undefined, ['amount text']],
    ['an amount with its unit', {}, { investedTotal: '1,200万元' }, YEAR, ['investedTotal text']],
    ['an amount not listed', {}, { amount: '/', investedTotal: '——', investedYear: '/' }, YEAR, []],
    ['/ of a listed amount', {}, { amount: 5, investedTotal: '/' }, YEAR, ['investedTotal text']],
    ['a progress in words', {}, { physicalProgress: '过半' }, YEAR, ['physicalProgress text']]
  ] as const)('%s', (_name, indicator, project, period, expected) => {
    const found = uncountedCells(reportOf(indicator, project), period)
    expect(found.map(({ field, reason }) => `${field} ${reason}`)).toEqual(expected)
    expect(found.every(({ count, cells, isCut }) => count === 1 && cells.length === 1 && !isCut)).toBe(true)
  })

  it('are named as ranges, a bounded number of them, and counted all', () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({
      key: `NEW-${index}`,
      values: { name: `项目${index}`, investedTotal: index % 4 === 3 ? 1 : '1万元' }
    }))
    const [found] = uncountedCells(buildReport(plan, { projects: rows }), YEAR)
    expect(found).toMatchObject({ sheet: '项目表', field: 'investedTotal', count: 75, isCut: true })
    expect(found?.cells).toHaveLength(20)
    expect(found?.cells[0]).toMatch(/^([A-Z]+)\d+:\1\d+$/u)
  })
})
