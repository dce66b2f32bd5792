import type {
  Cell as FileCell,
  ConditionalRule,
  DataValidation,
  NamedRange,
  SheetChart,
  WriteSheet
} from 'hucre'
import { writeXlsx } from 'hucre/xlsx'
import { areaText, quotedSheetName } from '../engine/area'
import { completePackage } from './package-parts'
import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type {
  ChartState,
  ConditionalFormatState,
  PageLayoutState,
  ValidationState
} from '../engine/workbook-state'
import {
  alertStyles,
  fileConditionalStyle,
  fileStyle,
  operators,
  paperSizes,
  validationKinds,
  widthInCharacters
} from './file-terms'

type StyleCache = Map<string, NonNullable<FileCell['style']>>

const plainText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

const withoutEquals = (formula: unknown): string => plainText(formula).replace(/^=/, '')

function cellsOf(sheet: Sheet, styles: StyleCache): Map<string, Partial<FileCell>> {
  const cells = new Map<string, Partial<FileCell>>()
  const used = sheet.usedArea(false)
  if (!used) return cells
  const styleOf = (id: string): NonNullable<FileCell['style']> => {
    let style = styles.get(id)
    if (!style) {
      style = fileStyle(sheet.book.formats.formatOf(id))
      styles.set(id, style)
    }
    return style
  }
  sheet.each(used, (row, column, cell) => {
    const value = sheet.value(row, column)
    const styleId =
      typeof cell.s === 'string'
        ? cell.s
        : cell.s
          ? sheet.book.formats.idOf(sheet.book.formats.formatOf(cell.s))
          : undefined
    const file: Partial<FileCell> = styleId ? { style: styleOf(styleId) } : {}
    if (cell.f) {
      file.formula = withoutEquals(cell.f)
      file.formulaResult = value
      file.value = value
    } else file.value = value === '' ? null : value
    const link = sheet.state.hyperlinks[`${row},${column}`]
    if (link) {
      file.hyperlink = {
        target: link.address ?? '',
        ...(link.documentReference ? { location: link.documentReference } : {}),
        ...(link.screenTip ? { tooltip: link.screenTip } : {})
      }
    }
    cells.set(`${row},${column}`, file)
  })
  for (const comment of sheet.state.comments) {
    const key = `${comment.row},${comment.column}`
    cells.set(key, {
      ...(cells.get(key) ?? { value: null }),
      comment: { author: comment.author, text: comment.content }
    })
  }
  return cells
}

function validation(state: ValidationState): DataValidation[] {
  const [kind, raw] = Object.entries(state.rule)[0] ?? []
  const type = kind && validationKinds[kind]
  if (!type) return []
  const rule = raw as Record<string, unknown>
  const common: Omit<DataValidation, 'range'> = {
    type,
    allowBlank: state.ignoreBlanks,
    showErrorMessage: state.errorAlert.showAlert,
    showInputMessage: state.prompt.showPrompt && state.prompt.message !== '',
    errorTitle: state.errorAlert.title,
    errorMessage: state.errorAlert.message,
    errorStyle: alertStyles[state.errorAlert.style] ?? 'stop',
    inputTitle: state.prompt.title,
    inputMessage: state.prompt.message
  }
  if (type === 'list') {
    const source = String(rule['source'])
    if (source.startsWith('=')) common.formula1 = source.slice(1)
    else common.values = source.split(',')
  } else if (type === 'custom') common.formula1 = withoutEquals(rule['formula'])
  else {
    common.operator = operators[String(rule['operator'])] ?? 'between'
    common.formula1 = withoutEquals(rule['formula1'])
    if (rule['formula2'] !== undefined && rule['formula2'] !== '')
      common.formula2 = withoutEquals(rule['formula2'])
  }
  return [{ ...common, range: state.areas.map((area) => areaText(area)).join(' ') }]
}

