import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { atOnce } from '../../../src/domain/measures/steps'
import { parseReference } from '../../../src/domain/report/a1'
import { indicatorFields, projectFields, type ProjectField } from '../../../src/domain/report/fields'
import type { Report } from '../../../src/domain/report/report'
import { type CellContent, cellKey } from '../../../src/domain/report/workbook-content'
import { catalogue } from '../../../src/domain/rules/catalogue'
import { compileRules, openSession, validate } from '../../../src/domain/rules/engine'
import type { Finding } from '../../../src/domain/rules/finding'
import { tellingOrder } from '../../../src/domain/rules/placement'
import type { Rule } from '../../../src/domain/rules/rule'
import {
  buildReport,
  FILLED_HEADER,
  indicatorRows,
  projectRows,
  type ReportSpec
} from '../../support/report-builder'
import { generatedReport } from '../../support/generated-plan'
import { smallPlan } from './small-plan'

const plan = smallPlan()
const rules = compileRules(catalogue, plan)
const findingsOf = (spec: ReportSpec = {}, ruleSet = rules): Finding[] =>
  atOnce(validate(ruleSet, { plan, report: buildReport(plan, { header: FILLED_HEADER, ...spec }) }))
const codesAt = (findings: readonly Finding[], rowKey: string, field: string): string[] =>
  findings.filter((finding) => finding.rowKey === rowKey && finding.field === field).map(({ code }) => code)

describe('validation', () => {
  it('orders findings by sheet, row, column and code, those about a sheet before its rows', () => {
    const findings = findingsOf({
      header: { ...FILLED_HEADER, phone: null },
      projects: projectRows(plan).slice(1).reverse(),
      summary: [[{ error: '#REF!' }]]
    })
    const sheets = ['填报说明', '指标表', '项目表', '汇总表']
    const keys = findings.map(({ sheet, row, cell, code }) => [
      sheets.indexOf(sheet),
      row,
      parseReference(cell)?.range.left ?? -1,
      code
    ])
    const sorted = [...keys].sort((a, b) => {
      for (let at = 0; at < 4; at += 1) {
        const [x, y] = [a[at] ?? 0, b[at] ?? 0]
        if (x !== y) return x < y ? -1 : 1
      }
      return 0
    })
    expect(keys).toEqual(sorted)
    expect(new Set(findings.map(({ sheet }) => sheet))).toEqual(new Set(sheets))
  })

  it('keeps the order where more is found in the workbook than in rows, or both tables stand on one sheet', () => {
    const links = new Map(
      Array.from({ length: 4000 }, (_, index): [number, string] => [
        cellKey(3 + (index % 200), 40 + Math.floor(index / 200)),
        "'C:\\[f.xlsx]S'!A1"
      ])
    )
    const linked = buildReport(plan, { header: FILLED_HEADER, projectTable: { formulas: links } })
    const { indicators, projects } = linked
    if (!indicators || !projects) throw new Error('no tables')
    const joined = { ...linked, projects: { ...projects, sheet: indicators.sheet } }
    for (const report of [linked, joined]) {
      const findings = atOnce(validate(rules, { plan, report }))
      expect(findings).toEqual([...findings].sort(tellingOrder(report)))
      expect(findings.filter(({ code }) => code === 'external-link')).toHaveLength(4000)
    }
  })

  it('gives the plan what stands in its unchanged cells, and the reporter the rest', () => {
    const findings = findingsOf({
      projects: projectRows(plan, {
        'PRJ-1': { amount: '/', adjustment: '调整' },
        'PRJ-3': { amount: '－', adjustment: '调整' }
      })
    })
    const origins = findings
      .filter(({ code }) => code === 'amount-unlisted')
      .map(({ rowKey, origin }) => [rowKey, origin])
    expect(origins).toEqual([
      ['PRJ-1', 'reported'],
      ['PRJ-3', 'plan']
    ])
  })

  it('tells a blemish of a merged printed cell once', () => {
    const record = (code: string, no: number) => {
      const first = plan.document.projects[0]
      if (!first) throw new Error('the small plan has no project')
      return { ...first, code, no, name: '清淤（', content: code }
    }
    const merged = smallPlan({
      projects: [record('A', 1), { ...record('B', 2), continues: ['name' as const] }]
    })
    const report = buildReport(merged, { header: FILLED_HEADER })
    const found = (spec: ReportSpec) =>
      atOnce(
        validate(compileRules(catalogue, merged), {
          plan: merged,
          report: buildReport(merged, { header: FILLED_HEADER, ...spec })
        })
      )
        .filter(({ code }) => code === 'bracket-unbalanced')
        .map(({ rowKey, origin }) => [rowKey, origin])
    expect(report.projects?.rows).toHaveLength(2)
    expect(found({})).toEqual([['A', 'plan']])
    expect(found({ projects: projectRows(merged, { B: { name: '护岸（', adjustment: '调整' } }) })).toEqual([
      ['A', 'plan'],
      ['B', 'reported']
    ])
  })

  it.each([
    ['PRJ-1', 'years', { years: null }, ['plan-cell-changed']],
    ['PRJ-1', 'amount', { amount: '约千' }, ['plan-cell-changed']],
    ['PRJ-1', 'amount', { amount: '约千', adjustment: '调整' }, ['amount-unreadable']],
    ['PRJ-1', 'amount', { amount: '1000 ' }, ['number-as-text']],
    ['PRJ-1', 'leadUnits', { leadUnits: '某公司（', adjustment: '调整' }, ['bracket-unbalanced']],
    ['PRJ-1', 'investedTotal', { investedTotal: 5_000_000 }, ['amount-outlier']],
    ['PRJ-1', 'investedTotal', { investedTotal: { error: '#N/A' } }, ['cell-error']]
  ])('gives one finding, the most specific, for %s %s with %j', (key, field, values, codes) => {
    expect(codesAt(findingsOf({ projects: projectRows(plan, { [key]: values }) }), key, field)).toEqual(codes)
  })

  it.each([
    ['actual2021', { actual2021: 0.83 }, ['percent-as-fraction']],
    ['actual2021', { actual2021: '140' }, ['number-as-text']],
    ['actual2021', { actual2021: 140 }, ['percent-out-of-range']],
    ['actual2024', { actual2024: '约84' }, ['actual-premature']],
    ['unit', { unit: '％' }, ['unit-nonstandard']]
  ])('gives one finding, the most specific, for %s with %j', (field, values, codes) => {
    expect(
      codesAt(findingsOf({ indicators: indicatorRows(plan, { 'IND-1': values }) }), 'IND-1', field)
    ).toEqual(codes)
  })

  it('judges by the period asked for before the workbook’s own', () => {
    const report = buildReport(plan, { header: FILLED_HEADER })
    const findings = atOnce(validate(rules, { plan, report, period: { year: 2021, part: 'year' } }))
    expect(
      findings.filter(({ code, rowKey }) => code === 'actual-missing' && rowKey === 'IND-1')
    ).toHaveLength(1)
  })

  it('judges a package by its own rows and totals not at all', () => {
    const metadata = {
      packageId: 'P1',
      unit: '城关镇',
      keys: { indicators: [], projects: ['PRJ-1', 'PRJ-4'] }
    }
    const findings = findingsOf({ metadata, indicators: [], projects: [{ key: 'PRJ-1' }] })
    const about = ['row-removed', 'row-added', 'count-mismatch', 'total-mismatch', 'assigned-target-missing']
    expect(
      findings.filter(({ code }) => about.includes(code)).map(({ code, rowKey }) => [code, rowKey])
    ).toEqual([['row-removed', 'PRJ-4']])
  })
})

