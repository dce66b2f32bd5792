import type { Plan } from '../plan/plan'
import { cellAddress, columnLetters } from '../report/a1'
import { validationRule } from '../report/column-validations'
import type { FieldDefinition } from '../report/fields'
import { pointsElsewhere } from '../report/external-reference'
import { METADATA_MARK } from '../report/metadata-sheet'
import type { ValidationLayout } from '../report/layout'
import type { Report, ReportRow } from '../report/report'
import { templateFormulas } from '../report/template-formulas'
import {
  cellKey,
  cellText,
  isCellError,
  isEmptyCell,
  MAX_COLUMNS,
  type SheetContent
} from '../report/workbook-content'
import type { SheetTraits, WorkbookTraits } from '../report/workbook-traits'
import { isUnusedRow } from '../rules/row-identity'
import { findPackage, type ExchangeRecord } from './exchange-record'
import { cellOf, sameValue, tableOf, TABLES, type AnyTable } from './row-values'
import { tampering, type Tampering } from './tampering'
import { TEMPLATE_VERSION } from '../report/template-version'

/**
 * What was done to a returned workbook as such: formulas, validations, columns, sheets, protection, hidden things, its
 * memory of what was sent, and anything that reaches out of it or looks as if it would.
 */
export function inspectReturn(
  plan: Plan,
  returned: Report,
  traits: WorkbookTraits,
  master: { readonly report: Report; readonly record: ExchangeRecord }
): readonly Tampering[] {
  const { isValuesOnly = false } = returned.content
  const found: Tampering[] = [...reachingOut(returned, traits), ...metadataChanges(returned, master.record)]
  if (isValuesOnly) found.push(tampering('old-format', ''))
  for (const id of TABLES) {
    const table = tableOf(returned, id)
    if (!table) {
      found.push(tampering('sheet-missing', '', { table: id }))
      continue
    }
    found.push(...columnChanges(table), ...formulasTyped(table))
    if (!isValuesOnly) found.push(...formulaChanges(plan, returned, table))
    const own = traits.sheets.find(({ name }) => name === table.sheet.name)
    if (own) {
      found.push(...validationChanges(table, own), ...hiddenThings(table, own))
    }
    if (!table.sheet.protected && !isValuesOnly)
      found.push(tampering('protection-removed', table.sheet.name, { table: id }))
  }
  if (!returned.guide) found.push(tampering('sheet-missing', ''))
  found.push(...hiddenSheets(returned), ...foreignSheets(returned, master.report))
  found.push(...traits.otherSheets.map((name) => tampering('sheet-added', name, { returned: name })))
  return found
}

function columnChanges(table: AnyTable): Tampering[] {
  const sheet = table.sheet.name
  return [
    ...table.fields
      .filter(({ id }) => table.columnOf(id) === undefined)
      .map(({ id }) => tampering('column-missing', sheet, { table: table.id, field: id })),
    ...table.duplicates.map(({ field, column }) =>
      tampering('column-repeated', sheet, {
        table: table.id,
        field,
        cell: cellAddress(table.headerRow, column)
      })
    ),
    ...addedColumns(table)
  ]
}

/** Columns that a unit put in; what stands in them is not taken, so their headings are told. */
function addedColumns(table: AnyTable): readonly Tampering[] {
  const { sheet, headerRow, fields, duplicates } = table
  const own = new Set<number | undefined>([
    ...fields.map(({ id }) => table.columnOf(id)),
    ...duplicates.map(({ column }) => column)
  ])
  const rows = sheet.values.slice(Math.max(0, headerRow - sheet.top))
  const added = new Set<number>()
  for (const row of rows) {
    for (const [index, content] of row.entries()) {
      const column = sheet.left + index
      if (!own.has(column) && !isEmptyCell(content)) added.add(column)
    }
  }
  const columns = [...added].sort((a, b) => a - b)
  const [first] = columns
  if (first === undefined) return []
  const headings = columns
    .map((column) => cellText(rows[0]?.[column - sheet.left] ?? null) || columnLetters(column))
    .join(' ')
  const cell = cellAddress(headerRow, first)
  const count = columns.length
  return [tampering('columns-added', sheet.name, { table: table.id, cell, returned: headings, count })]
}

/** A formula without the blanks outside its texts. */
const compact = (formula: string): string =>
  formula
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part.replace(/\s+/gu, '') : part))
    .join('"')

