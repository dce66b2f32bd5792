import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { validateWorkbook } from '../../../src/application/validate-workbook'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { TEMPLATE_VERSION } from '../../../src/domain/report/template-version'
import { readReport } from '../../../src/domain/report/read-report'
import type { Report, ReportTable } from '../../../src/domain/report/report'
import { atOnce } from '../../../src/domain/measures/steps'
import { upgradedWorkbook } from '../../../src/domain/report/upgrade-report'
import { builtInPlan as plan } from '../../support/built-in-plan'

/** Written before headers of years were broken over two lines and before the summary had spare lines and printed parts. */
const OLDER = join(__dirname, '..', '..', 'cases', 'workbooks', 'whole-template-2.xlsx')

const rowsOf = (report: Report) =>
  [report.indicators, report.projects].map((table) =>
    (table as ReportTable | undefined)?.rows.map(({ key, values }) => [
      key,
      ...values.map((value) => (value === null ? '' : value))
    ])
  )

const found = (report: Report) =>
  atOnce(validateWorkbook(plan, report)).findings.map(({ code, rowKey, field }) => [code, rowKey, field])

describe('a workbook of the present template in its older layout', () => {
  let older: Report
  let present: Report

  beforeAll(async () => {
    older = readReport(await xlsxFiles.read(readFileSync(OLDER), 'older.xlsx'), plan)
    const layout = atOnce(
      buildWorkbook({
        plan,
        variant: 'prefilled',
        header: {},
        period: { year: 2023, part: 'year' }
      })
    )
    present = readReport(await xlsxFiles.read(await xlsxFiles.write(layout), 'present.xlsx'), plan)
  })

  it('says the same version and differs in its headers', () => {
    expect(older.metadata?.templateVersion).toBe(TEMPLATE_VERSION)
    const headers = ({ indicators }: Report) =>
      indicators?.sheet.values[indicators.headerRow - indicators.sheet.top]
    expect(headers(older)).toContain('2023年实际值')
    expect(headers(present)).toContain('2023年\n实际值')
  })

  it('is read and judged like a new one', () => {
    expect(rowsOf(older)).toEqual(rowsOf(present))
    expect(found(older)).toEqual(found(present))
    expect(found(older).length).toBeGreaterThan(200)
  })

  it('is laid out anew without loss', async () => {
    const { layout, kept } = atOnce(upgradedWorkbook(plan, older, [], 'new-file'))
    const again = readReport(await xlsxFiles.read(await xlsxFiles.write(layout), 'again.xlsx'), plan)
    expect(kept).toEqual([])
    expect(rowsOf(again)).toEqual(rowsOf(older))
    expect(again.metadata).toEqual(older.metadata)
  })
})
