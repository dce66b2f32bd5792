import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { assignRows } from '../../../src/domain/exchange/assign-rows'
import {
  EMPTY_RECORD,
  type ExchangeRecord,
  type SplitDecision
} from '../../../src/domain/exchange/exchange-record'
import {
  mergeReturns,
  type MergeDecisions,
  type MergeOutcome
} from '../../../src/domain/exchange/merge-returns'
import { masterValues, packageDraft, sentPackage } from '../../../src/domain/exchange/package-draft'
import { planSplit } from '../../../src/domain/exchange/plan-split'
import { readReturn, type ReadReturn } from '../../../src/domain/exchange/read-return'
import type { DraftRow, ReportDraft } from '../../../src/domain/report/report-draft'
import type { CellValue } from '../../../src/domain/report/layout'
import type { Report } from '../../../src/domain/report/report'
import { masterOf, planOfLeads, reportOf } from '../../support/exchange-plan'
import { caseCount } from '../../support/case-count'

type Values = Readonly<Record<string, Readonly<Record<string, CellValue>>>>

const plan = planOfLeads(['城关镇', '城关镇', '河东街道', '河东街道、城关镇'], ['县水利局', '县水利局'])
const SHARES: SplitDecision = { sharing: 'lead', rows: { 'PRJ-4': { sharing: 'shares' } } }

/** Packages as sent, by unit, and the master that sent them. */
function sent(over: Values = {}, decision: SplitDecision = { sharing: 'lead', rows: {} }) {
  const master = masterOf(plan, over)
  const preview = planSplit(plan, assignRows(plan, master, decision))
  const period = { year: 2023, part: 'year' } as const
  const drafts = new Map<string, ReportDraft>(
    preview.packages.map((planned) => [
      planned.unit,
      packageDraft(plan, master, planned, { id: `id-${planned.unit}`, period, record: EMPTY_RECORD })
    ])
  )
  const record: ExchangeRecord = {
    ...EMPTY_RECORD,
    decision,
    rounds: [
      {
        period: '2023年',
        sentAt: '2024-01-01T00:00:00Z',
        packages: preview.packages.map((planned) => sentPackage(planned, `id-${planned.unit}`)),
        base: masterValues(plan, master)
      }
    ]
  }
  return { master, drafts, record }
}

/** A package with values filled in, and rows added, as it comes back. */
function filled(draft: ReportDraft | undefined, values: Values, added: readonly DraftRow[] = []): Report {
  if (!draft) throw new Error('no such package')
  const over = (rows: readonly DraftRow[] = []): DraftRow[] =>
    rows.map((row) => ({ ...row, values: { ...row.values, ...values[row.key] } }))
  const returned = reportOf({
    ...draft,
    indicators: over(draft.indicators),
    projects: [...over(draft.projects), ...added]
  })
  // The base a package was sent with does not change when it is filled in.
  return { ...returned, metadata: reportOf(draft).metadata }
}

const MERGING = {
  mergedAt: '2024-02-01T00:00:00Z',
  countsOf: () => ({ mandatory: 0, verification: 0 })
}
const merge = (
  { master, record }: { readonly master: Report; readonly record: ExchangeRecord },
  returns: readonly ReadReturn[],
  decisions: MergeDecisions = { cells: [] }
): MergeOutcome => mergeReturns(plan, master, record, returns, decisions, MERGING)

/** The master after a merge, as values laid over the plan. */
function applied(over: Values, outcome: MergeOutcome): Values {
  const values: Record<string, Record<string, CellValue>> = {}
  for (const [key, row] of Object.entries(over)) values[key] = { ...row }
  for (const { key, field, to } of outcome.cells) (values[key] ??= {})[field] = to
  return values
}

const cellsOf = ({ cells }: MergeOutcome) =>
  cells.map(({ key, field, from, to, manner }) => [key, field, from, to, manner])
const conflictsOf = ({ conflicts }: MergeOutcome) =>
  conflicts.map(({ key, field, reason, ours, theirs }) => [
    key,
    field,
    reason,
    ours,
    theirs.map(({ value }) => value)
  ])

const read = (
  { master, record }: { readonly master: Report; readonly record: ExchangeRecord },
  returned: Report,
  file: string,
  returnedAt = '2024-01-20T00:00:00Z'
): ReadReturn => readReturn(plan, master, record, returned, { file, returnedAt })

