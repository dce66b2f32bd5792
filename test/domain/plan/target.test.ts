import { describe, expect, it } from '@jest/globals'
import Big from 'big.js'
import fc from 'fast-check'
import { parseTarget, printTarget, sameTargetMeaning } from '../../../src/domain/plan/target'
import type { TargetExpression } from '../../../src/domain/plan/target'

/** A target's meaning in one line, so that tables can be read. */
function meaningOf(text: string): string {
  const target = parseTarget(text)
  switch (target.kind) {
    case 'number':
      return `= ${target.value.toFixed()}${target.percent === true ? '%' : ''}`
    case 'at-least':
    case 'at-most':
    case 'more-than':
    case 'less-than':
    case 'about':
    case 'total':
      return `${target.kind} ${target.value.toFixed()}`
    case 'between':
      return `between ${target.min.toFixed()} ${target.max.toFixed()}`
    case 'change': {
      const bounds = target.from && target.to ? ` ${target.from.toFixed()} ${target.to.toFixed()}` : ''
      const base = target.baseYear === undefined ? '' : ` since ${target.baseYear}`
      return `${target.sense} ${target.mode} ${target.amount.toFixed()}${bounds}${base}`
    }
    case 'hold':
      return `hold ${target.tolerance}`
    default:
      return target.kind
  }
}

