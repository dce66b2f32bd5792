import { beforeAll, describe, expect, it } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import { writeWorkbook } from '../../../src/adapters/xlsx/write-workbook'
import type { CellLayout, SheetLayout, WorkbookLayout } from '../../../src/domain/report/layout'
import { everythingLayout } from './everything-layout'

const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))

const SHEET = 'xl/worksheets/sheet1.xml'
const STYLES = 'xl/styles.xml'
const WORKBOOK = 'xl/workbook.xml'
const DRAWING = 'xl/drawings/drawing2.xml'

/** Feature, part, and what stands in that part when the feature has arrived. */
const features: readonly (readonly [string, string, string])[] = [
  ['a number', SHEET, '<c r="C3" s="4"><v>20.25</v></c>'],
  ['text that starts with =', 'xl/sharedStrings.xml', '<t>=1+1 不是公式</t>'],
  ['text that looks like an error', SHEET, '<c r="B4" t="inlineStr" s="3"><is><r><t>#N/A</t></r></is></c>'],
  ['blanks around text', 'xl/sharedStrings.xml', '<t xml:space="preserve"> 前后空格 </t>'],
  ['a formula with its number', SHEET, '<f>SUM(C3:C5)</f><v>20.35</v>'],
  ['a formula with its text', SHEET, 't="str"><f>IF(C6&gt;20,"偏大","偏小")</f><v>偏大</v>'],
  ['a formula with its truth value', SHEET, 't="b"><f>C6&gt;20</f><v>1</v>'],
  ['a reference to the own row', SHEET, '<f>Indicators[[#This Row],[数值]]*2</f>'],
  ['a column width', SHEET, '<col min="2" max="2" width="25.2109375" customWidth="true"/>'],
  ['a hidden column', SHEET, '<col min="4" max="4" width="14.7109375" customWidth="true" hidden="true"/>'],
  ['a row height', SHEET, '<row r="1" ht="30" customHeight="1">'],
  ['a hidden row', SHEET, '<row r="5" hidden="1">'],
  ['a hidden row below all cells', SHEET, '<row r="9" hidden="1"/>'],
  ['a merge', SHEET, '<mergeCell ref="A1:C1"/>'],
  [
    'frozen panes',
    SHEET,
    '<pane xSplit="1" ySplit="2" topLeftCell="B3" state="frozen" activePane="bottomRight"/>'
  ],
  ['zoom and gridlines', SHEET, 'showGridLines="0" zoomScale="85"'],
  ['a tab colour', SHEET, '<tabColor rgb="FF107C41"/>'],
  ['a list validation', SHEET, '<dataValidation type="list" sqref="B3:B5 B10:B10" allowBlank="1"'],
  ['the source of a list', SHEET, '<formula1>StatusList</formula1>'],
  ['a prompt', SHEET, 'promptTitle="状态" prompt="请从列表中选择"'],
  [
    'an error text',
    SHEET,
    'errorStyle="stop" promptTitle="状态" prompt="请从列表中选择" errorTitle="状态有误" error="只能选择列表中的值"'
  ],
  ['a range of decimals', SHEET, '<formula1>0</formula1><formula2>100</formula2>'],
  [
    'an upper bound for whole numbers',
    SHEET,
    'operator="lessThanOrEqual" allowBlank="1" showErrorMessage="1" errorStyle="information" errorTitle="序号" error="不大于 23"><formula1>23</formula1>'
  ],
  ['a validation by formula', SHEET, '<formula1>LEN(B6)&lt;3</formula1>'],
  [
    'a conditional format',
    SHEET,
    '<cfRule type="expression" priority="1" dxfId="0" stopIfTrue="true"><formula>$C3&gt;20</formula></cfRule>'
  ],
  ['the font of a conditional format', STYLES, '<dxf><font><b/><color rgb="FFC00000"/></font>'],
  ['the fill of a conditional format', STYLES, '<bgColor rgb="FFFDE9E7"/>'],
  ['the border of a conditional format', STYLES, '<border><left style="thin"><color rgb="FFC00000"/></left>'],
  [
    'protection and what it still allows',
    SHEET,
    '<sheetProtection sheet="1" objects="1" scenarios="1" selectLockedCells="0" selectUnlockedCells="0" formatCells="1" formatColumns="0" formatRows="1" insertRows="1" deleteRows="1" sort="1" autoFilter="0"/>'
  ],
  ['an unlocked cell', STYLES, '<protection locked="0"/>'],
  [
    'paper, orientation and fit',
    SHEET,
    '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
  ],
  [
    'margins',
    SHEET,
    '<pageMargins left="0.6" right="0.5" top="0.8" bottom="0.7" header="0.3" footer="0.35"/>'
  ],
  ['centring on the page', SHEET, '<printOptions horizontalCentered="1"/>'],
  ['a page header', SHEET, '<oddHeader>&amp;L规划填报</oddHeader>'],
  ['a page footer', SHEET, '<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>'],
  [
    'the print area',
    WORKBOOK,
    `<definedName name="_xlnm.Print_Area" localSheetId="0">'指标''s 表'!$A$1:$D$7</definedName>`
  ],
  [
    'print titles',
    WORKBOOK,
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'指标''s 表'!$1:$2</definedName>`
  ],
  [
    'a link inside the workbook',
    SHEET,
    '<hyperlink ref="A7" location="&apos;汇总表&apos;!B2" tooltip="到汇总表"/>'
  ],
  ['a comment', 'xl/comments1.xml', '<t>填报说明\n第二行</t>'],
  ['a font', STYLES, '<font><b/><i/><u/><sz val="16"/><color rgb="FF1F3864"/><name val="SimSun"/></font>'],
  ['a fill', STYLES, '<patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/>'],
  ['borders', STYLES, '<top style="medium"><color rgb="FF000000"/></top>'],
  ['alignment', STYLES, '<alignment horizontal="center" vertical="center" wrapText="true"/>'],
  ['an indent', STYLES, '<alignment horizontal="left" vertical="top" indent="1"/>'],
  ['a number format', STYLES, 'formatCode="#,##0.00##"'],
  [
    'a table with its filter',
    'xl/tables/table1.xml',
    'displayName="Indicators" ref="A2:D5" totalsRowShown="0"><autoFilter ref="A2:D5"/>'
  ],
  [
    'a table header with a line break',
    'xl/tables/table1.xml',
    '<tableColumn id="2" name="指标_x000a_名称"/>'
  ],
  [
    'the formula of new table rows',
    'xl/tables/table1.xml',
    '<tableColumn id="4" name="翻倍"><calculatedColumnFormula>Indicators[[#This Row],[数值]]*2</calculatedColumnFormula></tableColumn>'
  ],
  [
    'a table style',
    'xl/tables/table1.xml',
    '<tableStyleInfo name="TableStyleMedium4" showFirstColumn="0" showLastColumn="0" showRowStripes="1"'
  ],
  ['a name', WORKBOOK, `<definedName name="StatusList">'选项'!$A$1:$A$2</definedName>`],
  ['a hidden name', WORKBOOK, `<definedName name="col_amount" hidden="1">'指标''s 表'!$C$2</definedName>`],
  ['a hidden sheet', WORKBOOK, '<sheet name="选项" sheetId="3" r:id="rId3" state="hidden"/>'],
  ['a very hidden sheet', WORKBOOK, '<sheet name="元数据" sheetId="4" r:id="rId4" state="veryHidden"/>'],
  ['the active sheet', WORKBOOK, 'activeTab="1"'],
  [
    'document properties',
    'docProps/core.xml',
    '<dc:title>规划填报表</dc:title><dc:subject>2023 年度</dc:subject><dc:creator>规划填报</dc:creator>'
  ],
  ['custom properties', 'docProps/custom.xml', 'name="planId"><vt:lpwstr>plan &amp; co</vt:lpwstr>'],
  [
    'the name and place of a chart',
    DRAWING,
    '<xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>16</xdr:row>'
  ],
  ['the name of a chart', DRAWING, 'name="chart-column"'],
  ['a bar chart', 'xl/charts/chart1.xml', '<c:barDir val="bar"/>'],
  ['a column chart', 'xl/charts/chart2.xml', '<c:barDir val="col"/>'],
  ['a pie chart', 'xl/charts/chart3.xml', '<c:pieChart>'],
  ['a line chart', 'xl/charts/chart4.xml', '<c:lineChart>'],
  ['the title of a chart', 'xl/charts/chart4.xml', '<a:t>按类别（line）</a:t>'],
  ['the series of a chart', 'xl/charts/chart1.xml', `<c:numRef><c:f>'汇总表'!$B$2:$B$3</c:f></c:numRef>`],
  [
    'axes without ticks',
    'xl/charts/chart2.xml',
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
  ],
  ['the axis format of a chart', 'xl/charts/chart2.xml', '<c:numFmt formatCode="0" sourceLinked="0"/>']
]

const smallest: SheetLayout = {
  id: 'guide',
  name: 'S',
  visibility: 'visible',
  columns: [],
  rows: new Map(),
  cells: []
}

const layoutWith = (sheet: Partial<SheetLayout>): WorkbookLayout => ({
  sheets: [{ ...smallest, ...sheet }],
  names: [],
  styles: { plain: { font: { name: 'SimSun', size: 11 }, vertical: 'center', locked: false } },
  properties: { title: 't', creator: 'c' },
  customProperties: {},
  activeSheet: 'guide'
})

const cell = (value: CellLayout['value'], style = 'plain'): CellLayout => ({ value, style })

describe('a written workbook', () => {
  let parts: Record<string, string>
  beforeAll(async () => {
    parts = partsOf(await writeWorkbook(everythingLayout))
  })

  it.each(features)('carries %s', (_, part, expected) => {
    expect(parts[part]).toContain(expected)
  })

  it('is the same bytes for the same layout', async () => {
    const [first, second] = [await writeWorkbook(everythingLayout), await writeWorkbook(everythingLayout)]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  it.each(['=A1', '+1', '-1', '@SUM(A1)', '=cmd|calc!A0', '#REF!'])(
    'keeps the text %j text',
    async (text) => {
      const sheet = partsOf(await writeWorkbook(layoutWith({ cells: [[cell(text)]] })))[SHEET]
      expect(sheet).not.toContain('<f')
      expect(sheet).toMatch(/t="(s|inlineStr)"/)
    }
  )

  it.each<readonly [string, Partial<SheetLayout>]>([
    ['text', { cells: [[cell('长'.repeat(32_768))]] }],
    ['a formula', { cells: [[{ ...cell(1), formula: `1${'+1'.repeat(4_096)}` }]] }],
    ['a footer', { print: { ...everythingLayout.sheets[0]!.print!, footer: 'x'.repeat(256) } }],
    [
      'an error text',
      {
        validations: [
          {
            ranges: [{ top: 0, left: 0, bottom: 0, right: 0 }],
            rule: { kind: 'custom', formula: 'TRUE' },
            alert: 'stop',
            error: { title: 't', text: '长'.repeat(256) }
          }
        ]
      }
    ]
  ])('is refused when it holds %s too long for Excel', async (_, sheet) => {
    await expect(writeWorkbook(layoutWith(sheet))).rejects.toThrow(RangeError)
  })

  it('is refused when a cell names an unknown style', async () => {
    await expect(writeWorkbook(layoutWith({ cells: [[cell(1, 'missing')]] }))).rejects.toThrow('missing')
  })
})
