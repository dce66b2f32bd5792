import type {
  Cell,
  CellStyle as FileCellStyle,
  ColumnDef,
  ConditionalRule,
  DataValidation,
  NamedRange,
  PageSetup,
  RowDef,
  SheetChart,
  TableDefinition,
  WriteSheet
} from 'hucre'
import { rangeRef, writeXlsx } from 'hucre/xlsx'
import { inSlices } from '../../application/in-slices'
import type { WorkOptions } from '../../application/ports'
import type {
  BorderSide,
  CellLayout,
  CellRange,
  CellStyle,
  ChartLayout,
  ConditionalFormatLayout,
  LinkLayout,
  PrintLayout,
  ProtectionLayout,
  SheetLayout,
  TableLayout,
  ValidationLayout,
  WorkbookLayout
} from '../../domain/report/layout'
import type { Steps } from '../../domain/measures/steps'
import { quotedSheet, sheetReference } from '../../domain/report/a1'
import { completeParts } from './complete-parts'
import { refuseBeyondExcel } from './excel-limits'
import { escapedText } from './escaped-text'
import { fileFormula } from './file-formula'

/** The moment every written file carries, so that the same layout always gives the same bytes. */
const WRITTEN = new Date('2021-01-01T00:00:00Z')

/** Digit width and padding in pixels of the default font, from which Excel derives the stored column width. */
const DIGIT_PIXELS = 7
const PADDING_PIXELS = 5

/**
 * The layout as a complete .xlsx file: the same layout always gives the same bytes. Throws RangeError on what no
 * Excel file can hold (texts above 32,767 characters, prompts above 255), because Excel would call the file damaged.
 */
export async function writeWorkbook(layout: WorkbookLayout, options: WorkOptions = {}): Promise<Uint8Array> {
  refuseBeyondExcel(layout)
  const styles = new Map(Object.entries(layout.styles).map(([key, style]) => [key, fileStyle(style)]))
  const active = layout.sheets.findIndex((sheet) => sheet.id === layout.activeSheet)
  const sheets = await inSlices(fileSheets(layout, styles), options)
  const written = await writeXlsx({
    sheets,
    namedRanges: [
      ...layout.names.map(({ name, refersTo }) => ({ name, range: refersTo })),
      ...layout.sheets.flatMap(printNames)
    ],
    activeSheet: Math.max(active, 0),
    properties: {
      title: layout.properties.title,
      ...(layout.properties.subject === undefined ? {} : { subject: layout.properties.subject }),
      creator: layout.properties.creator,
      created: WRITTEN,
      modified: WRITTEN,
      custom: { ...layout.customProperties }
    }
  })
  return inSlices(completeParts(written, layout), options)
}

function* fileSheets(
  { sheets, properties }: WorkbookLayout,
  styles: ReadonlyMap<string, FileCellStyle>
): Steps<WriteSheet[]> {
  const written: WriteSheet[] = []
  for (const sheet of sheets) {
    written.push(fileSheet(sheet, styles, properties.creator))
    yield
  }
  return written
}

function fileSheet(
  sheet: SheetLayout,
  styles: ReadonlyMap<string, FileCellStyle>,
  author: string
): WriteSheet {
  const cells = fileCells(sheet, styles, author)
  addLinks(cells, sheet.links ?? [])
  const lastRow = Math.max(sheet.cells.length - 1, ...sheet.rows.keys())
  return {
    name: sheet.name,
    columns: sheet.columns.map(fileColumn),
    // Rows without cells are only written when the sheet is known to reach down to them.
    rows: Array.from({ length: lastRow + 1 }, () => []),
    rowDefs: new Map([...sheet.rows].map(([row, { height, hidden }]) => [row, fileRow(height, hidden)])),
    cells,
    view: {
      showGridLines: sheet.showGridlines ?? true,
      ...(sheet.zoom === undefined ? {} : { zoomScale: sheet.zoom }),
      ...(sheet.tabColor === undefined ? {} : { tabColor: { rgb: sheet.tabColor } })
    },
    hidden: sheet.visibility === 'hidden',
    veryHidden: sheet.visibility === 'veryHidden',
    ...(sheet.merges === undefined ? {} : { merges: sheet.merges.map(fileMerge) }),
    ...(isFrozen(sheet.freeze) ? { freezePane: sheet.freeze } : {}),
    ...(sheet.table === undefined ? {} : { tables: [fileTable(sheet.table)] }),
    ...(sheet.validations === undefined ? {} : { dataValidations: sheet.validations.map(fileValidation) }),
    ...(sheet.conditionalFormats === undefined
      ? {}
      : {
          conditionalRules: sheet.conditionalFormats.map((format, index) =>
            fileConditionalFormat(format, index + 1)
          )
        }),
    ...(sheet.protection === undefined ? {} : { protection: fileProtection(sheet.protection) }),
    ...(sheet.print === undefined ? {} : filePrint(sheet.print)),
    ...(sheet.charts === undefined ? {} : { charts: sheet.charts.map(fileChart) })
  }
}

