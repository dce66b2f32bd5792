import { reportingHash, signOffBlocks } from '../domain/exchange/sign-off'
import type { Plan } from '../domain/plan/plan'
import { metadataSheetOf } from '../domain/report/read-metadata'
import type { Report, SignOff } from '../domain/report/report'
import { withValues } from '../domain/report/workbook-content'
import { withCurrentResults } from './current-results'
import { openReport, type OpenedReport } from './open-report'
import { FileProblem, WorkbookProblem, type Workbook, type WorkbookFiles, type WorkOptions } from './ports'

/** Who signs, and when: ISO 8601 local time with its offset. */
export type Signature = Pick<SignOff, 'reviewer' | 'signedAt'>

const signed = (report: Report, { reviewer, signedAt }: Signature): SignOff => ({
  reviewer: reviewer.replace(/\s+/gu, ' ').trim(),
  signedAt,
  hash: reportingHash(report)
})

/**
 * Signs an open workbook off as it stands, in place of an earlier sign-off: reading and one round trip. Gives the workbook
 * as it is then; throws WorkbookProblem `no-metadata` where it has no sheet to remember the sign-off in.
 */
export async function signWorkbook(
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  signature: Signature,
  options: WorkOptions = {}
): Promise<OpenedReport> {
  const content = await workbook.read(options)
  if (!metadataSheetOf(content)) throw new WorkbookProblem('no-metadata')
  const { report } = await openReport(content, '', choosePlan)
  const blocks = signOffBlocks(report, signed(report, signature))
  await workbook.apply({ write: blocks, seen: content }, options)
  return openReport(withValues(content, blocks), '', choosePlan)
}

/** A workbook file with a sign-off in it. */
export interface SignedFile {
  readonly bytes: Uint8Array
  readonly by: SignOff
}

/** Signs a workbook file off as it stands; all else in it stays. Throws FileProblem, `not-a-report` without metadata. */
export async function signFile(
  workbooks: WorkbookFiles,
  source: { readonly bytes: Uint8Array; readonly file: string },
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  signature: Signature
): Promise<SignedFile> {
  const { bytes, file } = source
  const content = await workbooks.read(bytes, file)
  if (!metadataSheetOf(content)) {
    throw new FileProblem('not-a-report', file, {
      sheets: content.sheets.map(({ name }) => name).join(', ')
    })
  }
  const { plan, report } = await openReport(content, file, choosePlan)
  const by = signed(report, signature)
  const edited = await workbooks.edit(bytes, file, signOffBlocks(report, by))
  return { bytes: await withCurrentResults(workbooks, plan, { bytes: edited, file, before: content }), by }
}
