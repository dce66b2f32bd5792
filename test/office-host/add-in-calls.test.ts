import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ExcelSession } from './excel-session'
import { excelSession, failureCode } from './excel-session'

let session: ExcelSession

beforeAll(async () => {
  session = await excelSession({ userName: '张三', now: () => '2026-05-20T00:00:00Z' })
})

afterAll(() => {
  session.host.dispose()
})

const onSheet = <T>(
  work: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>
): Promise<T> => session.Excel.run((context) => work(context, context.workbook.worksheets.add()))
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30))
const sales: (string | number)[][] = [
  ['产品', '数量', '价格'],
  ['甲', 3, 10],
  ['乙', 5, 20],
  ['甲', 3, 10],
  ['丙', 9, 30]
]

describe('ranges', () => {
  it('fill, group and answer with properties of cells', async () => {
    await onSheet(async (context, sheet) => {
      sheet.getRange('A1:A2').values = [[1], [3]]
      sheet.getRange('A1:A2').autoFill('A1:A5')
      sheet.getRange('B1').values = [['第1']]
      sheet.getRange('B1').autoFill('B1:B3', 'FillSeries')
      sheet.getRange('C1').formulas = [['=A1*2']]
      sheet.getRange('C1').autoFill('C1:C5')
      sheet.getRange('E1:G5').values = sales
      sheet.getRange('2:3').group('ByRows')
      sheet.showOutlineLevels(1, 0)
      sheet
        .getRange('E1')
        .setCellProperties([
          [{ format: { fill: { color: '#FF0000' }, borders: { bottom: { style: 'Continuous' } } } }]
        ])
      const cells = sheet
        .getRange('E1')
        .getCellProperties({ address: true, format: { fill: { color: true }, font: { bold: true } } })
      sheet.getRange('A1:B1').setColumnProperties([{ format: { columnWidth: 80 } }, { columnHidden: true }])
      const filled = sheet.getRange('A1:C5').load('values')
      const rows = sheet.getRange('2:3').load('rowHidden')
      const border = sheet.getRange('E1').format.borders.getItem('EdgeBottom').load('style')
      const hidden = sheet.getRange('B:B').load('columnHidden')
      await context.sync()
      expect(filled.values).toEqual([
        [1, '第1', 2],
        [3, '第2', 6],
        [5, '第3', 10],
        [7, '', 14],
        [9, '', 18]
      ])
      expect(rows.rowHidden).toBe(true)
      expect([border.style, hidden.columnHidden]).toEqual(['Continuous', true])
      expect(cells.value[0]![0]).toMatchObject({
        format: { fill: { color: '#FF0000' }, font: { bold: false } }
      })
    })
  })

  it('take references along when moved', async () => {
    await onSheet(async (context, sheet) => {
      sheet.getRange('A1:C1').formulas = [[1, '=A1+1', '=B1+A1']]
      sheet.getRange('A1').moveTo('F5')
      const moved = sheet.getRange('A1:C1').load('formulas')
      await context.sync()
      expect(moved.formulas).toEqual([['', '=F5+1', '=B1+F5']])
    })
  })

  it('show what is visible, spilled and merged', async () => {
    await onSheet(async (context, sheet) => {
      sheet.getRange('A1').formulas = [['=SEQUENCE(3)']]
      sheet.getRange('C1:C3').values = [[1], [2], [3]]
      sheet.getRange('2:2').rowHidden = true
      sheet.getRange('E1:F2').merge(false)
      const view = sheet.getRange('C1:C3').getVisibleView().load('values,rowCount')
      await context.sync()
      const spilled = sheet.getRange('A1').getSpillingToRange().load('address')
      const parent = sheet.getRange('A3').getSpillParent().load('address')
      const merged = sheet.getRange('A1:Z9').getMergedAreasOrNullObject().load('address')
      await context.sync()
      expect([view.values, view.rowCount]).toEqual([[[1], [3]], 2])
      expect(spilled.address).toMatch(/!A1:A3$/)
      expect(parent.address).toMatch(/!A1$/)
      expect(merged.address).toMatch(/!E1:F2$/)
    })
  })

  it('as several areas are cut, moved, copied to and searched', async () => {
    await onSheet(async (context, sheet) => {
      sheet.getRange('A1:B2').values = [
        ['x', 'y'],
        ['y', 'x']
      ]
      const areas = sheet.getRanges('A1:B1, D1:D3')
      const shared = areas.getIntersectionOrNullObject('B1:D2').load('address')
      const moved = areas.getOffsetRangeAreas(1, 1).load('areaCount')
      sheet.getRanges('D5, D7').copyFrom('A1')
      const count = sheet.replaceAll('x', 'z', { completeMatch: true })
      const cells = sheet.getRange('D5:D7').load('values')
      await context.sync()
      expect(shared.address.split(',')).toHaveLength(2)
      expect([moved.areaCount, count.value]).toEqual([2, 4])
      expect(cells.values).toEqual([['z'], [''], ['z']])
    })
  })

  it('take styles, built in and added, with every cell following a changed one', async () => {
    await onSheet(async (context, sheet) => {
      context.workbook.styles.add('强调')
      const style = context.workbook.styles.getItem('强调')
      style.font.bold = true
      style.fill.color = '#00FF00'
      sheet.getRange('A1').style = '强调'
      sheet.getRange('A2').style = 'Good'
      style.fill.color = '#0000FF'
      const [own, good] = ['A1', 'A2'].map((address) =>
        sheet.getRange(address).load('style,format/fill/color,format/font/bold')
      )
      context.workbook.styles.getItem('强调').load('builtIn')
      await context.sync()
      expect([own!.style, own!.format.fill.color, own!.format.font.bold]).toEqual(['强调', '#0000FF', true])
      expect(good!.format.fill.color).toBe('#C6EFCE')
    })
    expect(
      await failureCode(
        onSheet((context, sheet) => {
          sheet.getRange('A1').style = '没有的'
          return context.sync()
        })
      )
    ).toBe('ItemNotFound')
  })
})

