import { describe, expect, it } from '@jest/globals'
import { strToU8 } from 'fflate'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import type { FileProblemCode } from '../../../src/application/ports'
import { FileProblem } from '../../../src/application/ports'
import { cellAddress } from '../../../src/domain/report/a1'
import { cellKey, type SheetContent } from '../../../src/domain/report/workbook-content'
import { everythingLayout } from './everything-layout'
import {
  archived,
  relationships,
  soundParts,
  workbookWith,
  workbookWithout,
  workbookWithSheet,
  worksheet
} from './parts'

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const utf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0])
const oleFile = (...content: number[]) =>
  Uint8Array.from([...OLE, ...new Array<number>(512).fill(0), ...content])
const BOF = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00, ...new Array<number>(12).fill(0)]

const patched = (bytes: Uint8Array, signature: number, offset: number, value: number, width: 16 | 32) => {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = copy.length - 4; at >= 0; at--) {
    if (view.getUint32(at, true) !== signature) continue
    if (width === 16) view.setUint16(at + offset, value, true)
    else view.setUint32(at + offset, value, true)
    return copy
  }
  throw new Error('signature not found')
}
const DIRECTORY_ENTRY = 0x02014b50
const DIRECTORY_END = 0x06054b50

/** The file with a part's own header, which stands before the directory's, naming it otherwise. */
const renamedInside = (bytes: Uint8Array, from: string, to: string): Uint8Array => {
  const copy = bytes.slice()
  const at = Buffer.from(copy.buffer).indexOf(from)
  copy.set(strToU8(to), at)
  return copy
}
const sound = archived(soundParts)
const entities = `<!DOCTYPE x [<!ENTITY a "${'长'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
const cell = (reference: string) => worksheet(`<row><c r="${reference}"><v>1</v></c></row>`)

const table: readonly (readonly [string, () => Uint8Array, FileProblemCode])[] = [
  ['an empty file', () => new Uint8Array(), 'not-a-workbook'],
  ['plain text', () => strToU8('指标,数值\n空气,83.8\n'), 'not-a-workbook'],
  ['a picture', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'not-a-workbook'],
  ['a plain zip', () => archived({ 'readme.txt': 'hello' }), 'not-a-workbook'],
  ['an empty zip', () => archived({}), 'not-a-workbook'],
  [
    'a text document',
    () =>
      archived({
        '[Content_Types].xml': '<Types/>',
        '_rels/.rels': relationships(['r', 'officeDocument', 'word/document.xml']),
        'word/document.xml': '<w:document xmlns:w="w"><w:body/></w:document>'
      }),
    'not-a-workbook'
  ],
  [
    'a binary workbook',
    () => workbookWith({ '_rels/.rels': relationships(['r', 'officeDocument', 'xl/workbook.bin']) }),
    'not-a-workbook'
  ],
  ['an encrypted workbook', () => oleFile(...utf16('EncryptedPackage')), 'password-protected'],
  ['an encrypted .xls', () => oleFile(...BOF, 0x2f, 0x00, 0x04, 0x00), 'password-protected'],
  ['an old text document', () => oleFile(...utf16('WordDocument')), 'not-a-workbook'],
  ['a broken .xls', () => oleFile(...BOF, 0x42, 0x00), 'damaged'],
  [
    'a zip bomb',
    () => workbookWith({ 'xl/media/image1.png': new Uint8Array(64 * 1024 * 1024) }),
    'too-large'
  ],
  [
    'an entry that claims four gigabytes',
    () => patched(sound, DIRECTORY_ENTRY, 24, 0xfffffff0, 32),
    'too-large'
  ],
  ['more entries than any workbook has', () => patched(sound, DIRECTORY_END, 10, 60_000, 16), 'too-large'],
  ['entries the directory does not count', () => patched(sound, DIRECTORY_END, 8, 1, 16), 'damaged'],
  ['a part longer than announced', () => patched(sound, DIRECTORY_ENTRY, 24, 40, 32), 'damaged'],
  ['a part shorter than announced', () => patched(sound, DIRECTORY_ENTRY, 24, 100_000, 32), 'damaged'],
  ['a part that fails its checksum', () => patched(sound, DIRECTORY_ENTRY, 16, 1, 32), 'damaged'],
  ['an encrypted entry', () => patched(sound, DIRECTORY_ENTRY, 8, 1, 16), 'damaged'],
  ['an entry packed in an unknown way', () => patched(sound, DIRECTORY_ENTRY, 10, 99, 16), 'damaged'],
  ['a part named twice', () => archived({ ...soundParts, 'XL/Workbook.xml': '<workbook/>' }), 'damaged'],
  ['a part named outside the archive', () => archived({ ...soundParts, '../../etc/x': 'x' }), 'damaged'],
  ['a part named on a drive', () => archived({ ...soundParts, 'C:\\x.xml': 'x' }), 'damaged'],
  [
    'a part that calls itself otherwise than the directory does',
    () => renamedInside(sound, 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'),
    'damaged'
  ],
  ['no sheet part', () => workbookWithout('xl/worksheets/sheet1.xml'), 'damaged'],
  ['no shared strings part', () => workbookWithout('xl/sharedStrings.xml'), 'damaged'],
  ['no workbook part', () => workbookWithout('xl/workbook.xml'), 'damaged'],
  ['no links to the sheets', () => workbookWithout('xl/_rels/workbook.xml.rels'), 'damaged'],
  ['no content types', () => workbookWithout('[Content_Types].xml'), 'not-a-workbook'],
  ['an empty sheet part', () => workbookWithSheet(''), 'damaged'],
  ['a sheet cut inside a tag', () => workbookWithSheet('<worksheet><sheetData><row r="1"><c r='), 'damaged'],
  ['a sheet cut between tags', () => workbookWithSheet('<worksheet><sheetData><row r="1">'), 'damaged'],
  ['a sheet without its last tag', () => workbookWithSheet('<worksheet><sheetData></sheetData>'), 'damaged'],
  [
    'tags closed out of order',
    () => workbookWithSheet('<worksheet><sheetData><row></sheetData></row></worksheet>'),
    'damaged'
  ],
  ['two roots', () => workbookWithSheet('<worksheet/><worksheet/>'), 'damaged'],
  ['a sheet that is something else', () => workbookWithSheet('<html><body/></html>'), 'damaged'],
  [
    'a shared string out of range',
    () => workbookWithSheet(worksheet('<row><c r="A1" t="s"><v>2</v></c></row>')),
    'damaged'
  ],
  [
    'a shared string without number',
    () => workbookWithSheet(worksheet('<row><c r="A1" t="s"><v>x</v></c></row>')),
    'damaged'
  ],
  [
    'a negative shared string',
    () => workbookWithSheet(worksheet('<row><c r="A1" t="s"><v>-1</v></c></row>')),
    'damaged'
  ],
  ['a cell without row', () => workbookWithSheet(cell('A')), 'damaged'],
  ['row zero', () => workbookWithSheet(worksheet('<row r="0"/>')), 'damaged'],
  [
    'a row far outside',
    () => workbookWithSheet(worksheet('<row r="999999999"><c><v>1</v></c></row>')),
    'too-large'
  ],
  ['a cell below the sheet', () => workbookWithSheet(cell('A1048577')), 'too-large'],
  ['a cell right of the sheet', () => workbookWithSheet(cell('XFE1')), 'too-large'],
  [
    'a text longer than a cell',
    () => workbookWithSheet(worksheet(`<row><c r="B2" t="str"><v>${'甲'.repeat(32_768)}</v></c></row>`)),
    'cell-too-long'
  ],
  [
    'values in every other place of a diagonal',
    () =>
      workbookWithSheet(
        worksheet(
          Array.from(
            { length: 8_000 },
            (_, at) => `<row><c r="${cellAddress(at * 9, at * 2)}"><v>1</v></c></row>`
          ).join('')
        )
      ),
    'too-large'
  ],
  [
    'a document type',
    () => workbookWithSheet(worksheet('').replace('<worksheet', `${entities}<worksheet`)),
    'damaged'
  ],
  [
    'entities in shared strings',
    () => workbookWith({ 'xl/sharedStrings.xml': `${entities}<sst><si><t>&b;</t></si><si/></sst>` }),
    'damaged'
  ],
  [
    'columns defined a million times',
    () =>
      workbookWithSheet(
        worksheet('', '', `<cols>${'<col min="1" max="16384" width="9"/>'.repeat(20_000)}</cols>`)
      ),
    'damaged'
  ]
]

const problemOf = async (bytes: Uint8Array): Promise<unknown> =>
  xlsxFiles.read(bytes, 'return.xlsx').then(
    () => undefined,
    (error: unknown) => error
  )

describe('a file that is no sound workbook', () => {
  it.each(table)('is named: %s', async (_, bytes, code) => {
    const problem = await problemOf(bytes())
    expect(problem).toBeInstanceOf(FileProblem)
    expect(problem).toMatchObject({ code, file: 'return.xlsx' })
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('is refused when cut after %i tenths', async (tenths) => {
    const whole = await xlsxFiles.write(everythingLayout)
    const cut = whole.slice(0, Math.floor((whole.length * tenths) / 10))
    expect(await problemOf(cut)).toMatchObject({ code: tenths === 0 ? 'not-a-workbook' : 'damaged' })
  })

  it('is refused whichever packed byte of a sheet is wrong', async () => {
    const whole = archived({ ...soundParts, '[Content_Types].xml': soundParts['[Content_Types].xml'] ?? '' })
    const view = new DataView(whole.buffer)
    const directory = view.getUint32(whole.length - 6, true)
    let sheetStart = 0
    for (let at = 0; at < directory - 4; at++) if (view.getUint32(at, true) === 0x04034b50) sheetStart = at
    for (let at = sheetStart + 30 + 'xl/worksheets/sheet1.xml'.length; at < directory; at++) {
      const broken = whole.slice()
      broken[at] = (broken[at] ?? 0) ^ 0x10
      expect(await problemOf(broken)).toMatchObject({ code: 'damaged' })
    }
  })
})

describe('a sheet whose cells lie far apart', () => {
  it('is read with every cell, formula and hidden row where it stands', async () => {
    const far =
      '<row r="2"><c r="B2"><v>1</v></c><c r="C2" s="0"/></row>' +
      '<row r="900000" hidden="1"><c r="B900000"><f>B2+1</f><v>2</v></c><c r="XFD900000"><v>3</v></c></row>'
    const { sheets } = await xlsxFiles.read(workbookWithSheet(worksheet(far)), 'far.xlsx')
    const { top, left, values, formulas, hiddenRows } = sheets[0] as SheetContent
    expect([top, left, values.length, values[0], values[1]]).toEqual([1, 1, 899_999, [1], []])
    expect([values[899_998]?.[0], values[899_998]?.at(-1), values[899_998]?.length]).toEqual([2, 3, 16_383])
    expect([...formulas]).toEqual([[cellKey(899_999, 1), 'B2+1']])
    expect([...hiddenRows]).toEqual([899_999])
  })
})

describe('a cell that refers to a shared string without saying which', () => {
  it('is empty', async () => {
    const { sheets } = await xlsxFiles.read(
      workbookWithSheet(worksheet('<row><c r="A1" t="s"><v/></c><c r="B1"><v>5</v></c></row>')),
      'unset.xlsx'
    )
    expect(sheets[0]).toMatchObject({ top: 0, left: 1, values: [[5]] })
  })
})

describe('the refusal of a text longer than a cell', () => {
  it('names sheet and cell', async () => {
    const bytes = workbookWithSheet(
      worksheet(`<row><c r="B2" t="str"><v>${'甲'.repeat(32_768)}</v></c></row>`)
    )
    const { sheets } = await xlsxFiles.read(workbookWithSheet(cell('A1')), 'sound.xlsx')
    await expect(xlsxFiles.read(bytes, 'long.xlsx')).rejects.toMatchObject({
      params: { sheet: sheets[0]?.name, cell: 'B2' }
    })
  })
})
