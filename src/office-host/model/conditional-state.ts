import type { Sheet } from '../engine/sheet'
import type { ConditionalFormatState } from '../engine/workbook-state'
import { itemNotFound } from '../bridge/office-error'
import { guardAllowed } from './range-target'

/** A conditional format by its id on its sheet. */
export interface FormatTarget {
  sheet: Sheet
  id: string
}

/** The state of a conditional format; ItemNotFound once it is deleted. */
export const conditionalState = ({ sheet, id }: FormatTarget): ConditionalFormatState => {
  const state = sheet.state.conditionalFormats.find((format) => format.id === id)
  if (!state) throw itemNotFound('the conditional format')
  return state
}

/** Changes a conditional format; refused where protection keeps formats. */
export function changeConditional(
  target: FormatTarget,
  update: (state: ConditionalFormatState) => void
): void {
  guardAllowed(target.sheet, 'allowFormatCells')
  target.sheet.touch()
  update(conditionalState(target))
}
