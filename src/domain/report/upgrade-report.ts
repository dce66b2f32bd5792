import type { Steps } from '../measures/steps'
import type { Plan } from '../plan/plan'
import { buildWorkbook } from './build-workbook'
import { draftOfReport } from './draft-of-report'
import type { CellLayout, SheetLayout, WorkbookLayout } from './layout'
import { metadataSheetWith } from './metadata-sheet'
import { metadataSheetOf, storedValues } from './read-metadata'
import type { Report, ReportTable } from './report'
import type { FindingLine } from './report-draft'
import { noteStyle, StyleBook } from './styles'
import { cellKey, isCellError, isEmptyCell, type SheetContent } from './workbook-content'
import { OLD_SHEET_MARK, SHEET_NAMES } from './workbook-lexicon'
import { TEMPLATE_VERSION } from './template-version'

/** A sheet that the template does not have, or that holds columns of its own, kept as values beside the new sheets. */
export interface KeptSheet {
  readonly sheet: string
  /** Its name in the upgraded workbook. */
  readonly as: string
}

/** Which own sheets come along: all of them into a new file, only what would be replaced beside an open workbook. */
export type UpgradePlace = 'new-file' | 'open-workbook'

/** A workbook in the present template, and what came along beside. */
export interface UpgradedWorkbook {
  readonly layout: WorkbookLayout
  readonly kept: readonly KeptSheet[]
}

/**
 * A workbook of another template version laid out in the present template: rows, header, period and everything the metadata
 * keeps (base values, keys, hash as sent, rules, explanations) stay; own sheets, and tables with columns of their own, are
 * kept as values.
 */
export function* upgradedWorkbook(
  plan: Plan,
  report: Report,
  findings: readonly FindingLine[],
  place: UpgradePlace
): Steps<UpgradedWorkbook> {
  const draft = draftOfReport(plan, report)
  yield
  const built = yield* buildWorkbook({ ...draft, findings })
  yield
  const book = new StyleBook()
  const metadata = metadataSheetOf(report.content)
  const stored = new Map(metadata ? storedValues(metadata) : [])
  const sheets = built.sheets.map((sheet) => {
    if (sheet.id !== 'metadata' || stored.size === 0) return sheet
    return metadataSheetWith(new Map(stored).set('templateVersion', String(TEMPLATE_VERSION)), book)
  })
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()))
  const kept: KeptSheet[] = []
  const isCopied = ({ name }: SheetContent): boolean => place === 'new-file' || names.has(name.toLowerCase())
  const copies = ownSheets(report)
    .filter(isCopied)
    .map((sheet): SheetLayout => {
      const as = freeName(sheet.name, names)
      names.add(as.toLowerCase())
      kept.push({ sheet: sheet.name, as })
      return copyOf(sheet, as, book)
    })
  return {
    layout: { ...built, sheets: [...sheets, ...copies], styles: { ...built.styles, ...book.record() } },
    kept
  }
}

function ownSheets(report: Report): readonly SheetContent[] {
  const { content, guide, summary, findings, indicators, projects } = report
  const known = new Set<SheetContent | undefined>([guide, summary, findings, metadataSheetOf(content)])
  const tables: readonly ReportTable[] = [indicators, projects].filter((table) => table !== undefined)
  return content.sheets.filter((sheet) => {
    if (known.has(sheet) || (sheet.name === SHEET_NAMES.lists && sheet.visibility !== 'visible')) return false
    const table = tables.find((each) => each.sheet === sheet)
    // Totals and notes are no rows of the new table.
    if (table) return hasOwnColumns(table) || table.ignoredRows.length > 0
    return sheet.values.some((row) => row.some((cell) => !isEmptyCell(cell)))
  })
}

function hasOwnColumns(table: ReportTable): boolean {
  const known = new Set<number | undefined>(table.fields.map(({ id }) => table.columnOf(id)))
  return table.sheet.values
    .slice(Math.max(0, table.headerRow - table.sheet.top))
    .some((row) => row.some((cell, index) => !isEmptyCell(cell) && !known.has(table.sheet.left + index)))
}

/** Excel takes at most 31 characters. */
const LONGEST_NAME = 31

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name
  for (let count = 1; ; count += 1) {
    const mark = count === 1 ? OLD_SHEET_MARK : `${OLD_SHEET_MARK}${count}`
    const free = `${name.slice(0, LONGEST_NAME - mark.length)}${mark}`
    if (!taken.has(free.toLowerCase())) return free
  }
}

function copyOf(sheet: SheetContent, name: string, book: StyleBook): SheetLayout {
  const { top, left, values, numberFormats, merges, visibility } = sheet
  const styleOf = (format: string | undefined): string =>
    format === undefined
      ? noteStyle(book, 'left')
      : book.use(`copy.${format}`, () => ({ ...plainStyle, numberFormat: format }))
  const cells: (CellLayout | undefined)[][] = Array.from({ length: top }, () => [])
  values.forEach((row, down) => {
    const line: (CellLayout | undefined)[] = Array.from({ length: left }, () => undefined)
    row.forEach((content, right) => {
      const value = isCellError(content) ? content.error : content
      const format = numberFormats.get(cellKey(top + down, left + right))
      line.push(value === null ? undefined : { value, style: styleOf(format) })
    })
    cells.push(line)
  })
  const width = Math.max(0, ...cells.map((line) => line.length))
  return {
    id: 'copy',
    name,
    visibility,
    columns: Array.from({ length: width }, () => ({ width: 14 })),
    rows: new Map(),
    cells,
    merges
  }
}

const plainStyle = {
  font: { name: 'Arial', size: 11 },
  vertical: 'center',
  wrap: true,
  locked: true
} as const
