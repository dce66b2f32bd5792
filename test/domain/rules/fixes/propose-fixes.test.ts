import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { atOnce } from '../../../../src/domain/measures/steps'
import type { Plan } from '../../../../src/domain/plan/plan'
import type { IndicatorField, ProjectField, TableId } from '../../../../src/domain/report/fields'
import type { Report, ReportTable } from '../../../../src/domain/report/report'
import type { CellBlock, CellContent } from '../../../../src/domain/report/workbook-content'
import { catalogue } from '../../../../src/domain/rules/catalogue'
import { compileRules, validate } from '../../../../src/domain/rules/engine'
import {
  blocksBefore,
  blocksOf,
  type Fix,
  fixKinds,
  proposeFixes,
  tableFixKinds
} from '../../../../src/domain/rules/fixes/propose-fixes'
import { rangeTooShort } from '../../../../src/domain/rules/workbook/range-too-short'
import { builtInPlan } from '../../../support/built-in-plan'
import {
  buildReport,
  FILLED_HEADER,
  formulaAt,
  type ReportSpec,
  type RowSpec
} from '../../../support/report-builder'
import { smallPlan } from '../small-plan'
import { caseCount } from '../../../support/case-count'

const plan = smallPlan()

type Values<F extends string> = Readonly<Partial<Record<F, CellContent>>>

const indicatorSpec = (values: Values<IndicatorField>, key = 'IND-1'): ReportSpec => ({
  header: FILLED_HEADER,
  indicators: [{ key, values }],
  projects: []
})
const projectSpec = (values: Values<ProjectField>, key = 'PRJ-1'): ReportSpec => ({
  header: FILLED_HEADER,
  indicators: [],
  projects: [{ key, values }]
})

const findingsOf = (report: Report, ofPlan: Plan = plan) =>
  atOnce(validate(compileRules(catalogue, ofPlan), { plan: ofPlan, report }))
const fixesOf = (
  spec: ReportSpec,
  options: { readonly includePlan?: boolean } = {},
  ofPlan: Plan = plan
): Fix[] => {
  const report = buildReport(ofPlan, spec)
  return atOnce(proposeFixes(ofPlan, report, findingsOf(report, ofPlan), options))
}
const short = ({ finding, field, before, after, safe }: Fix) => [finding.code, field, before, after, safe]

/** The rows of a table after blocks were written into its sheet, as specs that hold every cell. */
function writtenRows<F extends string>(
  table: ReportTable<F> | undefined,
  blocks: readonly CellBlock[]
): RowSpec<F>[] {
  return (table?.rows ?? []).map((row) => {
    const values = [...row.values]
    for (const { sheet, top, left, values: block } of blocks) {
      const written = block[row.row - 1 - top]
      if (sheet === table?.sheet.name && row.row - 1 >= top && written) {
        written.forEach((value, index) => (values[left + index] = value))
      }
    }
    const entries = table?.fields.map(({ id }, at) => [id, values[at] ?? null] as const) ?? []
    return { key: row.key, values: Object.fromEntries(entries) as Partial<Record<F, CellContent>> }
  })
}
const written = (report: Report, blocks: readonly CellBlock[], ofPlan: Plan = plan): Report =>
  buildReport(ofPlan, {
    header: FILLED_HEADER,
    indicators: writtenRows(report.indicators, blocks),
    projects: writtenRows(report.projects, blocks)
  })

