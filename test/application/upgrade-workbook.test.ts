import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { fileWorkbook } from '../../src/adapters/xlsx/file-workbook'
import type { ExistingSheets, Workbook } from '../../src/application/ports'
import { upgradeFile, upgradeWorkbook } from '../../src/application/upgrade-workbook'
import { validateWorkbook } from '../../src/application/validate-workbook'
import { atOnce } from '../../src/domain/measures/steps'
import { TEMPLATE_VERSION } from '../../src/domain/report/template-version'
import { readReport } from '../../src/domain/report/read-report'
import type { Report, ReportTable } from '../../src/domain/report/report'
import { builtInPlan as plan } from '../support/built-in-plan'
import { withRowsBelow } from '../support/total-rows'

/** Workbooks as template version 1 wrote them, kept as they were. */
const frozen = (name: string): Uint8Array =>
  readFileSync(join(__dirname, '..', 'cases', 'workbooks', `${name}-template-1.xlsx`))
const choosePlan = () => Promise.resolve(plan)
const upgrade = (bytes: Uint8Array) =>
  upgradeFile(xlsxFiles, { bytes, file: 'old.xlsx' }, choosePlan, 'zh-CN')
const read = async (bytes: Uint8Array): Promise<Report> =>
  readReport(await xlsxFiles.read(bytes, 'file.xlsx'), plan)

/** Everything a table holds, computed cells included, by field. */
const contents = (table: ReportTable | undefined) =>
  table?.rows.map((row) => [
    row.key,
    ...table.fields.map(({ id }, index) => {
      const value = row.values[index] ?? null
      return [id, value === '' ? null : value]
    })
  ])

describe.each(['unit', 'whole'])('a workbook of template version 1 (%s)', (name) => {
  it('is recognised, read, and reported as outdated', async () => {
    const report = await read(frozen(name))
    expect(report.metadata?.templateVersion).toBe(1)
    const { findings } = atOnce(validateWorkbook(plan, report))
    expect(findings.filter(({ code }) => code === 'template-outdated')).toHaveLength(1)
    expect(
      findings.filter(({ code }) => code === 'column-missing' || code === 'formula-overwritten')
    ).toEqual([])
  })

  it('comes into the present template with every row, header field and base value', async () => {
    const old = await read(frozen(name))
    const { bytes, from, to, kept } = await upgrade(frozen(name))
    const report = await read(bytes)
    expect([from, to, kept]).toEqual([1, TEMPLATE_VERSION, []])
    expect(contents(report.indicators as ReportTable)).toEqual(contents(old.indicators))
    expect(contents(report.projects as ReportTable)).toEqual(contents(old.projects))
    expect(old.projects?.rows.length).toBeGreaterThan(10)
    const values = ({ header }: Report) => Object.values(header).map((cell) => cell.value)
    expect(values(report)).toEqual(values(old))
    expect(report.metadata).toEqual({ ...old.metadata, templateVersion: TEMPLATE_VERSION })
    const codes = (of: Report) =>
      atOnce(validateWorkbook(plan, of)).findings.map(
        ({ code, rowKey, field }) => `${code} ${rowKey} ${field}`
      )
    expect(codes(report).sort()).toEqual(
      codes(old)
        .filter((code) => !code.startsWith('template-outdated'))
        .sort()
    )
  })
})

