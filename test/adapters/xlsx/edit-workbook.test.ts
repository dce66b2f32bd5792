import { beforeAll, describe, expect, it } from '@jest/globals'
import { strToU8 } from 'fflate'
import { editWorkbook, xlsxFiles } from '../../../src/adapters/xlsx'
import { FileProblem } from '../../../src/application/ports'
import type { CellValue } from '../../../src/domain/report/layout'
import type { CellBlock, CellContent } from '../../../src/domain/report/workbook-content'
import { cellKey } from '../../../src/domain/report/workbook-content'
import { contentsOf, foreignWorkbook, INDICATORS_PART, xmlOf } from './edit-workbook-parts'
import { everythingLayout } from './everything-layout'
import { archived, relationships, soundParts, workbookWith, workbookWithSheet, worksheet } from './parts'

const INDICATORS = "指标's 表"
const SHEET = 'xl/worksheets/sheet1.xml'

const set = (top: number, left: number, ...values: CellValue[]): CellBlock => ({
  sheet: 'S',
  top,
  left,
  values: [values]
})
const setIndicators = (top: number, left: number, value: CellValue): CellBlock => ({
  sheet: INDICATORS,
  top,
  left,
  values: [[value]]
})

const edit = (bytes: Uint8Array, ...edits: CellBlock[]) => editWorkbook(bytes, 'master.xlsx', edits)
const editRows = async (rows: string, ...edits: CellBlock[]) =>
  xmlOf(await edit(workbookWithSheet(worksheet(rows)), ...edits), SHEET).replace(
    /^.*<sheetData>(.*)<\/sheetData>.*$/,
    '$1'
  )

async function cellOf(bytes: Uint8Array, sheet: string, row: number, column: number): Promise<CellContent> {
  const { sheets } = await xlsxFiles.read(bytes, 'merged.xlsx')
  const found = sheets.find(({ name }) => name === sheet)
  return found?.values[row - found.top]?.[column - found.left] ?? null
}

const inline = (reference: string, text: string, style = '') =>
  `<c r="${reference}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`

describe('a value put into a cell', () => {
  it.each<readonly [string, CellValue]>([
    ['a text', '已完成'],
    ['a text like a formula', '=1+1'],
    ['a text like a number', '007'],
    ['a text like an error', '#REF!'],
    ['a text of markup', '<a href="x">&amp;</a>]]>'],
    ['a text with spaces around', '  前后  '],
    ['a text of several lines', '第一行\n第二行\t制表'],
    ['a carriage return', '甲\r\n乙'],
    ['a control character', '甲\u0001\u001f乙'],
    ['a text like an escape', '_x0041_'],
    ['a text beyond the basic plane', '𠮷🚀'],
    ['the longest text', '长'.repeat(32_767)],
    ['an integer', 5000],
    ['a fraction', 0.1],
    ['a tiny number', 5e-324],
    ['a huge number', 1.7976931348623157e308],
    ['a negative number', -12.5],
    ['true', true],
    ['false', false]
  ])('reads back: %s', async (_, value) => {
    const edited = await edit(workbookWith({}), set(0, 0, value), set(7, 3, value))
    expect(await cellOf(edited, 'S', 0, 0)).toBe(value)
    expect(await cellOf(edited, 'S', 7, 3)).toBe(value)
  })

  it.each<readonly [string, string, CellValue, string]>([
    ['text', '<c r="A1" s="3"><v>1</v></c>', 'x', inline('A1', 'x', ' s="3"')],
    ['a number over a shared text', '<c r="A1" s="3" t="s"><v>0</v></c>', 2, '<c r="A1" s="3"><v>2</v></c>'],
    ['truth over an inline text', inline('A1', 'x', ' s="3"'), true, '<c r="A1" s="3" t="b"><v>1</v></c>'],
    ['nothing', '<c r="A1" s="3" t="s"><v>0</v></c>', null, '<c r="A1" s="3"/>'],
    ['an empty text', '<c r="A1" s="3"><v>1</v></c>', '', '<c r="A1" s="3"/>'],
    ['a value over an empty cell', '<c r="A1" s="3"/>', 1, '<c r="A1" s="3"><v>1</v></c>'],
    [
      'a value over a formula',
      '<c r="A1" s="3" t="str"><f>B1</f><v>x</v></c>',
      1,
      '<c r="A1" s="3"><v>1</v></c>'
    ],
    [
      'a value over a dynamic array or linked data',
      '<c r="A1" cm="1" vm="2" ph="1"><f t="array" ref="A1">B1</f><v>1</v></c>',
      1,
      '<c r="A1" ph="1"><v>1</v></c>'
    ],
    [
      'a value in a cell with extensions',
      '<c r="A1"><v>1</v><extLst><ext uri="u"><v>9</v></ext></extLst></c>',
      2,
      '<c r="A1"><v>2</v><extLst><ext uri="u"><v>9</v></ext></extLst></c>'
    ],
    ['a value in a cell without reference', '<c s="3"><v>1</v></c>', 2, '<c s="3"><v>2</v></c>']
  ])('keeps the style and replaces the content: %s', async (_, before, value, after) => {
    const row = (cell: string) => `<row r="1">${cell}</row>`
    expect(await editRows(row(before), set(0, 0, value))).toBe(row(after))
  })

  it('is the later of two', async () => {
    const edited = await edit(workbookWith({}), set(0, 0, 1, 2), set(0, 1, 3))
    expect(await cellOf(edited, 'S', 0, 0)).toBe(1)
    expect(await cellOf(edited, 'S', 0, 1)).toBe(3)
  })
})