/** Computed cells without formula, and with another one than the template's; several of a column are one entry. */
function formulaChanges(plan: Plan, returned: Report, table: AnyTable): Tampering[] {
  const isCurrent = returned.metadata?.templateVersion === TEMPLATE_VERSION
  const formulaOf = templateFormulas(plan, table)
  const rows = table.rows.filter((row) => row.key !== '' && !isUnusedRow(table, row))
  const found: Tampering[] = []
  for (const field of table.fields) {
    const column = table.columnOf(field.id)
    // 本期值 may be typed over.
    if (field.role !== 'computed' || field.id === 'current' || column === undefined) continue
    const removed: ReportRow[] = []
    const changed: { readonly row: ReportRow; readonly sent: string; readonly returned: string }[] = []
    for (const row of rows) {
      const formula = table.sheet.formulas.get(cellKey(row.row - 1, column))
      const template = formulaOf(row, field.id)
      if (template === undefined) continue
      if (formula === undefined) removed.push(row)
      else if (isCurrent && compact(formula) !== compact(template)) {
        changed.push({ row, sent: template, returned: formula })
      }
    }
    const [first] = removed
    if (first) found.push(entry('formula-removed', table, first, field, column, removed.length))
    const [one] = changed
    if (one) {
      const { sent, returned: is } = one
      const base = entry('formula-changed', table, one.row, field, column, changed.length)
      found.push({ ...base, sent, returned: is })
    }
  }
  return found
}

const entry = (
  kind: Tampering['kind'],
  table: AnyTable,
  row: ReportRow,
  field: FieldDefinition,
  column: number,
  count: number
): Tampering =>
  tampering(kind, table.sheet.name, {
    table: table.id,
    key: row.key,
    field: field.id,
    cell: cellAddress(row.row - 1, column),
    count
  })

/**
 * What a spreadsheet program, or the next program that gets the text, might take for a formula: the signs that begin one,
 * their full-width forms, a tab or a line break, before anything else. A sign alone says that there is nothing.
 */
const FORMULA_LIKE = /^[=+\-@＝＋－＠\t\r\n]\s*[^\s\-－/／]/u

/** Formulas in cells that take values, and texts that look like formulas; several of a column are one entry. */
function formulasTyped(table: AnyTable): Tampering[] {
  const found: Tampering[] = []
  const rows = table.rows.filter((row) => !isUnusedRow(table, row))
  for (const field of table.fields) {
    const column = table.columnOf(field.id)
    if (field.role !== 'report' || column === undefined) continue
    const textOfCell = (row: ReportRow): string => {
      const content = cellOf(table, row, field.id)
      return typeof content === 'string' && !isCellError(content) ? content : ''
    }
    const formulas = rows.filter((row) => table.hasFormula(row, field.id))
    const texts = rows.filter((row) => FORMULA_LIKE.test(textOfCell(row)))
    const [formula, text] = [formulas[0], texts[0]]
    if (formula) {
      const returned = `=${table.sheet.formulas.get(cellKey(formula.row - 1, column)) ?? ''}`
      found.push({ ...entry('formula-typed', table, formula, field, column, formulas.length), returned })
    }
    if (text) {
      const returned = textOfCell(text)
      found.push({ ...entry('formula-like-text', table, text, field, column, texts.length), returned })
    }
  }
  return found
}

/** Cells of a column that no validation, or another one than the template's, covers. */
function validationChanges(table: AnyTable, traits: SheetTraits): Tampering[] {
  const found: Tampering[] = []
  for (const field of table.fields) {
    const column = table.columnOf(field.id)
    if (column === undefined || field.role === 'plan' || !field.validation) continue
    const sent = validationRule(field.validation, '')
    const own = traits.validations.filter(({ ranges }) =>
      ranges.some(({ left, right }) => column >= left && column <= right)
    )
    const coveredBy = (row: ReportRow, alike: boolean): boolean =>
      own.some(
        (validation) =>
          (!alike || isAlike(validation, sent)) &&
          validation.ranges.some(
            ({ top, bottom, left, right }) =>
              row.row - 1 >= top && row.row - 1 <= bottom && column >= left && column <= right
          )
      )
    const rows = table.rows.filter(({ key }) => key !== '')
    const removed = rows.filter((row) => !coveredBy(row, false))
    const changed = rows.filter((row) => coveredBy(row, false) && !coveredBy(row, true))
    const [first] = removed
    if (first) found.push(entry('validation-removed', table, first, field, column, removed.length))
    const [one] = changed
    if (one) found.push(entry('validation-changed', table, one, field, column, changed.length))
  }
  return found
}

/** Whether a validation still asks for what the template's does; formulas of custom ones differ by row and program. */
function isAlike(
  { kind, operator, formula, secondFormula }: SheetTraits['validations'][number],
  sent: ValidationLayout['rule']
): boolean {
  if (kind !== sent.kind) return false
  if (sent.kind === 'custom') return true
  if (sent.kind === 'list') return formula.toLowerCase() === sent.source.toLowerCase()
  const { min, max } = sent
  const first = sent.operator === 'lessThanOrEqual' ? max : min
  const isBound = (text: string, bound: number | undefined): boolean =>
    bound === undefined || (text.trim() !== '' && Number(text) === bound)
  return (
    operator === sent.operator &&
    isBound(formula, first) &&
    isBound(secondFormula, sent.operator === 'between' ? max : undefined)
  )
}