describe('fixes', () => {
  it.each<[Values<IndicatorField>, unknown[]]>([
    [{ actual2021: '８３.５ ' }, ['number-as-text', 'actual2021', '８３.５ ', 83.5, true]],
    [{ actual2021: '83%' }, ['number-as-text', 'actual2021', '83%', 83, true]],
    [{ unit: '％' }, ['unit-nonstandard', 'unit', '％', '%', true]],
    [{ no: 7 }, ['sequence-broken', 'no', 7, 1, true]],
    [{ no: '１' }, ['text-untidy', 'no', '１', 1, true]],
    [{ baseline: ' 82' }, ['text-untidy', 'baseline', ' 82', 82, true]],
    [{ name: '优良天数\n比例 ' }, ['text-untidy', 'name', '优良天数\n比例 ', '优良天数比例', true]],
    [{ issues: '一\u200b\n\u3000二' }, ['text-untidy', 'issues', '一\u200b\n\u3000二', '一\n二', true]],
    [{ remarks: '\u0007' }, ['text-untidy', 'remarks', '\u0007', null, true]],
    [{ actual2021: 0.83 }, ['percent-as-fraction', 'actual2021', 0.83, 83, false]],
    [{ target: 85 }, ['plan-cell-changed', 'target', 85, 84, false]],
    [{ group: '水' }, ['plan-cell-changed', 'group', '水', null, false]]
  ])('correct %j of an indicator', (values, expected) => {
    expect(fixesOf(indicatorSpec(values)).map(short)).toEqual([expected])
  })

  it.each<[Values<ProjectField>, unknown[]]>([
    [{ investedTotal: '1,200万元' }, ['number-as-text', 'investedTotal', '1,200万元', 1200, true]],
    [{ amount: '1000 ' }, ['number-as-text', 'amount', '1000 ', 1000, true]],
    [{ years: '２０２１—２０２３' }, ['text-untidy', 'years', '２０２１—２０２３', '2021-2023', true]],
    [
      { years: '2022一2024', adjustment: '调整' },
      ['years-unreadable', 'years', '2022一2024', '2022-2024', true]
    ],
    [{ years: '2024到2024', adjustment: '调整' }, ['years-unreadable', 'years', '2024到2024', 2024, true]],
    [
      { leadUnits: '城关镇\n县水利局', adjustment: '调整' },
      ['text-untidy', 'leadUnits', '城关镇\n县水利局', '城关镇、县水利局', true]
    ],
    [
      { leadUnits: ' 城关镇/县水利局', adjustment: '调整' },
      ['unit-unknown', 'leadUnits', ' 城关镇/县水利局', '城关镇、县水利局', true]
    ]
  ])('correct %j of a project', (values, expected) => {
    const spec = projectSpec({ explanation: '经批准', investedYear: 0, ...values })
    expect(fixesOf(spec).map(short)).toEqual([expected])
  })

  it.each<[Values<ProjectField>]>([
    [{ investedTotal: '1234567890123456789' }],
    [{ investedTotal: '约5' }],
    [{ years: '近期', adjustment: '调整' }],
    [{ leadUnits: '某公司', adjustment: '调整' }],
    [{ name: { error: '#N/A' }, adjustment: '调整' }]
  ])('leave %j to people', (values) => {
    expect(fixesOf(projectSpec({ explanation: '经批准', ...values }))).toEqual([])
  })

  it('name the cell they correct', () => {
    const report = buildReport(plan, indicatorSpec({ actual2021: '83' }))
    const [fix] = atOnce(proposeFixes(plan, report, findingsOf(report)))
    expect(fix).toMatchObject({
      sheet: '指标表',
      row: report.indicators?.rows[0]?.row,
      column: report.indicators?.columnOf('actual2021'),
      table: 'indicators',
      rowKey: 'IND-1'
    })
  })

  it('leave formulas alone', () => {
    const report = buildReport(plan, indicatorSpec({ actual2021: '83' }))
    const column = report.indicators?.columnOf('actual2021') ?? 0
    const spec = indicatorSpec({ actual2021: '83' })
    const formulas = new Map([[formulaAt(report.indicators?.rows[0]?.row ?? 0, column), '"8"&"3"']])
    expect(fixesOf({ ...spec, indicatorTable: { formulas } })).toEqual([])
  })

  it('put the template’s formula back: where it lost a reference, was cleared, and on confirmation over a value', () => {
    const at = (spec: ReportSpec) => {
      const { projects } = buildReport(plan, spec)
      return formulaAt(projects?.rows[0]?.row ?? 0, projects?.columnOf('investedRate') ?? 0)
    }
    const broken = projectSpec({ investedRate: { error: '#REF!' } })
    const row = 'PRJ-1'
    const overwritten = (value: CellContent): ReportSpec => ({
      ...projectSpec({}),
      projects: [{ key: row, values: { investedRate: value }, constants: ['investedRate'] }]
    })
    const formulasOf = (spec: ReportSpec) =>
      fixesOf(spec).flatMap(({ finding, formula, formulaBefore, safe, field }) =>
        formula === undefined ? [] : [[finding.code, field, formulaBefore, safe, formula.startsWith('IF(')]]
      )
    expect(
      formulasOf({ ...broken, projectTable: { formulas: new Map([[at(broken), 'ROUND(#REF!/H5,6)']]) } })
    ).toEqual([['cell-error', 'investedRate', 'ROUND(#REF!/H5,6)', true, true]])
    expect(formulasOf({ ...broken, projectTable: { formulas: new Map([[at(broken), 'H5/0']]) } })).toEqual([])
    expect(formulasOf(overwritten(null))).toEqual([
      ['formula-overwritten', 'investedRate', undefined, true, true]
    ])
    expect(formulasOf(overwritten(0.5))).toEqual([
      ['formula-overwritten', 'investedRate', undefined, false, true]
    ])
  })

  it('touch what the plan has printed only where asked, and never its meaning', () => {
    const spec = { header: FILLED_HEADER }
    const inPlan = (options: { readonly includePlan?: boolean }) =>
      fixesOf(spec, options, builtInPlan).filter(({ finding }) => finding.origin === 'plan')
    expect(inPlan({})).toEqual([])
    const asked = inPlan({ includePlan: true })
    expect(asked.map(({ finding }) => finding.code)).toEqual(
      expect.arrayContaining(['unit-nonstandard', 'text-untidy'])
    )
    const report = buildReport(builtInPlan, spec)
    const codes = findingsOf(written(report, blocksOf(asked), builtInPlan), builtInPlan).map(
      ({ code }) => code
    )
    expect(codes).not.toContain('plan-cell-changed')
    expect(codes).not.toContain('unit-nonstandard')
  })

  it('know which cells sheet protection locks', () => {
    const locked = (spec: ReportSpec): boolean[] => fixesOf(spec).map((fix) => fix.locked)
    expect(locked(indicatorSpec({ name: '优良天数比例 ' }))).toEqual([true])
    expect(locked(indicatorSpec({ actual2021: '83' }))).toEqual([false])
    expect(locked(projectSpec({ name: '清淤 ', adjustment: '调整', explanation: '经批准' }))).toEqual([false])
    const assigned = indicatorSpec({ assignedTarget: '5', selfAssessment: '完成' }, 'IND-4')
    expect(locked(assigned)).toEqual([false])
    const metadata = { packageId: 'P1', unit: '城关镇' }
    expect(locked({ ...assigned, metadata })).toEqual([true])
  })

  it('are announced by the findings they correct', () => {
    const { projects } = buildReport(plan, projectSpec({}))
    const cell = formulaAt(projects?.rows[0]?.row ?? 0, projects?.columnOf('investedRate') ?? 0)
    const lost: ReportSpec = {
      ...projectSpec({ investedRate: { error: '#REF!' } }),
      projectTable: { formulas: new Map([[cell, 'ROUND(#REF!/H5,6)']]) }
    }
    const overwritten: ReportSpec = {
      ...projectSpec({}),
      projects: [{ key: 'PRJ-1', values: { investedRate: 0.5 }, constants: ['investedRate'] }]
    }
    for (const spec of [lost, overwritten, indicatorSpec({ no: 7, actual2021: '83' })]) {
      const fixes = fixesOf(spec)
      expect(fixes.length).toBeGreaterThan(0)
      expect(fixes.filter(({ finding }) => !finding.fixable)).toEqual([])
    }
  })

  it('exist for every code whose findings say that they can be corrected', () => {
    const kinds = new Set([...fixKinds, ...tableFixKinds].map(({ code }) => code))
    // Ranges are put right with their rows, not cell by cell.
    const corrected = new Set([...kinds, rangeTooShort.code])
    expect(catalogue.filter(({ code, fixable }) => fixable && !corrected.has(code))).toEqual([])
    expect([...kinds].filter((code) => !catalogue.some((rule) => rule.code === code))).toEqual([])
  })
})

