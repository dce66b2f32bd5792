import type { Steps } from '../measures/steps'
import { indicatorFields, projectFields, type FieldDefinition, type TableId } from './fields'
import type { CellValue, SheetLayout } from './layout'
import { lockedHash, planVersion, type LockedRow } from './plan-version'
import type { PreparedReport, PreparedRow } from './prepare-rows'
import type { ReportDraft } from './report-draft'
import type { ReportMetadata } from './report'
import { SheetCanvas } from './sheet-canvas'
import { noteStyle, type StyleBook } from './styles'
import { TEMPLATE_VERSION } from './template-version'
import { SHEET_NAMES } from './workbook-lexicon'

/** First cell of the metadata sheet, by which a renamed one is recognised. */
export const METADATA_MARK = 'plan-report-metadata'

/** Key of the accepted explanations in the metadata sheet. */
export const EXPLANATIONS_KEY = 'explanations'

/** Key of the workbook's own rules and rule settings in the metadata sheet. */
export const RULES_KEY = 'rules'

/** Key of the sign-off in the metadata sheet. */
export const SIGN_OFF_KEY = 'signOff'

/** Longest part of a value in one cell; a cell holds 32,767 characters. */
const CHUNK = 30_000

/** Custom document properties by which a renamed file is recognised. */
export const PROPERTY_NAMES = {
  planId: 'PlanReportPlan',
  templateVersion: 'PlanReportTemplate',
  packageId: 'PlanReportPackage',
  unit: 'PlanReportUnit'
} as const

/** Splits a text into parts of at most `size`, never inside a surrogate pair; an empty text is one empty part. */
export function chunksOf(text: string, size = CHUNK): string[] {
  const chunks: string[] = []
  let from = 0
  do {
    let to = Math.min(text.length, from + size)
    const last = text.charCodeAt(to - 1)
    if (to < text.length && last >= 0xd800 && last < 0xdc00) to -= 1
    chunks.push(text.slice(from, to))
    from = to
  } while (from < text.length)
  return chunks
}

/** What the metadata sheet of a draft says. */
export function* metadataOfDraft(draft: ReportDraft, report: PreparedReport): Steps<ReportMetadata> {
  const fields: Readonly<Record<TableId, readonly FieldDefinition[]>> = {
    indicators: indicatorFields(draft.plan.years),
    projects: projectFields()
  }
  const locked = (table: TableId): readonly LockedRow[] =>
    report.rows[table].map((row) => ({ key: row.key, value: (field) => row.cells[field] ?? null }))
  const keys = (table: TableId): string[] =>
    report.rows[table].map((row) => row.key).filter((key) => key !== '')
  return {
    planId: draft.plan.id,
    planVersion: yield* planVersion(draft.plan.document),
    templateVersion: TEMPLATE_VERSION,
    lockedHash: yield* lockedHash({
      indicators: { fields: fields.indicators, rows: locked('indicators') },
      projects: { fields: fields.projects, rows: locked('projects') }
    }),
    ...(draft.package ? { packageId: draft.package.id, unit: draft.package.unit } : {}),
    keys: { indicators: keys('indicators'), projects: keys('projects') },
    ...readOnlyKeys(report),
    base: {
      indicators: baseValues(report.rows.indicators, fields.indicators),
      projects: baseValues(report.rows.projects, fields.projects)
    },
    ...(draft.explanations?.length ? { explanations: draft.explanations } : {}),
    ...(draft.rules ? { rules: draft.rules } : {}),
    ...(draft.signOff ? { signOff: draft.signOff } : {})
  }
}

function readOnlyKeys(report: PreparedReport): Pick<ReportMetadata, 'readOnly'> {
  const keys = (table: TableId): string[] =>
    report.rows[table].filter((row) => row.isReadOnly && row.key !== '').map((row) => row.key)
  const readOnly = { indicators: keys('indicators'), projects: keys('projects') }
  return readOnly.indicators.length + readOnly.projects.length === 0 ? {} : { readOnly }
}

function baseValues(
  rows: readonly PreparedRow[],
  fields: readonly FieldDefinition[]
): Record<string, Record<string, string | number>> {
  const base: Record<string, Record<string, string | number>> = {}
  for (const row of rows) {
    if (row.key === '') continue
    const values: Record<string, string | number> = {}
    for (const { id, role } of fields) {
      const isReported =
        role === 'report' || role === 'coordinator' || (id === 'current' && row.isCurrentTyped)
      const value: CellValue = (isReported ? row.cells[id] : undefined) ?? null
      if (value !== null && value !== '') values[id] = typeof value === 'number' ? value : String(value)
    }
    if (Object.keys(values).length > 0) base[row.key] = values
  }
  return base
}

/**
 * The very hidden sheet that carries a workbook's metadata: key, part number from 0, part of the value. It is not protected,
 * so that every validation can store accepted explanations without lifting a protection, which would clear the undo list.
 */
export function metadataSheet(metadata: ReportMetadata, book: StyleBook): SheetLayout {
  return metadataSheetWith(
    [
      ['planId', metadata.planId],
      ['planVersion', metadata.planVersion],
      ['templateVersion', String(metadata.templateVersion)],
      ['lockedHash', metadata.lockedHash],
      ...(metadata.packageId === undefined ? [] : ([['packageId', metadata.packageId]] as const)),
      ...(metadata.unit === undefined ? [] : ([['unit', metadata.unit]] as const)),
      ['keys', JSON.stringify(metadata.keys)],
      ...(metadata.readOnly ? ([['readOnly', JSON.stringify(metadata.readOnly)]] as const) : []),
      ['base', JSON.stringify(metadata.base)],
      ...(metadata.explanations?.length
        ? ([[EXPLANATIONS_KEY, JSON.stringify(metadata.explanations)]] as const)
        : []),
      ...(metadata.rules ? ([[RULES_KEY, JSON.stringify(metadata.rules)]] as const) : []),
      ...(metadata.signOff ? ([[SIGN_OFF_KEY, JSON.stringify(metadata.signOff)]] as const) : [])
    ],
    book
  )
}

/** The metadata sheet with these values, each under its key. */
export function metadataSheetWith(
  lines: Iterable<readonly [key: string, value: string]>,
  book: StyleBook
): SheetLayout {
  const canvas = new SheetCanvas()
  const style = noteStyle(book, 'left')
  canvas.put(0, 0, style, METADATA_MARK)
  let row = 1
  for (const [key, value] of lines) {
    chunksOf(value).forEach((chunk, part) => {
      canvas.put(row, 0, style, key)
      canvas.put(row, 1, style, part)
      canvas.put(row, 2, style, chunk)
      canvas.height(row, 16)
      row += 1
    })
  }
  return {
    id: 'metadata',
    name: SHEET_NAMES.metadata,
    visibility: 'veryHidden',
    columns: [{ width: 18 }, { width: 6 }, { width: 80 }],
    rows: canvas.rows,
    cells: canvas.cells
  }
}
