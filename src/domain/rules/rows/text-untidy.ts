import { findUntidy, tidyText } from '../../plan/canonical-text'
import { parseYears, printYears } from '../../plan/years'
import {
  indicatorFields,
  projectFields,
  type FieldRole,
  type IndicatorField,
  type ProjectField
} from '../../report/fields'
import { planFields } from '../../report/plan-rows'
import type { ReportTable } from '../../report/report'
import { isEmptyCell } from '../../report/workbook-content'
import type { RowCheck, Rule } from '../rule'
import { tidyUnits } from '../unit-spellings'

/** Fields of several lines, where a line break is wanted: 主要内容 and every text that people fill in. */
const LONG: ReadonlySet<string> = new Set([
  'content',
  ...[...indicatorFields([]), ...projectFields()].flatMap(({ id, role, content }) =>
    content === 'text' && (role === 'report' || role === 'coordinator') ? [id] : []
  )
])
const UNITS: ReadonlySet<string> = new Set(['leadUnits', 'cooperatingUnits', 'responsibleUnit'])

/**
 * A text has blanks at its edges, invisible or control characters, full-width digits, or a line break where one line is
 * meant. A numeric plan cell is judged by what is printed for it, which no change of the workbook mends.
 */
export const textUntidy: Rule = {
  code: 'text-untidy',
  severity: 'verification',
  fixable: true,
  spelling: true,
  yieldsTo: [
    'plan-cell-changed',
    'unit-nonstandard',
    'number-as-text',
    'number-unreadable',
    'years-unreadable',
    'amount-unreadable',
    'attribute-unknown',
    'sequence-broken'
  ],
  indicatorRow: (_context, table) => check(table),
  projectRow: (_context, table) => check(table)
}

/** Fields whose texts people or the plan wrote. */
const WRITTEN: ReadonlySet<FieldRole> = new Set(['plan', 'report', 'coordinator'])

function check<F extends IndicatorField | ProjectField>(table: ReportTable<F>): RowCheck<F> {
  const planned = planFields[table.id] as readonly F[]
  const fields = table.fields.flatMap(({ id, role }, at) =>
    WRITTEN.has(role) ? [{ id, at, plannedAt: planned.indexOf(id), isLong: LONG.has(id) }] : []
  )
  return (row, fault, own) => {
    for (const { id, at, plannedAt, isLong } of fields) {
      const content = row.values[at]
      if (typeof content === 'string') {
        if (!mayBeUntidy(content, isLong)) continue
        const reasons = findUntidy(content).filter((reason) => reason !== 'line-break' || !isLong)
        if (reasons.length > 0)
          fault({
            field: id,
            params: { reasons, suggested: tidied(content, id) }
          })
      } else if (own && plannedAt >= 0 && typeof content === 'number') {
        const printed = own.printed[plannedAt] ?? ''
        if (!mayBeUntidy(printed, isLong) || own.cells[plannedAt] !== content) continue
        const reasons = findUntidy(printed)
        if (reasons.length > 0) {
          const params = { reasons, suggested: tidyText(printed) }
          fault({ field: id, value: printed, fixable: false, params })
        }
      }
    }
  }
}

/** Whether a cell's text deserves the full look, which most cells are spared. */
const mayBeUntidy = (text: string, isLong: boolean): boolean =>
  !isPlain(text, isLong) && SUSPECT.test(text) && !isEmptyCell(text)

/** Whether a text holds nothing but visible ASCII, ideographs, common marks and wanted line breaks, as most cells do; told sooner than by the pattern. */
function isPlain(text: string, isLong: boolean): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit > 0x3000 ? unit < 0xd800 || isPlainMark(unit) : unit > 0x20 && unit < 0x7f) continue
    if (unit >= 0x2010 && unit < 0x2028) continue
    if (!isLong || unit !== LINE_BREAK || at === 0 || at === text.length - 1) return false
  }
  return true
}

const LINE_BREAK = 0x0a

/** ( ) , : ; ? in full width, as Chinese text has them. */
const isPlainMark = (unit: number): boolean =>
  unit === 0xff0c ||
  unit === 0xff08 ||
  unit === 0xff09 ||
  unit === 0xff1a ||
  unit === 0xff1b ||
  unit === 0xff1f

/** Everything untidy shows one of these. */
const SUSPECT =
  /^ | $| {2}|\u034f|[\ufe00-\ufe0f]|[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff\uff05\uff0b\uff0e\uff10-\uff19\uff1c-\uff1e\uff21-\uff3a\uff41-\uff5a]/u

function tidied(text: string, field: string): string {
  if (field === 'years') {
    const years = parseYears(text)
    return years.ok ? printYears(years.span) : tidyText(text)
  }
  if (UNITS.has(field)) return tidyUnits(text)
  return LONG.has(field)
    ? text
        .split(/\r\n|[\n\r]/u)
        .map(tidyText)
        .join('\n')
        .trim()
    : tidyText(text)
}
