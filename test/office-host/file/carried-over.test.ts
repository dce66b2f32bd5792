import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { writeWorkbook } from '../../../src/adapters/xlsx/write-workbook'
import { newWorkbook } from '../../../src/application/new-workbook'
import { excerptPlan } from '../../support/excerpt-plan'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'
import { changedParts, foreignWorkbook, partsOf, savedAfter } from './workbook-files'

const withoutResults = (xml: string): string =>
  xml
    .replace(/<v>[^<]*<\/v>|<v\/>/g, '')
    .replace(/ t="(?:str|e|n)"/g, '')
    .replace(/<c ([^>]*)><f/g, '<c $1><f')

const unchanged = () => Promise.resolve()

/** The cells of a sheet's part as they stand, by address. */
const cellsOf = (xml: string): Map<string, string> =>
  new Map(
    [...xml.matchAll(/<c r="(\w+)"[^>]*?(?:\/>|>.*?<\/c>)/gs)].map(([cell, address]) => [address!, cell])
  )

const part = (file: Uint8Array, path: string): string => partsOf(file).get(path) ?? ''

describe('a workbook opened and saved', () => {
  it('is the same in every part', async () => {
    const file = foreignWorkbook('xlsxwriter')
    expect(changedParts(file, await savedAfter(file, unchanged))).toEqual([])
  })

  it('gets the results another program left out and nothing else', async () => {
    const file = foreignWorkbook('openpyxl')
    const saved = await savedAfter(file, unchanged)
    expect(changedParts(file, saved)).toEqual(['xl/worksheets/sheet1.xml'])
    const path = 'xl/worksheets/sheet1.xml'
    const [before, after] = [cellsOf(part(file, path)), cellsOf(part(saved, path))]
    const different = [...before].filter(([address, cell]) => after.get(address) !== cell)
    expect(different.map(([address]) => address)).toEqual(['C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'B8'])
    expect(after.get('C3')).toBe('<c r="C3"><f>B3*2</f><v>7.5</v></c>')
    expect(after.size).toBe(before.size)
  })

  it.each([
    [
      'blank',
      () =>
        atOnce(newWorkbook({ plan: excerptPlan(), variant: 'blank', period: { year: 2023, part: 'year' } }))
          .layout
    ],
    [
      'prefilled',
      () =>
        atOnce(
          newWorkbook({ plan: builtInPlan(), variant: 'prefilled', period: { year: 2023, part: 'year' } })
        ).layout
    ],
    ['sample', () => sampleLayout(excerptPlan())]
  ])('is the same but for results computed anew: the %s workbook of this product', async (_name, layout) => {
    const file = await writeWorkbook(layout())
    const saved = await savedAfter(file, unchanged)
    const changed = changedParts(file, saved)
    expect(changed.filter((path) => !path.startsWith('xl/worksheets/'))).toEqual([])
    for (const path of changed)
      expect(withoutResults(part(saved, path))).toBe(withoutResults(part(file, path)))
  })
})

describe('a workbook opened, edited in one cell and saved', () => {
  const file = foreignWorkbook('xlsxwriter')
  const path = 'xl/worksheets/sheet1.xml'

  it('differs in that cell, what follows from it, and the list of texts', async () => {
    const saved = await savedAfter(file, async (context) => {
      context.workbook.worksheets.getItem('项目').getRange('B5').values = [['新名']]
      return Promise.resolve()
    })
    expect(changedParts(file, saved)).toEqual(['xl/sharedStrings.xml', path])
    const [before, after] = [cellsOf(part(file, path)), cellsOf(part(saved, path))]
    expect([...before.keys()].filter((address) => after.get(address) !== before.get(address))).toEqual(['B5'])
    const [, rest] = part(file, path).split('</sheetData>')
    expect(part(saved, path).split('</sheetData>')[1]).toBe(rest)
  })

  it('keeps what a format does not say when another side of it changes', async () => {
    const saved = await savedAfter(foreignWorkbook('openpyxl'), async (context) => {
      const sheet = context.workbook.worksheets.getItem('数据')
      sheet.protection.unprotect('口令')
      sheet.getRange('A1:B1').format.font.italic = true
      return Promise.resolve()
    })
    const styles = part(saved, 'xl/styles.xml')
    const style = (address: string): string => {
      const number = Number(/ s="(\d+)"/.exec(cellsOf(part(saved, path)).get(address)!)![1])
      return [...styles.split('<cellXfs')[1]!.matchAll(/<xf [^>]*>/g)][number]![0]
    }
    const fill = (address: string): string =>
      [...styles.split('<fills')[1]!.matchAll(/<fill>.*?<\/fill>/g)][
        Number(/fillId="(\d+)"/.exec(style(address))![1])
      ]![0]
    expect(fill('A1')).toContain('gradientFill')
    expect(fill('B1')).toContain('lightUp')
    expect(style('A1')).toContain('applyFont="1"')
    expect(part(saved, path)).not.toContain('sheetProtection')
  })

  it('keeps the other conditional formats and gets the new ones', async () => {
    const saved = await savedAfter(file, async (context) => {
      const sheet = context.workbook.worksheets.getItem('项目')
      const rules = sheet.getRange('C2:D9').conditionalFormats
      rules.load('items/type')
      await context.sync()
      rules.items[13]!.delete()
      const added = sheet.getRange('A2:A9').conditionalFormats.add('Custom')
      added.custom.rule.formula = '=$A2>3'
      added.custom.format.fill.color = '#00B050'
    })
    const rulesOf = (of: Uint8Array): string[] =>
      [...part(of, path).matchAll(/<cfRule [^>]*?(?:\/>|[^/]>.*?<\/cfRule>)/gs)].map(([rule]) =>
        rule.replace(/ priority="\d+"/, '')
      )
    const [before, after] = [rulesOf(file), rulesOf(saved)]
    const without = before.filter((rule) => !rule.includes('x14:id') && !rule.includes('x14:cfRule'))
    for (const rule of without) expect(after).toContain(rule)
    expect(after.filter((rule) => rule.includes('$A2&gt;3'))).toHaveLength(1)
    expect(part(file, path)).toContain('x14:dataBar')
    expect(part(saved, path)).not.toContain('x14:dataBar')
    expect(part(saved, path)).toContain('x14:sparkline')
    expect(part(saved, 'xl/styles.xml')).toContain('00B050')
  })

  it('keeps the other validations, whoever understands them', async () => {
    const book = foreignWorkbook('openpyxl')
    const saved = await savedAfter(book, async (context) => {
      const sheet = context.workbook.worksheets.getItem('数据')
      sheet.protection.unprotect('口令')
      sheet.getRange('J2:J7').dataValidation.rule = { list: { inCellDropDown: false, source: '甲,乙' } }
      return Promise.resolve()
    })
    const xml = part(saved, path)
    const [own] = /<dataValidation [^>]*sqref="F2:F7".*?<\/dataValidation>/s.exec(part(book, path))!
    expect(xml).toContain(own)
    expect(xml).toContain('showDropDown="1"')
    expect(xml).toContain('<xm:f>选项!$A$1:$A$2</xm:f>')
    expect(xml).toContain('v:mark')
  })

  it('keeps notes and threads and gets new replies', async () => {
    const book = foreignWorkbook('openpyxl')
    const saved = await savedAfter(book, async (context) => {
      const sheet = context.workbook.worksheets.getItem('数据')
      sheet.protection.unprotect('口令')
      context.workbook.comments.getItemByCell('数据!C3').replies.add('再核')
      context.workbook.comments.add('数据!D4', '新批注')
      return Promise.resolve()
    })
    const threads = part(saved, 'xl/threadedComments/threadedComment1.xml')
    expect(threads).toContain(
      /<threadedComment ref="C3" dT="2024-03-02.*?<\/threadedComment>/s.exec(
        part(book, 'xl/threadedComments/threadedComment1.xml')
      )![0]
    )
    expect(threads).toContain('<text>再核</text>')
    expect(threads).toMatch(/ref="D4"[^>]*><text>新批注/)
    expect(part(saved, 'xl/persons/person.xml')).toContain('displayName="庚"')
    const again = await savedAfter(saved, async (context) => {
      const replies = context.workbook.comments.getItemByCell('数据!C3').replies.load('items/content')
      await context.sync()
      expect(replies.items.map(({ content }) => content)).toEqual(['已核对', '再核'])
    })
    expect(changedParts(saved, again)).toEqual([])
  })

  it('writes settings where they were and leaves custom XML alone', async () => {
    const book = foreignWorkbook('openpyxl')
    const saved = await savedAfter(book, async (context) => {
      context.workbook.settings.add('level', 4)
      return Promise.resolve()
    })
    expect(part(saved, 'xl/webextensions/webextension1.xml')).toContain('name="level" value="4"')
    expect(part(saved, 'xl/webextensions/webextension1.xml')).toContain('storeType="OMEX"')
    expect(changedParts(book, saved).filter((one) => /vendor|customXml/.test(one))).toEqual([])
  })

  it('leaves a chart alone that is moved, but for its place', async () => {
    const saved = await savedAfter(file, async (context) => {
      context.workbook.worksheets.getItem('项目').charts.getItemAt(0).left = 0
      return Promise.resolve()
    })
    expect(changedParts(file, saved)).toEqual(['xl/drawings/drawing1.xml'])
    expect(part(saved, 'xl/drawings/drawing1.xml')).toContain('<xdr:pic>')
  })
})

describe('a workbook opened, changed in its structure and saved', () => {
  const file = foreignWorkbook('xlsxwriter')
  const sheetPath = 'xl/worksheets/sheet1.xml'

  it('lets everything follow inserted rows', async () => {
    const saved = await savedAfter(file, async (context) => {
      context.workbook.worksheets.getItem('项目').getRange('3:4').insert('Down')
      return Promise.resolve()
    })
    const xml = part(saved, sheetPath)
    const found = (pattern: RegExp): string[] => [...xml.matchAll(pattern)].map(([, text]) => text!)
    expect(cellsOf(xml).get('E12')).toBe('<c r="E12" t="b"><v>1</v></c>')
    expect(cellsOf(xml).get('E11')).toContain('<f>D11/C11</f>')
    expect(found(/<conditionalFormatting sqref="([^"]*)"/g)).toEqual(['C2:D11'])
    expect(found(/<cfRule type="expression"[^>]*><formula>([^<]*)/g)).toEqual(['$D2&gt;$C2'])
    expect(found(/<xm:sqref>([^<]*)/g)).toEqual(['C2:D11', 'I2'])
    expect(found(/<autoFilter ref="([^"]*)"/g)).toEqual(['A1:F11'])
    expect(found(/<mergeCell ref="([^"]*)"/g)).toEqual(['B14:D15'])
    expect(found(/<hyperlink ref="([^"]*)"/g)).toEqual(['A14', 'A15'])
    expect(found(/<brk id="(\d+)"/g)).toEqual(['22'])
    expect(found(/<ignoredError sqref="([^"]*)"/g)).toEqual(['A1:A11'])
    expect(found(/<row r="(\d+)"[^>]*outlineLevel/g)).toEqual(['14'])
    expect(part(saved, 'xl/comments1.xml')).toContain('ref="C5"')
    expect(part(saved, 'xl/drawings/vmlDrawing1.vml')).toContain('<x:Row>4</x:Row>')
    expect(part(saved, 'xl/charts/chart1.xml')).toContain('项目!$C$2:$C$11')
    expect(part(saved, 'xl/charts/chart2.xml')).toContain('项目!$B$2:$B$7')
    expect(part(saved, 'xl/workbook.xml')).toContain('项目!$A$1:$F$15')
    expect(cellsOf(part(saved, 'xl/worksheets/sheet2.xml')).get('B8')).toContain('SUM(项目!C2:C11)')
  })

  it('keeps rich text and array formulas that moved', async () => {
    const saved = await savedAfter(file, async (context) => {
      context.workbook.worksheets.getItem('项目').getRange('3:4').insert('Down')
      return Promise.resolve()
    })
    const [before, after] = [cellsOf(part(file, sheetPath)), cellsOf(part(saved, sheetPath))]
    expect(after.get('B12')).toBe(before.get('B10')!.replace('B10', 'B12'))
    expect(after.get('C12')).toContain('<f t="array" ref="C12">SUM(C2:C11*1)</f>')
    const second = 'xl/worksheets/sheet2.xml'
    expect(cellsOf(part(saved, second)).get('B10')).toBe(cellsOf(part(file, second)).get('B10'))
  })

  it('follows a renamed sheet, an added one and a moved one; the chart sheet keeps its place', async () => {
    const saved = await savedAfter(file, async (context) => {
      const { worksheets } = context.workbook
      worksheets.getItem('项目').name = '项 目'
      worksheets.add('新').getRange('A1').values = [[7]]
      worksheets.getItem('新').position = 0
      return Promise.resolve()
    })
    const workbook = part(saved, 'xl/workbook.xml')
    expect([...workbook.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      '新',
      '项 目',
      '汇 总',
      '隐',
      '图',
      '末'
    ])
    expect(workbook).toContain('<definedName name="本地" localSheetId="5">末!$A$1</definedName>')
    expect(workbook).toContain(`localSheetId="1" hidden="1">'项 目'!$A$1:$F$9`)
    expect(part(saved, 'xl/charts/chart2.xml')).toContain("'项 目'!$B$2:$B$5")
    expect(part(saved, sheetPath)).toContain("<xm:f>'项 目'!C2:E2</xm:f>")
  })

  it('drops a deleted sheet with what only it had', async () => {
    const saved = await savedAfter(file, async (context) => {
      context.workbook.worksheets.getItem('汇 总').delete()
      return Promise.resolve()
    })
    const changes = changedParts(file, saved)
    expect(changes.filter((path) => /^[-+]/.test(path))).toEqual([
      ...['xl/tables/table1.xml', 'xl/worksheets/_rels/sheet2.xml.rels', 'xl/worksheets/sheet2.xml'].map(
        (path) => `-${path}`
      )
    ])
    expect(part(saved, '[Content_Types].xml')).not.toContain('table1.xml')
    expect(part(saved, 'xl/worksheets/sheet1.xml')).toContain('location="')
  })

  it('takes an undone insertion back to the letter', async () => {
    const saved = await savedAfter(file, async (context, { host }) => {
      context.workbook.worksheets.getItem('项目').getRange('3:4').insert('Down')
      await context.sync()
      while (await host.undo());
    })
    expect(changedParts(file, saved)).toEqual([])
  })
})
