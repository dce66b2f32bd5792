import { describe, expect, it } from '@jest/globals'
import { strToU8 } from 'fflate'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import type { WorkbookContent } from '../../../src/domain/report/workbook-content'
import { cellKey } from '../../../src/domain/report/workbook-content'
import { relationships, soundParts, workbookWith, workbookWithSheet, worksheet } from './parts'

const read = (bytes: Uint8Array): Promise<WorkbookContent> => xlsxFiles.read(bytes, 'return.xlsx')

async function readSheet(xml: string) {
  const [sheet] = (await read(workbookWithSheet(xml))).sheets
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

describe('a cell', () => {
  it.each<readonly [string, string, unknown]>([
    ['a number', '<c r="A1"><v>20.25</v></c>', 20.25],
    ['a shared text', '<c r="A1" t="s"><v>0</v></c>', '一'],
    ['a rich text', '<c r="A1" t="s"><v>1</v></c>', '二三'],
    ['an inline text', '<c r="A1" t="inlineStr"><is><t>甲</t></is></c>', '甲'],
    ['an inline rich text', '<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>', '甲乙'],
    ['a truth value', '<c r="A1" t="b"><v>1</v></c>', true],
    ['a reference error', '<c r="A1" t="e"><v>#REF!</v></c>', { error: '#REF!' }],
    ['an error of a formula', '<c r="A1" t="e"><f>NA()</f><v>#N/A</v></c>', { error: '#N/A' }],
    ['text that looks like an error', '<c r="A1" t="str"><v>#N/A</v></c>', '#N/A'],
    ['the text of a formula', '<c r="A1" t="str"><f>"a"</f><v>a</v></c>', 'a'],
    ['text in CDATA', '<c r="A1" t="str"><v><![CDATA[<&>]]></v></c>', '<&>'],
    ['text with entities', '<c r="A1" t="str"><v>&lt;&#x4e00;&amp;</v></c>', '<一&'],
    ['a formula without result', '<c r="A1"><f>A2</f></c>', null]
  ])('gives %s', async (_, cell, expected) => {
    expect((await readSheet(worksheet(`<row r="1">${cell}</row>`))).values).toEqual([[expected]])
  })

  it('counts on where no reference is given', async () => {
    const { values } = await readSheet(
      worksheet('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>')
    )
    expect(values).toEqual(
      [
        [1, 2],
        [3, null]
      ].map((row) => row.filter((value) => value !== null))
    )
  })
})

describe('dates', () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="31"/></cellXfs></styleSheet>`
  const links = relationships(
    ['a', 'worksheet', 'worksheets/sheet1.xml'],
    ['b', 'sharedStrings', 'sharedStrings.xml'],
    ['c', 'styles', 'styles.xml']
  )
  const sheet = worksheet(
    '<row r="1"><c r="A1" s="1"><v>60</v></c><c r="B1" s="2"><v>45000.123456789</v></c><c r="C1" s="3"><v>0.6</v></c><c r="D1" s="4"><v>1e9</v></c><c r="E1" s="0"><v>5</v></c></row>'
  )
  const parts = {
    'xl/styles.xml': styles,
    'xl/_rels/workbook.xml.rels': links,
    'xl/worksheets/sheet1.xml': sheet
  }

  it('are serial numbers, exactly as stored, with their formats', async () => {
    const [content] = (await read(workbookWith(parts))).sheets
    expect(content?.values).toEqual([[60, 45000.123456789, 0.6, 1e9, 5]])
    expect([...(content?.numberFormats ?? [])]).toEqual([
      [cellKey(0, 0), 'm/d/yyyy'],
      [cellKey(0, 1), 'yyyy"年"'],
      [cellKey(0, 2), '0.00%'],
      [cellKey(0, 3), 'yyyy-m-d']
    ])
  })

  it('counted from 1904 become those of the 1900 system', async () => {
    const workbook = String(soundParts['xl/workbook.xml']).replace(
      '<sheets>',
      '<workbookPr date1904="1"/><sheets>'
    )
    const [content] = (await read(workbookWith({ ...parts, 'xl/workbook.xml': workbook }))).sheets
    expect(content?.values).toEqual([[1522, 46462.123456789, 0.6, 1e9 + 1462, 5]])
  })
})

describe('formulas', () => {
  it('that share one text are written out per cell', async () => {
    const { formulas } = await readSheet(
      worksheet(
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$D$1</f><v>1</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>1</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>1</v></c></row>'
      )
    )
    expect([...formulas]).toEqual([
      [cellKey(0, 1), 'A1*$D$1'],
      [cellKey(1, 1), 'A2*$D$1'],
      [cellKey(2, 1), 'A3*$D$1']
    ])
  })

  it('that share a text nobody has are still formulas', async () => {
    const { formulas } = await readSheet(worksheet('<row><c r="A1"><f t="shared" si="7"/><v>1</v></c></row>'))
    expect([...formulas]).toEqual([[0, '']])
  })
})

describe('a sheet', () => {
  it('begins where its content begins', async () => {
    const { top, left, values } = await readSheet(
      worksheet(
        '<row r="1"><c r="A1" s="1"/></row><row r="3"><c r="C3"><v>1</v></c></row><row r="4"><c r="B4"><v>2</v></c></row>'
      )
    )
    expect({ top, left, values }).toEqual({ top: 2, left: 1, values: [[null, 1], [2]] })
  })

  it('without content has no values', async () => {
    expect(await readSheet(worksheet(''))).toMatchObject({ top: 0, left: 0, values: [] })
  })

  it('reads with prefixed names and other encodings', async () => {
    const xml =
      '\uFEFF<x:worksheet xmlns:x="x"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const utf16 = new Uint8Array(Uint16Array.from([...xml].map((letter) => letter.charCodeAt(0))).buffer)
    const [content] = (await read(workbookWith({ 'xl/worksheets/sheet1.xml': utf16 }))).sheets
    expect(content?.values).toEqual([[1]])
  })

  it('keeps its place beside a chart sheet', async () => {
    const content = await read(
      workbookWith({
        'xl/workbook.xml': String(soundParts['xl/workbook.xml']).replace(
          '<sheets>',
          '<sheets><sheet name="Chart" sheetId="2" r:id="c"/>'
        ),
        'xl/_rels/workbook.xml.rels': relationships(
          ['c', 'chartsheet', 'chartsheets/sheet1.xml'],
          ['a', 'worksheet', '/xl/worksheets/sheet1.xml'],
          ['b', 'sharedStrings', 'sharedStrings.xml']
        )
      })
    )
    expect(content.sheets.map(({ name, values }) => [name, values])).toEqual([['S', [['一', '二三']]]])
  })

  it.each<readonly [string, string]>([
    [
      'a merge of the whole sheet',
      worksheet(
        '<row><c r="A1"><v>1</v></c></row>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
      )
    ],
    [
      'validations over whole columns',
      worksheet(
        '<row><c r="A1"><v>1</v></c></row>',
        `<dataValidations>${'<dataValidation type="list" sqref="A1:XFD1048576"><formula1>"x"</formula1></dataValidation>'.repeat(500)}</dataValidations>`
      )
    ],
    [
      'a link and a format over the whole sheet',
      worksheet(
        '<row><c r="A1"><v>1</v></c></row>',
        '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting><hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'
      )
    ],
    [
      'an empty formatted cell in the last corner',
      worksheet('<row><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>')
    ]
  ])('reads as it is with %s', async (_, xml) => {
    const sheet = await readSheet(xml)
    expect(sheet.values).toEqual([[1]])
  })

  it('gives whole-sheet merges as they are and drops nonsense', async () => {
    const { merges } = await readSheet(
      worksheet(
        '',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="nonsense"/><mergeCell ref="B2:A1"/></mergeCells>'
      )
    )
    expect(merges).toEqual([{ top: 0, left: 0, bottom: 1_048_575, right: 16_383 }])
  })

  it('tells rows hidden by hand, by filter or by height', async () => {
    const { hiddenRows } = await readSheet(
      worksheet(
        '<row r="2" hidden="1"/><row r="3" hidden="true"/><row r="5" ht="0" customHeight="1"/><row r="6" ht="20" customHeight="1"/>'
      )
    )
    expect([...hiddenRows]).toEqual([1, 2, 4])
  })

  it.each([
    ['<sheetProtection sheet="1"/>', true],
    ['<sheetProtection sheet="true" password="CC1A"/>', true],
    ['<sheetProtection objects="1"/>', false],
    ['', false]
  ])('with %j is protected: %s', async (protection, expected) => {
    expect((await readSheet(worksheet('', protection))).protected).toBe(expected)
  })
})

describe('names', () => {
  it('of the workbook win over those of a sheet; Excel’s own are left out', async () => {
    const names =
      '<definedNames><definedName name="key" localSheetId="0">S!$B$1</definedName><definedName name="KEY">S!$A$1</definedName><definedName name="own" localSheetId="0">S!$C$1</definedName><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">S!$A$1:$B$2</definedName></definedNames>'
    const workbook = String(soundParts['xl/workbook.xml']).replace('</sheets>', `</sheets>${names}`)
    expect((await read(workbookWith({ 'xl/workbook.xml': workbook }))).names).toEqual([
      { name: 'KEY', refersTo: 'S!$A$1' },
      { name: 'own', refersTo: 'S!$C$1' }
    ])
  })
})

describe('what reading does not need', () => {
  it('does not stop it', async () => {
    const content = await read(
      workbookWith({
        'xl/worksheets/_rels/sheet1.xml.rels': relationships(
          ['x', 'drawing', '../drawings/drawing1.xml'],
          ['y', 'comments', '../comments1.xml'],
          ['z', 'printerSettings', '../missing.bin']
        ),
        'xl/drawings/drawing1.xml': '<broken',
        'xl/comments1.xml': strToU8('broken')
      })
    )
    expect(content.sheets[0]?.values).toEqual([['一', '二三']])
  })
})
