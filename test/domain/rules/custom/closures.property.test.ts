import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { IndicatorField, ProjectField, TableId } from '../../../../src/domain/report/fields'
import type { Report } from '../../../../src/domain/report/report'
import type { CellContent } from '../../../../src/domain/report/workbook-content'
import { ABSENT, closureOf, type Ground } from '../../../../src/domain/rules/custom/closures'
import { MOST_STEPS } from '../../../../src/domain/rules/custom/custom-rule'
import {
  AbsentValue,
  languageOf,
  PeriodValue,
  PlanValue,
  ROW_TYPES
} from '../../../../src/domain/rules/custom/language'
import { outlineOf } from '../../../../src/domain/rules/custom/outline'
import { compileExpression } from '../../../../src/domain/rules/custom/program'
import { isUnusedRow } from '../../../../src/domain/rules/row-identity'
import { buildReport, FILLED_HEADER, type RowSpec } from '../../../support/report-builder'
import { smallPlan } from '../small-plan'
import { caseCount } from '../../../support/case-count'

const EXPRESSIONS = caseCount(400, 1_500)

const plan = smallPlan()
const language = languageOf(plan)

/** What the library alone makes of an expression, every part evaluated by its own walk and every constant part anew. */
function byLibrary(expression: string, report: Report, rowTable: TableId | undefined): readonly string[] {
  const environment = language.environment.clone()
  if (rowTable) environment.registerVariable('row', ROW_TYPES[rowTable])
  const outline = outlineOf(environment.parse(expression).ast, expression, language, rowTable)
  const variables: Record<string, unknown> = {
    period: new PeriodValue(report.period?.year ?? null, report.period?.part ?? null),
    plan: new PlanValue(plan.start, plan.end, plan.baselineYear)
  }
  for (const id of ['indicators', 'projects'] as const) {
    const table = report[id]
    variables[id] = (table?.rows ?? [])
      .filter((row) => !isUnusedRow(table as never, row))
      .map((row) => language.tables[id].view(table as never, row))
  }
  for (const { name, source, type } of outline.constants) {
    const evaluate = environment.parse(source)
    environment.registerVariable(name, type)
    Object.defineProperty(variables, name, { get: (): unknown => evaluate(variables) })
  }
  const evaluate = environment.parse(outline.source)
  const table = rowTable && report[rowTable]
  return (rowTable ? (table?.rows ?? []) : [undefined]).map((row) => {
    if (row && rowTable) variables['row'] = language.tables[rowTable].view(table as never, row)
    try {
      return evaluate(variables) === true ? 'holds' : 'violated'
    } catch (error) {
      return error instanceof AbsentValue ? 'absent' : 'failed'
    }
  })
}

/** What the program makes of it; nothing for an expression that is refused. */
function byProgram(
  expression: string,
  report: Report,
  rowTable: TableId | undefined
): readonly string[] | undefined {
  const compiled = compileExpression(expression, plan, rowTable)
  if (!compiled.ok) return undefined
  const run = compiled.program.open(report, report.period, MOST_STEPS)
  const rows = rowTable ? (report[rowTable]?.rows ?? []) : [undefined]
  const verdicts = rows.map((row) => run.judge(row).kind)
  // Asked once more in another order, it says the same.
  const again = [...rows].reverse().map((row) => run.judge(row).kind)
  expect(again.reverse()).toEqual(verdicts)
  return verdicts
}

const cell: fc.Arbitrary<CellContent> = fc.oneof(
  // Few numbers, so that many are equal.
  { arbitrary: fc.constantFrom(0, 1, 1, 2, 2, 100, 1000), weight: 6 },
  { arbitrary: fc.constantFrom(0.1, 0.2, 500.5, 1e300, -0, 1 / 3, 9_007_199_254_740_991), weight: 2 },
  {
    arbitrary: fc.constantFrom('１，００１', '12%', '在建', '完工', ' 在建 ', '河道', '/', '', '  ', '😀河'),
    weight: 5
  },
  { arbitrary: fc.constantFrom(null, true, { error: '#REF!' }), weight: 3 }
)
const projectCells = fc.record({
  investedTotal: cell,
  investedYear: cell,
  amount: cell,
  physicalProgress: cell,
  status: cell,
  name: cell,
  fundSource: cell
})
const report = fc
  .record({
    projects: fc.array(fc.tuple(fc.constantFrom('PRJ-1', 'PRJ-2', 'PRJ-9', ''), projectCells), {
      minLength: 1,
      maxLength: 5
    }),
    indicators: fc.array(fc.record({ actual2022: cell, actual2023: cell, selfAssessment: cell }), {
      maxLength: 3
    })
  })
  .map(({ projects, indicators }) =>
    buildReport(plan, {
      header: FILLED_HEADER,
      projects: projects.map(([key, values]): RowSpec<ProjectField> => ({ key, values })),
      indicators: indicators.map((values, index): RowSpec<IndicatorField> => ({
        key: `IND-${index + 1}`,
        values
      }))
    })
  )

