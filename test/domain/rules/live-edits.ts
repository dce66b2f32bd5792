import { isDeepStrictEqual } from 'node:util'
import { expect } from '@jest/globals'
import fc from 'fast-check'
import { atOnce } from '../../../src/domain/measures/steps'
import type { Plan } from '../../../src/domain/plan/plan'
import type { CellRange } from '../../../src/domain/report/layout'
import { readReport } from '../../../src/domain/report/read-report'
import { replaceRows, rowsIn } from '../../../src/domain/report/replace-rows'
import type { Report } from '../../../src/domain/report/report'
import { rereadReport } from '../../../src/domain/report/reread-report'
import {
  hasOtherFormulas,
  isHeaderAmong,
  rowsToReread,
  withoutUnchanged
} from '../../../src/domain/report/rows-to-reread'
import { cellKey, type CellContent, type WorkbookContent } from '../../../src/domain/report/workbook-content'
import { openSession, validate } from '../../../src/domain/rules/engine'
import { explain } from '../../../src/domain/rules/explanations'
import { rulesInForce } from '../../../src/domain/rules/rules-in-force'
import {
  withCopiedSheet,
  withEntries,
  withMovedColumn,
  withNames,
  withoutSheet,
  withRenamedSheet,
  withRowOrder,
  withShape,
  withShiftedColumns,
  withShiftedRows,
  type Entry
} from '../../support/edited-content'

const SEED = Number(process.env['LIVE_SEED'] ?? 20_260_102)

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<CellContent>(null, 0, 1, 0.5, 12, 83.5, 1000, 250_000, -3) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<CellContent>(
      '',
      '在建',
      '完工',
      '未开工',
      '新增',
      '取消',
      '调整',
      '83',
      '８３',
      ' 空白 ',
      '2021-2023',
      '2023-2021',
      '/',
      '污水管网',
      '污水管网二期',
      '自动站',
      '一、治水',
      '约束性',
      '核实无误',
      'IND-1',
      'PRJ-1',
      'PRJ-4',
      '城关镇',
      '城关镇（',
      '未公布'
    )
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<CellContent>('指标名称', '投资额（万元）', '报告期', '序号', '编码')
  },
  { weight: 1, arbitrary: fc.constantFrom<CellContent>('=1+1', '😀', 1e21, 44_927, '长'.repeat(300)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<CellContent>({ error: '#REF!' }, { error: '#N/A' }, true, '2022年')
  }
)
const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 8, arbitrary: value.map((each) => ({ value: each })) },
  { weight: 1, arbitrary: value.map((each) => ({ value: each, formula: 'Z99+1' })) },
  { weight: 1, arbitrary: value.map((each) => ({ value: each, formula: "'[1]表'!A1" })) },
  { weight: 1, arbitrary: value.map((each) => ({ value: each, format: '0.0%' })) },
  { weight: 1, arbitrary: value.map((each) => ({ value: each, format: 'yyyy/m/d' })) }
)
const sheetName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('指标表', '项目表') },
  { weight: 1, arbitrary: fc.constantFrom('填报说明', '汇总表', '审核结果', '_plan') }
)

