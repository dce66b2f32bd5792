import { describe, expect, it } from '@jest/globals'
import { packageFileNames } from '../../../src/domain/exchange/package-file-name'
import { builtInPlan } from '../../support/built-in-plan'

const bytes = (name: string): number => new TextEncoder().encode(name).length

describe('names of packages', () => {
  it('fit the file system, say unit and period, and differ', () => {
    const unit = '常州市天宁区'.repeat(30)
    const names = packageFileNames(builtInPlan, [unit, `${unit}二`, '郑陆镇'], { year: 2023, part: 'year' })
    for (const name of names) expect(bytes(name)).toBeLessThanOrEqual(255)
    expect(new Set(names).size).toBe(3)
    expect(names[0]).toMatch(/—常州市天宁区.*…—2023年\.xlsx$/u)
    expect(names[2]).toBe(`${builtInPlan.shortTitle}—郑陆镇—2023年.xlsx`)
  })
})
