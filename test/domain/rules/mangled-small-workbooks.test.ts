import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { expectSoundFindings } from './mangled-workbooks'
import { smallWorkbook } from './small-workbooks'
import { caseCount } from '../../support/case-count'

/** Ten thousand in a long run, with those of the built-in plan. */
const WORKBOOKS = caseCount(500, 8_500)
const LAYOUTS = caseCount(20, 60)

describe('a workbook of whatever small plan, variant and period mangled at random', () => {
  it('is read, validated and computed without a throw, each finding known and at a cell that is there', () => {
    const starts = fc.sample(smallWorkbook, { numRuns: LAYOUTS, seed: 14 })
    const { findings, codes } = expectSoundFindings(fc.constantFrom(...starts), WORKBOOKS)
    expect(findings).toBeGreaterThan(WORKBOOKS * 5)
    process.stdout.write(`${WORKBOOKS} workbooks, ${findings} findings, ${codes.size} rules at fault\n`)
  })
})
