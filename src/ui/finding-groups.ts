import type { CellPlace } from '../application/ports'
import type { Review } from '../application/review-workbook'
import type { Finding } from '../domain/rules/finding'
import type { TableId } from '../domain/report/fields'
import type { ReportTable } from '../domain/report/report'
import { cellText } from '../domain/report/workbook-content'
import type { Language } from '../messages'
import { describeFinding } from '../messages/describe-finding'

/** What findings are grouped by: what has to be done about them, the printed plan's own apart. */
export type FindingGroupId = 'mandatory' | 'verification' | 'plan'

/** A finding as listed: where it is, which row's, and the sentence about it. */
export interface ListedFinding {
  /** The same for the same finding in a later validation. */
  readonly id: string
  readonly finding: Finding
  /** `指标表 N7`, or the sheet alone; empty where the whole workbook is meant. */
  readonly place: string
  /** Where a click leads; absent where no cell is meant. */
  readonly target: CellPlace | undefined
  /** Name of the row's indicator or project; empty for none. */
  readonly name: string
  readonly sentence: string
}

export interface FindingGroup {
  readonly id: FindingGroupId
  readonly findings: readonly ListedFinding[]
}

const groupOf = ({ origin, severity }: Finding): FindingGroupId => (origin === 'plan' ? 'plan' : severity)

function namesByRow<F extends string>(table: ReportTable<F> | undefined): ReadonlyMap<number, string> {
  const index = table?.indexOf('name' as F) ?? -1
  return new Map(
    table?.rows.map((row) => [row.row, cellText(row.values[index] ?? null).replace(/\s+/gu, ' ')])
  )
}

/** What names a finding from one validation to the next; several of one rule on no cell are told apart by their order. */
function identityOf({ code, sheet, cell, rowKey, field }: Finding, seen: Map<string, number>): string {
  const place = rowKey === '' ? `${sheet}!${cell}` : rowKey
  const identity = [code, place, field].join('|')
  const times = seen.get(identity) ?? 0
  seen.set(identity, times + 1)
  return times === 0 ? identity : `${identity}|${times}`
}

/** Every finding of a validation as listed, in the order people work on them. */
export function listFindings(review: Review, language: Language): ListedFinding[] {
  const names: Readonly<Record<TableId, ReadonlyMap<number, string>>> = {
    indicators: namesByRow(review.report.indicators),
    projects: namesByRow(review.report.projects)
  }
  const seen = new Map<string, number>()
  return review.findings.map((finding) => ({
    id: identityOf(finding, seen),
    finding,
    place: [finding.sheet, finding.cell].filter((part) => part !== '').join(' '),
    target:
      finding.sheet !== '' && finding.cell !== '' ? { sheet: finding.sheet, cell: finding.cell } : undefined,
    name: finding.table ? (names[finding.table].get(finding.row) ?? '') : '',
    sentence: describeFinding(finding, language)
  }))
}

const rowOf = (cell: string): string => cell.replace(/[^\d]/gu, '')

/** The findings of a cell; where it has none, those of its row; all of them without a cell. */
export function narrowToCell(
  findings: readonly ListedFinding[],
  focus: CellPlace | undefined
): readonly ListedFinding[] {
  if (!focus) return findings
  const onSheet = findings.filter(({ finding }) => finding.sheet === focus.sheet)
  const onCell = onSheet.filter(({ finding }) => finding.cell === focus.cell)
  return onCell.length > 0
    ? onCell
    : onSheet.filter(({ finding }) => rowOf(finding.cell) === rowOf(focus.cell))
}

/** Findings whose place, row name, sentence or code holds the text, whatever its case; all of them for no text. */
export function searchFindings(findings: readonly ListedFinding[], text: string): readonly ListedFinding[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return findings
  return findings.filter(({ place, name, sentence, finding }) =>
    [place, name, sentence, finding.code].some((part) => part.toLowerCase().includes(wanted))
  )
}

/** The groups that have findings: mandatory, to verify (open before explained ones), the printed plan's own. */
export function groupFindings(findings: readonly ListedFinding[]): FindingGroup[] {
  const ids: readonly FindingGroupId[] = ['mandatory', 'verification', 'plan']
  return ids
    .map((id) => ({
      id,
      findings: findings
        .filter(({ finding }) => groupOf(finding) === id)
        .sort((a, b) => Number(a.finding.explained) - Number(b.finding.explained))
    }))
    .filter((group) => group.findings.length > 0)
}
