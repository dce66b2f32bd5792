import { describe, expect, it } from '@jest/globals'
import type { FileProblemCode } from '../../src/application/ports'
import type { PlanProblemCode } from '../../src/domain/plan/plan-problem'
import { describeFileProblem, describePlanProblem, LANGUAGES, say } from '../../src/messages'

const fileCodes: Readonly<Record<FileProblemCode, true>> = {
  'file-not-found': true,
  'file-unreadable': true,
  'not-a-workbook': true,
  'password-protected': true,
  damaged: true,
  'too-large': true,
  'cell-too-long': true,
  'too-many-cells': true,
  'out-of-memory': true,
  unforeseen: true,
  unwritable: true,
  exists: true,
  'not-a-report': true,
  'newer-template': true,
  'period-missing': true
}

const planParams: Readonly<Record<PlanProblemCode, Readonly<Record<string, string | number>>>> = {
  'field-missing': {},
  'field-unknown': {},
  'type-wrong': { expected: 'string' },
  'value-unknown': { allowed: 'up, down' },
  'value-wrong': { expected: '>= 1' },
  'code-duplicated': { value: 'A' },
  'no-duplicated': { value: 1 },
  'id-duplicated': { value: 'a' },
  'name-duplicated': { name: '城关镇' },
  'category-unknown': { id: 'x' },
  'task-unknown': { id: 'x' },
  'unit-unknown': { name: '某局' },
  'member-unknown': { name: '某局' },
  'members-without-group': { name: '城关镇' },
  'members-circular': { name: '各镇' },
  'period-reversed': { start: 2025, end: 2021 },
  'range-reversed': { min: '5', max: '1' },
  'continuation-differs': { field: 'name' },
  'rule-unknown': { id: 'no-such-rule' },
  'rule-number-unknown': { name: 'factor', known: 'percent' },
  'custom-rule-refused': { rule: 'own-1', reason: 'syntax', detail: 'EOF', line: 1, column: 9 }
}

describe('sentence of a file problem', () => {
  it.each(Object.keys(fileCodes))('of %s names the file and leaves no hole', (code) => {
    const sentences = LANGUAGES.map((language) =>
      describeFileProblem(
        {
          code,
          file: '甲.xlsx',
          params: { from: 3, to: 2, sheet: '项目表', cell: 'B2', limit: 5, detail: 'EOF' }
        },
        language
      )
    )
    const unknown = LANGUAGES.map((language) =>
      describeFileProblem({ code: 'other', file: '甲.xlsx', params: {} }, language)
    )
    sentences.forEach((sentence, index) => {
      expect(sentence).toContain('甲.xlsx')
      expect(sentence).not.toMatch(/\{\{/u)
      expect(sentence).not.toBe(unknown[index])
    })
  })

  it('names an unknown code', () => {
    expect(describeFileProblem({ code: 'other', file: 'a.xlsx', params: {} }, 'en-US')).toContain('other')
  })
})

describe('sentence of a plan problem', () => {
  it.each(Object.entries(planParams))('of %s says %j', (code, params) => {
    for (const language of LANGUAGES) {
      const sentence = describePlanProblem({ code, params }, language)
      // A reason chooses the sentence and is not said itself.
      const said = Object.entries(params).filter(([name]) => name !== 'reason')
      for (const [, value] of said) expect(sentence).toContain(String(value))
      expect(sentence).not.toMatch(/\{\{/u)
      expect(sentence).not.toContain(code)
    }
  })

  it('names an unknown code', () => {
    expect(describePlanProblem({ code: 'other', params: {} }, 'zh-CN')).toContain('other')
  })
})

describe('text of the interface', () => {
  it('is found by its dotted key and filled in', () => {
    expect(say('severity.mandatory', 'zh-CN')).toBe('强制性')
    expect(say('created', 'zh-CN', { file: 'a.xlsx', indicators: 23, projects: 75 })).toBe(
      '已生成 a.xlsx：23 项指标，75 个项目。'
    )
  })

  it('takes a count for a number like any other', () => {
    expect(say('plan.broken', 'zh-CN', { file: 'a.json', count: 1 })).toBe('a.json：规划文件有 1 处问题：')
  })

  it('shows an unknown key', () => {
    expect(say('no.such.key', 'en-US')).toBe('no.such.key')
  })
})