function conditionalRule(state: ConditionalFormatState, priority: number): ConditionalRule[] {
  const base = {
    priority,
    stopIfTrue: state.stopIfTrue,
    style: fileConditionalStyle(state.style),
    range: state.areas.map((area) => areaText(area)).join(' ')
  }
  const rule = state.rule ?? {}
  if (state.type === 'Custom') return [{ ...base, type: 'expression', formula: withoutEquals(state.formula) }]
  if (state.type === 'CellValue') {
    const operator = operators[String(rule['operator'])] ?? 'equal'
    const formulas = [rule['formula1'], rule['formula2']]
      .filter((one) => one !== undefined && one !== '')
      .map(withoutEquals)
    return [{ ...base, type: 'cellIs', operator, formula: formulas.length === 1 ? formulas[0]! : formulas }]
  }
  if (state.type === 'ContainsText') {
    const types: Record<string, ConditionalRule['type']> = {
      Contains: 'containsText',
      NotContains: 'notContainsText',
      BeginsWith: 'beginsWith',
      EndsWith: 'endsWith'
    }
    const text = plainText(rule['text'])
    const first = areaText({ ...state.areas[0]!, bottom: state.areas[0]!.top, right: state.areas[0]!.left })
    const quoted = `"${text.replaceAll('"', '""')}"`
    const formulas: Record<string, string> = {
      Contains: `NOT(ISERROR(SEARCH(${quoted},${first})))`,
      NotContains: `ISERROR(SEARCH(${quoted},${first}))`,
      BeginsWith: `LEFT(${first},${text.length})=${quoted}`,
      EndsWith: `RIGHT(${first},${text.length})=${quoted}`
    }
    const operator = plainText(rule['operator']) || 'Contains'
    return [
      {
        ...base,
        type: types[operator] ?? 'containsText',
        text,
        formula: formulas[operator] ?? formulas['Contains']!
      }
    ]
  }
  return []
}

function pageSetup(layout: PageLayoutState): Partial<WriteSheet> {
  const { zoom } = layout
  const fits = zoom.horizontalFitToPages !== undefined || zoom.verticalFitToPages !== undefined
  const inches = (points: number): number => points / 72
  const header = (page: 'default' | 'even' | 'first', end: 'Header' | 'Footer'): string => {
    const parts = layout.headersFooters[page]
    return (['Left', 'Center', 'Right'] as const)
      .map((side) => (parts[`${side}${end}`] ? `&${side.charAt(0)}${parts[`${side}${end}`]}` : ''))
      .join('')
  }
  const texts = {
    oddHeader: header('default', 'Header'),
    oddFooter: header('default', 'Footer'),
    evenHeader: header('even', 'Header'),
    evenFooter: header('even', 'Footer'),
    firstHeader: header('first', 'Header'),
    firstFooter: header('first', 'Footer')
  }
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
  return {
    pageSetup: {
      orientation: layout.orientation === 'Landscape' ? 'landscape' : 'portrait',
      ...(paperSizes[layout.paperSize] ? { paperSize: paperSizes[layout.paperSize]! } : {}),
      ...(fits
        ? {
            fitToPage: true,
            fitToWidth: zoom.horizontalFitToPages ?? 0,
            fitToHeight: zoom.verticalFitToPages ?? 0
          }
        : zoom.scale && zoom.scale !== 100
          ? { scale: zoom.scale }
          : {}),
      margins: {
        left: inches(layout.leftMargin),
        right: inches(layout.rightMargin),
        top: inches(layout.topMargin),
        bottom: inches(layout.bottomMargin),
        header: inches(layout.headerMargin),
        footer: inches(layout.footerMargin)
      },
      showGridLines: layout.printGridlines,
      showRowColHeaders: layout.printHeadings,
      horizontalCentered: layout.centerHorizontally,
      verticalCentered: layout.centerVertically
    },
    ...(Object.keys(given).length > 0
      ? {
          headerFooter: {
            ...given,
            differentFirst: layout.headersState.startsWith('First'),
            differentOddEven: layout.headersState.includes('OddAndEven')
          }
        }
      : {})
  }
}

