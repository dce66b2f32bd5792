import { ATTRIBUTE_WORDS, DIRECTION_WORDS } from '../measures/value-lexicon'
import { parseAmount, parseDecimal } from '../plan/amounts'
import { canonicalText } from '../plan/canonical-text'
import type { Indicator, Plan, Project } from '../plan/plan'
import { parseTarget, sameTargetMeaning } from '../plan/target'
import { readUnitsCell } from '../plan/units'
import { parseYears } from '../plan/years'
import type { IndicatorField, ProjectField, TableId } from './fields'
import type { CellValue } from './layout'
import type { ReportRow, ReportTable } from './report'
import { type CellContent, cellText, isCellError, isEmptyCell } from './workbook-content'

/** What an indicator's plan field shows in the workbook: plain numbers as numbers, else the printed text; `null` for other fields and for nothing printed. */
export function indicatorPlanCell(indicator: Indicator, field: IndicatorField): CellValue {
  switch (field) {
    case 'no':
      return indicator.no
    case 'baseline':
    case 'target':
      return numberOrText(indicator[field])
    default:
      return textOrNothing(indicatorPrintedText(indicator, field))
  }
}

/** What a project's plan field shows in the workbook: plain numbers as numbers, else the printed text; `null` for other fields and for nothing printed. */
export function projectPlanCell(project: Project, field: ProjectField): CellValue {
  switch (field) {
    case 'no':
      return project.no
    case 'amount':
    case 'years':
      return numberOrText(project[field])
    default:
      return textOrNothing(projectPrintedText(project, field))
  }
}

/** An indicator's plan field exactly as printed, with the blanks a numeric cell cannot show; empty for other fields. */
export function indicatorPrintedText(indicator: Indicator, field: IndicatorField): string {
  switch (field) {
    case 'no':
      return String(indicator.no)
    case 'category':
      return indicator.category.name
    case 'group':
    case 'name':
    case 'unit':
    case 'baseline':
    case 'target':
    case 'source':
    case 'responsibleUnit':
      return indicator[field] ?? ''
    case 'direction':
      return DIRECTION_WORDS[indicator.direction]
    case 'attribute':
      return ATTRIBUTE_WORDS[indicator.attribute]
    default:
      return ''
  }
}

/** A project's plan field exactly as printed, with the blanks a numeric cell cannot show; empty for other fields. */
export function projectPrintedText(project: Project, field: ProjectField): string {
  switch (field) {
    case 'no':
      return String(project.no)
    case 'task':
      return project.task.name
    case 'type':
    case 'name':
    case 'content':
    case 'years':
    case 'amount':
    case 'leadUnits':
    case 'cooperatingUnits':
      return project[field]
    default:
      return ''
  }
}

/** The plan's own cell of a table row: what the workbook shows and what is printed; absent for a row the plan does not know. */
export function planCell(
  plan: Plan,
  table: TableId,
  key: string,
  field: string
): { readonly value: CellValue; readonly printed: string } | undefined {
  if (table === 'indicators') {
    const indicator = plan.indicatorByCode.get(key)
    if (!indicator) return undefined
    const known = field as IndicatorField
    return { value: indicatorPlanCell(indicator, known), printed: indicatorPrintedText(indicator, known) }
  }
  const project = plan.projectByCode.get(key)
  if (!project) return undefined
  const known = field as ProjectField
  return { value: projectPlanCell(project, known), printed: projectPrintedText(project, known) }
}

/** What is printed for a plan field of a table row; empty for other fields, absent for a row the plan does not know. */
export function planPrintedText(plan: Plan, table: TableId, key: string, field: string): string | undefined {
  if (table === 'indicators') {
    const indicator = plan.indicatorByCode.get(key)
    return indicator && indicatorPrintedText(indicator, field as IndicatorField)
  }
  const project = plan.projectByCode.get(key)
  return project && projectPrintedText(project, field as ProjectField)
}

