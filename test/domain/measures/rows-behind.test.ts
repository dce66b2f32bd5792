import Big from 'big.js'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { computeWorkbook } from '../../../src/application/compute-workbook'
import type { ReportFigures } from '../../../src/domain/measures/compute'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'
import { workbookInMemory } from '../../support/workbook-in-memory'

let figures: ReportFigures
beforeAll(async () => {
  const plan = builtInPlan()
  const workbook = await workbookInMemory(sampleLayout(plan))
  figures = (await computeWorkbook(workbook, () => Promise.resolve(plan), undefined)).figures
})

const sumOf = (field: string, positions: readonly number[]): string =>
  positions
    .map((position) => figures.projects[position]?.[field])
    .reduce<Big>((sum, value) => (value instanceof Big ? sum.plus(value) : sum), new Big(0))
    .round(2, Big.roundHalfUp)
    .toFixed()

describe('the rows behind a figure', () => {
  it('are as many as it counts and add up to what it sums, in every line of every block', () => {
    const lines = Object.values(figures.summary.investmentBy).flat()
    expect(lines.length).toBeGreaterThan(50)
    for (const { figures: of } of lines) {
      expect(String(figures.rowsBehind(of.count.id).length)).toBe(String(figures.value(of.count.id)))
      expect(sumOf('amount', figures.rowsBehind(of.total.id))).toBe(String(figures.value(of.total.id)))
    }
  })

  it('are those whose years include the year of an even spread', () => {
    for (const { year, figure } of figures.summary.evenSpread) {
      const taken = figures.projects.flatMap(({ startYear, endYear, amount }, position) =>
        amount instanceof Big && Number(startYear) <= year && year <= Number(endYear) ? [position] : []
      )
      expect(figures.rowsBehind(figure.id)).toEqual(taken)
    }
  })

  it('are none where a figure is unknown', () => {
    expect(figures.rowsBehind('nowhere')).toEqual([])
  })
})