describe('what is written everywhere', () => {
  it('asks things of null objects, names colours and adds rows to a table of a header alone', async () => {
    await onSheet(async (context, sheet) => {
      context.workbook.worksheets.getItemOrNullObject('没有').delete()
      sheet.getRange('H1').format.font.color = 'DarkMagenta'
      const table = sheet.tables.add('A1:B1', true)
      table.getHeaderRowRange().values = [['名', '数']]
      table.rows.add(undefined, [
        ['甲', 1],
        ['乙', 2]
      ])
      table.rows.add(undefined, [['丙', 3]])
      const body = table.getDataBodyRange().load('values,address')
      const color = sheet.getRange('H1').format.font.load('color')
      await context.sync()
      expect(color.color).toBe('#8B008B')
      expect(body.values).toEqual([
        ['甲', 1],
        ['乙', 2],
        ['丙', 3]
      ])
      expect(body.address).toMatch(/!A2:B4$/)
    })
  })
})

describe('filters', () => {
  it.each<[string, (filter: Excel.Filter) => void, string[]]>([
    ['the top items', (filter) => filter.applyTopItemsFilter(1), ['丙']],
    ['the bottom items', (filter) => filter.applyBottomItemsFilter(1), ['甲', '甲']],
    ['the top percent', (filter) => filter.applyTopPercentFilter(50), ['乙', '丙']],
    ['above the average', (filter) => filter.applyDynamicFilter('AboveAverage'), ['丙']],
    ['a fill colour', (filter) => filter.applyCellColorFilter('#FF0000'), ['乙']],
    ['values', (filter) => filter.applyValuesFilter(['5', '9']), ['乙', '丙']]
  ])('let through %s', async (_name, apply, expected) => {
    await onSheet(async (context, sheet) => {
      sheet.getRange('A1:C5').values = sales
      sheet.getRange('B3').format.fill.color = '#FF0000'
      const table = sheet.tables.add('A1:C5', true)
      apply(table.columns.getItem('数量').filter)
      const view = table.columns.getItemAt(0).getDataBodyRange().getVisibleView().load('values')
      await context.sync()
      expect(view.values.flat()).toEqual(expected)
    })
  })
})

