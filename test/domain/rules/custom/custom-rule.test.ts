import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { atOnce } from '../../../../src/domain/measures/steps'
import type { CustomRuleRecord } from '../../../../src/domain/plan/plan-document'
import { compileRules, openSession, validate } from '../../../../src/domain/rules/engine'
import {
  compileCustomRule,
  type CustomRule,
  customRulesOf,
  MOST_RULES
} from '../../../../src/domain/rules/custom/custom-rule'
import { LONGEST_EXPRESSION } from '../../../../src/domain/rules/custom/program'
import type { ProjectField } from '../../../../src/domain/report/fields'
import type { CellContent } from '../../../../src/domain/report/workbook-content'
import { buildReport, FILLED_HEADER, type RowSpec } from '../../../support/report-builder'
import { generatedReport } from '../../../support/generated-plan'
import { findingsOf, type Judged, said } from '../run-rule'
import { smallPlan } from '../small-plan'

type ProjectValues = Readonly<Partial<Record<ProjectField, CellContent>>>

const record = (expression: string, over: Partial<CustomRuleRecord> = {}): CustomRuleRecord => ({
  code: 'own-rule',
  scope: 'project',
  expression,
  severity: 'verification',
  message: '请核实',
  ...over
})

function compiled(expression: string, over: Partial<CustomRuleRecord> = {}): CustomRule {
  const compilation = compileCustomRule(record(expression, over), smallPlan())
  if (!compilation.ok) throw new Error(`${expression}: ${JSON.stringify(compilation.error)}`)
  return compilation.rule
}

const refused = (expression: string, over: Partial<CustomRuleRecord> = {}) => {
  const compilation = compileCustomRule(record(expression, over), smallPlan())
  return compilation.ok ? undefined : compilation.error
}

/** Keys of the projects a rule finds fault with, given values over PRJ-1. */
const faulty = (expression: string, values: ProjectValues = {}): readonly string[] =>
  findingsOf(compiled(expression), { projects: [{ key: 'PRJ-1', values }], indicators: [] }).map(
    ({ rowKey }) => rowKey
  )

/** How a rule about the whole workbook ends on the small plan's rows. */
function outcome(expression: string, judged: Judged = {}): string {
  const rule = compiled(expression, { scope: 'workbook' })
  const plan = smallPlan()
  const report = buildReport(plan, { header: FILLED_HEADER, ...judged })
  const context = { plan, report, period: report.period, numbers: {} }
  const failure = rule.failure(context)
  if (failure) return failure.reason
  return atOnce(validate(compileRules([rule], plan), { plan, report })).length === 0 ? 'fine' : 'finding'
}

