/**
 * What a workbook looks like, as plain data. Adapters render it with Office.js or into an .xlsx file; both renderings
 * must agree cell by cell. Row and column numbers count from 0 here; A1 texts are made by `a1.ts`.
 */

/** What a cell holds. `null` is an empty cell. */
export type CellValue = string | number | boolean | null

/** A rectangle of cells, all bounds inclusive, counted from 0. */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A thin, medium or no line; `color` as RRGGBB. */
export interface BorderSide {
  readonly style: 'thin' | 'medium'
  readonly color: string
}

export interface CellBorders {
  readonly top?: BorderSide
  readonly right?: BorderSide
  readonly bottom?: BorderSide
  readonly left?: BorderSide
}

/** A complete cell style; colours are RRGGBB, font size is in points. */
export interface CellStyle {
  readonly font: {
    readonly name: string
    readonly size: number
    readonly bold?: boolean
    readonly italic?: boolean
    readonly underline?: boolean
    readonly color?: string
  }
  readonly fill?: string
  readonly horizontal?: 'left' | 'center' | 'right'
  readonly vertical: 'top' | 'center' | 'bottom'
  readonly wrap?: boolean
  readonly indent?: number
  readonly numberFormat?: string
  readonly borders?: CellBorders
  /** Locked cells refuse typing while the sheet is protected. */
  readonly locked: boolean
}

/** One cell. A formula carries its computed value in `value`, so that the file shows it before any recalculation. */
export interface CellLayout {
  readonly value: CellValue
  /** Excel formula in A1 notation with English function names, without the leading `=`. */
  readonly formula?: string
  /** Key into `WorkbookLayout.styles`. */
  readonly style: string
  /** A cell comment (note), where a rule needs words. */
  readonly comment?: string
}

export interface ColumnLayout {
  /** Width in characters of the default font, as Excel shows it. */
  readonly width: number
  readonly hidden?: boolean
}

export interface RowLayout {
  /** Height in points; absent = the program decides by content. */
  readonly height?: number
  readonly hidden?: boolean
}

/** A native data validation with its Chinese prompt and error text. */
export interface ValidationLayout {
  readonly ranges: readonly CellRange[]
  readonly rule:
    | {
        readonly kind: 'list'
        /** A defined name or a range formula, without `=`. */ readonly source: string
      }
    | {
        readonly kind: 'decimal' | 'whole'
        readonly operator: 'between' | 'greaterThanOrEqual' | 'lessThanOrEqual'
        readonly min?: number
        readonly max?: number
      }
    | {
        readonly kind: 'custom'
        /** For the top left cell of the first range, without `=`. */ readonly formula: string
      }
  /** `stop` refuses the entry, `warning` lets the person insist. */
  readonly alert: 'stop' | 'warning' | 'information'
  readonly prompt?: { readonly title: string; readonly text: string }
  readonly error: { readonly title: string; readonly text: string }
}

/** A conditional format by formula; what it sets lies over the cell's own style. */
export interface ConditionalFormatLayout {
  readonly ranges: readonly CellRange[]
  /** For the top left cell of the first range, without `=`. */
  readonly formula: string
  readonly format: {
    readonly fontColor?: string
    readonly bold?: boolean
    readonly fill?: string
    readonly borderColor?: string
    /** Where the border is drawn; absent = on all sides. */
    readonly borderSides?: readonly (keyof CellBorders)[]
  }
  readonly stopIfTrue?: boolean
}

/** An Excel table over header row and data rows. */
export interface TableLayout {
  readonly name: string
  /** Header row included. */
  readonly range: CellRange
  readonly columns: readonly {
    readonly name: string
    /** Formula that new rows of the table get, with structured references, without `=`. */
    readonly calculatedFormula?: string
  }[]
  readonly style?: string
  readonly bandedRows?: boolean
}

