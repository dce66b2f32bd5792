import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { summarizeWorkbook } from '../../../src/application/summarize-workbook'
import { explainedValidation } from '../../../src/application/validate-workbook'
import { cellAddress, MAX_ROWS, parseReference } from '../../../src/domain/report/a1'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import type { ProjectField } from '../../../src/domain/report/fields'
import { readMetadata } from '../../../src/domain/report/read-metadata'
import { readReport } from '../../../src/domain/report/read-report'
import type { Report, ReportRow, ReportTable } from '../../../src/domain/report/report'
import { inventSample } from '../../../src/domain/report/sample-rows'
import {
  isCellError,
  MAX_COLUMNS,
  type CellContent,
  type SheetContent,
  type WorkbookContent
} from '../../../src/domain/report/workbook-content'
import { SHEET_NAMES } from '../../../src/domain/report/workbook-lexicon'
import { catalogue } from '../../../src/domain/rules/catalogue'
import { validate } from '../../../src/domain/rules/engine'
import type { Finding } from '../../../src/domain/rules/finding'
import { proposeFixes } from '../../../src/domain/rules/fixes/propose-fixes'
import { isUnusedRow } from '../../../src/domain/rules/row-identity'
import { rulesInForce } from '../../../src/domain/rules/rules-in-force'
import { builtInPlan } from '../../support/built-in-plan'
import { withEntries, withRowOrder, withShape, withShiftedRows } from '../../support/edited-content'
import { layoutToContent } from '../../support/layout-content'

const WORKBOOKS = Number(process.env['MANGLED_WORKBOOKS'] ?? 60)
const SEED = Number(process.env['MANGLED_SEED'] ?? 20_260_101)

const period = { year: 2023, part: 'year' } as const
const draft = { plan: builtInPlan, variant: 'prefilled', period, findings: [] } as const
/** A workbook nobody filled in yet and one filled in throughout. */
const starts = [
  layoutToContent(buildWorkbook({ ...draft, header: {} })),
  layoutToContent(buildWorkbook({ ...draft, ...inventSample(builtInPlan, period, '2024-01-15') }))
]
const codes = new Set(catalogue.map(({ code }) => code))

const HUGE = '长'.repeat(32_767)
const value: fc.Arbitrary<CellContent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<CellContent>(
      ...[null, '', ' ', '\u200b', '\t\n', true, false, 0, -0, -1, 0.5, 1, 100, 44_927, 2022],
      ...[1e21, 1e-9, -1e308, Number.MAX_VALUE, Number.MIN_VALUE, Number.NaN, Number.POSITIVE_INFINITY],
      ...[{ error: '#REF!' }, { error: '#N/A' }, { error: '#NAME?' }, { error: '#DIV/0!' }, { error: '' }]
    )
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom<CellContent>(
      ...[
        '８３',
        '1,200',
        '12%',
        '1e400',
        '-0',
        '0x1F',
        '１２，３４５．６',
        '9'.repeat(400),
        '/',
        '—',
        '未公布'
      ],
      ...['2021-2023', '2023—2021', '2021/5/1', '9999-0001', '2021-99999999', '2023上半年', '0000年'],
      ...['≥98', '下降18%', '由0.45提高到0.5', '〔13.5', '完成省定目标', '60—65', '由到', '下降%'],
      ...['新增', '调整', '取消', '完工', '未开工', '约束性', '完成', '未完成', 'IND-01', 'PRJ-001'],
      ...['（（（【', '))', '相关街道、镇', '、、，及和', 'ug/m3', '__proto__', 'constructor', 'toString'],
      ...[
        '=1+1',
        '@SUM(A1)',
        '<b>x</b>',
        '👩‍👩‍👧‍👦😀',
        '\ud83d',
        'e\u0301\u0301\u0301',
        '\u202e倒',
        '\u0000\u0007',
        '\r\n\r'
      ],
      ...['指标名称', '投资额（万元）', '报告期', '序号', '编码', '核实说明', HUGE]
    )
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.double() }
)
const formula = fc.constantFrom(undefined, undefined, undefined, 'Z99+1', "'[1]表'!A1", '#REF!', '', 'SUM(')
const format = fc.constantFrom(undefined, undefined, '0.0%', 'yyyy-mm-dd', '')

const keys = [...builtInPlan.indicatorByCode.keys(), ...builtInPlan.projectByCode.keys()]
const sheetName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<string>(SHEET_NAMES.indicators, SHEET_NAMES.projects) },
  { weight: 2, arbitrary: fc.constantFrom(...starts[0]!.sheets.map(({ name }) => name)) }
)
const row = fc.oneof({ weight: 3, arbitrary: fc.nat(9) }, { weight: 4, arbitrary: fc.nat(90) })
const column = fc.nat(44)

