import { contains, coversColumns, coversRows, intersection } from '../engine/area'
import type { Cell } from '../engine/sheet'
import { invalidArgument } from '../bridge/office-error'
import { rulesWithout } from './cell-rules'
import { changeContents } from './content'
import type { RangeTarget } from './range-target'
import { guardAllowed, guardContent } from './range-target'

/** Clears what `applyTo` names: All, Contents, Formats, Hyperlinks, RemoveHyperlinks. Source: https://learn.microsoft.com/javascript/api/excel/excel.cleartype */
export function clearRange({ sheet, area }: RangeTarget, applyTo: unknown): void {
  const what = typeof applyTo === 'string' ? applyTo : 'All'
  if (!['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks', 'ResetContents'].includes(what)) {
    throw invalidArgument(`${what} is no way to clear`)
  }
  if (what === 'All' || what === 'Contents' || what === 'ResetContents') guardContent(sheet, area)
  if (what === 'All' || what === 'Formats') guardAllowed(sheet, 'allowFormatCells')
  if (what === 'All' || what === 'Formats') {
    const state = sheet.touch()
    if (coversColumns(area) && coversRows(area)) state.sheetFormat = ''
    if (coversColumns(area))
      for (let column = area.left; column <= area.right; column++) delete state.columnFormats[column]
    if (coversRows(area)) for (let row = area.top; row <= area.bottom; row++) delete state.rowFormats[row]
    state.merges = state.merges.filter((merge) => !intersection(merge, area))
    state.conditionalFormats = rulesWithout(state.conditionalFormats, [area])
  }
  if (what === 'All') {
    const state = sheet.touch()
    state.validations = rulesWithout(state.validations, [area])
  }
  if (what !== 'Contents' && what !== 'Formats' && what !== 'ResetContents') {
    const state = sheet.touch()
    for (const key of Object.keys(state.hyperlinks)) {
      const [row = 0, column = 0] = key.split(',').map(Number)
      if (contains(area, { top: row, bottom: row, left: column, right: column })) delete state.hyperlinks[key]
    }
  }
  if (what === 'Formats') sheet.writeExisting(area, (_row, _column, old) => withoutStyle(old), false)
  else if (what === 'Contents' || what === 'ResetContents') {
    changeContents(sheet, area, (_row, _column, old) => (old?.s ? { s: old.s } : undefined), true)
  } else if (what === 'All') changeContents(sheet, area, () => undefined, true)
}

function withoutStyle(cell: NonNullable<Cell>): Cell {
  const rest = { ...cell }
  delete rest.s
  return rest.v === undefined && rest.f === undefined ? undefined : rest
}
