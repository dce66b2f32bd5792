import { WorkbookProblem, type CellPlace } from '../../application/ports'
import { cellAddress, parseReference } from '../../domain/report/a1'
import type { Session } from './session'

/** Shows a cell to the person and selects it; a hidden sheet cannot be shown and fails. */
export async function selectCell({ context, sync }: Session, { sheet, cell }: CellPlace): Promise<void> {
  const worksheet = context.workbook.worksheets.getItem(sheet)
  worksheet.activate()
  worksheet.getRange(cell).select()
  await sync()
}

/** The active cell. */
export async function activeCell({ context, sync }: Session): Promise<CellPlace> {
  const cell = context.workbook.getActiveCell()
  cell.load('address')
  await sync()
  const reference = parseReference(cell.address)
  if (reference?.sheet === undefined) throw new WorkbookProblem('unknown', { code: 'NoActiveCell' })
  return { sheet: reference.sheet, cell: cellAddress(reference.range.top, reference.range.left) }
}