type Mangling = (content: WorkbookContent) => WorkbookContent

const withSheet = (
  content: WorkbookContent,
  name: string,
  change: (sheet: SheetContent) => SheetContent
): WorkbookContent => ({
  ...content,
  sheets: content.sheets.map((sheet) => (sheet.name === name ? change(sheet) : sheet))
})

/** Values of every row with a column gone, doubled, or moved elsewhere; names and formulas stay as they were. */
function withColumn(sheet: SheetContent, at: number, to: number, kind: 'gone' | 'doubled' | 'moved') {
  const values = sheet.values.map((cells) => {
    const line = [...cells]
    while (line.length <= Math.max(at, to)) line.push(null)
    const cell = line[at] ?? null
    if (kind !== 'doubled') line.splice(at, 1)
    if (kind !== 'gone') line.splice(to, 0, cell)
    return line
  })
  return { ...sheet, values }
}

const mangling: fc.Arbitrary<Mangling> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(
        sheetName,
        row,
        column,
        fc.array(fc.array(fc.record({ value, formula, format }), { minLength: 1, maxLength: 6 }), {
          minLength: 1,
          maxLength: 5
        })
      )
      .map(
        ([sheet, top, left, block]): Mangling =>
          (content) =>
            withEntries(
              content,
              sheet,
              top,
              left,
              block.map((line) =>
                line.map((one) => ({
                  value: one.value,
                  ...(one.formula !== undefined && { formula: one.formula }),
                  ...(one.format !== undefined && { format: one.format })
                }))
              )
            )
      )
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        sheetName,
        column,
        column,
        fc.constantFrom('gone' as const, 'doubled' as const, 'moved' as const)
      )
      .map(
        ([sheet, at, to, kind]): Mangling =>
          (content) =>
            withSheet(content, sheet, (each) => withColumn(each, at, to, kind))
      )
  },
  {
    weight: 2,
    arbitrary: fc.tuple(sheetName, fc.constantFrom(...keys), row, column).map(
      ([sheet, key, at, to]): Mangling =>
        (content) =>
          withEntries(content, sheet, at, to, [[{ value: key }]])
    )
  },
  {
    weight: 2,
    arbitrary: fc.tuple(sheetName, row, fc.nat(4), column, fc.nat(4)).map(
      ([sheet, top, height, left, width]): Mangling =>
        (content) =>
          withShape(content, sheet, { merges: [{ top, left, bottom: top + height, right: left + width }] })
    )
  },
  {
    weight: 1,
    arbitrary: fc.tuple(sheetName, fc.array(row, { maxLength: 8 })).map(
      ([sheet, rows]): Mangling =>
        (content) =>
          withShape(content, sheet, { hiddenRows: new Set(rows) })
    )
  },
  {
    weight: 2,
    arbitrary: fc.tuple(sheetName, row, fc.constantFrom(1 as const, -1 as const)).map(
      ([sheet, at, by]): Mangling =>
        (content) =>
          withShiftedRows(content, sheet, at, by)
    )
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(sheetName, fc.shuffledSubarray(Array.from({ length: 20 }, (_, index) => index + 3)))
      .map(
        ([sheet, order]): Mangling =>
          (content) =>
            withRowOrder(content, sheet, 3, order)
      )
  },
  {
    weight: 1,
    arbitrary: sheetName.map((name): Mangling => (content) => ({
      ...content,
      sheets: content.sheets.filter((sheet) => sheet.name !== name)
    }))
  },
  {
    weight: 1,
    arbitrary: fc.tuple(sheetName, fc.constantFrom('Sheet1', '数 据', "o'clock", '汇总表', '指标表 (2)')).map(
      ([name, other]): Mangling =>
        (content) =>
          content.sheets.some((sheet) => sheet.name === other)
            ? content
            : withSheet(content, name, (sheet) => ({ ...sheet, name: other }))
    )
  },
  {
    weight: 1,
    arbitrary: fc.tuple(sheetName, fc.nat(5), fc.nat(5)).map(
      ([name, top, left]): Mangling =>
        (content) =>
          withSheet(content, name, (sheet) => ({ ...sheet, top, left }))
    )
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.nat(200),
        fc.constantFrom(
          '',
          '#REF!',
          "'没有'!$A$1",
          '指标表!$ZZ$9',
          '指标表!$A$1048576',
          "'项目表'!$C$3:$B$1",
          '1+1'
        )
      )
      .map(([at, refersTo]): Mangling => (content) => ({
        ...content,
        names: content.names.map((one, index) => (index === at ? { ...one, refersTo } : one))
      }))
  },
  { weight: 1, arbitrary: fc.constant<Mangling>((content) => ({ ...content, names: [] })) },
  { weight: 1, arbitrary: fc.constant<Mangling>((content) => ({ ...content, customProperties: {} })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.nat(14),
        fc.nat(2),
        fc.oneof(
          value,
          fc.constantFrom<CellContent>(
            ...[
              '{',
              '[]',
              'null',
              '{"indicators":5,"projects":{"a":null}}',
              '[{"source":"row"}]',
              '{"__proto__":1}'
            ],
            '{"settings":{"text-untidy":{"numbers":{"x":"y"}},"nothing":5},"custom":[{"code":1}]}',
            '{"settings":{},"custom":[{"code":"a","scope":"project","expression":"row[","severity":"mandatory","message":"{"}]}'
          )
        )
      )
      .map(
        ([at, part, cell]): Mangling =>
          (content) =>
            withEntries(content, SHEET_NAMES.metadata, at, part, [[{ value: cell }]])
      )
  }
)

