import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compileUnits, membersOf, readUnitsCell } from '../../../src/domain/plan/units'
import type { UnitEntry } from '../../../src/domain/plan/plan-document'

const entries: UnitEntry[] = [
  { name: '区水利局', kind: 'department' },
  { name: '区发展和改革局', kind: 'department', aliases: ['区发改局'] },
  { name: '东街道', kind: 'street' },
  { name: '西街道', kind: 'street' },
  { name: '河口镇', kind: 'town', aliases: ['河口'] },
  { name: '河口镇水务公司', kind: 'company' },
  { name: '高新区', kind: 'zone' },
  { name: '相关街道', kind: 'group', members: ['东街道', '西街道'] },
  { name: '相关街道、镇', kind: 'group', members: ['相关街道', '河口镇', '东街道'] },
  { name: '高新区相关镇、街道', kind: 'group' },
  { name: '环', kind: 'group', members: ['环', '河口镇', '查无此处'] }
]
const dictionary = compileUnits(entries)

function written(text: string): string {
  const { units, enterprises, unknown, unbalancedBracket } = readUnitsCell(text, dictionary)
  return [
    units.map(({ name }) => name).join('+'),
    ...enterprises.map((name) => `(${name})`),
    ...unknown.map((name) => `?${name}`),
    ...(unbalancedBracket ? ['!'] : [])
  ].join(' ')
}

describe('a units cell', () => {
  it.each([
    ['区水利局', '区水利局'],
    ['区水利局、河口镇', '区水利局+河口镇'],
    ['河口镇、区水利局', '河口镇+区水利局'],
    ['区水利局，河口镇', '区水利局+河口镇'],
    ['区水利局,河口镇；东街道', '区水利局+河口镇+东街道'],
    ['区水利局及河口镇', '区水利局+河口镇'],
    ['区水利局和河口镇', '区水利局+河口镇'],
    ['区水利局\n河口镇', '区水利局+河口镇'],
    ['区水利局、\r\n河口镇', '区水利局+河口镇'],
    ['区水利局 河口镇', '区水利局+河口镇'],
    ['区水利局河口镇', '区水利局+河口镇'],
    ['  区水利局  ', '区水利局'],
    ['区水\n利局', '区水利局'],
    ['区 水 利 局', '区水利局'],
    ['区水利局、区水利局', '区水利局'],
    ['区发展和改革局', '区发展和改革局'],
    ['区发改局、河口', '区发展和改革局+河口镇'],
    ['河口镇水务公司', '河口镇水务公司'],
    ['相关街道、镇', '相关街道、镇'],
    ['相关街道、东街道', '相关街道+东街道'],
    ['高新区相关镇、街道', '高新区相关镇、街道'],
    ['高新区、相关街道、镇', '高新区+相关街道、镇'],
    ['区水利局及相关街道、镇', '区水利局+相关街道、镇'],
    ['区水利局（某某热能公司）', '区水利局 (某某热能公司)'],
    ['区水利局（某某热能公司', '区水利局 (某某热能公司) !'],
    ['区水利局(甲公司、乙公司)、河口镇', '区水利局+河口镇 (甲公司) (乙公司)'],
    ['区水利局（甲（集团）公司）', '区水利局 (甲(集团)公司)'],
    ['区水利局）', '区水利局 !'],
    ['区环保局', ' ?区环保局'],
    ['区环保局、区水利局', '区水利局 ?区环保局'],
    ['区环保局 区水利局', '区水利局 ?区环保局'],
    ['河口镇政府', ' ?河口镇政府'],
    ['南河口镇', ' ?南河口镇'],
    ['区水利局等', ' ?区水利局等'],
    ['', ''],
    ['/', ''],
    ['-', ''],
    ['—', ''],
    ['／', ''],
    [' \n', '']
  ])('%j reads as %s', (text, expected) => {
    expect(written(text)).toBe(expected)
    expect(readUnitsCell(text, dictionary).text).toBe(text)
  })

  it('is read whole: every letter is in a unit, an enterprise or the unknown rest', () => {
    const pieces = fc.array(
      fc.constantFrom('区水利局', '河口', '镇', '、', '（', '）', '甲', ' ', '\n', '及', '相关街道'),
      { maxLength: 12 }
    )
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        const { units, enterprises, unknown } = readUnitsCell(text, dictionary)
        const read = [
          ...units.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]),
          ...enterprises,
          ...unknown
        ].join('')
        for (const letter of text.replace(/[、（）\s及和]/gu, '')) expect(read).toContain(letter)
      })
    )
  })

  it('is read without delay however long', () => {
    expect(readUnitsCell('区水利局'.repeat(5_000), dictionary).units).toHaveLength(1)
    expect(readUnitsCell('河口'.repeat(5_000) + '甲', dictionary).unknown).toHaveLength(1)
    expect(readUnitsCell('（'.repeat(30_000), dictionary).unbalancedBracket).toBe(true)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readUnitsCell(text, dictionary).text).toBe(text)
      })
    )
  })
})

describe('a dictionary entry', () => {
  it.each([
    ['区水利局', ['区水利局']],
    ['相关街道', ['东街道', '西街道']],
    ['相关街道、镇', ['东街道', '西街道', '河口镇']],
    ['高新区相关镇、街道', []],
    ['环', ['河口镇']]
  ])('%s stands for %j', (name, expected) => {
    const entry = dictionary.byName.get(name)
    expect(entry && membersOf(entry, dictionary).map((member) => member.name)).toEqual(expected)
  })
})
