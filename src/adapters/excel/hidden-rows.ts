import { WorkbookProblem } from '../../application/ports'
import type { RowSpan, WorkbookContent } from '../../domain/report/workbook-content'
import type { Session } from './session'

/** Whether a row of a sheet, from 0, is hidden or may be. */
export type IsHidden = (sheet: string, row: number) => boolean

/** For sheets just made or emptied, all of whose rows show. */
export const ALL_SHOW: IsHidden = () => false

/** Rows hidden when the workbook was read; reading ends at the last value, below which more may be hidden then. */
export function hiddenIn({ sheets }: WorkbookContent): IsHidden {
  const ofSheets = new Map(
    sheets.map(({ name, top, values, hiddenRows }) => [
      name.toLowerCase(),
      { hiddenRows, end: top + values.length }
    ])
  )
  return (sheet, row) => {
    const found = ofSheets.get(sheet.toLowerCase())
    return found !== undefined && found.hiddenRows.size > 0 && (row >= found.end || found.hiddenRows.has(row))
  }
}

/**
 * Asks along with whatever is sent next which rows are hidden; special cells would tell too, but not on protected sheets.
 */
export function askHidden({ context }: Session, spans: readonly RowSpan[]): () => IsHidden {
  const asked = spans.map(({ sheet, top, bottom }) => ({
    sheet,
    top,
    rows: context.workbook.worksheets
      .getItem(sheet)
      .getRangeByIndexes(top, 0, bottom - top + 1, 1)
      .getRowProperties({ rowHidden: true })
  }))
  return () => {
    const hidden = new Map<string, Set<number>>()
    for (const { sheet, top, rows } of asked) {
      const numbers = hidden.get(sheet) ?? new Set()
      hidden.set(sheet, numbers)
      rows.value.forEach(({ rowHidden }, index) => {
        if (rowHidden) numbers.add(top + index)
      })
    }
    return (sheet, row) => hidden.get(sheet)?.has(row) ?? false
  }
}

/** Rows as the stretches that may be written at once: neighbours that show, and each hidden one alone. */
export function writableStretches(
  top: number,
  bottom: number,
  isHidden: (row: number) => boolean
): readonly { readonly top: number; readonly bottom: number }[] {
  const found: { top: number; bottom: number }[] = []
  let isOpen = false
  for (let row = top; row <= bottom; row += 1) {
    const last = found.at(-1)
    const shows = !isHidden(row)
    if (last && isOpen && shows) last.bottom = row
    else found.push({ top: row, bottom: row })
    isOpen = shows
  }
  return found
}

/** Refuses what cannot be done over the hidden rows of a sheet. */
export const rowsHidden = (sheet: string): WorkbookProblem =>
  new WorkbookProblem('rows-hidden', { sheet }, true)
