import { describe, expect, it } from '@jest/globals'
import type { Review } from '../../src/application/review-workbook'
import type { Plan } from '../../src/domain/plan/plan'
import type { Report } from '../../src/domain/report/report'
import type { Finding } from '../../src/domain/rules/finding'
import {
  changed,
  hasForms,
  initialState,
  isBusy,
  knownSheets,
  liveChecked,
  liveSwitched,
  openFindings,
  periodChosen,
  periodOf,
  planChosen,
  unitOf,
  workAdvanced,
  workbookChanged,
  workEnded,
  workStarted,
  type Change,
  type PaneState
} from '../../src/ui/pane-state'
import { formsInserted, insertTemplates } from '../../src/ui/fill/insert-templates'
import { sheetsRestored } from '../../src/ui/fill/restore-sheets'
import { located } from '../../src/ui/review/locate-findings'
import { reviewed, reviewWorkbook } from '../../src/ui/review/review-workbook'
import { selectCell } from '../../src/ui/shared/select-cell'

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

const after = (...changes: readonly Change[]): PaneState => changes.reduce(changed, initialState('zh-CN'))
const opened: Change = { opened: { plan, report } }
const inserted = formsInserted({ sheets: ['指标表'] })

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
    expect(periodOf(after(opened, periodChosen(period)))).toEqual(period)
    expect(periodOf(after(opened, periodChosen(period), periodChosen(undefined)))).toEqual({
      year: 2022,
      part: 'year'
    })
  })

  it('counts only findings that somebody must still act on', () => {
    expect(openFindings(after(opened, reviewed(review)))).toBe(2)
  })

  it.each<[string, Change]>([
    ['inserting', inserted],
    ['restoring', sheetsRestored],
    ['another period', periodChosen({ year: 2024, part: 'year' })],
    ['another plan', planChosen('b')]
  ])('drops results that %s makes wrong', (_, event) => {
    const state = after(opened, reviewed(review), event)
    expect([state.review, state.figures, state.focus, state.isReviewStale]).toEqual([
      undefined,
      undefined,
      undefined,
      false
    ])
  })

  it('calls results out of date after a change, and fresh again after the next validation', () => {
    expect(after(opened, workbookChanged).isReviewStale).toBe(false)
    const later = after(opened, liveSwitched(false), reviewed(review), workbookChanged)
    expect([later.isReviewStale, later.areFiguresStale]).toEqual([true, false])
    expect(changed(later, reviewed(review)).isReviewStale).toBe(false)
  })

  it('calls the marks older once live checking finds otherwise, until the next validation', () => {
    const other = { ...review, findings: review.findings.slice(1) }
    expect(after(opened, liveChecked(review)).areMarksOlder).toBe(false)
    expect(after(opened, reviewed(review), liveChecked({ ...review })).areMarksOlder).toBe(false)
    const later = after(opened, reviewed(review), liveChecked(other))
    expect([later.areMarksOlder, changed(later, liveChecked(other)).areMarksOlder]).toEqual([true, true])
    expect(changed(later, reviewed(review)).areMarksOlder).toBe(false)
  })

  it('keeps what was replaced until it is put back', () => {
    const state = after(opened, inserted)
    expect(state.replaced?.sheets).toEqual(['指标表'])
    const done = { kind: 'inserted', indicators: 23, projects: 75 } as const
    expect(insertTemplates('prefilled').notice?.(done)).toEqual({
      key: 'notice.inserted',
      params: { indicators: 23, projects: 75 }
    })
    expect(changed(state, sheetsRestored).replaced).toBeUndefined()
  })

  it('shows the findings of a cell where it was asked for one', () => {
    const focus = { sheet: '指标表', cell: 'N7' }
    const state = after(opened, located(review, focus))
    expect([state.place, state.focus]).toEqual(['review', focus])
    expect(changed(state, { focus: undefined }).focus).toBeUndefined()
  })

  it('is busy with work, except with going to a cell, and forgets the last failure when work starts', () => {
    const problem = { code: 'conflict', params: {}, nextStep: 'retry' } as const
    const failed = after({ failed: { task: 'review', problem } })
    expect(failed.failed?.problem.code).toBe('conflict')
    const started = changed(failed, workStarted(reviewWorkbook))
    expect([started.failed, isBusy(started)]).toEqual([undefined, true])
    expect(isBusy(after(workStarted(selectCell({ sheet: '指标表', cell: 'N7' }))))).toBe(false)
    expect(isBusy(changed(started, workEnded))).toBe(false)
  })

  it('keeps the notice while going to a cell', () => {
    const state = after(
      opened,
      reviewed(review),
      { notice: 'notice.reviewed' },
      workStarted(selectCell({ sheet: '指标表', cell: 'N7' }))
    )
    expect(state.notice).toBe('notice.reviewed')
  })

  it('ignores progress of work that has ended', () => {
    const progress = { step: 'reading', done: 1, total: 2 } as const
    expect(after(workAdvanced(progress)).running).toBeUndefined()
  })

  it('does not change the state it was given', () => {
    const state = Object.freeze(after(opened, reviewed(review)))
    expect(changed(state, { place: 'settings' })).not.toBe(state)
  })
})

describe('sheets people know', () => {
  it("leaves the template's hidden sheets out", () => {
    expect(knownSheets(['填报说明', '选项', '_plan_report', '汇总表'])).toEqual(['填报说明', '汇总表'])
  })
})
