import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { BRACKET_KINDS } from '../bracket-lexicon'
import type { RowCheck, Rule } from '../rule'

/** A bracket in a name or a units cell is opened and never closed, or closed and never opened. */
export const bracketUnbalanced: Rule = {
  code: 'bracket-unbalanced',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed'],
  indicatorRow: (_context, table) =>
    check<IndicatorField>(table, ['group', 'name', 'unit', 'responsibleUnit']),
  projectRow: (_context, table) =>
    check<ProjectField>(table, ['type', 'name', 'leadUnits', 'cooperatingUnits'])
}

function check<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  fields: readonly F[]
): RowCheck<F> {
  const placed = fields.map((id) => ({ id, at: table.indexOf(id) }))
  return (row, fault) => {
    for (const { id, at } of placed) {
      const content = row.values[at] ?? null
      if (typeof content !== 'string' || !ANY_BRACKET.test(content)) continue
      const bracket = firstUnbalanced(content)
      if (bracket !== undefined) fault({ field: id, params: { bracket } })
    }
  }
}

const kindOfOpening = new Map(
  BRACKET_KINDS.flatMap(({ open }, kind) =>
    [...open].map((each): [number, number] => [each.charCodeAt(0), kind])
  )
)
const kindOfClosing = new Map(
  BRACKET_KINDS.flatMap(({ close }, kind) =>
    [...close].map((each): [number, number] => [each.charCodeAt(0), kind])
  )
)

const ANY_BRACKET = new RegExp(
  `[${BRACKET_KINDS.flatMap(({ open, close }) => [...open, ...close])
    .map((bracket) => `\\u${bracket.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')}]`
)

/** The first bracket without a partner; absent where all are paired and nested. */
function firstUnbalanced(text: string): string | undefined {
  const open: { readonly bracket: string; readonly kind: number }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const opens = kindOfOpening.get(unit)
    if (opens !== undefined) {
      open.push({ bracket: text.charAt(at), kind: opens })
      continue
    }
    const closes = kindOfClosing.get(unit)
    if (closes === undefined) continue
    const last = open.pop()
    if (last?.kind !== closes) return last?.bracket ?? text.charAt(at)
  }
  return open.at(-1)?.bracket
}
