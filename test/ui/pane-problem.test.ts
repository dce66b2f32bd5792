import { describe, expect, it } from '@jest/globals'
import { PlanNotUsable } from '../../src/application/load-plan'
import { FileProblem, WorkbookProblem, type WorkbookProblemCode } from '../../src/application/ports'
import { LANGUAGES } from '../../src/messages'
import { translations } from '../../src/messages/pane-words'
import { isCancellation, problemOf, problemSentence } from '../../src/ui/pane-problem'

const chunkError = Object.assign(new Error('loading failed'), { name: 'ChunkLoadError' })

const WORKBOOK_CODES: readonly Exclude<WorkbookProblemCode, 'cancelled'>[] = [
  'cell-editing',
  'sheet-protected',
  'structure-protected',
  'read-only',
  'no-permission',
  'too-large',
  'not-supported',
  'timed-out',
  'conflict',
  'range-blocked',
  'rows-hidden',
  'dialog-open',
  'sheet-gone',
  'unknown'
]

const OTHERS: readonly (readonly [unknown, string, string])[] = [
  [new FileProblem('not-a-report', ''), 'not-a-report', 'fill'],
  [new FileProblem('period-missing', ''), 'period-missing', 'settings'],
  [new WorkbookProblem('sheet-gone', { sheet: '项目表' }), 'sheet-gone', 'review'],
  [new FileProblem('file-unreadable', 'plans/index.json'), 'plan-file', 'retry'],
  [new PlanNotUsable({ code: 'plan-unknown', id: 'x', known: ['a', 'b'] }), 'plan-unknown', 'settings'],
  [new PlanNotUsable({ code: 'plan-not-chosen', known: ['a'] }), 'plan-not-chosen', 'settings'],
  [
    new PlanNotUsable({ code: 'plan-ambiguous', file: '', id: 'x', theirs: '', ours: 'a' }),
    'plan-ambiguous',
    'settings'
  ],
  [
    new PlanNotUsable({ code: 'plan-other', file: '', id: 'x', theirs: 'b', ours: 'a' }),
    'plan-other',
    'settings'
  ],
  [new PlanNotUsable({ code: 'plan-broken', id: 'x', problems: [] }), 'plan-broken', 'retry'],
  [chunkError, 'offline', 'retry'],
  [new TypeError('oops'), 'unexpected', 'retry'],
  ['a thrown text', 'unexpected', 'retry']
]

describe('a problem in the pane', () => {
  it.each(WORKBOOK_CODES)('keeps the code of the workbook problem %s', (code) => {
    expect(problemOf(new WorkbookProblem(code))).toMatchObject({ code, nextStep: 'retry' })
  })

  it.each(OTHERS)('of %p is %s and offers %s', (error, code, nextStep) => {
    expect(problemOf(error)).toMatchObject({ code, nextStep })
  })

  it('brings the words of an unexpected error along', () => {
    expect(problemOf(new TypeError('oops')).detail).toBe('TypeError: oops')
    expect(problemOf('a thrown text').detail).toBe('a thrown text')
  })

  it('names its place, several sheets as the language lists them', () => {
    const params = { sheet: '指标表/项目表' }
    expect(problemSentence({ code: 'sheet-protected', params }, '、')).toMatchObject({
      key: 'sheet-protected',
      params: { place: '指标表、项目表' }
    })
    const cell = { sheet: '项目表', cell: 'G14' }
    expect(problemSentence({ code: 'sheet-gone', params: cell }, '、').params['place']).toBe('项目表 G14')
    expect(problemSentence({ code: 'sheet-gone', params: {} }, '、').key).toBe('sheet-gone-somewhere')
  })

  it('is a cancellation only where the person cancelled', () => {
    expect(isCancellation(new WorkbookProblem('cancelled'))).toBe(true)
    expect(isCancellation(new WorkbookProblem('conflict'))).toBe(false)
  })

  it.each(LANGUAGES)('has a sentence without gaps in %s', (language) => {
    const errors = [
      ...WORKBOOK_CODES.map((code) => new WorkbookProblem(code)),
      ...OTHERS.map(([error]) => error)
    ]
    for (const problem of errors.map(problemOf)) {
      const { key, params } = problemSentence(problem, ', ')
      const sentence = translations.t(`problem.${key}`, { ns: 'pane', lng: language, replace: params })
      expect(sentence).not.toMatch(/problem\.|\{\{|undefined/u)
    }
  })
})