/** Columns that several rows are judged by, besides any others. */
const columnsOf = (judged: Report): fc.Arbitrary<number> => {
  const compared = [
    ...(['name', 'group', 'attribute', 'code'] as const).map((field) => judged.indicators?.columnOf(field)),
    ...(['name', 'task', 'content', 'amount', 'adjustment', 'code'] as const).map((field) =>
      judged.projects?.columnOf(field)
    )
  ].map((column) => column ?? 0)
  return fc.oneof(fc.constantFrom(...compared), fc.nat(40))
}
/** One cell mostly, else a block that was pasted. */
const entries = fc.oneof(
  { weight: 3, arbitrary: entry.map((one) => [[one]]) },
  {
    weight: 2,
    arbitrary: fc.array(fc.array(entry, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
  }
)

type Edit =
  | { kind: 'entries'; sheet: string; row: number; column: number; entries: Entry[][] }
  | { kind: 'sort'; sheet: string; seed: number }
  | { kind: 'shift'; sheet: string; row: number; count: number; by: 1 | -1 }
  | { kind: 'merge'; sheet: string; row: number; height: number }
  | { kind: 'hide'; sheet: string; rows: number[] }
  | { kind: 'column'; sheet: string; column: number; by: 1 | -1 }
  | { kind: 'moved column'; sheet: string; column: number; to: number }
  | { kind: 'without sheet'; sheet: string }
  | { kind: 'renamed sheet'; sheet: string; name: string }
  | { kind: 'copied sheet'; sheet: string }
  | { kind: 'name'; at: number; refersTo: string | undefined }
  | { kind: 'metadata'; row: number; value: CellContent }
  | { kind: 'undo' | 'redo'; steps: number }
  | { kind: 'silently'; sheet: '汇总表'; row: number; column: number; value: CellContent }

const direction = fc.constantFrom(1 as const, -1 as const)

const editOf = (column: fc.Arbitrary<number>): fc.Arbitrary<Edit> =>
  fc.oneof(
    {
      weight: 14,
      arbitrary: fc.record({
        kind: fc.constant('entries' as const),
        sheet: sheetName,
        row: fc.oneof(fc.integer({ min: 4, max: 8 }), fc.nat(14)),
        column,
        entries
      })
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('sort' as const), sheet: sheetName, seed: fc.nat(1000) })
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('shift' as const),
        sheet: sheetName,
        row: fc.integer({ min: 4, max: 9 }),
        count: fc.integer({ min: 1, max: 4 }),
        by: direction
      })
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('merge' as const),
        sheet: sheetName,
        row: fc.nat(9),
        height: fc.integer({ min: 1, max: 3 })
      })
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('hide' as const),
        sheet: sheetName,
        rows: fc.array(fc.nat(9), { maxLength: 5 })
      })
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('column' as const), sheet: sheetName, column, by: direction })
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('moved column' as const),
        sheet: sheetName,
        column,
        to: fc.nat(40)
      })
    },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.record({ kind: fc.constant('without sheet' as const), sheet: sheetName }),
        fc.record({
          kind: fc.constant('renamed sheet' as const),
          sheet: sheetName,
          name: fc.constantFrom('Sheet1', '指标表（旧）', '项目 表', '汇总表')
        }),
        fc.record({ kind: fc.constant('copied sheet' as const), sheet: sheetName })
      )
    },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.record({
          kind: fc.constant('name' as const),
          at: fc.nat(90),
          refersTo: fc.constantFrom(undefined, '#REF!', "'项目表'!$B$4", "'指标表'!$G$4", "'[1]表'!$A$1")
        }),
        fc.record({
          kind: fc.constant('metadata' as const),
          row: fc.nat(14),
          value: fc.oneof(
            value,
            fc.constantFrom<CellContent>('{', '{"indicators":["IND-1"]}', '{"projects":["PRJ-2","PRJ-9"]}')
          )
        })
      )
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const),
        steps: fc.integer({ min: 1, max: 4 })
      })
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('silently' as const),
        sheet: fc.constant('汇总表' as const),
        row: fc.integer({ min: 2, max: 12 }),
        column: fc.nat(5),
        value
      })
    }
  )

interface Change {
  readonly content: WorkbookContent
  /** What is announced; absent for a change of structure. */
  readonly changed: readonly { readonly sheet: string; readonly range: CellRange }[] | undefined
}

const rowsOfSheet = (content: WorkbookContent, name: string): number => {
  const sheet = content.sheets.find((each) => each.name === name)
  return sheet ? sheet.top + sheet.values.length : 0
}

/** The formula of a cell: a recalculation changes what it shows, never the formula itself. */
function formulaAt(
  content: WorkbookContent,
  { sheet, row, column }: { readonly sheet: string; readonly row: number; readonly column: number }
): Pick<Entry, 'formula'> {
  const formula = content.sheets.find(({ name }) => name === sheet)?.formulas.get(cellKey(row, column))
  return formula === undefined ? {} : { formula }
}

