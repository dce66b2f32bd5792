import type { Area, Shift } from './area'
import type { CellFormat } from './cell-format'
import type { CellValue } from './cell-value'

/** What of a protected sheet stays allowed; every flag false and selection normal unless given. */
export interface ProtectionOptions {
  allowAutoFilter: boolean
  allowDeleteColumns: boolean
  allowDeleteRows: boolean
  allowEditObjects: boolean
  allowEditScenarios: boolean
  allowFormatCells: boolean
  allowFormatColumns: boolean
  allowFormatRows: boolean
  allowInsertColumns: boolean
  allowInsertHyperlinks: boolean
  allowInsertRows: boolean
  allowPivotTables: boolean
  allowSort: boolean
  selectionMode: 'Normal' | 'Unlocked' | 'None'
}

/** A change to the workbook's structure that references everywhere follow; sheets by id and by their name at that time. */
export type StructuralEdit =
  | { kind: 'shift'; sheetId: string; sheetName: string; shift: Shift }
  | { kind: 'rename'; sheetId: string; sheetName: string; newName: string }
  | { kind: 'delete'; sheetId: string; sheetName: string }

/** A data validation rule and the areas it covers. */
export interface ValidationState {
  /** Which rule of an opened file it is. */
  origin?: string
  areas: Area[]
  rule: Record<string, unknown>
  ignoreBlanks: boolean
  errorAlert: { message: string; showAlert: boolean; style: string; title: string }
  prompt: { message: string; showPrompt: boolean; title: string }
}

/** The part of a format a conditional format sets. */
export interface ConditionalStyle {
  fontColor?: string
  bold?: boolean
  italic?: boolean
  underline?: string
  strikethrough?: boolean
  fillColor?: string
  numberFormat?: string
  borders?: Record<string, { style: string; color: string }>
}

/** A conditional format; the list's order is its priority. */
export interface ConditionalFormatState {
  id: string
  /** Which rule of an opened file it is. */
  origin?: string
  type: string
  areas: Area[]
  stopIfTrue: boolean
  formula: string
  rule: Record<string, unknown> | null
  style: ConditionalStyle
}

/** A table; its area includes header and totals rows. */
export interface TableState {
  id: string
  /** Which table of an opened file it is. */
  origin?: string
  name: string
  area: Area
  columns: { id: number; name: string; filter?: Record<string, unknown> }[]
  showHeaders: boolean
  showTotals: boolean
  style: string
  showBandedRows: boolean
  showBandedColumns: boolean
  showFilterButton: boolean
  highlightFirstColumn: boolean
  highlightLastColumn: boolean
  sort: { key: number; ascending: boolean }[]
}

/** A defined name; its formula begins with `=`. */
export interface NameState {
  name: string
  formula: string
  comment: string
  visible: boolean
}

/** A comment at a cell. */
export interface CommentState {
  id: string
  /** Which comment of an opened file it is. */
  origin?: string
  row: number
  column: number
  content: string
  /** The text with its mentions marked, and whom they mention. */
  richContent?: string
  mentions?: { email: string; id: number; name: string }[]
  author: string
  created: string
  resolved: boolean
  replies: {
    id: string
    content: string
    richContent?: string
    mentions?: { email: string; id: number; name: string }[]
    author: string
    created: string
  }[]
}

/** One data series of a chart. */
export interface SeriesState {
  name: string
  values: string
  categories: string
  properties: Record<string, unknown>
  /** What its parts keep, by part: format.fill, dataLabels, point0.format.fill, trendline0 … */
  parts?: Record<string, Record<string, unknown>>
}

/** A chart; lengths in points. */
export interface ChartState {
  id: string
  /** Which chart of an opened file it is. */
  origin?: string
  name: string
  type: string
  left: number
  top: number
  width: number
  height: number
  source: string
  seriesBy: string
  series: SeriesState[]
  properties: Record<string, Record<string, unknown>>
}

/** The printing set-up of a sheet; margins in points. */
export interface PageLayoutState {
  orientation: string
  paperSize: string
  zoom: { scale?: number; horizontalFitToPages?: number; verticalFitToPages?: number }
  leftMargin: number
  rightMargin: number
  topMargin: number
  bottomMargin: number
  headerMargin: number
  footerMargin: number
  centerHorizontally: boolean
  centerVertically: boolean
  printHeadings: boolean
  printGridlines: boolean
  blackAndWhite: boolean
  draftMode: boolean
  printComments: string
  printErrors: string
  printOrder: string
  firstPageNumber: number | ''
  printArea: Area[]
  titleRows: Area | null
  titleColumns: Area | null
  headersState: string
  useSheetMargins: boolean
  useSheetScale: boolean
  headersFooters: Record<'default' | 'even' | 'first', Record<string, string>>
}

