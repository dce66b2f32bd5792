import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { printPeriod } from '../measures/report-period'
import { cellAddress } from '../report/a1'
import { SIGN_OFF_LABELS, signOffText } from '../report/guide-lexicon'
import { SIGN_OFF_KEY } from '../report/metadata-sheet'
import type { Report, SignOff } from '../report/report'
import { storedValueBlocks } from '../report/stored-values'
import { cellText, type CellBlock, type SheetContent } from '../report/workbook-content'
import { isUnusedRow } from '../rules/row-identity'
import { cellOf, isReported, plainValue, tableOf, TABLES } from './row-values'

/** Whether a workbook's data is as somebody signed it: not signed, as signed, or changed since. */
export type SignOffState = 'unsigned' | 'signed' | 'stale'

/** A workbook's sign-off as it stands; `by` is absent where nobody signed. */
export interface SignOffStatus {
  readonly state: SignOffState
  readonly by?: SignOff
}

/**
 * Hash of what a workbook reports: unit, period and all that people and the plan say in the rows. Order, codes, computed
 * cells, marks and findings do not count, so that sorting, validating and splitting leave it as it is.
 */
export const reportingHash = (report: Report): string => hashOf(report, cellOf)

/** Before numbers were read to 15 digits, what the cells themselves hold was signed. */
const hashOfCells = (report: Report): string =>
  hashOf(report, ({ sheet, columnOf }, { row }, field) => {
    const column = columnOf(field)
    return column === undefined ? null : (sheet.values[row - 1 - sheet.top]?.[column - sheet.left] ?? null)
  })

function hashOf(report: Report, contentOf: typeof cellOf): string {
  const { header, period } = report
  const rows = TABLES.flatMap((id) => {
    const table = tableOf(report, id)
    return (table?.rows ?? []).flatMap((row) => {
      if (!table || isUnusedRow(table, row)) return []
      const said = table.fields.flatMap((field) => {
        const isSaid = field.role === 'plan' || field.role === 'coordinator'
        if (!isSaid && !isReported(table, row, field)) return []
        const content = contentOf(table, row, field.id)
        const value = plainValue(content) ?? (cellText(content) || null)
        return value === null ? [] : [[field.id, value]]
      })
      return [JSON.stringify([id, said])]
    })
  }).sort()
  const unit = cellText(header.unit?.value ?? null)
  const whole = JSON.stringify([unit, period ? printPeriod(period) : '', rows])
  return bytesToHex(sha256(utf8ToBytes(whole)))
}

/** How a workbook's sign-off stands against what it reports by now. */
export function signOffStatus(report: Report): SignOffStatus {
  const by = report.metadata?.signOff
  if (!by) return { state: 'unsigned' }
  const isAsSigned = by.hash === reportingHash(report) || by.hash === hashOfCells(report)
  return { state: isAsSigned ? 'signed' : 'stale', by }
}

/**
 * What to write so that a workbook carries a sign-off of its present data and shows it beside 审核人; nothing in a workbook
 * without metadata.
 */
export function signOffBlocks(report: Report, by: SignOff): readonly CellBlock[] {
  const stored = storedValueBlocks(report.content, { [SIGN_OFF_KEY]: by })
  return stored.length === 0 ? [] : [...stored, ...shownBlocks(report.guide, signOffText(by, 'signed'))]
}

/**
 * What to write so that the guide sheet says how the sign-off stands by now; nothing where it does, nobody signed, or
 * something else was typed there.
 */
export function signOffNoticeBlocks(report: Report): readonly CellBlock[] {
  const { state, by } = signOffStatus(report)
  if (!by || state === 'unsigned') return []
  const place = signaturePlace(report.guide)
  const now = place ? cellText(place.sheet.values[place.row]?.[place.column] ?? null) : ''
  const other = signOffText(by, state === 'signed' ? 'stale' : 'signed')
  return now === '' || now === other ? shownBlocks(report.guide, signOffText(by, state)) : []
}

function shownBlocks(guide: SheetContent | undefined, text: string): readonly CellBlock[] {
  const place = signaturePlace(guide)
  if (!place) return []
  const { sheet, row, column } = place
  return [{ sheet: sheet.name, top: sheet.top + row, left: sheet.left + column, values: [[text]] }]
}

/** The cell that shows a workbook's sign-off; absent where the guide sheet or the reviewer's label is gone. */
export function signOffPlace({
  guide
}: Report): { readonly sheet: string; readonly cell: string } | undefined {
  const place = signaturePlace(guide)
  if (!place) return undefined
  const { sheet, row, column } = place
  return { sheet: sheet.name, cell: cellAddress(sheet.top + row, sheet.left + column) }
}

/** The cell right of the reviewer's label, wherever it stands by now; positions within the sheet's values. */
function signaturePlace(
  guide: SheetContent | undefined
): { readonly sheet: SheetContent; readonly row: number; readonly column: number } | undefined {
  for (const [row, cells] of guide?.values.entries() ?? []) {
    const column = cells.findIndex((content) => cellText(content) === SIGN_OFF_LABELS.reviewedBy)
    if (guide && column >= 0) return { sheet: guide, row, column: column + 1 }
  }
  return undefined
}