describe('merging returns', () => {
  it('applies what only the unit changed and keeps what only the master changed', () => {
    const round = sent({ 'PRJ-1': { remarks: '甲' }, 'PRJ-2': { investedTotal: 5 } })
    const now = {
      ...round,
      master: masterOf(plan, { 'PRJ-1': { remarks: '乙' }, 'PRJ-2': { investedTotal: 5 } })
    }
    const returned = filled(round.drafts.get('城关镇'), {
      'PRJ-1': { investedTotal: 10, remarks: '甲' },
      'PRJ-2': { investedTotal: null }
    })
    const outcome = merge(now, [read(now, returned, 'a.xlsx')])
    expect(cellsOf(outcome)).toEqual([
      ['PRJ-1', 'investedTotal', null, 10, 'one-sided'],
      ['PRJ-2', 'investedTotal', 5, null, 'one-sided']
    ])
    expect(outcome.conflicts).toEqual([])
  })

  it('shows what both changed differently, and applies only what is decided', () => {
    const round = sent({ 'PRJ-1': { investedTotal: 1 } })
    const now = {
      ...round,
      master: masterOf(plan, { 'PRJ-1': { investedTotal: 2 }, 'PRJ-2': { remarks: '同' } })
    }
    const returned = filled(round.drafts.get('城关镇'), {
      'PRJ-1': { investedTotal: 3 },
      'PRJ-2': { remarks: '同' }
    })
    const returns = [read(now, returned, 'a.xlsx')]
    const open = merge(now, returns)
    expect([conflictsOf(open), cellsOf(open), open.same]).toEqual([
      [['PRJ-1', 'investedTotal', 'both-changed', 2, [3]]],
      [],
      1
    ])
    const theirs = merge(now, returns, { rule: 'theirs', cells: [] })
    expect(cellsOf(theirs)).toEqual([['PRJ-1', 'investedTotal', 2, 3, 'by-rule']])
    const ours = merge(now, returns, {
      rule: 'theirs',
      cells: [{ table: 'projects', key: 'PRJ-1', field: 'investedTotal', take: 'ours' }]
    })
    expect(cellsOf(ours)).toEqual([['PRJ-1', 'investedTotal', 2, 2, 'kept']])
  })

  it('takes a second return that says something else for a conflict, whether merged together or later', () => {
    const round = sent()
    const first = read(round, filled(round.drafts.get('城关镇'), { 'PRJ-1': { investedTotal: 3 } }), 'a.xlsx')
    const corrected = { 'PRJ-1': { investedTotal: 4, remarks: '补' } }
    const second = read(
      round,
      filled(round.drafts.get('城关镇'), corrected),
      'b.xlsx',
      '2024-01-25T00:00:00Z'
    )
    const together = merge(round, [second, first])
    expect(conflictsOf(together)).toEqual([['PRJ-1', 'investedTotal', 'returns-differ', null, [3, 4]]])
    const after = merge(round, [first])
    const later = { master: masterOf(plan, applied({}, after)), record: after.record }
    const outcome = merge(later, [read(later, filled(round.drafts.get('城关镇'), corrected), 'b.xlsx')])
    expect(conflictsOf(outcome)).toEqual([['PRJ-1', 'investedTotal', 'second-return', 3, [4]]])
    expect(cellsOf(outcome)).toEqual([['PRJ-1', 'remarks', null, '补', 'one-sided']])
    const withdrawn = merge(later, [
      read(later, filled(round.drafts.get('城关镇'), { 'PRJ-2': { remarks: '另' } }), 'c.xlsx')
    ])
    expect(conflictsOf(withdrawn)).toEqual([['PRJ-1', 'investedTotal', 'second-return', 3, [null]]])
  })

  it('adds shares and puts texts below each other, and leaves the status to the coordinator', () => {
    const round = sent({}, SHARES)
    const town = filled(round.drafts.get('城关镇'), {
      'PRJ-4': { investedTotal: 10.1, progressNote: '一期', status: '在建' }
    })
    const street = filled(round.drafts.get('河东街道'), {
      'PRJ-4': { investedTotal: 0.2, progressNote: '二期' }
    })
    const first = merge(round, [read(round, town, 'a.xlsx')])
    const later = { master: masterOf(plan, applied({}, first)), record: first.record }
    const outcome = merge(later, [read(later, street, 'b.xlsx')])
    expect(cellsOf(outcome)).toEqual([
      ['PRJ-4', 'investedTotal', 10.1, 10.3, 'shares'],
      ['PRJ-4', 'progressNote', '城关镇：一期', '河东街道：二期\n城关镇：一期', 'shares']
    ])
    expect(first.choices.map(({ key, field, said }) => [key, field, said.map(({ value }) => value)])).toEqual(
      [['PRJ-4', 'status', ['在建']]]
    )
    const together = merge(round, [read(round, street, 'b.xlsx'), read(round, town, 'a.xlsx')])
    expect(applied({}, together)['PRJ-4']).toEqual(applied(applied({}, first), outcome)['PRJ-4'])
  })

  it('makes a conflict of shares that are no numbers, or of a sum changed by hand', () => {
    const round = sent({}, SHARES)
    const town = filled(round.drafts.get('城关镇'), { 'PRJ-4': { investedTotal: '约十万' } })
    expect(conflictsOf(merge(round, [read(round, town, 'a.xlsx')]))).toEqual([
      ['PRJ-4', 'investedTotal', 'shares', null, ['约十万']]
    ])
    const now = { ...round, master: masterOf(plan, { 'PRJ-4': { investedTotal: 99 } }) }
    const good = filled(round.drafts.get('城关镇'), { 'PRJ-4': { investedTotal: 10 } })
    expect(conflictsOf(merge(now, [read(now, good, 'a.xlsx')]))).toEqual([
      ['PRJ-4', 'investedTotal', 'shares', 99, [10]]
    ])
  })

  it('gives added rows keys that do not change, and adds them once', () => {
    const round = sent()
    const rows: readonly DraftRow[] = [
      { key: '', values: { name: '新增泵站', adjustment: '新增', amount: 30 } },
      { key: '', values: { name: '新增泵站', adjustment: '新增', amount: 40 } },
      { key: 'NEW-x', values: { name: '新增闸门', adjustment: '新增' } },
      { key: '', values: { name: '没有说明' } }
    ]
    const returned = filled(round.drafts.get('城关镇'), {}, rows)
    const first = read(round, returned, 'a.xlsx')
    const outcome = merge(round, [first])
    expect(outcome.added.map(({ values }) => [values['name'], values['amount'] ?? null])).toEqual(
      expect.arrayContaining([
        ['新增闸门', null],
        ['新增泵站', 30],
        ['新增泵站', 40]
      ])
    )
    expect(new Set(outcome.added.map(({ key }) => key)).size).toBe(3)
    expect(first.tampering.map(({ kind, returned: name }) => [kind, name])).toEqual([
      ['row-unknown', '没有说明']
    ])
    const later = {
      master: masterOf(
        plan,
        {},
        outcome.added.map(({ key, values }) => ({ key, values }))
      ),
      record: outcome.record
    }
    const again = read(later, returned, 'a.xlsx')
    expect(again.hash).toBe(first.hash)
    const second = merge(later, [again])
    expect([second.added, second.cells, second.repeated.length]).toEqual([[], [], 1])
    const corrected = rows.map((row, at) =>
      at === 0 ? { ...row, values: { ...row.values, remarks: '补' } } : row
    )
    const more = merge(later, [read(later, filled(round.drafts.get('城关镇'), {}, corrected), 'b.xlsx')])
    expect([more.added, cellsOf(more).map(([, ...rest]) => rest), more.conflicts]).toEqual([
      [],
      [['remarks', null, '补', 'one-sided']],
      []
    ])
  })

  it('takes plan cells only from rows marked 调整', () => {
    const round = sent()
    const returned = filled(round.drafts.get('城关镇'), {
      'PRJ-1': { adjustment: '调整', amount: 80, explanation: '概算调整' },
      'PRJ-2': { amount: 80 }
    })
    const back = read(round, returned, 'a.xlsx')
    expect(cellsOf(merge(round, [back])).map(([key, field, , to]) => [key, field, to])).toEqual([
      ['PRJ-1', 'amount', 80],
      ['PRJ-1', 'adjustment', '调整'],
      ['PRJ-1', 'explanation', '概算调整']
    ])
    expect(
      back.tampering.map(({ kind, key, field, sent: was, returned: is }) => [kind, key, field, was, is])
    ).toEqual([['plan-cell', 'PRJ-2', 'amount', '101', '80']])
  })

  it('does not take plan cells of a row of the plan that is marked 新增', () => {
    const { master, drafts, record } = sent()
    const returned = filled(drafts.get('城关镇'), {
      'PRJ-1': { adjustment: '新增', amount: 80, explanation: '重新立项' }
    })
    const read = readReturn(plan, master, record, returned, { file: 'f.xlsx', returnedAt: '' })
    expect(read.proposals.map(({ field }) => field)).not.toContain('amount')
    expect(read.tampering.map(({ kind, key, field }) => [kind, key, field])).toEqual([
      ['plan-cell', 'PRJ-1', 'amount']
    ])
  })

  it('never applies what a unit was only shown', () => {
    const round = sent({}, { sharing: 'lead', rows: { 'PRJ-4': { holder: '河东街道' } } })
    const back = read(round, filled(round.drafts.get('城关镇'), { 'PRJ-4': { investedTotal: 7 } }), 'a.xlsx')
    expect(merge(round, [back]).cells).toEqual([])
    expect(back.tampering.map(({ kind, key, field }) => [kind, key, field])).toEqual([
      ['read-only-cell', 'PRJ-4', 'investedTotal']
    ])
  })

  it('names rows that are gone, repeated or of somebody else', () => {
    const round = sent()
    const draft = round.drafts.get('城关镇')
    const own = draft?.projects ?? []
    const returned = filled({ ...draft!, projects: [own[0]!, own[0]!] }, {}, [{ key: 'PRJ-3', values: {} }])
    const back = read(round, returned, 'a.xlsx')
    expect(back.tampering.map(({ kind, key }) => [kind, key])).toEqual([
      ['row-repeated', 'PRJ-1'],
      ['row-foreign', 'PRJ-3'],
      ['row-removed', 'PRJ-2'],
      ['row-removed', 'PRJ-4']
    ])
    expect(back.proposals).toEqual([])
  })
})

