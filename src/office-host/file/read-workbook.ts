import type {
  Cell as FileCell,
  CellValue as FileValue,
  ConditionalRule,
  DataValidation,
  Sheet as FileSheet
} from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import type { Area } from '../engine/area'
import { parseArea } from '../engine/area'
import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type { ConditionalFormatState, SheetState, ValidationState } from '../engine/workbook-state'
import { newSheetState } from '../engine/workbook-state'
import { readPackageFacts } from './package-parts'
import { strictProtection } from '../model/worksheet-protection'
import {
  alertStyles,
  officeColor,
  officeConditionalStyle,
  officeFormat,
  operators,
  paperSizes,
  termOf,
  validationKinds,
  widthInPoints
} from './file-terms'

type Theme = readonly string[] | undefined

const areasOf = (range: string): Area[] =>
  range
    .split(/[\s,]+/)
    .map((part) => parseArea(part.replace(/^.*!/, '')))
    .filter((area): area is Area => area !== undefined)

const withEquals = (formula: string | undefined): string =>
  formula === undefined ? '' : `=${formula.replace(/^=/, '')}`

function operand(formula: string | undefined): string | number | undefined {
  if (formula === undefined) return undefined
  return formula !== '' && Number.isFinite(Number(formula)) ? Number(formula) : withEquals(formula)
}

function validation(file: DataValidation): ValidationState[] {
  const kind = termOf(validationKinds, file.type)
  const areas = areasOf(file.range)
  if (!kind || areas.length === 0) return []
  let rule: Record<string, unknown>
  if (kind === 'list') {
    const inline =
      file.values?.join(',') ??
      (/^".*"$/s.test(file.formula1 ?? '') ? file.formula1!.slice(1, -1) : undefined)
    rule = { inCellDropDown: true, source: inline ?? withEquals(file.formula1) }
  } else if (kind === 'custom') rule = { formula: withEquals(file.formula1) }
  else {
    const second = operand(file.formula2)
    rule = {
      operator: termOf(operators, file.operator ?? 'between') ?? 'Between',
      formula1: operand(file.formula1),
      ...(second === undefined ? {} : { formula2: second })
    }
  }
  return [
    {
      areas,
      rule: { [kind]: rule },
      ignoreBlanks: file.allowBlank ?? false,
      errorAlert: {
        message: file.errorMessage ?? '',
        showAlert: file.showErrorMessage ?? false,
        style: termOf(alertStyles, file.errorStyle ?? 'stop') ?? 'Stop',
        title: file.errorTitle ?? ''
      },
      prompt: {
        message: file.inputMessage ?? '',
        showPrompt: file.showInputMessage ?? false,
        title: file.inputTitle ?? ''
      }
    }
  ]
}

function conditionalFormat(file: ConditionalRule, book: Book, theme: Theme): ConditionalFormatState[] {
  const areas = areasOf(file.range)
  const formulas =
    file.formula === undefined ? [] : Array.isArray(file.formula) ? file.formula : [file.formula]
  if (areas.length === 0) return []
  const base = {
    id: book.newId(),
    areas,
    stopIfTrue: file.stopIfTrue ?? false,
    formula: '',
    rule: null,
    style: officeConditionalStyle(file.style, theme)
  }
  const textOperators: Record<string, string> = {
    containsText: 'Contains',
    notContainsText: 'NotContains',
    beginsWith: 'BeginsWith',
    endsWith: 'EndsWith'
  }
  if (file.type === 'expression') return [{ ...base, type: 'Custom', formula: withEquals(formulas[0]) }]
  if (file.type === 'cellIs') {
    return [
      {
        ...base,
        type: 'CellValue',
        rule: {
          operator: termOf(operators, file.operator ?? 'equal') ?? 'EqualTo',
          formula1: withEquals(formulas[0]),
          ...(formulas[1] === undefined ? {} : { formula2: withEquals(formulas[1]) })
        }
      }
    ]
  }
  const operator = textOperators[file.type]
  return operator ? [{ ...base, type: 'ContainsText', rule: { operator, text: file.text ?? '' } }] : []
}

function headerParts(texts: [string | undefined, 'Header' | 'Footer'][]): Record<string, string> {
  const parts: Record<string, string> = {}
  for (const [text, end] of texts) {
    for (const match of (text ?? '').matchAll(/&([LCR])([\s\S]*?)(?=&[LCR]|$)/g)) {
      const side = { L: 'Left', C: 'Center', R: 'Right' }[match[1]!]!
      parts[`${side}${end}`] = match[2]!
    }
  }
  return parts
}