describe('a number format put into a cell', () => {
  const STYLES = 'xl/styles.xml'
  const styles = (formats: string, cells: string) =>
    `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${formats}<cellXfs count="2">${cells}</cellXfs></styleSheet>`
  const own =
    '<xf numFmtId="14" fontId="3" quotePrefix="1" applyNumberFormat="1"><protection locked="0"/></xf>'
  const bytes = (sheet: string, formats = '') =>
    workbookWith({
      [SHEET]: worksheet(sheet),
      [STYLES]: styles(formats, `<xf/>${own}`),
      'xl/_rels/workbook.xml.rels': relationships(
        ['a', 'worksheet', 'worksheets/sheet1.xml'],
        ['b', 'styles', 'styles.xml']
      )
    })
  const row =
    '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>60</t></is></c><c r="B1" s="1"><v>5</v></c></row>'

  it('is a style of its own, like the one before in all else', async () => {
    const before = bytes(row)
    const edited = await edit(before, { ...set(0, 0, 60), numberFormat: 'General' })
    expect(xmlOf(edited, STYLES)).toContain(
      `${own}<xf fontId="3" numFmtId="0" applyNumberFormat="1"><protection locked="0"/></xf></cellXfs>`
    )
    expect(xmlOf(edited, STYLES)).toContain('<cellXfs count="3">')
    expect(xmlOf(edited, SHEET)).toContain('<c r="A1" s="2"><v>60</v></c><c r="B1" s="1"><v>5</v></c>')
  })

  it('is written once, with codes of its own after those there are', async () => {
    const formats = '<numFmts count="1"><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>'
    const edited = await edit(
      bytes(row, formats),
      { ...set(0, 0, 1, 2), numberFormat: '0.0&quot;x&quot;'.replaceAll('&quot;', '"') },
      { ...set(4, 0, 3), numberFormat: '0.0%' },
      { ...set(5, 0, 3), numberFormat: '0.00%' }
    )
    const xml = xmlOf(edited, STYLES)
    expect(xml).toContain('<numFmts count="2"><numFmt numFmtId="170" formatCode="0.0%"/>')
    expect(xml).toContain('<numFmt numFmtId="171" formatCode="0.0&quot;x&quot;"/></numFmts>')
    expect([...xml.matchAll(/<xf /gu)]).toHaveLength(4)
    const { sheets } = await xlsxFiles.read(edited, 'a.xlsx')
    const formatAt = (down: number, right: number) => sheets[0]?.numberFormats.get(cellKey(down, right))
    expect([formatAt(0, 0), formatAt(0, 1), formatAt(4, 0), formatAt(5, 0)]).toEqual([
      '0.0"x"',
      '0.0"x"',
      '0.0%',
      '0.00%'
    ])
  })

  it('comes with a formula as with a value', async () => {
    const formulas = [{ sheet: 'S', top: 0, left: 0, formulas: [['1+1']], numberFormat: '#,##0.00' }]
    const edited = await editWorkbook(bytes(row), 'a.xlsx', [], formulas)
    const [sheet] = (await xlsxFiles.read(edited, 'a.xlsx')).sheets
    expect(sheet?.numberFormats.get(cellKey(0, 0))).toBe('#,##0.00')
    expect(sheet?.formulas.get(cellKey(0, 0))).toBe('1+1')
  })
})

