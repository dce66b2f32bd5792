import { beforeAll, describe, expect, it } from '@jest/globals'
import Big from 'big.js'
import json from '../../../assets/plans/tianning-14fyp.json'
import { parseAmount } from '../../../src/domain/plan/amounts'
import { canonicalText, findUntidy } from '../../../src/domain/plan/canonical-text'
import { compilePlan } from '../../../src/domain/plan/compile-plan'
import { parsePlanDocument } from '../../../src/domain/plan/plan-schema'
import { membersOf } from '../../../src/domain/plan/units'
import type { Plan, Project } from '../../../src/domain/plan/plan'

const STREETS = ['青龙街道', '天宁街道', '红梅街道', '雕庄街道', '茶山街道', '兰陵街道']

let plan: Plan

beforeAll(() => {
  const parsed = parsePlanDocument(json)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  plan = compilePlan(parsed.document)
})

const sum = (projects: readonly Project[]): string =>
  projects.reduce((total, { amountValue }) => total.plus(amountValue ?? 0), new Big(0)).toFixed()

const project = (no: number): Project => {
  const found = plan.projects[no - 1]
  if (!found) throw new Error(`no project ${no}`)
  return found
}

describe('the built-in plan', () => {
  it('names its district, period and coordinating unit', () => {
    expect(plan).toMatchObject({
      id: 'tianning-14fyp',
      title: '常州市天宁区“十四五”生态环境保护规划',
      region: '常州市天宁区',
      start: 2021,
      end: 2025,
      baselineYear: 2020,
      coordinatingUnit: '天宁生态环境局',
      years: [2021, 2022, 2023, 2024, 2025]
    })
    expect(plan.document.issued).toBe('2022-07')
  })

  it('declares what its tables hold', () => {
    expect(plan.document.declared).toEqual({
      indicators: 23,
      binding: 14,
      anticipatory: 9,
      projects: 75,
      totalInvestment: '255092.79',
      totalInvestmentYi: '25.509279',
      perTask: [
        { task: 'task-1', projects: 5, totalInvestment: '2815.77' },
        { task: 'task-2', projects: 21, totalInvestment: '89922' },
        { task: 'task-3', projects: 40, totalInvestment: '160331.92' },
        { task: 'task-4', projects: 2, totalInvestment: '200' },
        { task: 'task-5', projects: 7, totalInvestment: '1823.1' }
      ]
    })
  })
})

describe('the indicators of the built-in plan', () => {
  it('are 23, numbered and coded in the order of the table', () => {
    expect(plan.indicators.map(({ no }) => no)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1))
    expect(plan.indicators.map(({ code }) => code).slice(0, 2)).toEqual(['IND-01', 'IND-02'])
    expect(plan.indicatorByCode.get('IND-23')?.name).toBe('公众对生态文明建设的满意度')
  })

  it.each([
    ['环境质量', 4],
    ['绿色低碳', 3],
    ['环境治理', 11],
    ['生态系统', 3],
    ['满意度', 2]
  ])('count in %s: %i', (name, count) => {
    expect(plan.indicators.filter(({ category }) => category.name === name)).toHaveLength(count)
  })

  it('are 14 binding and 9 anticipatory', () => {
    const binding = plan.indicators.filter(({ attribute }) => attribute === 'binding')
    expect(binding.map(({ no }) => no)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 16, 17, 21])
    expect(plan.indicators).toHaveLength(binding.length + 9)
  })

  it('improve downwards for 2, 4 and 18, hold for 20 and improve upwards otherwise', () => {
    const of = (wanted: string): number[] =>
      plan.indicators.filter(({ direction }) => direction === wanted).map(({ no }) => no)
    expect(of('down')).toEqual([2, 4, 18])
    expect(of('hold')).toEqual([20])
    expect(of('up')).toHaveLength(19)
  })

  it('compound for 5 and 6, add up for 8 to 13 and are levels otherwise', () => {
    const of = (wanted: string): number[] =>
      plan.indicators.filter(({ accumulation }) => accumulation === wanted).map(({ no }) => no)
    expect(of('compound')).toEqual([5, 6])
    expect(of('sum')).toEqual([8, 9, 10, 11, 12, 13])
    expect(of('level')).toHaveLength(15)
  })

  it.each([
    [1, '100', '100', '='],
    [2, '0', '完成省定目标', 'assigned'],
    [3, '82', '83.8', 'number'],
    [4, '36', '34', 'number'],
    [5, '5.1', '完成国家、省定指标', 'assigned'],
    [6, '/', '完成国家、省定指标', 'assigned'],
    [7, '/', '完成国家、省定指标', 'assigned'],
    [8, '-', '完成省定目标', 'assigned'],
    [13, '-', '完成省定目标', 'assigned'],
    [14, '98.1', '≥98', 'at-least'],
    [15, '62', '≥90', 'at-least'],
    [16, '98.81', '100', 'number'],
    [17, '100', '100', 'number'],
    [18, '/', '＜1.3', 'less-than'],
    [19, '/', '90', 'number'],
    [20, '/', '保持\n稳定', 'hold'],
    [21, '20.25', '20.5', 'number'],
    [22, '87.3', '≥95', 'at-least'],
    [23, '96.83', '≥97', 'at-least']
  ])('print for %i the baseline %s and the target %s', (no, baseline, target, kind) => {
    const indicator = plan.indicators[no - 1]
    expect(indicator).toMatchObject({ no, baseline, target })
    expect(indicator?.targetExpression.text).toBe(target)
    expect(indicator?.targetExpression.kind).toBe(kind === '=' ? 'number' : kind)
    expect(indicator?.baselineValue?.toFixed()).toBe(/\d/u.test(baseline) ? baseline : undefined)
  })

  it('share merged cells: one group, two targets, one source', () => {
    const continuing = (field: string): number[] =>
      plan.indicators
        .filter(({ continues }) => (continues as string[] | undefined)?.includes(field))
        .map(({ no }) => no)
    expect(continuing('group')).toEqual([9, 10, 11, 12, 13])
    expect(continuing('target')).toEqual([6, 7, 9, 10, 11, 12, 13])
    expect(continuing('source')).toEqual([9, 10, 11, 12, 13])
    expect(continuing('category')).toHaveLength(23 - 5)
    expect(plan.indicators.filter(({ group }) => group === '重点工程减排量').map(({ no }) => no)).toEqual([
      8, 9, 10, 11, 12, 13
    ])
  })

  it('have baselines and numeric targets within their plausible values', () => {
    for (const { baselineValue, targetExpression, min, max } of plan.indicators) {
      for (const value of [baselineValue, 'value' in targetExpression ? targetExpression.value : undefined]) {
        if (value && min) expect(value.gte(min)).toBe(true)
        if (value && max) expect(value.lte(max)).toBe(true)
      }
    }
  })
})

