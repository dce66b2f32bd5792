import type { Steps } from '../domain/measures/steps'
import type { Plan } from '../domain/plan/plan'
import { TEMPLATE_VERSION } from '../domain/report/template-version'
import { readFindingLines } from '../domain/report/read-findings'
import { isSameName } from '../domain/report/sheet-names'
import {
  upgradedWorkbook,
  type KeptSheet,
  type UpgradedWorkbook,
  type UpgradePlace
} from '../domain/report/upgrade-report'
import { inSlices } from './in-slices'
import { insertSheets, type SheetsQuestion } from './insert-sheets'
import { openReport, type OpenedReport } from './open-report'
import {
  FileProblem,
  type Workbook,
  type WorkbookFiles,
  type WorkbookSnapshot,
  type WorkOptions
} from './ports'
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
  const opened = await openReport(content, source.file, choosePlan)
  const { from, to } = templateVersions(opened, source.file)
  if (from === to) return { bytes: source.bytes, from, to, kept: [] }
  const { layout, kept } = await inSlices(upgraded(opened, language, 'new-file'), {})
  return { bytes: await workbooks.write(layout), from, to, kept }
}

/** What bringing an open workbook into the present template did. */
export type UpgradeOutcome =
  | { readonly kind: 'cancelled' | 'current' }
  | {
      readonly kind: 'upgraded'
      readonly from: number
      readonly to: number
      readonly snapshot?: WorkbookSnapshot
    }

/**
 * Brings an open workbook of an older template version into the present one without loss: its forms are laid out anew, tables
 * with columns of their own are kept as values besides, sheets that are not the template's stay untouched. `ask` decides what
 * becomes of the old forms: replaced ones are kept in a snapshot first. Throws like `upgradeFile`.
 */
export async function upgradeWorkbook(
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  language: Language,
  ask: SheetsQuestion,
  options: WorkOptions = {}
): Promise<UpgradeOutcome> {
  const opened = await openReport(await workbook.read(options), '', choosePlan)
  const { from, to } = templateVersions(opened, '')
  if (from === to) return { kind: 'current' }
  const { layout } = await inSlices(upgraded(opened, language, 'open-workbook'), options, 'composing')
  const present = opened.report.content.sheets
  const existing = present
    .map(({ name }) => name)
    .filter((name) => layout.sheets.some((sheet) => isSameName(sheet.name, name)))
  const outcome = await insertSheets(workbook, layout, existing, ask, options)
  if (outcome.kind === 'cancelled') return { kind: 'cancelled' }
  return { kind: 'upgraded', from, to, ...(outcome.snapshot && { snapshot: outcome.snapshot }) }
}

function templateVersions(
  { report }: OpenedReport,
  file: string
): { readonly from: number; readonly to: number } {
  const from = report.metadata?.templateVersion
  if (from === undefined) {
    const sheets = report.content.sheets.map((sheet) => sheet.name).join(', ')
    throw new FileProblem('not-a-report', file, { sheets })
  }
  const to = TEMPLATE_VERSION
  if (from > to) throw new FileProblem('newer-template', file, { from, to })
  return { from, to }
}

function* upgraded(
  { plan, report }: OpenedReport,
  language: Language,
  place: UpgradePlace
): Steps<UpgradedWorkbook> {
  const hasFindings = readFindingLines(report).length > 0
  const lines = hasFindings
    ? yield* wordFindings(plan, (yield* validateWorkbook(plan, report)).findings, language)
    : []
  return yield* upgradedWorkbook(plan, report, lines, place)
}