const printed: [string, string][] = [
  ['83.8', '= 83.8'],
  ['1,200', '= 1200'],
  ['１，２００', '= 1200'],
  ['1 200', '= 1200'],
  ['12%', '= 12%'],
  ['12％', '= 12%'],
  ['８３.８', '= 83.8'],
  ['８３．８', '= 83.8'],
  ['.5', '= 0.5'],
  ['-5', '= -5'],
  ['－5', '= -5'],
  ['−0.3', '= -0.3'],
  ['+3', '= 3'],
  ['0', '= 0'],
  ['100', '= 100'],
  ['83.\n8', '= 83.8'],
  ['达到100%', '= 100%'],
  ['到2025年达到83.8', '= 83.8'],
  ['2025年底前达到83.8', '= 83.8'],
  ['优良天数比例达到83.8%', '= 83.8%'],
  ['34微克/立方米', '= 34'],
  ['34μg/m³', '= 34'],
  ['34ug/m3', '= 34'],
  ['13.5万吨', '= 13.5'],
  ['1.2起/每万枚', '= 1.2'],
  ['6人', '= 6'],
  ['98①', '= 98'],
  ['保持100%', '= 100%'],
  ['稳定在95', '= 95'],
  ['降至34', '= 34'],
  ['提高到98', '= 98'],
  ['2025', '= 2025'],

  ['≥98', 'at-least 98'],
  ['≧98', 'at-least 98'],
  ['不低于98', 'at-least 98'],
  ['不得低于98', 'at-least 98'],
  ['不少于98', 'at-least 98'],
  ['至少98', 'at-least 98'],
  ['大于等于98', 'at-least 98'],
  ['高于或等于98', 'at-least 98'],
  ['98以上', 'at-least 98'],
  ['98（含）以上', 'at-least 98'],
  ['98以上（含）', 'at-least 98'],
  ['98及以上', 'at-least 98'],
  ['>=98', 'at-least 98'],
  ['＞＝98', 'at-least 98'],
  ['≥ 98%', 'at-least 98'],
  ['≥1,200', 'at-least 1200'],
  ['不低于98%以上', 'at-least 98'],
  ['达到98%以上', 'at-least 98'],
  ['建成区绿化覆盖率不低于40%', 'at-least 40'],
  ['到2025年不低于40%', 'at-least 40'],
  ['≥98（2025年）', 'at-least 98'],
  ['≥98。', 'at-least 98'],

  ['≤1.3', 'at-most 1.3'],
  ['不高于1.3', 'at-most 1.3'],
  ['1.3以下', 'at-most 1.3'],
  ['不超过1.3', 'at-most 1.3'],
  ['不得超过1.3', 'at-most 1.3'],
  ['1.3以内', 'at-most 1.3'],
  ['<=1.3', 'at-most 1.3'],
  ['小于等于1.3', 'at-most 1.3'],
  ['控制在34以内', 'at-most 34'],
  ['6人（含）以下', 'at-most 6'],
  ['PM2.5浓度不高于34微克/立方米', 'at-most 34'],
  ['PM2.5年均浓度≤34', 'at-most 34'],

  ['＞7', 'more-than 7'],
  ['>7', 'more-than 7'],
  ['大于7', 'more-than 7'],
  ['高于7', 'more-than 7'],
  ['超过7', 'more-than 7'],
  ['7以上（不含）', 'more-than 7'],
  ['＜1.3', 'less-than 1.3'],
  ['<1.3', 'less-than 1.3'],
  ['小于1.3', 'less-than 1.3'],
  ['低于1.3', 'less-than 1.3'],
  ['＜-1.3', 'less-than -1.3'],

  ['60—65', 'between 60 65'],
  ['60-65', 'between 60 65'],
  ['60–65', 'between 60 65'],
  ['60——65', 'between 60 65'],
  ['60~65', 'between 60 65'],
  ['60～65', 'between 60 65'],
  ['60至65', 'between 60 65'],
  ['60到65', 'between 60 65'],
  ['60%—65%', 'between 60 65'],
  ['60 ~ 65 %', 'between 60 65'],
  ['65—60', 'between 60 65'],
  ['-5—-3', 'between -5 -3'],
  ['-5—3', 'between -5 3'],
  ['介于60和65之间', 'between 60 65'],
  ['控制在60-65之间', 'between 60 65'],

  ['25左右', 'about 25'],
  ['25%左右', 'about 25'],
  ['约25', 'about 25'],
  ['2025年25左右', 'about 25'],

  ['〔13.5〕', 'total 13.5'],
  ['[13.5]', 'total 13.5'],
  ['［13.5］', 'total 13.5'],
  ['【13.5】', 'total 13.5'],
  ['〔13.5〕万吨', 'total 13.5'],
  ['〔13.5万吨〕', 'total 13.5'],
  ['累计13.5', 'total 13.5'],
  ['累计达到13.5万吨', 'total 13.5'],
  ['五年累计13.5', 'unreadable'],
  ['“十四五”期间累计13.5', 'total 13.5'],
  ['〔≥13.5〕', 'at-least 13.5'],
  ['累计13.5以上', 'at-least 13.5'],

  ['下降18%', 'decrease relative 18'],
  ['下降 18 ％', 'decrease relative 18'],
  ['下降18%以上', 'decrease relative 18'],
  ['累计下降18%', 'decrease relative 18'],
  ['单位GDP能耗下降18%', 'decrease relative 18'],
  ['较2020年降低18%', 'decrease relative 18 since 2020'],
  ['较2020年，降低18%', 'decrease relative 18 since 2020'],
  ['比2020年底下降18%', 'decrease relative 18 since 2020'],
  ['与2020年相比下降18%', 'decrease relative 18 since 2020'],
  ['较“十三五”末下降18%', 'decrease relative 18 since 2020'],
  ['较“十二五”期末下降18%', 'decrease relative 18 since 2015'],
  ['较基期下降18%', 'decrease relative 18'],
  ['2025年比2020年下降18%', 'decrease relative 18 since 2020'],
  ['提高2个百分点', 'increase points 2'],
  ['提升2个百分点以上', 'increase points 2'],
  ['下降0.5百分点', 'decrease points 0.5'],
  ['由0.45提高到0.5', 'increase from-to 0.05 0.45 0.5'],
  ['从0.45提高至0.5以上', 'increase from-to 0.05 0.45 0.5'],
  ['由2020年的0.45提高到2025年的0.5', 'increase from-to 0.05 0.45 0.5'],
  ['由0.5降低到0.45', 'decrease from-to 0.05 0.5 0.45'],
  ['减少0.3', 'decrease absolute 0.3'],
  ['减少0.3万吨', 'decrease absolute 0.3'],
  ['增加1,200公顷', 'increase absolute 1200'],

  ['完成省定目标', 'assigned'],
  ['完成国家、省定指标', 'assigned'],
  ['完成国家、\n省定指标', 'assigned'],
  ['完成上级下达任务', 'assigned'],
  ['完成上级下达的目标任务', 'assigned'],
  ['达到考核要求', 'assigned'],
  ['达到省考核要求', 'assigned'],
  ['完成市下达指标', 'assigned'],
  ['完成上级下达的节能减排任务', 'assigned'],
  ['按省下达目标完成', 'assigned'],
  ['以省下达目标为准', 'assigned'],

  ['保持稳定', 'hold setting'],
  ['保持\n稳定', 'hold setting'],
  ['保持\n\n稳定', 'hold setting'],
  ['保 持 稳 定', 'hold setting'],
  ['总体保持稳定', 'hold setting'],
  ['保持基本稳定', 'hold setting'],
  ['稳中向好', 'hold setting'],
  ['不减少', 'hold none'],
  ['不降低', 'hold none'],
  ['面积不减少', 'hold none'],
  ['不低于现状水平', 'hold none'],

  ['基本消除', 'at-most 0'],
  ['全面消除', 'at-most 0'],
  ['基本消除重污染天气', 'at-most 0'],
  ['零发生', 'at-most 0'],
  ['“十三五”时期零发生', 'at-most 0'],
  ['清零', 'at-most 0'],
  ['全覆盖', 'at-least 100'],
  ['实现全覆盖', 'at-least 100'],
  ['基本实现全覆盖', 'at-least 100'],

  ['/', 'none'],
  ['／', 'none'],
  ['-', 'none'],
  ['—', 'none'],
  ['——', 'none'],
  ['', 'none'],
  ['  \n', 'none'],

  ['持续改善', 'unreadable'],
  ['优于全市平均', 'unreadable'],
  ['2025年', 'unreadable'],
  ['到2025年', 'unreadable'],
  ['60、65', 'unreadable'],
  ['60 65', 'unreadable'],
  ['1,20', 'unreadable'],
  ['1.2.3', 'unreadable'],
  ['1/2', 'unreadable'],
  ['34¹', 'unreadable'],
  ['98以上100以下', 'unreadable'],
  ['大于98以下', 'unreadable'],
  ['约98以上', 'unreadable'],
  ['98（力争100）', 'unreadable'],
  ['未达到98', 'unreadable'],
  ['每年下降3%', 'unreadable'],
  ['年均下降3%', 'unreadable'],
  ['较上年下降3%', 'unreadable'],
  ['同比下降3%', 'unreadable'],
  ['下降不超过3%', 'unreadable'],
  ['不下降3%', 'unreadable'],
  ['下降一半', 'unreadable'],
  ['提高2倍', 'unreadable'],
  ['翻一番', 'unreadable'],
  ['由0.5提高到0.45', 'unreadable'],
  ['较2020年≥98', 'unreadable'],
  ['由0.5升到0.45', 'unreadable'],
  ['下降18%左右', 'unreadable'],
  ['由0.45提高到0.5左右', 'unreadable'],
  ['优良天数比率达到85%以上，PM2.5浓度低于30', 'unreadable'],
  ['按国家标准执行', 'unreadable'],
  ['消除一半以上黑臭水体', 'unreadable'],
  ['未实现全覆盖', 'unreadable'],
  ['PM2.5', 'unreadable'],
  ['建成5个公园、3个广场', 'unreadable'],
  ['#REF!', 'unreadable'],
  ['NaN', 'unreadable'],
  ['Infinity', 'unreadable'],
  ['1e5', 'unreadable']
]

