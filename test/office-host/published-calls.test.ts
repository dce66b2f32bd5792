import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { supportedMembers } from '../../src/office-host'
import type { ExcelSession } from './excel-session'
import { excelSession } from './excel-session'

const freshSheet = [
  'Workbook.worksheets',
  'WorksheetCollection.getItemOrNullObject add getItem',
  'Worksheet.delete activate getRange',
  'Range.values format',
  'RangeFormat.autofitColumns'
]
const freshTable = [
  ...freshSheet,
  'Worksheet.tables getUsedRange',
  'TableCollection.add getItem',
  'Table.name getHeaderRowRange rows',
  'TableRowCollection.add',
  'RangeFormat.autofitRows'
]
const chartBasics = [
  'Worksheet.charts',
  'ChartCollection.add',
  'Chart.setPosition legend dataLabels title',
  'ChartTitle.text',
  'ChartLegend.position format',
  'ChartLegendFormat.fill',
  'ChartFill.setSolidColor',
  'ChartDataLabels.format',
  'ChartDataLabelFormat.font',
  'ChartFont.size color'
]
const chartPoints = [
  'Chart.series',
  'ChartSeriesCollection.getItemAt',
  'ChartSeries.points',
  'ChartPointsCollection.getItemAt',
  'ChartPoint.format',
  'ChartPointFormat.fill'
]
const cellColors = ['RangeFormat.fill font', 'RangeFill.color', 'RangeFont.color bold italic']
const pivotTable = [
  'Worksheet.pivotTables',
  'PivotTableCollection.add',
  'PivotTable.rowHierarchies dataHierarchies hierarchies',
  'RowColumnPivotHierarchyCollection.add',
  'DataPivotHierarchyCollection.add',
  'PivotHierarchyCollection.getItem'
]

/**
 * The members Microsoft's public Excel snippets use, by snippet, of those about objects that this host has, and one of others.
 * Source: https://github.com/OfficeDev/office-js-snippets/tree/main/samples/excel
 */
