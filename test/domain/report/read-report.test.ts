import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { atOnce } from '../../../src/domain/measures/steps'
import type { ReportFigures } from '../../../src/domain/measures/compute'
import { figuresOf } from '../../../src/domain/measures/summary'
import { buildWorkbook, type ReportDraft } from '../../../src/domain/report/build-workbook'
import { indicatorFields, projectFields, type FieldDefinition } from '../../../src/domain/report/fields'
import { TEMPLATE_VERSION } from '../../../src/domain/report/template-version'
import { prepareReport, shownScalar, type PreparedRow } from '../../../src/domain/report/prepare-rows'
import { readMetadata, readReport } from '../../../src/domain/report/read-report'
import { computeFromReport, rowInputsOf } from '../../../src/domain/report/report-rows'
import type { Report, ReportTable } from '../../../src/domain/report/report'
import {
  cellKey,
  cellText,
  MAX_COLUMNS,
  type CellContent,
  type SheetContent,
  type WorkbookContent
} from '../../../src/domain/report/workbook-content'
import { builtInPlan as plan } from '../../support/built-in-plan'
import { layoutToContent } from '../../support/layout-content'
import {
  ADDED_PROJECT,
  indicatorRows,
  projectRows,
  REPORTED_INDICATORS,
  REPORTED_PROJECTS
} from '../../support/reported-rows'
import { caseCount } from '../../support/case-count'

const draft: ReportDraft = {
  plan,
  variant: 'prefilled',
  header: { unit: '天宁生态环境局', reporter: '李四', phone: '0519-1', date: '2024-01-15' },
  period: { year: 2023, part: 'year' },
  indicators: indicatorRows(plan, REPORTED_INDICATORS),
  projects: [...projectRows(plan, REPORTED_PROJECTS), ADDED_PROJECT]
}
const prepared = atOnce(prepareReport(draft))
const content = layoutToContent(atOnce(buildWorkbook(draft)))

type Edit = (content: WorkbookContent) => WorkbookContent

const onSheet =
  (name: string, edit: (sheet: SheetContent) => SheetContent): Edit =>
  (workbook) => ({
    ...workbook,
    sheets: workbook.sheets.map((sheet) => (sheet.name === name ? edit(sheet) : sheet))
  })

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

