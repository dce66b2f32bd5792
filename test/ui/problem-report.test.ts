import { beforeAll, describe, expect, it } from '@jest/globals'
import { readAndValidate } from '../../src/application/review-workbook'
import { problemOf } from '../../src/ui/pane-problem'
import { changed, initialState, type PaneState } from '../../src/ui/pane-state'
import { reviewed } from '../../src/ui/review/review-workbook'
import { problemReport } from '../../src/ui/problem-report'
import { builtInPlan, sampleLayout } from '../support/sample-workbook'
import { workbookInMemory } from '../support/workbook-in-memory'

const plan = builtInPlan()
let state: PaneState
beforeAll(async () => {
  const workbook = await workbookInMemory(sampleLayout(plan))
  const review = await readAndValidate(workbook, () => Promise.resolve(plan), {})
  state = changed(initialState('zh-CN'), reviewed(review))
})

describe('a problem report', () => {
  it('tells versions, what failed and how large the workbook is', () => {
    const failed = changed(state, {
      failed: {
        task: 'review',
        problem: { code: 'cell-editing', params: {}, nextStep: 'retry' }
      }
    })
    const lines = problemReport(failed, { program: '1.2.3' }).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'program: 1.2.3',
        'task: review',
        'problem: cell-editing',
        'indicators: 23',
        'projects: 75',
        `findings: ${state.review?.findings.length}`
      ])
    )
  })

  it('holds nothing of the person, the workbook, its sheets or files', () => {
    const failed = changed(state, {
      failed: {
        task: 'select',
        problem: {
          code: 'sheet-gone',
          params: { sheet: '项目表', file: '郑陆镇.xlsx' },
          nextStep: 'retry',
          detail: 'TypeError: 张三 /Users/zhangsan/郑陆镇.xlsx',
          kind: 'TypeError'
        }
      }
    })
    const report = problemReport(failed, {})
    expect(report).toContain('kind: TypeError')
    expect(report).not.toMatch(/[\u4e00-\u9fff]|zhangsan|xlsx/u)
  })

  it.each(['张三', '/Users/zhangsan/a.xlsx', 'zhangsan a.xlsx', 'C:\\zhangsan'])(
    'holds nothing of a thrown text, nor of names that are none: %s',
    (text) => {
      const { detail } = problemOf(text)
      expect(detail).toBe(text)
      const params = { code: text, location: text }
      const problem = { ...problemOf(text), params, kind: text }
      const failed = changed(state, { failed: { task: 'review', problem } })
      expect(problemReport(failed, {})).not.toContain(text)
      const thrown = changed(state, { failed: { task: 'review', problem: problemOf(text) } })
      expect(problemReport(thrown, {})).not.toContain(text)
    }
  )

  it('leaves out what is not known yet', () => {
    const report = problemReport(initialState('en-US'), {})
    expect(report).not.toMatch(/undefined|plan:|findings:|task:/u)
  })
})
