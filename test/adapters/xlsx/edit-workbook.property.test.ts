import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { editWorkbook, xlsxFiles } from '../../../src/adapters/xlsx'
import { cellAddress } from '../../../src/domain/report/a1'
import type { CellValue } from '../../../src/domain/report/layout'
import type { CellBlock, CellContent } from '../../../src/domain/report/workbook-content'
import { cellKey } from '../../../src/domain/report/workbook-content'
import { xmlOf } from './edit-workbook-parts'
import { workbookWithSheet, worksheet } from './parts'
import { caseCount } from '../../support/case-count'

const SIZE = 8
const PART = 'xl/worksheets/sheet1.xml'

interface StoredCell {
  readonly xml: (reference: string) => string
  readonly content: CellContent
  readonly formula?: string
}

const stored = fc.oneof(
  fc.integer().map((n): StoredCell => ({ xml: (r) => `<c${r} s="0"><v>${n}</v></c>`, content: n })),
  fc.constant<StoredCell>({ xml: (r) => `<c${r} t="s" s="0"><v>1</v></c>`, content: '二三' }),
  fc.constant<StoredCell>({ xml: (r) => `<c${r} t="b"><v>1</v></c>`, content: true }),
  fc.constant<StoredCell>({ xml: (r) => `<c${r} t="e"><v>#N/A</v></c>`, content: { error: '#N/A' } }),
  fc.constant<StoredCell>({ xml: (r) => `<c${r} s="0"/>`, content: null }),
  fc.constant<StoredCell>({
    xml: (r) => `<c${r}><f>$Z$1*2</f><v>4</v></c>`,
    content: 4,
    formula: '$Z$1*2'
  })
)

/** A sheet as it is stored: rows and cells with gaps, references given or, where the format allows it, left out. */
const sheet = fc.record({
  cells: fc.array(fc.array(fc.option(stored, { nil: undefined }), { maxLength: SIZE }), { maxLength: SIZE }),
  spells: fc.boolean(),
  dimension: fc.boolean()
})

const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.boolean(),
  fc.constant(null),
  fc.string({ minLength: 1, unit: 'binary' }).filter((text) => !/[\p{Cs}\ufffe\uffff]/u.test(text)),
  fc.constantFrom('=A1', '_x000D_', ' ', '\r\n', ']]>', '&amp;')
)

const block = fc.record({
  sheet: fc.constant('S'),
  top: fc.nat(SIZE),
  left: fc.nat(SIZE),
  values: fc.array(fc.array(value, { maxLength: 3 }), { maxLength: 3 })
}) satisfies fc.Arbitrary<CellBlock>

type Stored = typeof sheet extends fc.Arbitrary<infer T> ? T : never

function sheetXml({ cells, spells, dimension }: Stored): string {
  let previousRow = -1
  const rows = cells.map((row, rowIndex) => {
    let previous = -1
    const xml = row.map((cell, column) => {
      if (cell === undefined) return ''
      const isSpelled = spells || previous !== column - 1
      previous = column
      return cell.xml(isSpelled ? ` r="${cellAddress(rowIndex, column)}"` : '')
    })
    if (row.length === 0) return ''
    const isSpelled = spells || previousRow !== rowIndex - 1
    previousRow = rowIndex
    return `<row${isSpelled ? ` r="${rowIndex + 1}"` : ''}>${xml.join('')}</row>`
  })
  return worksheet(rows.join(''), '', dimension ? `<dimension ref="A1:B2"/>` : '')
}

function expected({ cells }: Stored, blocks: readonly CellBlock[]) {
  const contents = new Map<number, CellContent>()
  const formulas = new Map<number, string>()
  cells.forEach((row, rowIndex) =>
    row.forEach((cell, column) => {
      const key = cellKey(rowIndex, column)
      if (cell === undefined) return
      if (cell.content !== null) contents.set(key, cell.content)
      if (cell.formula !== undefined) formulas.set(key, cell.formula)
    })
  )
  for (const { top, left, values } of blocks)
    values.forEach((line, row) =>
      line.forEach((content, column) => {
        const key = cellKey(top + row, left + column)
        formulas.delete(key)
        if (content === null) contents.delete(key)
        else contents.set(key, content)
      })
    )
  return { contents, formulas }
}

async function found(bytes: Uint8Array) {
  const contents = new Map<number, CellContent>()
  const [read] = (await xlsxFiles.read(bytes, 'merged.xlsx')).sheets
  read?.values.forEach((line, row) =>
    line.forEach((content, column) => {
      if (content !== null) contents.set(cellKey(read.top + row, read.left + column), content)
    })
  )
  return { contents, formulas: new Map(read?.formulas) }
}

describe('any edits of any sheet', () => {
  it('give the cells they name their values and leave all others theirs', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, fc.array(block, { maxLength: 5 }), async (content, blocks) => {
        const edited = await editWorkbook(workbookWithSheet(sheetXml(content)), 'master.xlsx', blocks)
        expect(await found(edited)).toEqual(expected(content, blocks))
      }),
      { numRuns: caseCount(100, 3_000) }
    )
  })

  it('give the same whether made at once or one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, block, block, async (content, first, second) => {
        const bytes = workbookWithSheet(sheetXml(content))
        const atOnce = await editWorkbook(bytes, 'master.xlsx', [first, second])
        const inTurn = await editWorkbook(await editWorkbook(bytes, 'master.xlsx', [first]), 'm.xlsx', [
          second
        ])
        expect(await found(inTurn)).toEqual(await found(atOnce))
      }),
      { numRuns: caseCount(40, 1_000) }
    )
  })

  it('leave nothing to do for the same edits again', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, block, async (content, edits) => {
        const once = await editWorkbook(workbookWithSheet(sheetXml(content)), 'master.xlsx', [edits])
        const twice = await editWorkbook(once, 'master.xlsx', [edits])
        expect(xmlOf(twice, PART)).toBe(xmlOf(once, PART))
      }),
      { numRuns: caseCount(40, 1_000) }
    )
  })
})