/** Moves names as Excel does when columns or rows of a sheet move. */
const movedNames =
  (name: string, columnTo: (column: number) => number | undefined, rowBy: number): Edit =>
  (workbook) => ({
    ...workbook,
    names: workbook.names.map((entry) => {
      const match = /^'(.+)'!\$([A-Z]+)\$(\d+)$/u.exec(entry.refersTo)
      if (!match || match[1] !== name) return entry
      const from = [...(match[2] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
      const to = columnTo(from)
      const refersTo = to === undefined ? '#REF!' : `'${name}'!$${letters(to)}$${Number(match[3]) + rowBy}`
      return { ...entry, refersTo }
    })
  })

/** Puts the columns of a sheet, from its header row down, in another order; `null` is a new empty column. */
const reordered = (name: string, order: readonly (number | null)[], newHeader = '单位备注'): Edit => {
  const position = new Map(order.map((from, to) => [from, to]))
  return (workbook) =>
    movedNames(
      name,
      (column) => position.get(column),
      0
    )(
      onSheet(name, (sheet) => ({
        ...sheet,
        values: sheet.values.map((cells, row) =>
          order.map((from) =>
            from === null ? (row === 3 ? newHeader : row > 3 ? '自用' : null) : (cells[from] ?? null)
          )
        ),
        formulas: new Map(
          [...sheet.formulas].flatMap(([key, formula]) => {
            const to = position.get(key % MAX_COLUMNS)
            return to === undefined ? [] : [[cellKey(Math.floor(key / MAX_COLUMNS), to), formula] as const]
          })
        )
      }))(workbook)
    )
}

const insertedRow = (name: string, at: number, cells: readonly CellContent[]): Edit =>
  onSheet(name, (sheet) => ({
    ...sheet,
    values: [...sheet.values.slice(0, at), cells, ...sheet.values.slice(at)],
    formulas: new Map(
      [...sheet.formulas].map(([key, formula]) => [
        key >= at * MAX_COLUMNS ? key + MAX_COLUMNS : key,
        formula
      ])
    )
  }))

const valuesByKey = <F extends string>(
  table: ReportTable<F> | undefined,
  fields: readonly FieldDefinition<F>[]
): Record<string, Record<string, CellContent>> =>
  Object.fromEntries(
    (table?.rows ?? []).map((row) => [
      row.key,
      Object.fromEntries(
        fields.map((field) => [field.id, row.values[table?.indexOf(field.id) ?? -1] ?? null])
      )
    ])
  )

const expected = (rows: readonly PreparedRow[]): Record<string, Record<string, CellContent>> =>
  Object.fromEntries(rows.map((row) => [row.key, { ...row.cells }]))

const expectEverything = (report: Report): void => {
  expect(valuesByKey(report.indicators, indicatorFields(plan.years))).toEqual(
    expected(prepared.rows.indicators)
  )
  expect(valuesByKey(report.projects, projectFields())).toEqual(expected(prepared.rows.projects))
  expect(report.period).toEqual({ year: 2023, part: 'year' })
  expect(report.header.unit?.value).toBe('天宁生态环境局')
}

const withoutNames: Edit = (workbook) => ({ ...workbook, names: [] })

const indicatorCount = indicatorFields(plan.years).length
const projectCount = projectFields().length
const identity = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

describe('a workbook read back', () => {
  it('gives every value of every row, header fields, period and metadata', () => {
    const report = readReport(content, plan)
    expectEverything(report)
    expect(report.header).toMatchObject({
      unit: { sheet: '填报说明', value: '天宁生态环境局' },
      period: { value: '2023年' },
      reporter: { value: '李四' },
      phone: { value: '0519-1' },
      date: { value: '2024-01-15' }
    })
    expect(report.summary?.name).toBe('汇总表')
    expect(report.findings?.name).toBe('审核结果')
    expect(report.metadata).toMatchObject({ planId: plan.id, templateVersion: TEMPLATE_VERSION })
    expect(report.metadata?.keys.projects).toHaveLength(76)
    expect(report.metadata?.base.projects['PRJ-01']).toEqual({
      adjustment: '规划内',
      investedYear: 150.5,
      investedTotal: 400.33,
      physicalProgress: 40,
      status: '在建'
    })
    expect(report.metadata?.lockedHash).toMatch(/^[0-9a-f]{64}$/u)
    expect(report.indicators?.duplicates).toEqual([])
  })

  it('knows rows by their place and formulas by their cells', () => {
    const table = readReport(content, plan).indicators
    const row = table?.rows[2]
    expect(row?.row).toBe(7)
    expect(row && table?.hasFormula(row, 'rate')).toBe(true)
    expect(row && table?.hasFormula(row, 'name')).toBe(false)
  })

  it.each<readonly [string, Edit]>([
    ['names lost', withoutNames],
    [
      'sheets renamed and in another order',
      (workbook) => {
        const renamed = new Map(workbook.sheets.map((sheet, index) => [sheet.name, `表${index}`]))
        return {
          ...workbook,
          sheets: workbook.sheets
            .map((sheet) => ({ ...sheet, name: renamed.get(sheet.name) ?? '' }))
            .reverse(),
          names: workbook.names.map((entry) => ({
            ...entry,
            refersTo: entry.refersTo.replace(/'(.+)'/u, (_, name: string) => `'${renamed.get(name) ?? name}'`)
          }))
        }
      }
    ],
    [
      'sheets renamed and names lost',
      (workbook) =>
        withoutNames({
          ...workbook,
          sheets: workbook.sheets.map((sheet, index) => ({ ...sheet, name: `x${index}` }))
        })
    ],
    ['a column inserted', reordered('指标表', [...identity(7), null, ...identity(indicatorCount).slice(7)])],
    ['columns in reverse order', reordered('项目表', identity(projectCount).reverse())],
    [
      'columns in reverse order and names lost',
      (workbook) => withoutNames(reordered('项目表', identity(projectCount).reverse())(workbook))
    ],
    [
      'a header renamed',
      onSheet('指标表', (sheet) => ({
        ...sheet,
        values: sheet.values.map((cells, row) =>
          row === 3 ? cells.map((cell) => (cell === '指标名称' ? '考核指标' : cell)) : cells
        )
      }))
    ],
    [
      'headers with blanks, line breaks and other brackets, names lost',
      (workbook) =>
        withoutNames(
          onSheet('项目表', (sheet) => ({
            ...sheet,
            values: sheet.values.map((cells, row) =>
              row === 3
                ? cells.map((cell) =>
                    cellText(cell).replace('（', ' (').replace('）', ')\n').replace('项目', '项 目')
                  )
                : cells
            )
          }))(workbook)
        )
    ],
    [
      'blank, stray and marked rows',
      (workbook) =>
        insertedRow('指标表', 10, [null, ' ', '　', null])(
          insertedRow('项目表', 30, ['✕'])(
            onSheet('项目表', (sheet) => ({ ...sheet, values: [...sheet.values, [], [null, ''], ['！']] }))(
              workbook
            )
          )
        )
    ],
    [
      'a title row inserted',
      (workbook) =>
        movedNames('指标表', (column) => column, 1)(insertedRow('指标表', 0, ['打印稿'])(workbook))
    ],
    [
      'the used range beginning elsewhere',
      onSheet('指标表', (sheet) => ({ ...sheet, top: 1, values: sheet.values.slice(1) }))
    ]
  ])('survives %s', (_, edit) => {
    expectEverything(readReport(edit(content), plan))
  })

  it('survives moved columns, new columns, sorted rows, blank rows and lost names together', () => {
    const order = (count: number) =>
      fc.shuffledSubarray(identity(count), { minLength: count, maxLength: count }).chain((columns) =>
        fc.array(fc.nat({ max: count }), { maxLength: 3 }).map((places) => {
          const all: (number | null)[] = [...columns]
          for (const place of places.slice(0, 1)) all.splice(place, 0, null)
          return all
        })
      )
    const rows = fc.shuffledSubarray(identity(76), { minLength: 76, maxLength: 76 })
    const blanks = fc.array(fc.integer({ min: 4, max: 70 }), { maxLength: 4 })
    fc.assert(
      fc.property(
        order(indicatorCount),
        order(projectCount),
        rows,
        blanks,
        fc.boolean(),
        (indicatorOrder, projectOrder, sorted, blankRows, hasNames) => {
          const sort = onSheet('项目表', (sheet) => ({
            ...sheet,
            values: [...sheet.values.slice(0, 4), ...sorted.map((index) => sheet.values[4 + index] ?? [])]
          }))
          const edits: Edit[] = [
            sort,
            ...blankRows.map((at) => insertedRow('项目表', at, [])),
            reordered('指标表', indicatorOrder),
            reordered('项目表', projectOrder),
            ...(hasNames ? [] : [withoutNames])
          ]
          const report = readReport(
            edits.reduce((workbook, edit) => edit(workbook), content),
            plan
          )
          expectEverything(report)
          expect(report.projects?.rows.map((row) => row.key)).toEqual(
            sorted.map((index) => prepared.rows.projects[index]?.key)
          )
        }
      ),
      { numRuns: caseCount(15, 400) }
    )
  })

  it('reports a header that is there twice, and reads the column that carries the stored name', () => {
    const copied = onSheet('项目表', (sheet) => ({
      ...sheet,
      values: sheet.values.map((cells, row) => {
        const copy = cells[12] ?? null
        return [...cells.slice(0, 2), row === 3 ? copy : -1, ...cells.slice(2)]
      })
    }))
    const report = readReport(
      movedNames('项目表', (column) => (column < 2 ? column : column + 1), 0)(copied(content)),
      plan
    )
    expect(report.projects?.duplicates).toEqual([{ field: 'investedTotal', column: 2 }])
    expect(report.projects?.columnOf('investedTotal')).toBe(13)
  })

  it('reads a missing column as empty cells', () => {
    const kept = identity(projectCount).filter((column) => column !== 11)
    const report = readReport(reordered('项目表', kept)(content), plan)
    expect(report.projects?.columnOf('investedYear')).toBeUndefined()
    expect(valuesByKey(report.projects, projectFields())['PRJ-01']).toMatchObject({
      investedYear: null,
      investedTotal: 400.33
    })
  })

  it('finds header fields by their labels when names are lost, over merged cells', () => {
    const moved = onSheet('填报说明', (sheet) => ({
      ...sheet,
      values: [
        [],
        ['填报单位：', null, '郑陆镇', '报告期', '2023 上半年'],
        ['填报日期', 45_306, '联系电话', null]
      ]
    }))
    const { header, period } = readReport(withoutNames(moved(content)), plan)
    expect(header.unit).toEqual({ sheet: '填报说明', cell: 'C2', value: '郑陆镇' })
    expect(header.date).toEqual({ sheet: '填报说明', cell: 'B3', value: 45_306 })
    expect(header.phone).toEqual({ sheet: '填报说明', cell: 'D3', value: null })
    expect(header.reporter).toBeUndefined()
    expect(period).toEqual({ year: 2023, part: 'H1' })
  })

  it('takes no label for the value of an empty field when names are lost', () => {
    const empty = onSheet('填报说明', (sheet) => ({
      ...sheet,
      values: [['填报日期', null, '规划期', '2021—2025年（基期2020年）']]
    }))
    const { header } = readReport(withoutNames(empty(content)), plan)
    expect(header.date).toEqual({ sheet: '填报说明', cell: 'B1', value: null })
  })

  it.each(['指标表', '项目表'])('takes no other sheet for %s where that is gone', (name) => {
    const report = readReport(
      { ...content, sheets: content.sheets.filter((sheet) => sheet.name !== name) },
      plan
    )
    const sheets = [report.indicators, report.projects].map((table) => table?.sheet.name)
    expect(sheets).toEqual(['指标表', '项目表'].map((other) => (other === name ? undefined : other)))
  })

  it('finds nothing in a foreign workbook', () => {
    const foreign: WorkbookContent = {
      sheets: [
        {
          ...content.sheets[0],
          name: 'Sheet1',
          values: [
            ['a', 1],
            [null, { error: '#REF!' }]
          ]
        } as SheetContent
      ],
      names: [],
      customProperties: {}
    }
    expect(readReport(foreign, plan)).toMatchObject({
      metadata: undefined,
      indicators: undefined,
      projects: undefined,
      guide: undefined,
      period: undefined
    })
  })

  it('never throws, whatever the cells hold', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom<CellContent>({ error: '#N/A' }, '未公布', '2023年', '/', '≥98', '{"indicators":1}')
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 90 }), fc.nat({ max: 46 }), cell), { maxLength: 60 }),
        fc.nat({ max: 6 }),
        (edits, sheetIndex) => {
          const name = content.sheets[sheetIndex]?.name ?? ''
          const edited = onSheet(name, (sheet) => {
            const values = sheet.values.map((cells) => [...cells])
            for (const [row, column, value] of edits) {
              const cells = values[row]
              if (cells) cells[column] = value
            }
            return { ...sheet, values }
          })(content)
          const report = readReport(edited, plan)
          atOnce(computeFromReport(plan, report, report.period))
        }
      ),
      { numRuns: caseCount(40, 1_000) }
    )
  })
})