describe('custom rule of a row', () => {
  it.each<[expression: string, values: ProjectValues, isFaulty: boolean]>([
    ['row["累计完成投资"] <= row["投资额"] * 1.1', { investedTotal: 1100 }, false],
    ['row["累计完成投资"] <= row["投资额"] * 1.1', { investedTotal: 1101 }, true],
    ['row["累计完成投资（万元）"] <= row["投资额（万元）"]', { investedTotal: 1001 }, true],
    ['row.investedTotal <= row.amount', { investedTotal: 1001 }, true],
    ['row["investedTotal"] <= row["amount"] * 2', { investedTotal: 2000 }, false],
    ['row["累计完成投资"] <= 2 * row["投资额"] + 1', { investedTotal: 2002 }, true],
    ['row["累计完成投资"] <= row["投资额"]', { investedTotal: '１，００１' }, true],
    ['row["形象进度"] == 100 || row["项目状态"] != "完工"', { physicalProgress: 90, status: '完工' }, true],
    ['row["形象进度"] == 100 || row["项目状态"] != "完工"', { physicalProgress: 100, status: '完工' }, false],
    ['row["项目状态"] in ["在建", "完工"]', { status: '暂停' }, true],
    ['row["项目名称"].contains("河")', { name: '污水管网' }, true],
    ['row["进展情况"].trim().size() >= 4', { progressNote: ' 在建 ' }, true],
    ['filled(row, "资金来源")', {}, true],
    ['filled(row, "资金来源")', { fundSource: '县级' }, false],
    ['row["资金来源"] != null', { fundSource: '   ' }, true],
    ['abs(row["投资额"] - 999.5) < 0.6', {}, false],
    ['round(row["投资额"] / 3, 2) == 333.33', {}, false],
    ['period.year == 2023 && period.part == "year"', {}, false],
    ['plan.end - period.year == 2 && plan.baselineYear < plan.start', {}, false],
    ['row["实施年限"] == "2021-2023"', {}, false]
  ])('judges %s on %j', (expression, values, isFaulty) => {
    expect(faulty(expression, values)).toEqual(isFaulty ? ['PRJ-1'] : [])
  })

  it.each<[expression: string, values: ProjectValues]>([
    ['row["累计完成投资"] <= row["投资额"]', {}],
    ['row["累计完成投资"] + 1 < 0', {}],
    ['-row["累计完成投资"] > 0', {}],
    ['1 - row["累计完成投资"] > 5.5', {}],
    ['row["累计完成投资"] <= row["投资额"]', { amount: '/', investedTotal: 5 }],
    ['row["累计完成投资"] < 0', { investedTotal: '很多' }],
    ['row["累计完成投资"] < 0', { investedTotal: { error: '#REF!' } }],
    ['row["进展情况"].contains("完")', {}],
    ['row["进展情况"].size() > 3 && true', {}],
    ['row["资金来源"] + "x" == "y"', {}],
    ['double(row["资金来源"]) > 1.0', {}]
  ])('passes a row over where %s meets an absent value', (expression, values) => {
    expect(faulty(expression, values)).toEqual([])
  })

  it('is decided without the absent value where the other side decides', () => {
    expect(faulty('row["累计完成投资"] > 5 && row["投资额"] < 10')).toEqual(['PRJ-1'])
    expect(faulty('row["累计完成投资"] > 5 || row["投资额"] > 10')).toEqual([])
  })

  it('sees the other rows and the other table', () => {
    const rule = compiled(
      'projects.filter(p, p["项目名称"] == row["项目名称"]).size() == 1 && count(indicators) == 5'
    )
    expect(said(rule).map(([place]) => place)).toEqual(['PRJ-2.name'])
  })

  it('judges indicator rows with the columns of their years', () => {
    const rule = compiled('row["2023年实际值"] >= row["基期值"]', { scope: 'indicator' })
    const indicators = [
      { key: 'IND-1', values: { actual2023: 81 } },
      { key: 'IND-2', values: { actual2023: 40 } },
      { key: 'IND-3', values: { actual2023: 1 } }
    ]
    expect(said(rule, { indicators }).map(([place]) => place)).toEqual(['IND-1.actual2023'])
  })

  it('marks the first field that people fill, else the first it names', () => {
    const values = { investedTotal: 2000 }
    const field = (expression: string) =>
      findingsOf(compiled(expression), { projects: [{ key: 'PRJ-1', values }] }).map((one) => one.field)
    expect(field('row["投资额"] > row["累计完成投资"]')).toEqual(['investedTotal'])
    expect(field('row["投资额"] > 9999')).toEqual(['amount'])
    expect(field('count(projects) > 9')).toEqual(['name'])
  })

  it('words its finding from the row', () => {
    const over = {
      message: '{项目名称}：{累计完成投资}多于{投资额}，{见附件}',
      messageEn: '{name}: {amount}'
    }
    const [finding] = findingsOf(compiled('row["累计完成投资"] < row["投资额"]', over), {
      projects: [{ key: 'PRJ-2', values: { investedTotal: 600 } }]
    })
    expect(finding?.params).toEqual({
      message: '污水管网：600多于500.5，{见附件}',
      messageEn: '污水管网: 500.5'
    })
    expect(finding).toMatchObject({ code: 'own-rule', severity: 'verification', origin: 'reported' })
  })

  it('is a blemish of the plan where the marked cell is the printed one', () => {
    const findings = findingsOf(compiled('row["投资额"] < 600'))
    expect(findings.map(({ rowKey, origin }) => [rowKey, origin])).toEqual([['PRJ-1', 'plan']])
  })

  it('is checked again with the row alone', () => {
    const plan = smallPlan()
    const report = buildReport(plan, { header: FILLED_HEADER })
    const session = openSession(compileRules([compiled('row["累计完成投资"] <= row["投资额"]')], plan), {
      plan
    })
    const table = report.projects
    const first = table?.rows[0]
    if (!table || !first) throw new Error('no rows')
    const at = table.indexOf('investedTotal')
    const changed = { ...first, values: first.values.map((value, index) => (index === at ? 5000 : value)) }
    atOnce(session.check(report))
    expect(session.findings()).toEqual([])
    atOnce(session.check({ ...report, projects: { ...table, rows: [changed, ...table.rows.slice(1)] } }))
    expect(session.findings().map(({ code }) => code)).toEqual(['own-rule'])
  })
})

