import { describe, expect, it } from '@jest/globals'
import { yearsAgainstContent } from '../../../../src/domain/rules/projects/years-against-content'
import { saidOfProject } from '../run-rule'

describe('years-against-content', () => {
  it.each([
    ['2021年完成清淤，2023年前全面完成'],
    ['按照（苏办〔2019〕56号）要求实施'],
    ['执行 GB 3838-2002年版标准'],
    ['比2020年下降18%，较 2019年减少5家'],
    ['落实《行动方案（2018年）》'],
    ['处理能力12020年吨'],
    ['年销量2030吨'],
    [null],
    [2026]
  ])('accepts %j for 2021-2023', (content) => {
    expect(saidOfProject(yearsAgainstContent, { content })).toEqual([])
  })

  it.each([
    ['2024年建成', ['2024']],
    ['２０２０年启动，2025 年完成，2025年验收', ['2020', '2025']]
  ])('reports %j for 2021-2023', (content, years) => {
    expect(saidOfProject(yearsAgainstContent, { content })).toEqual([
      ['PRJ-1.content', { years, start: 2021, end: 2023 }]
    ])
  })

  it('is silent where the years cannot be read', () => {
    expect(saidOfProject(yearsAgainstContent, { content: '2030年建成', years: '近期' })).toEqual([])
  })
})
