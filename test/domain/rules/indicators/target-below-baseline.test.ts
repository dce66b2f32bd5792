import { describe, expect, it } from '@jest/globals'
import { targetBelowBaseline } from '../../../../src/domain/rules/indicators/target-below-baseline'
import { saidOfIndicator } from '../run-rule'

const up = { direction: '越高越好' }
const down = { direction: '越低越好' }

describe('target-below-baseline', () => {
  it.each([
    [{ ...up, baseline: 98, target: '≥98' }],
    [{ ...up, baseline: 98, target: '＞98' }],
    [{ ...down, baseline: 36, target: 34 }],
    [{ ...up, baseline: 62, target: '60-65' }],
    [{ ...up, baseline: '/', target: 1 }],
    [{ ...up, baseline: 10, target: '保持稳定' }],
    [{ ...up, baseline: 10, target: '完成省定目标' }],
    [{ ...up, baseline: 10, target: '/' }],
    [{ direction: '保持稳定', baseline: 10, target: 9 }],
    [{ baseline: 10, target: 9 }],
    [{ ...up, baseline: 10, target: 9, accumulation: '累计值' }]
  ])('accepts %j', (values) => {
    expect(saidOfIndicator(targetBelowBaseline, values, { key: 'X' })).toEqual([])
  })

  it.each([
    [{ ...up, baseline: 98.1, target: '≥98' }, 'target', '98', 'up'],
    [{ ...down, baseline: 36, target: 36.5 }, 'target', '36.5', 'down'],
    [{ ...up, baseline: 70, target: '60-65' }, 'target', '65', 'up'],
    [{ ...up, baseline: 70, target: '完成省定目标', assignedTarget: 69 }, 'assignedTarget', '69', 'up']
  ])('reports %j at %s', (values, field, target, reason) => {
    expect(saidOfIndicator(targetBelowBaseline, values, { key: 'X' })).toEqual([
      [`X.${field}`, { target, baseline: String(values.baseline), reason }]
    ])
  })
})
