import { printPeriod } from '../measures/report-period'
import { REPORT_NAMES } from '../measures/report-names'
import { cellRange, sheetReference } from './a1'
import {
  GUIDE_LEGEND,
  GUIDE_SECTIONS,
  GUIDE_STEPS,
  GUIDE_TITLE,
  HEADER_PROMPTS,
  PLAN_PERIOD_LABEL,
  planPeriod,
  SAMPLE_EXPLANATION,
  SIGN_OFF_LABELS,
  signOffText
} from './guide-lexicon'
import type { CellRange, CellStyle, NameLayout, SheetLayout, ValidationLayout } from './layout'
import { LIST_NAMES } from './lists-sheet'
import type { PreparedReport } from './prepare-rows'
import type { ReportDraft } from './report-draft'
import type { HeaderField } from './report'
import { SheetCanvas } from './sheet-canvas'
import { COLORS, GRID, legendStyle, titleStyle, warningStyle, type StyleBook } from './styles'
import { wrappedLines } from './text-height'
import { FONT_NAMES, GUIDE_LABELS, SAMPLE_WARNING, SHEET_NAMES } from './workbook-lexicon'

/** Defined name of each header field's cell. */
export const HEADER_NAMES: Readonly<Record<HeaderField, string>> = {
  unit: 'Report_unit',
  period: REPORT_NAMES.period,
  reporter: 'Report_reporter',
  phone: 'Report_phone',
  date: 'Report_date'
}

const LABEL_WIDTH = 19
const VALUE_WIDTH = 34
const WIDTHS = [LABEL_WIDTH, VALUE_WIDTH, LABEL_WIDTH, VALUE_WIDTH]
const LAST_COLUMN = WIDTHS.length - 1
const WHOLE_WIDTH = WIDTHS.reduce((sum, width) => sum + width, 0)

/** Where the header fields stand: row after the section heading, and column of the label. */
const PLACES: Readonly<Record<HeaderField, readonly [row: number, column: number]>> = {
  unit: [0, 0],
  period: [0, 2],
  reporter: [1, 0],
  phone: [1, 2],
  date: [2, 0]
}

/** The guide sheet (填报说明): plan, header fields, how to fill in, legend, sign-off block. */
export function guideSheet(
  draft: ReportDraft,
  report: PreparedReport,
  isProtected: boolean,
  book: StyleBook
): { readonly sheet: SheetLayout; readonly names: readonly NameLayout[] } {
  const canvas = new SheetCanvas()
  const guide: Guide = { canvas, book, draft }
  const headerTop = layHeading(guide, layTitles(guide), GUIDE_SECTIONS.header)
  const names = layHeaderFields(guide, headerTop, report)
  const stepsTop = layGap(guide, headerTop + 3)
  const legendTop = layGap(guide, laySteps(guide, layHeading(guide, stepsTop, GUIDE_SECTIONS.steps)))
  const signOffTop = layGap(guide, layLegend(guide, layHeading(guide, legendTop, GUIDE_SECTIONS.legend)))
  const end = laySignatures(guide, layHeading(guide, signOffTop, GUIDE_SECTIONS.signOff))
  return {
    sheet: {
      id: 'guide',
      name: SHEET_NAMES.guide,
      visibility: 'visible',
      tabColor: '7F7F7F',
      columns: WIDTHS.map((width) => ({ width })),
      rows: canvas.rows,
      cells: canvas.cells,
      merges: canvas.merges,
      zoom: 100,
      showGridlines: false,
      validations: [
        headerValidation(headerTop, 'unit', LIST_NAMES.units, 'warning'),
        headerValidation(headerTop, 'period', LIST_NAMES.periods, 'stop')
      ],
      ...(isProtected ? { protection: { allowFormatColumns: true, allowFormatRows: true } } : {}),
      print: {
        paper: 'A4',
        orientation: 'portrait',
        fitToWidth: 1,
        fitToHeight: 1,
        areas: [{ top: 0, left: 0, bottom: end - 1, right: LAST_COLUMN }],
        margins: { top: 0.8, right: 0.7, bottom: 0.7, left: 0.7, header: 0.3, footer: 0.3 },
        centerHorizontally: true
      }
    },
    names
  }
}

