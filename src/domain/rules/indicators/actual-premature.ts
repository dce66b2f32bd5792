import { isEmptyCell } from '../../report/workbook-content'
import { printPeriod } from '../../measures/report-period'
import type { Rule } from '../rule'

/** A value stands in the column of a year after the report year. */
export const actualPremature: Rule = {
  code: 'actual-premature',
  severity: 'mandatory',
  indicatorRow({ period }, table) {
    if (!period) return undefined
    const later = table.fields.flatMap(({ id, year }, at) =>
      year !== undefined && year > period.year ? [{ id, year, at }] : []
    )
    if (later.length === 0) return undefined
    const reported = printPeriod(period)
    return (row, fault) => {
      for (const { id, year, at } of later) {
        if (!isEmptyCell(row.values[at] ?? null)) fault({ field: id, params: { year, period: reported } })
      }
    }
  }
}
