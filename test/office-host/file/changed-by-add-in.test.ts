import { describe, expect, it } from '@jest/globals'
import { excelSession } from '../excel-session'
import { foreignWorkbook, partsOf, read, savedAfter } from './workbook-files'

const empty = async (): Promise<Uint8Array> => {
  const session = await excelSession()
  try {
    return await session.host.save()
  } finally {
    session.host.dispose()
  }
}

const first = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getFirst()
const sheetXml = (file: Uint8Array): string => partsOf(file).get('xl/worksheets/sheet1.xml') ?? ''

describe('what an add-in changed, saved and opened again', () => {
  it('has each list of styles once and in order, number formats before the fonts they come to', async () => {
    const saved = await savedAfter(await empty(), (context) => {
      const cell = first(context).getRange('A1')
      cell.values = [[0.5]]
      cell.numberFormat = [['0.000%']]
      cell.format.font.color = '#C00000'
      cell.format.font.bold = true
      return Promise.resolve()
    })
    const styles = partsOf(saved).get('xl/styles.xml') ?? ''
    const lists = [...styles.matchAll(/<(numFmts|fonts|fills|borders|cellStyleXfs|cellXfs)[\s>]/gu)]
    expect(lists.map(([, name]) => name)).toEqual([
      'numFmts',
      'fonts',
      'fills',
      'borders',
      'cellStyleXfs',
      'cellXfs'
    ])
    expect(styles).toMatch(/<font><b\/><sz val="11"\/><color rgb="FFC00000"\/><name val="Calibri"\/>/u)
  })

  it('has its grouped rows and columns', async () => {
    const saved = await savedAfter(await empty(), (context) => {
      const sheet = first(context)
      sheet.getRange('2:5').group('ByRows')
      sheet.getRange('3:4').group('ByRows')
      sheet.getRange('B:D').group('ByColumns')
      return Promise.resolve()
    })
    const xml = sheetXml(saved)
    expect(xml).toContain('outlineLevelRow="2"')
    expect(xml).toContain('outlineLevelCol="1"')
    expect([...xml.matchAll(/<row r="(\d+)"[^>]*outlineLevel="(\d)"/g)].map(([, ...own]) => own)).toEqual([
      ['2', '1'],
      ['3', '2'],
      ['4', '2'],
      ['5', '1']
    ])
    expect(xml).toMatch(/<col min="2" max="4"[^>]*outlineLevel="1"/)
    const again = await savedAfter(saved, (context) => {
      first(context).getRange('1:1').insert('Down')
      first(context).getRange('4:5').ungroup('ByRows')
      return Promise.resolve()
    })
    expect(
      [...sheetXml(again).matchAll(/<row r="(\d+)"[^>]*outlineLevel="(\d)"/g)].map(([, ...own]) => own)
    ).toEqual([
      ['3', '1'],
      ['4', '1'],
      ['5', '1'],
      ['6', '1']
    ])
    expect(sheetXml(again)).toContain('outlineLevelRow="1"')
  })

  it('keeps the groups another program made when others are added', async () => {
    const saved = await savedAfter(foreignWorkbook('xlsxwriter'), (context) => {
      context.workbook.worksheets.getItem('项目').getRange('F:G').group('ByColumns')
      return Promise.resolve()
    })
    expect(sheetXml(saved)).toMatch(/<col min="3" max="4"[^>]*outlineLevel="1"/)
    expect(sheetXml(saved)).toMatch(/<col min="6" max="7"[^>]*outlineLevel="1"/)
  })

  it('has its page breaks', async () => {
    const saved = await savedAfter(await empty(), (context) => {
      const sheet = first(context)
      sheet.horizontalPageBreaks.add('A11')
      sheet.horizontalPageBreaks.add('A6')
      sheet.verticalPageBreaks.add('E1')
      return Promise.resolve()
    })
    expect(sheetXml(saved)).toContain(
      '<rowBreaks count="2" manualBreakCount="2"><brk id="5" max="16383" man="1"/><brk id="10" max="16383" man="1"/></rowBreaks>'
    )
    expect(sheetXml(saved)).toContain('<brk id="4" max="1048575" man="1"/>')
    const again = await savedAfter(saved, async (context) => {
      const sheet = first(context)
      sheet.getRange('1:1').insert('Down')
      sheet.verticalPageBreaks.removePageBreaks()
      sheet.horizontalPageBreaks.load('items')
      await context.sync()
      sheet.horizontalPageBreaks.items[0]!.delete()
    })
    expect(sheetXml(again)).toContain('<brk id="11"')
    expect(sheetXml(again)).not.toContain('<brk id="6"')
    expect(sheetXml(again)).not.toContain('colBreaks')
  })

  it('has its fill patterns and tints', async () => {
    const saved = await savedAfter(await empty(), (context) => {
      const { format } = first(context).getRange('A1')
      format.fill.color = '#FFFF00'
      format.fill.pattern = 'LightUp'
      format.fill.patternColor = '#FF0000'
      format.fill.tintAndShade = 0.4
      format.fill.patternTintAndShade = -0.25
      format.font.color = '#0000FF'
      format.font.tintAndShade = 0.5
      format.horizontalAlignment = 'Distributed'
      format.autoIndent = true
      const edge = format.borders.getItem('EdgeBottom')
      edge.style = 'Continuous'
      edge.color = '#00B050'
      edge.tintAndShade = 0.6
      const plain = first(context).getRange('A2').format.fill
      plain.color = '#4472C4'
      plain.tintAndShade = 0.8
      return Promise.resolve()
    })
    const styles = partsOf(saved).get('xl/styles.xml')!
    expect(styles).toMatch(
      /<patternFill patternType="lightUp"><fgColor rgb="FFFF0000" tint="-0.25"\/><bgColor rgb="FFFFFF00" tint="0.4"\/>/
    )
    await read(saved, async (context) => {
      const { format } = first(context).getRange('A1')
      const { fill, font } = format
      const edge = format.borders.getItem('EdgeBottom')
      const plain = first(context).getRange('A2').format.fill
      fill.load()
      font.load('color,tintAndShade')
      format.load('autoIndent')
      edge.load('color,tintAndShade')
      plain.load()
      await context.sync()
      expect([
        fill.color,
        fill.pattern,
        fill.patternColor,
        fill.tintAndShade,
        fill.patternTintAndShade
      ]).toEqual(['#FFFF00', 'LightUp', '#FF0000', 0.4, -0.25])
      expect([font.color, font.tintAndShade, format.autoIndent]).toEqual(['#0000FF', 0.5, true])
      expect([edge.color, edge.tintAndShade]).toEqual(['#00B050', 0.6])
      expect([plain.color, plain.pattern, plain.tintAndShade]).toEqual(['#4472C4', 'Solid', 0.8])
    })
  })

  it.each([
    ['the colour of the cell', { filterOn: 'CellColor', color: '#FFC000' }, '<colorFilter dxfId="0"/>'],
    [
      'the colour of the font',
      { filterOn: 'FontColor', color: '#FF0000' },
      '<colorFilter dxfId="0" cellColor="0"/>'
    ],
    [
      'a month',
      { filterOn: 'Dynamic', dynamicCriteria: 'AllDatesInPeriodFebruray' },
      '<dynamicFilter type="M2"/>'
    ],
    [
      'a quarter',
      { filterOn: 'Dynamic', dynamicCriteria: 'AllDatesInPeriodQuarter3' },
      '<dynamicFilter type="Q3"/>'
    ],
    [
      'what is below average',
      { filterOn: 'Dynamic', dynamicCriteria: 'BelowAverage' },
      'type="belowAverage"'
    ],
    [
      'the lowest part',
      { filterOn: 'BottomPercent', criterion1: '40' },
      '<top10 top="0" percent="1" val="40"/>'
    ]
  ])('has its filter on %s', async (_what, criteria, written) => {
    const saved = await savedAfter(await empty(), (context) => {
      const sheet = first(context)
      sheet.getRange('A1:A5').values = [['值'], [1], [2], [3], [4]]
      sheet.getRange('A3').format.fill.color = '#FFC000'
      sheet.getRange('A4').format.font.color = '#FF0000'
      sheet.autoFilter.apply('A1:A5', 0, criteria as Excel.FilterCriteria)
      return Promise.resolve()
    })
    expect(sheetXml(saved)).toContain(written)
    const [known] = await read(saved, async (context) => {
      const { autoFilter } = first(context)
      autoFilter.load('criteria')
      await context.sync()
      return autoFilter.criteria
    })
    const wanted = {
      ...criteria,
      ...('dynamicCriteria' in criteria && criteria.dynamicCriteria === 'AllDatesInPeriodFebruray'
        ? { dynamicCriteria: 'AllDatesInPeriodFebruary' }
        : {})
    }
    expect(known).toMatchObject(wanted)
  })

  it('has the mentions of its comments', async () => {
    const richContent = '请<at id="0">李雷</at>与<at id="1">韩梅</at>看'
    const mentions = [
      { email: 'li@example.com', id: 0, name: '李雷' },
      { email: 'han@example.com', id: 1, name: '韩梅' }
    ]
    const saved = await savedAfter(await empty(), (context) => {
      const comment = context.workbook.comments.add('Sheet1!B2', { mentions, richContent }, 'Mention')
      comment.replies.add({ mentions: [mentions[1]!], richContent: '<at id="1">韩梅</at>：好' }, 'Mention')
      return Promise.resolve()
    })
    const thread = [...partsOf(saved)].find(([path]) => path.includes('threadedComment'))![1]
    expect(thread).toContain('startIndex="1" length="3"')
    expect(thread).toContain('startIndex="5" length="3"')
    await read(saved, async (context) => {
      const comment = context.workbook.comments.getItemByCell('Sheet1!B2')
      comment.load('content,contentType,richContent,mentions')
      comment.replies.load('items/content,items/richContent,items/mentions')
      await context.sync()
      expect([comment.content, comment.contentType]).toEqual(['请@李雷与@韩梅看', 'Mention'])
      expect(comment.richContent).toBe(richContent)
      expect(comment.mentions).toEqual(mentions)
      expect(comment.replies.items[0]!.content).toBe('@韩梅：好')
      expect(comment.replies.items[0]!.mentions).toMatchObject([{ email: 'han@example.com', name: '韩梅' }])
    })
    const untouched = await savedAfter(saved, () => Promise.resolve())
    expect([...partsOf(untouched)].find(([path]) => path.includes('threadedComment'))![1]).toBe(thread)
  })
})
