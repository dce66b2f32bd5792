import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../src/domain/measures/steps'
import type { Finding } from '../../src/domain/rules/finding'
import { renderCheckCsv } from '../../src/renderings/check-csv'
import { renderCheckHtml } from '../../src/renderings/check-html'
import type { CheckedFile } from '../../src/renderings/check-result'
import { renderCheckText } from '../../src/renderings/check-text'
import { layoutOfCheck } from '../../src/renderings/check-workbook'

const finding = (over: Partial<Finding>): Finding => ({
  code: 'actual-jump',
  severity: 'verification',
  origin: 'reported',
  sheet: '指标表',
  cell: 'L5',
  row: 5,
  table: 'indicators',
  field: 'actual2021',
  rowKey: 'IND-1',
  value: '40',
  params: { previous: '82', change: '-51.2', limit: '30' },
  fixable: false,
  explained: false,
  ...over
})
const given = { text: '设备停运', source: 'finding', givenFor: '41' } as const
const checked: CheckedFile[] = [
  {
    file: 'a.xlsx',
    counts: { mandatory: 0, verification: 3, explained: 1, plan: 1 },
    findings: [
      finding({ explained: true, explanation: { ...given, givenFor: '40', lapsed: false } }),
      finding({ cell: 'L6', row: 6, explanation: { ...given, lapsed: true } }),
      finding({ cell: 'L7', row: 7 }),
      finding({ cell: 'L8', row: 8, origin: 'plan' })
    ]
  }
]
const LAPSED = '已失效（原为“41”），请重新说明'

describe('the result of a check', () => {
  it('says on a page which explanations stand and which have lapsed, and keeps the printed plan apart', () => {
    const { output } = atOnce(renderCheckHtml(checked, 'zh-CN'))
    const rows = [...output.matchAll(/<tr><td class="place">.*?<td>([^<]*)<\/td><\/tr>/gu)].map(
      ([, said]) => said
    )
    expect(rows).toEqual(['是', LAPSED, '', ''])
    expect([...output.matchAll(/<h3>(.*?)<\/h3>/gu)].map(([, title]) => title)).toEqual([
      expect.stringMatching(/^核实性.* 3$/u),
      expect.stringMatching(/^规划原文.* 1$/u)
    ])
    expect(output).toContain('强制性 0，核实性 3（已说明 1），规划原文 1')
  })

  it('says so in the terminal', () => {
    const lines = renderCheckText(checked, 'zh-CN').output.split('\n')
    const said = (cell: string) =>
      /\[(.*)\]/u.exec(lines.find((line) => line.includes(` ${cell} `)) ?? '')?.[1]
    expect(['L5', 'L6', 'L7', 'L8'].map(said)).toEqual(['已说明', LAPSED, undefined, undefined])
  })

  it('says so in a list for spreadsheets', () => {
    const { output } = atOnce(renderCheckCsv(checked, 'zh-CN'))
    const last = output
      .trim()
      .split('\r\n')
      .map((line) => line.split(',').at(-1))
    expect(last).toEqual(['"已说明"', '"是"', `"${LAPSED}"`, '""', '""'])
    const cells = atOnce(layoutOfCheck(checked, 'zh-CN')).sheets[0]?.cells ?? []
    expect(cells.slice(-4).map((line) => line[8]?.value ?? '')).toEqual(['是', LAPSED, '', ''])
  })
})

describe('the result of a check in a terminal', () => {
  const many = { mandatory: 20, verification: 25, explained: 0, plan: 5 }
  const findings = [
    ...Array.from({ length: 25 }, (_, row) => finding({ cell: `L${row}` })),
    ...Array.from({ length: 20 }, (_, row) => finding({ cell: `M${row}`, severity: 'mandatory' })),
    ...Array.from({ length: 5 }, (_, row) => finding({ cell: `N${row}`, origin: 'plan' }))
  ]
  const linesOf = (text: string): readonly string[] =>
    text.split('\n').filter((line) => line.includes('(actual-jump)'))

  it('lists thirty findings of each file, those to be mended first, and counts all', () => {
    const { output } = renderCheckText(
      ['a.xlsx', 'b.xlsx'].map((file) => ({ file, counts: many, findings })),
      'zh-CN'
    )
    const [first = ''] = output.split('b.xlsx')
    expect(linesOf(output)).toHaveLength(60)
    expect(linesOf(first).filter((line) => line.includes(' M'))).toHaveLength(20)
    expect(linesOf(first).filter((line) => line.includes(' L'))).toHaveLength(10)
    expect(first).toContain('还有 20 条')
    expect(first).toContain('25')
  })

  it('lists all where they are asked for', () => {
    const { output } = renderCheckText([{ file: 'a.xlsx', counts: many, findings }], 'zh-CN', Infinity)
    expect(linesOf(output)).toHaveLength(50)
    expect(output).not.toContain('还有')
  })
})
