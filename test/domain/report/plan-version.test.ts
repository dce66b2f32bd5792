import { atOnce } from '../../../src/domain/measures/steps'
import { sha256Hex } from '../../../src/domain/plan/sha256-hex'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { PlanDocument } from '../../../src/domain/plan/plan-document'
import { canonicalJson, planVersion } from '../../../src/domain/report/plan-version'
import { builtInDocument } from '../../support/built-in-plan'
import { generatedDocument } from '../../support/generated-plan'

/** The version as a document hashed in one piece has it. */
const hashedWhole = (document: object): string => sha256Hex(canonicalJson(document))

describe('the version of a plan', () => {
  it('is the hash of its canonical JSON, though hashed in pieces', () => {
    expect(atOnce(planVersion(builtInDocument))).toBe(hashedWhole(builtInDocument))
    const document = fc.dictionary(
      fc.string(),
      fc.oneof(
        fc.array(fc.jsonValue()),
        fc.jsonValue(),
        fc.constant(undefined),
        fc.array(fc.constant(undefined))
      )
    )
    fc.assert(
      fc.property(document, (some) => {
        expect(atOnce(planVersion(some as unknown as PlanDocument))).toBe(hashedWhole(some))
      })
    )
  })

  it('does not depend on the order in which a document names its fields', () => {
    const turned = Object.fromEntries(Object.entries(builtInDocument).reverse())
    expect(atOnce(planVersion(turned as unknown as PlanDocument))).toBe(atOnce(planVersion(builtInDocument)))
  })

  it('is worked out in steps once and known from then on', () => {
    const document = generatedDocument(2_000)
    const steps = planVersion(document)
    let rests = 0
    while (!steps.next().done) rests += 1
    expect(rests).toBeGreaterThan(2)
    expect(planVersion(document).next()).toEqual({ done: true, value: hashedWhole(document) })
  })
})