const value = fc.option(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('甲', '乙', '=1+1', '＋1')))
const row = fc.record({ investedTotal: value, remarks: value, status: value }, { requiredKeys: [] })
const indicatorRow = fc.record({ actual2022: value, actual2023: value }, { requiredKeys: [] })
const values = fc.record({
  'PRJ-1': row,
  'PRJ-2': row,
  'PRJ-3': row,
  'PRJ-4': row,
  'IND-1': indicatorRow
})
const UNITS = ['城关镇', '河东街道', '县水利局']
/** Draft rows show 规划内 unless told otherwise. */
const shown = (report: Report): unknown =>
  [...(report.indicators?.rows ?? []), ...(report.projects?.rows ?? [])].map(({ values: cells }) => cells)

interface Situation {
  readonly base: Values
  readonly now: Values
  readonly said: readonly { readonly unit: string; readonly values: Values }[]
  readonly decision: SplitDecision
}

describe('merging any returns', () => {
  const situation: fc.Arbitrary<Situation> = fc.record({
    base: values,
    now: values,
    said: fc.array(fc.record({ unit: fc.constantFrom(...UNITS), values }), { minLength: 1, maxLength: 4 }),
    decision: fc.constantFrom(SHARES, { sharing: 'lead', rows: {} } as SplitDecision)
  })
  const prepare = ({ base, now, said, decision }: Situation) => {
    const round = sent(base, decision)
    const current = { master: masterOf(plan, { ...base, ...now }), record: round.record }
    const reports = said.map(({ unit, values: over }, at) => ({
      report: filled(round.drafts.get(unit), over),
      file: `${at}.xlsx`
    }))
    const returnsFor = (state: typeof current): ReadReturn[] =>
      reports.map(({ report, file }) => read(state, report, file))
    return { current, returnsFor, over: { ...base, ...now } }
  }

  it('gives the same whatever the order', () => {
    fc.assert(
      fc.property(
        situation,
        fc.constantFrom<'ours' | 'theirs' | undefined>('ours', 'theirs', undefined),
        (given, rule) => {
          const { current, returnsFor } = prepare(given)
          const returns = returnsFor(current)
          const decisions = { cells: [], ...(rule === undefined ? {} : { rule }) }
          const forth = merge(current, returns, decisions)
          const back = merge(current, [...returns].reverse(), decisions)
          expect([back.cells, back.conflicts, back.added, back.record]).toEqual([
            forth.cells,
            forth.conflicts,
            forth.added,
            forth.record
          ])
        }
      ),
      { numRuns: caseCount(12, 400) }
    )
  })

  it('gives the same one by one as all at once, where nothing conflicts', () => {
    let compared = 0
    fc.assert(
      fc.property(situation, (given) => {
        const units = new Set(given.said.map(({ unit }) => unit))
        if (units.size < given.said.length) return
        const { current, returnsFor, over } = prepare({ ...given, now: {} })
        const whole = merge(current, returnsFor(current))
        if (whole.conflicts.length > 0) return
        compared += 1
        let state = current
        let held: Values = over
        for (const at of given.said.keys()) {
          const one = merge(state, [returnsFor(state)[at]!])
          expect(one.conflicts).toEqual([])
          held = applied(held, one)
          state = { master: masterOf(plan, held), record: one.record }
        }
        expect(shown(state.master)).toEqual(shown(masterOf(plan, applied(over, whole))))
      }),
      { numRuns: caseCount(40, 400) }
    )
    expect(compared).toBeGreaterThan(5)
  })

  it('changes nothing when the same returns come again', () => {
    fc.assert(
      fc.property(situation, fc.constantFrom('ours' as const, 'theirs' as const), (given, rule) => {
        const { current, returnsFor, over } = prepare(given)
        const first = merge(current, returnsFor(current), { rule, cells: [] })
        const later = { master: masterOf(plan, applied(over, first)), record: first.record }
        const again = merge(later, returnsFor(later))
        expect([again.cells, again.conflicts, again.merged, again.record]).toEqual([[], [], [], first.record])
      }),
      { numRuns: caseCount(12, 400) }
    )
  })
})
