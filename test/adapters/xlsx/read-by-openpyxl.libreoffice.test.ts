import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { fileFormula } from '../../../src/adapters/xlsx/file-formula'
import { writeWorkbook } from '../../../src/adapters/xlsx/write-workbook'
import { atOnce } from '../../../src/domain/measures/steps'
import { cellAddress, rangeAddress } from '../../../src/domain/report/a1'
import { buildWorkbook, type ReportDraft } from '../../../src/domain/report/build-workbook'
import type { WorkbookLayout } from '../../../src/domain/report/layout'
import { builtInPlan as plan } from '../../support/built-in-plan'
import {
  ADDED_PROJECT,
  indicatorRows,
  projectRows,
  REPORTED_INDICATORS,
  REPORTED_PROJECTS
} from '../../support/reported-rows'

interface SheetRead {
  readonly name: string
  readonly state: string
  readonly formulas: Readonly<Record<string, unknown>>
  readonly values: Readonly<Record<string, unknown>>
  readonly tables: readonly unknown[]
  readonly validations: number
  readonly conditionalFormats: number
  readonly merges: number
  readonly protected: boolean
  readonly freeze: string | null
  readonly titles: string | null
  readonly areas: readonly string[]
  readonly charts: number
  readonly paper: readonly [string | number | null, string | null]
}

async function readByOpenpyxl(bytes: Uint8Array): Promise<{ names: string[]; sheets: SheetRead[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'plan-report-openpyxl-'))
  try {
    const file = join(folder, 'a.xlsx')
    await writeFile(file, bytes)
    const python = ['/usr/bin/python3', 'python3', 'python'].find(
      (name) => spawnSync(name, ['-c', 'import openpyxl']).status === 0
    )
    if (python === undefined) throw new Error('No Python with openpyxl (Debian: python3-openpyxl)')
    const run = spawnSync(python, [join(__dirname, 'read-by-openpyxl.py'), file], {
      encoding: 'utf8',
      maxBuffer: 1 << 28
    })
    if (run.status !== 0) throw new Error(`openpyxl does not read the workbook: ${run.stderr}`)
    return JSON.parse(run.stdout) as { names: string[]; sheets: SheetRead[] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const plainBreaks = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('_x000a_', '\n').replaceAll('\r\n', '\n') : value

/** Cells that another library reads otherwise than they were laid out, and how many were compared. */
function differences(layout: WorkbookLayout, sheets: readonly SheetRead[]) {
  const differing: unknown[] = []
  let compared = 0
  layout.sheets.forEach((laid, index) => {
    const read = sheets[index]
    laid.cells.forEach((line, row) =>
      line.forEach((cell, column) => {
        if (!cell) return
        const at = cellAddress(row, column)
        const value = cell.value === '' ? null : cell.value
        const expected = [value, cell.formula && `=${fileFormula(cell.formula, laid.table?.name)}`]
        const shown = [
          read?.values[at] ?? null,
          cell.formula === undefined ? undefined : read?.formulas[at]
        ].map(plainBreaks)
        if (JSON.stringify(expected.map(plainBreaks)) !== JSON.stringify(shown))
          differing.push([laid.name, at, expected, shown])
        compared += 1
      })
    )
  })
  return { differing, compared }
}

const base = { plan, header: { unit: '天宁生态环境局' } }
const DRAFTS: readonly (readonly [string, ReportDraft])[] = [
  [
    'reported',
    {
      ...base,
      variant: 'prefilled',
      period: { year: 2023, part: 'year' },
      indicators: indicatorRows(plan, REPORTED_INDICATORS),
      projects: [...projectRows(plan, REPORTED_PROJECTS), ADDED_PROJECT]
    }
  ],
  ['blank', { plan, variant: 'blank', header: {} }]
]

describe('a workbook read by openpyxl', () => {
  it.each(DRAFTS)('is the workbook that was laid out: %s', async (_, draft) => {
    const layout = atOnce(buildWorkbook(draft))
    const { names, sheets } = await readByOpenpyxl(await writeWorkbook(layout))
    const { differing, compared } = differences(layout, sheets)
    expect(differing.slice(0, 5)).toEqual([])
    expect(compared).toBeGreaterThan(4000)
    expect(names).toEqual(layout.names.map(({ name }) => name).sort((a, b) => (a < b ? -1 : 1)))
    expect(
      sheets.map((sheet) => ({ ...sheet, formulas: {}, values: {}, paper: String(sheet.paper[0]) }))
    ).toEqual(
      layout.sheets.map(({ table, freeze, print, ...laid }) => ({
        name: laid.name,
        state: laid.visibility,
        formulas: {},
        values: {},
        tables: table
          ? [
              [
                table.name,
                rangeAddress(table.range),
                table.columns.filter(({ calculatedFormula }) => calculatedFormula !== undefined).length
              ]
            ]
          : [],
        validations: laid.validations?.length ?? 0,
        conditionalFormats: laid.conditionalFormats?.length ?? 0,
        merges: laid.merges?.length ?? 0,
        protected: laid.protection !== undefined,
        freeze: freeze ? cellAddress(freeze.rows, freeze.columns) : null,
        titles: print?.titleRows ? `$${print.titleRows.first + 1}:$${print.titleRows.last + 1}` : null,
        areas: (print?.areas ?? []).map((area) => rangeAddress(area).replace(/[A-Z]+|\d+/gu, '$$$&')),
        charts: laid.charts?.length ?? 0,
        paper: print ? { A3: '8', A4: '9' }[print.paper] : 'null'
      }))
    )
    process.stdout.write(`${compared} cells compared with openpyxl\n`)
  })
})
