import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { canonicalText, findUntidy, foldWidth, tidyText } from '../../../src/domain/plan/canonical-text'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        '项目',
        'a',
        'B',
        '１',
        '2',
        'Ａ',
        ' ',
        '  ',
        '\u3000',
        '\u00a0',
        '\n',
        '\r\n',
        '\t',
        '\u200b',
        '\u0001',
        '＜',
        '％',
        '．',
        '－',
        '—',
        '（',
        '³',
        'µ'
      ),
      { maxLength: 12 }
    )
    .map((parts) => parts.join(''))
)

describe('canonical text', () => {
  it.each([
    ['5000  ', '5000'],
    ['低效化工\n企业淘汰', '低效化工企业淘汰'],
    ['低效化工\n\n企业淘汰', '低效化工企业淘汰'],
    ['ug/m3', 'μg/m³'],
    ['ug/m3', 'µg/m3'],
    ['万 元', '万元'],
    ['％', '%'],
    ['／', '/'],
    ['（一）', '(一)'],
    ['２０２１－２０２５', '2021-2025'],
    ['2021—2025', '2021-2025'],
    ['2021——2025', '2021–2025'],
    ['60～65', '60~65'],
    ['劣V类', '劣Ⅴ类'],
    ['PM2.5', 'PM₂.₅'],
    ['〔2021〕', '[2021]'],
    ['＜1.3', '<1.3'],
    ['≥ 98', '≥98'],
    ['青龙街道、\n天宁', '青龙街道、天宁'],
    ['１，２００', '1,200'],
    ['\ufeff城乡', '城乡'],
    ['平方米 / 人', '平方米/人'],
    ['℃', '°C'],
    ['㎡', 'm2']
  ])('%j and %j are the same content', (a, b) => {
    expect(canonicalText(a)).toBe(canonicalText(b))
  })

  it.each([
    ['98', '89'],
    ['-', '/'],
    ['1 2', '12'],
    ['10³', '103'],
    ['5①', '51'],
    ['1½', '11/2'],
    ['A级', 'B级'],
    ['空气自动站建设', '空气自动站点建设'],
    ['≥98', '98'],
    ['1.5', '15']
  ])('%j and %j are different content', (a, b) => {
    expect(canonicalText(a)).not.toBe(canonicalText(b))
  })

  it('is its own canonical text', () => {
    fc.assert(
      fc.property(anyText, (text) => expect(canonicalText(canonicalText(text))).toBe(canonicalText(text))),
      {
        numRuns: 1000
      }
    )
  })
})

describe('folded width', () => {
  it('keeps Chinese punctuation that has no half-width twin', () => {
    expect(foldWidth('“１２，Ａ。、”')).toBe('“12,A。、”')
  })
})

describe('tidied text', () => {
  it.each([
    ['5000  ', '5000', ['edge-blank']],
    [' 项目', '项目', ['edge-blank']],
    ['\u3000项目\n', '项目', ['edge-blank']],
    ['低效化工\n企业淘汰', '低效化工企业淘汰', ['line-break']],
    ['保持 \r\n 稳定', '保持稳定', ['line-break']],
    ['VOCs\nproject', 'VOCs project', ['line-break']],
    ['项\u200b目', '项目', ['invisible']],
    ['项\u00a0目', '项 目', ['invisible']],
    ['项  目', '项 目', ['invisible']],
    ['\ufeff项目', '项目', ['invisible']],
    ['＜1.3', '<1.3', ['full-width']],
    ['８３．８％', '83.8%', ['full-width']],
    ['Ａ级企业', 'A级企业', ['full-width']],
    ['５个', '5个', ['full-width']],
    ['王\u3000明', '王 明', ['full-width']],
    ['项\u0001目', '项目', ['control']],
    ['项\t目', '项 目', ['control']],
    [' ５\n个\u200b\u0007 ', '5个', ['edge-blank', 'invisible', 'line-break', 'full-width', 'control']]
  ])('of %j is %j because of %j', (text, tidy, reasons) => {
    expect(tidyText(text)).toBe(tidy)
    expect(findUntidy(text)).toEqual(reasons)
  })

  it.each([
    '',
    '细颗粒物（PM2.5）浓度',
    '横塘河东路（K0+810-新堂北路段）行道树工程',
    '郑陆镇、雕庄街道；青龙街道，茶山：“一企一策”。',
    '大运河东段北岸（朝阳桥——三号桥）',
    '2021－2025',
    '60～65',
    '单位 GDP 能耗',
    '甲＋乙',
    '/',
    '／',
    'μg/m³',
    '≥98'
  ])('of %j is the same', (text) => {
    expect(tidyText(text)).toBe(text)
    expect(findUntidy(text)).toEqual([])
  })

  it('is the same content, is tidy, and differs exactly where a reason is given', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tidy = tidyText(text)
        expect(canonicalText(tidy)).toBe(canonicalText(text))
        expect(findUntidy(tidy)).toEqual([])
        expect(tidyText(tidy)).toBe(tidy)
        expect(tidy === text).toBe(findUntidy(text).length === 0)
      }),
      { numRuns: 3000 }
    )
  })
})

describe('a text as long as a cell can hold', () => {
  it.each(['（', '１', '；', '％', '＋', ' ', '\u3000', '\n', '²', '㎡'])(
    'of %j is read without going over it again and again',
    (character) => {
      const text = `甲${character.repeat(32_000)}乙`
      const began = performance.now()
      canonicalText(text)
      tidyText(text)
      findUntidy(text)
      // Going over it from each of its characters takes ten seconds and more.
      expect(performance.now() - began).toBeLessThan(3000)
    }
  )
})
