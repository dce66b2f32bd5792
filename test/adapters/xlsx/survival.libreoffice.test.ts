import { beforeAll, describe, expect, it } from '@jest/globals'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { importPlanTables } from '../../../src/application/import-plan'
import { officialFormOfPlan } from '../../../src/application/official-form'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { atOnce } from '../../../src/domain/measures/steps'
import type { WorkbookContent } from '../../../src/domain/report/workbook-content'
import { cellKey } from '../../../src/domain/report/workbook-content'
import { builtInPlan } from '../../support/built-in-plan'
import { convert, recalculated } from '../../support/libreoffice/libreoffice'
import { everythingLayout } from './everything-layout'

const sheetNamed = ({ sheets }: WorkbookContent, name: string) => {
  const sheet = sheets.find((candidate) => candidate.name === name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

describe('a stored result that is false', () => {
  const falsified = async () => {
    const parts = unzipSync(await xlsxFiles.write(everythingLayout))
    const part = 'xl/worksheets/sheet1.xml'
    const xml = strFromU8(parts[part] ?? new Uint8Array())
    const changed = xml.replace('<f>SUM(C3:C5)</f><v>20.35</v>', '<f>SUM(C3:C5)</f><v>99</v>')
    expect(changed).not.toBe(xml)
    return zipSync({ ...parts, [part]: strToU8(changed) })
  }
  const sumOf = (content: WorkbookContent) => {
    const { values, top, left } = sheetNamed(content, "指标's 表")
    return values[5 - top]?.[2 - left]
  }

  it('is read as it stands', async () => {
    expect(sumOf(await xlsxFiles.read(await falsified(), 'f.xlsx'))).toBe(99)
  })

  it('comes out right after recalculation', async () => {
    expect(sumOf(await recalculated(await falsified()))).toBeCloseTo(20.35, 10)
  })

  it('stays false when nothing is recalculated', async () => {
    const [saved = new Uint8Array()] = await convert([await falsified()], 'xlsx', { recalculate: false })
    expect(sumOf(await xlsxFiles.read(saved, 'f.xlsx'))).toBe(99)
  })
})

describe('a workbook that LibreOffice has opened and saved', () => {
  let before: WorkbookContent
  let after: WorkbookContent
  let parts: Record<string, string>

  beforeAll(async () => {
    const written = await xlsxFiles.write(everythingLayout)
    before = await xlsxFiles.read(written, 'before.xlsx')
    const [saved = new Uint8Array()] = await convert([written], 'xlsx', { recalculate: true })
    after = await xlsxFiles.read(saved, 'after.xlsx')
    parts = Object.fromEntries(
      Object.entries(unzipSync(saved)).map(([name, part]) => [name, strFromU8(part)])
    )
  })

  it('keeps every value', () => {
    for (const { name, values, top, left } of before.sheets) {
      const kept = sheetNamed(after, name)
      values.forEach((row, rowIndex) => {
        row.forEach((value, column) => {
          const found = kept.values[top + rowIndex - kept.top]?.[left + column - kept.left] ?? null
          if (typeof value === 'number') expect(found).toBeCloseTo(value, 10)
          else expect(found).toEqual(value)
        })
      })
    }
  })

  it('keeps formulas, number formats, merges, hidden rows and protection', () => {
    const kept = sheetNamed(after, "指标's 表")
    const original = sheetNamed(before, "指标's 表")
    expect([...kept.formulas.keys()].sort()).toEqual([...original.formulas.keys()].sort())
    expect(kept.formulas.get(cellKey(5, 2))).toBe('SUM(C3:C5)')
    expect(kept.numberFormats.get(cellKey(2, 2))).toBe('#,##0.00##')
    expect(kept.merges).toEqual(original.merges)
    expect([...kept.hiddenRows]).toEqual(expect.arrayContaining([...original.hiddenRows]))
    expect(kept.protected).toBe(true)
  })

  it('keeps the table, the names and the custom properties', () => {
    expect(sheetNamed(after, "指标's 表").tables).toEqual(sheetNamed(before, "指标's 表").tables)
    expect(after.names.map(({ name }) => name)).toEqual(expect.arrayContaining(['StatusList', 'col_amount']))
    expect(after.customProperties).toEqual(everythingLayout.customProperties)
  })

  it('keeps hidden sheets out of sight', () => {
    expect(after.sheets.map(({ visibility }) => visibility)).toEqual([
      'visible',
      'visible',
      'hidden',
      'hidden'
    ])
  })

  it('keeps hidden columns, validations, conditional formats, comments and charts', () => {
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
    expect(sheet).toMatch(/<col [^>]*hidden="true"[^>]* min="4"/)
    expect(sheet.match(/<dataValidation /g)).toHaveLength(4)
    expect(sheet.match(/<cfRule /g)).toHaveLength(2)
    expect(Object.keys(parts).filter((name) => /comments\d/.test(name))).toHaveLength(1)
    expect(Object.keys(parts).filter((name) => /charts\/chart\d+\.xml$/.test(name))).toHaveLength(4)
  })
})

describe('other formats of LibreOffice', () => {
  it('prints a layout as PDF', async () => {
    const [pdf = new Uint8Array()] = await convert([await xlsxFiles.write(everythingLayout)], 'pdf', {
      recalculate: false
    })
    expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-')
  })

  it('saves an .xls whose values read back', async () => {
    const [old = new Uint8Array()] = await convert([await xlsxFiles.write(everythingLayout)], 'xls', {
      recalculate: false
    })
    const content = await xlsxFiles.read(old, 'old.xls')
    expect(content.sheets.map(({ name }) => name)).toEqual(everythingLayout.sheets.map(({ name }) => name))
    expect(sheetNamed(content, '汇总表').values).toEqual([
      ['类别', '个数'],
      ['甲', 4],
      ['乙', 3]
    ])
  })

  it('saves an .xls whose empty rows read as empty', async () => {
    const { layout } = atOnce(officialFormOfPlan(builtInPlan))
    const [old = new Uint8Array()] = await convert([await xlsxFiles.write(layout)], 'xls', {
      recalculate: false
    })
    const content = await xlsxFiles.read(old, 'old.xls')
    const { document } = importPlanTables(content, 'old.xls')
    expect(content.sheets.flatMap(({ values }) => Array.from(values)).every(Array.isArray)).toBe(true)
    expect([document.indicators.length, document.projects.length]).toEqual([23, 75])
  })
})
