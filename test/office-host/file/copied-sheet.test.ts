import { describe, expect, it } from '@jest/globals'
import { excelSession } from '../excel-session'
import { foreignWorkbook, partsOf, read, savedAfter } from './workbook-files'

const copied = (name: 'xlsxwriter' | 'openpyxl', sheet: string): Promise<Uint8Array> =>
  savedAfter(foreignWorkbook(name), (context) => {
    context.workbook.worksheets.getItem(sheet).copy('End')
    return Promise.resolve()
  })

const charts = (file: Uint8Array): string[] =>
  [...partsOf(file)].filter(([path]) => /\/charts\/chart\d+\.xml$/.test(path)).map(([, xml]) => xml)

describe('a copied sheet', () => {
  it('has the chart of the first as the file had it, about its own cells', async () => {
    const before = charts(foreignWorkbook('openpyxl'))
    const after = charts(await copied('openpyxl', '数据'))
    expect(before).toHaveLength(1)
    expect(after).toHaveLength(2)
    expect(after[1]).not.toBe(before[0])
    expect(after[1]!.replaceAll("'数据 (2)'!", "'数据'!")).toBe(before[0])
  })

  it('has the comments of the first under ids of their own', async () => {
    const saved = await copied('openpyxl', '数据')
    const found = await read(saved, async (context) => {
      const lists = ['数据', '数据 (2)'].map((name) => context.workbook.worksheets.getItem(name).comments)
      for (const list of lists) list.load('items/id,items/content,items/replies/items/content')
      await context.sync()
      return lists.map(({ items }) =>
        items.map(({ id, content, replies }) => ({
          id,
          texts: [content, ...replies.items.map((one) => one.content)]
        }))
      )
    })
    expect(found[1]!.map(({ texts }) => texts)).toEqual(found[0]!.map(({ texts }) => texts))
    expect(found[0]!.length).toBeGreaterThan(0)
    const ids = [...partsOf(saved)]
      .filter(([path]) => path.includes('threadedComments/'))
      .flatMap(([, xml]) => [...xml.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('what a saved file does not hold', () => {
  it('is nothing after an ordinary edit', async () => {
    const session = await excelSession({ file: foreignWorkbook('xlsxwriter') })
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('项目').getRange('B5').values = [['新名']]
      await context.sync()
    })
    expect(session.host.omissions()).toEqual([])
    session.host.dispose()
  })

  it('is listed with its sheet and name', async () => {
    const session = await excelSession()
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst()
      sheet.name = '表'
      sheet.getRange('A1:B3').values = [
        ['名', '值'],
        ['甲', 1],
        ['乙', 2]
      ]
      const chart = sheet.charts.add('ColumnClustered', sheet.getRange('A1:B3'))
      chart.name = '图'
      chart.axes.valueAxis.majorUnit = 1
      chart.series.getItemAt(0).format.fill.setSolidColor('#FF0000')
      sheet.getRange('D1').format.fill.pattern = 'LinearGradient'
      const bar = sheet.getRange('B2:B3').conditionalFormats.add('DataBar')
      bar.dataBar.barDirection = 'RightToLeft'
      context.workbook.styles.add('要点')
      await context.sync()
    })
    const omissions = session.host.omissions()
    expect(omissions).toEqual(
      expect.arrayContaining([
        { kind: 'chart-detail', sheet: '表', name: '图: valueAxis.MajorUnit' },
        { kind: 'gradient-fill', sheet: '表', name: '' },
        { kind: 'conditional-format-detail', sheet: '表', name: 'DataBar: barDirection' },
        { kind: 'cell-style', sheet: '', name: '要点' }
      ])
    )
    expect(omissions).toHaveLength(4)
    const saved = await session.host.save()
    session.host.dispose()
    expect(charts(saved)[0]).toContain('FF0000')
  })

  it('names the pictures a copied sheet leaves behind', async () => {
    const session = await excelSession({ file: foreignWorkbook('xlsxwriter') })
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('项目').copy('End')
      await context.sync()
    })
    expect(session.host.omissions()).toContainEqual({ kind: 'drawing', sheet: '项目 (2)', name: '' })
    session.host.dispose()
  })
})
