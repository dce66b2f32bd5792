import { areaText } from '../engine/area'
import { OfficeError } from '../bridge/office-error'
import type { RangeTarget } from './range-target'

/** Selects a range as a person or `select()` does, activating its sheet. */
export function selectRange({ sheet, area }: RangeTarget): void {
  const { book } = sheet
  const before = book.activeSheetId
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
}
