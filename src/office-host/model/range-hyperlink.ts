import { hyperlinkTarget } from '../engine/formula-text'
import { changeContents } from './content'
import { changeFormat } from './format-target'
import type { RangeTarget } from './range-target'
import { guardAllowed, guardContent } from './range-target'

interface Hyperlink {
  address?: string
  documentReference?: string
  screenTip?: string
  textToDisplay?: string
}

/** The link of a range's first cell; null without one. */
export function readHyperlink({ sheet, area }: RangeTarget): Hyperlink | null {
  const link = sheet.state.hyperlinks[`${area.top},${area.left}`]
  if (link) return { ...link, textToDisplay: sheet.text(area.top, area.left) }
  const formula = sheet.formula(area.top, area.left)
  const target = formula && hyperlinkTarget(formula)
  if (!target) return null
  return target.startsWith('#') ? { documentReference: target.slice(1) } : { address: target }
}

/** Gives every cell of a range a link, or takes it away with null. Source: https://learn.microsoft.com/javascript/api/excel/excel.rangehyperlink */
export function writeHyperlink({ sheet, area }: RangeTarget, value: unknown): void {
  guardAllowed(sheet, 'allowInsertHyperlinks')
  guardContent(sheet, area)
  const state = sheet.touch()
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      if (value === null || value === undefined) {
        delete state.hyperlinks[`${row},${column}`]
        continue
      }
      const { address, documentReference, screenTip, textToDisplay } = value as Hyperlink
      state.hyperlinks[`${row},${column}`] = {
        ...(address ? { address } : {}),
        ...(documentReference ? { documentReference } : {}),
        ...(screenTip ? { screenTip } : {})
      }
      const shown = textToDisplay ?? (sheet.text(row, column) || address || documentReference || '')
      const at = { top: row, bottom: row, left: column, right: column }
      changeContents(sheet, at, (_row, _column, old) => sheet.contentCell(row, column, old, shown, false))
    }
  }
  if (value) {
    changeFormat({ sheet, areas: [area] }, (format) => ({
      ...format,
      fontColor: '#0563C1',
      underline: 'Single'
    }))
  }
}