describe('metadata', () => {
  it('is found on a renamed sheet that is only hidden', () => {
    const renamed = onSheet('_plan_report', (sheet) => ({ ...sheet, name: 'x', visibility: 'hidden' }))(
      content
    )
    expect(readMetadata(renamed)).toEqual(readMetadata(content))
  })

  it('falls back on the custom properties', () => {
    const stripped = { ...content, sheets: content.sheets.filter((sheet) => sheet.name !== '_plan_report') }
    expect(readMetadata(stripped)).toEqual({
      planId: plan.id,
      planVersion: '',
      templateVersion: TEMPLATE_VERSION,
      lockedHash: '',
      keys: { indicators: [], projects: [] },
      base: { indicators: {}, projects: {} }
    })
  })

  it('survives long values in several cells', () => {
    const long = '说'.repeat(70_000)
    const workbook = layoutToContent(
      atOnce(buildWorkbook({ ...draft, projects: projectRows(plan, { 'PRJ-02': { progressNote: long } }) }))
    )
    const sheet = workbook.sheets.find(({ name }) => name === '_plan_report')
    expect(
      Math.max(...(sheet?.values ?? []).flat().map((cell) => cellText(cell).length))
    ).toBeLessThanOrEqual(30_000)
    expect(readMetadata(workbook)?.base.projects['PRJ-02']?.['progressNote']).toBe(long)
  })

  it('has a locked hash that ignores order and reporting values and notices a changed plan cell', () => {
    const hashOf = (over: Partial<ReportDraft>) =>
      readMetadata(layoutToContent(atOnce(buildWorkbook({ ...draft, ...over }))))?.lockedHash
    const rows = draft.projects ?? []
    expect(hashOf({ projects: [...rows].reverse() })).toBe(hashOf({}))
    expect(hashOf({ indicators: indicatorRows(plan, {}) })).toBe(hashOf({}))
    expect(hashOf({ projects: projectRows(plan, { 'PRJ-01': { amount: 1001 } }) })).not.toBe(
      hashOf({ projects: projectRows(plan, {}) })
    )
  })
})