const snippets: Record<string, string[]> = {
  'chart-axis': [
    ...freshTable,
    ...chartBasics,
    'ChartCollection.getItemAt',
    'Chart.axes series',
    'ChartAxes.valueAxis categoryAxis',
    'ChartAxis.displayUnit showDisplayUnitLabel title minorGridlines',
    'ChartAxisTitle.text',
    'ChartGridlines.visible',
    'Table.getRange',
    'ChartSeriesCollection.getItemAt',
    'ChartSeries.points'
  ],
  'chart-axis-formatting': [
    ...freshTable,
    ...chartBasics,
    'WorksheetCollection.getActiveWorksheet',
    'ChartCollection.getItem',
    'Chart.axes name',
    'ChartAxes.valueAxis categoryAxis',
    'ChartAxis.reversePlotOrder tickLabelSpacing tickMarkSpacing isBetweenCategories tickLabelPosition majorTickMark position displayUnit scaleType logBase setPositionAt majorGridlines',
    'ChartGridlines.visible'
  ],
  'chart-bubble-chart': [
    ...freshTable,
    'Worksheet.charts',
    'Table.getDataBodyRange',
    'Range.getOffsetRange getResizedRange rowCount getCell',
    'ChartCollection.add getItem',
    'Chart.name series',
    'ChartSeriesCollection.getItemAt add',
    'ChartSeries.delete setXAxisValues setValues setBubbleSizes dataLabels getDimensionValues',
    'ChartDataLabels.showSeriesName showBubbleSize showValue'
  ],
  'chart-data-labels': [
    ...freshSheet,
    'Worksheet.charts',
    'ChartCollection.getItemAt add',
    'Chart.series setPosition legend title axes',
    'ChartSeriesCollection.getItemAt',
    'ChartSeries.points',
    'ChartPointsCollection.getItemAt items',
    'ChartPoint.hasDataLabel dataLabel',
    'ChartDataLabel.text top geometricShapeType getSubstring format',
    'ChartDataLabelFormat.fill',
    'ChartFill.setSolidColor',
    'ChartLegend.visible',
    'ChartTitle.text format',
    'ChartTitleFormat.font',
    'ChartFont.size',
    'ChartAxes.valueAxis',
    'ChartAxis.minimum'
  ],
  'chart-data-table': [
    ...freshTable,
    ...chartBasics,
    ...chartPoints,
    'Table.getDataBodyRange',
    'Chart.name getDataTableOrNullObject',
    'ChartCollection.getItem',
    'ChartDataTable.visible showLegendKey showHorizontalBorder showVerticalBorder showOutlineBorder format',
    'ChartDataTableFormat.font border',
    'ChartFont.color name',
    'ChartBorder.color'
  ],
  'chart-formatting': [
    ...freshTable,
    'WorksheetCollection.getActiveWorksheet',
    'Worksheet.charts',
    'ChartCollection.add getItem count getItemAt',
    'Chart.name top left height width title legend axes plotArea format series dataLabels delete',
    'ChartAxes.valueAxis categoryAxis',
    'ChartAxis.tickLabelPosition setCategoryNames format majorGridlines',
    'ChartAxisFormat.font',
    'ChartGridlines.format',
    'ChartGridlinesFormat.line',
    'ChartLineFormat.color',
    'ChartPlotArea.width left',
    'ChartTitle.text format',
    'ChartTitleFormat.font',
    'ChartFont.size name color',
    'ChartLegend.position format',
    'ChartLegendFormat.font',
    'ChartAreaFormat.fill',
    'ChartFill.setSolidColor',
    'ChartSeriesCollection.count getItemAt',
    'ChartSeries.hasDataLabels markerSize markerBackgroundColor markerForegroundColor points format dataLabels name',
    'ChartSeriesFormat.line',
    'ChartPointsCollection.count getItemAt',
    'ChartPoint.markerBackgroundColor markerForegroundColor dataLabel',
    'ChartDataLabel.showSeriesName',
    'ChartDataLabels.position separator format',
    'ChartDataLabelFormat.font'
  ],
  'chart-legend': [
    ...freshTable,
    ...chartBasics,
    ...chartPoints,
    'Table.getDataBodyRange',
    'ChartCollection.getItemAt',
    'ChartLegend.visible',
    'ChartLegendFormat.font',
    'ChartFont.bold italic name underline',
    'Chart.axes',
    'ChartAxes.valueAxis',
    'ChartAxis.displayUnit'
  ],
  'chart-point': [...freshTable, ...chartBasics, ...chartPoints, 'Table.getDataBodyRange'],
  'chart-series': [
    ...freshTable,
    ...chartBasics,
    'ChartCollection.getItemAt',
    'Chart.series',
    'ChartSeriesCollection.add count getItemAt',
    'ChartSeries.setValues setXAxisValues delete'
  ],
  'chart-series-markers': [
    ...freshTable,
    'Worksheet.charts',
    'ChartCollection.add',
    'Chart.title series',
    'ChartTitle.text',
    'ChartSeriesCollection.getItemAt',
    'ChartSeries.markerStyle markerForegroundColor markerSize markerBackgroundColor'
  ],
  'chart-title-format': [
    ...freshTable,
    ...chartBasics,
    'ChartCollection.getItemAt',
    'ChartTitle.format getSubstring textOrientation showShadow',
    'ChartTitleFormat.fill border font',
    'ChartBorder.lineStyle',
    'ChartFormatString.font'
  ],
  'chart-trendlines': [
    ...freshTable,
    ...chartBasics,
    ...chartPoints,
    'Table.getDataBodyRange',
    'ChartCollection.getItemAt',
    'ChartSeries.trendlines',
    'ChartTrendlineCollection.add getItem',
    'ChartTrendline.type format',
    'ChartTrendlineFormat.line',
    'ChartLineFormat.color'
  ],
  'create-doughnut-chart': [
    ...freshTable,
    ...chartBasics,
    ...chartPoints,
    'Table.getDataBodyRange',
    'ChartTitle.format',
    'ChartTitleFormat.font',
    'ChartFont.name',
    'ChartLegendFormat.font',
    'ChartDataLabels.showPercentage',
    'ChartCollection.getItemAt',
    'ChartSeriesCollection.add',
    'ChartSeries.setValues setXAxisValues doughnutHoleSize',
    'Range.getEntireColumn getEntireRow'
  ],
  'comment-basics': [
    ...freshSheet,
    'Workbook.getSelectedRange comments',
    'Worksheet.comments',
    'CommentCollection.add getItemByCell getItemAt',
    'Comment.authorEmail authorName creationDate content delete'
  ],
  'comment-mentions': [...freshSheet, 'Worksheet.comments', 'CommentCollection.add'],
  'comment-replies': [
    ...freshSheet,
    'Workbook.comments',
    'Worksheet.comments',
    'CommentCollection.add getItemByCell getItemAt',
    'Comment.replies',
    'CommentReplyCollection.add getCount getItemAt',
    'CommentReply.authorEmail authorName creationDate content delete'
  ],
  'comment-resolution': [
    ...freshSheet,
    'Worksheet.comments',
    'CommentCollection.add getItemAt',
    'Comment.resolved'
  ],
  'excel-note-basics': [
    ...freshSheet,
    'Workbook.getSelectedRange notes',
    'Worksheet.notes',
    'NoteCollection.add getItem getItemAt',
    'Note.visible content height width delete'
  ],
  'conditional-formatting-basic': [
    ...freshTable,
    ...cellColors,
    'Table.getDataBodyRange',
    'Range.conditionalFormats numberFormat',
    'ConditionalFormatCollection.add items clearAll',
    'ConditionalFormat.colorScale preset dataBar iconSet textComparison cellValue topBottom custom type getRange',
    'ColorScaleConditionalFormat.criteria',
    'PresetCriteriaConditionalFormat.format rule',
    'DataBarConditionalFormat.barDirection',
    'IconSetConditionalFormat.style criteria',
    'TextConditionalFormat.format rule',
    'CellValueConditionalFormat.format rule',
    'TopBottomConditionalFormat.format rule',
    'CustomConditionalFormat.format rule',
    'ConditionalFormatRule.formula',
    'ConditionalRangeFormat.font fill',
    'ConditionalRangeFont.color',
    'ConditionalRangeFill.color',
    'Range.address'
  ],
  'conditional-formatting-advanced': [
    ...freshTable,
    'Table.getDataBodyRange getRange',
    'Range.conditionalFormats',
    'ConditionalFormatCollection.add clearAll getItemAt',
    'ConditionalFormat.preset cellValue priority stopIfTrue delete',
    'PresetCriteriaConditionalFormat.format rule',
    'CellValueConditionalFormat.format rule',
    'ConditionalRangeFormat.font fill',
    'ConditionalRangeFont.color bold',
    'ConditionalRangeFill.color'
  ],
  'data-validation': [
    ...freshTable,
    'Table.columns showBandedRows',
    'TableColumnCollection.getItem',
    'TableColumn.getDataBodyRange',
    'Range.dataValidation',
    'DataValidation.clear rule prompt errorAlert'
  ],
  properties: [
    'Workbook.properties',
    'DocumentProperties.title subject keywords comments category manager company author lastAuthor revisionNumber creationDate custom',
    'CustomPropertyCollection.add getItem getCount',
    'CustomProperty.key value'
  ],
  'custom-properties': [
    'Workbook.properties worksheets',
    'DocumentProperties.custom',
    'CustomPropertyCollection.add items',
    'CustomProperty.key value',
    'WorksheetCollection.getActiveWorksheet',
    'Worksheet.customProperties',
    'WorksheetCustomPropertyCollection.add items',
    'WorksheetCustomProperty.key value'
  ],
  'data-change-event-details': [...freshTable, 'WorksheetCollection.getActiveWorksheet', 'Table.onChanged'],
  'event-column-and-row-sort': [
    ...freshSheet,
    ...cellColors,
    'WorksheetCollection.getActiveWorksheet',
    'Worksheet.onRowSorted onColumnSorted getRanges',
    'RangeFill.clear',
    'RangeAreas.format',
    'Range.find columnIndex rowIndex sort',
    'RangeSort.apply'
  ],
  'events-chartcollection-added-activated': [
    ...freshTable,
    ...chartBasics,
    'WorksheetCollection.getActiveWorksheet',
    'ChartCollection.onAdded onActivated onDeactivated onDeleted',
    'Table.getDataBodyRange',
    'Chart.name'
  ],
  'events-comment-event-handler': [
    ...freshSheet,
    'WorksheetCollection.getActiveWorksheet',
    'Workbook.comments',
    'Worksheet.comments',
    'CommentCollection.onAdded onChanged onDeleted add getItem getItemAt getItemByCell',
    'Comment.content authorName creationDate delete'
  ],
  'events-formula-changed': [...freshSheet, 'Worksheet.onFormulaChanged', 'Range.formulas'],
  'events-workbook-and-worksheet-collection': [
    'Workbook.worksheets settings',
    'WorksheetCollection.onAdded onActivated onDeactivated add items',
    'Worksheet.name position delete',
    'SettingCollection.add getItem onSettingsChanged',
    'Setting.value'
  ],
  'create-and-remove-named-item': [
    ...freshTable,
    ...cellColors,
    'WorksheetCollection.getActiveWorksheet',
    'Worksheet.names',
    'NamedItemCollection.add getItemOrNullObject items',
    'NamedItem.name type value getRange delete'
  ],
  'update-named-item': [
    ...freshSheet,
    ...cellColors,
    'Worksheet.names',
    'NamedItemCollection.add getItemOrNullObject items',
    'NamedItem.name formula',
    'Range.select'
  ],
  'pivottable-slicer': [
    ...freshSheet,
    ...pivotTable,
    'Workbook.slicers',
    'Worksheet.slicers',
    'SlicerCollection.add getItem getItemAt',
    'Slicer.name caption left top height width style selectItems clearFilters delete'
  ],
  'cell-properties': [
    ...freshSheet,
    'WorksheetCollection.getActiveWorksheet',
    'Worksheet.getUsedRange',
    'Workbook.getActiveCell',
    'Range.setCellProperties getCellProperties'
  ],
  'dynamic-arrays': [
    ...freshTable,
    ...cellColors,
    'Workbook.getSelectedRange',
    'Range.formulas getSpillingToRange getSpillParentOrNullObject getSpillingToRangeOrNullObject address style'
  ],
  formatting: [...freshSheet, ...cellColors, 'Range.numberFormat'],
  outline: [
    ...freshSheet,
    ...cellColors,
    'WorksheetCollection.getActiveWorksheet',
    'Worksheet.showOutlineLevels getRanges',
    'RangeAreas.format',
    'Range.group ungroup style insert getRowsAbove getColumnsBefore address formulas autoFill'
  ],
  'range-areas': [
    ...freshSheet,
    ...cellColors,
    'WorksheetCollection.getActiveWorksheet',
    'Workbook.getSelectedRanges',
    'Worksheet.getRanges getUsedRange',
    'Range.getSpecialCells',
    'RangeAreas.format isEntireColumn address areaCount'
  ],
  'range-auto-fill': [
    ...freshSheet,
    ...cellColors,
    'WorksheetCollection.getActiveWorksheet',
    'Worksheet.getRanges',
    'RangeAreas.format copyFrom',
    'Range.autoFill style formulas'
  ],
  'range-copyfrom': [
    ...freshSheet,
    ...cellColors,
    'Range.copyFrom moveTo formulas',
    'RangeFormat.columnWidth'
  ],
  'range-find': [...freshTable, 'Table.getRange', 'Range.find findOrNullObject address'],
  'range-hyperlink': [
    ...freshSheet,
    ...cellColors,
    'Range.getCell hyperlink clear getResizedRange',
    'RangeFont.underline'
  ],
  'range-merged-ranges': [
    ...freshSheet,
    ...cellColors,
    'WorksheetCollection.getActiveWorksheet',
    'Range.getRow merge getMergedAreasOrNullObject select',
    'RangeFormat.horizontalAlignment',
    'RangeAreas.address cellCount areas',
    'RangeCollection.getItemAt'
  ],
  'range-relationships': [
    ...freshTable,
    ...cellColors,
    ...chartBasics,
    'Table.getDataBodyRange getRange',
    'Range.getBoundingRect getCell getIntersection getOffsetRange getResizedRange getUsedRange getLastColumn getIntersectionOrNullObject'
  ],
  style: [
    ...freshTable,
    'Workbook.styles',
    'StyleCollection.add getItem',
    'Style.textOrientation autoIndent includeProtection shrinkToFit locked horizontalAlignment readingOrder wrapText font fill delete',
    'RangeFont.bold color italic name size',
    'RangeFill.color',
    'Range.style',
    'RangeFormat.verticalAlignment horizontalAlignment'
  ],
  'used-range': [
    ...freshTable,
    ...chartBasics,
    'Table.getDataBodyRange showTotals',
    'Range.getUsedRangeOrNullObject'
  ],
  'add-rows-and-columns-to-a-table': [...freshTable, 'Table.columns', 'TableColumnCollection.add'],
  'filter-data': [
    ...freshTable,
    'Table.columns clearFilters',
    'TableColumnCollection.getItem',
    'TableColumn.filter',
    'Filter.apply'
  ],
  'get-data-from-table': [
    ...freshTable,
    'Table.getDataBodyRange columns',
    'TableColumnCollection.getItem',
    'TableColumn.getDataBodyRange',
    'TableRowCollection.getItemAt',
    'TableRow.values'
  ],
  'get-visible-range-of-a-filtered-table': [
    ...freshTable,
    'Table.getDataBodyRange columns',
    'Range.getVisibleView',
    'RangeView.values',
    'TableColumnCollection.getItem',
    'TableColumn.filter',
    'Filter.apply'
  ],
  'import-json-data': freshTable,
  'sort-data': [...freshTable, 'Table.sort', 'TableSort.apply'],
  'create-workbook': ['Application.createWorkbook'],
  'culture-info': [
    ...freshSheet,
    'Application.decimalSeparator thousandsSeparator cultureInfo',
    'CultureInfo.numberFormat',
    'NumberFormatInfo.numberDecimalSeparator numberGroupSeparator'
  ],
  'data-protection': [
    ...freshTable,
    'WorksheetCollection.getActiveWorksheet',
    'Worksheet.protection',
    'WorksheetProtection.protected protect unprotect',
    'Workbook.protection',
    'WorkbookProtection.protected protect unprotect'
  ],
  'workbook-calculation': [
    ...freshTable,
    'Worksheet.onCalculated',
    'Range.getCell address',
    'Application.calculationMode calculate'
  ],
  'worksheet-freeze-panes': [
    ...freshSheet,
    ...cellColors,
    'Worksheet.freezePanes',
    'WorksheetFreezePanes.freezeColumns freezeRows freezeAt getLocationOrNullObject unfreeze',
    'Range.address getResizedRange'
  ],
  'worksheet-page-layout': [
    ...freshTable,
    'Table.getRange',
    'Worksheet.horizontalPageBreaks pageLayout',
    'PageBreakCollection.add',
    'PageLayout.centerHorizontally centerVertically blackAndWhite setPrintTitleRows setPrintArea orientation zoom'
  ],
  'performance-optimization': [
    ...freshSheet,
    'WorksheetCollection.getActiveWorksheet',
    'Worksheet.getCell',
    'Application.suspendScreenUpdatingUntilNextSync calculationMode calculate',
    'Range.getResizedRange getOffsetRange address formulas'
  ]
}

