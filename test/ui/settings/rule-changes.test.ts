import { describe, expect, it } from '@jest/globals'
import type { CustomRuleRecord, RuleSetting } from '../../../src/domain/plan/plan-document'
import type { WorkbookRules } from '../../../src/domain/report/report'
import {
  isRuleCode,
  lineAt,
  rulesOf,
  withCustom,
  withoutCustom,
  withoutSetting,
  withSetting,
  type SettingChange
} from '../../../src/ui/settings/rule-changes'

const own = (code: string, expression = 'true'): CustomRuleRecord => ({
  code,
  scope: 'project',
  expression,
  severity: 'verification',
  message: 'x'
})
const rules = (settings: WorkbookRules['settings'] = {}, ...custom: CustomRuleRecord[]): WorkbookRules => ({
  settings,
  custom
})

describe('change of a rule’s setting', () => {
  it.each<[before: RuleSetting, change: SettingChange, ofPlan: RuleSetting, after: RuleSetting | undefined]>([
    [{}, { off: true }, {}, { off: true }],
    [{ off: true }, { off: false }, {}, undefined],
    [{}, { off: false }, { off: true }, { off: false }],
    [{ off: false }, { off: true }, { off: true }, undefined],
    [{ off: true }, { severity: 'mandatory' }, {}, { off: true, severity: 'mandatory' }],
    [{ severity: 'mandatory' }, { severity: 'default' }, {}, undefined],
    [
      { severity: 'mandatory' },
      { numbers: { percent: 50 } },
      {},
      { severity: 'mandatory', numbers: { percent: 50 } }
    ],
    [{ numbers: { percent: 50 } }, { numbers: { percent: 40 } }, { numbers: { percent: 40 } }, undefined]
  ])('of %j by %j over the plan’s %j leaves %j', (before, change, ofPlan, after) => {
    const changed = withSetting(rules({ a: before, b: { off: true } }), 'a', change, ofPlan)
    expect(changed).toEqual(rules({ ...(after && { a: after }), b: { off: true } }))
  })
})

describe('custom rules of a workbook', () => {
  it('are added, replaced in place, given another code and deleted with their setting', () => {
    const two = rules({ a: { off: true } }, own('a'), own('b'))
    expect(withCustom(rulesOf(undefined), own('a')).custom).toEqual([own('a')])
    expect(withCustom(two, own('a', 'false'))).toEqual(
      rules({ a: { off: true } }, own('a', 'false'), own('b'))
    )
    expect(withCustom(two, own('c'), 'a')).toEqual(rules({}, own('c'), own('b')))
    expect(withoutCustom(two, 'a')).toEqual(rules({}, own('b')))
    expect(withoutSetting(two, 'a')).toEqual(rules({}, own('a'), own('b')))
  })
})

describe('code of a rule', () => {
  it.each([
    ['own-1', true],
    ['A_b', true],
    ['', false],
    ['-a', false],
    ['规则', false],
    ['a b', false],
    ['a'.repeat(33), false]
  ])('%j: %s', (code, isCode) => {
    expect(isRuleCode(code)).toBe(isCode)
  })
})

describe('line at an offset', () => {
  it.each([
    ['abc', 1, 'a', 'b', 'c'],
    ['abc', 0, '', 'a', 'bc'],
    ['abc', 3, 'abc', '', ''],
    ['ab\ncd\nef', 4, 'c', 'd', ''],
    ['ab\ncd', 3, '', 'c', 'd'],
    ['', 0, '', '', '']
  ])('of %j at %i', (text, offset, before, at, after) => {
    expect(lineAt(text, offset)).toEqual({ before, at, after })
  })
})