describe('rule settings of a plan', () => {
  const settled = (settings: NonNullable<(typeof plan.document)['ruleSettings']>) => {
    const own = smallPlan({ ruleSettings: settings })
    return findingsOf({}, compileRules(catalogue, own))
  }

  it('switch a rule off', () => {
    expect(settled({}).some(({ code }) => code === 'actual-missing')).toBe(true)
    expect(settled({ 'actual-missing': { off: true } }).some(({ code }) => code === 'actual-missing')).toBe(
      false
    )
  })

  it('set its severity, whatever the rule would decide', () => {
    const severities = settled({ 'actual-missing': { severity: 'verification' } })
      .filter(({ code }) => code === 'actual-missing')
      .map(({ severity }) => severity)
    expect(new Set(severities)).toEqual(new Set(['verification']))
  })

  it('set its numbers over the defaults', () => {
    const seen: Readonly<Record<string, number>>[] = []
    const rule: Rule = {
      code: 'probe',
      severity: 'mandatory',
      numbers: { percent: 30, years: 1 },
      workbook: ({ numbers }) => void seen.push(numbers)
    }
    const own = smallPlan({ ruleSettings: { probe: { numbers: { percent: 5 } } } })
    atOnce(validate(compileRules([rule], own), { plan: own, report: buildReport(own) }))
    expect(seen).toEqual([{ percent: 5, years: 1 }])
  })
})

