import { describe, expect, it } from '@jest/globals'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue } from '../../src/domain/rules/catalogue'
import { ruleReference } from '../support/rule-reference'

const guide = join(__dirname, '..', '..', 'assets', 'guide', 'rules.zh-CN.md')

describe('the rule reference of the user guide', () => {
  it('is the one generated from the catalogue and its wording', () => {
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(guide, ruleReference())
    expect(readFileSync(guide, 'utf8')).toBe(ruleReference())
  })

  it('shows an example of every rule', () => {
    const sections = readFileSync(guide, 'utf8').split(/^### /mu)
    const examples = sections.map((section) => [
      section.split('\n')[0],
      (section.match(/^- /gmu) ?? []).length
    ])
    const counts = new Map(examples as [string, number][])
    expect(catalogue.filter(({ code }) => (counts.get(code) ?? 0) === 0).map(({ code }) => code)).toEqual([])
  })

  it('is linked from the guide', () => {
    const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8')
    expect(readme).toContain('(assets/guide/rules.zh-CN.md)')
  })
})