const isFrozen = (freeze: SheetLayout['freeze']): freeze is NonNullable<SheetLayout['freeze']> =>
  freeze !== undefined && (freeze.rows > 0 || freeze.columns > 0)

function fileCells(
  sheet: SheetLayout,
  styles: ReadonlyMap<string, FileCellStyle>,
  author: string
): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>()
  sheet.cells.forEach((row, rowIndex) => {
    row.forEach((cell, column) => {
      if (cell === undefined) return
      const style = styles.get(cell.style)
      if (style === undefined)
        throw new RangeError(`No style "${cell.style}" in the layout of sheet "${sheet.name}"`)
      cells.set(`${rowIndex},${column}`, {
        ...fileContent(cell, sheet.table),
        style,
        ...(cell.comment === undefined ? {} : { comment: { author, text: escapedText(cell.comment) } })
      })
    })
  })
  return cells
}

function fileContent({ value, formula }: CellLayout, table: TableLayout | undefined): Partial<Cell> {
  const stored = typeof value === 'string' ? escapedText(value) : value
  if (formula !== undefined) return { formula: fileFormula(formula, table?.name), formulaResult: stored }
  // As plain text hucre would turn "#N/A" into the error value; as a run of rich text it stays text.
  if (typeof stored === 'string' && stored.startsWith('#'))
    return { value: stored, richText: [{ text: stored }] }
  return { value: stored }
}

function addLinks(cells: Map<string, Partial<Cell>>, links: readonly LinkLayout[]): void {
  for (const { row, column, target, tip } of links) {
    const key = `${row},${column}`
    const hyperlink = { target: '', location: target, ...(tip === undefined ? {} : { tooltip: tip }) }
    cells.set(key, { ...cells.get(key), hyperlink })
  }
}

const fileRow = (height: number | undefined, hidden: boolean | undefined): RowDef => ({
  ...(height === undefined ? {} : { height }),
  ...(hidden ? { hidden } : {})
})

const fileColumn = ({ width, hidden }: SheetLayout['columns'][number]): ColumnDef => ({
  width: Math.trunc(((width * DIGIT_PIXELS + PADDING_PIXELS) / DIGIT_PIXELS) * 256) / 256,
  ...(hidden ? { hidden } : {})
})

const fileMerge = ({ top, left, bottom, right }: CellRange) => ({
  startRow: top,
  startCol: left,
  endRow: bottom,
  endCol: right
})

const a1Range = ({ top, left, bottom, right }: CellRange): string => rangeRef(top, left, bottom, right)

const a1Ranges = (ranges: readonly CellRange[]): string => ranges.map(a1Range).join(' ')

function fileStyle(style: CellStyle): FileCellStyle {
  const { font, borders } = style
  return {
    font: {
      name: font.name,
      size: font.size,
      ...(font.bold ? { bold: true } : {}),
      ...(font.italic ? { italic: true } : {}),
      ...(font.underline ? { underline: true } : {}),
      ...(font.color === undefined ? {} : { color: { rgb: font.color } })
    },
    ...(style.fill === undefined
      ? {}
      : {
          fill: {
            type: 'pattern',
            pattern: 'solid',
            fgColor: { rgb: style.fill },
            bgColor: { rgb: style.fill }
          }
        }),
    ...(borders === undefined
      ? {}
      : {
          border: {
            ...(borders.top === undefined ? {} : { top: fileBorder(borders.top) }),
            ...(borders.right === undefined ? {} : { right: fileBorder(borders.right) }),
            ...(borders.bottom === undefined ? {} : { bottom: fileBorder(borders.bottom) }),
            ...(borders.left === undefined ? {} : { left: fileBorder(borders.left) })
          }
        }),
    alignment: {
      vertical: style.vertical,
      ...(style.horizontal === undefined ? {} : { horizontal: style.horizontal }),
      ...(style.wrap ? { wrapText: true } : {}),
      ...(style.indent === undefined ? {} : { indent: style.indent })
    },
    ...(style.numberFormat === undefined ? {} : { numFmt: style.numberFormat }),
    protection: { locked: style.locked }
  }
}

const fileBorder = ({ style, color }: BorderSide) => ({ style, color: { rgb: color } })

const fileTable = (table: TableLayout): TableDefinition => ({
  name: table.name,
  range: a1Range(table.range),
  columns: table.columns.map(({ name }) => ({ name })),
  style: table.style ?? 'TableStyleLight1',
  showRowStripes: table.bandedRows ?? false,
  showAutoFilter: true
})

