import { describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { fixFile } from '../../src/application/fix-workbook'
import { atOnce } from '../../src/domain/measures/steps'
import { parseReference, sheetReference } from '../../src/domain/report/a1'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import type { WorkbookContent } from '../../src/domain/report/workbook-content'
import { builtInPlan as plan } from '../support/built-in-plan'
import { allRecalculated } from '../support/libreoffice/libreoffice'

const BOTTOM = 40

/** The built-in plan's workbook whose project table and names end above its last rows. */
function shortened() {
  const layout = atOnce(buildWorkbook({ plan, variant: 'prefilled', header: { period: '2023年' } }))
  return {
    ...layout,
    sheets: layout.sheets.map((sheet) =>
      sheet.id === 'projects' && sheet.table
        ? { ...sheet, table: { ...sheet.table, range: { ...sheet.table.range, bottom: BOTTOM } } }
        : sheet
    ),
    names: layout.names.map((name) => {
      const reference = /^PlanProjects_(?!head_)/u.test(name.name) ? parseReference(name.refersTo) : undefined
      return reference?.sheet === undefined
        ? name
        : { ...name, refersTo: sheetReference(reference.sheet, { ...reference.range, bottom: BOTTOM }) }
    })
  }
}

/** What stands in the first card of 汇总表. */
const totalIn = ({ sheets }: WorkbookContent) => {
  const sheet = sheets.find(({ name }) => name === '汇总表')
  return sheet?.values[3 - sheet.top]?.[0]
}

describe('the sums of 汇总表 in LibreOffice', () => {
  it('take all rows in once short ranges are put right', async () => {
    const bytes = await xlsxFiles.write(shortened())
    const fixed = await fixFile(xlsxFiles, { bytes, file: 'a.xlsx' }, () => Promise.resolve(plan))
    const [before, after] = await allRecalculated([bytes, fixed.bytes])
    if (!before || !after) throw new Error('two workbooks expected')
    expect(totalIn(before)).not.toBe(255_092.79)
    expect(totalIn(after)).toBe(255_092.79)
  })
})