describe('figures of a report read back', () => {
  it.each([
    ['yearly', { year: 2023, part: 'year' }],
    ['half-year', { year: 2023, part: 'H1' }]
  ] as const)('equal the figures it was built with: %s', (_, period) => {
    const typed = {
      ...draft,
      period,
      indicators: indicatorRows(plan, { 'IND-03': { actual2022: 83, current: 82.9 } })
    }
    const report = readReport(layoutToContent(atOnce(buildWorkbook(typed))), plan)
    const figures = atOnce(computeFromReport(plan, report, report.period))
    const original = atOnce(prepareReport(typed)).figures
    const shown = (some: ReportFigures) =>
      figuresOf(some.summary)
        .filter(({ id }) => !id.includes('.spare'))
        .map(({ id }) => [id, shownScalar(some.value(id))])
    expect(shown(figures)).toEqual(shown(original))
    expect(figures.indicators.map((row) => row['status'])).toEqual(
      original.indicators.map((row) => row['status'])
    )
    expect(shownScalar(figures.indicators[2]?.['current'])).toBe(period.part === 'year' ? '' : 82.9)
  })

  it('take what was typed, not what formulas showed', () => {
    const table = readReport(content, plan).indicators
    const row = table?.rows[2]
    const inputs = table && row ? rowInputsOf(table, row) : {}
    expect(inputs).not.toHaveProperty('rate')
    expect(inputs).not.toHaveProperty('current')
    expect(shownScalar(inputs['actual2023'])).toBe(83.1)
  })
})