/** What the host lacks of them; each answers ApiNotFound with the member's name. */
const missingMembers: Record<string, string[]> = {
  'pivottable-slicer': [
    'Worksheet.pivotTables',
    'PivotTableCollection.add',
    'PivotTable.rowHierarchies',
    'PivotTable.dataHierarchies',
    'PivotTable.hierarchies',
    'RowColumnPivotHierarchyCollection.add',
    'DataPivotHierarchyCollection.add',
    'PivotHierarchyCollection.getItem',
    'Workbook.slicers',
    'Worksheet.slicers',
    'SlicerCollection.add',
    'SlicerCollection.getItem',
    'SlicerCollection.getItemAt',
    'Slicer.name',
    'Slicer.caption',
    'Slicer.left',
    'Slicer.top',
    'Slicer.height',
    'Slicer.width',
    'Slicer.style',
    'Slicer.selectItems',
    'Slicer.clearFilters',
    'Slicer.delete'
  ]
}

/** Members newer than the requirement sets the library itself knows; a page cannot even call them. */
const newerThanLibrary: Record<string, string[]> = {
  'chart-data-labels': ['ChartDataLabel.geometricShapeType', 'ChartDataLabel.getSubstring'],
  'excel-note-basics': [
    'Workbook.notes',
    'Worksheet.notes',
    'NoteCollection.add',
    'NoteCollection.getItem',
    'NoteCollection.getItemAt',
    'Note.visible',
    'Note.content',
    'Note.height',
    'Note.width',
    'Note.delete'
  ]
}