/** The sheet under construction; each part below takes the row it begins at and gives the first free row. */
interface Guide {
  readonly canvas: SheetCanvas
  readonly book: StyleBook
  readonly draft: ReportDraft
}

const wholeRow = (row: number): CellRange => ({ top: row, left: 0, bottom: row, right: LAST_COLUMN })

function layTitles({ canvas, book, draft }: Guide): number {
  const isBlank = draft.variant === 'blank'
  const title = isBlank ? GUIDE_TITLE : draft.plan.title
  canvas.putMerged(wholeRow(0), titleStyle(book), title)
  canvas.height(0, wrappedLines(title, WHOLE_WIDTH * 0.58) > 1 ? 62 : 42)
  let row = 1
  if (!isBlank) {
    canvas.putMerged(wholeRow(row), subtitleStyle(book), GUIDE_TITLE)
    canvas.height(row, 28)
    row += 1
  }
  if (!draft.sample) return row
  canvas.putMerged(wholeRow(row), warningStyle(book), SAMPLE_WARNING)
  canvas.height(row, 24)
  canvas.putMerged(wholeRow(row + 1), sampleStyle(book), SAMPLE_EXPLANATION)
  canvas.height(row + 1, 20)
  return row + 2
}

function layHeading({ canvas, book }: Guide, row: number, words: string): number {
  canvas.putMerged(wholeRow(row), sectionStyle(book), words)
  canvas.height(row, 28)
  return row + 1
}

function layGap({ canvas }: Guide, row: number): number {
  canvas.height(row, 8)
  return row + 1
}

const headerCell = (headerTop: number, field: HeaderField): CellRange => {
  const [down, column] = PLACES[field]
  return cellRange(headerTop + down, column + 1)
}

function layHeaderFields({ canvas, book, draft }: Guide, top: number, report: PreparedReport): NameLayout[] {
  const names = (Object.keys(GUIDE_LABELS) as HeaderField[]).map((field): NameLayout => {
    const cell = headerCell(top, field)
    canvas.put(cell.top, cell.left - 1, labelStyle(book), GUIDE_LABELS[field])
    canvas.put(cell.top, cell.left, inputStyle(book, field), headerValue(draft, report, field))
    canvas.height(cell.top, 28)
    return { name: HEADER_NAMES[field], refersTo: sheetReference(SHEET_NAMES.guide, cell) }
  })
  canvas.put(top + 2, 2, labelStyle(book), PLAN_PERIOD_LABEL)
  canvas.put(top + 2, 3, factStyle(book), planPeriod(draft.plan))
  return names
}

function headerValidation(
  headerTop: number,
  field: keyof typeof HEADER_PROMPTS,
  source: string,
  alert: ValidationLayout['alert']
): ValidationLayout {
  const { title, prompt, error } = HEADER_PROMPTS[field]
  return {
    ranges: [headerCell(headerTop, field)],
    rule: { kind: 'list', source },
    alert,
    prompt: { title, text: prompt },
    error: { title, text: error }
  }
}

function laySteps({ canvas, book }: Guide, start: number): number {
  let row = start
  for (const { role, steps } of GUIDE_STEPS) {
    const top = row
    steps.forEach((step, index) => {
      const words = `${index + 1}. ${step}`
      canvas.putMerged({ top: row, left: 1, bottom: row, right: LAST_COLUMN }, stepStyle(book), words)
      canvas.height(row, wrappedLines(words, WHOLE_WIDTH - LABEL_WIDTH - 3) * 17 + 8)
      row += 1
    })
    canvas.putMerged({ top, left: 0, bottom: row - 1, right: 0 }, labelStyle(book), role)
  }
  return row
}

function layLegend({ canvas, book }: Guide, row: number): number {
  const across = (at: number, left: number, right: number): CellRange => ({
    top: at,
    left,
    bottom: at,
    right
  })
  canvas.putMerged(across(row, 0, 0), legendStyle(book, 'plan'), GUIDE_LEGEND.plan)
  canvas.putMerged(across(row, 1, 1), legendStyle(book, 'fill'), GUIDE_LEGEND.fill)
  canvas.putMerged(across(row, 2, 3), legendStyle(book, 'computed'), GUIDE_LEGEND.computed)
  canvas.height(row, 36)
  canvas.putMerged(across(row + 1, 0, 1), markStyle(book, 'mandatory'), GUIDE_LEGEND.mandatory)
  canvas.putMerged(across(row + 1, 2, 3), markStyle(book, 'verification'), GUIDE_LEGEND.verification)
  canvas.height(row + 1, 24)
  return row + 2
}

