import { printFormula } from '../measures/print-formula'
import type { Expression } from '../measures/expression'
import { cellRange, columnLetters, sheetReference, thisRowReference } from './a1'
import { columnFormat } from './column-formats'
import { columnName, headerName, TABLE_NAMES, type FieldDefinition, type TableId } from './fields'
import type {
  CellRange,
  ConditionalFormatLayout,
  NameLayout,
  ProtectionLayout,
  SheetLayout,
  ValidationLayout
} from './layout'
import type { PreparedRow } from './prepare-rows'
import type { PromptWords } from './prompt-lexicon'
import { SheetCanvas } from './sheet-canvas'
import {
  COLORS,
  dataStyle,
  headerStyle,
  legendStyle,
  noteStyle,
  titleStyle,
  warningStyle,
  type CellRole,
  type StyleBook
} from './styles'
import { rowHeight } from './text-height'
import {
  COLON,
  GUIDE_LABELS,
  LEGEND,
  LEGEND_TITLE,
  MARKS,
  PAGE_FOOTER,
  SAMPLE_WARNING,
  WIDE_BLANK
} from './workbook-lexicon'

/** Rows of a data sheet, counted from 0: title, units line, legend, header, then data. */
export const HEADER_ROW = 3
export const FIRST_DATA_ROW = HEADER_ROW + 1
/** Two lines, so that most rows are of one height. */
const ROW_HEIGHT = 36

/** A native validation of one or several columns; `rule` gets the address of the first data cell. */
export interface ColumnValidation<F extends string> {
  readonly fields: readonly F[]
  readonly rule: (cell: string) => ValidationLayout['rule']
  readonly alert: ValidationLayout['alert']
  readonly words: PromptWords
}

/** What distinguishes one data sheet from the other. */
export interface DataSheetPlan<F extends string> {
  readonly table: TableId
  readonly sheetName: string
  readonly title: string
  readonly unitsLine: string
  readonly tabColor: string
  readonly fields: readonly FieldDefinition<F>[]
  readonly rows: readonly PreparedRow[]
  /** Width of a visible column in characters. */
  readonly width: (field: FieldDefinition<F>) => number
  readonly isCentered: (field: FieldDefinition<F>) => boolean
  /** Columns that repeat what stands above, from the widest group to the narrowest. */
  readonly groups: readonly F[]
  /** The last plan column; the thicker line stands right of it. */
  readonly lastPlanField: F
  readonly measures: Readonly<Record<string, Expression>>
  /** Words on a header cell where the rule behind the column needs them. */
  readonly comments: Readonly<Partial<Record<F, string>>>
  readonly validations: readonly ColumnValidation<F>[]
  readonly conditionalFormats: (columns: DataColumns<F>) => readonly ConditionalFormatLayout[]
  /** Fields that stay open although a formula may fill them. */
  readonly openComputed: readonly F[]
  readonly isToFill: (field: FieldDefinition<F>) => boolean
}

/** Where a data sheet's columns are. */
export interface DataColumns<F extends string> {
  readonly range: (field: F) => CellRange
  /** Column fixed, row free, for the first data row: `$E5`. */
  readonly firstCell: (field: F) => string
}

/** Circumstances that all data sheets of a workbook share. */
export interface DataSheetSetting {
  readonly isProtected: boolean
  readonly isPackage: boolean
  readonly isSample: boolean
  /** Formula and value of the line that names unit and period. */
  readonly reporting: { readonly formula: string; readonly value: string }
}

/** A header as its cell shows it: what stands in brackets at the end, or after a year, on a line of its own. Reading ignores the break. */
export const headerText = (header: string): string =>
  header.replace(/(?<=.)(?=（[^（）]*）$)|(?<=^\d{4}\D)/u, '\n')

/** What people may still do on a protected data sheet. */
export const DATA_PROTECTION: ProtectionLayout = {
  allowFilter: true,
  allowFormatColumns: true,
  allowFormatRows: true
}

/** The line under the titles that names unit and period, formula and value together. */
export function reportingLine(
  names: { readonly unit: string; readonly period: string },
  values: { readonly unit: string; readonly period: string }
): DataSheetSetting['reporting'] {
  const unit = `${GUIDE_LABELS.unit}${COLON}`
  const period = `${WIDE_BLANK}${WIDE_BLANK}${GUIDE_LABELS.period}${COLON}`
  return {
    formula: `"${unit}"&${names.unit}&"${period}"&${names.period}`,
    value: `${unit}${values.unit}${period}${values.period}`
  }
}