/** Sheet protection without a password; each flag says what people may still do. */
export interface ProtectionLayout {
  readonly allowFilter?: boolean
  readonly allowSort?: boolean
  readonly allowFormatCells?: boolean
  readonly allowFormatColumns?: boolean
  readonly allowFormatRows?: boolean
  readonly allowInsertRows?: boolean
  readonly allowDeleteRows?: boolean
}

/** Print set-up; margins in inches. */
export interface PrintLayout {
  readonly paper: 'A3' | 'A4'
  readonly orientation: 'landscape' | 'portrait'
  readonly fitToWidth: number
  /** 0 = as many pages as needed. */
  readonly fitToHeight: number
  /** Rows repeated on each page. */
  readonly titleRows?: { readonly first: number; readonly last: number }
  /** What is printed, each area from a new page on; absent = everything. */
  readonly areas?: readonly CellRange[]
  readonly margins: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
    readonly header: number
    readonly footer: number
  }
  /** Excel header/footer codes, e.g. `&C第 &P 页，共 &N 页`. */
  readonly header?: string
  readonly footer?: string
  readonly centerHorizontally?: boolean
}

/** A native chart over cell ranges. */
export interface ChartLayout {
  readonly name: string
  readonly title: string
  readonly kind: 'bar' | 'column' | 'pie' | 'line'
  /** Where it stands, as cells. */
  readonly anchor: CellRange
  /** Range formulas with sheet name. */
  readonly series: readonly { readonly name: string; readonly categories: string; readonly values: string }[]
  /** Number format and fixed bounds of the value axis. */
  readonly axis?: { readonly format: string; readonly min?: number; readonly max?: number }
}

/** A clickable jump inside the workbook. */
export interface LinkLayout {
  readonly row: number
  readonly column: number
  /** Target such as `'指标表'!A1`. */
  readonly target: string
  readonly tip?: string
}

/** Which sheet of the reporting workbook this is; stable whatever the sheet is called. */
export type SheetId =
  | 'guide'
  | 'indicators'
  | 'projects'
  | 'summary'
  | 'findings'
  | 'lists'
  | 'metadata'
  | 'officialIndicators'
  | 'officialProjects'
  | 'evaluation'
  | 'evaluationCharts'
  | 'copy'

export interface SheetLayout {
  readonly id: SheetId
  readonly name: string
  readonly visibility: 'visible' | 'hidden' | 'veryHidden'
  readonly tabColor?: string
  readonly columns: readonly ColumnLayout[]
  /** Sparse: rows not listed have the program's default. */
  readonly rows: ReadonlyMap<number, RowLayout>
  /** Row-major; `undefined` leaves a cell untouched. Rows may differ in length. */
  readonly cells: readonly (readonly (CellLayout | undefined)[])[]
  readonly merges?: readonly CellRange[]
  /** Rows and columns that stay in view. */
  readonly freeze?: { readonly rows: number; readonly columns: number }
  readonly zoom?: number
  readonly showGridlines?: boolean
  readonly table?: TableLayout
  readonly validations?: readonly ValidationLayout[]
  readonly conditionalFormats?: readonly ConditionalFormatLayout[]
  readonly protection?: ProtectionLayout
  readonly print?: PrintLayout
  readonly charts?: readonly ChartLayout[]
  readonly links?: readonly LinkLayout[]
}

/** A defined name of the workbook. */
export interface NameLayout {
  readonly name: string
  /** Absolute reference with sheet name, without `=`. */
  readonly refersTo: string
  readonly hidden?: boolean
}

export interface WorkbookLayout {
  readonly sheets: readonly SheetLayout[]
  readonly names: readonly NameLayout[]
  readonly styles: Readonly<Record<string, CellStyle>>
  /** Document properties. */
  readonly properties: { readonly title: string; readonly subject?: string; readonly creator: string }
  /** Custom document properties, by which a renamed file is still recognised. */
  readonly customProperties: Readonly<Record<string, string>>
  readonly activeSheet: SheetId
}
