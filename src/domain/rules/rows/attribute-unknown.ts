import {
  ADJUSTMENT_WORDS,
  ATTRIBUTE_WORDS,
  DIRECTION_WORDS,
  PROJECT_STATUS_WORDS,
  SELF_ASSESSMENT_WORDS
} from '../../measures/value-lexicon'
import { canonicalText } from '../../plan/canonical-text'
import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { type CellContent, cellText, isEmptyCell } from '../../report/workbook-content'
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
  projectRow: (_context, table) => check(table, PROJECT_CHOICES)
}

interface Choice<F extends string> {
  readonly field: F
  readonly words: Readonly<Record<string, string>>
  readonly required: boolean
}

const PROJECT_CHOICES: readonly Choice<ProjectField>[] = [
  { field: 'adjustment', words: ADJUSTMENT_WORDS, required: false },
  { field: 'status', words: PROJECT_STATUS_WORDS, required: false }
]

/** Tells contents that are none of the choices. */
function isNoChoice({ words, required }: Omit<Choice<string>, 'field'>): (content: CellContent) => boolean {
  const known = new Set(Object.values(words))
  return (content) => {
    if (typeof content === 'string' && known.has(content)) return false
    return isEmptyCell(content) ? required : !known.has(canonicalText(cellText(content)))
  }
}

function check<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  choices: readonly Choice<F>[]
): RowCheck<F> {
  const placed = choices.map((choice) => ({
    field: choice.field,
    allowed: Object.values(choice.words),
    isWrong: isNoChoice(choice),
    at: table.indexOf(choice.field)
  }))
  return (row, fault) => {
    for (const { field, allowed, isWrong, at } of placed) {
      if (isWrong(row.values[at] ?? null)) fault({ field, params: { allowed } })
    }
  }
}