describe('a formula put into a cell', () => {
  const formulas = (top: number, left: number, ...line: string[]) => [
    { sheet: 'S', top, left, formulas: [line] }
  ]

  it('keeps the style, has no result of its own and asks for calculation', async () => {
    const row = '<row r="1"><c r="A1" s="3" t="s"><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>'
    const bytes = workbookWithSheet(worksheet(row))
    const edited = await editWorkbook(
      bytes,
      'a.xlsx',
      [],
      formulas(0, 0, 'IF(B1<3,"甲&乙",T[[#This Row],[列]])')
    )
    expect(xmlOf(edited, SHEET)).toContain(
      '<c r="A1" s="3"><f>IF(B1&lt;3,&quot;甲&amp;乙&quot;,T[[#This Row],[列]])</f></c><c r="B1"><f>1+1</f><v>2</v></c>'
    )
    expect(xmlOf(edited, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"')
    const [sheet] = (await xlsxFiles.read(edited, 'a.xlsx')).sheets
    expect(sheet?.formulas.get(cellKey(0, 0))).toBe('IF(B1<3,"甲&乙",T[[#This Row],[列]])')
  })

  it('asks for calculation in a workbook that had no formula', async () => {
    const edited = await editWorkbook(workbookWith({}), 'a.xlsx', [], formulas(4, 4, '1+1'))
    expect(xmlOf(edited, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"')
  })

  it('is refused where no cell can hold it', async () => {
    const long = editWorkbook(workbookWith({}), 'a.xlsx', [], formulas(0, 0, '1'.repeat(8193)))
    await expect(long).rejects.toThrow('A1 would exceed 8192 characters')
  })
})

describe('rows and cells', () => {
  const one = '<c r="B2"><v>1</v></c>'
  const two = (reference: string) => `<c r="${reference}"><v>2</v></c>`

  it.each<readonly [string, string, CellBlock, string]>([
    ['a cell before', `<row r="2">${one}</row>`, set(1, 0, 2), `<row r="2">${two('A2')}${one}</row>`],
    ['a cell after', `<row r="2">${one}</row>`, set(1, 3, 2), `<row r="2">${one}${two('D2')}</row>`],
    [
      'a row before',
      `<row r="2">${one}</row>`,
      set(0, 1, 2),
      `<row r="1">${two('B1')}</row><row r="2">${one}</row>`
    ],
    [
      'a row after',
      `<row r="2">${one}</row>`,
      set(3, 1, 2),
      `<row r="2">${one}</row><row r="4">${two('B4')}</row>`
    ],
    [
      'a row between',
      `<row r="2">${one}</row><row r="5"/>`,
      set(3, 1, 2),
      `<row r="2">${one}</row><row r="4">${two('B4')}</row><row r="5"/>`
    ],
    [
      'a cell in an empty row',
      '<row r="2" ht="30" customHeight="1"/>',
      set(1, 1, 2),
      `<row r="2" ht="30" customHeight="1">${two('B2')}</row>`
    ],
    ['a cell in an empty sheet', '', set(1, 1, 2), `<row r="2">${two('B2')}</row>`],
    [
      'a cell beyond the spans',
      `<row r="2" spans="2:2" s="1">${one}</row>`,
      set(1, 2, 2),
      `<row r="2" s="1">${one}${two('C2')}</row>`
    ],
    [
      'a cell within the spans',
      `<row r="2" spans="2:2">${one}</row>`,
      set(1, 1, 3),
      '<row r="2" spans="2:2"><c r="B2"><v>3</v></c></row>'
    ],
    [
      'a cell after cells without reference',
      '<row><c><v>1</v></c></row><row><c><v>1</v></c><c><v>1</v></c></row>',
      set(1, 2, 2),
      `<row><c><v>1</v></c></row><row><c><v>1</v></c><c><v>1</v></c>${two('C2')}</row>`
    ],
    ['nothing where nothing is', `<row r="2">${one}</row>`, set(4, 4, null), `<row r="2">${one}</row>`]
  ])('stand in order: %s', async (_, before, block, after) => {
    expect(await editRows(before, block)).toBe(after)
  })

  it('are added to a sheet without data', async () => {
    const xml = worksheet('').replace('<sheetData></sheetData>', '<sheetData/>')
    const edited = xmlOf(await edit(workbookWithSheet(xml), set(0, 0, 1)), SHEET)
    expect(edited).toContain('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
  })

  it('take the style of their row, or else of their column', async () => {
    const xml = worksheet(
      '<row r="1" s="7" customFormat="1"/><row r="2" s="7"/>',
      '',
      '<cols><col min="2" max="3" style="5"/></cols>'
    )
    const edited = xmlOf(
      await edit(workbookWithSheet(xml), ...[0, 1, 2].map((row) => set(row, 2, 1, 1))),
      SHEET
    )
    expect(
      [...edited.matchAll(/<c r="(\w+)"(?: s="(\d)")?>/g)].map(([, cell, style]) => [cell, style])
    ).toEqual([
      ['C1', '7'],
      ['D1', '7'],
      ['C2', '5'],
      ['D2', undefined],
      ['C3', '5'],
      ['D3', undefined]
    ])
  })

  it.each([
    ['A1', 'A1:D8'],
    ['B2:F20', 'B2:F20'],
    ['C3:D4', 'C3:D8']
  ])('enlarge the stated dimension %s to %s', async (before, after) => {
    const xml = worksheet('', '', `<dimension ref="${before}"/>`)
    const edited = xmlOf(await edit(workbookWithSheet(xml), set(7, 3, 1), set(30, 30, null)), SHEET)
    expect(edited).toContain(`<dimension ref="${after}"/>`)
  })

  it('carry the namespace prefix of the sheet', async () => {
    const xml =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const edited = await edit(workbookWithSheet(xml), set(0, 0, '甲'), set(0, 1, 1), set(1, 0, true))
    expect(xmlOf(edited, SHEET)).toContain(
      '<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">甲</x:t></x:is></x:c><x:c r="B1"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="b"><x:v>1</x:v></x:c></x:row></x:sheetData>'
    )
  })

  it('are found in a part stored as UTF-16, which becomes the UTF-8 it says it is', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-16"?>${worksheet('').replace(/^.*\?>/, '')}`
    const utf16 = new Uint8Array(Uint16Array.from(`\ufeff${xml}`, (unit) => unit.charCodeAt(0)).buffer)
    const edited = await edit(workbookWith({ [SHEET]: utf16 }), set(0, 0, '甲'))
    expect(xmlOf(edited, SHEET)).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/)
    expect(await cellOf(edited, 'S', 0, 0)).toBe('甲')
  })
})

describe('formulas that share one text', () => {
  const master =
    '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1&amp;"&lt;"&amp;$D$1</f><v>1</v></c></row>'
  const second = '<row r="2"><c r="B2"><f t="shared" si="0"/><v>1</v></c></row>'
  const third = '<row r="3"><c r="B3"><f t="shared" ca="1" si="0"></f><v>1</v></c></row>'

  it('get their own when the first of them goes', async () => {
    expect(await editRows(master + second + third, set(0, 1, 9))).toBe(
      '<row r="1"><c r="B1"><v>9</v></c></row>' +
        '<row r="2"><c r="B2"><f>A2&amp;&quot;&lt;&quot;&amp;$D$1</f><v>1</v></c></row>' +
        '<row r="3"><c r="B3"><f ca="1">A3&amp;&quot;&lt;&quot;&amp;$D$1</f><v>1</v></c></row>'
    )
  })

  it('keep sharing when another of them goes', async () => {
    expect(await editRows(master + second + third, set(1, 1, 9))).toBe(
      `${master}<row r="2"><c r="B2"><v>9</v></c></row>${third}`
    )
  })

  it('all go', async () => {
    const edited = await editRows(master + second + third, {
      sheet: 'S',
      top: 0,
      left: 1,
      values: [[1], [2], [3]]
    })
    expect(edited).not.toContain('<f')
  })

  it('read as the same formulas as before', async () => {
    const bytes = workbookWithSheet(worksheet(master + second + third))
    const before = (await xlsxFiles.read(bytes, 'before.xlsx')).sheets[0]?.formulas
    const after = (await xlsxFiles.read(await edit(bytes, set(0, 1, 9)), 'after.xlsx')).sheets[0]?.formulas
    expect([...(after ?? [])]).toEqual([...(before ?? [])].filter(([key]) => key !== cellKey(0, 1)))
  })
})

describe('a formula over several cells', () => {
  const rows = (kind: string) =>
    `<row r="1"><c r="A1"><f t="${kind}" ref="A1:B2">C1:D2</f><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c></row>`

  it.each(['array', 'dataTable'])('of kind %s is not changed in part', async (kind) => {
    await expect(editRows(rows(kind), set(1, 1, 9))).rejects.toThrow(RangeError)
    await expect(editRows(rows(kind), set(0, 0, 9))).rejects.toThrow('A1:B2')
  })

  it('gives way as a whole', async () => {
    const edited = await editRows(rows('array'), {
      sheet: 'S',
      top: 0,
      left: 0,
      values: [
        [5, 6],
        [7, 8]
      ]
    })
    expect(edited).toBe(
      '<row r="1"><c r="A1"><v>5</v></c><c r="B1"><v>6</v></c></row><row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>8</v></c></row>'
    )
  })

  it('stays when other cells change', async () => {
    expect(await editRows(rows('array'), set(0, 2, 9))).toContain('<f t="array" ref="A1:B2">C1:D2</f>')
  })
})

describe('dates in a workbook that counts from 1904', () => {
  it('come back as they were given', async () => {
    const bytes = workbookWith({
      'xl/workbook.xml': String(soundParts['xl/workbook.xml']).replace(
        '<sheets>',
        '<workbookPr date1904="1"/><sheets>'
      ),
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      'xl/_rels/workbook.xml.rels': relationships(
        ['a', 'worksheet', 'worksheets/sheet1.xml'],
        ['b', 'sharedStrings', 'sharedStrings.xml'],
        ['c', 'styles', 'styles.xml']
      ),
      [SHEET]: worksheet(
        '<row r="1"><c r="A1" s="1"/><c r="B1"/></row>',
        '',
        '<cols><col min="3" max="3" style="1"/></cols>'
      )
    })
    const edited = await edit(bytes, set(0, 0, 46_000, 46_000, 46_000))
    expect((await xlsxFiles.read(edited, 'merged.xlsx')).sheets[0]?.values).toEqual([
      [46_000, 46_000, 46_000]
    ])
    expect(xmlOf(edited, SHEET)).toContain('<c r="A1" s="1"><v>44538</v></c><c r="B1"><v>46000</v></c>')
  })
})

describe("somebody's workbook", () => {
  let original: Uint8Array
  let before: Record<string, string>

  beforeAll(async () => {
    original = await foreignWorkbook()
    before = contentsOf(original)
  })

  const changedParts = (after: Record<string, string>) =>
    Object.keys({ ...before, ...after }).filter((name) => after[name] !== before[name])

  it('keeps every other part to the byte, in its place', async () => {
    const after = contentsOf(await edit(original, setIndicators(2, 1, '新名称')))
    expect(changedParts(after)).toEqual(['xl/workbook.xml', INDICATORS_PART])
    expect(Object.keys(after)).toEqual(Object.keys(before))
  })

  it.each([
    ['macros', /vbaProject\.bin$/],
    ['charts', /charts\/chart\d+\.xml$/],
    ['drawings', /drawings\/drawing\d+\.xml$/],
    ['pictures', /media\/image1\.png$/],
    ['pivot tables', /pivotTables\/pivotTable1\.xml$/],
    ['pivot caches', /pivotCache\/pivotCacheDefinition1\.xml$/],
    ['custom XML', /customXml\/item1\.xml$/],
    ['comments', /comments\d\.xml$/],
    ['threaded comments', /threadedComment1\.xml$/],
    ['tables with column formulas', /tables\/table1\.xml$/],
    ['styles', /styles\.xml$/],
    ['the theme', /theme1\.xml$/],
    ['shared strings', /sharedStrings\.xml$/],
    ['printer settings', /printerSettings1\.bin$/],
    ['external links', /externalLink1\.xml$/],
    ['document properties', /docProps\/core\.xml$/],
    ['custom properties', /docProps\/custom\.xml$/],
    ['a very hidden sheet', /worksheets\/sheet4\.xml$/],
    ['content types', /^\[Content_Types\]\.xml$/],
    ['unknown parts', /^unknown\/part\.dat$/]
  ])('keeps %s', async (_, part) => {
    const after = contentsOf(await edit(original, setIndicators(2, 1, '新名称'), setIndicators(3, 2, 7)))
    const names = Object.keys(before).filter((name) => part.test(name))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(after[name]).toBe(before[name])
  })

  it('changes nothing of a sheet but its cells: protection, validations, formats and extensions stand as they were', async () => {
    const after = xmlOf(
      await edit(original, setIndicators(2, 1, '新名称'), setIndicators(20, 9, 1)),
      INDICATORS_PART
    )
    const around = (xml: string) =>
      xml.replace(/<sheetData>.*<\/sheetData>/s, '').replace(/<dimension[^>]*>/, '')
    expect(around(after)).toBe(around(xmlOf(original, INDICATORS_PART)))
    expect(after).toContain(
      '<sheetProtection algorithmName="SHA-512" hashValue="q83v" saltValue="EjQ=" spinCount="100000" sheet="1" sort="0"/>'
    )
  })

  it('has its formulas calculated on opening', async () => {
    const after = xmlOf(await edit(original, setIndicators(2, 1, '新名称')), 'xl/workbook.xml')
    const expected = xmlOf(original, 'xl/workbook.xml').replace(
      '<calcPr calcId="191029" calcMode="manual"/>',
      '<calcPr calcId="191029" calcMode="manual" fullCalcOnLoad="1"/>'
    )
    expect(after).toBe(expected)
  })

  it('loses the calculation order, and what points to it, when a formula goes', async () => {
    const after = contentsOf(await edit(original, setIndicators(5, 2, 20)))
    expect(changedParts(after)).toEqual([
      '[Content_Types].xml',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      INDICATORS_PART,
      'xl/calcChain.xml'
    ])
    expect(after['xl/calcChain.xml']).toBeUndefined()
    expect(Object.values(after).join('')).not.toContain('calcChain')
    expect(after['xl/_rels/workbook.xml.rels']).toContain('vbaProject.bin')
  })

  it('reads as before but for the edited cells', async () => {
    const edited = await edit(original, setIndicators(2, 2, 30), setIndicators(4, 2, '/'))
    const [was, is] = await Promise.all([
      xlsxFiles.read(original, 'before.xlsx'),
      xlsxFiles.read(edited, 'after.xlsx')
    ])
    const values = (was.sheets[0]?.values ?? []).map((row) => [...row])
    values[2]![2] = 30
    values[4]![2] = '/'
    expect(is).toEqual({ ...was, sheets: [{ ...was.sheets[0], values }, ...was.sheets.slice(1)] })
  })

  it('takes values in a very hidden sheet', async () => {
    const edited = await edit(original, { sheet: '元数据', top: 5, left: 0, values: [['块']] })
    expect(await cellOf(edited, '元数据', 5, 0)).toBe('块')
    const { sheets } = await xlsxFiles.read(edited, 'after.xlsx')
    expect(sheets.find(({ name }) => name === '元数据')?.visibility).toBe('veryHidden')
  })

  it('comes back as it is when nothing changes', async () => {
    expect(await edit(original)).toBe(original)
    expect(await edit(original, setIndicators(30, 30, null))).toBe(original)
  })

  it('gives the same bytes for the same edits', async () => {
    const twice = await Promise.all([1, 2].map(() => edit(original, setIndicators(2, 2, 30))))
    expect(twice[0]).toEqual(twice[1])
  })

  it('keeps the header of a table column, which may only be repeated', async () => {
    expect(await edit(original, setIndicators(1, 1, '指标\n名称'))).toBe(original)
    await expect(edit(original, setIndicators(1, 1, '名称'))).rejects.toThrow('B2')
    await expect(edit(original, setIndicators(1, 1, null))).rejects.toThrow(RangeError)
  })
})

describe('the workbook part', () => {
  const formula = '<row r="1"><c r="A1"><f>B1</f></c></row>'
  const workbook = (rest: string) =>
    String(soundParts['xl/workbook.xml']).replace('</sheets>', `</sheets>${rest}`)
  const edited = async (rest: string, rows = formula) =>
    xmlOf(
      await edit(workbookWith({ 'xl/workbook.xml': workbook(rest), [SHEET]: worksheet(rows) }), set(0, 1, 1)),
      'xl/workbook.xml'
    )
  const CALCULATE = '<calcPr fullCalcOnLoad="1"/>'

  it.each([
    ['', CALCULATE],
    ['<definedNames><definedName name="x">1</definedName></definedNames><pivotCaches/>', undefined],
    ['<calcPr fullCalcOnLoad="0" iterate="1"/>', '<calcPr iterate="1" fullCalcOnLoad="1"/>'],
    ['<calcPr fullCalcOnLoad="true"/>', '<calcPr fullCalcOnLoad="true"/>']
  ])('with %p asks for a calculation in the right place', async (before, after) => {
    expect(await edited(before)).toBe(
      workbook(after ?? before.replace('</definedNames>', `</definedNames>${CALCULATE}`))
    )
  })

  it('of a workbook without formulas stays as it is', async () => {
    expect(await edited('', '')).toBe(workbook(''))
  })
})

describe('a workbook that cannot be edited', () => {
  it.each<readonly [string, () => Uint8Array, string]>([
    ['no file', () => new Uint8Array(), 'not-a-workbook'],
    ['text', () => strToU8('指标,数值'), 'not-a-workbook'],
    [
      'an old or encrypted file',
      () =>
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(512).fill(0)]),
      'not-a-workbook'
    ],
    [
      'an encrypted file',
      () =>
        Uint8Array.from([
          ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
          ...[...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
        ]),
      'password-protected'
    ],
    ['a cut sheet', () => workbookWithSheet('<worksheet><sheetData><row r="1">'), 'damaged'],
    ['rows out of order', () => workbookWithSheet(worksheet('<row r="2"/><row r="1"/>')), 'damaged'],
    ['a row twice', () => workbookWithSheet(worksheet('<row r="1"/><row r="1"/>')), 'damaged'],
    [
      'cells out of order',
      () => workbookWithSheet(worksheet('<row r="1"><c r="B1"/><c r="A1"/></row>')),
      'damaged'
    ],
    ['a cell in another row', () => workbookWithSheet(worksheet('<row r="1"><c r="A2"/></row>')), 'damaged'],
    [
      'a sheet in another encoding than UTF',
      () => workbookWith({ [SHEET]: Uint8Array.from([...strToU8(worksheet('')), 0xc4, 0xe3]) }),
      'damaged'
    ],
    ['a bomb', () => workbookWith({ 'xl/media/image1.png': new Uint8Array(64 * 1024 * 1024) }), 'too-large']
  ])('is named: %s', async (_, bytes, code) => {
    const problem: unknown = await edit(bytes(), set(0, 0, 1)).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(FileProblem)
    expect(problem).toMatchObject({ code, file: 'master.xlsx' })
  })

  it('is one whose untouched part fails its checksum', async () => {
    const whole = archived({ ...soundParts, 'xl/vbaProject.bin': strToU8('macros of somebody') })
    const name = new TextEncoder().encode('xl/vbaProject.bin')
    const at = whole.findIndex((_, index) => name.every((byte, offset) => whole[index + offset] === byte))
    whole[at + name.length] = (whole[at + name.length] ?? 0) ^ 0x10
    await expect(edit(whole, set(0, 0, 1))).rejects.toMatchObject({
      code: 'damaged',
      params: { part: 'xl/vbaProject.bin' }
    })
  })

  it.each<readonly [string, CellBlock]>([
    ['a sheet that is not there', { sheet: 's', top: 0, left: 0, values: [[1]] }],
    ['a row below the sheet', set(1_048_576, 0, 1)],
    ['a column right of the sheet', set(0, 16_383, 1, 1)],
    ['a negative row', set(-1, 0, 1)],
    ['half a row', set(0.5, 0, 1)],
    ['a text too long', set(0, 0, '长'.repeat(32_768))],
    ['no number', set(0, 0, NaN)],
    ['infinity', set(0, 0, Infinity)]
  ])('in the way asked for: %s', async (_, block) => {
    await expect(edit(workbookWith({}), block)).rejects.toThrow(RangeError)
  })
})

describe('part names', () => {
  it('beyond ASCII survive', async () => {
    const bytes = workbookWith({ 'xl/media/图片.png': strToU8('x'), 'xl/é.bin': strToU8('y') })
    expect(Object.keys(contentsOf(await edit(bytes, set(0, 0, 1))))).toEqual(Object.keys(contentsOf(bytes)))
  })

  it('written in other letter case than linked are found', async () => {
    const { 'xl/worksheets/sheet1.xml': sheet = '', ...rest } = soundParts
    const bytes = archived({ ...rest, 'xl/Worksheets/Sheet1.XML': sheet })
    expect(await cellOf(await edit(bytes, set(0, 0, 5)), 'S', 0, 0)).toBe(5)
  })
})

describe('ten thousand edits', () => {
  it('of a sheet of 10,000 rows all arrive', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, row) =>
        `<row r="${row + 1}">${['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `<c r="${letter}${row + 1}" s="0"><v>${row}</v></c>`).join('')}</row>`
    ).join('')
    const bytes = workbookWithSheet(worksheet(rows))
    const values = Array.from({ length: 10_000 }, (_, row) => [`第 ${row} 行`])
    const edited = await edit(bytes, { sheet: 'S', top: 0, left: 3, values })
    const [sheet] = (await xlsxFiles.read(edited, 'merged.xlsx')).sheets
    expect(sheet?.values.map((row) => row[3])).toEqual(values.flat())
  })
})

describe('a workbook this product writes', () => {
  it('reads as the same with the value in place', async () => {
    const written = await xlsxFiles.write(everythingLayout)
    const edited = await edit(written, setIndicators(3, 2, 0.3))
    expect(await cellOf(edited, INDICATORS, 3, 2)).toBe(0.3)
    expect(await cellOf(edited, INDICATORS, 2, 2)).toBe(20.25)
  })
})
