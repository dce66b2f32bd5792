import type { Steps } from '../measures/steps'
import { reportingLine, type DataSheetSetting } from './data-sheet'
import { findingsSheet } from './findings-sheet'
import { guideSheet, HEADER_NAMES, reportingValues } from './guide-sheet'
import { indicatorSheet } from './indicator-sheet'
import type { WorkbookLayout } from './layout'
import { listsSheet } from './lists-sheet'
import { metadataSheet, metadataOfDraft, PROPERTY_NAMES } from './metadata-sheet'
import { prepareReport } from './prepare-rows'
import { projectSheet } from './project-sheet'
import type { ReportDraft } from './report-draft'
import { StyleBook } from './styles'
import { summarySheet } from './summary-sheet'
import { GUIDE_TITLE } from './guide-lexicon'

export type { ReportDraft } from './report-draft'

/**
 * The reporting workbook of a draft as data: every sheet, formula, stored value and name. The same draft always gives the
 * same layout. A blank variant holds no plan data, offers empty rows and is not protected.
 */
export function* buildWorkbook(draft: ReportDraft): Steps<WorkbookLayout> {
  const book = new StyleBook()
  const { plan } = draft
  const isBlank = draft.variant === 'blank'
  const report = yield* prepareReport(draft)
  yield
  const metadata = yield* metadataOfDraft(draft, report)
  yield
  const title = isBlank ? '' : plan.title
  const setting: DataSheetSetting & { readonly title: string } = {
    title,
    isProtected: !isBlank,
    isPackage: draft.package !== undefined,
    isSample: draft.sample ?? false,
    reporting: reportingLine(HEADER_NAMES, reportingValues(draft, report))
  }
  const guide = guideSheet(draft, report, !isBlank, book)
  yield
  const indicators = indicatorSheet(plan, report, setting, book)
  yield
  const projects = projectSheet(report, setting, book)
  yield
  const summary = summarySheet(plan, report, setting, book)
  yield
  const findings = yield* findingsSheet(draft.findings, title, book)
  yield
  const lists = listsSheet(plan, report, { chartData: summary.chartData, isProtected: !isBlank }, book)
  yield
  const laid = [guide, indicators, projects, summary, findings, lists]
  return {
    sheets: [...laid.map(({ sheet }) => sheet), metadataSheet(metadata, book)],
    names: laid.flatMap(({ names }) => names),
    styles: book.record(),
    properties: {
      title: title === '' ? GUIDE_TITLE : title,
      subject: GUIDE_TITLE,
      creator: plan.coordinatingUnit
    },
    customProperties: {
      [PROPERTY_NAMES.planId]: plan.id,
      [PROPERTY_NAMES.templateVersion]: String(metadata.templateVersion),
      ...(metadata.packageId === undefined ? {} : { [PROPERTY_NAMES.packageId]: metadata.packageId }),
      ...(metadata.unit === undefined ? {} : { [PROPERTY_NAMES.unit]: metadata.unit })
    },
    activeSheet: 'guide'
  }
}
