import { beforeAll, describe, expect, it } from '@jest/globals'
import { editWorkbook, xlsxFiles } from '../../../src/adapters/xlsx'
import type { CellContent, WorkbookContent } from '../../../src/domain/report/workbook-content'
import { cellKey } from '../../../src/domain/report/workbook-content'
import { convert, recalculated } from '../../support/libreoffice/libreoffice'
import { contentsOf, foreignWorkbook } from './edit-workbook-parts'
import { workbookWith, worksheet } from './parts'

const FORMAT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${FORMAT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${FORMAT}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${FORMAT}.sharedStrings+xml"/></Types>`

const INDICATORS = "指标's 表"

const cellOf = ({ sheets }: WorkbookContent, name: string, row: number, column: number): CellContent => {
  const sheet = sheets.find((candidate) => candidate.name === name)
  return sheet?.values[row - sheet.top]?.[column - sheet.left] ?? null
}

describe("somebody's edited workbook in LibreOffice", () => {
  let edited: Uint8Array
  let opened: WorkbookContent
  let parts: Record<string, string>

  beforeAll(async () => {
    edited = await editWorkbook(await foreignWorkbook(), 'master.xlsx', [
      { sheet: INDICATORS, top: 2, left: 2, values: [[30.5], [null], ['/']] },
      { sheet: INDICATORS, top: 3, left: 1, values: [['=1+1 仍是文字\n第二行 <&>']] },
      { sheet: INDICATORS, top: 20, left: 9, values: [[true, 12]] },
      { sheet: '元数据', top: 4, left: 0, values: [['块']] }
    ])
    const [saved = new Uint8Array()] = await convert([edited], 'xlsx', { recalculate: true })
    opened = await xlsxFiles.read(saved, 'opened.xlsx')
    parts = contentsOf(saved)
  })

  it('shows the values put in', () => {
    expect(cellOf(opened, INDICATORS, 2, 2)).toBe(30.5)
    expect(cellOf(opened, INDICATORS, 3, 2)).toBeNull()
    expect(cellOf(opened, INDICATORS, 4, 2)).toBe('/')
    expect(cellOf(opened, INDICATORS, 3, 1)).toBe('=1+1 仍是文字\n第二行 <&>')
    expect(cellOf(opened, INDICATORS, 20, 9)).toBe(true)
    expect(cellOf(opened, INDICATORS, 20, 10)).toBe(12)
    expect(cellOf(opened, '元数据', 4, 0)).toBe('块')
  })

  it('has formulas that follow, where the file still stores the old results', async () => {
    expect(cellOf(await xlsxFiles.read(edited, 'edited.xlsx'), INDICATORS, 5, 2)).toBe(20.35)
    expect(cellOf(opened, INDICATORS, 5, 2)).toBe(30.5)
    expect(cellOf(opened, INDICATORS, 2, 3)).toBe(61)
  })

  it('still has table, validations, formats, comments, charts and protection', () => {
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
    const original = opened.sheets.find(({ name }) => name === INDICATORS)
    expect(original?.tables).toHaveLength(1)
    expect(original?.protected).toBe(true)
    expect(sheet).toMatch(/<dataValidation /)
    expect(sheet).toMatch(/<cfRule /)
    expect(Object.keys(parts).filter((name) => /comments\d/.test(name))).toHaveLength(1)
    expect(Object.keys(parts).filter((name) => /charts\/chart\d+\.xml$/.test(name))).toHaveLength(4)
  })
})

describe('formulas whose shared text was replaced', () => {
  it('calculate as before', async () => {
    const bytes = workbookWith({
      '[Content_Types].xml': CONTENT_TYPES,
      'xl/worksheets/sheet1.xml': worksheet(
        [1, 2, 3, 4]
          .map(
            (row) =>
              `<row r="${row}"><c r="A${row}"><v>${row}</v></c><c r="B${row}"><f t="shared"${row === 1 ? ' ref="B1:B4" si="0">A1*$A$4' : ' si="0">'}</f><v>99</v></c></row>`
          )
          .join('')
      )
    })
    const edited = await editWorkbook(bytes, 'master.xlsx', [{ sheet: 'S', top: 0, left: 1, values: [[-1]] }])
    const opened = await recalculated(edited)
    expect(opened.sheets[0]?.values).toEqual([
      [1, -1],
      [2, 8],
      [3, 12],
      [4, 16]
    ])
    expect(opened.sheets[0]?.formulas.get(cellKey(3, 1))).toBe('A4*$A$4')
  })
})
