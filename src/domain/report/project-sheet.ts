import { PROJECT_MEASURES } from '../measures/project-measures'
import { layDataSheet, type DataSheetSetting } from './data-sheet'
import { projectFields } from './fields'
import type { NameLayout, SheetLayout } from './layout'
import type { PreparedReport } from './prepare-rows'
import type { StyleBook } from './styles'
import { SHEET_NAMES, TABLE_TITLES, UNIT_LINES } from './workbook-lexicon'

/** The project sheet (项目表): one Excel table over every project, plan columns first. */
export function projectSheet(
  report: PreparedReport,
  setting: DataSheetSetting & { readonly title: string },
  book: StyleBook
): { readonly sheet: SheetLayout; readonly names: readonly NameLayout[] } {
  return layDataSheet(
    {
      table: 'projects',
      sheetName: SHEET_NAMES.projects,
      title: `${setting.title}${TABLE_TITLES.projects}`,
      unitsLine: UNIT_LINES.projects,
      tabColor: '3B7D4F',
      fields: projectFields(),
      rows: report.rows.projects,
      measures: PROJECT_MEASURES
    },
    setting,
    book
  )
}
