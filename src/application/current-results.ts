import type { Plan } from '../domain/plan/plan'
import { formulaResults } from '../domain/report/formula-results'
import { readReport } from '../domain/report/read-report'
import type { WorkbookContent } from '../domain/report/workbook-content'
import type { WorkbookFiles } from './ports'

/** A workbook file that was edited, with what it held before. */
export interface EditedFile {
  readonly bytes: Uint8Array
  readonly file: string
  readonly before: WorkbookContent
}

/**
 * An edited workbook file whose formulas show what they give by now, so that whoever opens it without calculating sees no
 * old total; the results that nobody can tell are left out. Throws like `WorkbookFiles.read`.
 */
export async function withCurrentResults(
  workbooks: Pick<WorkbookFiles, 'read' | 'storeResults'>,
  plan: Plan,
  { bytes, file, before }: EditedFile
): Promise<Uint8Array> {
  const report = readReport(await workbooks.read(bytes, file), plan)
  return workbooks.storeResults(bytes, file, formulaResults(plan, report, before))
}