const cellsOf = <F extends string>(
  table: ReportTable<F> | undefined
): { readonly row: ReportRow; readonly field: F; readonly column: number; readonly content: CellContent }[] =>
  (table?.rows ?? []).flatMap((row) =>
    (table?.fields ?? []).flatMap(({ id }, at) => {
      const column = table?.columnOf(id)
      return column === undefined ? [] : [{ row, field: id, column, content: row.values[at] ?? null }]
    })
  )

function expectExistingPlace(finding: Finding, report: Report): void {
  const sheet = report.content.sheets.find(({ name }) => name === finding.sheet)
  if (!sheet) {
    expect({ code: finding.code, cell: finding.cell }).toEqual({ code: 'sheet-missing', cell: '' })
    return
  }
  if (finding.cell === '') return
  const at = parseReference(finding.cell)?.range
  const isThere = at && at.top < MAX_ROWS && at.left < MAX_COLUMNS && finding.row === at.top + 1
  const table = finding.table && report[finding.table]
  const isOfTable =
    !table ||
    finding.rowKey === '' ||
    finding.field === '' ||
    (table.columnOf(finding.field as never) === at?.left &&
      table.rows.some((row) => row.row === finding.row && row.key === finding.rowKey))
  if (!isThere || !isOfTable) expect({ at: 'an existing cell' }).toEqual(finding)
}

/** Findings that tell of a cell's surroundings or, on the name, of the whole row; not of what the cell holds. */
const OF_SURROUNDINGS: ReadonlySet<string> = new Set([
  'cells-merged',
  'external-link',
  'formula-overwritten',
  'row-added',
  'row-duplicated'
])

function expectOneFindingPerBrokenCell(findings: readonly Finding[], report: Report): void {
  const told = new Map<string, string[]>()
  for (const { sheet, cell, code } of findings) {
    if (cell === '' || OF_SURROUNDINGS.has(code)) continue
    const place = `${sheet}!${cell}`
    told.set(place, [...(told.get(place) ?? []), code])
  }
  const readOnly = report.metadata?.readOnly
  for (const table of [report.indicators, report.projects]) {
    for (const { row, column, content } of cellsOf<string>(table as ReportTable | undefined)) {
      if (table === undefined || readOnly?.[table.id].includes(row.key)) continue
      if (isUnusedRow(table as ReportTable<ProjectField>, row)) continue
      const place = `${table.sheet.name}!${cellAddress(row.row - 1, column)}`
      const here = told.get(place) ?? []
      if (isCellError(content)) {
        if (here.length !== 1 || here[0] !== 'cell-error')
          expect([place, here]).toEqual([place, ['cell-error']])
      } else if (content === null && here.length > 1) expect([place, here]).toEqual([place, here.slice(0, 1)])
    }
  }
}

describe('a workbook mangled at random', () => {
  it('is read, validated and computed without a throw, each finding known and at a cell that is there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.array(mangling, { minLength: 1, maxLength: 8 }),
        (start, manglings) => {
          const content = manglings.reduce((mangled, change) => change(mangled), start)
          readMetadata(content)
          const report = readReport(content, builtInPlan)
          const found = validate(rulesInForce(builtInPlan, report), { plan: builtInPlan, report })
          const { findings } = explainedValidation(report, report.period, found)
          proposeFixes(builtInPlan, report, findings)
          summarizeWorkbook(builtInPlan, report)

          const own = new Set(report.metadata?.rules?.custom.map(({ code }) => code))
          for (const finding of findings) {
            if (!own.has(finding.code) && !codes.has(finding.code)) expect([...codes]).toContain(finding.code)
            expectExistingPlace(finding, report)
          }
          expectOneFindingPerBrokenCell(findings, report)
        }
      ),
      { numRuns: WORKBOOKS, seed: SEED, endOnFailure: process.env['MANGLED_WORKBOOKS'] !== undefined }
    )
  })
})
