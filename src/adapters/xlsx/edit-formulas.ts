import { cellRange, parseReference, rangeAddress } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'
import type { RowEdits } from './edit-requests'
import { withoutAttributes, xmlText } from './edit-splices'
import type { Place } from './shared-formulas'
import { sharedFormula } from './shared-formulas'
import { attribute } from './xml-tags'

/** A formula element as it stands in a sheet. */
export interface FormulaElement {
  readonly place: Place
  /** Name with namespace prefix. */
  readonly tag: string
  readonly attributes: string
  /** XML between its tags. */
  readonly content: string
  /** Whether the cell gets a value instead. */
  readonly isReplaced: boolean
}

/**
 * Watches the formulas of one sheet in document order and answers with another formula element where one has to change
 * because the cell that carries its text is replaced; undefined where it may stay. Throws RangeError when only a part of
 * an array or data table would be replaced, for Excel would calculate over it without a word.
 */
export function formulaWatch(edits: RowEdits): (formula: FormulaElement) => string | undefined {
  const replaced = new Map<string, { formula: string; place: Place }>()
  return ({ place, tag, attributes, content, isReplaced }) => {
    const kind = attribute(attributes, 't')
    if (kind === 'array' || kind === 'dataTable') {
      const range = parseReference(attribute(attributes, 'ref') ?? '')?.range
      refusePart(range ?? cellRange(place.row, place.column), edits)
      return undefined
    }
    const index = attribute(attributes, 'si')
    if (kind !== 'shared' || index === undefined) return undefined
    if (content.trim() !== '') {
      if (isReplaced) replaced.set(index, { formula: plainText(content), place })
      else replaced.delete(index)
      return undefined
    }
    const first = replaced.get(index)
    if (first === undefined || isReplaced) return undefined
    const own = withoutAttributes(attributes, 't', 'si', 'ref').trimEnd()
    return `<${tag}${own}>${xmlText(sharedFormula(first.formula, first.place, place))}</${tag}>`
  }
}

function refusePart(range: CellRange, edits: RowEdits): void {
  const { top, left, bottom, right } = range
  const cells = (bottom - top + 1) * (right - left + 1)
  let edited = 0
  const count = (row: number, column: number) => {
    if (edits.get(row)?.has(column)) edited += 1
  }
  if (cells < edits.size) {
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) count(row, column)
  } else {
    for (const [row, columns] of edits) {
      if (row < top || row > bottom) continue
      for (const column of columns.keys()) if (column >= left && column <= right) count(row, column)
    }
  }
  if (edited > 0 && edited < cells)
    throw new RangeError(`${rangeAddress(range)} holds one formula and cannot be changed in part`)
}

/** Element content as text; `attribute` already knows entities, so the content is handed to it as a value. */
function plainText(content: string): string {
  const withoutSections = content.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => xmlText(text))
  return attribute(` text="${withoutSections.replaceAll('"', '&quot;')}"`, 'text') ?? ''
}
