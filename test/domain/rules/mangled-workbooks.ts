import { expect } from '@jest/globals'
import fc from 'fast-check'
import { atOnce } from '../../../src/domain/measures/steps'
import { computeFromReport } from '../../../src/domain/report/report-rows'
import { validateWorkbook } from '../../../src/application/validate-workbook'
import { cellAddress, MAX_ROWS, parseReference } from '../../../src/domain/report/a1'
import type { Plan } from '../../../src/domain/plan/plan'
import { readMetadata } from '../../../src/domain/report/read-metadata'
import { withRightKeys } from '../../../src/domain/report/scrambled-rows'
import { readReport } from '../../../src/domain/report/read-report'
import type { Report, ReportTable } from '../../../src/domain/report/report'
import {
  isCellError,
  MAX_COLUMNS,
  type CellContent,
  type SheetContent,
  type WorkbookContent
} from '../../../src/domain/report/workbook-content'
import { GUIDE_LABELS, SHEET_NAMES } from '../../../src/domain/report/workbook-lexicon'
import { catalogue } from '../../../src/domain/rules/catalogue'
import { CUSTOM_RULE_FAILED } from '../../../src/domain/rules/custom/custom-rule'
import type { Finding } from '../../../src/domain/rules/finding'
import { proposeFixes } from '../../../src/domain/rules/fixes/propose-fixes'
import { isUnusedRow } from '../../../src/domain/rules/row-identity'
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
  withShiftedRows
} from '../../support/edited-content'
import { isSoak } from '../../support/case-count'

const SEED = Number(process.env['MANGLED_SEED'] ?? 20_260_101)

const HEADER_FIELDS = Object.keys(GUIDE_LABELS)

const HUGE = '长'.repeat(32_767)
/** Any sixteen-bit units, whole characters or not. */
const text = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units))
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
  { weight: 2, arbitrary: text },
  { weight: 2, arbitrary: fc.double() }
)
const formula = fc.constantFrom(undefined, undefined, undefined, 'Z99+1', "'[1]表'!A1", '#REF!', '', 'SUM(')
const format = fc.constantFrom(undefined, undefined, '0.0%', 'yyyy-mm-dd', '')

const sheetName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<string>(SHEET_NAMES.indicators, SHEET_NAMES.projects) },
  { weight: 2, arbitrary: fc.constantFrom<string>(...Object.values(SHEET_NAMES)) }
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

/** A date in every cell of a column below its header, as a column typed as years becomes by itself. */
const withDates = (content: WorkbookContent, name: string, column: number, serial: number): WorkbookContent =>
  withEntries(
    content,
    name,
    4,
    column,
    Array.from({ length: 6 }, (_, index) => [{ value: serial + 365 * index, format: 'yyyy/m/d' }])
  )

/** Only every so manyth row of a sheet's data is left to see, as a filter leaves them. */
const withFilter = (content: WorkbookContent, name: string, step: number): WorkbookContent => {
  const sheet = content.sheets.find((each) => each.name === name)
  const rows = Array.from({ length: sheet?.values.length ?? 0 }, (_, index) => index + (sheet?.top ?? 0))
  const hidden = rows.filter((row) => row > 3 && row % step !== 0)
  return withShape(content, name, { hiddenRows: new Set(hidden) })
}

/** Whatever people and programs do to a workbook; `keys` are those of its plan's rows. */
const manglingOf = (keys: readonly string[]): fc.Arbitrary<Mangling> =>
  fc.oneof(
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
      arbitrary: fc.tuple(sheetName, fc.constantFrom(...keys, 'PRJ-1'), row, column).map(
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
      weight: 3,
      arbitrary: fc.tuple(sheetName, column, fc.constantFrom(1 as const, -1 as const)).map(
        ([sheet, at, by]): Mangling =>
          (content) =>
            withShiftedColumns(content, sheet, at, by)
      )
    },
    {
      weight: 1,
      arbitrary: fc.tuple(sheetName, column, column).map(
        ([sheet, from, to]): Mangling =>
          (content) =>
            withMovedColumn(content, sheet, from, to)
      )
    },
    {
      weight: 1,
      arbitrary: fc.tuple(sheetName, fc.integer({ min: 2, max: 9 })).map(
        ([sheet, step]): Mangling =>
          (content) =>
            withFilter(content, sheet, step)
      )
    },
    {
      weight: 1,
      arbitrary: fc.tuple(sheetName, column, fc.constantFrom(0, 1, 44_197, 44_927.5, 2_958_465)).map(
        ([sheet, at, serial]): Mangling =>
          (content) =>
            withDates(content, sheet, at, serial)
      )
    },
    {
      weight: 1,
      arbitrary: sheetName.map(
        (name): Mangling =>
          (content) =>
            withoutSheet(content, name)
      )
    },
    {
      weight: 1,
      arbitrary: sheetName.map(
        (name): Mangling =>
          (content) =>
            withCopiedSheet(content, name)
      )
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(sheetName, fc.constantFrom('Sheet1', '数 据', "o'clock", '汇总表', '指标表 (2)'), fc.boolean())
        .map(([name, other, follow]): Mangling => (content) => {
          if (follow) return withRenamedSheet(content, name, other)
          return content.sheets.some((sheet) => sheet.name === other)
            ? content
            : withSheet(content, name, (sheet) => ({ ...sheet, name: other }))
        })
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
            '1+1',
            "'[1]表'!$A$1"
          )
        )
        .map(
          ([at, refersTo]): Mangling =>
            (content) =>
              withNames(content, (one, index) => (index === at ? refersTo : one))
        )
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

