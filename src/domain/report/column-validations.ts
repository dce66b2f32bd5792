import type { DataColumns } from './column-formats'
import type { ColumnValidation, FieldDefinition } from './fields'
import type { CellRange, ValidationLayout } from './layout'
import { LIST_NAMES } from './lists-sheet'

/** What the template lets people type into a column; formulas are those of `cell`. */
export function validationRule(validation: ColumnValidation, cell: string): ValidationLayout['rule'] {
  if ('list' in validation) return { kind: 'list', source: LIST_NAMES[validation.list] }
  if ('formula' in validation) return { kind: 'custom', formula: validation.formula(cell) }
  const { min, max } = validation
  return max === undefined
    ? { kind: 'decimal', operator: 'greaterThanOrEqual', min }
    : { kind: 'decimal', operator: 'between', min, max }
}

/** The native validations of a data sheet, the plan's columns first; columns that share one are one. */
export function columnValidations<F extends string>(
  fields: readonly FieldDefinition<F>[],
  columns: DataColumns<F>
): readonly ValidationLayout[] {
  const isPlan = ({ role }: FieldDefinition<F>): boolean => role === 'plan'
  const sharing = new Map<ColumnValidation, FieldDefinition<F>[]>()
  for (const field of [...fields.filter(isPlan), ...fields.filter((each) => !isPlan(each))]) {
    const { validation } = field
    if (validation) sharing.set(validation, [...(sharing.get(validation) ?? []), field])
  }
  return [...sharing].flatMap(([validation, [first, ...others]]): ValidationLayout[] => {
    if (!first) return []
    const { title = first.header, prompt, error, alert = 'stop' } = validation
    return [
      {
        ranges: joinedRanges([first, ...others].map(({ id }) => columns.range(id))),
        rule: validationRule(validation, columns.firstCell(first.id).replace('$', '')),
        alert,
        prompt: { title, text: prompt },
        error: { title, text: error }
      }
    ]
  })
}

/** Neighbouring columns as one range, so that Excel's own list of validations stays short. */
function joinedRanges(ranges: readonly CellRange[]): CellRange[] {
  const joined: CellRange[] = []
  for (const range of ranges) {
    const last = joined.at(-1)
    if (last && last.right + 1 === range.left) joined[joined.length - 1] = { ...last, right: range.right }
    else joined.push(range)
  }
  return joined
}
