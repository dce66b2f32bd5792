import type { CellLayout, SheetLayout, WorkbookLayout } from '../../../src/domain/report/layout'

const cell = (value: CellLayout['value'], style = 'body', more: Partial<CellLayout> = {}): CellLayout => ({
  value,
  style,
  ...more
})

const indicators: SheetLayout = {
  id: 'indicators',
  name: "指标's 表",
  visibility: 'visible',
  tabColor: '107C41',
  columns: [{ width: 10 }, { width: 24.5 }, { width: 12 }, { width: 14, hidden: true }],
  rows: new Map([
    [0, { height: 30 }],
    [4, { hidden: true }],
    [8, { hidden: true }]
  ]),
  cells: [
    [cell('规划指标', 'title', { comment: '填报说明\n第二行' })],
    [cell('序号', 'header'), cell('指标\n名称', 'header'), cell('数值', 'header'), cell('翻倍', 'header')],
    [cell(1), cell('=1+1 不是公式'), cell(20.25, 'amount'), cell(40.5, 'amount', { formula: '[@数值]*2' })],
    [cell(2), cell('#N/A'), cell(0.1, 'amount'), cell(0.2, 'amount', { formula: '[@数值]*2' })],
    [cell(3), cell(' 前后空格 '), cell(null, 'amount'), cell(0, 'amount', { formula: '[@数值]*2' })],
    [
      undefined,
      cell('合计'),
      cell(20.35, 'amount', { formula: 'SUM(C3:C5)' }),
      cell(true, 'body', { formula: 'C6>20' })
    ],
    [cell('查看汇总', 'link'), cell('偏大', 'body', { formula: 'IF(C6>20,"偏大","偏小")' })]
  ],
  merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
  freeze: { rows: 2, columns: 1 },
  zoom: 85,
  showGridlines: false,
  table: {
    name: 'Indicators',
    range: { top: 1, left: 0, bottom: 4, right: 3 },
    columns: [
      { name: '序号' },
      { name: '指标\n名称' },
      { name: '数值' },
      { name: '翻倍', calculatedFormula: '[@数值]*2' }
    ],
    style: 'TableStyleMedium4',
    bandedRows: true
  },
  validations: [
    {
      ranges: [
        { top: 2, left: 1, bottom: 4, right: 1 },
        { top: 9, left: 1, bottom: 9, right: 1 }
      ],
      rule: { kind: 'list', source: 'StatusList' },
      alert: 'stop',
      prompt: { title: '状态', text: '请从列表中选择' },
      error: { title: '状态有误', text: '只能选择列表中的值' }
    },
    {
      ranges: [{ top: 2, left: 2, bottom: 4, right: 2 }],
      rule: { kind: 'decimal', operator: 'between', min: 0, max: 100 },
      alert: 'warning',
      error: { title: '数值', text: '应在 0 与 100 之间' }
    },
    {
      ranges: [{ top: 2, left: 0, bottom: 4, right: 0 }],
      rule: { kind: 'whole', operator: 'lessThanOrEqual', max: 23 },
      alert: 'information',
      error: { title: '序号', text: '不大于 23' }
    },
    {
      ranges: [{ top: 5, left: 1, bottom: 5, right: 1 }],
      rule: { kind: 'custom', formula: 'LEN(B6)<3' },
      alert: 'stop',
      error: { title: '合计', text: '太长' }
    }
  ],
  conditionalFormats: [
    {
      ranges: [{ top: 2, left: 2, bottom: 4, right: 2 }],
      formula: '$C3>20',
      format: { fontColor: 'C00000', bold: true, fill: 'FDE9E7', borderColor: 'C00000' },
      stopIfTrue: true
    },
    { ranges: [{ top: 2, left: 0, bottom: 4, right: 0 }], formula: '$A3=2', format: { fill: 'FFF4CE' } }
  ],
  protection: { allowFilter: true, allowFormatColumns: true },
  print: {
    paper: 'A3',
    orientation: 'landscape',
    fitToWidth: 1,
    fitToHeight: 0,
    titleRows: { first: 0, last: 1 },
    areas: [{ top: 0, left: 0, bottom: 6, right: 3 }],
    margins: { top: 0.8, right: 0.5, bottom: 0.7, left: 0.6, header: 0.3, footer: 0.35 },
    header: '&L规划填报',
    footer: '&C第 &P 页，共 &N 页',
    centerHorizontally: true
  },
  links: [{ row: 6, column: 0, target: "'汇总表'!B2", tip: '到汇总表' }]
}

const summary: SheetLayout = {
  id: 'summary',
  name: '汇总表',
  visibility: 'visible',
  columns: [{ width: 12 }, { width: 12 }],
  rows: new Map(),
  cells: [
    [cell('类别', 'header'), cell('个数', 'header')],
    [cell('甲'), cell(4)],
    [cell('乙'), cell(3)]
  ],
  charts: (['bar', 'column', 'pie', 'line'] as const).map((kind, index) => ({
    name: `chart-${kind}`,
    title: `按类别（${kind}）`,
    kind,
    anchor: { top: 5 + 12 * index, left: 0, bottom: 15 + 12 * index, right: 5 },
    series: [{ name: '个数', categories: "'汇总表'!$A$2:$A$3", values: "'汇总表'!$B$2:$B$3" }],
    axis: { format: '0', min: 0, max: 10 }
  }))
}

const lists: SheetLayout = {
  id: 'lists',
  name: '选项',
  visibility: 'hidden',
  columns: [],
  rows: new Map(),
  cells: [[cell('已开工')], [cell('未开工')]]
}

const metadata: SheetLayout = {
  id: 'metadata',
  name: '元数据',
  visibility: 'veryHidden',
  columns: [],
  rows: new Map(),
  cells: [[cell('package'), cell('abc-123')]]
}

const font = { name: 'SimSun', size: 11 } as const

/** One small workbook in which every field of the layout contract is used at least once. */
export const everythingLayout: WorkbookLayout = {
  sheets: [indicators, summary, lists, metadata],
  names: [
    { name: 'StatusList', refersTo: "'选项'!$A$1:$A$2" },
    { name: 'col_amount', refersTo: "'指标''s 表'!$C$2", hidden: true }
  ],
  styles: {
    title: {
      font: { ...font, size: 16, bold: true, italic: true, underline: true, color: '1F3864' },
      fill: 'DDEBF7',
      horizontal: 'center',
      vertical: 'center',
      locked: true
    },
    header: {
      font: { ...font, bold: true },
      horizontal: 'center',
      vertical: 'center',
      wrap: true,
      borders: {
        top: { style: 'medium', color: '000000' },
        right: { style: 'thin', color: '808080' },
        bottom: { style: 'thin', color: '808080' },
        left: { style: 'thin', color: '808080' }
      },
      locked: true
    },
    body: { font, vertical: 'top', horizontal: 'left', indent: 1, locked: false },
    amount: { font, vertical: 'bottom', horizontal: 'right', numberFormat: '#,##0.00##', locked: false },
    link: { font: { ...font, underline: true, color: '0563C1' }, vertical: 'center', locked: true }
  },
  properties: { title: '规划填报表', subject: '2023 年度', creator: '规划填报' },
  customProperties: { packageId: 'abc-123', planId: 'plan & co' },
  activeSheet: 'summary'
}
