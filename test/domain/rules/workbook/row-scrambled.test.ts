import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { atOnce } from '../../../../src/domain/measures/steps'
import { compilePlan } from '../../../../src/domain/plan/compile-plan'
import type { Plan } from '../../../../src/domain/plan/plan'
import { withRightKeys } from '../../../../src/domain/report/scrambled-rows'
import { catalogue } from '../../../../src/domain/rules/catalogue'
import { compileRules, validate } from '../../../../src/domain/rules/engine'
import { rowScrambled } from '../../../../src/domain/rules/workbook/row-scrambled'
import { builtInPlan } from '../../../support/built-in-plan'
import { generatedDocument } from '../../../support/generated-plan'
import { movedIndicators, movedProjects } from '../../../support/moved-content'
import { buildReport, FILLED_HEADER, type ReportSpec } from '../../../support/report-builder'
import { findingsOf, said } from '../run-rule'
import { smallPlan, smallPlanDocument } from '../small-plan'

const plan = smallPlan()
const pristine = buildReport(plan)
const projects = (...order: number[]) => movedProjects(pristine, order)

/** Key by key, the key under which a row is judged. */
const rightKeys = (ofPlan: Plan, spec: ReportSpec): Record<string, string> => {
  const report = buildReport(ofPlan, spec)
  const right = atOnce(withRightKeys(ofPlan, report))
  const rows = (of: typeof report) => [...(of.indicators?.rows ?? []), ...(of.projects?.rows ?? [])]
  const after = rows(right)
  return Object.fromEntries(
    rows(report).flatMap(({ key }, index) => {
      const own = after[index]?.key ?? ''
      return own === key ? [] : [[key, own]]
    })
  )
}
const codesOf = (ofPlan: Plan, spec: ReportSpec): string[] => {
  const report = buildReport(ofPlan, { header: FILLED_HEADER, ...spec })
  return atOnce(validate(compileRules(catalogue, ofPlan), { plan: ofPlan, report }))
    .filter(({ origin }) => origin === 'reported')
    .map(({ code }) => code)
}