describe('custom rule that compares rows with a table', () => {
  it('is judged again for all rows when one of them changes', () => {
    const plan = smallPlan()
    const rule = compiled('row["投资额"] <= sum(projects, "累计完成投资") || row["投资额"] < 900')
    const reportOf = (investedTotal: number) =>
      buildReport(plan, {
        header: FILLED_HEADER,
        projects: [{ key: 'PRJ-1' }, { key: 'PRJ-4', values: { investedTotal } }]
      })
    const session = openSession(compileRules([rule], plan), { plan })
    atOnce(session.check(reportOf(100)))
    expect(session.findings().map(({ rowKey, field }) => [rowKey, field])).toEqual([['PRJ-1', 'amount']])
    atOnce(session.check(reportOf(1000)))
    expect(session.findings()).toEqual([])
  })
})

describe('custom rule of the workbook', () => {
  it.each<[expression: string, outcome: string]>([
    ['abs(sum(projects, "投资额") - 1700.5) < 0.01', 'fine'],
    ['sum(projects, "投资额") == 1700.5', 'fine'],
    ['sum(projects.filter(p, p["投资额"] > 500), "投资额") == 1500.5', 'fine'],
    ['count(projects) == 4 && count(indicators) == 5', 'fine'],
    ['count(projects) / 8 == 0.5', 'fine'],
    ['projects.size() == 4', 'fine'],
    ['max(projects, "投资额") == 1000 && min(projects, "投资额") == 200', 'fine'],
    ['avg(projects, "投资额") < 500', 'finding'],
    ['avg(projects, "累计完成投资") < 500', 'fine'],
    ['max(projects, "累计完成投资") == null', 'fine'],
    ['projects.exists(p, p["投资额"] > 2000)', 'finding'],
    ['projects.all(p, p["投资额"] < 2000)', 'fine'],
    ['projects.exists_one(p, p["投资额"] == 1000)', 'fine'],
    ['projects.filter(p, !filled(p, "配合部门")).size() == 0', 'finding'],
    ['indicators.map(i, i["属性"]).exists(a, a == "约束性")', 'fine'],
    ['projects.map(p, p["投资额"] > 500, p["项目名称"]).size() == 2', 'fine'],
    ['projects.all(p, indicators.exists(i, i["指标名称"] != p["项目名称"]))', 'fine'],
    ['projects[0]["项目名称"].contains("河道")', 'fine'],
    ['projects.filter(p, // a, b)\n (p["投资额"] + 1.0) * (2.0) > 500.0 // )\n).size() == 2', 'fine'],
    ['((projects).filter((p), ((p["投资额"]) > (500)))).size() == 2', 'fine'],
    ['(count(projects) > 1 ? projects : projects.filter(p, false)).size() == 4', 'fine'],
    ['projects[9]["投资额"] > 0', 'evaluation'],
    ['double(projects[0]["项目名称"]) > 0.0', 'evaluation']
  ])('%s is %s', (expression, expected) => {
    expect(outcome(expression)).toBe(expected)
  })

  it('stands on the sheet of the only table it speaks of', () => {
    const sheets = ['count(projects) == 0', 'count(indicators) == 0', 'plan.start == 0'].map((expression) =>
      findingsOf(compiled(expression, { scope: 'workbook' })).map(({ sheet }) => sheet)
    )
    expect(sheets).toEqual([['项目表'], ['指标表'], ['填报说明']])
  })

  it('adds exactly', () => {
    const projects = Array.from({ length: 10 }, (): RowSpec<ProjectField> => ({
      key: 'PRJ-1',
      values: { amount: 0.1 }
    }))
    expect(outcome('sum(projects, "投资额") == 1.0', { projects })).toBe('fine')
  })
})

