import type { SpareLines, SummaryDimensions } from '../measures/summary'
import type { Plan } from '../plan/plan'
import { parseReference } from './a1'
import { columnName } from './fields'
import type { CellRange } from './layout'
import type { Report } from './report'
import { chartedCell } from './summary-indicators'
import { cellKey, cellText, type SheetContent } from './workbook-content'

/** The lines that the summary sheet of a workbook was laid out with, and those its chart has. */
export interface SummaryLines {
  readonly dimensions: SummaryDimensions
  readonly spare: SpareLines
  readonly chartedIndicators: number
}

interface BlockLines {
  readonly names: readonly string[]
  readonly spare: number
}

/** Lines at the end of a block for others and the total. */
const CLOSING = 2

/**
 * The lines of somebody's summary sheet, read from its named blocks; absent where a block is gone. Rows that came later
 * are on spare lines, so that laying the sheet out from the rows of now would move everything.
 */
export function summaryLines(plan: Plan, report: Report): SummaryLines | undefined {
  const blocks = ['Task', 'Type', 'LeadUnit', 'InvolvedUnit', 'StartYear', 'EndYear', 'Category'].map(
    (block) => blockLines(report, `Summary_by${block}`, block === 'InvolvedUnit' ? 0 : CLOSING)
  )
  const spread = blockLines(report, 'Summary_evenSpread', CLOSING)
  const [task, type, lead, involved, start, end, category] = blocks
  if (!task || !type || !lead || !involved || !start || !end || !category || !spread) return undefined
  const years = ({ names }: BlockLines): number[] => names.map(Number)
  return {
    dimensions: {
      tasks: asWritten(task.names, [
        ...plan.tasks.map(({ name }) => name),
        ...textsIn(report.projects, 'task')
      ]),
      types: type.names,
      leadUnits: lead.names,
      involvedUnits: involved.names,
      startYears: years(start),
      endYears: years(end),
      spreadYears: years(spread),
      categories: category.names
    },
    spare: {
      type: type.spare,
      leadUnit: lead.spare,
      involvedUnit: involved.spare,
      startYear: start.spare,
      endYear: end.spare
    },
    chartedIndicators: chartedIndicators(report)
  }
}

function blockLines({ content, summary }: Report, block: string, closing: number): BlockLines | undefined {
  const range = summary && namedRange(content, block, summary)
  if (!summary || !range) return undefined
  const names: string[] = []
  let spare = 0
  for (let row = range.top + 1; row <= range.bottom - closing; row += 1) {
    if (summary.formulas.has(cellKey(row, range.left))) spare += 1
    else names.push(cellText(summary.values[row - summary.top]?.[range.left - summary.left] ?? null))
  }
  return { names, spare }
}

/** The range of a defined name on one sheet; absent where the name is gone or points elsewhere. */
export function namedRange(
  { names }: Report['content'],
  name: string,
  sheet: SheetContent
): CellRange | undefined {
  const found = names.find((each) => each.name.toLowerCase() === name.toLowerCase())
  const reference = found && parseReference(found.refersTo)
  return reference?.sheet === sheet.name ? reference.range : undefined
}

const withoutBreaks = (name: string): string => name.replace(/[\r\n]+/gu, '')

/** The names as rows write them: the sheet shows them without their line breaks. */
function asWritten(shown: readonly string[], written: readonly string[]): readonly string[] {
  const known = new Map(written.map((name) => [withoutBreaks(name), name]))
  return shown.map((name) => known.get(name) ?? name)
}

const textsIn = (table: Report['projects'], field: 'task'): readonly string[] =>
  table ? table.rows.map(({ values }) => cellText(values[table.indexOf(field)] ?? null)) : []

function chartedIndicators({ content }: Report): number {
  const column = columnName('indicators', 'name')
  const formulas = new Set(content.sheets.flatMap((sheet) => listFormulas(sheet)))
  let count = 0
  while (formulas.has(chartedCell(column, count + 1))) count += 1
  return count
}

const listFormulas = ({ visibility, formulas }: SheetContent): readonly string[] =>
  visibility === 'visible' ? [] : [...formulas.values()]