function chart(state: ChartState, sheet: Sheet): SheetChart[] {
  const kinds: [RegExp, SheetChart['type']][] = [
    [/^Column/, 'column'],
    [/^Bar/, 'bar'],
    [/^Line/, 'line'],
    [/^Pie/, 'pie'],
    [/^Doughnut/, 'doughnut'],
    [/^XY/, 'scatter'],
    [/^Area/, 'area']
  ]
  const type = kinds.find(([form]) => form.test(state.type))?.[1]
  if (!type) return []
  const indexAt = (length: number, size: (index: number) => number): number => {
    let index = 0
    for (let rest = length; rest > 0 && index < 1000; index++) rest -= size(index)
    return Math.max(0, length > 0 ? index : 0)
  }
  const width = (column: number): number => sheet.columnWidth(column)
  const height = (row: number): number => sheet.rowHeight(row)
  const title = state.properties['title']?.['Text']
  return [
    {
      type,
      ...(typeof title === 'string' && title !== '' ? { title } : {}),
      ...(/Stacked100/.test(state.type)
        ? { barGrouping: 'percentStacked' as const }
        : /Stacked/.test(state.type)
          ? { barGrouping: 'stacked' as const }
          : {}),
      series: state.series
        .filter((series) => series.values !== '')
        .map((series) => ({
          name: series.name,
          values: withoutEquals(series.values),
          ...(series.categories ? { categories: withoutEquals(series.categories) } : {})
        })),
      anchor: {
        from: { row: indexAt(state.top, height), col: indexAt(state.left, width) },
        to: { row: indexAt(state.top + state.height, height), col: indexAt(state.left + state.width, width) }
      }
    }
  ]
}

function columnsOf(sheet: Sheet, styles: StyleCache): NonNullable<WriteSheet['columns']> {
  const { columnWidths, hiddenColumns, columnFormats, sheetFormat } = sheet.state
  const used = sheet.usedArea(false)?.right ?? -1
  const touched = [columnWidths, hiddenColumns, columnFormats].flatMap((map) => Object.keys(map).map(Number))
  const last = Math.min(16_383, Math.max(used, ...touched, -1))
  return Array.from({ length: last + 1 }, (_, column) => {
    const style = columnFormats[column] ?? sheetFormat
    if (style && !styles.has(style)) styles.set(style, fileStyle(sheet.book.formats.formatOf(style)))
    return {
      ...(columnWidths[column] === undefined ? {} : { width: widthInCharacters(columnWidths[column]) }),
      ...(hiddenColumns[column] ? { hidden: true } : {}),
      ...(style ? { style: styles.get(style)! } : {})
    }
  })
}

