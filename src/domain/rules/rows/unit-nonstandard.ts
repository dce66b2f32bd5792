import type { Rule } from '../rule'
import { standardUnit } from '../unit-spellings'

/** A unit of measurement is known but spelled in another way than the standard (ug/m3 for μg/m³). */
export const unitNonstandard: Rule = {
  code: 'unit-nonstandard',
  severity: 'verification',
  fixable: true,
  spelling: true,
  yieldsTo: ['plan-cell-changed'],
  indicatorRow(_context, table) {
    const at = table.indexOf('unit')
    return (row, fault) => {
      const content = row.values[at] ?? null
      if (typeof content !== 'string') return
      const standard = standardUnit(content)
      if (standard !== undefined && standard !== content)
        fault({ field: 'unit', params: { expected: standard } })
    }
  }
}
