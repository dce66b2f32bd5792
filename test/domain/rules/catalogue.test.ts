import { describe, expect, it } from '@jest/globals'
import { catalogue } from '../../../src/domain/rules/catalogue'

const MANDATORY = [
  'sheet-missing',
  'column-missing',
  'column-duplicated',
  'row-removed',
  'row-duplicated',
  'row-scrambled',
  'row-added',
  'adjustment-unexplained',
  'plan-cell-changed',
  'formula-overwritten',
  'cell-error',
  'cells-merged',
  'range-too-short',
  'external-link',
  'required-missing',
  'number-as-text',
  'number-unreadable',
  'category-unknown',
  'attribute-unknown',
  'name-duplicated',
  'percent-out-of-range',
  'negative-not-allowed',
  'actual-missing',
  'actual-premature',
  'conclusion-missing',
  'years-unreadable',
  'years-reversed',
  'amount-unreadable',
  'invested-year-over-total',
  'invested-decreased',
  'status-against-progress',
  'count-mismatch',
  'total-mismatch'
]
const VERIFICATION = [
  'template-outdated',
  'rows-hidden',
  'text-untidy',
  'unit-nonstandard',
  'bracket-unbalanced',
  'unit-unknown',
  'name-similar',
  'sequence-broken',
  'target-unreadable',
  'target-below-baseline',
  'assigned-target-missing',
  'percent-as-fraction',
  'date-as-number',
  'actual-unpublished',
  'actual-jump',
  'actual-regressed',
  'actual-revised',
  'progress-behind',
  'years-outside-period',
  'years-against-content',
  'amount-unlisted',
  'amount-outlier',
  'cooperating-missing',
  'cooperating-is-lead',
  'invested-over-plan',
  'lead-unit-mismatch',
  'total-row'
]

const codesOf = (severity: string): string[] =>
  catalogue.filter((rule) => rule.severity === severity).map(({ code }) => code)

describe('catalogue', () => {
  it('holds every permanent code once, with its default severity', () => {
    expect(codesOf('mandatory').sort()).toEqual([...MANDATORY].sort())
    expect(codesOf('verification').sort()).toEqual([...VERIFICATION].sort())
    expect(new Set(catalogue.map(({ code }) => code)).size).toBe(catalogue.length)
  })

  it('yields only to codes it holds', () => {
    const codes = new Set(catalogue.map(({ code }) => code))
    expect(catalogue.flatMap(({ yieldsTo = [] }) => yieldsTo.filter((code) => !codes.has(code)))).toEqual([])
  })
})
