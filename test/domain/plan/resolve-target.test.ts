import { describe, expect, it } from '@jest/globals'
import Big from 'big.js'
import fc from 'fast-check'
import { resolveTarget, satisfies } from '../../../src/domain/plan/resolve-target'
import type { ResolvedTarget, TargetContext } from '../../../src/domain/plan/resolve-target'
import { parseTarget } from '../../../src/domain/plan/target'

const up: TargetContext = { direction: 'up', accumulation: 'level' }
const down: TargetContext = { direction: 'down', accumulation: 'level' }
const hold: TargetContext = { direction: 'hold', accumulation: 'level' }
const sum: TargetContext = { direction: 'up', accumulation: 'sum' }
const compound: TargetContext = { direction: 'up', accumulation: 'compound' }
const from = (context: TargetContext, baseline: string): TargetContext => ({
  ...context,
  baseline: new Big(baseline)
})
const assigned = (context: TargetContext, value: string): TargetContext => ({
  ...context,
  assignedValue: new Big(value)
})

/** The resolved target in one line: the interval, its form and t. */
function written(resolved: ResolvedTarget): string {
  if (resolved.kind === 'by-hand') return `by hand: ${resolved.reason}`
  const { min, max, minStrict, maxStrict, form, t } = resolved
  const left = min ? `${minStrict ? '(' : '['}${min.toFixed()}` : '(-'
  const right = max ? `${max.toFixed()}${maxStrict ? ')' : ']'}` : '-)'
  return `${left}, ${right} ${form} t=${t.toFixed()}`
}

