import { SHEET_NAMES } from '../../report/workbook-lexicon'
import { isPackage } from '../row-identity'
import type { Rule } from '../rule'

/** A sheet of the template is gone; 审核结果 is written anew by every 审核, and 汇总表 matters in the master only. */
export const sheetMissing: Rule = {
  code: 'sheet-missing',
  severity: 'mandatory',
  workbook({ report }, fault) {
    const sheets = [
      ['guide', report.guide],
      ['indicators', report.indicators],
      ['projects', report.projects],
      ...(isPackage(report) ? [] : ([['summary', report.summary]] as const))
    ] as const
    for (const [id, found] of sheets) {
      if (!found) fault({ sheet: SHEET_NAMES[id], params: { sheet: SHEET_NAMES[id] } })
    }
  }
}
