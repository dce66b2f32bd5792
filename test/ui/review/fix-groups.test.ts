import { describe, expect, it } from '@jest/globals'
import type { Fix } from '../../../src/domain/rules/fixes/propose-fixes'
import { groupFixes, plainFixes, shownContent } from '../../../src/ui/review/fix-groups'

const fix = (code: string, over: Partial<Fix> = {}): Fix =>
  ({ finding: { code, cell: 'A1' }, safe: true, locked: false, ...over }) as unknown as Fix

describe('groups of corrections', () => {
  it('are by rule, those that need no thought first', () => {
    const fixes = [
      fix('percent-as-fraction', { safe: false }),
      fix('text-untidy'),
      fix('text-untidy', { locked: true }),
      fix('number-as-text'),
      fix('text-untidy')
    ]
    expect(
      groupFixes(fixes, 'zh-CN').map(({ title, safe, locked, fixes: own }) => [
        title,
        safe,
        locked,
        own.length
      ])
    ).toEqual([
      ['文字不规范', true, false, 2],
      ['数字存为文本', true, false, 1],
      ['文字不规范', true, true, 1],
      ['百分数疑似填成小数', false, false, 1]
    ])
    expect(plainFixes(fixes)).toHaveLength(3)
  })
})

describe('content shown before and after', () => {
  it.each([
    [' 缺 资金  ', '␣缺 资金␣␣'],
    ['甲\u3000', '甲␣'],
    ['甲\r\n乙\n', '甲↵乙↵'],
    ['已开工\u200b', '已开工␦'],
    [83.5, '83.5'],
    [null, ''],
    [{ error: '#N/A' }, '#N/A']
  ])('of %j is %s', (content, shown) => {
    expect(shownContent(content)).toBe(shown)
  })
})
