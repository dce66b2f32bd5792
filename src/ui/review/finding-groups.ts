import type { CellPlace } from '../../application/ports'
import type { Review } from '../../application/review-workbook'
import { mappedInSteps, type Steps } from '../../domain/measures/steps'
import type { Finding } from '../../domain/rules/finding'
import type { TableId } from '../../domain/report/fields'
import type { ReportTable } from '../../domain/report/report'
import { cellText } from '../../domain/report/workbook-content'
import type { Language } from '../../messages'
import { readUnitsCell } from '../../domain/plan/units'
import { rowsOfUnit } from '../../domain/exchange/unit-rows'
import { describeFinding, ruleTitle } from '../../messages/describe-finding'

/** What has to be done about findings, remarks and the printed plan's own apart. */
export type FindingKind = 'mandatory' | 'verification' | 'remark' | 'plan'

/** What findings can be grouped by. */
export const GROUPINGS = ['severity', 'sheet', 'rule', 'unit', 'row'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** A finding as listed: where it is, which row's, and the sentence about it, which is worded once it is read. */
export class ListedFinding {
  readonly #language: Language
  #sentence: string | undefined

  /**
   * `id` is the same for the same finding in a later validation; `name` that of the row's indicator or project, `unit` the
   * one that leads the project or answers for the indicator, both empty for none.
   */
  constructor(
    readonly id: string,
    readonly finding: Finding,
    readonly name: string,
    readonly unit: string,
    language: Language
  ) {
    this.#language = language
  }

  /** `指标表 N7`, or the sheet alone; empty where the whole workbook is meant. */
  get place(): string {
    const { sheet, cell } = this.finding
    return sheet === '' || cell === '' ? sheet + cell : `${sheet} ${cell}`
  }

  /** Where a click leads; absent where no cell is meant. */
  get target(): CellPlace | undefined {
    const { sheet, cell } = this.finding
    return sheet === '' || cell === '' ? undefined : { sheet, cell }
  }

  get sentence(): string {
    return (this.#sentence ??= describeFinding(this.finding, this.#language))
  }
}

export interface FindingGroup {
  /** The same for the same group in a later validation. */
  readonly id: string
  /** What has to be done about all of them; absent where they are grouped by something else. */
  readonly kind: FindingKind | undefined
  /** Name of the group; empty for a kind and for what belongs nowhere. */
  readonly title: string
  readonly findings: readonly ListedFinding[]
}

/** What has to be done about a finding. */
export const kindOf = ({ origin, severity, isRemark }: Finding): FindingKind =>
  isRemark ? 'remark' : origin === 'plan' ? 'plan' : severity

/** Whether somebody still has to correct or explain it. */
export const isOpen = ({ origin, explained, isRemark }: Finding): boolean =>
  origin === 'reported' && !explained && !isRemark

function namesByRow<F extends string>(table: ReportTable<F> | undefined): ReadonlyMap<number, string> {
  const index = table?.indexOf('name' as F) ?? -1
  return new Map(
    table?.rows.map((row) => [row.row, cellText(row.values[index] ?? null).replace(/\s+/gu, ' ')])
  )
}

/** The first unit of each row, read only for the rows asked about. */
function unitsByRow<F extends string>(
  plan: Review['plan'],
  table: ReportTable<F> | undefined,
  field: string
): (row: number) => string {
  const index = table?.indexOf(field as F) ?? -1
  const cells = new Map(table?.rows.map((row) => [row.row, cellText(row.values[index] ?? null)]))
  const read = new Map<string, string>()
  return (row) => {
    const text = cells.get(row) ?? ''
    const known = read.get(text)
    if (known !== undefined) return known
    const unit = readUnitsCell(text, plan.units).units[0]?.name ?? ''
    read.set(text, unit)
    return unit
  }
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
  const units: Readonly<Record<TableId, (row: number) => string>> = {
    indicators: unitsByRow(review.plan, review.report.indicators, 'responsibleUnit'),
    projects: unitsByRow(review.plan, review.report.projects, 'leadUnits')
  }
  const seen = new Map<string, number>()
  return review.findings.map((finding) => {
    const { table, row } = finding
    const name = table ? (names[table].get(row) ?? '') : ''
    const unit = table ? units[table](row) : ''
    return new ListedFinding(identityOf(finding, seen), finding, name, unit, language)
  })
}

/** Words the sentences of a list, so that searching it finds them ready. */
export const wordSentences = (findings: readonly ListedFinding[]): Steps<string[]> =>
  mappedInSteps(findings, ({ sentence }) => sentence)

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

/**
 * Those that concern a unit: in its rows and outside any row; rows that the plan does not know count as its own. Without a
 * unit all that was reported.
 */
export function findingsOfUnit(
  findings: readonly ListedFinding[],
  plan: Review['plan'],
  unit: string | undefined
): readonly ListedFinding[] {
  const reported = findings.filter(({ finding }) => finding.origin === 'reported')
  if (unit === undefined) return reported
  const { indicators, projects } = rowsOfUnit(plan, unit)
  const own = new Set([...indicators, ...projects])
  const planned = new Set([...plan.indicators, ...plan.projects].map(({ code }) => code))
  return reported.filter(
    ({ finding: { rowKey } }) => rowKey === '' || own.has(rowKey) || !planned.has(rowKey)
  )
}

const rank: Readonly<Record<FindingKind, number>> = { mandatory: 0, verification: 1, remark: 2, plan: 3 }

/** Mandatory before to verify, remarks and the printed plan's own last; explained ones after open ones of their kind. */
const byUrgency = ({ finding: a }: ListedFinding, { finding: b }: ListedFinding): number =>
  rank[kindOf(a)] - rank[kindOf(b)] || Number(a.explained) - Number(b.explained)

function keyOf(
  { finding, name, unit, place }: ListedFinding,
  by: Grouping,
  language: Language
): [string, string] {
  switch (by) {
    case 'severity':
      return [kindOf(finding), '']
    case 'sheet':
      return [finding.sheet, finding.sheet]
    case 'rule':
      return [finding.code, ruleTitle(finding.code, language)]
    case 'unit':
      return [unit, unit]
    case 'row':
      return finding.row === 0 ? ['', ''] : [`${finding.sheet}!${finding.row}`, name === '' ? place : name]
  }
}

/**
 * The groups that have findings. By severity: mandatory, to verify, remarks, the printed plan's own. By rule and unit the largest
 * first, by sheet and row in the workbook's order; what belongs nowhere comes last.
 */
export function groupFindings(
  findings: readonly ListedFinding[],
  by: Grouping = 'severity',
  language: Language = 'zh-CN'
): FindingGroup[] {
  const groups = new Map<string, FindingGroup & { readonly findings: ListedFinding[] }>()
  for (const listed of [...findings].sort(byUrgency)) {
    const [id, title] = keyOf(listed, by, language)
    const group = groups.get(id)
    const kind = by === 'severity' ? kindOf(listed.finding) : undefined
    if (group) group.findings.push(listed)
    else groups.set(id, { id, kind, title, findings: [listed] })
  }
  const order = new Map<string, number>()
  for (const listed of findings) {
    const [id] = keyOf(listed, by, language)
    if (!order.has(id)) order.set(id, listed.finding.row)
  }
  const compare = (a: FindingGroup, b: FindingGroup): number => {
    if (by === 'rule' || by === 'unit') return b.findings.length - a.findings.length
    if (by === 'row') return (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)
    return 0
  }
  return [...groups.values()].sort((a, b) => Number(a.id === '') - Number(b.id === '') || compare(a, b))
}