describe('the projects of the built-in plan', () => {
  it('are 75, numbered and coded in the order of the table', () => {
    expect(plan.projects.map(({ no }) => no)).toEqual(Array.from({ length: 75 }, (_, index) => index + 1))
    expect(plan.projectByCode.get('PRJ-43')?.name).toBe('市区劣V类河道\n整治工程')
    expect(plan.projectByCode.get('PRJ-75')?.name).toBe('VOCs重点排放企业监测监控设施安装')
  })

  it.each([
    ['一、坚持绿色低碳发展，协同推进减污降碳', '绿色低碳发展', 5, '2815.77'],
    ['二、强化生态系统保护，增加生态产品供给', '生态系统保护', 21, '89922'],
    ['三、全面改善环境质量，深入打好污染防治攻坚', '污染防治攻坚', 40, '160331.92'],
    ['四、强化环境风险防控，严守生态环境底线', '环境风险防控', 2, '200'],
    ['五、构建现代治理体系，完善现代化能力建设', '现代治理体系', 7, '1823.1']
  ])('of task %s (%s) are %i with %s 万元', (name, shortName, count, amount) => {
    const projects = plan.projects.filter(({ task }) => task.name === name)
    expect(projects).toHaveLength(count)
    expect(projects[0]?.task.shortName).toBe(shortName)
    expect(sum(projects)).toBe(amount)
  })

  it('add up to the declared total, in 万元 and 亿元', () => {
    expect(sum(plan.projects)).toBe('255092.79')
    expect(new Big(sum(plan.projects)).div(10_000).toFixed()).toBe('25.509279')
  })

  it('list no amount for 15', () => {
    const unlisted = plan.projects.filter(({ amount }) => parseAmount(amount).kind === 'unlisted')
    expect(unlisted.map(({ no }) => no)).toEqual([4, 5, 27, 28, 29, 31, 32, 33, 34, 35, 36, 37, 48, 55, 75])
    expect(unlisted.every(({ amount, amountValue }) => amount === '/' && amountValue === undefined)).toBe(
      true
    )
    expect(plan.projects.filter(({ amountValue }) => amountValue === undefined)).toHaveLength(15)
  })

  it('name several units or a group in 38 rows with 161062.9 万元', () => {
    const shared = plan.projects.filter(({ leads }) => leads.units.length > 1 || leads.units.some(isGroup))
    expect(shared).toHaveLength(38)
    expect(sum(shared)).toBe('161062.9')
  })

  it('name only units of the dictionary', () => {
    expect(plan.projects.flatMap(({ leads }) => leads.unknown)).toEqual([])
    expect(plan.projects.flatMap(({ cooperating }) => cooperating.unknown)).toEqual([])
    expect(plan.projects.every(({ leads }) => leads.units.length > 0)).toBe(true)
  })

  it('have readable years, two of them from before the period', () => {
    expect(plan.projects.filter(({ yearSpan }) => yearSpan === undefined)).toEqual([])
    const outside = plan.projects.filter(
      ({ yearSpan }) => (yearSpan?.start ?? 0) < 2021 || (yearSpan?.end ?? 0) > 2025
    )
    expect(outside.map(({ no, years }) => [no, years])).toEqual([
      [7, '2020-2025'],
      [45, '2020-2022']
    ])
  })

  it('repeat merged cells of the printed table', () => {
    expect(plan.projects.filter(({ continues }) => continues?.includes('name')).map(({ no }) => no)).toEqual([
      28, 29, 42, 56
    ])
    expect(project(29)).toMatchObject({
      type: '环境空气质量',
      name: '重点行业企业低挥发性有机物源头替代项目'
    })
  })
})

