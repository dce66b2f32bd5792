import { beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { readAndValidate, type Review } from '../../../src/application/review-workbook'
import type { Finding } from '../../../src/domain/rules/finding'
import { findingsFile } from '../../../src/hosts/taskpane/export-findings'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'
import { workbookInMemory } from '../../support/workbook-in-memory'

const HOSTILE = '=cmd|"/c calc"!A1<script>'
const plan = builtInPlan()
let review: Review
let findings: readonly Finding[]
beforeAll(async () => {
  const workbook = await workbookInMemory(sampleLayout(plan))
  review = await readAndValidate(workbook, () => Promise.resolve(plan), {})
  findings = review.findings.slice(0, 5).map((finding) => ({ ...finding, value: HOSTILE }))
})

describe('findings given out of the pane', () => {
  it('as .csv are one line each under the headings, hostile text kept text', async () => {
    const { name, type, content } = await findingsFile(review, findings, 'csv', 'zh-CN', {})
    expect([name.endsWith('.csv'), type.startsWith('text/csv'), typeof content]).toEqual([
      true,
      true,
      'string'
    ])
    const lines = String(content).trim().split('\r\n')
    expect(lines).toHaveLength(6)
    expect(lines.slice(1).every((line) => line.includes(`"'=cmd|""/c calc""!A1<script>"`))).toBe(true)
  })

  it('as a page hold no markup of the workbook', async () => {
    const { content } = await findingsFile(review, findings, 'html', 'zh-CN', {})
    expect(content).toContain('&lt;script&gt;')
    expect(content).not.toContain('A1<script>')
  })

  it('as .xlsx are cells with texts, never formulas', async () => {
    const { name, content } = await findingsFile(review, findings, 'xlsx', 'zh-CN', {})
    const read = await xlsxFiles.read(content as Uint8Array, name)
    const values = read.sheets.flatMap((sheet) => sheet.values.flat())
    expect(values.filter((value) => value === HOSTILE)).toHaveLength(5)
    const formulas = read.sheets.flatMap((sheet) => [...sheet.formulas.values()])
    expect(formulas.filter((formula) => formula.includes('cmd'))).toEqual([])
  })
})