const NUMBERS = ['累计完成投资', '本年完成投资', 'amount', '形象进度（%）']
const TEXTS = ['项目状态', '项目名称', '资金来源']

/** Expressions over what people write; some the checker refuses, some only the library evaluates. */
const { condition } = fc.letrec<Record<'number' | 'text' | 'condition' | 'rows', string>>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom('1', '2', '1.5', '0', '100', '0.0', '-3', 'period.year', 'plan.end', '9007199254740993'),
    fc.constantFrom(...NUMBERS).map((name) => `row["${name}"]`),
    fc.constantFrom(...NUMBERS).map((name) => `p["${name}"]`),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '/', '%'), tie('number'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc
      .tuple(fc.constantFrom('sum', 'avg', 'min', 'max'), tie('rows'), fc.constantFrom(...NUMBERS))
      .map(([name, rows, field]) => `${name}(${rows}, "${field}")`),
    tie('rows').map((rows) => `count(${rows})`),
    tie('rows').map((rows) => `${rows}.size()`),
    tie('text').map((text) => `${text}.size()`),
    tie('text').map((text) => `double(${text})`),
    tie('number').map((number) => `abs(${number})`),
    tie('number').map((number) => `-${number}`),
    tie('number').map((number) => `double(${number})`),
    fc
      .tuple(tie('number'), fc.constantFrom('0', '2', '-1', '99'))
      .map(([a, digits]) => `round(${a}, ${digits})`),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`)
  ),
  text: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom('"在建"', '""', '"1"', 'period.part', '"河"'),
    fc.constantFrom(...TEXTS).map((name) => `row["${name}"]`),
    fc.constantFrom(...TEXTS).map((name) => `p["${name}"]`),
    tie('text').map((text) => `${text}.trim()`),
    tie('number').map((number) => `string(${number})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} + ${b})`)
  ),
  rows: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constant('projects'),
    tie('condition').map((inner) => `projects.filter(p, ${inner})`),
    fc.tuple(tie('condition'), tie('rows')).map(([c, rows]) => `(${c} ? projects : ${rows})`)
  ),
  condition: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('number'))
      .map(([a, sign, b]) => `${a} ${sign} ${b}`),
    fc
      .tuple(tie('text'), fc.constantFrom('<', '>=', '==', '!='), tie('text'))
      .map(([a, sign, b]) => `${a} ${sign} ${b}`),
    fc.tuple(tie('text'), fc.constantFrom('==', '!=')).map(([a, sign]) => `${a} ${sign} null`),
    fc.tuple(tie('number'), fc.constantFrom('==', '!=')).map(([a, sign]) => `null ${sign} ${a}`),
    fc
      .tuple(tie('text'), fc.constantFrom('["在建", "完工"]', '["在建", 1]', '[]'))
      .map(([a, b]) => `${a} in ${b}`),
    fc
      .tuple(tie('number'), fc.constantFrom('[1, 100, 2.5]', '[0]', '[row["amount"]]'))
      .map(([a, b]) => `${a} in ${b}`),
    fc
      .tuple(tie('text'), fc.constantFrom('contains', 'startsWith', 'endsWith'), tie('text'))
      .map(([a, name, b]) => `${a}.${name}(${b})`),
    fc.constantFrom(...NUMBERS, ...TEXTS).map((name) => `filled(row, "${name}")`),
    fc.constantFrom(...TEXTS).map((name) => `filled(p, "${name}")`),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([a, s, b]) => `(${a} ${s} ${b})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('==', '!='), tie('condition'))
      .map(([a, s, b]) => `((${a}) ${s} (${b}))`),
    tie('condition').map((inner) => `!(${inner})`),
    fc
      .tuple(fc.constantFrom('all', 'exists', 'exists_one'), tie('rows'), tie('condition'))
      .map(([name, rows, inner]) => `${rows}.${name}(p, ${inner})`),
    fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`)
  )
}))

describe('closures of custom rules', () => {
  it('judge every row as the library does', () => {
    const seen = new Map<string, number>()
    const scope = fc.constantFrom<TableId | undefined>('projects', 'projects', undefined)
    fc.assert(
      fc.property(condition, report, scope, (expression, judged, rowTable) => {
        const verdicts = byProgram(expression, judged, rowTable)
        if (!verdicts) return
        expect(verdicts).toEqual(byLibrary(expression, judged, rowTable))
        for (const verdict of verdicts) seen.set(verdict, (seen.get(verdict) ?? 0) + 1)
      }),
      { numRuns: EXPRESSIONS }
    )
    for (const verdict of ['holds', 'violated', 'absent', 'failed']) {
      expect([verdict, (seen.get(verdict) ?? 0) > EXPRESSIONS / 100]).toEqual([verdict, true])
    }
    process.stdout.write(`${EXPRESSIONS} expressions, ${JSON.stringify(Object.fromEntries(seen))}\n`)
  })

  const NUMBER_SIDES = [
    '0',
    '2',
    '-1',
    '2.5',
    'null',
    'row["累计完成投资"]',
    'row["投资额"]',
    'count(projects)',
    '"二".size()'
  ]
  const TEXT_SIDES = ['""', '"在建"', 'null', 'row["项目状态"]', 'row["项目名称"]']
  const pairs = (sides: readonly string[], signs: readonly string[]): string[] =>
    sides.flatMap((a) => signs.flatMap((sign) => sides.map((b) => `${a} ${sign} ${b}`)))
  const ORDERS = ['<', '<=', '>', '>=', '==', '!=']

  it.each([
    ['numbers', pairs(NUMBER_SIDES, ORDERS)],
    ['texts', [...pairs(TEXT_SIDES, ORDERS), ...pairs(TEXT_SIDES, ['+']).map((sum) => `${sum} != "x"`)]],
    ['sums', pairs(NUMBER_SIDES, ['+', '-', '*', '/', '%']).flatMap((sum) => [`${sum} > 1`, `${sum} == 1.0`])]
  ])('judge every pair of %s as the library does', (_, expressions) => {
    const numbers = [0, 2, -1, 2.5, null, '2', '/']
    const texts = ['在建', '完工', null]
    const judged = buildReport(plan, {
      header: FILLED_HEADER,
      projects: numbers.flatMap((investedTotal) =>
        numbers.map((amount, index): RowSpec<ProjectField> => {
          const [status, name] = [texts[index % 3], texts[(index >> 1) % 3]]
          return {
            key: 'PRJ-1',
            values: { investedTotal, amount, status: status ?? null, name: name ?? null }
          }
        })
      )
    })
    let compared = 0
    for (const expression of expressions) {
      const verdicts = byProgram(expression, judged, 'projects')
      if (!verdicts) continue
      compared += 1
      expect([expression, verdicts]).toEqual([expression, byLibrary(expression, judged, 'projects')])
    }
    expect(compared).toBeGreaterThan(expressions.length / 3)
  })

  it.each([
    'row["累计完成投资"] <= row["投资额"] * 1.1',
    'row["形象进度"] == 100 || row["项目状态"] != "完工"',
    'row["项目状态"] in ["在建", "完工"] && !row["项目名称"].contains("河")',
    'filled(row, "资金来源") ? abs(row["投资额"] - 1) < 0.6 : row["进展情况"].trim().size() >= 4',
    'round(row["投资额"] / 3, 2) == 333.33 && plan.end - period.year == 2',
    'projects.filter(p, p["项目名称"] == row["项目名称"]).size() == 1',
    'projects.all(p, p["项目名称"] == "") || sum(projects, "投资额") > 10',
    'projects.exists(p, p["投资额"] > avg(projects, "投资额")) && count(indicators) == 5'
  ])('cover %s', (expression) => {
    const judged = buildReport(plan, { header: FILLED_HEADER })
    const tableOf = (id: TableId): Ground['tables'][TableId] => ({
      definition: language.tables[id],
      rows: () => judged[id]?.rows ?? [],
      indexOf: (field) => judged[id]?.indexOf(field.id as never) ?? -1
    })
    const environment = language.environment.clone().registerVariable('row', ROW_TYPES.projects)
    const closure = closureOf(environment.parse(expression).ast, {
      tables: { indicators: tableOf('indicators'), projects: tableOf('projects') },
      facts: { period: { year: 2023, part: 'year' }, plan: { start: 2021, end: 2025, baselineYear: 2020 } },
      constants: new Map(),
      row: { place: { row: judged.projects?.rows[0] }, table: 'projects' }
    })
    expect([true, false, ABSENT]).toContain(closure?.evaluate())
  })
})