const isGroup = ({ kind }: { kind: string }): boolean => kind === 'group'

describe('the blemishes of the source', () => {
  it('keep an unclosed bracket', () => {
    expect(project(3).leadUnits).toBe('市发改委（常州东方恒远热能有限公司')
    expect(project(3).leads).toMatchObject({
      units: [{ name: '市发改委' }],
      enterprises: ['常州东方恒远热能有限公司'],
      unbalancedBracket: true
    })
    const cells = plan.projects.flatMap(({ leads, cooperating }) => [leads, cooperating])
    expect(cells.filter(({ unbalancedBracket }) => unbalancedBracket)).toHaveLength(1)
  })

  it('keep the trailing blanks after an amount', () => {
    expect(project(43).amount).toBe('5000  ')
    expect(project(43).amountValue?.toFixed()).toBe('5000')
  })

  it('keep line breaks inside names, types and units', () => {
    expect(project(1).name).toBe('低效化工\n企业淘汰')
    expect(project(6).type).toBe('生态\n空间')
    expect(project(9).leadUnits).toBe('青龙街道、\n天宁经济开发区')
    expect(project(62).leadUnits).toBe('区环卫处\n郑陆镇')
    expect(project(62).leads.units.map(({ name }) => name)).toEqual(['区环卫处', '郑陆镇'])
    expect(
      plan.projects.filter(({ name }) => findUntidy(name).includes('line-break')).map(({ no }) => no)
    ).toEqual([1, 2, 3, 6, 7, 43, 49, 54])
    expect(plan.indicators[22]?.source).toBe('国家生态\n文明示范区')
  })

  it('keep three empty cooperating cells where others have a slash', () => {
    expect(
      plan.projects.filter(({ cooperatingUnits }) => cooperatingUnits === '').map(({ no }) => no)
    ).toEqual([3, 70, 72])
    expect(
      plan.projects.filter(({ cooperatingUnits }) => cooperatingUnits === '/').map(({ no }) => no)
    ).toEqual([20, 21, 39, 47, 52, 53, 54])
  })

  it('keep ug/m3 and the full-width less-than sign', () => {
    expect(plan.indicators[3]?.unit).toBe('ug/m3')
    expect(canonicalText('ug/m3')).toBe(canonicalText('μg/m³'))
    expect(plan.indicators[17]?.target).toBe('＜1.3')
  })

  it('keep a target below its baseline', () => {
    expect(plan.indicators[13]).toMatchObject({ baseline: '98.1', target: '≥98', direction: 'up' })
  })

  it('keep a dash and a slash both for none', () => {
    const without = plan.indicators.filter(({ baselineValue }) => baselineValue === undefined)
    expect(without.map(({ no, baseline }) => `${no}${baseline}`)).toEqual([
      '6/',
      '7/',
      '8-',
      '9-',
      '10-',
      '11-',
      '12-',
      '13-',
      '18/',
      '19/',
      '20/'
    ])
  })

  it('keep the row whose type and name are one merged cell', () => {
    const merged = plan.projects.filter(({ type, name }) => type === name)
    expect(merged.map(({ no, type }) => [no, type])).toEqual([[69, '限值限量管理']])
  })

  it('keep two near-identical names', () => {
    expect([project(38).name, project(73).name]).toEqual(['空气自动站建设', '空气自动站点建设'])
  })
})

describe('the units of the built-in plan', () => {
  const members = (name: string): string[] => {
    const entry = plan.units.byName.get(name)
    return entry ? membersOf(entry, plan.units).map((member) => member.name) : []
  }

  it('let group words stand for their members', () => {
    expect(members('相关街道、镇')).toEqual([...STREETS, '郑陆镇'])
    expect(members('相关街道')).toEqual(STREETS)
    expect(members('郑陆镇')).toEqual(['郑陆镇'])
  })

  it.each([
    [2, ['开发区相关镇、街道']],
    [4, ['相关街道、镇']],
    [5, ['郑陆镇', '雕庄街道', '青龙街道']],
    [9, ['青龙街道', '天宁经济开发区']],
    [21, ['常州市水利局', '天宁生态环境局', '区住建局', '区水利局', '郑陆镇']],
    [52, ['相关街道']],
    [53, ['区住建局', '天宁生态环境局', '相关街道、镇']]
  ])('read the lead units of project %i', (no, names) => {
    expect(project(no).leads.units.map(({ name }) => name)).toEqual(names)
  })
})
