import { beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { validateWorkbook } from '../../src/application/validate-workbook'
import { atOnce } from '../../src/domain/measures/steps'
import { columnLetters } from '../../src/domain/report/a1'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { readReport } from '../../src/domain/report/read-report'
import type { Report } from '../../src/domain/report/report'
import { COLORS } from '../../src/domain/report/styles'
import { markBlocks } from '../../src/domain/rules/row-marks'
import { editedByHand } from '../support/libreoffice/edit-by-hand'
import { indicatorRows } from '../support/reported-rows'
import { smallPlan } from '../domain/rules/small-plan'

const plan = smallPlan()
/** Values that stand out in a page; the first is a jump, the second beyond the possible, the third sound. */
const [JUMP, IMPOSSIBLE, SOUND] = [40.125, 101.25, 83.75]

const read = async (bytes: Uint8Array): Promise<Report> =>
  readReport(await xlsxFiles.read(bytes, 'a.xlsx'), plan)

/** The colour in which a page shows a value; empty for no colour of its own. */
function colorOf(html: string, value: number): string {
  const shown = html.indexOf(`>${value}<`)
  if (shown < 0) throw new Error(`${value} is not shown`)
  const cell = html.slice(html.lastIndexOf('<td', shown), shown)
  return /<font[^>]* color="#([0-9A-F]{6})"/iu.exec(cell)?.[1]?.toUpperCase() ?? ''
}

const marksOf = ({ indicators }: Report) =>
  Object.fromEntries(
    indicators?.rows.map(({ key, values }) => [
      key,
      [values[indicators.indexOf('mark')] ?? '', values[indicators.indexOf('findings')] ?? '']
    ]) ?? []
  )

describe('marks of a validation in LibreOffice', () => {
  let marked: Uint8Array
  let report: Report

  beforeAll(async () => {
    const bytes = await xlsxFiles.write(
      atOnce(
        buildWorkbook({
          plan,
          variant: 'prefilled',
          header: { period: '2023年' },
          indicators: indicatorRows(plan, {
            'IND-1': { actual2021: JUMP, actual2022: IMPOSSIBLE, actual2023: SOUND }
          })
        })
      )
    )
    const first = await read(bytes)
    const { findings } = atOnce(validateWorkbook(plan, first))
    marked = await xlsxFiles.edit(bytes, 'a.xlsx', markBlocks(first, findings))
    report = await read(marked)
  })

  it('colour the cells of their row, not the sound ones', async () => {
    const { html } = await editedByHand(marked, '')
    expect(colorOf(html, JUMP)).toBe(COLORS.verification)
    expect(colorOf(html, IMPOSSIBLE)).toBe(COLORS.mandatory)
    expect([COLORS.verification, COLORS.mandatory]).not.toContain(colorOf(html, SOUND))
  })

  it('go along when the rows are sorted by hand', async () => {
    const table = report.indicators
    const rows = table?.rows ?? []
    const last = columnLetters((table?.fields.length ?? 1) - 1)
    const range = `A${rows[0]?.row}:${last}${rows.at(-1)?.row}`
    const { html, xlsx } = await editedByHand(
      marked,
      `
sheet = doc.Sheets.getByName(${JSON.stringify(table?.sheet.name)})
sheet.unprotect("")
field = uno.createUnoStruct("com.sun.star.table.TableSortField")
field.Field = ${table?.columnOf('no')}
field.IsAscending = False
fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
cells = sheet.getCellRangeByName(${JSON.stringify(range)})
uno.invoke(cells, "sort", ((prop("SortFields", fields), prop("ContainsHeader", False)),))
`
    )
    const sorted = await read(xlsx)
    expect(sorted.indicators?.rows.map(({ key }) => key)).toEqual([...rows.map(({ key }) => key)].reverse())
    expect(marksOf(sorted)).toEqual(marksOf(report))
    expect(colorOf(html, JUMP)).toBe(COLORS.verification)
    expect(colorOf(html, IMPOSSIBLE)).toBe(COLORS.mandatory)
    expect([COLORS.verification, COLORS.mandatory]).not.toContain(colorOf(html, SOUND))
    const again = markBlocks(sorted, atOnce(validateWorkbook(plan, sorted)).findings)
    expect(marksOf(await read(await xlsxFiles.edit(xlsx, 'a.xlsx', again)))).toEqual(marksOf(report))
  })

  it('are gone once the findings are cleared, and every format is as it was', async () => {
    const cleared = await xlsxFiles.edit(marked, 'a.xlsx', markBlocks(report, []))
    const { html } = await editedByHand(cleared, '')
    for (const value of [JUMP, IMPOSSIBLE, SOUND]) {
      expect([COLORS.verification, COLORS.mandatory]).not.toContain(colorOf(html, value))
    }
  })
})
