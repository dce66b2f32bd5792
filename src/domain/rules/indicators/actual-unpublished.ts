import { readNumber } from '../cell-reading'
import { valueFields } from '../number-fields'
import type { Rule } from '../rule'

/** A value is given as 未公布: known to be not yet published. */
export const actualUnpublished: Rule = {
  code: 'actual-unpublished',
  severity: 'verification',
  yieldsTo: ['actual-premature'],
  indicatorRow(context, table) {
    const fields = valueFields(context, table)
    return (row, fault) => {
      for (const { id, at } of fields) {
        const content = row.values[at] ?? null
        if (typeof content === 'string' && readNumber(content).kind === 'unpublished') fault({ field: id })
      }
    }
  }
}