function laySignatures({ canvas, book, draft }: Guide, top: number): number {
  const signatures = Object.values(SIGN_OFF_LABELS)
  signatures.forEach((label, index) => {
    const line = top + Math.floor(index / 2)
    const column = (index % 2) * 2
    canvas.put(line, column, labelStyle(book), label)
    const isReviewer = label === SIGN_OFF_LABELS.reviewedBy
    const shown = isReviewer && draft.signOff ? signOffText(draft.signOff, 'signed') : null
    canvas.put(line, column + 1, signatureStyle(book), shown)
    canvas.height(line, 44)
  })
  return top + Math.ceil(signatures.length / 2)
}

/** What a header cell shows: the draft's own value, the period in the words of its list, a package's unit. */
function headerValue(draft: ReportDraft, report: PreparedReport, field: HeaderField): string | number | null {
  if (field === 'period' && report.period) return printPeriod(report.period)
  const given = draft.header[field]
  if (field === 'unit') return given ?? draft.package?.unit ?? null
  return given ?? null
}

/** The unit and the period as the guide sheet shows them, empty where there is none. */
export function reportingValues(
  draft: ReportDraft,
  report: PreparedReport
): { readonly unit: string; readonly period: string } {
  return {
    unit: String(headerValue(draft, report, 'unit') ?? ''),
    period: String(headerValue(draft, report, 'period') ?? '')
  }
}

const text = (overrides: Partial<CellStyle>): CellStyle => ({
  font: { name: FONT_NAMES.body, size: 12, color: COLORS.text },
  vertical: 'center',
  wrap: true,
  locked: true,
  ...overrides
})

const heading = (size: number, color: string = COLORS.text): CellStyle['font'] => ({
  name: FONT_NAMES.heading,
  size,
  bold: true,
  color
})

const subtitleStyle = (book: StyleBook): string =>
  book.use('guide.subtitle', () => text({ font: heading(14), horizontal: 'center' }))

const sampleStyle = (book: StyleBook): string =>
  book.use('guide.sample', () =>
    text({ font: { name: FONT_NAMES.body, size: 11, color: COLORS.mandatory }, horizontal: 'center' })
  )

const sectionStyle = (book: StyleBook): string =>
  book.use('guide.section', () => text({ font: heading(12), horizontal: 'left' }))

const labelStyle = (book: StyleBook): string =>
  book.use('guide.label', () =>
    text({ font: heading(11), fill: COLORS.header, horizontal: 'center', borders: GRID })
  )

const factStyle = (book: StyleBook): string =>
  book.use('guide.fact', () =>
    text({
      font: { name: FONT_NAMES.body, size: 11, color: COLORS.text },
      horizontal: 'left',
      indent: 1,
      borders: GRID
    })
  )

const inputStyle = (book: StyleBook, field: HeaderField): string => {
  const numberFormat = field === 'phone' ? '@' : field === 'date' ? 'yyyy-mm-dd' : undefined
  return book.use(`guide.input.${numberFormat ?? 'text'}`, () =>
    text({
      fill: COLORS.toFill,
      horizontal: 'left',
      indent: 1,
      borders: GRID,
      locked: false,
      ...(numberFormat ? { numberFormat } : {})
    })
  )
}

const stepStyle = (book: StyleBook): string =>
  book.use('guide.step', () =>
    text({
      font: { name: FONT_NAMES.body, size: 11, color: COLORS.text },
      horizontal: 'left',
      indent: 1,
      borders: GRID
    })
  )

const markStyle = (book: StyleBook, severity: 'mandatory' | 'verification'): string =>
  book.use(`guide.mark.${severity}`, () =>
    text({ font: heading(11, COLORS[severity]), horizontal: 'center', borders: GRID })
  )

const signatureStyle = (book: StyleBook): string =>
  book.use('guide.signature', () => text({ horizontal: 'left', borders: GRID, locked: false }))
