import type { Plan } from '../plan/plan'
import { atOnce } from '../measures/steps'
import { findingsSheetSteps } from './findings-sheet'
import { GUIDE_TITLE } from './guide-lexicon'
import type { WorkbookLayout } from './layout'
import type { FindingLine } from './report-draft'
import { StyleBook } from './styles'

/** The findings sheet alone, for laying it out anew in a workbook that is there already. */
export const buildFindings = (plan: Plan, lines: readonly FindingLine[]): WorkbookLayout =>
  atOnce(findingsLayoutSteps(plan, lines))

/** The same in bounded steps, for whoever has to rest between them. */
export function* findingsLayoutSteps(
  plan: Plan,
  lines: readonly FindingLine[]
): Generator<void, WorkbookLayout> {
  const book = new StyleBook()
  const { sheet, names } = yield* findingsSheetSteps(lines, plan.title, book)
  return {
    sheets: [sheet],
    names,
    styles: book.record(),
    properties: { title: plan.title, subject: GUIDE_TITLE, creator: plan.coordinatingUnit },
    customProperties: {},
    activeSheet: 'findings'
  }
}