describe('an upgraded workbook', () => {
  it('has no total among its rows and keeps the sheet on which one was typed', async () => {
    const old = await withRowsBelow(frozen('whole'), plan, [{ name: '合计', amount: 5 }])
    const { bytes, kept } = await upgrade(old)
    expect(kept).toEqual([{ sheet: '项目表', as: '项目表（旧版）' }])
    const [before, after] = [await read(frozen('whole')), await read(bytes)]
    expect(contents(after.projects as ReportTable)).toEqual(contents(before.projects))
    expect(after.projects?.ignoredRows).toEqual([])
  })

  it('keeps own sheets, and tables with own columns, as values', async () => {
    const parts = unzipSync(frozen('whole'))
    const change = (part: string, edit: (xml: string) => string) => {
      parts[part] = strToU8(edit(strFromU8(parts[part] ?? new Uint8Array())))
    }
    change('xl/worksheets/sheet3.xml', (xml) =>
      xml.replace(
        /(<row r="5"[^>]*>.*?)(<\/row>)/su,
        '$1<c r="AZ5" t="inlineStr"><is><t>本单位编号7</t></is></c>$2'
      )
    )
    const { bytes, kept } = await upgrade(zipSync(parts))
    expect(kept).toEqual([{ sheet: '项目表', as: '项目表（旧版）' }])
    const content = await xlsxFiles.read(bytes, 'file.xlsx')
    const copy = content.sheets.find(({ name }) => name === '项目表（旧版）')
    expect(copy?.values.flat()).toContain('本单位编号7')
    expect(copy?.formulas.size).toBe(0)
    expect(readReport(content, plan).projects?.sheet.name).toBe('项目表')
  })

  it('is given back as it is when it is asked for again', async () => {
    const { bytes } = await upgrade(frozen('unit'))
    const again = await upgrade(bytes)
    expect([again.from, again.to]).toEqual([TEMPLATE_VERSION, TEMPLATE_VERSION])
    expect(again.bytes).toBe(bytes)
  })

  it('is refused when a later template made it', async () => {
    const { bytes } = await upgrade(frozen('unit'))
    const later = {
      ...xlsxFiles,
      read: async (given: Uint8Array, file: string) => {
        const content = await xlsxFiles.read(given, file)
        return {
          ...content,
          sheets: content.sheets.map((sheet) => ({
            ...sheet,
            values: sheet.values.map((row) =>
              row[0] === 'templateVersion' ? [row[0], row[1] ?? 0, '99'] : row
            )
          }))
        }
      }
    }
    await expect(
      upgradeFile(later, { bytes, file: 'later.xlsx' }, choosePlan, 'zh-CN')
    ).rejects.toMatchObject({
      code: 'newer-template',
      params: { from: 99, to: TEMPLATE_VERSION }
    })
  })
})

describe.each(['unit', 'whole'])('an open workbook of template version 1 (%s)', (name) => {
  const opened = () => fileWorkbook(frozen(name))
  const upgradeOpen = (workbook: Workbook, answer: ExistingSheets | 'cancel') =>
    upgradeWorkbook(workbook, choosePlan, 'zh-CN', () => Promise.resolve(answer))
  const reportIn = async (workbook: Workbook) => readReport(await workbook.read(), plan)

  it('comes into the present template without loss, and can be put back', async () => {
    const workbook = opened()
    const old = await reportIn(workbook)
    const outcome = await upgradeOpen(workbook, 'replace')
    expect(outcome).toMatchObject({ kind: 'upgraded', from: 1, to: TEMPLATE_VERSION })
    const report = await reportIn(workbook)
    expect(report.metadata).toEqual({ ...old.metadata, templateVersion: TEMPLATE_VERSION })
    expect(contents(report.indicators as ReportTable)).toEqual(contents(old.indicators))
    expect(contents(report.projects as ReportTable)).toEqual(contents(old.projects))
    expect(await upgradeOpen(workbook, 'replace')).toEqual({ kind: 'current' })
    if (outcome.kind !== 'upgraded' || !outcome.snapshot) throw new Error('nothing was kept aside')
    await workbook.restore(outcome.snapshot)
    const restored = await reportIn(workbook)
    expect(restored.metadata?.templateVersion).toBe(1)
    expect(contents(restored.projects as ReportTable)).toEqual(contents(old.projects))
  })

  it('is left alone when the person cancels', async () => {
    const workbook = opened()
    expect(await upgradeOpen(workbook, 'cancel')).toEqual({ kind: 'cancelled' })
    expect((await reportIn(workbook)).metadata?.templateVersion).toBe(1)
  })
})