/** Everything of a sheet that is not a cell: plain data, so that undo can copy it. */
export interface SheetState {
  name: string
  /** The sheet it was copied from, by id. */
  copyOf?: string
  visibility: 'Visible' | 'Hidden' | 'VeryHidden'
  tabColor: string
  showGridlines: boolean
  showHeadings: boolean
  enableCalculation: boolean
  standardWidth: number
  /** The password as given here, or its hash as a file has it: the 16 bits of older files, or a salted one. */
  protection: {
    options: ProtectionOptions
    password: string
    passwordHash?: string
    saltedHash?: { algorithm: string; hash: string; salt: string; spins: number }
  } | null
  validations: ValidationState[]
  conditionalFormats: ConditionalFormatState[]
  tables: TableState[]
  names: NameState[]
  comments: CommentState[]
  charts: ChartState[]
  pageLayout: PageLayoutState
  freeze: { rows: number; columns: number; top: number; left: number }
  merges: Area[]
  rowHeights: Record<number, number>
  hiddenRows: Record<number, true>
  filteredRows: Record<number, true>
  columnWidths: Record<number, number>
  hiddenColumns: Record<number, true>
  /** Formats of whole rows, whole columns and the whole sheet, by format id. */
  rowFormats: Record<number, string>
  columnFormats: Record<number, string>
  sheetFormat: string
  hyperlinks: Record<
    string,
    { address?: string; documentReference?: string; screenTip?: string; textToDisplay?: string }
  >
  autoFilter: { area: Area; criteria: Record<number, Record<string, unknown>> } | null
  customProperties: Record<string, string>
  /** The outline levels of grouped rows and columns, from 1. */
  outline: { rows: Record<number, number>; columns: Record<number, number> }
  /** Manual page breaks: each before a row, or before a column. */
  pageBreaks: { id: string; direction: 'horizontal' | 'vertical'; before: number }[]
}

/** A named cell style an add-in added or changed; the built-in ones need no state until then. */
export interface StyleState {
  name: string
  format: CellFormat
  /** What of the format applying the style sets. */
  includes: Record<'Alignment' | 'Border' | 'Font' | 'Number' | 'Patterns' | 'Protection', boolean>
}

/** Everything of a workbook that belongs to no sheet. */
export interface WorkbookState {
  name: string
  names: NameState[]
  structureProtection: { password: string } | null
  documentProperties: Record<string, string | number>
  customProperties: { key: string; value: CellValue | { date: string } }[]
  settings: Record<string, unknown>
  calculationMode: 'Automatic' | 'AutomaticExceptTables' | 'Manual'
  iterativeCalculation: { enabled: boolean; maxIteration: number; maxChange: number }
  usePrecisionAsDisplayed: boolean
  chartDataPointTrack: boolean
  styles: StyleState[]
  /** What was inserted, deleted and renamed since the workbook was opened. */
  structuralEdits: StructuralEdit[]
}

/** The height of a row nobody has changed, in points. */
export const standardRowHeight = 15
/** The width of a column nobody has changed, in points. */
export const standardColumnWidth = 48

/** A new sheet's state. */
export function newSheetState(name: string): SheetState {
  return {
    name,
    visibility: 'Visible',
    tabColor: '',
    showGridlines: true,
    showHeadings: true,
    enableCalculation: true,
    standardWidth: 8.43,
    protection: null,
    validations: [],
    conditionalFormats: [],
    tables: [],
    names: [],
    comments: [],
    charts: [],
    pageLayout: {
      orientation: 'Portrait',
      paperSize: 'A4',
      zoom: { scale: 100 },
      leftMargin: 50.4,
      rightMargin: 50.4,
      topMargin: 54,
      bottomMargin: 54,
      headerMargin: 21.6,
      footerMargin: 21.6,
      centerHorizontally: false,
      centerVertically: false,
      printHeadings: false,
      printGridlines: false,
      blackAndWhite: false,
      draftMode: false,
      printComments: 'NoComments',
      printErrors: 'AsDisplayed',
      printOrder: 'DownThenOver',
      firstPageNumber: '',
      printArea: [],
      titleRows: null,
      titleColumns: null,
      headersState: 'Default',
      useSheetMargins: true,
      useSheetScale: true,
      headersFooters: { default: {}, even: {}, first: {} }
    },
    freeze: { rows: 0, columns: 0, top: 0, left: 0 },
    merges: [],
    rowHeights: {},
    hiddenRows: {},
    filteredRows: {},
    columnWidths: {},
    hiddenColumns: {},
    rowFormats: {},
    columnFormats: {},
    sheetFormat: '',
    hyperlinks: {},
    autoFilter: null,
    customProperties: {},
    outline: { rows: {}, columns: {} },
    pageBreaks: []
  }
}

/** A new workbook's state. */
export function newWorkbookState(name: string): WorkbookState {
  return {
    name,
    names: [],
    structureProtection: null,
    documentProperties: {},
    customProperties: [],
    settings: {},
    calculationMode: 'Automatic',
    iterativeCalculation: { enabled: false, maxIteration: 100, maxChange: 0.001 },
    usePrecisionAsDisplayed: false,
    chartDataPointTrack: true,
    styles: [],
    structuralEdits: []
  }
}