function hiddenThings(table: AnyTable, traits: SheetTraits): Tampering[] {
  const hidden = table.fields.filter((field) => {
    const column = table.columnOf(field.id)
    const isHidden =
      column !== undefined &&
      traits.hiddenColumns.some(({ first, last }) => column >= first && column <= last)
    return isHidden && !field.hidden
  })
  const rows = table.rows.filter(({ row }) => table.sheet.hiddenRows.has(row - 1))
  const sheet = table.sheet.name
  return [
    ...hidden.map(({ id }) => tampering('columns-hidden', sheet, { table: table.id, field: id })),
    ...(rows.length > 0 ? [tampering('rows-hidden', sheet, { table: table.id, count: rows.length })] : [])
  ]
}

/** Sheets of the template that nobody sees any more. */
function hiddenSheets({ guide, summary, findings, indicators, projects }: Report): Tampering[] {
  return [guide, indicators?.sheet, projects?.sheet, summary, findings].flatMap((sheet) =>
    sheet && sheet.visibility !== 'visible' ? [tampering('template-sheet-hidden', sheet.name)] : []
  )
}

/** Sheets that are not ours, hidden ones told apart; those that the master has by that name are known. */
function foreignSheets(returned: Report, master: Report): Tampering[] {
  const known = new Set(master.content.sheets.map(({ name }) => name))
  const own = new Set<SheetContent | undefined>([
    returned.guide,
    returned.summary,
    returned.findings,
    returned.indicators?.sheet,
    returned.projects?.sheet
  ])
  return returned.content.sheets
    .filter((sheet) => !own.has(sheet) && !known.has(sheet.name) && sheet.values[0]?.[0] !== METADATA_MARK)
    .map(({ name, visibility }) =>
      tampering(visibility === 'visible' ? 'sheet-added' : 'sheet-hidden', name, { returned: name })
    )
}

/** What the package says was sent, where the master remembers otherwise; the master's memory counts. */
function metadataChanges(returned: Report, record: ExchangeRecord): Tampering[] {
  const { metadata } = returned
  const known = metadata && findPackage(record, metadata.packageId ?? '')
  if (!metadata || !known) return []
  const { sent, round } = known
  const isShare = new Set(sent.shares)
  let differing = metadata.unit === sent.unit ? 0 : 1
  for (const table of TABLES) {
    const keys = new Set([
      ...sent.open[table],
      ...sent.readOnly[table],
      ...(table === 'projects' ? sent.shares : [])
    ])
    differing += metadata.keys[table].filter((key) => !keys.has(key)).length
    for (const [key, values] of Object.entries(metadata.base[table])) {
      if (isShare.has(key) && table === 'projects') continue
      for (const [field, value] of Object.entries(values)) {
        if (!sameValue(round.base[table][key]?.[field] ?? null, value)) differing += 1
      }
    }
  }
  return differing === 0 ? [] : [tampering('metadata-changed', '', { count: differing })]
}

/** A formula that calls another program by DDE: `cmd|'/c calc'!A1`. */
const DDE_FORMULA = /(?<![\w."])[A-Za-z][\w.]*\|\s*['"\w]/u

function reachingOut(returned: Report, traits: WorkbookTraits): Tampering[] {
  const found: Tampering[] = [
    ...traits.macros.map((part) => tampering('macros', '', { returned: part })),
    ...traits.externalLinks.map((target) => tampering('external-link', '', { returned: target })),
    ...traits.ddeLinks.map((target) => tampering('dde-link', '', { returned: target })),
    ...traits.connections.map((part) => tampering('data-connection', '', { returned: part })),
    ...traits.embedded.map((part) => tampering('embedded-object', '', { returned: part })),
    ...traits.hyperlinks.map((target) => tampering('hyperlink', '', { returned: target }))
  ]
  const look = (formula: string, sheet: string, place: () => Partial<Tampering>): void => {
    const isCall = formula.includes('|') && DDE_FORMULA.test(formula.replace(/"[^"]*"/gu, '""'))
    const kind = isCall ? 'dde-link' : pointsElsewhere(formula) ? 'external-link' : undefined
    if (kind) found.push(tampering(kind, sheet, { returned: formula, ...place() }))
  }
  for (const { name, formulas } of returned.content.sheets) {
    for (const [key, formula] of formulas) {
      look(formula, name, () => ({ cell: cellAddress(Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS) }))
    }
  }
  for (const { name, refersTo } of returned.content.names) {
    look(refersTo, '', () => ({ returned: `${name}: ${refersTo}` }))
  }
  for (const { name, validations } of traits.sheets) {
    for (const { formula, secondFormula } of validations) {
      for (const each of [formula, secondFormula]) look(each, name, () => ({}))
    }
  }
  return found
}
