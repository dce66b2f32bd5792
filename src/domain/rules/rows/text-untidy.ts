import { findUntidy, tidyText } from '../../plan/canonical-text'
import { parseYears, printYears } from '../../plan/years'
import {
  indicatorFields,
  projectFields,
  type FieldRole,
  type IndicatorField,
  type ProjectField
} from '../../report/fields'
import { planCell, planPrintedText } from '../../report/plan-cells'
import type { ReportTable } from '../../report/report'
import { type CellContent, isEmptyCell } from '../../report/workbook-content'
import type { RowCheck, Rule, RuleContext } from '../rule'
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
  indicatorRow: check,
  projectRow: check
}

/** Fields whose texts people or the plan wrote. */
const WRITTEN: ReadonlySet<FieldRole> = new Set(['plan', 'report', 'coordinator'])

function check<F extends IndicatorField | ProjectField>(
  { plan }: RuleContext,
  table: ReportTable<F>
): RowCheck<F> {
  const fields = table.fields.flatMap(({ id, role }, at) =>
    WRITTEN.has(role) ? [{ id, at, planned: role === 'plan' }] : []
  )
  return (row, fault) => {
    for (const { id, at, planned } of fields) {
      const content = row.values[at] ?? null
      if (typeof content === 'string') {
        if (!mayBeUntidy(content)) continue
        const reasons = findUntidy(content).filter((reason) => reason !== 'line-break' || !LONG.has(id))
        if (reasons.length > 0)
          fault({
            field: id,
            params: { reasons, suggested: tidied(content, id) }
          })
      } else if (planned && typeof content === 'number') {
        if (!mayBeUntidy(planPrintedText(plan, table.id, row.key, id) ?? '')) continue
        const own = planCell(plan, table.id, row.key, id)
        if (!own || own.value !== content) continue
        const reasons = findUntidy(own.printed)
        if (reasons.length > 0) {
          fault({
            field: id,
            value: own.printed,
            fixable: false,
            params: { reasons, suggested: tidyText(own.printed) }
          })
        }
      }
    }
  }
}

/** Whether a cell's text deserves the full look, which most cells are spared. */
const mayBeUntidy = (content: CellContent): boolean =>
  typeof content === 'string' && !isPlain(content) && SUSPECT.test(content) && !isEmptyCell(content)

/** Whether a text holds nothing but visible ASCII, 、 and 。 and the common ideographs, as most cells do; told sooner than by the pattern. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const plain =
      (unit >= 0x4e00 && unit <= 0x9fff) || (unit > 0x20 && unit < 0x7f) || unit === 0x3001 || unit === 0x3002
    if (!plain) return false
  }
  return true
}

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
