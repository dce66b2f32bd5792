import type { Plan } from '../plan/plan'
import { ignoredRowReader } from './ignored-rows'
import { metadataSheetOf } from './read-metadata'
import { formulaTest, guidingWords, normalizedHeader, readReport, rowReader } from './read-report'
import type { Report, ReportRow, ReportTable } from './report'
import type { CellContent, RowSpan, SheetContent, WorkbookContent } from './workbook-content'

/**
 * The report of a workbook in which only these rows may have changed since the last reading; the same as reading it whole.
 * Rows elsewhere stay the same objects, and so do the tables' columns, unless something changed by which sheets, columns or
 * header fields are found: then all is read anew.
 */
export function rereadReport(
  report: Report,
  plan: Plan,
  content: WorkbookContent,
  spans: readonly RowSpan[]
): Report {
  const after = new Map(content.sheets.map((sheet) => [sheet.name, sheet]))
  const isPlain =
    report.content.sheets.length === content.sheets.length &&
    spans.every((span) => isOrdinary(report, plan, span, after.get(span.sheet))) &&
    !(report.indicators && touchesIgnored(report.indicators, after, spans)) &&
    !(report.projects && touchesIgnored(report.projects, after, spans))
  if (!isPlain) return readReport(content, plan)
  const now = (sheet: SheetContent | undefined): SheetContent | undefined => sheet && after.get(sheet.name)
  return {
    ...report,
    content,
    guide: now(report.guide),
    summary: now(report.summary),
    findings: now(report.findings),
    indicators: report.indicators && rereadTable(report.indicators, after, spans),
    projects: report.projects && rereadTable(report.projects, after, spans)
  }
}

/** Whether nothing in these rows, before or after, can change where sheets, columns and header fields are found. */
function isOrdinary(report: Report, plan: Plan, span: RowSpan, after: SheetContent | undefined): boolean {
  const before = report.content.sheets.find(({ name }) => name === span.sheet)
  if (!before || !after) return false
  if (before.top !== after.top || before.left !== after.left || span.top <= before.top) return false
  if (before === report.guide || before === metadataSheetOf(report.content)) return false
  for (const table of [report.indicators, report.projects]) {
    if (table?.sheet === before && span.top <= table.headerRow) return false
  }
  const words = wordsOf(plan)
  const guides = (cell: CellContent): boolean => typeof cell === 'string' && words.has(normalizedHeader(cell))
  const last = Math.min(span.bottom, after.top + Math.max(before.values.length, after.values.length) - 1)
  for (let row = span.top - after.top; row <= last - after.top; row += 1) {
    const [was, is] = [before.values[row] ?? [], after.values[row] ?? []]
    for (let column = 0; column < Math.max(was.length, is.length); column += 1) {
      const [old, now] = [was[column] ?? null, is[column] ?? null]
      if (old !== now && (guides(old) || guides(now))) return false
    }
  }
  return true
}

/**
 * Whether rows that are no data are among these rows or next to them, before or after: what stands below a note may belong
 * to it.
 */
function touchesIgnored<F extends string>(
  table: ReportTable<F>,
  after: ReadonlyMap<string, SheetContent>,
  spans: readonly RowSpan[]
): boolean {
  const sheet = after.get(table.sheet.name) ?? table.sheet
  const read = rowReader(sheet, table.fields, table.columnOf)
  const readIgnored = ignoredRowReader({ ...table, sheet })
  return spans.some(({ sheet: name, top, bottom }) => {
    if (name !== sheet.name) return false
    if (table.ignoredRows.some(({ row }) => row >= top && row <= bottom + 2)) return true
    const last = Math.min(bottom, sheet.top + sheet.values.length - 1)
    for (let row = top; row <= last; row += 1)
      if (readIgnored(row, read(row - sheet.top), undefined)) return true
    return false
  })
}

const knownWords = new WeakMap<Plan, ReadonlySet<string>>()

function wordsOf(plan: Plan): ReadonlySet<string> {
  const known = knownWords.get(plan) ?? guidingWords(plan)
  knownWords.set(plan, known)
  return known
}

function rereadTable<F extends string>(
  table: ReportTable<F>,
  after: ReadonlyMap<string, SheetContent>,
  spans: readonly RowSpan[]
): ReportTable<F> {
  const sheet = after.get(table.sheet.name) ?? table.sheet
  if (sheet === table.sheet) return table
  const { columnOf, fields } = table
  const read = rowReader(sheet, fields, columnOf)
  const last = sheet.top + sheet.values.length - 1
  let rows = table.rows
  for (const span of spans) {
    if (span.sheet !== sheet.name) continue
    const fresh: ReportRow[] = []
    for (let row = span.top; row <= Math.min(span.bottom, last); row += 1) {
      const found = read(row - sheet.top)
      if (found) fresh.push(found)
    }
    // Rows count from 1 in a report, from 0 in a span.
    const from = firstFrom(rows, span.top + 1)
    const to = firstFrom(rows, span.bottom + 2)
    rows = [...rows.slice(0, from), ...fresh, ...rows.slice(to)]
  }
  return { ...table, sheet, rows, hasFormula: formulaTest(sheet, columnOf) }
}

/** Position of the first row from this number on. */
function firstFrom(rows: readonly ReportRow[], number: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.row ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}