/** What is told of no single cell: of a whole sheet, table or workbook, or of a place that is not there. */
const WITHOUT_CELL: ReadonlySet<string> = new Set([
  'range-too-short',
  'sheet-missing',
  'column-missing',
  'template-outdated',
  'row-removed',
  'rows-hidden',
  'count-mismatch',
  'total-mismatch',
  CUSTOM_RULE_FAILED
])

/** Told of a cell, unless there is none: a header field whose label is gone, a defined name, a whole sheet, a rule about the workbook. */
const isWithoutCell = ({ code, field, params }: Finding, ofWorkbook: ReadonlySet<string>): boolean =>
  WITHOUT_CELL.has(code) ||
  (code === 'required-missing' && HEADER_FIELDS.includes(field)) ||
  (code === 'external-link' && params['what'] === 'name') ||
  (code === 'formula-overwritten' &&
    ['summary-values', 'summary-changed'].includes(String(params['reason']))) ||
  ofWorkbook.has(code)

function expectExistingPlace(finding: Finding, report: Report, ofWorkbook: ReadonlySet<string>): void {
  const { code, cell } = finding
  const sheet = report.content.sheets.find(({ name }) => name === finding.sheet)
  if (!sheet) expect({ code, cell }).toEqual({ code: 'sheet-missing', cell: '' })
  if (cell === '') {
    if (!isWithoutCell(finding, ofWorkbook)) expect({ at: 'a cell' }).toEqual(finding)
    return
  }
  const at = parseReference(cell)?.range
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
  'row-duplicated',
  'row-scrambled'
])

const codesAt = (findings: readonly Finding[]): ReadonlyMap<string, readonly string[]> => {
  const codes = new Map<string, string[]>()
  for (const { sheet, cell, code } of findings) {
    if (cell === '' || OF_SURROUNDINGS.has(code)) continue
    const place = `${sheet}!${cell}`
    const here = codes.get(place)
    if (here) here.push(code)
    else codes.set(place, [code])
  }
  return codes
}

function expectOneFindingPerBrokenCell(findings: readonly Finding[], report: Report): void {
  const codes = codesAt(findings)
  for (const table of [report.indicators, report.projects] as readonly (ReportTable | undefined)[]) {
    if (!table) continue
    const readOnly = new Set(report.metadata?.readOnly?.[table.id])
    const columns = table.fields.map(({ id }) => table.columnOf(id))
    for (const row of table.rows) {
      if (readOnly.has(row.key) || isUnusedRow(table, row)) continue
      columns.forEach((column, at) => {
        const content = row.values[at] ?? null
        if (column === undefined || (content !== null && !isCellError(content))) return
        const place = `${table.sheet.name}!${cellAddress(row.row - 1, column)}`
        const here = codes.get(place) ?? []
        if (isCellError(content)) {
          if (here.length !== 1 || here[0] !== 'cell-error')
            expect([place, here]).toEqual([place, ['cell-error']])
        } else if (here.length > 1) expect([place, here]).toEqual([place, here.slice(0, 1)])
      })
    }
  }
}

/** A workbook to mangle, and the plan it is read with. */
export interface Start {
  readonly plan: Plan
  readonly content: WorkbookContent
}

/** Findings told of so many mangled workbooks. */
export interface Told {
  readonly workbooks: number
  readonly findings: number
  readonly codes: ReadonlySet<string>
}

const catalogued = new Set([...catalogue.map(({ code }) => code), CUSTOM_RULE_FAILED])

/** Mangles so many workbooks and holds that each is read, validated and computed without a throw and told of soundly. */
export function expectSoundFindings(starts: fc.Arbitrary<Start>, workbooks: number): Told {
  let told = 0
  const codes = new Set<string>()
  const keys = new Map<Plan, fc.Arbitrary<Mangling>>()
  const manglingFor = (plan: Plan): fc.Arbitrary<Mangling> => {
    const known = keys.get(plan) ?? manglingOf([...plan.indicatorByCode.keys(), ...plan.projectByCode.keys()])
    keys.set(plan, known)
    return known
  }
  const mangled = starts.chain((start) =>
    fc.record({
      start: fc.constant(start),
      manglings: fc.array(manglingFor(start.plan), { minLength: 1, maxLength: 8 })
    })
  )
  fc.assert(
    fc.property(mangled, ({ start: { plan, content: start }, manglings }) => {
      const content = manglings.reduce((changed, change) => change(changed), start)
      readMetadata(content)
      const report = readReport(content, plan)
      const { findings } = atOnce(validateWorkbook(plan, report))
      atOnce(proposeFixes(plan, report, findings))
      atOnce(computeFromReport(plan, report, report.period))

      const right = atOnce(withRightKeys(plan, report))
      const ownRules = [...(plan.document.customRules ?? []), ...(report.metadata?.rules?.custom ?? [])]
      const own = new Set(ownRules.map(({ code }) => code))
      const ofWorkbook = new Set(ownRules.flatMap(({ code, scope }) => (scope === 'workbook' ? [code] : [])))
      for (const finding of findings) {
        const { code } = finding
        if (!own.has(code) && !catalogued.has(code)) expect([...catalogued]).toContain(code)
        expectExistingPlace(finding, right, ofWorkbook)
        codes.add(code)
      }
      expectOneFindingPerBrokenCell(findings, right)
      told += findings.length
    }),
    { numRuns: workbooks, seed: SEED, endOnFailure: isSoak }
  )
  return { workbooks, findings: told, codes }
}
