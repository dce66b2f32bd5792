import { isYearly } from '../measures/report-period'
import { atOnce, type Steps } from '../measures/steps'
import type { Report, ReportTable } from '../report/report'
import { validate, type RuleSet, type ValidationInput } from './engine'
import type { Finding } from './finding'
import { rulesInForce } from './rules-in-force'

/** The rules that ask for a cell to be filled. */
const ASKING: ReadonlySet<string> = new Set(['required-missing', 'actual-missing', 'conclusion-missing'])

/** How far a sheet is filled, in cells that the period asks for. */
export interface SheetProgress {
  readonly sheet: string
  readonly done: number
  readonly total: number
}

/** A cell that is still to be filled. */
export interface CellToFill {
  readonly sheet: string
  readonly cell: string
}

/** How far the form is filled; `toFill` in the order of sheets, rows and columns. */
export interface FormProgress {
  readonly sheets: readonly SheetProgress[]
  readonly done: number
  readonly total: number
  readonly toFill: readonly CellToFill[]
}

/**
 * How many of the cells that a period asks for are filled (应填), by the rules in force: what they miss in the workbook
 * against what they would miss in the same workbook with nothing reported. Rows that another unit fills in do not count.
 */
export function* formProgress(input: ValidationInput): Steps<FormProgress> {
  const { report } = input
  const asking = askingRules(input)
  const missing = (yield* validate(asking, input)).filter(isCell)
  const isPart = input.period !== undefined && !isYearly(input.period)
  const unfilled = { ...input, report: withoutReported(report, isPart) }
  const asked = (yield* validate(asking, unfilled)).filter(isCell)
  yield
  const open = new Set(missing.map(placeOf))
  const all = new Map([...asked, ...missing].map((finding) => [placeOf(finding), finding.sheet]))
  const sheets = new Map<string, { done: number; total: number }>()
  for (const [place, sheet] of all) {
    const counts = sheets.get(sheet) ?? { done: 0, total: 0 }
    counts.total += 1
    if (!open.has(place)) counts.done += 1
    sheets.set(sheet, counts)
  }
  const toFill = missing.map(({ sheet, cell }) => ({ sheet, cell }))
  return {
    sheets: [...sheets].map(([sheet, counts]) => ({ sheet, ...counts })),
    done: all.size - open.size,
    total: all.size,
    toFill
  }
}

/** The cells that a period asks for and nobody has filled, as findings of the rules that ask. */
export const cellsToFill = (input: ValidationInput): readonly Finding[] =>
  atOnce(validate(askingRules(input), input)).filter(isCell)

const askingRules = ({ plan, report }: ValidationInput): RuleSet => ({
  rules: rulesInForce(plan, report).rules.filter(({ rule }) => ASKING.has(rule.code))
})

const isCell = ({ cell }: Finding): boolean => cell !== ''

const placeOf = ({ sheet, cell }: Finding): string => `${sheet}!${cell}`

/** The report as if nobody had filled it in yet; how projects depart from the plan stays, since it says what is asked. */
function withoutReported(report: Report, isPart: boolean): Report {
  const { indicators, projects, header } = report
  return {
    ...report,
    header: Object.fromEntries(
      Object.entries(header).map(([field, cell]) => [field, cell && { ...cell, value: null }])
    ),
    indicators: indicators && emptied(indicators, isPart),
    projects: projects && emptied(projects, isPart)
  }
}

function emptied<F extends string>(table: ReportTable<F>, isPart: boolean): ReportTable<F> {
  const toEmpty = table.fields.map(
    ({ id, role }) => (role === 'report' && id !== 'adjustment') || (isPart && id === 'current')
  )
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      values: row.values.map((value, index) => (toEmpty[index] ? null : value))
    }))
  }
}