function fileValidation({ ranges, rule, alert, prompt, error }: ValidationLayout): DataValidation {
  const texts = {
    range: a1Ranges(ranges),
    allowBlank: true,
    errorStyle: alert,
    showErrorMessage: true,
    errorTitle: error.title,
    errorMessage: error.text,
    ...(prompt === undefined
      ? {}
      : { showInputMessage: true, inputTitle: prompt.title, inputMessage: prompt.text })
  }
  if (rule.kind === 'list') return { ...texts, type: 'list', formula1: rule.source }
  if (rule.kind === 'custom') return { ...texts, type: 'custom', formula1: rule.formula }
  const { min, max, operator } = rule
  const first = operator === 'lessThanOrEqual' ? max : min
  return {
    ...texts,
    type: rule.kind,
    operator,
    ...(first === undefined ? {} : { formula1: String(first) }),
    ...(operator === 'between' && max !== undefined ? { formula2: String(max) } : {})
  }
}

function fileConditionalFormat(
  { ranges, formula, format, stopIfTrue }: ConditionalFormatLayout,
  priority: number
): ConditionalRule {
  const { fontColor, bold, fill, borderColor, borderSides = ALL_SIDES } = format
  const side = borderColor === undefined ? undefined : fileBorder({ style: 'thin', color: borderColor })
  return {
    type: 'expression',
    priority,
    formula,
    range: a1Ranges(ranges),
    ...(stopIfTrue ? { stopIfTrue } : {}),
    style: {
      ...(fontColor === undefined && !bold
        ? {}
        : {
            font: {
              ...(bold ? { bold } : {}),
              ...(fontColor === undefined ? {} : { color: { rgb: fontColor } })
            }
          }),
      // In a conditional format the background colour is the one that shows.
      ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: fill } } }),
      ...(side === undefined ? {} : { border: Object.fromEntries(borderSides.map((each) => [each, side])) })
    }
  }
}

const ALL_SIDES = ['top', 'right', 'bottom', 'left'] as const

const fileProtection = (protection: ProtectionLayout) => ({
  sheet: true,
  objects: true,
  scenarios: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
  autoFilter: protection.allowFilter ?? false,
  sort: protection.allowSort ?? false,
  formatCells: protection.allowFormatCells ?? false,
  formatColumns: protection.allowFormatColumns ?? false,
  formatRows: protection.allowFormatRows ?? false,
  insertRows: protection.allowInsertRows ?? false,
  deleteRows: protection.allowDeleteRows ?? false
})

function filePrint(print: PrintLayout): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  const pageSetup: PageSetup = {
    paperSize: print.paper === 'A3' ? 'a3' : 'a4',
    orientation: print.orientation,
    fitToPage: true,
    fitToWidth: print.fitToWidth,
    fitToHeight: print.fitToHeight,
    margins: { ...print.margins },
    horizontalCentered: print.centerHorizontally ?? false
  }
  return {
    pageSetup,
    headerFooter: {
      ...(print.header === undefined ? {} : { oddHeader: print.header }),
      ...(print.footer === undefined ? {} : { oddFooter: print.footer })
    }
  }
}

/** Print area and titles as the names they are: hucre's own shorthand for them does not quote sheet names. */
function printNames({ name, print }: SheetLayout): NamedRange[] {
  const names: NamedRange[] = []
  if (print?.areas !== undefined) {
    const range = print.areas.map((area) => sheetReference(name, area)).join(',')
    names.push({ name: '_xlnm.Print_Area', range, scope: name })
  }
  if (print?.titleRows !== undefined) {
    const { first, last } = print.titleRows
    names.push({
      name: '_xlnm.Print_Titles',
      range: `${quotedSheet(name)}!$${first + 1}:$${last + 1}`,
      scope: name
    })
  }
  return names
}

function fileChart(chart: ChartLayout): SheetChart {
  const { top, left, bottom, right } = chart.anchor
  return {
    type: chart.kind,
    title: chart.title,
    series: chart.series.map(({ name, categories, values }) => ({ name, categories, values })),
    // The far corner of a drawing is the start of the cell after its last one.
    anchor: { from: { row: top, col: left }, to: { row: bottom + 1, col: right + 1 } },
    altText: chart.title,
    legend: chart.series.length > 1 || chart.kind === 'pie' ? 'bottom' : false,
    ...(chart.kind === 'pie' ? {} : { axes: fileAxes(chart.axis) })
  }
}

/** Without saying so, an axis has crosses for ticks, small ones too. */
const TICKS = { majorTickMark: 'none', minorTickMark: 'none' } as const

const fileAxes = (axis: ChartLayout['axis']): NonNullable<SheetChart['axes']> => ({
  x: TICKS,
  y: {
    ...TICKS,
    gridlines: { major: true },
    ...(axis === undefined
      ? {}
      : {
          numberFormat: { formatCode: axis.format, sourceLinked: false },
          scale: {
            ...(axis.min === undefined ? {} : { min: axis.min }),
            ...(axis.max === undefined ? {} : { max: axis.max })
          }
        })
  }
})