const membersOf = (uses: string[]): string[] => [
  ...new Set(
    uses.flatMap((use) => {
      const [className = '', members = ''] = use.split('.')
      return members.split(' ').map((member) => `${className}.${member}`)
    })
  )
]

const table = supportedMembers()
const collections = new Set(table.filter(({ kind }) => kind === 'items').map(({ className }) => className))
const supported = new Set([
  ...table.map(({ className, member }) => `${className}.${member}`),
  ...[...collections].flatMap((className) => [`${className}.getItemAt`, `${className}.getCount`])
])

let session: ExcelSession

beforeAll(async () => {
  session = await excelSession()
})

afterAll(() => {
  session.host.dispose()
})

const inLibrary = (name: string): boolean => {
  const [className = '', member = ''] = name.split('.')
  const known = (session.Excel as unknown as Record<string, { prototype?: object } | undefined>)[className]
  if (name === 'Application.createWorkbook') return 'createWorkbook' in session.Excel
  return known?.prototype !== undefined && member in known.prototype
}

describe('published snippets', () => {
  it.each(Object.entries(snippets))('%s finds what it uses, or the name of what is missing', (name, uses) => {
    const members = membersOf(uses)
    const unknown = members.filter((member) => !inLibrary(member))
    const lacking = members.filter((member) => !supported.has(member) && !unknown.includes(member))
    expect(unknown).toEqual(newerThanLibrary[name] ?? [])
    expect(lacking).toEqual(missingMembers[name] ?? [])
  })

  it('may load no property at all, to learn only whether there is an object', async () => {
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.names.add('区', sheet.getRange('A1'))
      const name = sheet.names.getItemOrNullObject('区').load('no-properties-needed')
      const none = sheet.names.getItemOrNullObject('无').load('no-properties-needed')
      const charts = sheet.charts.load('items/$none')
      await context.sync()
      expect([name.isNullObject, none.isNullObject, charts.items.length]).toEqual([false, true, 0])
    })
  })

  it('run on the host with few exceptions', () => {
    const all = Object.values(snippets)
    const whole = all.filter((uses) => membersOf(uses).every((member) => supported.has(member)))
    expect([whole.length, all.length]).toEqual([55, 58])
  })
})
