import type { Plan } from '../plan/plan'
import type { Steps } from '../measures/steps'
import { findingsSheet } from './findings-sheet'
import { GUIDE_TITLE } from './guide-lexicon'
import type { WorkbookLayout } from './layout'
import type { FindingLine } from './report-draft'
import { StyleBook } from './styles'

/** The findings sheet alone, for laying it out anew in a workbook that is there already. */
export function* buildFindings(plan: Plan, lines: readonly FindingLine[]): Steps<WorkbookLayout> {
  const book = new StyleBook()
  const { sheet, names } = yield* findingsSheet(lines, plan.title, book)
  return {
    sheets: [sheet],
    names,
    styles: book.record(),
    properties: { title: plan.title, subject: GUIDE_TITLE, creator: plan.coordinatingUnit },
    customProperties: {},
    activeSheet: 'findings'
  }
}
