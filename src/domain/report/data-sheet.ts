import { printFormula } from '../measures/print-formula'
import type { Expression } from '../measures/expression'
import { cellRange, columnLetters, sheetReference, thisRowReference } from './a1'
import { colorFormats, groupFormats, markFormats, type DataColumns } from './column-formats'
import { columnValidations } from './column-validations'
import { columnName, headerName, TABLE_NAMES, type FieldDefinition, type TableId } from './fields'
import type { ConditionalFormatLayout, NameLayout, ProtectionLayout, SheetLayout } from './layout'
import type { PreparedRow } from './prepare-rows'
import { tablePage } from './printed-page'
import { SheetCanvas } from './sheet-canvas'
import {
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
import { COLON, GUIDE_LABELS, LEGEND, LEGEND_TITLE, SAMPLE_WARNING, WIDE_BLANK } from './workbook-lexicon'

/** Rows of a data sheet, counted from 0: title, units line, legend, header, then data. */
export const HEADER_ROW = 3
export const FIRST_DATA_ROW = HEADER_ROW + 1
/** Two lines, so that most rows are of one height. */
const ROW_HEIGHT = 36
const HIDDEN_WIDTH = 12

const PRINT = tablePage(HEADER_ROW, 0.4)

/** What distinguishes one data sheet from the other. */
export interface DataSheetPlan<F extends string> {
  readonly table: TableId
  readonly sheetName: string
  readonly title: string
  readonly unitsLine: string
  readonly tabColor: string
  readonly fields: readonly FieldDefinition<F>[]
  readonly rows: readonly PreparedRow[]
  readonly measures: Readonly<Record<string, Expression>>
  /** Conditional formats besides those of colours, marks and groups. */
  readonly conditionalFormats?: (columns: DataColumns<F>) => readonly ConditionalFormatLayout[]
  /** Computed columns that people fill in the period at hand. */
  readonly toFill?: readonly F[]
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
  const lastRow = FIRST_DATA_ROW + Math.max(rows.length, 1) - 1
  const columns = placed(fields, lastRow)
  const formulas = columnFormulas(plan)
  layTitles(canvas, plan, setting, book)
  layHeader(canvas, fields, book)
  layRows(canvas, plan, formulas, setting, book)
  const sheet: SheetLayout = {
    id: table,
    name: plan.sheetName,
    visibility: 'visible',
    tabColor: plan.tabColor,
    columns: fields.map((field) => ({
      width: widthOf(field),
      ...(field.hidden ? { hidden: true } : {})
    })),
    rows: canvas.rows,
    cells: canvas.cells,
    merges: canvas.merges,
    freeze: { rows: FIRST_DATA_ROW, columns: columnAt(fields, 'name') + 1 },
    zoom: 85,
    table: {
      name: TABLE_NAMES[table],
      range: { top: HEADER_ROW, left: 0, bottom: lastRow, right: fields.length - 1 },
      columns: fields.map((field) => {
        const formula = formulas.get(field.id)
        return {
          name: headerText(field.header),
          ...(formula === undefined ? {} : { calculatedFormula: formula })
        }
      })
    },
    validations: columnValidations(fields, columns),
    conditionalFormats: [
      ...colorFormats(fields, columns),
      ...(plan.conditionalFormats?.(columns) ?? []),
      ...markFormats(fields, columns),
      ...groupFormats(fields, columns)
    ],
    ...(setting.isProtected ? { protection: DATA_PROTECTION } : {}),
    print: PRINT
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

const columnAt = (fields: readonly FieldDefinition[], id: string): number =>
  Math.max(
    fields.findIndex((field) => field.id === id),
    0
  )

function placed<F extends string>(fields: readonly FieldDefinition<F>[], lastRow: number): DataColumns<F> {
  const columnOf = new Map(fields.map(({ id }, column) => [id, column]))
  const at = (field: F): number => columnOf.get(field) ?? 0
  return {
    range: (field) => ({ top: FIRST_DATA_ROW, left: at(field), bottom: lastRow, right: at(field) }),
    firstCell: (field) => `$${columnLetters(at(field))}${FIRST_DATA_ROW + 1}`
  }
}

const widthOf = ({ width = HIDDEN_WIDTH }: FieldDefinition): number => width

/** The last plan column; the thicker line stands right of it. */
const lastPlanField = (fields: readonly FieldDefinition[]): FieldDefinition | undefined =>
  fields.findLast(({ role }) => role === 'plan')

/** Formulas of the computed columns, naming the table's columns. */
function columnFormulas<F extends string>({
  table,
  fields,
  measures
}: DataSheetPlan<F>): ReadonlyMap<string, string> {
  const headerOf = new Map<string, string>(fields.map((field) => [field.id, headerText(field.header)]))
  const formulas = new Map<string, string>()
  for (const field of fields) {
    const measure = field.role === 'computed' ? measures[field.id] : undefined
    if (!measure) continue
    formulas.set(
      field.id,
      printFormula(measure, {
        cell: (id) => thisRowReference(TABLE_NAMES[table], headerOf.get(id) ?? id),
        figure: (id) => id,
        column: columnName as (table: string, column: string) => string
      })
    )
  }
  return formulas
}

function layHeader(canvas: SheetCanvas, fields: readonly FieldDefinition[], book: StyleBook): void {
  const edge = lastPlanField(fields)
  fields.forEach((field, column) => {
    const { comment } = field
    canvas.set(HEADER_ROW, column, {
      value: headerText(field.header),
      style: headerStyle(book, field === edge),
      ...(comment === undefined ? {} : { comment })
    })
  })
  canvas.height(
    HEADER_ROW,
    rowHeight(
      fields.flatMap((field) =>
        field.hidden ? [] : [[headerText(field.header), widthOf(field) - 1] as [string, number]]
      ),
      { least: 48, line: 17 }
    )
  )
}

function layRows<F extends string>(
  canvas: SheetCanvas,
  plan: DataSheetPlan<F>,
  formulas: ReadonlyMap<string, string>,
  setting: DataSheetSetting,
  book: StyleBook
): void {
  const { fields, rows } = plan
  const edge = lastPlanField(fields)
  const styleOf = new Map<string, string>()
  const style = (field: FieldDefinition<F>, row: PreparedRow): string => {
    const cacheKey = `${field.id}|${row.isPlanOpen}|${row.isReadOnly}`
    const cached = styleOf.get(cacheKey)
    if (cached) return cached
    const open = isOpen(field, row, setting)
    const key = dataStyle(book, {
      role: cellRole(field, plan, open),
      content: field.content,
      locked: !open,
      edge: field === edge,
      centered: field.align === 'center',
      grouped: field.isGroup ?? false,
      ...(field.format === undefined ? {} : { numberFormat: field.format })
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
      if (!field.hidden && typeof value === 'string') texts.push([value, widthOf(field)])
    })
    canvas.height(sheetRow, rowHeight(texts, { least: ROW_HEIGHT }))
  })
}

function cellRole<F extends string>(
  field: FieldDefinition<F>,
  plan: DataSheetPlan<F>,
  open: boolean
): CellRole {
  if (field.role === 'computed') return plan.toFill?.includes(field.id) ? 'fill' : 'computed'
  if (field.role === 'helper') return 'computed'
  if (field.role === 'mark' || field.role === 'key') return 'key'
  return open ? 'fill' : 'plan'
}

function isOpen(field: FieldDefinition, row: PreparedRow, setting: DataSheetSetting): boolean {
  switch (field.role) {
    case 'mark':
      return true
    case 'computed':
      return field.isOpen === true && !row.isReadOnly
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
  book: StyleBook
): void {
  const lastVisible = plan.fields.findLastIndex(({ hidden }) => !hidden)
  const nameColumn = columnAt(plan.fields, 'name')
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
