import { isEmptyCell } from '../../report/workbook-content'
import type { FixKind } from './fix'

/** A computed cell gets the template's formula back; what somebody typed over it is lost, so a person confirms that. */
export const templateFormulaFix: FixKind = {
  code: 'formula-overwritten',
  safe: ({ content }) => isEmptyCell(content),
  mend: ({ formula }) => {
    const text = formula()
    return text === undefined ? undefined : { formula: text }
  }
}

/** A computed cell whose formula lost what it refers to gets the template's formula back. */
export const brokenFormulaFix: FixKind = {
  code: 'cell-error',
  safe: true,
  mend: ({ formula, present }) => {
    const text = present?.includes(LOST_REFERENCE) ? formula() : undefined
    return text === undefined ? undefined : { formula: text }
  }
}

const LOST_REFERENCE = '#REF!'