describe('validation session', () => {
  /** The report with another value in one cell, all other rows the same objects. */
  const withValue = (report: Report, row: number, field: ProjectField, value: CellContent): Report => {
    const table = report.projects
    if (!table) throw new Error('no projects')
    const at = table.indexOf(field)
    const rows = table.rows.map((each, index) =>
      index === row
        ? { ...each, values: each.values.map((content, place) => (place === at ? value : content)) }
        : each
    )
    return { ...report, projects: { ...table, rows } }
  }
  const counting = () => {
    const seen = { rows: [] as number[], names: 0, all: 0 }
    const counted: Rule[] = [
      {
        code: 'rows',
        severity: 'mandatory',
        projectRow:
          () =>
          ({ row }) =>
            void seen.rows.push(row)
      },
      {
        code: 'names',
        severity: 'mandatory',
        workbookFields: ['name'],
        workbook: () => void (seen.names += 1)
      },
      { code: 'all', severity: 'mandatory', workbook: () => void (seen.all += 1) }
    ]
    return { seen, session: openSession(compileRules(counted, plan), { plan }) }
  }
  const report = buildReport(plan, { header: FILLED_HEADER })

  it('checks a changed row alone and keeps the rest', () => {
    const { seen, session } = counting()
    atOnce(session.check(report))
    seen.rows.length = 0
    atOnce(session.check(withValue(report, 1, 'status', '在建')))
    expect(seen).toEqual({ rows: [report.projects?.rows[1]?.row], names: 1, all: 2 })
    atOnce(session.check(withValue(report, 2, 'name', '改名')))
    expect(seen.names).toBe(2)
  })

  it('checks all rows again when the period, the columns or the rows due are others', () => {
    for (const other of [
      { ...report, period: { year: 2022, part: 'year' } as const },
      buildReport(plan, { header: FILLED_HEADER }),
      { ...report, metadata: buildReport(plan, { metadata: {} }).metadata }
    ]) {
      const { seen, session } = counting()
      atOnce(session.check(report))
      seen.rows.length = 0
      atOnce(session.check(other))
      expect([seen.rows.length, seen.names]).toEqual([plan.projects.length, 2])
    }
  })

  it('finds what a whole validation finds', () => {
    const session = openSession(rules, { plan })
    atOnce(session.check(report))
    const changed = withValue(report, 0, 'status', '完工')
    atOnce(session.check(changed))
    expect(session.findings()).toEqual(atOnce(validate(rules, { plan, report: changed })))
  })

  it('tells the last whole judgement until the next one is through', () => {
    const session = openSession(rules, { plan })
    expect(session.findings()).toEqual([])
    atOnce(session.check(report))
    const before = session.findings()
    const steps = session.check(withValue(report, 0, 'status', '完工'))
    steps.next()
    expect(session.findings()).toEqual(before)
    while (!steps.next().done);
    expect(session.findings()).not.toEqual(before)
  })

  it('is not led astray by another workbook of the plan that is judged while it rests', () => {
    const { plan: large, report: own } = generatedReport(1200)
    const table = own.projects
    if (!table) throw new Error('no projects')
    const other = { ...own, projects: { ...table, sheet: { ...table.sheet, name: '另一张表' } } }
    const ruleSet = compileRules(catalogue, large)
    const session = openSession(ruleSet, { plan: large })
    const steps = session.check(own)
    expect(steps.next().done).toBe(false)
    atOnce(openSession(ruleSet, { plan: large }).check(other))
    while (!steps.next().done);
    const found = session.findings()
    expect(found.filter(({ origin }) => origin === 'plan').length).toBeGreaterThan(500)
    expect(found).toEqual(atOnce(validate(compileRules(catalogue, large), { plan: large, report: own })))
  })
})

describe('validation of anything', () => {
  const content: fc.Arbitrary<CellContent> = fc.oneof(
    fc.constant(null),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '',
      ' ',
      '/',
      '-',
      '=1',
      '未公布',
      '新增',
      '取消',
      '完工',
      '约束性',
      '2021-2025',
      '12%',
      '（',
      '#REF!',
      '1e400'
    ),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom({ error: '#REF!' }, { error: '' })
  )
  const key = fc.constantFrom('', 'IND-1', 'IND-4', 'PRJ-1', 'PRJ-3', 'X', '__proto__', 'constructor')
  const row = <F extends string>(fields: readonly F[]) =>
    fc.record({
      key,
      values: fc.dictionary(fc.constantFrom(...fields), content, { noNullPrototype: true }) as fc.Arbitrary<
        Partial<Record<F, CellContent>>
      >,
      constants: fc.subarray([...fields])
    })
  const indicatorIds = indicatorFields(plan.years).map(({ id }) => id)
  const projectIds = projectFields().map(({ id }) => id)

  it('never throws, and every finding names a cell that exists', () => {
    fc.assert(
      fc.property(
        fc.array(row(indicatorIds), { maxLength: 4 }),
        fc.array(row(projectIds), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('unit', 'period', 'reporter', 'phone', 'date'), content),
        fc.subarray([...indicatorIds], { maxLength: 3 }),
        fc.subarray([...projectIds], { maxLength: 3 }),
        fc.boolean(),
        (indicators, projects, header, indicatorsMissing, projectsMissing, isPackage) => {
          const report = buildReport(plan, {
            header,
            indicators,
            projects,
            indicatorTable: { missing: indicatorsMissing },
            projectTable: { missing: projectsMissing },
            metadata: isPackage ? { packageId: 'P1', unit: '城关镇' } : {}
          })
          const codes = new Set(catalogue.map(({ code }) => code))
          for (const finding of atOnce(validate(rules, { plan, report }))) {
            expect(codes).toContain(finding.code)
            if (finding.cell === '') continue
            const range = parseReference(finding.cell)?.range
            const table = finding.table && report[finding.table]
            if (!table) {
              expect(finding.sheet).toBe('填报说明')
            } else {
              expect(range?.top).toBe(finding.row - 1)
              expect(range?.left).toBe(table.columnOf(finding.field as never))
              expect(table.rows.some(({ row: number }) => number === finding.row)).toBe(true)
            }
          }
        }
      ),
      { numRuns: 500 }
    )
  })
})