describe('row-scrambled', () => {
  it('says nothing where rows moved whole, key and all', () => {
    const rows = plan.projects.map(({ code }) => ({ key: code })).reverse()
    expect(said(rowScrambled, { projects: rows })).toEqual([])
  })

  it('is one finding for two rows that changed places', () => {
    expect(findingsOf(rowScrambled, { projects: projects(1, 0) })).toMatchObject([
      { cell: 'E5', row: 5, field: 'name', origin: 'reported', severity: 'mandatory', fixable: true }
    ])
    expect(said(rowScrambled, { projects: projects(1, 0) })).toEqual([
      ['PRJ-2.name', { count: 2, rows: ['5-6'] }]
    ])
  })

  it('is one finding for a block that was sorted, and one for each table', () => {
    const spec = { projects: projects(1, 3, 2, 0), indicators: movedIndicators(pristine, [4, 0, 1, 2, 3]) }
    expect(said(rowScrambled, spec)).toEqual([
      ['IND-5.name', { count: 5, rows: ['5-9'] }],
      ['PRJ-2.name', { count: 3, rows: ['5-6', '8'] }]
    ])
    expect(rightKeys(plan, { projects: projects(1, 3, 2, 0) })).toEqual({
      'PRJ-1': 'PRJ-2',
      'PRJ-2': 'PRJ-4',
      'PRJ-4': 'PRJ-1'
    })
  })

  it('takes the place of everything that follows from it', () => {
    const sorted = codesOf(plan, { projects: projects(1, 3, 2, 0) })
    const before = codesOf(plan, {})
    expect(sorted.filter((code) => code !== 'row-scrambled').sort()).toEqual([...before].sort())
    expect(sorted.filter((code) => code === 'row-scrambled')).toHaveLength(1)
  })

  it('leaves 序号 out that stayed behind with the key', () => {
    const rows = projects(1, 0).map((row, at) => ({ ...row, values: { ...row.values, no: at + 1 } }))
    expect(codesOf(plan, { projects: rows })).not.toContain('sequence-broken')
    expect(rightKeys(plan, { projects: rows })).toEqual({ 'PRJ-1': 'PRJ-2', 'PRJ-2': 'PRJ-1' })
  })

  it('compares what is printed by its meaning, whatever is reported beside it', () => {
    const [first, second, ...rest] = projects(1, 0)
    const changed = {
      ...first!,
      values: { ...first?.values, name: ' 污水 管网', years: '2022年', amount: '500.50', investedTotal: 7 }
    }
    expect(rightKeys(plan, { projects: [changed, second!, ...rest] })).toEqual({
      'PRJ-1': 'PRJ-2',
      'PRJ-2': 'PRJ-1'
    })
  })

  it.each<[string, ReportSpec]>([
    ['a copy over another row', { projects: projects(0, 0) }],
    ['a copy under a key that the plan does not have', { projects: [...projects(), { key: 'N1' }] }],
    [
      'a row whose content was changed to that of no other',
      { projects: [{ key: 'PRJ-1', values: { name: '污水管网' } }, ...projects().slice(1)] }
    ],
    ['two rows that show the content of a third', { projects: projects(2, 2, -1) }]
  ])('says nothing of %s', (_what, spec) => {
    expect(said(rowScrambled, spec)).toEqual([])
  })

  it('says nothing in a form without plan rows, and of what is no row of the package', () => {
    const keys = { indicators: [], projects: [] }
    expect(said(rowScrambled, { projects: projects(1, 0), metadata: { keys } })).toEqual([])
    const metadata = {
      packageId: 'p',
      unit: '城关镇',
      keys: { indicators: [], projects: ['PRJ-1', 'PRJ-3'] }
    }
    const [one, two, three] = projects(1, 0, 2)
    const of = (spec: ReportSpec) => said(rowScrambled, { indicators: [], metadata, ...spec })
    expect(of({ projects: [{ ...one!, key: 'PRJ-1' }, three!] })).toEqual([])
    const [, , other] = projects(2, 1, 0)
    const [swapped] = projects(2)
    expect(of({ projects: [swapped!, other!] })).toEqual([['PRJ-3.name', { count: 2, rows: ['5-6'] }]])
    expect(two?.key).toBe('PRJ-2')
  })

  it('gives a row that was edited besides the key left for it, and says what was edited', () => {
    const edited = projects(1, 3, 2, 0).map((row) =>
      row.key === 'PRJ-4' ? { ...row, values: { ...row.values, amount: 999 } } : row
    )
    const report = buildReport(plan, { header: FILLED_HEADER, projects: edited })
    const found = atOnce(validate(compileRules(catalogue, plan), { plan, report }))
    expect(
      found
        .filter(({ code }) => code === 'plan-cell-changed' || code === 'row-scrambled')
        .map(({ code, rowKey, field }) => [code, rowKey, field])
    ).toEqual([
      ['row-scrambled', 'PRJ-2', 'name'],
      ['plan-cell-changed', 'PRJ-1', 'amount']
    ])
  })

  it('follows content that moved up where the cells of a row were deleted', () => {
    expect(rightKeys(plan, { projects: projects(1, 2, 3, -1) })).toEqual({
      'PRJ-1': 'PRJ-2',
      'PRJ-2': 'PRJ-3',
      'PRJ-3': 'PRJ-4',
      'PRJ-4': 'PRJ-1'
    })
  })

  it('takes rows in that are no rows of the plan', () => {
    const added = { key: 'NEW-1', values: { name: '新项目', adjustment: '新增', task: '一、治水' } }
    const report = buildReport(plan, { projects: [...projects(), added] })
    const sorted = movedProjects(report, [4, 1, 2, 3, 0])
    expect(rightKeys(plan, { projects: sorted })).toEqual({ 'PRJ-1': 'NEW-1', 'NEW-1': 'PRJ-1' })
  })

  it('tells rows of the same content apart by nothing but their number', () => {
    const [first, second, ...rest] = smallPlanDocument.projects
    const twins = [first!, { ...first!, code: 'TWIN', no: 9 }, second!, ...rest]
    const ofTwins = compilePlan({ ...smallPlanDocument, projects: twins })
    const all = buildReport(ofTwins)
    expect(rightKeys(ofTwins, { projects: movedProjects(all, [1, 0]) })).toEqual({
      [first!.code]: 'TWIN',
      TWIN: first!.code
    })
    expect(rightKeys(ofTwins, { projects: movedProjects(all, [2, 0, 1]) })).toEqual({
      [first!.code]: second!.code,
      TWIN: first!.code,
      [second!.code]: 'TWIN'
    })
    const unnumbered = movedProjects(all, [2, 1, 0]).map((row) => ({
      ...row,
      values: { ...row.values, no: null }
    }))
    // Its content alone would be that of either; it is the one row left for the key.
    expect(rightKeys(ofTwins, { projects: unnumbered })).toEqual({
      [first!.code]: second!.code,
      [second!.code]: first!.code
    })
  })

  it('works without a column of the plan, but not without the names', () => {
    const without = (field: 'content' | 'name') => ({
      projectTable: { missing: [field] },
      projects: projects(3, 1, 2, 0).map(({ key, values }) => ({ key, values: { ...values, [field]: null } }))
    })
    expect(rightKeys(plan, without('content'))).toEqual({ 'PRJ-1': 'PRJ-4', 'PRJ-4': 'PRJ-1' })
    expect(rightKeys(plan, without('name'))).toEqual({})
  })

  it('puts any order of the built-in rows right, those of the same name, amount and years too', () => {
    const all = buildReport(builtInPlan)
    const places = builtInPlan.projects.map((_project, place) => place)
    fc.assert(
      fc.property(fc.shuffledSubarray(places, { minLength: places.length }), (order) => {
        const report = buildReport(builtInPlan, { projects: movedProjects(all, order) })
        const right = atOnce(withRightKeys(builtInPlan, report))
        expect(right.projects?.rows.map(({ key }) => key)).toEqual(
          order.map((from) => builtInPlan.projects[from]?.code)
        )
      }),
      { numRuns: 20 }
    )
    const place = (no: number): number => no - 1
    const order = places.map((at) => (at === place(27) ? place(29) : at === place(29) ? place(27) : at))
    expect(rightKeys(builtInPlan, { projects: movedProjects(all, order) })).toEqual({
      'PRJ-27': 'PRJ-29',
      'PRJ-29': 'PRJ-27'
    })
  })

  it('finds ten thousand rows out of order in about the time of reading them', () => {
    const large = compilePlan(generatedDocument(10_000))
    const all = buildReport(large)
    const order = large.projects.map((_project, place) => (place + 1) % large.projects.length)
    const report = buildReport(large, { projects: movedProjects(all, order) })
    const began = performance.now()
    const right = atOnce(withRightKeys(large, report))
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(right.projects?.rows.every(({ key }, at) => key === large.projects[order[at] ?? 0]?.code)).toBe(
      true
    )
    expect(atOnce(withRightKeys(large, right))).toBe(right)
  })
})
