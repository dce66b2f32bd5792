import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../src/domain/measures/steps'
import { catalogue } from '../../src/domain/rules/catalogue'
import { CUSTOM_RULE_FAILED } from '../../src/domain/rules/custom/custom-rule'
import { compileRules, validate } from '../../src/domain/rules/engine'
import type { Finding } from '../../src/domain/rules/finding'
import { describeFinding, fieldLabel, LANGUAGES, ruleTitle } from '../../src/messages'
import { fields as fieldsEn } from '../../src/messages/en-US/fields'
import { findings as english, ruleTitles as englishTitles } from '../../src/messages/en-US/findings'
import { fields as fieldsZh } from '../../src/messages/zh-CN/fields'
import { findings as chinese, ruleTitles as chineseTitles } from '../../src/messages/zh-CN/findings'
import { faultyReport } from '../support/faulty-report'
import { smallPlan } from '../domain/rules/small-plan'
import { type SampleSentence, sampleSentences } from './sample-sentences'

const findingOf = ([code, table, field, value, params]: SampleSentence['finding']): Finding => ({
  code,
  severity: 'mandatory',
  origin: 'reported',
  sheet: '指标表',
  cell: '',
  row: 0,
  table,
  field,
  rowKey: '',
  value,
  params,
  fixable: false,
  explained: false
})
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/gu) ?? [])].sort()
const codes = [...catalogue.map(({ code }) => code), CUSTOM_RULE_FAILED]

describe('sentence of a finding', () => {
  it.each(sampleSentences.map((sample) => [sample.finding[0], sample.finding[4], sample] as const))(
    'of %s with %j stands in each language',
    (_code, _params, sample) => {
      for (const language of LANGUAGES) {
        expect(describeFinding(findingOf(sample.finding), language)).toBe(sample[language])
      }
    }
  )

  it.each(LANGUAGES)('is among the samples for everything worded in %s', (language) => {
    const texts = Object.values(language === 'zh-CN' ? chinese : english)
    const patterns = texts.map((text) => new RegExp(`^${escaped(text)}$`, 'su'))
    const unsampled = patterns.filter(
      (pattern) => !sampleSentences.some((sample) => pattern.test(sample[language]))
    )
    expect(unsampled).toEqual([])
  })

  it('exists for every rule of the catalogue', () => {
    expect(codes.filter((code) => !sampleSentences.some(({ finding }) => finding[0] === code))).toEqual([])
    expect(Object.keys(chineseTitles).sort()).toEqual([...codes].sort())
    expect(Object.keys(englishTitles).sort()).toEqual([...codes].sort())
  })

  it('needs the same facts in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
    const without = ['{{field}}', '{{value}}']
    const facts = (text: string): string[] => placeholders(text).filter((name) => !without.includes(name))
    for (const [key, text] of Object.entries(chinese)) {
      expect([key, facts(english[key as keyof typeof english])]).toEqual([key, facts(text)])
    }
  })

  it('is complete for whatever the rules find', () => {
    const plan = smallPlan()
    const report = faultyReport(plan)
    const findings = atOnce(validate(compileRules(catalogue, plan), { plan, report }))
    expect(new Set(findings.map(({ code }) => code)).size).toBeGreaterThan(30)
    for (const language of LANGUAGES) {
      const incomplete = findings
        .map((finding) => describeFinding(finding, language))
        .filter((sentence) => /\{\{|\}\}|undefined|NaN/u.test(sentence))
      expect(incomplete).toEqual([])
    }
  })

  it.each([['{{field}}'], ['$t(sheet-missing)'], ['$& $1 $$'], ['<b>&amp;"'], ['a:b.c_d']])(
    'shows the value %s as it is',
    (value) => {
      const finding = findingOf(['amount-unlisted', 'projects', 'amount', value, {}])
      expect(describeFinding(finding, 'zh-CN')).toContain(`“${value}”`)
    }
  )

  it('clips a long value and keeps it on one line', () => {
    const finding = findingOf(['amount-unlisted', 'projects', 'amount', `一\n${'长'.repeat(500)}`, {}])
    const sentence = describeFinding(finding, 'zh-CN')
    expect(sentence).toContain('一 长')
    expect(sentence).toContain('…')
    expect(sentence.length).toBeLessThan(120)
  })

  it('is the plan’s own message for a rule of the plan, and names the code of an unknown rule', () => {
    const own = findingOf(['own-1', undefined, '', '', { message: '须说明。', messageEn: 'Explain it.' }])
    expect(describeFinding(own, 'zh-CN')).toBe('须说明。')
    expect(describeFinding(own, 'en-US')).toBe('Explain it.')
    expect(describeFinding({ ...own, params: { message: '须说明。' } }, 'en-US')).toBe('须说明。')
    expect(describeFinding(findingOf(['own-2', undefined, '', '', {}]), 'en-US')).toContain('own-2')
  })
})

describe('label of a field', () => {
  it('is worded in each language for every column and header field', () => {
    const columns = (texts: Readonly<Record<string, object | string>>) =>
      Object.entries(texts).map(([id, of]) => [id, typeof of === 'string' ? [] : Object.keys(of)])
    expect(columns(fieldsEn)).toEqual(columns(fieldsZh))
  })

  it.each([
    ['indicators' as const, 'actual2023', '2023年实际值', '2023 actual value'],
    ['projects' as const, 'years', '实施年限', 'years'],
    [undefined, 'phone', '联系电话', 'phone'],
    [undefined, 'unknown', 'unknown', 'unknown']
  ])('of %s %s is %s, %s', (table, field, zh, en) => {
    expect([fieldLabel(table, field, 'zh-CN'), fieldLabel(table, field, 'en-US')]).toEqual([zh, en])
  })
})

describe('title of a rule', () => {
  it('is the code where the rule has none', () => {
    expect(ruleTitle('own-1', 'zh-CN')).toBe('own-1')
    expect(ruleTitle('row-added', 'zh-CN')).toBe('未标注的新增行')
  })
})

const escaped = (text: string): string =>
  text
    .split(/\{\{\w+\}\}/u)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))
    .join('.*')