function stateOf(file: FileSheet, book: Book, theme: Theme, passwordHash: string | undefined): SheetState {
  const state = newSheetState(file.name)
  state.visibility = file.veryHidden ? 'VeryHidden' : file.hidden ? 'Hidden' : 'Visible'
  state.tabColor = officeColor(file.view?.tabColor, theme)
  state.showGridlines = file.view?.showGridLines ?? true
  state.showHeadings = file.view?.showRowColHeaders ?? true
  state.merges = (file.merges ?? []).map((one) => ({
    top: one.startRow,
    left: one.startCol,
    bottom: one.endRow,
    right: one.endCol
  }))
  state.validations = (file.dataValidations ?? []).flatMap(validation)
  state.conditionalFormats = [...(file.conditionalRules ?? [])]
    .sort((a, b) => a.priority - b.priority)
    .flatMap((rule) => conditionalFormat(rule, book, theme))
  state.tables = (file.tables ?? []).flatMap((table) => {
    const area = parseArea(table.range ?? '')
    if (!area) return []
    return [
      {
        id: book.newId(),
        name: table.displayName ?? table.name,
        area,
        columns: table.columns.map(({ name }, index) => ({ id: index + 1, name })),
        showHeaders: true,
        showTotals: table.showTotalRow ?? false,
        style: table.style ?? 'TableStyleMedium2',
        showBandedRows: table.showRowStripes ?? true,
        showBandedColumns: table.showColumnStripes ?? false,
        showFilterButton: table.showAutoFilter ?? true,
        highlightFirstColumn: false,
        highlightLastColumn: false,
        sort: []
      }
    ]
  })
  if (file.freezePane)
    state.freeze = { rows: file.freezePane.rows ?? 0, columns: file.freezePane.columns ?? 0, top: 0, left: 0 }
  const filter = file.autoFilter && parseArea(file.autoFilter.range)
  if (filter) state.autoFilter = { area: filter, criteria: {} }
  for (const [index, column] of (file.columns ?? []).entries()) {
    if (column.width !== undefined) state.columnWidths[index] = widthInPoints(column.width)
    if (column.hidden) state.hiddenColumns[index] = true
    if (column.style) state.columnFormats[index] = book.formats.idOf(officeFormat(column.style, theme))
  }
  for (const [row, { height, hidden }] of file.rowDefs ?? []) {
    if (height !== undefined) state.rowHeights[row] = height
    if (hidden) state.hiddenRows[row] = true
  }
  const { protection } = file
  if (protection && protection.sheet !== false) {
    state.protection = {
      password: '',
      ...(passwordHash ? { passwordHash } : {}),
      options: {
        ...strictProtection,
        allowAutoFilter: protection.autoFilter ?? false,
        allowDeleteColumns: protection.deleteColumns ?? false,
        allowDeleteRows: protection.deleteRows ?? false,
        allowEditObjects: !protection.objects,
        allowEditScenarios: !protection.scenarios,
        allowFormatCells: protection.formatCells ?? false,
        allowFormatColumns: protection.formatColumns ?? false,
        allowFormatRows: protection.formatRows ?? false,
        allowInsertColumns: protection.insertColumns ?? false,
        allowInsertHyperlinks: protection.insertHyperlinks ?? false,
        allowInsertRows: protection.insertRows ?? false,
        allowPivotTables: protection.pivotTables ?? false,
        allowSort: protection.sort ?? false,
        selectionMode:
          protection.selectUnlockedCells === false
            ? 'None'
            : protection.selectLockedCells === false
              ? 'Unlocked'
              : 'Normal'
      }
    }
  }
  const layout = state.pageLayout
  const setup = file.pageSetup
  if (setup) {
    if (setup.orientation === 'landscape') layout.orientation = 'Landscape'
    layout.paperSize = termOf(paperSizes, setup.paperSize) ?? layout.paperSize
    if (setup.fitToPage || setup.fitToWidth !== undefined || setup.fitToHeight !== undefined) {
      layout.zoom = {
        ...(setup.fitToWidth ? { horizontalFitToPages: setup.fitToWidth } : {}),
        ...(setup.fitToHeight ? { verticalFitToPages: setup.fitToHeight } : {})
      }
    } else if (setup.scale) layout.zoom = { scale: setup.scale }
    const margins = setup.margins ?? {}
    for (const side of ['left', 'right', 'top', 'bottom', 'header', 'footer'] as const) {
      const inches = margins[side]
      if (inches !== undefined) layout[`${side}Margin`] = inches * 72
    }
    layout.printGridlines = setup.showGridLines ?? false
    layout.printHeadings = setup.showRowColHeaders ?? false
    layout.centerHorizontally = setup.horizontalCentered ?? false
    layout.centerVertically = setup.verticalCentered ?? false
    layout.printArea = areasOf(setup.printArea ?? '')
    layout.titleRows = parseArea(setup.printTitlesRow ?? '') ?? null
    layout.titleColumns = parseArea(setup.printTitlesColumn ?? '') ?? null
  }
  const header = file.headerFooter
  if (header) {
    layout.headersFooters = {
      default: headerParts([
        [header.oddHeader, 'Header'],
        [header.oddFooter, 'Footer']
      ]),
      even: headerParts([
        [header.evenHeader, 'Header'],
        [header.evenFooter, 'Footer']
      ]),
      first: headerParts([
        [header.firstHeader, 'Header'],
        [header.firstFooter, 'Footer']
      ])
    }
    layout.headersState = header.differentFirst
      ? header.differentOddEven
        ? 'FirstOddAndEven'
        : 'FirstAndDefault'
      : header.differentOddEven
        ? 'OddAndEven'
        : 'Default'
  }
  return state
}