/** Does what the edit says to the workbook; what a recalculation shows otherwise afterwards is announced by nobody. */
function perform(content: WorkbookContent, one: Exclude<Edit, { kind: 'undo' | 'redo' }>): Change {
  const span = (sheet: string, top: number, bottom: number): Change['changed'] => [
    { sheet, range: { top, bottom, left: 0, right: 60 } }
  ]
  switch (one.kind) {
    case 'entries': {
      const { sheet, row, column, entries } = one
      return {
        content: withEntries(content, sheet, row, column, entries),
        changed: [
          { sheet, range: { top: row, bottom: row + entries.length - 1, left: column, right: column + 5 } }
        ]
      }
    }
    case 'sort': {
      const top = 4
      const last = rowsOfSheet(content, one.sheet)
      const rows = Array.from({ length: Math.max(0, last - top) }, (_, index) => top + index)
      const order = [...rows].sort((a, b) => ((a * 7 + one.seed) % 5) - ((b * 7 + one.seed) % 5) || a - b)
      return {
        content: withRowOrder(content, one.sheet, top, order),
        changed: span(one.sheet, top, Math.max(top, last - 1))
      }
    }
    case 'shift':
      return {
        content: Array.from({ length: one.count }).reduce<WorkbookContent>(
          (shifted) => withShiftedRows(shifted, one.sheet, one.row, one.by),
          content
        ),
        changed: undefined
      }
    case 'merge': {
      const merge = { top: one.row, bottom: one.row + one.height - 1, left: 2, right: 3 }
      const old = content.sheets.find(({ name }) => name === one.sheet)?.merges ?? []
      const apart = old.filter(({ top, bottom }) => bottom < merge.top || top > merge.bottom)
      return {
        content: withShape(content, one.sheet, { merges: [...apart, merge] }),
        changed: span(one.sheet, merge.top, merge.top)
      }
    }
    case 'hide': {
      const rows = [...one.rows].sort((a, b) => a - b)
      return {
        content: withShape(content, one.sheet, { hiddenRows: new Set(rows) }),
        changed: span(one.sheet, rows[0] ?? 0, rows.at(-1) ?? 0)
      }
    }
    case 'column':
      return { content: withShiftedColumns(content, one.sheet, one.column, one.by), changed: undefined }
    case 'moved column':
      return { content: withMovedColumn(content, one.sheet, one.column, one.to), changed: undefined }
    case 'without sheet':
      return { content: withoutSheet(content, one.sheet), changed: undefined }
    case 'renamed sheet':
      return { content: withRenamedSheet(content, one.sheet, one.name), changed: undefined }
    case 'copied sheet':
      return { content: withCopiedSheet(content, one.sheet), changed: undefined }
    case 'name':
      return {
        content: withNames(content, (before, at) => (at === one.at ? one.refersTo : before)),
        changed: undefined
      }
    case 'metadata':
      return {
        content: withEntries(content, '_plan', one.row, 2, [[{ value: one.value }]]),
        changed: [{ sheet: '_plan', range: { top: one.row, bottom: one.row, left: 2, right: 2 } }]
      }
    case 'silently':
      return {
        content: withEntries(content, one.sheet, one.row, one.column, [
          [{ value: one.value, ...formulaAt(content, one) }]
        ]),
        changed: span('项目表', 5, 5)
      }
  }
}

/** A workbook as it was opened, the plan it is read with, and the previous period's where one is given. */
export interface LiveStart {
  readonly plan: Plan
  readonly content: WorkbookContent
  readonly previous?: Report
}

/** How often findings were compared, and how often a part of the workbook was enough for them. */
export interface LiveTally {
  readonly compared: number
  readonly findings: number
  readonly partly: number
  readonly wholly: number
}

/** Edits so many sequences and holds that after each edit the live findings are those of a full validation. */
export function expectLiveFindings(
  { plan, content: start, previous }: LiveStart,
  sequences: number
): LiveTally {
  const tally = { compared: 0, findings: 0, partly: 0, wholly: 0 }
  const ground = { plan, previous }

  /** What the pane does on a change, without its round trips: reads the wanted rows of the workbook, else all of it. */
  function reread(report: Report, { content, changed }: Change): Report {
    const wanted = changed && rowsToReread(report, changed)
    const read = wanted && rowsIn(content, wanted)
    if (read) {
      const reading = withoutUnchanged(report.content, read)
      const replaced = isHeaderAmong(report, reading.rows) ? undefined : replaceRows(report.content, reading)
      if (replaced && !hasOtherFormulas(report, replaced, reading.rows)) {
        tally.partly += 1
        return rereadReport(report, plan, replaced, reading.rows)
      }
    }
    tally.wholly += 1
    return readReport(content, plan)
  }

  const first = readReport(start, plan)
  fc.assert(
    fc.property(fc.array(editOf(columnsOf(first)), { minLength: 1, maxLength: 8 }), (edits) => {
      /** Every state so far, and which of them is shown. */
      let history = [start]
      let at = 0
      let report = first
      let rules = rulesInForce(plan, report)
      let session = openSession(rules, ground)
      atOnce(session.check(report))
      for (const one of edits) {
        let change: Change
        if ('steps' in one) {
          const to = one.kind === 'undo' ? at - one.steps : at + one.steps
          at = Math.min(history.length - 1, Math.max(0, to))
          change = { content: history[at] ?? start, changed: undefined }
        } else {
          change = perform(history[at] ?? start, one)
          history = [...history.slice(0, at + 1), change.content]
          at += 1
        }
        report = reread(report, change)
        const inForce = rulesInForce(plan, report)
        if (inForce !== rules) {
          rules = inForce
          session = openSession(rules, ground)
        }
        atOnce(session.check(report))
        const live = session.findings()
        const whole = readReport(change.content, plan)
        const findings = atOnce(validate(rulesInForce(plan, whole), { ...ground, report: whole }))
        if (!isDeepStrictEqual(live, findings)) expect(live).toEqual(findings)
        const [liveExplained, explained] = [explain(live, report), explain(findings, whole)]
        if (!isDeepStrictEqual(liveExplained, explained)) expect(liveExplained).toEqual(explained)
        tally.compared += 1
        tally.findings += findings.length
      }
    }),
    { numRuns: sequences, seed: SEED }
  )
  return tally
}