describe('compileCustomRule', () => {
  it.each<[expression: string, code: string, line: number, column: number]>([
    ['row["投资额"] <=', 'syntax', 1, 14],
    ['row["投资额" > 1', 'syntax', 1, 14],
    ['row["投资"] > 1.0', 'unknown-field', 1, 5],
    ['row.invested > 1.0', 'unknown-field', 1, 5],
    ['rows.size() > 1', 'unknown-name', 1, 1],
    ['true &&\n  plan.finish > 1', 'unknown-field', 2, 8],
    ['row["投资额"] > "多"', 'wrong-type', 1, 1],
    ['row["投资额"].contains("1")', 'wrong-type', 1, 1],
    ['row["投资额"] * 2', 'not-boolean', 1, 1],
    ['row["项目名称"]', 'not-boolean', 1, 1],
    ['sum(projects, "投资") > 1.0', 'unknown-field', 1, 15],
    ['sum(projects, "项目名称") > 1.0', 'wrong-type', 1, 15],
    ['sum(projects, row["项目名称"]) > 1.0', 'wrong-type', 1, 15],
    ['sum([1, 2], "投资额") > 1.0', 'unsupported', 1, 13],
    ['count(row["项目名称"]) > 1', 'unsupported', 1, 7],
    ['projects.all(row, true)', 'name-taken', 1, 14],
    ['projects.all(plan, true)', 'name-taken', 1, 14],
    ['projects.all(constant0, true)', 'name-taken', 1, 14],
    ['projects.all(p, projects.all(p, true))', 'name-taken', 1, 30],
    ['has(row.amount)', 'unknown-function', 1, 1],
    ['{"a": 1}.size() == 1', 'too-complex', 1, 2],
    ['b"x" == b"x"', 'unsupported', 1, 1],
    ['[[1], [2]].all(l, l.all(x, x > 0))', 'unsupported', 1, 19]
  ])('refuses %s as %s at line %i, column %i', (expression, code, line, column) => {
    expect(refused(expression)).toMatchObject({ code, position: { line, column } })
  })

  it('knows no row in a rule about the workbook', () => {
    expect(refused('row["投资额"] > 1.0', { scope: 'workbook' })).toMatchObject({
      code: 'unknown-name',
      detail: 'row'
    })
  })

  it.each([
    'row.constructor == null',
    'row["constructor"] == null',
    'row["__proto__"] == null',
    'row.__proto__ == null',
    'row["hasOwnProperty"] == null',
    'projects.constructor == null',
    'projects["length"] > 0',
    '"x".constructor == null',
    'constructor.constructor("return 1")() == 1',
    'globalThis.process == null',
    'process.exit(1) == null',
    'this == null',
    'Object.keys(row).size() > 0',
    'eval("1") == 1',
    'Function("return 1")() == 1',
    'import("fs") == null',
    'require("fs") == null',
    'cel.bind(x, "a", x + x) == "aa"',
    '"aaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a+)+$")',
    'b"{}".json() == {}',
    'timestamp("2024-01-01T00:00:00Z").getHours() == 0',
    'type(row) == null',
    'google.protobuf == null',
    '"a,b".split(",").size() == 2',
    'absentIsTrue(row["投资额"] > 1)',
    '`row` == null',
    'row["投资额"] = 1',
    'row["投资额"] > 1; true'
  ])('leaves no way out of the language: %s', (expression) => {
    expect(refused(expression)?.code).toMatch(
      /^(?:syntax|unknown-name|unknown-field|unknown-function|unsupported|wrong-type|too-complex)$/u
    )
  })

  it('reads nothing but columns by a name made at run time', () => {
    expect(refused('row[row["进展情况"]] == null')?.code).toBe('wrong-type')
    expect(outcome('["amount", "投资额"].all(name, projects[0][name] == 1000)')).toBe('fine')
    for (const name of ['constructor', '__proto__', 'hasOwnProperty', 'cells', 'length']) {
      expect(outcome(`["${name}"].all(name, projects[0][name] == null)`)).toBe('evaluation')
    }
  })

  it.each([
    ['too long', `row["投资额"] > ${'1'.repeat(LONGEST_EXPRESSION)}`],
    ['too many nodes', Array.from({ length: 400 }, () => '1').join('+') + ' > 1'],
    ['too deep', `${'('.repeat(100)}true${')'.repeat(100)}`]
  ])('refuses what is %s', (_, expression) => {
    expect(refused(expression)?.code).toMatch(/^too-/u)
  })

  it('refuses the code of a built-in rule', () => {
    expect(refused('true', { code: 'amount-unlisted' })).toMatchObject({ code: 'code-taken' })
  })

  it('answers any text with a rule or a position inside it', () => {
    const words = fc.constantFrom(
      ...['row', '["投资额"]', '.amount', 'projects', 'sum(', 'count(', ')', '(', '>', '<=', '*', '+', '&&'],
      ...[
        '||',
        '!',
        '-',
        '1',
        '1.5',
        '"x"',
        'p',
        ',',
        '.all(p,',
        '.filter(p,',
        '[',
        ']',
        'null',
        'true',
        '?',
        ':'
      ]
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 14 }), fc.string({ maxLength: 4 }), (parts, noise) => {
        const expression = `${parts.join(' ')}${noise}`
        const compilation = compileCustomRule(record(expression), smallPlan())
        if (compilation.ok) {
          expect(() => findingsOf(compilation.rule)).not.toThrow()
        } else {
          const { offset, line, column } = compilation.error.position
          expect(offset).toBeGreaterThanOrEqual(0)
          expect(offset).toBeLessThanOrEqual(expression.length)
          expect(line).toBeGreaterThan(0)
          expect(column).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 }
    )
  })

  it('agrees with a plain comparison of the cells', () => {
    const rule = compiled('row["累计完成投资"] <= row["投资额"] * 1.5 || row["本年完成投资"] > 10')
    const cell = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3000 }), fc.constant('/'))
    fc.assert(
      fc.property(cell, cell, cell, (total, amount, year) => {
        const number = (value: CellContent) => (typeof value === 'number' ? value : undefined)
        const [invested, planned, thisYear] = [total, amount, year].map(number)
        const left = invested === undefined || planned === undefined ? undefined : invested <= planned * 1.5
        const right = thisYear === undefined ? undefined : thisYear > 10
        const violated = left === false && right === false
        const values = { investedTotal: total, amount, investedYear: year }
        expect(findingsOf(rule, { projects: [{ key: 'PRJ-1', values }] })).toHaveLength(violated ? 1 : 0)
      })
    )
  })
})