function plainValue(value: FileValue | undefined): string | number | boolean {
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.getTime() / 86_400_000 + 25_569 : value
}

function putCells(file: FileSheet, sheet: Sheet, theme: Theme): void {
  const { formats } = sheet.book
  const styles = new Map<object, string>()
  const styleOf = (style: FileCell['style']): string | undefined => {
    if (!style) return undefined
    let id = styles.get(style)
    if (!id) {
      id = formats.idOf(officeFormat(style, theme))
      styles.set(style, id)
    }
    return id
  }
  const put = (
    row: number,
    column: number,
    value: FileValue | undefined,
    cell: FileCell | undefined
  ): void => {
    const style = styleOf(cell?.style)
    const content = plainValue(cell?.formula === undefined ? value : (cell.formulaResult ?? value))
    const typed =
      content === ''
        ? cell?.formula === undefined || cell.formulaResult === undefined
          ? {}
          : { v: '', t: 1 as const }
        : typeof content === 'number'
          ? { v: content, t: 2 as const }
          : typeof content === 'boolean'
            ? { v: content ? 1 : 0, t: 3 as const }
            : { v: content, t: 1 as const }
    const next = {
      ...typed,
      ...(cell?.formula === undefined ? {} : { f: withEquals(cell.formula) }),
      ...(style ? { s: style } : {})
    }
    if (content !== '' || cell?.formula !== undefined || style) sheet.fill(row, column, next)
    if (cell?.hyperlink) {
      const { target, location, tooltip } = cell.hyperlink
      sheet.state.hyperlinks[`${row},${column}`] = {
        ...(target ? { address: target } : {}),
        ...(location ? { documentReference: location } : {}),
        ...(tooltip ? { screenTip: tooltip } : {})
      }
    }
    if (cell?.comment) {
      sheet.state.comments.push({
        id: sheet.book.newId(),
        row,
        column,
        content: cell.comment.text,
        author: cell.comment.author ?? '',
        created: '',
        resolved: false,
        replies: []
      })
    }
  }
  file.rows.forEach((line, row) => {
    line.forEach((value, column) => {
      const cell = file.cells?.get(`${row},${column}`)
      if (cell === undefined && value !== null) put(row, column, value, undefined)
    })
  })
  for (const [key, cell] of file.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number)
    put(row, column, cell.value, cell)
  }
}

/** Fills an empty workbook from an .xlsx file, which is then recalculated. */
export async function readWorkbookFile(book: Book, bytes: Uint8Array): Promise<void> {
  const file = await readXlsx(bytes, { readStyles: true })
  const facts = readPackageFacts(bytes)
  const theme = file.themeColors
  for (const fileSheet of file.sheets) {
    const sheet = book.addSheet(
      fileSheet.name,
      undefined,
      stateOf(fileSheet, book, theme, facts.passwordHashes.get(fileSheet.name))
    )
    putCells(fileSheet, sheet, theme)
  }
  for (const { name, range, scope, comment } of file.namedRanges ?? []) {
    const state = {
      name,
      formula: withEquals(range),
      comment: comment ?? '',
      visible: !facts.hiddenNames.has(name.toLowerCase())
    }
    const sheet = scope === undefined ? undefined : book.sheetByName(scope)
    if (sheet) sheet.state.names.push(state)
    else book.state.names.push(state)
  }
  const { properties } = file
  const documentProperties = {
    title: properties?.title,
    subject: properties?.subject,
    author: properties?.creator,
    keywords: properties?.keywords,
    comments: properties?.description,
    category: properties?.category,
    manager: properties?.manager,
    company: properties?.company
  }
  for (const [key, value] of Object.entries(documentProperties))
    if (value) book.state.documentProperties[key] = value
  book.state.customProperties = Object.entries(properties?.custom ?? {}).map(([key, value]) => ({
    key,
    value: value instanceof Date ? { date: value.toISOString() } : value
  }))
  if (file.workbookProtection?.lockStructure) book.state.structureProtection = { password: '' }
  const active = book.sheets[file.activeSheet ?? 0]
  const shown =
    active?.state.visibility === 'Visible'
      ? active
      : book.sheets.find((sheet) => sheet.state.visibility === 'Visible')
  if (shown) {
    book.activeSheetId = shown.id
    book.selection = { sheetId: shown.id, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] }
  }
  book.tablesChanged()
}