describe('conditional formats', () => {
  it('keep data bars, icons and colour scales', async () => {
    await onSheet(async (context, sheet) => {
      const range = sheet.getRange('A1:A9')
      const bar = range.conditionalFormats.add('DataBar')
      bar.dataBar.barDirection = 'LeftToRight'
      bar.dataBar.positiveFormat.fillColor = 'red'
      const icons = range.conditionalFormats.add('IconSet')
      icons.iconSet.style = 'FourTrafficLights'
      const scale = range.conditionalFormats.add('ColorScale')
      scale.colorScale.criteria = {
        minimum: { type: 'LowestValue', color: '#0000FF' },
        midpoint: { formula: '50', type: 'Percent', color: '#FFFF00' },
        maximum: { type: 'HighestValue', color: '#FF0000' }
      }
      bar.dataBar.load('barDirection,positiveFormat/fillColor,lowerBoundRule')
      icons.iconSet.load('criteria')
      scale.colorScale.load('threeColorScale,criteria')
      const none = scale.dataBarOrNullObject
      await context.sync()
      expect([bar.dataBar.barDirection, bar.dataBar.positiveFormat.fillColor]).toEqual([
        'LeftToRight',
        '#FF0000'
      ])
      expect(icons.iconSet.criteria).toHaveLength(4)
      expect([scale.colorScale.threeColorScale, scale.colorScale.criteria.midpoint?.formula]).toEqual([
        true,
        '50'
      ])
      expect(none.isNullObject).toBe(true)
    })
  })
})

describe('charts', () => {
  it('keep series, points, trendlines, axes, labels and tables of data', async () => {
    await onSheet(async (context, sheet) => {
      sheet.getRange('A1:C5').values = sales
      const chart = sheet.charts.add('Line', sheet.getRange('A1:C5'), 'Columns')
      chart.title.getSubstring(0, 1).font.color = 'blue'
      chart.legend.format.font.size = 8
      chart.axes.valueAxis.minimum = 0
      chart.axes.valueAxis.title.text = '元'
      chart.axes.getItem('Category', 'Primary').setPositionAt(2)
      chart.dataLabels.showValue = true
      chart.plotArea.width = 300
      const table = chart.getDataTable()
      table.showLegendKey = false
      const [series] = [chart.series.getItemAt(0)]
      series.markerStyle = 'Circle'
      series.trendlines.add('MovingAverage').movingAveragePeriod = 3
      series.points.getItemAt(1).format.fill.setSolidColor('red')
      series.points.load('count')
      const added = chart.series.add('另')
      added.setValues(sheet.getRange('C2:C5'))
      const trend = series.trendlines.getItem(0).load('type,movingAveragePeriod')
      const values = added.getDimensionValues('Values')
      chart.load('axes/valueAxis/minimum,plotArea/width')
      chart.activate()
      const active = context.workbook.getActiveChart().load('name')
      await context.sync()
      expect([trend.type, trend.movingAveragePeriod, series.points.count]).toEqual(['MovingAverage', 3, 4])
      expect(values.value).toEqual([10, 20, 10, 30])
      expect([chart.axes.valueAxis.minimum, chart.plotArea.width]).toEqual([0, 300])
      expect(active.name).toBe('Chart 1')
    })
  })

  it('refuse to be drawn, naming what is missing', async () => {
    await onSheet(async (context, sheet) => {
      const chart = sheet.charts.add('Line', sheet.getRange('A1:B2'))
      chart.getImage()
      await expect(context.sync()).rejects.toMatchObject({
        code: 'ApiNotFound',
        message: 'The method or property Chart.getImage is not available in this host.'
      })
    })
  })
})

