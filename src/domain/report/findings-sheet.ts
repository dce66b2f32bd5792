import { parseReference, sheetReference, cellRange, quotedSheet, rangeAddress } from './a1'
import { mappedInSteps, type Steps } from '../measures/steps'
import type { LinkLayout, NameLayout, SheetLayout } from './layout'
import { tablePage } from './printed-page'
import type { FindingLine } from './report-draft'
import { SheetCanvas } from './sheet-canvas'
import { COLORS, GRID, headerStyle, noteStyle, titleStyle, type StyleBook } from './styles'
import { rowHeight } from './text-height'
import {
  FINDING_HEADERS,
  findingsCounted,
  FINDINGS_NOTE,
  FONT_NAMES,
  NO_FINDINGS,
  ORIGIN_WORDS,
  SEVERITY_WORDS,
  SHEET_NAMES,
  TABLE_TITLES
} from './workbook-lexicon'

export type FindingColumn = keyof typeof FINDING_HEADERS

/** Columns of the findings table in order. */
export const FINDING_COLUMNS = Object.keys(FINDING_HEADERS) as readonly FindingColumn[]
/** Name of the Excel table over the findings. */
export const FINDINGS_TABLE = 'PlanFindings'
/** Defined name of a findings column's header cell. */
export const findingHeaderName = (column: FindingColumn): string => `${FINDINGS_TABLE}_head_${column}`

const WIDTHS: Readonly<Record<FindingColumn, number>> = {
  no: 6,
  severity: 9,
  origin: 11,
  sheet: 12,
  cell: 9,
  rowKey: 11,
  field: 16,
  value: 26,
  message: 60,
  explanation: 34,
  state: 11,
  code: 14,
  fieldId: 14
}
const HIDDEN: ReadonlySet<FindingColumn> = new Set(['code', 'fieldId'])
const LEFT: ReadonlySet<FindingColumn> = new Set(['field', 'value', 'message', 'explanation'])
const HEADER_ROW = 2
/** Excel takes no more links on one sheet. */
const MOST_LINKS = 65_000

const PRINT = tablePage(HEADER_ROW, 0.5)

const SEVERITY_COLORS = { mandatory: COLORS.mandatory, verification: COLORS.verification } as const

function countsOf(lines: readonly FindingLine[]): Parameters<typeof findingsCounted>[0] {
  const remarks = lines.filter(({ standing }) => standing === 'remark').length
  const reported = lines.filter(({ origin, standing }) => origin === 'reported' && standing !== 'remark')
  const count = (counts: (line: FindingLine) => boolean): number => reported.filter(counts).length
  return {
    mandatory: count(({ severity }) => severity === 'mandatory'),
    verification: count(({ severity }) => severity === 'verification'),
    explained: count(({ standing }) => standing === 'explained'),
    lapsed: count(({ severity, standing }) => severity === 'verification' && standing === 'lapsed'),
    plan: lines.length - reported.length - remarks,
    remarks
  }
}

/** The findings of the last validation (审核结果), each linked to its cell; not protected. */
export function* findingsSheet(
  lines: readonly FindingLine[] | undefined,
  planTitle: string,
  book: StyleBook
): Steps<{ readonly sheet: SheetLayout; readonly names: readonly NameLayout[] }> {
  const canvas = new SheetCanvas()
  const findings = lines ?? []
  const links: LinkLayout[] = []
  layHeading(canvas, findings, planTitle, book)
  yield* mappedInSteps(findings, (line, index) => {
    layFinding(canvas, line, index, book)
    const link = linkOf(line, index)
    if (link && links.length < MOST_LINKS) links.push(link)
  })
  if (findings.length === 0) {
    FINDING_COLUMNS.forEach((column, position) =>
      canvas.put(HEADER_ROW + 1, position, cellStyle(book, column, 'verification', false), null)
    )
  }
  return {
    sheet: {
      id: 'findings',
      name: SHEET_NAMES.findings,
      visibility: 'visible',
      tabColor: 'B45F06',
      columns: FINDING_COLUMNS.map((column) => ({
        width: WIDTHS[column],
        ...(HIDDEN.has(column) ? { hidden: true } : {})
      })),
      rows: canvas.rows,
      cells: canvas.cells,
      merges: canvas.merges,
      freeze: { rows: HEADER_ROW + 1, columns: 0 },
      zoom: 90,
      table: {
        name: FINDINGS_TABLE,
        range: {
          top: HEADER_ROW,
          left: 0,
          bottom: HEADER_ROW + Math.max(findings.length, 1),
          right: FINDING_COLUMNS.length - 1
        },
        columns: FINDING_COLUMNS.map((column) => ({ name: FINDING_HEADERS[column] }))
      },
      links,
      print: PRINT
    },
    names: FINDING_COLUMNS.map((column, index) => ({
      name: findingHeaderName(column),
      refersTo: sheetReference(SHEET_NAMES.findings, cellRange(HEADER_ROW, index))
    }))
  }
}

