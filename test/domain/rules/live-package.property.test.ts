import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { readReport } from '../../../src/domain/report/read-report'
import { layoutToContent } from '../../support/layout-content'
import { expectLiveFindings } from './live-edits'
import { smallPlan } from './small-plan'
import { filledDraft, packageContent, reviewedContent } from './small-workbooks'
import { caseCount } from '../../support/case-count'

/** Thousands in a long run, with those of a whole workbook. */
const SEQUENCES = caseCount(100, 1_200)

const plan = smallPlan()
const [earlier, now] = [
  { year: 2022, part: 'year' },
  { year: 2023, part: 'year' }
] as const
const previous = readReport(layoutToContent(atOnce(buildWorkbook(filledDraft(plan, earlier)))), plan)

describe('live validation', () => {
  it("ends in the findings of a full validation in a unit's package, against the previous period", () => {
    const start = { plan, content: packageContent(plan, now), previous }
    const { compared, findings } = expectLiveFindings(start, SEQUENCES / 2)
    expect(findings).toBeGreaterThan(compared * 5)
  })

  it('ends in the findings of a full validation, with their explanations, in a workbook after an 审核', () => {
    const start = { plan, content: reviewedContent(plan, filledDraft(plan, now)), previous }
    const { compared, findings } = expectLiveFindings(start, SEQUENCES / 2)
    expect(findings).toBeGreaterThan(compared * 5)
  })
})
