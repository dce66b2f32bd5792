import type { CellComment, DataValidation, SheetChart, WriteSheet } from 'hucre'
import { writeXlsx } from 'hucre/xlsx'
import { unzipSync } from 'fflate'
import { areaText } from '../engine/area'
import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type { ChartState, PageLayoutState, SheetState, ValidationState } from '../engine/workbook-state'
import { alertStyles, operators, paperSizes, validationKinds } from './file-terms'
import { areasText } from './moved-references'
import { Package } from './package'
import { SheetPart } from './sheet-part'
import { listedSheets } from './workbook-part'

/** Everything of the workbook but its cells, as the library writes it; the elements and parts that are new come from here. */
export interface FreshFile {
  package: Package
  workbookPart: string
  sheets: Map<string, { part: string; xml: SheetPart }>
}

const plainText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

const withoutEquals = (formula: unknown): string => plainText(formula).replace(/^=/, '')

/** Whether a validation can be written. */
export const isWritable = ({ rule }: ValidationState): boolean =>
  Object.keys(rule).some((kind) => validationKinds[kind] !== undefined)

function validation(state: ValidationState): DataValidation[] {
  const [kind, raw] = Object.entries(state.rule).find(([key]) => validationKinds[key]) ?? []
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
    const source = plainText(rule['source'])
    if (source.startsWith('=')) common.formula1 = source.slice(1)
    else common.values = source.split(',')
  } else if (type === 'custom') common.formula1 = withoutEquals(rule['formula'])
  else {
    common.operator = operators[plainText(rule['operator'])] ?? 'between'
    common.formula1 = withoutEquals(rule['formula1'])
    if (rule['formula2'] !== undefined && rule['formula2'] !== '')
      common.formula2 = withoutEquals(rule['formula2'])
  }
  return [{ ...common, range: areasText(state.areas) }]
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

/** The row or column at a distance in points, and what is left of the distance inside it. */
export function indexAt(length: number, size: (index: number) => number): { index: number; rest: number } {
  let index = 0
  let rest = length
  for (; index < 16_383 && rest > 0 && rest >= size(index); index++) rest -= size(index)
  return { index, rest: Math.max(0, rest) }
}

const chartKinds: [RegExp, SheetChart['type']][] = [
  [/^(?:3D)?Column|^Cylinder|^Cone|^Pyramid/, 'column'],
  [/^(?:3D)?Bar(?!Of)/, 'bar'],
  [/^(?:3D)?Line/, 'line'],
  [/^(?:3D)?Pie|OfPie/, 'pie'],
  [/^Doughnut/, 'doughnut'],
  [/^XY|^Bubble/, 'scatter'],
  [/^(?:3D)?Area/, 'area']
]

/** Whether the library writes charts of this type. */
export const isWritableChart = ({ type }: ChartState): boolean => chartKinds.some(([form]) => form.test(type))

const tickMarks: Record<string, 'none' | 'in' | 'out' | 'cross'> = {
  None: 'none',
  Inside: 'in',
  Outside: 'out',
  Cross: 'cross'
}

const legendPlaces: Record<string, 'top' | 'bottom' | 'left' | 'right' | 'topRight'> = {
  Top: 'top',
  Bottom: 'bottom',
  Left: 'left',
  Right: 'right',
  Corner: 'topRight'
}

