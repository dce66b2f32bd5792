import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { inventSample } from '../../../src/domain/report/sample-rows'
import { builtInPlan as plan } from '../../support/built-in-plan'
import { layoutToContent } from '../../support/layout-content'
import { expectSoundFindings } from './mangled-workbooks'
import { caseCount } from '../../support/case-count'

/** Ten thousand in a long run, with those of small plans. */
const WORKBOOKS = caseCount(80, 1_500)

const period = { year: 2023, part: 'year' } as const
const draft = { plan, variant: 'prefilled', period } as const
/** A workbook nobody filled in yet and one filled in throughout. */
const starts = [
  layoutToContent(atOnce(buildWorkbook({ ...draft, header: {} }))),
  layoutToContent(atOnce(buildWorkbook({ ...draft, ...inventSample(plan, period, '2024-01-15') })))
].map((content) => ({ plan, content }))

describe("the built-in plan's workbook mangled at random", () => {
  it('is read, validated and computed without a throw, each finding known and at a cell that is there', () => {
    const { findings, codes } = expectSoundFindings(fc.constantFrom(...starts), WORKBOOKS)
    expect(findings).toBeGreaterThan(WORKBOOKS * 50)
    process.stdout.write(`${WORKBOOKS} workbooks, ${findings} findings, ${codes.size} rules at fault\n`)
  })
})
