import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
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
import { inventSample } from '../../../src/domain/report/sample-rows'
import type { CellContent, WorkbookContent } from '../../../src/domain/report/workbook-content'
import { openSession, validate } from '../../../src/domain/rules/engine'
import { explain } from '../../../src/domain/rules/explanations'
import { rulesInForce } from '../../../src/domain/rules/rules-in-force'
import {
  withEntries,
  withRowOrder,
  withShape,
  withShiftedRows,
  type Entry
} from '../../support/edited-content'
import { layoutToContent } from '../../support/layout-content'
import { smallPlan } from './small-plan'

const SEQUENCES = Number(process.env['LIVE_SEQUENCES'] ?? 60)

const plan = smallPlan({
  customRules: [
    {
      code: 'own-row',
      scope: 'project',
      expression: 'row["累计完成投资"] <= row["投资额"]',
      severity: 'verification',
      message: '{项目名称}超出'
    },
    {
      code: 'own-across',
      scope: 'project',
      expression: 'row["累计完成投资"] <= sum(projects, "投资额") / 2.0',
      severity: 'verification',
      message: '{项目名称}过大'
    }
  ]
})
const period = { year: 2023, part: 'year' } as const
const start = layoutToContent(
  buildWorkbook({
    plan,
    variant: 'prefilled',
    period,
    ...inventSample(plan, period, '2024-01-15'),
    findings: []
  })
)

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
  {
    weight: 1,
    arbitrary: fc.constantFrom<CellContent>({ error: '#REF!' }, { error: '#N/A' }, true, '2022年')
  }
)
const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 8, arbitrary: value.map((each) => ({ value: each })) },
  { weight: 1, arbitrary: value.map((each) => ({ value: each, formula: 'Z99+1' })) },
  { weight: 1, arbitrary: value.map((each) => ({ value: each, formula: "'[1]表'!A1" })) },
  { weight: 1, arbitrary: value.map((each) => ({ value: each, format: '0.0%' })) }
)
const sheetName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('指标表', '项目表') },
  { weight: 1, arbitrary: fc.constantFrom('填报说明', '汇总表', '审核结果', '_plan') }
)

/** Columns that several rows are judged by, besides any others. */
const judged = readReport(start, plan)
const compared = [
  ...(['name', 'group', 'attribute', 'code'] as const).map((field) => judged.indicators?.columnOf(field)),
  ...(['name', 'task', 'content', 'amount', 'adjustment', 'code'] as const).map((field) =>
    judged.projects?.columnOf(field)
  )
].map((column) => column ?? 0)
const column = fc.oneof(fc.constantFrom(...compared), fc.nat(40))
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
  | { kind: 'shift'; sheet: string; row: number; by: 1 | -1 }
  | { kind: 'merge'; sheet: string; row: number; height: number }
  | { kind: 'hide'; sheet: string; row: number }
  | { kind: 'undo' }
  | { kind: 'silently'; sheet: '汇总表'; row: number; column: number; value: CellContent }

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 10,
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
      by: fc.constantFrom(1 as const, -1 as const)
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
    arbitrary: fc.record({ kind: fc.constant('hide' as const), sheet: sheetName, row: fc.nat(9) })
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
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

/** Does what the edit says to the workbook; what a recalculation shows otherwise afterwards is announced by nobody. */
function perform(content: WorkbookContent, before: WorkbookContent, one: Edit): Change {
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
      return { content: withShiftedRows(content, one.sheet, one.row, one.by), changed: undefined }
    case 'merge': {
      const merge = { top: one.row, bottom: one.row + one.height - 1, left: 2, right: 3 }
      const old = content.sheets.find(({ name }) => name === one.sheet)?.merges ?? []
      const apart = old.filter(({ top, bottom }) => bottom < merge.top || top > merge.bottom)
      return {
        content: withShape(content, one.sheet, { merges: [...apart, merge] }),
        changed: span(one.sheet, merge.top, merge.top)
      }
    }
    case 'hide':
      return {
        content: withShape(content, one.sheet, { hiddenRows: new Set([one.row]) }),
        changed: span(one.sheet, one.row, one.row)
      }
    case 'undo':
      return { content: before, changed: undefined }
    case 'silently':
      return {
        content: withEntries(content, one.sheet, one.row, one.column, [[{ value: one.value }]]),
        changed: span('项目表', 5, 5)
      }
  }
}

/** How often a part of the workbook was enough. */
const tally = { partly: 0, wholly: 0 }

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

describe('live validation', () => {
  it('ends in the findings of a full validation after whatever edits', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let content = start
        let before = start
        let report = readReport(content, plan)
        let rules = rulesInForce(plan, report)
        let session = openSession(rules, { plan })
        session.check(report)
        for (const one of edits) {
          const change = perform(content, before, one)
          before = content
          content = change.content
          report = reread(report, change)
          const inForce = rulesInForce(plan, report)
          if (inForce !== rules) {
            rules = inForce
            session = openSession(rules, { plan })
          }
          session.check(report)
          const whole = readReport(content, plan)
          const findings = validate(rulesInForce(plan, whole), { plan, report: whole })
          expect(session.findings()).toEqual(findings)
          expect(explain(session.findings(), report)).toEqual(explain(findings, whole))
        }
      }),
      { numRuns: SEQUENCES }
    )
    expect(tally.partly).toBeGreaterThan(tally.wholly / 4)
  })
})
