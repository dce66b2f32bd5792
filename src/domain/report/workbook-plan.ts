import { atOnce } from '../measures/steps'
import { canonicalText } from '../plan/canonical-text'
import type { Plan } from '../plan/plan'
import { isAmbiguousPlanId } from '../plan/plan-id'
import { GUIDE_TITLE } from './guide-lexicon'
import { planVersion } from './plan-version'
import type { ReportMetadata } from './report'
import { cellText, isEmptyCell, type WorkbookContent } from './workbook-content'
import { SHEET_NAMES } from './workbook-lexicon'

/** What a workbook says of the plan that it was made from. */
export interface WorkbookPlan {
  readonly id: string
  /** Hash of the plan document; empty where unknown. */
  readonly version: string
  /** As printed on 填报说明; absent where that sheet is gone, renamed or of a blank form. */
  readonly title?: string
}

/** The plan that a workbook says it was made from. */
export function workbookPlan(
  content: WorkbookContent,
  { planId, planVersion: version }: ReportMetadata
): WorkbookPlan {
  const guide = content.sheets.find(({ name }) => name === SHEET_NAMES.guide)
  const first = guide?.values.flat().find((cell) => !isEmptyCell(cell))
  const title = first === undefined ? '' : cellText(first)
  return { id: planId, version, ...(title !== '' && title !== GUIDE_TITLE && { title }) }
}

/**
 * Whether a plan is the one a workbook was made from, where both have an id that several plans may have: `other` by its title,
 * `unsure` where only the version differs. Any other id is told by itself.
 */
export function compareWithPlan(
  { id, version, title }: WorkbookPlan,
  plan: Plan
): 'same' | 'unsure' | 'other' {
  if (id !== plan.id || !isAmbiguousPlanId(id) || version === atOnce(planVersion(plan.document)))
    return 'same'
  return title === undefined || canonicalText(title) === canonicalText(plan.title) ? 'unsure' : 'other'
}
