import { describe, expect, it } from '@jest/globals'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { storeResults } from '../../../src/adapters/xlsx/store-results'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { foreignWorkbook } from '../../office-host/file/workbook-files'

const PART = 'xl/worksheets/sheet1.xml'

/** A workbook of another program with a first row of these cells. */
async function fileWith(cells: string): Promise<{ readonly bytes: Uint8Array; readonly sheet: string }> {
  const parts = unzipSync(foreignWorkbook('xlsxwriter'))
  const xml = strFromU8(parts[PART] ?? new Uint8Array())
  const changed = xml.replace(
    /<sheetData>.*<\/sheetData>/su,
    `<sheetData><row r="1">${cells}</row></sheetData>`
  )
  const bytes = zipSync({ ...parts, [PART]: strToU8(changed) })
  return { bytes, sheet: (await xlsxFiles.read(bytes, 'a.xlsx')).sheets[0]?.name ?? '' }
}

const rowOf = (bytes: Uint8Array): string =>
  /<row r="1">(.*)<\/row>/su.exec(strFromU8(unzipSync(bytes)[PART] ?? new Uint8Array()))?.[1] ?? ''

describe('stored results', () => {
  it.each([
    ['<c r="A1" s="1"><f>B1</f><v>1</v></c>', 2.5, '<c r="A1" s="1"><f>B1</f><v>2.5</v></c>'],
    ['<c r="A1" t="str"><f>B1</f><v>x</v></c>', 3, '<c r="A1"><f>B1</f><v>3</v></c>'],
    ['<c r="A1"><f>B1</f></c>', '<&>', '<c r="A1" t="str"><f>B1</f><v>&lt;&amp;&gt;</v></c>'],
    ['<c r="A1" t="e"><f>B1</f><v>#N/A</v></c>', '', '<c r="A1" t="str"><f>B1</f><v></v></c>'],
    ['<c r="A1"><f>B1</f><v>1</v></c>', true, '<c r="A1" t="b"><f>B1</f><v>1</v></c>'],
    ['<c r="A1" t="str"><f>B1</f><v>x</v></c>', undefined, '<c r="A1"><f>B1</f></c>'],
    [
      '<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v/></c>',
      4,
      '<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>4</v></c>'
    ],
    ['<c r="A1"><v>1</v></c>', 2, '<c r="A1"><v>1</v></c>'],
    ['<c><f>B1</f><v>1</v></c>', 2, '<c><f>B1</f><v>2</v></c>']
  ])('%s becomes %s', async (cell, value, expected) => {
    const { bytes, sheet } = await fileWith(cell)
    expect(rowOf(await storeResults(bytes, 'a.xlsx', [{ sheet, row: 0, column: 0, value }]))).toBe(expected)
  })

  it('leave every other part as it is', async () => {
    const { bytes, sheet } = await fileWith('<c r="A1"><f>B1</f><v>1</v></c><c r="B1"><v>7</v></c>')
    const stored = await storeResults(bytes, 'a.xlsx', [{ sheet, row: 0, column: 0, value: 7 }])
    const [before, after] = [unzipSync(bytes), unzipSync(stored)]
    expect(Object.keys(after)).toEqual(Object.keys(before))
    expect(Object.keys(after).filter((part) => Buffer.compare(after[part]!, before[part]!) !== 0)).toEqual([
      PART
    ])
    expect(await storeResults(bytes, 'a.xlsx', [])).toBe(bytes)
  })
})
