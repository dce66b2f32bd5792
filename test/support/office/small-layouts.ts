import type { CellLayout, CellStyle, SheetLayout, WorkbookLayout } from '../../../src/domain/report/layout'

const font = { name: 'SimSun', size: 11 } as const
const line = { style: 'thin', color: '808080' } as const
const GRID = { top: line, right: line, bottom: line, left: line }

const STYLES: Readonly<Record<string, CellStyle>> = {
  title: { font: { ...font, size: 16, bold: true }, horizontal: 'center', vertical: 'center', locked: true },
  header: { font: { ...font, bold: true }, vertical: 'center', wrap: true, borders: GRID, locked: true },
  open: { font, fill: 'FFF8D6', vertical: 'top', borders: GRID, locked: false },
  amount: {
    font,
    horizontal: 'right',
    vertical: 'top',
    numberFormat: '#,##0.00',
    borders: { ...GRID, right: { style: 'medium', color: '404040' } },
    locked: true
  },
  text: { font, vertical: 'top', numberFormat: '@', locked: false }
}

const cell = (value: CellLayout['value'], style: string, formula?: string): CellLayout => ({
  value,
  style,
  ...(formula === undefined ? {} : { formula })
})

/** Texts that a spreadsheet program would take for something else if they were typed. */
export const TREACHEROUS_TEXTS = [
  '=1+1',
  '+8613900000000',
  '-',
  '@填报',
  '\uff1d1+1',
  '2021',
  '2021-12',
  '1/2',
  '5%',
  '1e5',
  '3月1日',
  '\uff11\uff12',
  'TRUE',
  '#合计',
  "'引号",
  ' 007 '
] as const

const AMOUNTS = [12.5, 100, 0.25] as const

/** A protected sheet with a table over `amounts`, its total, a hidden row and open cells. */
function projects(amounts: readonly number[]): SheetLayout {
  const first = 2
  const last = first + amounts.length - 1
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  return {
    id: 'projects',
    name: '项目表',
    visibility: 'visible',
    tabColor: '3B7D4F',
    columns: [{ width: 20 }, { width: 12 }, { width: 12 }, { width: 10, hidden: true }],
    rows: new Map([
      [0, { height: 30 }],
      [1, { height: 24 }],
      [last, { hidden: true }]
    ]),
    cells: [
      [cell('项目一览', 'title'), cell(null, 'title'), cell(null, 'title')],
      ['名称', '投资额', '加倍', '编码'].map((header) => cell(header, 'header')),
      ...amounts.map((amount, index) => [
        cell(`项目${index + 1}`, 'open'),
        cell(amount, 'open'),
        cell(amount * 2, 'amount', 'TestProjects[[#This Row],[投资额]]*2'),
        cell(`00${index + 1}`, 'text')
      ]),
      [],
      [cell('合计', 'header'), cell(total, 'amount', `SUM(B${first + 1}:B${last + 1})`)]
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
    freeze: { rows: 2, columns: 1 },
    showGridlines: false,
    table: {
      name: 'TestProjects',
      range: { top: 1, left: 0, bottom: last, right: 3 },
      columns: [
        { name: '名称' },
        { name: '投资额' },
        { name: '加倍', calculatedFormula: 'TestProjects[[#This Row],[投资额]]*2' },
        { name: '编码' }
      ]
    },
    validations: [
      {
        ranges: [{ top: first, left: 1, bottom: last, right: 1 }],
        rule: { kind: 'decimal', operator: 'greaterThanOrEqual', min: 0 },
        alert: 'stop',
        error: { title: '投资额', text: '不小于 0' }
      }
    ],
    conditionalFormats: [
      {
        ranges: [{ top: first, left: 1, bottom: last, right: 1 }],
        formula: `$B${first + 1}>50`,
        format: { fontColor: 'C00000' }
      }
    ],
    protection: { allowFilter: true }
  }
}

/** An unprotected sheet of texts, one below the other. */
export function findings(texts: readonly string[]): SheetLayout {
  return {
    id: 'findings',
    name: '审核结果',
    visibility: 'visible',
    columns: [{ width: 30 }, { width: 40 }],
    rows: new Map(),
    cells: [
      [cell('位置', 'header'), cell('说明', 'header')],
      ...texts.map((text, index) => [cell(`B${index + 3}`, 'open'), cell(text, 'open')])
    ],
    table: {
      name: 'TestFindings',
      range: { top: 0, left: 0, bottom: Math.max(texts.length, 1), right: 1 },
      columns: [{ name: '位置' }, { name: '说明' }]
    },
    links: texts.map((_, index) => ({ row: index + 1, column: 0, target: `'项目表'!B${index + 3}` }))
  }
}

const metadata: SheetLayout = {
  id: 'metadata',
  name: '_test',
  visibility: 'veryHidden',
  columns: [{ width: 20 }],
  rows: new Map(),
  cells: [[cell('mark', 'text'), cell('{"keys":["001"]}', 'text')]]
}

/** A small workbook with a table, a protected and a very hidden sheet, names and texts that look like something else. */
export function smallLayout(
  amounts: readonly number[] = AMOUNTS,
  texts: readonly string[] = TREACHEROUS_TEXTS
): WorkbookLayout {
  return {
    sheets: [projects(amounts), findings(texts), metadata],
    names: [
      { name: 'Test_total', refersTo: `'项目表'!$B$${amounts.length + 4}` },
      { name: 'Test_head', refersTo: "'审核结果'!$A$1", hidden: true }
    ],
    styles: STYLES,
    properties: { title: '测试', creator: '测试' },
    customProperties: { TestPlan: 'plan-1' },
    activeSheet: 'projects'
  }
}

/** The findings sheet alone, as a validation lays it out anew. */
export const findingsLayout = (texts: readonly string[]): WorkbookLayout => ({
  ...smallLayout(),
  sheets: [findings(texts)],
  names: [{ name: 'Test_head', refersTo: "'审核结果'!$A$1", hidden: true }],
  activeSheet: 'findings'
})