/** Lays out a data sheet: titles, legend, one Excel table with formulas, validations, marks, print set-up and names. */
export function layDataSheet<F extends string>(
  plan: DataSheetPlan<F>,
  setting: DataSheetSetting,
  book: StyleBook
): { readonly sheet: SheetLayout; readonly names: readonly NameLayout[] } {
  const { table, fields, rows } = plan
  const canvas = new SheetCanvas()
  const tableName = TABLE_NAMES[table]
  const columnOf = new Map(fields.map((field, column) => [field.id, column]))
  const at = (field: F): number => columnOf.get(field) ?? 0
  const lastVisible = fields.reduce((last, field, column) => (field.hidden ? last : column), 0)
  const lastRow = FIRST_DATA_ROW + Math.max(rows.length, 1) - 1
  const headerOf = new Map<string, string>(fields.map((field) => [field.id, headerText(field.header)]))
  const formulas = new Map<string, string>()
  for (const field of fields) {
    const measure = field.role === 'computed' ? plan.measures[field.id] : undefined
    if (!measure) continue
    formulas.set(
      field.id,
      printFormula(measure, {
        cell: (id) => thisRowReference(tableName, headerOf.get(id) ?? id),
        figure: (id) => id,
        column: columnName as (table: string, column: string) => string
      })
    )
  }

  layTitles(canvas, plan, setting, book, { lastVisible, nameColumn: at('name' as F) })
  const widths = fields.map((field) => (field.hidden ? 12 : plan.width(field)))
  fields.forEach((field, column) => {
    const comment = field.hidden ? undefined : plan.comments[field.id]
    canvas.set(HEADER_ROW, column, {
      value: headerText(field.header),
      style: headerStyle(book, field.id === plan.lastPlanField),
      ...(comment === undefined ? {} : { comment })
    })
  })
  canvas.height(
    HEADER_ROW,
    rowHeight(
      fields.flatMap((field, column) =>
        field.hidden ? [] : [[headerText(field.header), (widths[column] ?? 0) - 1] as [string, number]]
      ),
      { least: 48, line: 17 }
    )
  )

  const styleOf = new Map<string, string>()
  const style = (field: FieldDefinition<F>, row: PreparedRow): string => {
    const cacheKey = `${field.id}|${row.isPlanOpen}|${row.isReadOnly}`
    const cached = styleOf.get(cacheKey)
    if (cached) return cached
    const open = isOpen(field, row, plan, setting)
    const numberFormat = columnFormat(table, field)
    const key = dataStyle(book, {
      role: cellRole(field, plan, open),
      content: field.content,
      locked: !open,
      edge: field.id === plan.lastPlanField,
      centered: plan.isCentered(field),
      grouped: plan.groups.includes(field.id),
      ...(numberFormat === undefined ? {} : { numberFormat })
    })
    styleOf.set(cacheKey, key)
    return key
  }
  rows.forEach((row, index) => {
    const sheetRow = FIRST_DATA_ROW + index
    const texts: [string, number][] = []
    fields.forEach((field, column) => {
      const formula = field.id === 'current' && row.isCurrentTyped ? undefined : formulas.get(field.id)
      const value = row.cells[field.id] ?? null
      canvas.put(sheetRow, column, style(field, row), value, formula)
      if (!field.hidden && typeof value === 'string') texts.push([value, widths[column] ?? 0])
    })
    canvas.height(sheetRow, rowHeight(texts, { least: ROW_HEIGHT }))
  })

  const columns: DataColumns<F> = {
    range: (field) => ({ top: FIRST_DATA_ROW, left: at(field), bottom: lastRow, right: at(field) }),
    firstCell: (field) => `$${columnLetters(at(field))}${FIRST_DATA_ROW + 1}`
  }
  const sheet: SheetLayout = {
    id: table,
    name: plan.sheetName,
    visibility: 'visible',
    tabColor: plan.tabColor,
    columns: fields.map((field, column) => ({
      width: widths[column] ?? 10,
      ...(field.hidden ? { hidden: true } : {})
    })),
    rows: canvas.rows,
    cells: canvas.cells,
    merges: canvas.merges,
    freeze: { rows: FIRST_DATA_ROW, columns: at('name' as F) + 1 },
    zoom: 85,
    table: {
      name: tableName,
      range: { top: HEADER_ROW, left: 0, bottom: lastRow, right: fields.length - 1 },
      columns: fields.map((field) => {
        const formula = formulas.get(field.id)
        return {
          name: headerText(field.header),
          ...(formula === undefined ? {} : { calculatedFormula: formula })
        }
      })
    },
    validations: plan.validations.map(({ fields: ids, rule, alert, words }) => ({
      ranges: joinedRanges(ids.map(columns.range)),
      rule: rule(columns.firstCell(ids[0] as F).replace('$', '')),
      alert,
      prompt: { title: words.title, text: words.prompt },
      error: { title: words.title, text: words.error }
    })),
    conditionalFormats: [
      ...plan.conditionalFormats(columns),
      ...markFormats(fields, columns),
      ...groupFormats(plan.groups, columns)
    ],
    ...(setting.isProtected ? { protection: DATA_PROTECTION } : {}),
    print: {
      paper: 'A3',
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      titleRows: { first: HEADER_ROW, last: HEADER_ROW },
      margins: { top: 0.55, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
      footer: PAGE_FOOTER,
      centerHorizontally: true
    }
  }
  const names = fields.flatMap((field, column): NameLayout[] => [
    {
      name: headerName(table, field.id),
      refersTo: sheetReference(plan.sheetName, cellRange(HEADER_ROW, column))
    },
    {
      name: columnName(table, field.id),
      refersTo: sheetReference(plan.sheetName, columns.range(field.id))
    }
  ])
  return { sheet, names }
}

function cellRole<F extends string>(
  field: FieldDefinition<F>,
  plan: DataSheetPlan<F>,
  open: boolean
): CellRole {
  if (field.role === 'computed') return plan.isToFill(field) ? 'fill' : 'computed'
  if (field.role === 'helper') return 'computed'
  if (field.role === 'mark' || field.role === 'key') return 'key'
  return open ? 'fill' : 'plan'
}

function isOpen<F extends string>(
  field: FieldDefinition<F>,
  row: PreparedRow,
  plan: DataSheetPlan<F>,
  setting: DataSheetSetting
): boolean {
  switch (field.role) {
    case 'mark':
      return true
    case 'computed':
      return plan.openComputed.includes(field.id) && !row.isReadOnly
    case 'plan':
      return row.isPlanOpen && !row.isReadOnly
    case 'report':
      return !row.isReadOnly
    case 'coordinator':
      return !setting.isPackage
    case 'key':
      return row.key === ''
    case 'helper':
      return row.isPlanOpen
  }
}

function layTitles<F extends string>(
  canvas: SheetCanvas,
  plan: DataSheetPlan<F>,
  setting: DataSheetSetting,
  book: StyleBook,
  { lastVisible, nameColumn }: { readonly lastVisible: number; readonly nameColumn: number }
): void {
  canvas.putMerged({ top: 0, left: 0, bottom: 0, right: lastVisible }, titleStyle(book, 'left'), plan.title)
  canvas.height(0, 38)
  const middle = Math.floor(lastVisible / 2)
  const left = { top: 1, left: 0, bottom: 1, right: middle - 2 }
  canvas.putMerged(left, noteStyle(book, 'left'), setting.reporting.value, setting.reporting.formula)
  if (setting.isSample) {
    canvas.putMerged(
      { top: 1, left: middle - 1, bottom: 1, right: middle + 3 },
      warningStyle(book),
      SAMPLE_WARNING
    )
  }
  const right = { top: 1, left: middle + 4, bottom: 1, right: lastVisible }
  canvas.putMerged(right, noteStyle(book, 'right'), plan.unitsLine)
  canvas.height(1, 24)
  canvas.putMerged(
    { top: 2, left: 0, bottom: 2, right: 1 },
    noteStyle(book, 'left'),
    `${LEGEND_TITLE}${COLON}`
  )
  const boxes: readonly (readonly [CellRole, string, number])[] = [
    ['plan', LEGEND.plan, 2],
    ['fill', LEGEND.fill, nameColumn],
    ['computed', LEGEND.computed, nameColumn + 1]
  ]
  boxes.forEach(([role, words, column], index) => {
    const next = boxes[index + 1]?.[2] ?? column + 2
    canvas.putMerged({ top: 2, left: column, bottom: 2, right: next - 1 }, legendStyle(book, role), words)
  })
  const marks = { top: 2, left: nameColumn + 3, bottom: 2, right: nameColumn + 6 }
  canvas.putMerged(marks, noteStyle(book, 'left'), `${WIDE_BLANK}${LEGEND.marks}`)
  canvas.height(2, 22)
}

/** Marks of a validation: the row's own finding codes colour the cells they name, so that marks survive sorting. */
function markFormats<F extends string>(
  fields: readonly FieldDefinition<F>[],
  columns: DataColumns<F>
): ConditionalFormatLayout[] {
  const codes = columns.firstCell('findings' as F)
  const mark = columns.firstCell('mark' as F)
  const markRange = columns.range('mark' as F)
  const severities = [
    ['m', COLORS.mandatory],
    ['v', COLORS.verification]
  ] as const
  return [
    ...(
      [
        [MARKS.mandatory, COLORS.mandatory],
        [MARKS.verification, COLORS.verification]
      ] as const
    ).map(([word, color]) => ({
      ranges: [markRange],
      formula: `${mark}="${word}"`,
      format: { fontColor: color, bold: true }
    })),
    ...fields
      .filter((field) => !field.hidden && field.id !== 'mark')
      .flatMap((field) =>
        severities.map(([letter, color]) => ({
          ranges: [columns.range(field.id)],
          formula: `ISNUMBER(FIND("|${field.id}:${letter}|",${codes}))`,
          format: { fontColor: color, borderColor: color },
          stopIfTrue: true
        }))
      )
  ]
}

/**
 * Rows of one group look like one cell without being merged: a line only where the group changes, and what repeats the row
 * above in grey.
 */
function groupFormats<F extends string>(
  groups: readonly F[],
  columns: DataColumns<F>
): ConditionalFormatLayout[] {
  return groups.flatMap((field, index) => {
    const outer = groups.slice(0, index + 1).map(columns.firstCell)
    const beside = (cell: string, rows: number): string =>
      cell.replace(/\d+$/u, (row) => String(Number(row) + rows))
    const differs = (rows: number): string => {
      const parts = outer.map((cell) => `${cell}<>${beside(cell, rows)}`)
      return parts.length === 1 ? parts.join() : `OR(${parts.join(',')})`
    }
    const own = columns.firstCell(field)
    const [isFirst, isLast] = [differs(-1), differs(1)]
    const lines = (...outside: ('top' | 'bottom')[]) => ({
      borderColor: COLORS.line,
      borderSides: ['left', 'right', ...outside] as const
    })
    const repeated = { fontColor: COLORS.repeated }
    // Some programs apply only the first format that holds, and its lines instead of the cell's: each says everything.
    return [
      { formula: `OR(${own}="",AND(${isFirst},${isLast}))`, format: lines('top', 'bottom') },
      { formula: isFirst, format: lines('top') },
      { formula: isLast, format: { ...lines('bottom'), ...repeated } },
      { formula: `${own}=${beside(own, -1)}`, format: { ...lines(), ...repeated } }
    ].map((format) => ({ ranges: [columns.range(field)], ...format, stopIfTrue: true }))
  })
}

/** Neighbouring columns as one range, so that Excel's own list of validations stays short. */
function joinedRanges(ranges: readonly CellRange[]): CellRange[] {
  const joined: CellRange[] = []
  for (const range of ranges) {
    const last = joined.at(-1)
    if (last && last.right + 1 === range.left) joined[joined.length - 1] = { ...last, right: range.right }
    else joined.push(range)
  }
  return joined
}

/** A rule that takes a number or one word, e.g. `未公布`. */
export const numberOr = (word: string): ((cell: string) => ValidationLayout['rule']) => {
  return (cell) => ({ kind: 'custom', formula: `OR(ISNUMBER(${cell}),${cell}="${word}")` })
}

/** A rule that takes an entry of a named list. */
export const oneOf = (source: string) => (): ValidationLayout['rule'] => ({ kind: 'list', source })

/** A rule that takes a number from `min`, up to `max` where given. */
export const decimal = (min: number, max?: number) => (): ValidationLayout['rule'] =>
  max === undefined
    ? { kind: 'decimal', operator: 'greaterThanOrEqual', min }
    : { kind: 'decimal', operator: 'between', min, max }
