import { describe, expect, it } from '@jest/globals'
import type { Review } from '../../src/application/review-workbook'
import type { Plan } from '../../src/domain/plan/plan'
import type { Report } from '../../src/domain/report/report'
import type { Finding } from '../../src/domain/rules/finding'
import {
  hasForms,
  initialState,
  isBusy,
  knownSheets,
  openFindings,
  periodOf,
  reduce,
  unitOf,
  type PaneEvent,
  type PaneState
} from '../../src/ui/pane-state'

const plan = { id: 'a' } as Plan
const report = {
  header: { unit: { sheet: '填报说明', cell: 'C4', value: ' 郑陆镇 ' } },
  period: { year: 2022, part: 'year' }
} as unknown as Report
const finding = (severity: Finding['severity'], origin: Finding['origin'], explained = false): Finding =>
  ({ severity, origin, explained }) as Finding
const review = {
  plan,
  report,
  findings: [
    finding('mandatory', 'reported'),
    finding('verification', 'reported'),
    finding('verification', 'reported', true),
    finding('verification', 'plan')
  ]
} as unknown as Review

const after = (...events: readonly PaneEvent[]): PaneState => events.reduce(reduce, initialState('zh-CN'))
const opened: PaneEvent = { type: 'opened', opened: { plan, report } }
const reviewed: PaneEvent = { type: 'reviewed', review }
const inserted: PaneEvent = {
  type: 'inserted',
  variant: 'prefilled',
  indicators: 23,
  projects: 75,
  snapshot: { sheets: ['指标表'] }
}

describe('the state of the pane', () => {
  it('starts without a workbook, a result or work', () => {
    const state = initialState('en-US')
    expect([hasForms(state), isBusy(state), openFindings(state), periodOf(state), unitOf(state)]).toEqual([
      false,
      false,
      undefined,
      undefined,
      undefined
    ])
  })

  it("takes period and unit from the workbook, and a chosen period before the workbook's", () => {
    expect(periodOf(after(opened))).toEqual({ year: 2022, part: 'year' })
    expect(unitOf(after(opened))).toBe('郑陆镇')
    const period = { year: 2023, part: 'H1' } as const
    expect(periodOf(after(opened, { type: 'period-chosen', period }))).toEqual(period)
    expect(
      periodOf(after(opened, { type: 'period-chosen', period }, { type: 'period-chosen', period: undefined }))
    ).toEqual({ year: 2022, part: 'year' })
  })

  it('counts only findings that somebody must still act on', () => {
    expect(openFindings(after(opened, reviewed))).toBe(2)
  })

  it.each<[string, PaneEvent]>([
    ['inserting', inserted],
    ['restoring', { type: 'restored' }],
    ['another period', { type: 'period-chosen', period: { year: 2024, part: 'year' } }],
    ['another plan', { type: 'plan-chosen', planId: 'b' }]
  ])('drops results that %s makes wrong', (_, event) => {
    const state = after(opened, reviewed, event)
    expect([state.review, state.figures, state.focus, state.isReviewStale]).toEqual([
      undefined,
      undefined,
      undefined,
      false
    ])
  })

  it('calls results out of date after a change, and fresh again after the next validation', () => {
    expect(after(opened, { type: 'workbook-changed' }).isReviewStale).toBe(false)
    const changed = after(opened, { type: 'live-switched', isOn: false }, reviewed, {
      type: 'workbook-changed'
    })
    expect([changed.isReviewStale, changed.areFiguresStale]).toEqual([true, false])
    expect(reduce(changed, reviewed).isReviewStale).toBe(false)
  })

  it('calls the marks older once live checking finds otherwise, until the next validation', () => {
    const live = (newer: Review): PaneEvent => ({ type: 'live-checked', review: newer })
    const other = { ...review, findings: review.findings.slice(1) }
    expect(after(opened, live(review)).areMarksOlder).toBe(false)
    expect(after(opened, reviewed, live({ ...review })).areMarksOlder).toBe(false)
    const changed = after(opened, reviewed, live(other))
    expect([changed.areMarksOlder, reduce(changed, live(other)).areMarksOlder]).toEqual([true, true])
    expect(reduce(changed, reviewed).areMarksOlder).toBe(false)
  })

  it('keeps what was replaced until it is put back', () => {
    const state = after(opened, inserted)
    expect(state.replaced?.sheets).toEqual(['指标表'])
    expect(state.notice).toMatchObject({ kind: 'inserted', indicators: 23, projects: 75 })
    expect(reduce(state, { type: 'restored' }).replaced).toBeUndefined()
  })

  it('shows the findings of a cell where it was asked for one', () => {
    const focus = { sheet: '指标表', cell: 'N7' }
    const state = after(opened, { type: 'located', review, focus })
    expect([state.place, state.focus]).toEqual(['review', focus])
    expect(reduce(state, { type: 'focus-cleared' }).focus).toBeUndefined()
  })

  it('is busy with work, except with going to a cell, and forgets the last failure when work starts', () => {
    const problem = { code: 'conflict', params: {}, nextStep: 'retry' } as const
    const failed = after({ type: 'work-failed', task: 'review', problem })
    expect(failed.failed?.problem.code).toBe('conflict')
    const started = reduce(failed, { type: 'work-started', task: 'review' })
    expect([started.failed, isBusy(started)]).toEqual([undefined, true])
    expect(isBusy(after({ type: 'work-started', task: 'select' }))).toBe(false)
    expect(isBusy(reduce(started, { type: 'work-ended' }))).toBe(false)
  })

  it('keeps the notice while going to a cell', () => {
    const state = after(opened, reviewed, { type: 'work-started', task: 'select' })
    expect(state.notice?.kind).toBe('reviewed')
  })

  it('ignores progress of work that has ended', () => {
    const progress = { step: 'reading', done: 1, total: 2 } as const
    expect(after({ type: 'work-advanced', progress }).running).toBeUndefined()
  })

  it('does not change the state it was given', () => {
    const state = Object.freeze(after(opened, reviewed))
    expect(reduce(state, { type: 'place-shown', place: 'settings' })).not.toBe(state)
  })
})

describe('sheets people know', () => {
  it("leaves the template's hidden sheets out", () => {
    expect(knownSheets(['填报说明', '选项', '_plan_report', '汇总表'])).toEqual(['填报说明', '汇总表'])
  })
})
