import { describe, expect, it } from '@jest/globals'
import { strToU8 } from 'fflate'
import type { FileRefused } from '../../../src/office-host'
import { startOfficeHost } from '../../../src/office-host'
import {
  archived,
  soundParts,
  workbookWith,
  workbookWithout,
  workbookWithSheet,
  worksheet
} from '../../adapters/xlsx/parts'

const directoryEntry = 0x02014b50

/** A file whose directory announces another size for its last part than it has. */
function lying(file: Uint8Array, size: number): Uint8Array {
  const copy = file.slice()
  const view = new DataView(copy.buffer)
  for (let at = copy.length - 4; at >= 0; at--) {
    if (view.getUint32(at, true) !== directoryEntry) continue
    view.setUint32(at + 24, size, true)
    return copy
  }
  throw new Error('no directory found')
}

const cell = (reference: string) => worksheet(`<row><c r="${reference}"><v>1</v></c></row>`)

const table: [string, () => Uint8Array, FileRefused['code']][] = [
  ['an empty file', () => new Uint8Array(), 'not-a-workbook'],
  ['plain text', () => strToU8('指标,数值\n空气,83.8\n,,,,,,,,,,,,,'), 'not-a-workbook'],
  ['a plain zip', () => archived({ 'readme.txt': 'hello' }), 'not-a-workbook'],
  [
    'an old or encrypted workbook',
    () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(600).fill(0)]),
    'password-protected'
  ],
  ['a file cut short', () => archived(soundParts).slice(0, 900), 'damaged'],
  [
    'a zip bomb',
    () => workbookWith({ 'xl/media/image1.png': new Uint8Array(64 * 1024 * 1024) }),
    'too-large'
  ],
  [
    'ten thousand parts',
    () =>
      archived({
        ...soundParts,
        ...Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`x/${index}`, '']))
      }),
    'too-large'
  ],
  [
    'a part larger than announced',
    () => lying(workbookWith({ 'z.xml': `<a>${'长'.repeat(9_000)}</a>` }), 100),
    'damaged'
  ],
  ['a workbook without its sheet', () => workbookWithout('xl/worksheets/sheet1.xml'), 'damaged'],
  [
    'a row beyond the last',
    () => workbookWithSheet(worksheet('<row r="999999999"><c><v>1</v></c></row>')),
    'too-large'
  ],
  ['a cell beyond the last column', () => workbookWithSheet(cell('XFE1')), 'too-large'],
  [
    'a text that is not there',
    () => workbookWithSheet(worksheet('<row r="1"><c r="A1" t="s"><v>9999</v></c></row>')),
    'damaged'
  ],
  [
    'a sheet cut short',
    () => workbookWithSheet('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'),
    'damaged'
  ],
  ['entities', () => workbookWithSheet(`<!DOCTYPE x [<!ENTITY a "b">]>${worksheet('')}`), 'damaged']
]

describe('a file that is no sound workbook', () => {
  it.each(table)('is refused: %s', async (_name, file, code) => {
    await expect(startOfficeHost({ file: file() })).rejects.toMatchObject({ name: 'FileRefused', code })
  })
})

describe('a workbook stretched to the corners of its sheet', () => {
  it('is opened and saved', async () => {
    const xml = worksheet(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )
    const host = await startOfficeHost({ file: workbookWithSheet(xml) })
    expect(host.book.sheets[0]!.value(1_048_575, 16_383)).toBe(2)
    const again = await startOfficeHost({ file: await host.save() })
    expect(again.book.sheets[0]!.value(1_048_575, 16_383)).toBe(2)
    host.dispose()
    again.dispose()
  })
})
