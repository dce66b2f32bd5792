import type { DraftRow, ReportDraft } from '../domain/report/report-draft'
import type { Report, ReportTable } from '../domain/report/report'
import type { Finding } from '../domain/rules/finding'
import { rowMarks } from '../domain/rules/row-marks'

/** The draft with the marks of a validation in its rows, matched by row key. */
export function withMarks(draft: ReportDraft, report: Report, findings: readonly Finding[]): ReportDraft {
  const marks = rowMarks(findings)
  const marked = <F extends string>(
    rows: readonly DraftRow[] | undefined,
    table: ReportTable<F> | undefined
  ): readonly DraftRow[] | undefined => {
    if (!rows || !table) return rows
    const rowByKey = new Map(table.rows.map((row) => [row.key, row.row]))
    return rows.map((row) => {
      const { mark, codes } = marks(table.id, rowByKey.get(row.key) ?? 0)
      return { ...row, values: { ...row.values, mark, findings: codes } }
    })
  }
  const indicators = marked(draft.indicators, report.indicators)
  const projects = marked(draft.projects, report.projects)
  return { ...draft, ...(indicators && { indicators }), ...(projects && { projects }) }
}