describe('a resolved target', () => {
  it.each<[string, TargetContext, string]>([
    ['83.8', up, '[83.8, -) one-sided t=83.8'],
    ['34', down, '(-, 34] one-sided t=34'],
    ['50', hold, '[49, 51] hold t=50'],
    ['-50', hold, '[-51, -49] hold t=-50'],
    ['50', { ...hold, holdTolerancePercent: 10 }, '[45, 55] hold t=50'],
    ['≥98', up, '[98, -) one-sided t=98'],
    ['≥98', from(up, '98.1'), '[98, -) one-sided t=98'],
    ['≥98', down, '[98, -) one-sided t=98'],
    ['≤1.3', up, '(-, 1.3] one-sided t=1.3'],
    ['＞7', up, '(7, -) one-sided t=7'],
    ['＜1.3', down, '(-, 1.3) one-sided t=1.3'],

    ['60—65', up, '[60, 65] between t=60'],
    ['60—65', down, '[60, 65] between t=65'],
    ['60—65', hold, '[60, 65] between t=60'],
    ['60—65', from(up, '50'), '[60, 65] between t=60'],
    ['60—65', from(up, '70'), '[60, 65] between t=65'],
    ['60—65', from(up, '62.5'), '[60, 65] between t=60'],
    ['60—65', from(down, '62.5'), '[60, 65] between t=65'],
    ['60—65', from(sum, '70'), '[60, 65] between t=60'],

    ['25左右', up, '[24.5, 25.5] about t=25'],
    ['25左右', { ...up, aboutTolerancePercent: 4 }, '[24, 26] about t=25'],
    ['约-25', up, '[-25.5, -24.5] about t=-25'],

    ['〔13.5〕', sum, '[13.5, -) one-sided t=13.5'],
    ['〔13.5〕', { ...sum, direction: 'down' }, '(-, 13.5] one-sided t=13.5'],

    ['下降18%', from(down, '50'), '(-, 41] one-sided t=41'],
    ['提高10%', from(up, '50'), '[55, -) one-sided t=55'],
    ['提高10%', from(up, '-50'), '[-45, -) one-sided t=-45'],
    ['下降18%', down, 'by hand: change-without-baseline'],
    ['较2020年降低18%', { ...from(down, '50'), baselineYear: 2020 }, '(-, 41] one-sided t=41'],
    ['较2015年降低18%', { ...from(down, '50'), baselineYear: 2020 }, 'by hand: change-without-baseline'],
    ['下降33.33333333333%', from(down, '1'), '(-, 0.6666666667] one-sided t=0.6666666667'],
    ['提高0.000000005%', from(up, '1'), '[1.0000000001, -) one-sided t=1.0000000001'],
    ['下降0.000000005%', from(up, '-1'), '[-1.0000000001, -) one-sided t=-1.0000000001'],
    ['提高2个百分点', from(up, '20.25'), '[22.25, -) one-sided t=22.25'],
    ['减少0.3', from(down, '1.5'), '(-, 1.2] one-sided t=1.2'],
    ['由0.45提高到0.5', up, '[0.5, -) one-sided t=0.5'],
    ['由0.5降低到0.45', from(down, '0.6'), '(-, 0.45] one-sided t=0.45'],
    ['下降18%', compound, '[18, -) one-sided t=18'],
    ['下降18%', from(compound, '5.1'), '[18, -) one-sided t=18'],
    ['较2015年降低18%', { ...compound, baselineYear: 2020 }, '[18, -) one-sided t=18'],
    ['减少0.3万吨', sum, '[0.3, -) one-sided t=0.3'],
    ['由0.5降低到0.45', compound, '[10, -) one-sided t=10'],
    ['由0.5降低到0.45', sum, '[0.05, -) one-sided t=0.05'],
    ['由0提高到5', compound, 'by hand: change-without-baseline'],

    ['完成省定目标', up, 'by hand: assigned'],
    ['完成省定目标', assigned(up, '20'), '[20, -) one-sided t=20'],
    ['完成省定目标', assigned(down, '20'), '(-, 20] one-sided t=20'],
    ['完成省定目标', assigned(up, '0'), '[0, -) one-sided t=0'],

    ['保持稳定', up, 'by hand: hold-without-baseline'],
    ['保持稳定', from(up, '50'), '[49, -) one-sided t=50'],
    ['保持稳定', from(down, '50'), '(-, 51] one-sided t=50'],
    ['保持稳定', from(hold, '50'), '[49, 51] hold t=50'],
    ['保持稳定', from(hold, '-50'), '[-51, -49] hold t=-50'],
    ['保持稳定', { ...from(hold, '50'), holdTolerancePercent: 0 }, '[50, 50] hold t=50'],
    ['保持稳定', from(hold, '0.00000000005'), '[0, 0.0000000001] hold t=0.00000000005'],
    ['保持稳定', from(sum, '50'), 'by hand: hold-without-baseline'],
    ['不减少', from(up, '50'), '[50, -) one-sided t=50'],
    ['不降低', from(down, '50'), '(-, 50] one-sided t=50'],
    ['不降低', from(hold, '50'), '[50, 50] hold t=50'],

    ['基本消除', down, '(-, 0] one-sided t=0'],
    ['零发生', up, '(-, 0] one-sided t=0'],
    ['全覆盖', up, '[100, -) one-sided t=100'],
    ['/', up, 'by hand: none'],
    ['', up, 'by hand: none'],
    ['持续改善', up, 'by hand: text']
  ])('%s', (text, context, expected) => {
    expect(written(resolveTarget(parseTarget(text), context))).toBe(expected)
  })

  it.each([
    ['≥98', '98', true],
    ['≥98', '97.99', false],
    ['＞7', '7', false],
    ['＞7', '7.01', true],
    ['＜1.3', '1.3', false],
    ['＜1.3', '1.29', true],
    ['≤1.3', '1.3', true],
    ['60—65', '59.9', false],
    ['60—65', '60', true],
    ['60—65', '65', true],
    ['60—65', '65.1', false],
    ['25左右', '24.5', true],
    ['25左右', '24.4', false],
    ['25左右', '25.6', false]
  ])('of %s accepts %s: %s', (text, value, accepted) => {
    const resolved = resolveTarget(parseTarget(text), up)
    expect(resolved.kind === 'interval' && satisfies(new Big(value), resolved)).toBe(accepted)
  })

  it('accepts its own target number unless it is strict', () => {
    const texts = [
      '5',
      '≥5',
      '≤5',
      '4—6',
      '5左右',
      '〔5〕',
      '下降18%',
      '减少3',
      '保持稳定',
      '不降低',
      '完成省定目标'
    ]
    const value = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((digits) => new Big(digits).div(1000))
    const contexts = fc.record({
      direction: fc.constantFrom('up' as const, 'down' as const, 'hold' as const),
      accumulation: fc.constantFrom('level' as const, 'sum' as const, 'compound' as const),
      baseline: value,
      assignedValue: value
    })
    fc.assert(
      fc.property(fc.constantFrom(...texts), contexts, (text, context) => {
        const resolved = resolveTarget(parseTarget(text), context)
        if (resolved.kind === 'interval') expect(satisfies(resolved.t, resolved)).toBe(true)
        else expect(context.accumulation).not.toBe('level')
      })
    )
  })
})
