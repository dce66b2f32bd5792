import type { Plan } from '../domain/plan/plan'
import { TEMPLATE_VERSION } from '../domain/report/metadata-sheet'
import { readFindingLines } from '../domain/report/read-findings'
import { upgradedWorkbook, type KeptSheet } from '../domain/report/upgrade-report'
import { openReport } from './open-report'
import { FileProblem, type WorkbookFiles } from './ports'
import { validateWorkbook } from './validate-workbook'
import { wordFindings } from './word-findings'
import type { Language } from '../messages'

/** A workbook file in the present template. */
export interface UpgradedFile {
  readonly bytes: Uint8Array
  /** Template versions before and after; equal where there was nothing to do, the bytes then being the ones given. */
  readonly from: number
  readonly to: number
  readonly kept: readonly KeptSheet[]
}

/**
 * Brings a workbook of an older template version into the present one without loss; the file given stays as it is. Throws
 * FileProblem `newer-template` for a version this program does not know, `not-a-report` without metadata.
 */
export async function upgradeFile(
  workbooks: WorkbookFiles,
  source: { readonly bytes: Uint8Array; readonly file: string },
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  language: Language
): Promise<UpgradedFile> {
  const content = await workbooks.read(source.bytes, source.file)
  const { plan, report } = await openReport(content, source.file, choosePlan)
  const from = report.metadata?.templateVersion
  if (from === undefined) {
    const sheets = content.sheets.map((sheet) => sheet.name).join(', ')
    throw new FileProblem('not-a-report', source.file, { sheets })
  }
  const to = TEMPLATE_VERSION
  if (from > to) throw new FileProblem('newer-template', source.file, { from, to })
  if (from === to) return { bytes: source.bytes, from, to, kept: [] }
  const { findings } = validateWorkbook(plan, report)
  const hasFindings = readFindingLines(report).length > 0
  const lines = hasFindings ? wordFindings(plan, findings, language) : []
  const { layout, kept } = upgradedWorkbook(plan, report, lines)
  return { bytes: await workbooks.write(layout), from, to, kept }
}