function chartOf(state: ChartState, sheet: Sheet): SheetChart[] {
  const type = chartKinds.find(([form]) => form.test(state.type))?.[1]
  if (!type) return []
  const { properties } = state
  const said = (part: string, name: string): unknown => properties[part]?.[name]
  const title = said('title', 'Text')
  const axis = (part: string): NonNullable<NonNullable<SheetChart['axes']>['y']> | undefined => {
    const text = said(`${part}.title`, 'Text')
    const format = said(part, 'NumberFormat')
    const [min, max] = [said(part, 'Minimum'), said(part, 'Maximum')]
    const ticks = tickMarks[plainText(said(part, 'MajorTickMark'))]
    const given = {
      ...(typeof text === 'string' && text !== '' ? { title: text } : {}),
      ...(typeof format === 'string' && format !== 'General'
        ? { numberFormat: { formatCode: format, sourceLinked: false } }
        : {}),
      ...(typeof min === 'number' || typeof max === 'number'
        ? {
            scale: {
              ...(typeof min === 'number' ? { min } : {}),
              ...(typeof max === 'number' ? { max } : {})
            }
          }
        : {}),
      ...(ticks ? { majorTickMark: ticks, minorTickMark: 'none' as const } : {}),
      ...(said(`${part}.majorGridlines`, 'Visible') === true ? { gridlines: { major: true } } : {})
    }
    return Object.keys(given).length > 0 ? given : undefined
  }
  const [x, y] = [axis('categoryAxis'), axis('valueAxis')]
  const place = legendPlaces[plainText(said('legend', 'Position'))]
  const labels = {
    showValue: said('dataLabels', 'ShowValue') === true,
    showCategoryName: said('dataLabels', 'ShowCategoryName') === true,
    showSeriesName: said('dataLabels', 'ShowSeriesName') === true,
    showPercent: said('dataLabels', 'ShowPercentage') === true
  }
  const column = (at: number): number => sheet.columnWidth(at)
  const row = (at: number): number => sheet.rowHeight(at)
  const color = (index: number): string | undefined => {
    const given = plainText(state.series[index]?.parts?.['format.fill']?.['color'])
    return /^#[0-9a-f]{6}$/i.test(given) ? given.slice(1) : undefined
  }
  return [
    {
      type,
      ...(typeof title === 'string' && title !== '' && said('title', 'Visible') !== false ? { title } : {}),
      ...(/Stacked100/.test(state.type)
        ? { barGrouping: 'percentStacked' as const }
        : /Stacked/.test(state.type)
          ? { barGrouping: 'stacked' as const }
          : {}),
      ...(said('legend', 'Visible') === false ? { legend: false as const } : place ? { legend: place } : {}),
      ...(Object.values(labels).includes(true) ? { dataLabels: labels } : {}),
      ...(x || y ? { axes: { ...(x ? { x } : {}), ...(y ? { y } : {}) } } : {}),
      series: state.series
        .map((series, index) => ({ series, color: color(index) }))
        .filter(({ series }) => series.values !== '')
        .map(({ series, color: fill }) => ({
          name: series.name,
          values: withoutEquals(series.values),
          ...(series.categories ? { categories: withoutEquals(series.categories) } : {}),
          ...(fill ? { color: fill } : {})
        })),
      anchor: {
        from: { row: indexAt(state.top, row).index, col: indexAt(state.left, column).index },
        to: {
          row: indexAt(state.top + state.height, row).index,
          col: indexAt(state.left + state.width, column).index
        }
      }
    }
  ]
}

function commentsOf(state: SheetState): Map<string, { value: null; comment: CellComment }> {
  return new Map(
    state.comments.map(({ row, column, author, content, replies }) => [
      `${row},${column}`,
      {
        value: null,
        comment: {
          author,
          text: [content, ...replies.map((reply) => `${reply.author}: ${reply.content}`)].join('\n')
        }
      }
    ])
  )
}

function writeSheet(sheet: Sheet): WriteSheet {
  const { state } = sheet
  const options = state.protection?.options
  return {
    name: sheet.name,
    cells: commentsOf(state),
    merges: state.merges.map((area) => ({
      startRow: area.top,
      startCol: area.left,
      endRow: area.bottom,
      endCol: area.right
    })),
    dataValidations: state.validations.flatMap(validation),
    tables: state.tables.map((table) => ({
      name: table.name,
      displayName: table.name,
      range: areaText(table.area),
      columns: table.columns.map(({ name }) => ({ name })),
      ...(table.style ? { style: table.style } : {}),
      showRowStripes: table.showBandedRows,
      showColumnStripes: table.showBandedColumns,
      showAutoFilter: table.showFilterButton,
      showTotalRow: table.showTotals
    })),
    charts: state.charts.flatMap((one) => chartOf(one, sheet)),
    ...(state.freeze.rows > 0 || state.freeze.columns > 0
      ? { freezePane: { rows: state.freeze.rows, columns: state.freeze.columns } }
      : {}),
    view: {
      showGridLines: state.showGridlines,
      showRowColHeaders: state.showHeadings,
      ...(state.tabColor ? { tabColor: { rgb: state.tabColor.slice(1) } } : {})
    },
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

/** Writes everything of a workbook but its cells. */
export async function freshFile(book: Book): Promise<FreshFile> {
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
  const bytes = await writeXlsx({
    sheets: book.sheets.map(writeSheet),
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
  const file = new Package(new Map(Object.entries(unzipSync(bytes))))
  const { workbookPart } = file
  const listed = listedSheets(file, workbookPart)
  return {
    package: file,
    workbookPart,
    sheets: new Map(
      book.sheets.map((sheet, index) => {
        const part = listed[index]!.part!
        return [sheet.id, { part, xml: new SheetPart(file.text(part)) }]
      })
    )
  }
}