describe('target expression', () => {
  it.each(printed)('reads %j as %s', (text, meaning) => {
    expect(meaningOf(text)).toBe(meaning)
  })

  it.each(printed)('prints %j so that it reads the same', (text) => {
    const target = parseTarget(text)
    expect(sameTargetMeaning(parseTarget(printTarget(target)), target)).toBe(true)
  })

  it('keeps the printed text and never throws on any text', () => {
    const words = [
      '下降',
      '较2020年',
      '≥',
      '以上',
      '〔',
      '〕',
      '%',
      '98',
      '.',
      ',',
      '-',
      '由',
      '到',
      '不',
      '保持',
      '稳定',
      ' ',
      '年'
    ]
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 2 })), { maxLength: 14 })
        .map((parts) => parts.join(''))
    )
    fc.assert(
      fc.property(anyText, (text) => {
        const target = parseTarget(text)
        expect(target.text).toBe(text)
        expect(sameTargetMeaning(parseTarget(printTarget(target)), target)).toBe(true)
      }),
      { numRuns: 2000 }
    )
  })

  it('reads a very long text without delay', () => {
    for (const part of ['下降', '9', '9,', '达到', '较2020年', '[', 'a', '不', '（含）', '\n']) {
      expect(parseTarget(part.repeat(20_000)).text).toHaveLength(20_000 * part.length)
    }
    for (const part of ['下降', '达到', '保持', '完成省', 'a1.', '、', '总体', '累计', '从1到']) {
      parseTarget(part.repeat(Math.floor(199 / part.length)) + '！')
    }
  })
})

const decimal = fc
  .tuple(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => new Big(`${digits}e-${places}`))
const magnitude = decimal.map((value) => value.abs())
const baseYear = fc.option(fc.integer({ min: 2000, max: 2050 }), { nil: undefined })

type Meaning = TargetExpression extends infer T
  ? T extends { text: string }
    ? Omit<T, 'text'>
    : never
  : never
const since = (year: number | undefined): { baseYear?: number } =>
  year === undefined ? {} : { baseYear: year }