describe('the work of a custom rule', () => {
  const { plan, report } = generatedReport(10_000)
  const context = { plan, report, period: report.period, numbers: {} }
  const failureOn = (expression: string, scope: CustomRuleRecord['scope']) => {
    const compilation = compileCustomRule(record(expression, { scope }), plan)
    if (!compilation.ok) throw new Error(JSON.stringify(compilation.error))
    return compilation.rule.failure(context)?.reason
  }

  it.each([
    'row["投资额"] <= avg(projects, "投资额") * 100',
    'projects.filter(p, p["投资额"] > 10.0).size() > 0 && row["投资额"] >= 0'
  ])('computes what is the same in every row once: %s', (expression) => {
    expect(failureOn(expression, 'project')).toBeUndefined()
  })

  it('computes what is the same in every turn of a loop once', () => {
    expect(failureOn('projects.all(p, p["投资额"] <= max(projects, "投资额"))', 'workbook')).toBeUndefined()
  })

  it.each<[expression: string, scope: CustomRuleRecord['scope']]>([
    ['projects.exists_one(p, p["编码"] == row["编码"])', 'project'],
    ['sum(projects.filter(p, p["类型"] == row["类型"]), "投资额") > 0', 'project'],
    ['projects.all(p, projects.exists(q, q["编码"] == p["编码"]))', 'workbook'],
    [
      '[1,2,3,4,5,6,7,8,9].all(a, projects.all(b, [1,2,3,4,5,6,7,8,9].all(c, [1,2,3,4,5,6,7,8,9].all(d, a+c+d>0))))',
      'workbook'
    ]
  ])('refuses before it starts what would take too long: %s', (expression, scope) => {
    expect(failureOn(expression, scope)).toBe('too-costly')
  })
})

