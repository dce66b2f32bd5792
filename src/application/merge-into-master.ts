import { recordValues } from '../domain/exchange/exchange-record'
import { mergeExplanations } from '../domain/exchange/merge-explanations'
import { mergeReturns, type MergeDecisions, type MergeOutcome } from '../domain/exchange/merge-returns'
import { rowsByKey, tableOf, TABLES, type AnyTable } from '../domain/exchange/row-values'
import type { CellValue } from '../domain/report/layout'
import type { Explanation } from '../domain/report/report'
import { EXPLANATIONS_KEY } from '../domain/report/metadata-sheet'
import { MERGE_MANNERS } from '../domain/report/merge-record-lexicon'
import { mergeRecordAddition, type MergeRecordLine } from '../domain/report/merge-record'
import { storedValueBlocks } from '../domain/report/stored-values'
import type { CellBlock } from '../domain/report/workbook-content'
import type { AcceptedReturn, OpenedMaster } from './collect-returns'
import { withCurrentResults } from './current-results'
import { ExchangeProblem } from './exchange-problem'
import type { AppendedRows, WorkbookAdditions, WorkbookFiles } from './ports'

/** What a merge will do, as data; nothing is written. */
export interface MergePreview {
  readonly outcome: MergeOutcome
  readonly explanations: readonly Explanation[]
}

/** Works out what merging returns into a master does, under the decisions made so far. */
export function previewMerge(
  master: OpenedMaster,
  returns: readonly AcceptedReturn[],
  decisions: MergeDecisions,
  mergedAt: string
): MergePreview {
  const outcome = mergeReturns(
    master.plan,
    master.report,
    master.record,
    returns.map(({ returned }) => returned),
    decisions,
    {
      mergedAt,
      countsOf: (returned) => {
        const { counts, signOff } = returns.find((each) => each.returned === returned) ?? {}
        return {
          mandatory: counts?.mandatory ?? 0,
          verification: counts?.verification ?? 0,
          ...(signOff && { signOff })
        }
      }
    }
  )
  const merged = new Set(outcome.merged)
  const brought = returns
    .filter(({ returned }) => merged.has(returned))
    .map(({ explanations, returned }) => {
      const added = new Set(returned.added.map(({ key }) => key))
      return {
        explanations,
        isOwn: (key: string) => added.has(key) || TABLES.some((table) => returned.isOpen(table, key))
      }
    })
  const ours = master.report.metadata?.explanations ?? []
  return { outcome, explanations: brought.length === 0 ? ours : mergeExplanations(ours, brought) }
}

/** Everything to write into the master so that it holds what was merged, and remembers it. */
export interface MasterUpdate {
  readonly blocks: readonly CellBlock[]
  readonly additions: WorkbookAdditions
}

/** The cells, rows and record lines of a merge without open conflicts, for whoever writes the master. */
export function masterUpdate(
  master: OpenedMaster,
  { outcome, explanations }: MergePreview,
  mergedAt: string
): MasterUpdate {
  const { report } = master
  const { content } = report
  const record = mergeRecordAddition(content, recordLines(master, outcome, mergedAt))
  return {
    blocks: [
      ...cellBlocks(master, outcome),
      ...storedValueBlocks(content, {
        ...recordValues(content, outcome.record),
        [EXPLANATIONS_KEY]: explanations.length === 0 ? undefined : explanations
      }),
      ...record.blocks
    ],
    additions: { rows: appendedRows(master, outcome), sheets: record.sheet ? [record.sheet] : [] }
  }
}

/** The master's file with everything merged into it and all else as it was; throws like `WorkbookFiles.edit`. */
export async function mergedFile(
  workbooks: WorkbookFiles,
  bytes: Uint8Array,
  master: OpenedMaster,
  preview: MergePreview,
  mergedAt: string
): Promise<Uint8Array> {
  const { blocks, additions } = masterUpdate(master, preview, mergedAt)
  const edited = blocks.length === 0 ? bytes : await workbooks.edit(bytes, master.file, blocks)
  const extended = await extendedMaster(workbooks, edited, master.file, additions)
  const { file, plan, report } = master
  return withCurrentResults(workbooks, plan, { bytes: extended, file, before: report.content })
}