describe('the workbook', () => {
  it('opens a file as a new workbook', async () => {
    const other = await excelSession()
    const file = Buffer.from(await other.host.save()).toString('base64')
    other.host.dispose()
    const opened: (Uint8Array | undefined)[] = []
    session.host.book.onOpenCreated((bytes) => opened.push(bytes))
    await session.Excel.createWorkbook(file)
    expect(opened[0]?.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
    expect(await failureCode(session.Excel.createWorkbook('bm8='))).toBe('InvalidArgument')
  })

  it('keeps page breaks, culture and comments with replies and mentions', async () => {
    await onSheet(async (context, sheet) => {
      const pageBreak = sheet.horizontalPageBreaks.add('A21:E21')
      sheet.getRange('3:3').insert('Down')
      const cell = pageBreak.getCellAfterBreak().load('address')
      const culture = context.application.cultureInfo.load('name,datetimeFormat/shortDatePattern')
      const comment = sheet.comments.add('A1', '原话')
      const reply = comment.replies.add('答')
      reply.content = '再答'
      const mentioned = sheet.comments.add(
        'A2',
        { mentions: [{ email: 'a@b.c', id: 0, name: '甲' }], richContent: '<at id="0">甲</at> 请看' },
        'Mention'
      )
      comment.resolved = true
      const found = sheet.comments.getItemAt(0).replies.load('items/content,items/resolved')
      mentioned.load('content,mentions,contentType')
      await context.sync()
      expect(cell.address).toMatch(/!A22$/)
      expect([culture.name, culture.datetimeFormat.shortDatePattern]).toEqual(['zh-CN', 'yyyy/M/d'])
      expect(found.items.map(({ content, resolved }) => [content, resolved])).toEqual([['再答', true]])
      expect([mentioned.content, mentioned.contentType]).toEqual(['@甲 请看', 'Mention'])
      reply.delete()
      const count = comment.replies.getCount()
      await context.sync()
      expect(count.value).toBe(0)
    })
  })

  it('fails with the name of what the host does not have', async () => {
    await onSheet(async (context, sheet) => {
      sheet.pivotTables.add('p', 'A1:B2', 'D1')
      await expect(context.sync()).rejects.toMatchObject({
        code: 'ApiNotFound',
        message: 'The method or property Worksheet.pivotTables is not available in this host.'
      })
    })
  })
})

describe('events', () => {
  it('tell of formulas, sorting, clicks, comments, charts and the selection of a table', async () => {
    const seen: [string, unknown][] = []
    const note =
      (name: string, pick: (event: never) => unknown) =>
      (event: unknown): Promise<void> => {
        seen.push([name, pick(event as never)])
        return Promise.resolve()
      }
    const name = await onSheet(async (context, sheet) => {
      sheet.load('name')
      sheet.getRange('A1:C5').values = sales
      const table = sheet.tables.add('A1:C5', true)
      await context.sync()
      sheet.onFormulaChanged.add(
        note(
          'formula',
          ({ formulaDetails }: Excel.WorksheetFormulaChangedEventArgs) => formulaDetails[0]?.cellAddress
        )
      )
      sheet.onRowSorted.add(note('sorted', ({ address }: Excel.WorksheetRowSortedEventArgs) => address))
      sheet.onSingleClicked.add(
        note('click', ({ address }: Excel.WorksheetSingleClickedEventArgs) => address)
      )
      sheet.charts.onAdded.add(note('chart', ({ source }: Excel.ChartAddedEventArgs) => source))
      sheet.comments.onChanged.add(
        note('comment', ({ changeType }: Excel.CommentChangedEventArgs) => changeType)
      )
      table.onSelectionChanged.add(
        note('table', ({ address }: Excel.TableSelectionChangedEventArgs) => address)
      )
      sheet.onChanged.add(
        note(
          'shift',
          ({ changeDirectionState }: Excel.WorksheetChangedEventArgs) =>
            changeDirectionState?.insertShiftDirection
        )
      )
      await context.sync()
      sheet.getRange('H1').formulas = [['=1+1']]
      table.sort.apply([{ key: 1, ascending: false }])
      sheet.charts.add('Pie', sheet.getRange('A1:B5'))
      sheet.comments.add('J1', 'x').replies.add('y')
      sheet.getRange('L1').insert('Down')
      await context.sync()
      return sheet.name
    })
    await session.host.click(name, 'B3')
    await settled()
    for (const one of [
      ['formula', 'H1'],
      ['sorted', 'A2:C5'],
      ['click', 'B3'],
      ['chart', 'Local'],
      ['comment', 'ReplyAdded'],
      ['table', 'B3'],
      ['shift', 'Down']
    ])
      expect(seen).toContainEqual(one)
  })
})