describe('customRulesOf', () => {
  it('is empty for a plan without rules of its own', () => {
    expect(customRulesOf(smallPlan())).toEqual([])
  })

  it('reports each rule that does not compile or run once, and runs the others', () => {
    const plan = smallPlan({
      customRules: [
        record('row["投资"] > 1.0', { code: 'misspelt' }),
        record('double(row["项目名称"]) > 1.0', { code: 'failing' }),
        record('row["投资额"] < 600', { code: 'working' }),
        record('(', { code: 'off' })
      ],
      ruleSettings: { off: { off: true } }
    })
    const report = buildReport(plan, { header: FILLED_HEADER })
    const findings = atOnce(validate(compileRules(customRulesOf(plan), plan), { plan, report }))
    expect(
      findings.map(({ code, rowKey, params }) => [
        code,
        rowKey,
        params['rule'],
        params['reason'],
        params['column']
      ])
    ).toEqual([
      ['custom-rule-failed', '', 'misspelt', 'unknown-field', 5],
      ['custom-rule-failed', '', 'failing', 'evaluation', undefined],
      ['working', 'PRJ-1', undefined, undefined, undefined]
    ])
  })

  it('takes the severity a plan sets for a code', () => {
    const plan = smallPlan({
      customRules: [record('row["投资额"] < 600', { code: 'own' })],
      ruleSettings: { own: { severity: 'mandatory' } }
    })
    const report = buildReport(plan)
    const findings = atOnce(validate(compileRules(customRulesOf(plan), plan), { plan, report }))
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['own', 'mandatory']])
  })

  it('refuses rules beyond the most a plan may have', () => {
    const plan = smallPlan({
      customRules: Array.from({ length: MOST_RULES + 1 }, (_, index) =>
        record('true', { code: `own-${index}` })
      )
    })
    const findings = atOnce(
      validate(compileRules(customRulesOf(plan), plan), { plan, report: buildReport(plan) })
    )
    expect(findings.map(({ params }) => [params['rule'], params['reason']])).toEqual([
      [`own-${MOST_RULES}`, 'too-many-rules']
    ])
  })
})