async function extendedMaster(
  workbooks: WorkbookFiles,
  bytes: Uint8Array,
  file: string,
  additions: WorkbookAdditions
): Promise<Uint8Array> {
  try {
    return await workbooks.extend(bytes, file, additions)
  } catch (error) {
    const [first] = additions.rows ?? []
    if (!(error instanceof RangeError) || !first) throw error
    throw new ExchangeProblem('rows-cannot-be-added', file, {
      sheet: first.sheet,
      count: first.rows.length
    })
  }
}

/** One block for every run of changed cells below each other. */
function cellBlocks(master: OpenedMaster, { cells }: MergeOutcome): readonly CellBlock[] {
  const blocks: CellBlock[] = []
  for (const id of TABLES) {
    const table = tableOf(master.report, id)
    if (!table) continue
    const rows = rowsByKey(table)
    const byColumn = new Map<number, Map<number, CellValue>>()
    for (const { table: of, key, field, to, manner } of cells) {
      const row = rows.get(key)
      const column = table.columnOf(field)
      if (of !== id || manner === 'kept' || !row || column === undefined) continue
      const values = byColumn.get(column) ?? new Map<number, CellValue>()
      byColumn.set(column, values.set(row.row - 1, to))
    }
    for (const [left, values] of byColumn) {
      let run: { top: number; values: CellValue[][] } | undefined
      for (const [row, value] of [...values].sort(([a], [b]) => a - b)) {
        if (run && row === run.top + run.values.length) run.values.push([value])
        else {
          if (run) blocks.push({ sheet: table.sheet.name, left, ...run })
          run = { top: row, values: [[value]] }
        }
      }
      if (run) blocks.push({ sheet: table.sheet.name, left, ...run })
    }
  }
  return blocks
}

function appendedRows(master: OpenedMaster, { added }: MergeOutcome): readonly AppendedRows[] {
  return TABLES.flatMap((id) => {
    const table = tableOf(master.report, id)
    const own = added.filter((row) => row.table === id)
    const excel = table && tableOver(table)
    if (!table || own.length === 0) return []
    if (!excel) {
      throw new ExchangeProblem('rows-cannot-be-added', master.file, {
        sheet: table.sheet.name,
        count: own.length
      })
    }
    const { left, right } = excel.range
    const rows = own.map(({ key, values }) => {
      const cells = new Array<CellValue | undefined>(right - left + 1).fill(undefined)
      for (const field of table.fields) {
        const column = table.columnOf(field.id)
        if (column === undefined) continue
        const value = field.role === 'key' ? key : values[field.id]
        if (value !== undefined) cells[column - left] = value
      }
      return cells
    })
    return [{ sheet: table.sheet.name, table: excel.name, rows }]
  })
}

/** The Excel table that holds a table's header row. */
const tableOver = (table: AnyTable) => table.sheet.tables.find(({ range }) => range.top === table.headerRow)

function recordLines(
  master: OpenedMaster,
  { cells, added }: MergeOutcome,
  mergedAt: string
): readonly MergeRecordLine[] {
  const place = (id: (typeof TABLES)[number], field: string) => {
    const table = tableOf(master.report, id)
    return {
      table: table?.sheet.name ?? '',
      field: table?.fields.find((each) => each.id === field)?.header ?? ''
    }
  }
  const changed = cells.map((cell): MergeRecordLine => ({
    mergedAt,
    unit: [...new Set(cell.sources.map(({ unit }) => unit))].join('\n'),
    file: [...new Set(cell.sources.map(({ file }) => file))].join('\n'),
    returnedAt: cell.sources.at(-1)?.returnedAt ?? '',
    ...place(cell.table, cell.field),
    key: cell.key,
    name: cell.name,
    from: cell.from,
    to: cell.to,
    manner: MERGE_MANNERS[cell.manner]
  }))
  const rows = added.map(({ table, key, values, source }): MergeRecordLine => ({
    mergedAt,
    unit: source.unit,
    file: source.file,
    returnedAt: source.returnedAt,
    ...place(table, ''),
    key,
    name: String(values['name'] ?? ''),
    from: null,
    to: null,
    manner: MERGE_MANNERS['row-added']
  }))
  return [...changed, ...rows]
}