/** Title, counts and the headers of the columns. */
function layHeading(
  canvas: SheetCanvas,
  findings: readonly FindingLine[],
  planTitle: string,
  book: StyleBook
): void {
  const right = FINDING_COLUMNS.findLastIndex((column) => !HIDDEN.has(column))
  canvas.putMerged(
    { top: 0, left: 0, bottom: 0, right },
    titleStyle(book),
    `${planTitle}${TABLE_TITLES.findings}`
  )
  canvas.height(0, 38)
  const note =
    findings.length === 0 ? NO_FINDINGS : `${findingsCounted(countsOf(findings))}。${FINDINGS_NOTE}`
  canvas.putMerged({ top: 1, left: 0, bottom: 1, right }, noteStyle(book, 'left'), note)
  canvas.height(1, 24)
  FINDING_COLUMNS.forEach((column, index) =>
    canvas.put(HEADER_ROW, index, headerStyle(book), FINDING_HEADERS[column])
  )
  canvas.height(HEADER_ROW, 28)
}

function layFinding(canvas: SheetCanvas, line: FindingLine, index: number, book: StyleBook): void {
  const row = HEADER_ROW + 1 + index
  const texts = wording(line, index + 1)
  FINDING_COLUMNS.forEach((column, position) => {
    const isLink = column === 'cell' && line.cell !== ''
    canvas.put(row, position, cellStyle(book, column, line.severity, isLink), texts[column])
  })
  canvas.height(
    row,
    rowHeight(
      FINDING_COLUMNS.filter((column) => !HIDDEN.has(column)).map((column) => [
        String(texts[column] ?? ''),
        WIDTHS[column]
      ])
    )
  )
}

const OWN_SHEETS: ReadonlySet<string> = new Set(Object.values(SHEET_NAMES))

/** The link from a finding to its cell; absent where that lies on no sheet of the product. */
function linkOf(line: FindingLine, index: number): LinkLayout | undefined {
  const target = parseReference(line.cell)
  if (!target || !OWN_SHEETS.has(line.sheet)) return undefined
  return {
    row: HEADER_ROW + 1 + index,
    column: FINDING_COLUMNS.indexOf('cell'),
    target: `${quotedSheet(line.sheet)}!${rangeAddress(target.range)}`
  }
}

function wording(line: FindingLine, no: number): Readonly<Record<FindingColumn, string | number | null>> {
  return {
    no,
    severity: SEVERITY_WORDS[line.severity],
    origin: ORIGIN_WORDS[line.origin],
    sheet: line.sheet,
    cell: line.cell,
    rowKey: line.rowKey,
    field: line.field,
    value: line.value,
    message: line.message,
    explanation: line.explanation ?? null,
    state: line.state ?? null,
    code: line.code ?? null,
    fieldId: line.fieldId ?? null
  }
}

function cellStyle(
  book: StyleBook,
  column: FindingColumn,
  severity: FindingLine['severity'],
  isLink: boolean
): string {
  const isSeverity = column === 'severity'
  const isOpen = column === 'explanation'
  const horizontal = LEFT.has(column) ? 'left' : 'center'
  const kind = isLink ? 'link' : isSeverity ? severity : isOpen ? 'open' : 'text'
  return book.use(`finding.${kind}.${horizontal}`, () => ({
    font: {
      name: FONT_NAMES.body,
      size: 11,
      ...(isSeverity ? { bold: true } : {}),
      ...(isLink ? { underline: true } : {}),
      color: isLink ? COLORS.link : isSeverity ? SEVERITY_COLORS[severity] : COLORS.text
    },
    ...(isOpen ? { fill: COLORS.toFill } : {}),
    horizontal,
    vertical: 'center',
    wrap: true,
    borders: GRID,
    locked: false
  }))
}
