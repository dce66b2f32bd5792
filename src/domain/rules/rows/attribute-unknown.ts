import { canonicalText } from '../../plan/canonical-text'
import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { cellText, isEmptyCell } from '../../report/workbook-content'
import {
  ADJUSTMENT_WORDS,
  ATTRIBUTE_WORDS,
  DIRECTION_WORDS,
  PROJECT_STATUS_WORDS,
  SELF_ASSESSMENT_WORDS
} from '../../report/workbook-lexicon'
import type { RowCheck, Rule } from '../rule'

/** 属性 is neither 约束性 nor 预期性, or another choice cell (方向, 自评, 调整类型, 项目状态) holds none of its choices; only 属性 and 方向 may not be empty. */
export const attributeUnknown: Rule = {
  code: 'attribute-unknown',
  severity: 'mandatory',
  yieldsTo: ['plan-cell-changed'],
  indicatorRow: (_context, table) =>
    check<IndicatorField>(table, [
      { field: 'attribute', words: ATTRIBUTE_WORDS, required: true },
      { field: 'direction', words: DIRECTION_WORDS, required: true },
      { field: 'selfAssessment', words: SELF_ASSESSMENT_WORDS, required: false }
    ]),
  projectRow: (_context, table) =>
    check<ProjectField>(table, [
      { field: 'adjustment', words: ADJUSTMENT_WORDS, required: false },
      { field: 'status', words: PROJECT_STATUS_WORDS, required: false }
    ])
}

interface Choice<F extends string> {
  readonly field: F
  readonly words: Readonly<Record<string, string>>
  readonly required: boolean
}

function check<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  choices: readonly Choice<F>[]
): RowCheck<F> {
  const placed = choices.map(({ field, words, required }) => {
    const allowed = Object.values(words)
    return { field, required, allowed, known: new Set(allowed), at: table.indexOf(field) }
  })
  return (row, fault) => {
    for (const { field, required, allowed, known, at } of placed) {
      const content = row.values[at] ?? null
      if (typeof content === 'string' && known.has(content)) continue
      if (isEmptyCell(content) ? required : !known.has(canonicalText(cellText(content)))) {
        fault({ field, params: { allowed } })
      }
    }
  }
}
