import { describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'

const SECTOR = 512
const LAST = 0xfffffffe
const FREE = 0xffffffff

const shorts = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [value & 255, (value >> 8) & 255])
const record = (kind: number, body: readonly number[]): number[] => [...shorts(kind, body.length), ...body]
const start = (kind: number): number[] =>
  record(0x0809, [...shorts(0x0600, kind), ...shorts(0, 0, 0, 0, 0, 0)])
const END = record(0x000a, [])
const number = (row: number, column: number, value: number): number[] =>
  record(0x0203, [...shorts(row, column, 0), ...new Uint8Array(new Float64Array([value]).buffer)])
const merged = record(0x00e5, shorts(1, 0, 1, 0, 0))

/** An old workbook of one sheet with these records, long enough to have sectors of its own. */
function oldWorkbook(sheet: readonly number[]): Uint8Array {
  const named = [...'S'].map((letter) => letter.charCodeAt(0))
  const globals = (position: number): number[] => [
    ...start(0x0005),
    ...record(0x0085, [...shorts(position, 0), 0, 0, named.length, 0, ...named]),
    ...END
  ]
  const records = [...globals(globals(0).length), ...start(0x0010), ...sheet, ...END]
  const stream = [...records, ...Array.from({ length: 5 * 1024 - records.length }, () => 0)]
  const sectors = stream.length / SECTOR
  const bytes = new Uint8Array(SECTOR * (3 + sectors))
  const view = new DataView(bytes.buffer)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(24, 0x3e, true)
  view.setUint16(26, 3, true)
  view.setUint16(28, 0xfffe, true)
  view.setUint16(30, 9, true)
  view.setUint16(32, 6, true)
  view.setUint32(44, 1, true)
  view.setUint32(48, 1, true)
  view.setUint32(56, 4096, true)
  view.setUint32(60, LAST, true)
  view.setUint32(68, LAST, true)
  for (let index = 0; index < 109; index += 1) view.setUint32(76 + 4 * index, index === 0 ? 0 : FREE, true)
  // The table of sectors, the directory, then the stream.
  for (let index = 0; index < SECTOR / 4; index += 1) view.setUint32(SECTOR + 4 * index, FREE, true)
  view.setUint32(SECTOR, 0xfffffffd, true)
  view.setUint32(SECTOR + 4, LAST, true)
  for (let index = 0; index < sectors; index += 1)
    view.setUint32(SECTOR + 4 * (2 + index), index === sectors - 1 ? LAST : 3 + index, true)
  const entry = (at: number, name: string, kind: number, first: number, size: number): void => {
    const place = 2 * SECTOR + 128 * at
    ;[...name].forEach((letter, index) => view.setUint16(place + 2 * index, letter.charCodeAt(0), true))
    view.setUint16(place + 64, 2 * (name.length + 1), true)
    bytes[place + 66] = kind
    for (const pointer of [68, 72, 76]) view.setUint32(place + pointer, FREE, true)
    view.setUint32(place + 116, first, true)
    view.setUint32(place + 120, size, true)
  }
  entry(0, 'Root Entry', 5, LAST, 0)
  view.setUint32(2 * SECTOR + 76, 1, true)
  entry(1, 'Workbook', 2, 2, stream.length)
  bytes.set(stream, 3 * SECTOR)
  return bytes
}

async function sheetOf(records: readonly number[]) {
  const { sheets } = await xlsxFiles.read(oldWorkbook(records), 'old.xls')
  const [{ values, merges } = { values: [], merges: [] }] = sheets
  return { values, merges }
}

describe('an old workbook', () => {
  it('is read with the cells of its sheet and not with those its chart remembers', async () => {
    const chart = [...start(0x0020), ...number(0, 0, 99), ...number(5, 3, 98), ...END]
    const plain = await sheetOf([...number(0, 0, 1), ...number(1, 0, 2), ...merged])
    expect(plain).toEqual({
      values: [[1], [2]],
      merges: [{ top: 0, left: 0, bottom: 1, right: 0 }]
    })
    expect(await sheetOf([...number(0, 0, 1), ...chart, ...number(1, 0, 2), ...merged])).toEqual(plain)
  })

  it('cut short anywhere is read or refused, and never hangs', async () => {
    const whole = oldWorkbook([...number(0, 0, 1), ...start(0x0020), ...number(0, 0, 9), ...END])
    for (let length = 512; length < whole.length; length += 128) {
      const outcome = await xlsxFiles.read(whole.slice(0, length), 'old.xls').then(
        () => 'read',
        (error: { code?: string }) => error.code
      )
      expect(['read', 'damaged', 'not-a-workbook']).toContain(outcome)
    }
  })
})
