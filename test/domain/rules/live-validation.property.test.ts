import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { layoutToContent } from '../../support/layout-content'
import { expectLiveFindings } from './live-edits'
import { smallPlan } from './small-plan'
import { filledDraft, ownRules } from './small-workbooks'
import { caseCount } from '../../support/case-count'

/** Thousands in a long run, with those of a package. */
const SEQUENCES = caseCount(100, 1_800)

const plan = smallPlan({ customRules: ownRules })
const content = layoutToContent(atOnce(buildWorkbook(filledDraft(plan, { year: 2023, part: 'year' }))))

describe('live validation', () => {
  it('ends in the findings of a full validation after whatever edits', () => {
    const { compared, findings, partly, wholly } = expectLiveFindings({ plan, content }, SEQUENCES)
    expect(findings).toBeGreaterThan(compared * 5)
    expect(partly).toBeGreaterThan(wholly / 2)
    process.stdout.write(`${SEQUENCES} sequences, ${compared} edits, ${findings} findings compared\n`)
  })
})
