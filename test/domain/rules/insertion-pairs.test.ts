import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { insertionPairs, insertionPairsWith, type NamePair } from '../../../src/domain/rules/insertion-pairs'

/** Whether `longer` contains `shorter` as a subsequence, the definition of inserting characters. */
function isInserted(shorter: string, longer: string): boolean {
  const difference = [...longer].length - [...shorter].length
  if (difference < 1 || difference > 2) return false
  let at = 0
  const wanted = [...shorter]
  for (const character of longer) if (character === wanted[at]) at += 1
  return at === wanted.length
}

const written = (names: readonly string[], pairs: readonly NamePair[]): string[] =>
  pairs.map(([shorter, longer]) => `${names[shorter]}|${names[longer]}`).sort()

describe('pairs of names that differ by inserted characters', () => {
  it('are those the definition names', () => {
    const name = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 7 })
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
        const expected = names.flatMap((longer) =>
          names.filter((shorter) => isInserted(shorter, longer)).map((shorter) => `${shorter}|${longer}`)
        )
        expect(written(names, insertionPairs(names))).toEqual(expected.sort())
      })
    )
  })

  it('with a few of the names are those among all in which one of them takes part', () => {
    const name = fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷'), maxLength: 6 })
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { maxLength: 12 }),
        fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 4 }),
        (names, some) => {
          const few = some.filter((number) => number < names.length)
          const expected = insertionPairs(names).filter((pair) => pair.some((one) => few.includes(one)))
          expect(written(names, insertionPairsWith(names, few))).toEqual(written(names, expected))
        }
      )
    )
  })

  it('are those the definition names where many names are alike in their thirds', () => {
    const names = Array.from(
      { length: 300 },
      (_, index) => `天然河道${index * 7}号生态综合整治${index % 3}期工程`
    )
    const expected = names.flatMap((longer) =>
      names.filter((shorter) => isInserted(shorter, longer)).map((shorter) => `${shorter}|${longer}`)
    )
    expect(expected.length).toBeGreaterThan(50)
    expect(written(names, insertionPairs(names))).toEqual(expected.sort())
  })

  it('count a character outside the basic plane as one', () => {
    expect(insertionPairs(['甲乙', '甲𠮷乙', '甲𠮷𠮷𠮷乙'])).toEqual([
      [0, 1],
      [1, 2]
    ])
  })

  it('pass over texts too long for a name', () => {
    expect(insertionPairs(['长'.repeat(500), '长'.repeat(501)])).toEqual([])
  })
})