const sense = fc.constantFrom('increase' as const, 'decrease' as const)
const meaning: fc.Arbitrary<Meaning> = fc.oneof(
  fc
    .tuple(decimal, fc.boolean())
    .map(([value, percent]) => ({ kind: 'number' as const, value, ...(percent && { percent }) })),
  fc
    .tuple(
      fc.constantFrom('at-least' as const, 'at-most' as const, 'more-than' as const, 'less-than' as const),
      decimal
    )
    .map(([kind, value]) => ({ kind, value })),
  fc
    .tuple(decimal, magnitude)
    .map(([min, width]) => ({ kind: 'between' as const, min, max: min.plus(width) })),
  decimal.map((value) => ({ kind: 'about' as const, value })),
  decimal.map((value) => ({ kind: 'total' as const, value })),
  fc
    .tuple(
      fc.constantFrom('relative' as const, 'points' as const, 'absolute' as const),
      sense,
      magnitude,
      baseYear
    )
    .map(([mode, way, amount, year]) => ({
      kind: 'change' as const,
      mode,
      sense: way,
      amount,
      ...since(year)
    })),
  fc
    .tuple(
      decimal,
      magnitude.filter((value) => value.gt(0)),
      sense,
      baseYear
    )
    .map(([from, amount, way, year]) => ({
      kind: 'change' as const,
      mode: 'from-to' as const,
      sense: way,
      amount,
      from,
      to: way === 'increase' ? from.plus(amount) : from.minus(amount),
      ...since(year)
    })),
  fc.constantFrom({ kind: 'assigned' as const }, { kind: 'none' as const }),
  fc
    .constantFrom('none' as const, 'setting' as const)
    .map((tolerance) => ({ kind: 'hold' as const, tolerance }))
)

const toFullWidth = (text: string): string =>
  text.replace(/[!-~]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

const decorations: [string, (text: string) => string][] = [
  ['full width', toFullWidth],
  ['blanks around', (text) => `  ${text}\u3000\n`],
  ['invisible characters', (text) => [...text].join('\u200b')],
  ['a line break in the middle', (text) => `${text.slice(0, 1)}\n\n${text.slice(1)}`],
  ['a no-break blank before each sign', (text) => text.replace(/(?=[≥≤<>%〔〕—])/gu, '\u00a0')],
  ['a year before it', (text) => `2025年${text}`],
  ['a full stop', (text) => `${text}。`]
]

describe('a printed target', () => {
  it('reads back with the meaning it was printed from', () => {
    fc.assert(
      fc.property(meaning, (given) => {
        const target = { text: '', ...given } as TargetExpression
        const read = parseTarget(printTarget(target))
        expect(read.kind).toBe(target.kind)
        expect(sameTargetMeaning(read, target)).toBe(true)
      }),
      { numRuns: 2000 }
    )
  })

  it.each(decorations)('reads the same with %s', (_name, decorate) => {
    fc.assert(
      fc.property(
        meaning.filter((given) => given.kind !== 'none'),
        (given) => {
          const target = { text: '', ...given } as TargetExpression
          expect(printTarget(parseTarget(decorate(printTarget(target))))).toBe(printTarget(target))
        }
      )
    )
  })

  it('reads the same with a unit after a bound', () => {
    const units = [
      '%',
      '万吨',
      '微克/立方米',
      'μg/m³',
      'ug/m3',
      '人',
      '平方米/人',
      '起/每万枚',
      'mg/L',
      '公里',
      '毫克/升',
      'kgce'
    ]
    fc.assert(
      fc.property(decimal, fc.constantFrom(...units), (value, unit) => {
        const number = value.toFixed()
        for (const [text, kind] of [
          [`≥${number}${unit}`, 'at-least'],
          [`${number}${unit}以上`, 'at-least'],
          [`${number}${unit}（含）以下`, 'at-most'],
          [`${number}${unit}左右`, 'about'],
          [`〔${number}〕${unit}`, 'total'],
          [`${number}${unit}`, 'number']
        ] as const) {
          const target = parseTarget(text)
          expect(target.kind).toBe(kind)
          expect('value' in target && target.value.eq(value)).toBe(true)
        }
      })
    )
  })

  it('tells apart different numbers and different kinds', () => {
    const texts = [
      '98',
      '98%',
      '99',
      '≥98',
      '>98',
      '≤98',
      '〔98〕',
      '98左右',
      '下降98%',
      '减少98',
      '保持稳定',
      '不降低',
      '/',
      '持续改善',
      '稳步改善'
    ]
    for (const a of texts) {
      for (const b of texts) expect(sameTargetMeaning(parseTarget(a), parseTarget(b))).toBe(a === b)
    }
  })
})
