import { areaText, intersection } from '../engine/area'
import { OfficeError } from '../bridge/office-error'
import type { RangeTarget } from './range-target'

/** Selects a range as a person or `select()` does, activating its sheet. */
export function selectRange({ sheet, area }: RangeTarget): void {
  const { book } = sheet
  const before = book.activeSheetId
  const left = book.selection.areas
  if (sheet.state.visibility !== 'Visible')
    throw new OfficeError('InvalidOperation', 'A hidden sheet cannot be selected.')
  if (before !== sheet.id) {
    book.activeSheetId = sheet.id
    if (before) book.emit({ kind: 'deactivated', target: before, detail: { worksheetId: before } })
    book.emit({ kind: 'activated', target: sheet.id, detail: { worksheetId: sheet.id } })
  }
  book.selection = { sheetId: sheet.id, areas: [area] }
  book.emit({
    kind: 'selectionChanged',
    target: sheet.id,
    detail: { worksheetId: sheet.id, address: areaText(area) }
  })
  for (const table of sheet.state.tables) {
    const within = intersection(table.area, area)
    const wasWithin = before === sheet.id && left.some((one) => intersection(table.area, one))
    if (!within && !wasWithin) continue
    book.emit({
      kind: 'tableSelectionChanged',
      target: table.id,
      detail: { worksheetId: sheet.id, address: within ? areaText(within) : '' }
    })
  }
}