/** Whether a cell shows exactly what is printed; it then means the same, which is quick to find out. */
export const showsPrinted = (content: CellContent, printed: string): boolean =>
  content === null
    ? printed === ''
    : content === printed || (typeof content === 'number' && String(content) === printed)

/** Whether a row's plan field still says what the plan says, in whatever spelling; false for a row the plan does not know. */
export function planCellUnchanged<F extends IndicatorField | ProjectField>(
  plan: Plan,
  table: ReportTable<F>,
  row: ReportRow,
  field: F
): boolean {
  const content = row.values[table.indexOf(field)] ?? null
  const printed = planPrintedText(plan, table.id, row.key, field)
  if (printed === undefined) return false
  if (showsPrinted(content, printed)) return true
  const own = planCell(plan, table.id, row.key, field)
  return own !== undefined && sameMeaning(plan, field, own.value, content)
}

/** Whether a cell's content means the same as the plan's cell of that field: blanks, width, dashes and unit spellings do not count. */
export function sameMeaning(plan: Plan, field: string, own: CellValue, content: CellContent): boolean {
  if (content === own) return true
  if (isCellError(content) || typeof content === 'boolean' || typeof own === 'boolean') return false
  if (isEmptyCell(content)) return own === null || own === ''
  const mine = cellText(own)
  const theirs = cellText(content)
  if (canonicalText(mine) === canonicalText(theirs)) return true
  switch (field) {
    case 'no':
    case 'baseline':
      return sameNumber(mine, theirs)
    case 'target':
      return sameTargetMeaning(parseTarget(mine), parseTarget(theirs))
    case 'years':
      return sameYears(mine, theirs)
    case 'amount':
      return sameAmount(mine, theirs)
    case 'leadUnits':
    case 'cooperatingUnits':
    case 'responsibleUnit':
      return sameUnits(plan, mine, theirs)
    default:
      return false
  }
}

const MAYBE_NUMBER = /^\s*[-\u2010-\u2015\u2212\uff0d]?[\d\uff10-\uff19,\uff0c.\uff0e\s]+$/u
const PLAIN_NUMBER = /^-?\d{1,12}(?:\.\d{1,6})?$/u

/** Only a number that a cell holds exactly and shows alike becomes numeric; `1,200` and `5000  ` do, `12%` and `2021-2025` do not. */
function numberOrText(printed: string): CellValue {
  if (!MAYBE_NUMBER.test(printed)) return textOrNothing(printed)
  const plain = canonicalText(printed).replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
  if (!PLAIN_NUMBER.test(plain) || plain.replace(/\D/gu, '').length > 15) return textOrNothing(printed)
  return Number(plain)
}

const textOrNothing = (printed: string): CellValue => (printed === '' ? null : printed)

const NO_NUMBER = /^(?:\/|-+)$/u

function sameNumber(mine: string, theirs: string): boolean {
  const a = parseDecimal(mine)
  const b = parseDecimal(theirs)
  if (a && b) return a.percent === b.percent && a.value.eq(b.value)
  return NO_NUMBER.test(canonicalText(mine)) && NO_NUMBER.test(canonicalText(theirs))
}

function sameYears(mine: string, theirs: string): boolean {
  const a = parseYears(mine)
  const b = parseYears(theirs)
  return a.ok && b.ok && a.span.start === b.span.start && a.span.end === b.span.end
}

function sameAmount(mine: string, theirs: string): boolean {
  const a = parseAmount(mine)
  const b = parseAmount(theirs)
  if (a.kind === 'number' && b.kind === 'number') return a.value.eq(b.value)
  return a.kind === 'unlisted' && b.kind === 'unlisted'
}

function sameUnits(plan: Plan, mine: string, theirs: string): boolean {
  const a = readUnitsCell(mine, plan.units)
  const b = readUnitsCell(theirs, plan.units)
  const said = (cell: typeof a): string =>
    JSON.stringify([
      cell.units.map((unit) => unit.name),
      cell.enterprises.map(canonicalText),
      cell.unknown.map(canonicalText)
    ])
  return a.unbalancedBracket === b.unbalancedBracket && said(a) === said(b)
}
