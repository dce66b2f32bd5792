import { parseAmount } from '../../plan/amounts'
import type { IndicatorField, ProjectField } from '../../report/fields'
import type { CellContent } from '../../report/workbook-content'
import { readableIn, readNumber } from '../cell-reading'
import { numberFields } from '../number-fields'
import { amountOf } from '../row-readings'
import type { Rule } from '../rule'
import { isPercentUnit } from '../unit-spellings'

/**
 * No number can be read where one is due. 未公布 stands for a yearly value not yet published, and `/` or a dash for the
 * invested amounts of a project whose amount the plan does not list.
 */
export const numberUnreadable: Rule = {
  code: 'number-unreadable',
  severity: 'mandatory',
  yieldsTo: ['actual-premature'],
  indicatorRow(context, table) {
    const fields = numberFields<IndicatorField>(context, table)
    const unitAt = table.indexOf('unit')
    return (row, fault) => {
      for (const { id, at } of fields) {
        const content = row.values[at] ?? null
        if (typeof content === 'number' || content === null) continue
        const reading = readNumber(content)
        const unit = row.values[unitAt]
        const unreadable =
          reading.kind === 'unreadable' ||
          (reading.kind === 'unpublished' && id === 'assignedTarget') ||
          (reading.kind === 'text' && reading.percent && !(typeof unit === 'string' && isPercentUnit(unit)))
        if (unreadable) fault({ field: id })
      }
    }
  },
  projectRow(context, table) {
    const fields = numberFields<ProjectField>(context, table)
    const amountIn = amountOf(table)
    return (row, fault) => {
      for (const { id, at } of fields) {
        const content = row.values[at] ?? null
        if (typeof content === 'number' || content === null) continue
        const reading = readNumber(content)
        if (reading.kind === 'empty' || reading.kind === 'error') continue
        if (reading.kind === 'text' && (!reading.percent || id === 'physicalProgress')) continue
        if (id !== 'physicalProgress') {
          const kind = amountKind(content)
          if (kind === 'number' || kind === 'negative') continue
          if (kind === 'unlisted' && amountIn(row).kind === 'unlisted') continue
        }
        fault({ field: id })
      }
    }
  }
}

const amountKind = (content: CellContent): string => {
  const readable = readableIn(content)
  return readable === undefined ? 'unreadable' : parseAmount(readable).kind
}
