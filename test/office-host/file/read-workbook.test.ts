import { beforeAll, describe, expect, it } from '@jest/globals'
import type { OfficeHost } from '../../../src/office-host'
import { startOfficeHost } from '../../../src/office-host'
import { failureCode } from '../excel-session'
import { foreignWorkbook, read, savedAfter } from './workbook-files'

const opened = new Map<string, OfficeHost>()
const host = (name: string): OfficeHost => opened.get(name)!

beforeAll(async () => {
  for (const name of ['xlsxwriter', 'openpyxl'] as const)
    opened.set(name, await startOfficeHost({ file: foreignWorkbook(name) }))
})

describe('a workbook another program made', () => {
  it('has its conditional formats in the terms of Office.js', () => {
    const { conditionalFormats } = host('xlsxwriter').book.sheetByName('项目')!.state
    expect(conditionalFormats.map(({ type, formula, rule }) => [type, formula || rule])).toEqual([
      ['CellValue', { operator: 'GreaterThan', formula1: '=200' }],
      ['Custom', '=$D2>$C2'],
      ['TopBottom', { type: 'TopItems', rank: 3 }],
      ['TopBottom', { type: 'BottomPercent', rank: 10 }],
      ['PresetCriteria', { criterion: 'OneStdDevAboveAverage' }],
      ['PresetCriteria', { criterion: 'DuplicateValues' }],
      ['ContainsText', { operator: 'BeginsWith', text: '项' }],
      ['PresetCriteria', { criterion: 'LastMonth' }],
      ['PresetCriteria', { criterion: 'Blanks' }],
      ['PresetCriteria', { criterion: 'NonErrors' }],
      [
        'ColorScale',
        {
          criteria: {
            minimum: { type: 'LowestValue', formula: '0', color: '#FF7128' },
            maximum: { type: 'HighestValue', formula: '0', color: '#FFEF9C' }
          }
        }
      ],
      [
        'ColorScale',
        expect.objectContaining({
          criteria: expect.objectContaining({
            midpoint: expect.objectContaining({ type: 'Percentile', formula: '40' })
          })
        })
      ],
      ['DataBar', expect.objectContaining({ positiveFormat: { fillColor: '#63C384' } })],
      ['DataBar', expect.objectContaining({ lowerBoundRule: { type: 'Number', formula: '0' } })],
      ['IconSet', expect.objectContaining({ style: 'FourArrows', reverseIconOrder: true })]
    ])
    expect(conditionalFormats[0]!.style).toEqual({ fontColor: '#9C0006', fillColor: '#FFC7CE' })
    expect(conditionalFormats[1]!.stopIfTrue).toBe(true)
  })

  it('has its validations, those that point to other sheets included', () => {
    const { validations } = host('openpyxl').book.sheetByName('数据')!.state
    expect(validations.map(({ areas, rule, prompt }) => [areas.length, rule, prompt.message])).toEqual([
      [1, { list: { inCellDropDown: true, source: '=选项!$A$1:$A$3' } }, '请选择'],
      [2, { wholeNumber: { operator: 'GreaterThan', formula1: 1 } }, ''],
      [1, { list: { inCellDropDown: true, source: '=选项!$A$1:$A$2' } }, '']
    ])
  })

  it('has its charts with type, title, place and series', async () => {
    const charts = await read(foreignWorkbook('xlsxwriter'), async (context) => {
      const list = context.workbook.worksheets.getItem('项目').charts
      list.load(
        'items/name,items/chartType,items/left,items/top,items/width,items/title/text,items/series/items/name'
      )
      await context.sync()
      const values = list.items[0]!.series.getItemAt(1).getDimensionValues('Values')
      await context.sync()
      return list.items.map((chart) => ({
        name: chart.name,
        type: chart.chartType,
        title: chart.title.text,
        left: chart.left,
        top: chart.top,
        width: chart.width,
        series: chart.series.items.map(({ name }) => name),
        values: values.value
      }))
    })
    expect(charts).toEqual([
      {
        name: 'Chart 2',
        type: 'ColumnStacked',
        title: '投资与完成',
        left: expect.any(Number),
        top: expect.any(Number),
        width: 360,
        series: ['投资', '完成', '占比'],
        values: [37.5, 75, 112.5, 150, 187.5, 225, 262.5, 300]
      }
    ])
  })

  it('has its comments with replies, settings and properties', async () => {
    const found = await read(foreignWorkbook('openpyxl'), async (context) => {
      const comment = context.workbook.comments.getItemByCell('数据!C3').load('content,authorName,resolved')
      const replies = comment.replies.load('items/content,items/authorName')
      const level = context.workbook.settings.getItem('level').load('value')
      const who = context.workbook.settings.getItem('who').load('value')
      await context.sync()
      return {
        comment: [comment.content, comment.authorName, comment.resolved],
        replies: replies.items.map((reply) => [reply.content, reply.authorName]),
        settings: [level.value, who.value]
      }
    })
    expect(found).toEqual({
      comment: ['请核对', '丁', true],
      replies: [['已核对', '戊']],
      settings: [3, '己']
    })
    const { customProperties } = host('xlsxwriter').book.state
    expect(customProperties).toEqual([
      { key: '包号', value: 'P-7' },
      { key: '次数', value: 3 }
    ])
  })

  it('has its formats, diagonal borders, widths and page set-up', () => {
    const [data, projects] = [
      host('openpyxl').book.sheetByName('数据')!,
      host('xlsxwriter').book.sheetByName('项目')!
    ]
    expect(data.format(0, 1).borders).toMatchObject({
      top: { style: 'Double' },
      diagonalUp: { style: 'Continuous', color: '#FF0000' }
    })
    expect(projects.format(1, 2).borders).toEqual({
      diagonalDown: { style: 'Dot', weight: 'Thin', color: '#C00000' },
      diagonalUp: { style: 'Dot', weight: 'Thin', color: '#C00000' }
    })
    expect([data.columnWidth(0), data.columnWidth(1)]).toEqual([114, 50.25])
    expect(data.state.pageLayout).toMatchObject({
      orientation: 'Landscape',
      paperSize: 'A3',
      blackAndWhite: true,
      printOrder: 'OverThenDown'
    })
    expect(projects.state.pageLayout.zoom).toEqual({ horizontalFitToPages: 1 })
  })

  it('has its filter with criteria, which hide the rows they hide', () => {
    const { autoFilter, filteredRows, hiddenRows } = host('xlsxwriter').book.sheetByName('项目')!.state
    expect(autoFilter?.criteria).toEqual({ 1: { filterOn: 'Values', values: ['项目1', '项目3'] } })
    expect([Object.keys(filteredRows), hiddenRows]).toEqual([['2', '4', '5', '6', '7', '8'], {}])
  })

  it('keeps a number to the last digit', () => {
    expect(host('openpyxl').book.sheetByName('数据')!.value(0, 3)).toBe(44743.35416666666)
  })

  it('is unprotected by its password and by no other', async () => {
    const unprotect = (sheet: string, password: string) => async () =>
      failureCode(
        savedAfter(foreignWorkbook(sheet === '数据' ? 'openpyxl' : 'xlsxwriter'), async (context) => {
          context.workbook.worksheets.getItem(sheet).protection.unprotect(password)
          await context.sync()
        })
      )
    expect(await unprotect('数据', '错')()).toBe('BadPassword')
    expect(await unprotect('数据', '口令')()).toBe('')
    expect(await unprotect('汇 总', '错')()).toBe('BadPassword')
    expect(await unprotect('汇 总', '密码')()).toBe('')
  })
})
