import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { INDICATOR_COMPUTED } from '../../../src/domain/measures/indicator-measures'
import { parsePeriod } from '../../../src/domain/measures/report-period'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { readReport } from '../../../src/domain/report/read-report'
import { computeFromReport } from '../../../src/domain/report/report-rows'
import { computedIndicator } from '../../../src/domain/rules/computed-indicator'
import { builtInPlan } from '../../support/built-in-plan'
import { layoutToContent } from '../../support/layout-content'
import { indicatorRows, REPORTED_INDICATORS } from '../../support/reported-rows'

describe('computed columns of an indicator row', () => {
  it.each(['2021年', '2023年', '2023年上半年', '2025年', '某时'])(
    'are those of the summary in %s',
    (said) => {
      const period = parsePeriod(said)
      const rows = [
        ...indicatorRows(builtInPlan, {
          ...REPORTED_INDICATORS,
          'IND-03': { actual2021: 82, actual2022: 83, current: 83.5 }
        }),
        { key: 'X', values: { name: '新', target: '≥５', baseline: 3, direction: '越高越好', actual2023: 4 } }
      ]
      const layout = atOnce(
        buildWorkbook({
          plan: builtInPlan,
          variant: 'prefilled',
          header: { period: said },
          indicators: rows
        })
      )
      const report = readReport(layoutToContent(layout), builtInPlan)
      const table = report.indicators
      if (!table) throw new Error('no indicators')
      const figures = atOnce(computeFromReport(builtInPlan, report, period))
      const computed = computedIndicator({ plan: builtInPlan, report, period, numbers: {} }, table)
      table.rows.forEach((row, index) => {
        const cell = computed(row)
        for (const field of INDICATOR_COMPUTED) {
          expect([row.key, field, cell(field)]).toEqual([row.key, field, figures.indicators[index]?.[field]])
        }
      })
      expect(table.rows).toHaveLength(rows.length)
    }
  )
})