function writeSheet(sheet: Sheet, styles: StyleCache): WriteSheet {
  const { state } = sheet
  const rowDefs = new Map<number, { height?: number; hidden?: boolean }>()
  for (const [row, height] of Object.entries(state.rowHeights)) rowDefs.set(Number(row), { height })
  for (const row of [...Object.keys(state.hiddenRows), ...Object.keys(state.filteredRows)].map(Number)) {
    rowDefs.set(row, { ...rowDefs.get(row), hidden: true })
  }
  const options = state.protection?.options
  return {
    name: sheet.name,
    cells: cellsOf(sheet, styles),
    columns: columnsOf(sheet, styles),
    rowDefs,
    merges: state.merges.map((area) => ({
      startRow: area.top,
      startCol: area.left,
      endRow: area.bottom,
      endCol: area.right
    })),
    dataValidations: state.validations.flatMap(validation),
    conditionalRules: state.conditionalFormats.flatMap((format, index) => conditionalRule(format, index + 1)),
    tables: state.tables.map((table) => ({
      name: table.name,
      displayName: table.name,
      range: areaText(table.area),
      columns: table.columns.map(({ name }) => ({ name })),
      style: table.style,
      showRowStripes: table.showBandedRows,
      showColumnStripes: table.showBandedColumns,
      showAutoFilter: table.showFilterButton,
      showTotalRow: table.showTotals
    })),
    charts: state.charts.flatMap((one) => chart(one, sheet)),
    ...(state.freeze.rows > 0 || state.freeze.columns > 0
      ? { freezePane: { rows: state.freeze.rows, columns: state.freeze.columns } }
      : {}),
    ...(state.autoFilter ? { autoFilter: { range: areaText(state.autoFilter.area) } } : {}),
    view: {
      showGridLines: state.showGridlines,
      showRowColHeaders: state.showHeadings,
      ...(state.tabColor ? { tabColor: { rgb: state.tabColor.slice(1) } } : {})
    },
    ...(state.visibility === 'Hidden' ? { hidden: true } : {}),
    ...(state.visibility === 'VeryHidden' ? { veryHidden: true } : {}),
    ...(options
      ? {
          protection: {
            sheet: true,
            ...(state.protection!.password ? { password: state.protection!.password } : {}),
            objects: !options.allowEditObjects,
            scenarios: !options.allowEditScenarios,
            selectLockedCells: options.selectionMode === 'Normal',
            selectUnlockedCells: options.selectionMode !== 'None',
            formatCells: options.allowFormatCells,
            formatColumns: options.allowFormatColumns,
            formatRows: options.allowFormatRows,
            insertColumns: options.allowInsertColumns,
            insertRows: options.allowInsertRows,
            insertHyperlinks: options.allowInsertHyperlinks,
            deleteColumns: options.allowDeleteColumns,
            deleteRows: options.allowDeleteRows,
            sort: options.allowSort,
            autoFilter: options.allowAutoFilter,
            pivotTables: options.allowPivotTables
          }
        }
      : {}),
    ...pageSetup(state.pageLayout)
  }
}

function namesOf(book: Book): NamedRange[] {
  const names: NamedRange[] = book.state.names.map(({ name, formula, comment }) => ({
    name,
    range: withoutEquals(formula),
    ...(comment ? { comment } : {})
  }))
  for (const sheet of book.sheets) {
    const quoted = quotedSheetName(sheet.name)
    for (const { name, formula } of sheet.state.names)
      names.push({ name, range: withoutEquals(formula), scope: sheet.name })
    const { printArea, titleRows, titleColumns } = sheet.state.pageLayout
    const on = (areas: (typeof printArea)[number][]): string =>
      areas.map((area) => `${quoted}!${areaText(area, true)}`).join(',')
    if (printArea.length > 0)
      names.push({ name: '_xlnm.Print_Area', range: on(printArea), scope: sheet.name })
    const titles = [titleColumns, titleRows].filter((area) => area !== null)
    if (titles.length > 0) names.push({ name: '_xlnm.Print_Titles', range: on(titles), scope: sheet.name })
  }
  return names
}

/** The workbook as an .xlsx file, with the computed result beside every formula. */
export async function writeWorkbookFile(book: Book): Promise<Uint8Array> {
  const styles: StyleCache = new Map()
  const { documentProperties, customProperties, structureProtection } = book.state
  const text = (name: string): string | undefined => {
    const value = documentProperties[name]
    return value === undefined || value === '' ? undefined : String(value)
  }
  const properties = {
    title: text('title'),
    subject: text('subject'),
    creator: text('author'),
    keywords: text('keywords'),
    description: text('comments'),
    category: text('category'),
    manager: text('manager'),
    company: text('company')
  }
  const file = await writeXlsx({
    sheets: book.sheets.map((sheet) => writeSheet(sheet, styles)),
    namedRanges: namesOf(book),
    activeSheet: Math.max(
      0,
      book.sheets.findIndex((sheet) => sheet.id === book.activeSheetId)
    ),
    properties: {
      ...Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)),
      custom: Object.fromEntries(
        customProperties.map(({ key, value }) => [
          key,
          typeof value === 'object' ? new Date(value.date) : value
        ])
      )
    },
    ...(structureProtection
      ? {
          workbookProtection: {
            lockStructure: true,
            ...(structureProtection.password ? { password: structureProtection.password } : {})
          }
        }
      : {})
  })
  return completePackage(file, book)
}
