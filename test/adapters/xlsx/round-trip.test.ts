import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import type { CellLayout, WorkbookLayout } from '../../../src/domain/report/layout'
import { cellKey } from '../../../src/domain/report/workbook-content'
import { caseCount } from '../../support/case-count'

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      'A',
      '=',
      '_',
      'x',
      '0',
      '4',
      '1',
      '<',
      '&',
      '"',
      '\n',
      '\t',
      '\r',
      ' ',
      '亩',
      '😀'
    ),
    maxLength: 12
  }),
  fc.constantFrom('_x0041_', '_x005F_x0041_', '#N/A', '#REF!', '=SUM(A1)', "'text", '\uFEFF', '1e5', 'TRUE')
)
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(20.25, 0.1 + 0.2, 1e-300, -0.000001, 60, 44197)
)
const value = fc.oneof(text, number, fc.boolean(), fc.constant(null))
const formula = fc.constantFrom('A1+1', 'IF(B2>"<&>","a""b",1)', "SUM('另一表'!A1:A3)")
const cell: fc.Arbitrary<CellLayout | undefined> = fc.option(
  fc.record(
    { value, formula, style: fc.constantFrom('plain', 'date') },
    { requiredKeys: ['value', 'style'] }
  ),
  { nil: undefined }
)

const layout = fc
  .record({
    cells: fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 }),
    merge: fc.tuple(fc.nat(5), fc.nat(5), fc.nat(3), fc.nat(3)),
    hidden: fc.uniqueArray(fc.nat(8), { maxLength: 3 }),
    names: fc.uniqueArray(fc.stringMatching(/^[a-z]{3}_[a-z0-9]{1,8}$/), { maxLength: 3 }),
    property: fc.string({ maxLength: 20, unit: 'grapheme' })
  })
  .map(({ cells, merge: [top, left, height, width], hidden, names, property }): WorkbookLayout => ({
    sheets: [
      {
        id: 'indicators',
        name: '表 1',
        visibility: 'visible',
        columns: [{ width: 10 }],
        rows: new Map(hidden.map((row) => [row, { hidden: true }])),
        cells,
        merges: [{ top, left, bottom: top + height, right: left + width + 1 }]
      }
    ],
    names: names.map((name, index) => ({
      name,
      refersTo: `'表 1'!$A$${index + 1}`,
      hidden: index % 2 === 1
    })),
    styles: {
      plain: { font: { name: 'SimSun', size: 11 }, vertical: 'center', locked: false },
      date: {
        font: { name: 'SimSun', size: 11 },
        vertical: 'center',
        numberFormat: 'yyyy-mm-dd',
        locked: true
      }
    },
    properties: { title: 't', creator: 'c' },
    customProperties: { property },
    activeSheet: 'indicators'
  }))

/** What XML cannot hold at all arrives as U+FFFD: lone surrogates and the two non-characters. */
const storable = (text: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(new TextEncoder().encode(text))
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')

describe('what is written', () => {
  it('reads back the same', async () => {
    await fc.assert(
      fc.asyncProperty(layout, async (written) => {
        const content = await xlsxFiles.read(await xlsxFiles.write(written), 'round-trip.xlsx')
        const [sheet] = written.sheets
        const [read] = content.sheets
        if (sheet === undefined || read === undefined) throw new Error('a sheet is missing')
        sheet.cells.forEach((row, rowIndex) => {
          row.forEach((expected, column) => {
            const key = cellKey(rowIndex, column)
            const found = read.values[rowIndex - read.top]?.[column - read.left] ?? null
            const stored = expected?.value ?? null
            if (typeof stored === 'number') expect(found).toBe(stored === 0 ? 0 : stored)
            else expect(found).toEqual(typeof stored === 'string' ? storable(stored) : stored)
            expect(read.formulas.get(key)).toBe(expected?.formula)
            if (expected !== undefined && found !== null)
              expect(read.numberFormats.get(key)).toBe(expected.style === 'date' ? 'yyyy-mm-dd' : undefined)
          })
        })
        expect(read.merges).toEqual(sheet.merges)
        expect([...read.hiddenRows].sort()).toEqual([...sheet.rows.keys()].sort())
        expect(content.names).toEqual(written.names.map(({ name, refersTo }) => ({ name, refersTo })))
        expect(content.customProperties).toEqual(written.customProperties)
      }),
      { numRuns: caseCount(50, 1_500) }
    )
  })
})
