import { isYearly } from '../../measures/report-period'
import { isEmptyCell } from '../../report/workbook-content'
import { assignedValue, indicatorFacts } from '../indicator-facts'
import type { Rule } from '../rule'

/**
 * No value for a year up to the report year; a half-year or quarter report asks for 本期值 in place of its own year. While a
 * target assigned from above has no 下达目标值, 自评 is enough: with neither, the row gets one finding, at 自评, which is the
 * one cell that settles it. Mandatory for 约束性.
 */
export const actualMissing: Rule = {
  code: 'actual-missing',
  severity: 'mandatory',
  yieldsTo: ['conclusion-missing', 'cell-error'],
  indicatorRow(context, table) {
    const { period } = context
    if (!period) return undefined
    const isPart = !isYearly(period)
    const last = isPart ? period.year - 1 : period.year
    const due = table.fields.flatMap(({ id, year }, at) =>
      year !== undefined && year <= last ? [{ id, year, at }] : []
    )
    const currentAt = table.indexOf('current')
    const facts = indicatorFacts(context, table)
    const assigned = assignedValue(table)
    const assessmentAt = table.indexOf('selfAssessment')
    return (row, fault) => {
      const missing = due.filter(({ at }) => isEmptyCell(row.values[at] ?? null))
      const isCurrentMissing = isPart && isEmptyCell(row.values[currentAt] ?? null)
      if (missing.length === 0 && !isCurrentMissing) return
      const { binding, target } = facts(row)
      const severity = binding ? 'mandatory' : 'verification'
      const attribute = binding ? 'binding' : 'anticipatory'
      if (target.kind === 'assigned' && !assigned(row)) {
        if (isEmptyCell(row.values[assessmentAt] ?? null)) {
          const years = missing.map(({ year }) => String(year))
          const params = years.length > 0 ? { reason: 'assigned', years } : { reason: 'assigned-part' }
          fault({ field: 'selfAssessment', severity, params })
        }
        return
      }
      for (const { id, year } of missing) fault({ field: id, severity, params: { reason: attribute, year } })
      if (isCurrentMissing) fault({ field: 'current', severity, params: { reason: `${attribute}-part` } })
    }
  }
}
