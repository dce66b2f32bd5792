import { intersection } from '../engine/area'
import type { CellValue } from '../engine/cell-value'
import { valueTypeOf } from '../engine/cell-value'
import { invalidArgument } from '../bridge/office-error'
import type { Arguments } from './office-class'
import type { AreasTarget } from './range-target'
import { areasOfCells } from './range-target'

const cellKinds = ['Blanks', 'Constants', 'Formulas', 'Visible', 'ConditionalFormats', 'DataValidations']

/** The cells of a kind: blanks, constants, formulas, visible ones, those with rules; null when there are none. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-special-cells */
export function specialCells(target: AreasTarget, [cellType, valueType]: Arguments): AreasTarget | null {
  const kind = String(cellType)
  if (!cellKinds.includes(kind)) throw invalidArgument(`${kind} is no cell type`)
  const { sheet } = target
  const wants = (value: CellValue): boolean => {
    const type = valueTypeOf(value)
    const wanted = typeof valueType === 'string' ? valueType : 'All'
    if (wanted === 'All') return true
    const names: Record<string, string> = {
      Error: 'Errors',
      Boolean: 'Logical',
      Double: 'Numbers',
      String: 'Text',
      Empty: 'Text'
    }
    return wanted.includes(names[type]!)
  }
  const cells: { row: number; column: number }[] = []
  const used = sheet.usedArea(false)
  for (const area of target.areas) {
    if (kind === 'ConditionalFormats' || kind === 'DataValidations') {
      const rules = kind === 'ConditionalFormats' ? sheet.state.conditionalFormats : sheet.state.validations
      const shared = rules.flatMap((rule) =>
        rule.areas.map((own) => intersection(own, area)).filter((own) => own !== undefined)
      )
      if (shared.length > 0) return { sheet, areas: shared }
      continue
    }
    const within = used && intersection(used, area)
    if (!within) continue
    for (let row = within.top; row <= within.bottom; row++) {
      for (let column = within.left; column <= within.right; column++) {
        const value = sheet.value(row, column)
        const formula = sheet.formula(row, column) !== undefined
        const take =
          kind === 'Blanks'
            ? value === '' && !formula
            : kind === 'Constants'
              ? value !== '' && !formula && wants(value)
              : kind === 'Formulas'
                ? formula && wants(value)
                : !sheet.isRowHidden(row) && !sheet.state.hiddenColumns[column]
        if (take) cells.push({ row, column })
      }
    }
  }
  return cells.length === 0 ? null : { sheet, areas: areasOfCells(cells) }
}