describe('cells written by fixes', () => {
  const fix = (row: number, column: number, before: CellContent, after: string | number | null): Fix => ({
    ...(fixesOf(indicatorSpec({ no: 7 }))[0] as Fix),
    row,
    column,
    before,
    after
  })

  it('are joined where they stand below each other', () => {
    const fixes = [fix(7, 2, 'c', 3), fix(5, 2, 'a', 1), fix(6, 2, 'b', null), fix(6, 3, 'd', 'x')]
    expect(blocksOf(fixes)).toEqual([
      { sheet: '指标表', top: 4, left: 2, values: [[1], [null], [3]] },
      { sheet: '指标表', top: 5, left: 3, values: [['x']] }
    ])
    expect(blocksBefore(fixes)).toEqual([
      { sheet: '指标表', top: 4, left: 2, values: [['a'], ['b'], ['c']] },
      { sheet: '指标表', top: 5, left: 3, values: [['d']] }
    ])
  })

  const spelled = (texts: readonly string[]): fc.Arbitrary<CellContent> =>
    fc
      .tuple(
        fc.constantFrom('', ' ', '\u3000', '\u200b', '\n', '\t', '、'),
        fc.constantFrom(...texts),
        fc.constantFrom('', ' ', '\u3000\n', '\u00a0', '\u0007', '％', '万元', '/', '、 ')
      )
      .map((parts) => parts.join(''))
  const number = spelled([
    '83',
    '８３',
    '1,200',
    '0.83',
    '１２．５',
    '-5',
    '1 200',
    '约5',
    '12345678901234567890'
  ])
  const unit = spelled(['%', 'ug/m3', '微克/立方米', '人', '万 元'])
  const units = spelled([
    '城关镇',
    '城关镇/县水利局',
    '城关镇\n县水利局',
    '城关镇；河东办 县水利局',
    '某局',
    '城关镇（甲\n公司）',
    '各镇、街道'
  ])
  const years = spelled(['2021', '２０２１—２０２５', '2021一2025', '2021-2025', '2025一2021', '近期'])
  const text = fc.oneof(
    spelled(['甲 乙', 'A\nB', '＝１', '河道\n清淤', '（一']),
    fc.string({ unit: 'binary', maxLength: 8 })
  )
  const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
    fc.option(value, { nil: undefined, freq: 2 })
  const defined = (values: object): Readonly<Record<string, CellContent>> =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

  const indicators = fc
    .record({
      actual2021: some(number),
      actual2022: some(number),
      assignedTarget: some(number),
      unit: some(unit),
      no: some(spelled(['1', '１', '7'])),
      name: some(text),
      target: some(spelled(['84', '８４', '≥８４', '完成省定目标'])),
      responsibleUnit: some(units),
      issues: some(text)
    })
    .chain((values) =>
      fc.constantFrom('IND-1', 'IND-2', 'X1').map((key) => ({ key, values: defined(values) }))
    )
  const projects = fc
    .record({
      amount: some(number),
      investedTotal: some(number),
      physicalProgress: some(number),
      years: some(years),
      leadUnits: some(units),
      cooperatingUnits: some(units),
      content: some(text),
      status: some(spelled(['在建', '完工'])),
      adjustment: some(fc.constantFrom<CellContent>('调整', '新增', '规划内 '))
    })
    .chain((values) =>
      fc.constantFrom('PRJ-1', 'PRJ-2', 'N1').map((key) => ({ key, values: defined(values) }))
    )

  it('have no finding of their rules any more, and applying once more changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(indicators, { maxLength: 3 }),
        fc.array(projects, { maxLength: 3 }),
        fc.boolean(),
        (indicatorSpecs, projectSpecs, includePlan) => {
          const spec = { header: FILLED_HEADER, indicators: indicatorSpecs, projects: projectSpecs }
          const report = buildReport(plan, spec)
          const safe = atOnce(proposeFixes(plan, report, findingsOf(report), { includePlan })).filter(
            (one) => one.safe
          )
          const after = written(report, blocksOf(safe))
          const again = findingsOf(after)
          const fixedCells = new Set(safe.map(({ table, row, field }) => `${table} ${row} ${field}`))
          const fixed = new Set(
            safe.map(({ finding, table, row, field }) => `${finding.code} ${table} ${row} ${field}`)
          )
          expect(
            again.filter(({ code, table, row, field }) =>
              fixed.has(`${code} ${String(table)} ${row} ${field}`)
            )
          ).toEqual([])
          expect(atOnce(proposeFixes(plan, after, again, { includePlan })).filter((one) => one.safe)).toEqual(
            []
          )
          for (const id of ['indicators', 'projects'] as const) sameElsewhere(id, report, after, fixedCells)
          expect(written(after, blocksBefore(safe)).content.sheets).toEqual(
            written(report, []).content.sheets
          )
        }
      ),
      { numRuns: caseCount(100, 2_000) }
    )
  })

  function sameElsewhere(id: TableId, before: Report, after: Report, fixedCells: ReadonlySet<string>): void {
    const [rows, newRows] = [before[id]?.rows ?? [], after[id]?.rows ?? []]
    rows.forEach((row, index) =>
      before[id]?.fields.forEach(({ id: field }, at) => {
        if (!fixedCells.has(`${id} ${row.row} ${field}`)) {
          expect(newRows[index]?.values[at]).toEqual(row.values[at] ?? null)
        }
      })
    )
  }
})
