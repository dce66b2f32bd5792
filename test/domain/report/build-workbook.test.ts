import { describe, expect, it } from '@jest/globals'
import Big from 'big.js'
import { atOnce } from '../../../src/domain/measures/steps'
import { periodValues } from '../../../src/domain/measures/compute'
import { REPORT_NAMES } from '../../../src/domain/measures/report-names'
import { figuresOf } from '../../../src/domain/measures/summary'
import { compilePlan } from '../../../src/domain/plan/compile-plan'
import { parseReference } from '../../../src/domain/report/a1'
import { headerText } from '../../../src/domain/report/data-sheet'
import { TEMPLATE_VERSION } from '../../../src/domain/report/template-version'
import { buildWorkbook, type ReportDraft } from '../../../src/domain/report/build-workbook'
import { columnName, headerName, indicatorFields, projectFields } from '../../../src/domain/report/fields'
import type { CellLayout, SheetId, SheetLayout, WorkbookLayout } from '../../../src/domain/report/layout'
import { prepareReport, shownScalar } from '../../../src/domain/report/prepare-rows'
import { builtInDocument, builtInPlan as plan } from '../../support/built-in-plan'
import {
  ADDED_PROJECT,
  indicatorRows,
  projectRows,
  REPORTED_INDICATORS,
  REPORTED_PROJECTS
} from '../../support/reported-rows'

const draft = (over: Partial<ReportDraft> = {}): ReportDraft => ({
  plan,
  variant: 'prefilled',
  header: { unit: '天宁生态环境局', reporter: '李四' },
  period: { year: 2023, part: 'year' },
  ...over
})
const reportedDraft = draft({
  indicators: indicatorRows(plan, REPORTED_INDICATORS),
  projects: [...projectRows(plan, REPORTED_PROJECTS), ADDED_PROJECT]
})
const VARIANTS: readonly (readonly [string, ReportDraft])[] = [
  ['prefilled', draft()],
  ['reported', reportedDraft],
  ['half-year', draft({ period: { year: 2023, part: 'H1' } })],
  ['without a period', { plan, variant: 'prefilled', header: {} }],
  ['blank', { plan, variant: 'blank', header: {} }],
  ['package', draft({ package: { id: 'PKG-1', unit: '郑陆镇' }, projects: [{ key: 'PRJ-01', values: {} }] })],
  ['without any row', draft({ indicators: [], projects: [] })]
]

const sheetOf = (layout: WorkbookLayout, id: SheetId): SheetLayout => {
  const sheet = layout.sheets.find((candidate) => candidate.id === id)
  if (!sheet) throw new Error(`no sheet ${id}`)
  return sheet
}
const cellsOf = (sheet: SheetLayout): CellLayout[] =>
  sheet.cells.flatMap((cells) => cells.filter((cell) => cell !== undefined))
const namedCell = (layout: WorkbookLayout, name: string): CellLayout | undefined => {
  const reference = parseReference(layout.names.find((entry) => entry.name === name)?.refersTo ?? '')
  const sheet = layout.sheets.find((candidate) => candidate.name === reference?.sheet)
  return sheet?.cells[reference?.range.top ?? -1]?.[reference?.range.left ?? -1]
}
const columnOf = (sheet: SheetLayout, header: string): number =>
  sheet.table?.columns.findIndex((column) => column.name === headerText(header)) ?? -1
const dataCell = (sheet: SheetLayout, index: number, header: string): CellLayout | undefined =>
  sheet.cells[(sheet.table?.range.top ?? 0) + 1 + index]?.[columnOf(sheet, header)]

const SAFE_FUNCTIONS = new Set([
  'IF',
  'IFERROR',
  'AND',
  'OR',
  'NOT',
  'SUM',
  'SUMIFS',
  'SUMPRODUCT',
  'COUNT',
  'COUNTIFS',
  'INDEX',
  'MATCH',
  'ROUND',
  'MIN',
  'MAX',
  'LEFT',
  'RIGHT',
  'FIND',
  'ISNUMBER',
  'SUBSTITUTE',
  'TRIM',
  'VALUE',
  'CHAR'
])

describe.each(VARIANTS)('a %s workbook', (_, variant) => {
  const layout = atOnce(buildWorkbook(variant))

  it('has the seven sheets in order, the metadata very hidden', () => {
    expect(layout.sheets.map(({ id, visibility }) => [id, visibility])).toEqual([
      ['guide', 'visible'],
      ['indicators', 'visible'],
      ['projects', 'visible'],
      ['summary', 'visible'],
      ['findings', 'visible'],
      ['lists', 'hidden'],
      ['metadata', 'veryHidden']
    ])
  })

  it('uses safe functions only, in formulas of at most 8192 characters', () => {
    const formulas = layout.sheets.flatMap((sheet) => [
      ...cellsOf(sheet).map((cell) => cell.formula),
      ...(sheet.conditionalFormats ?? []).map((format) => format.formula),
      ...(sheet.validations ?? []).map(({ rule }) => (rule.kind === 'custom' ? rule.formula : undefined))
    ])
    const distinct = [...new Set(formulas.filter((formula) => formula !== undefined))]
    expect(distinct.length).toBeGreaterThan(40)
    const used = new Set(
      distinct.flatMap((formula) =>
        [...formula.replace(/"(?:[^"]|"")*"/gu, '').matchAll(/([A-Z]+)\(/gu)].map((m) => m[1] ?? '')
      )
    )
    expect([...used].filter((name) => !SAFE_FUNCTIONS.has(name))).toEqual([])
    expect(Math.max(...distinct.map((formula) => formula.length))).toBeLessThanOrEqual(8192)
  })

  it('has valid, unique names that do not look like cells and point into their sheets', () => {
    const names = layout.names.map(({ name }) => name.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
    const tables = layout.sheets.map((sheet) => sheet.table?.name.toLowerCase())
    for (const { name, refersTo } of layout.names) {
      expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_.]*$/u)
      expect(name).not.toMatch(/^[A-Za-z]{1,3}\d+$|^[Rr]\d*[Cc]\d*$/u)
      expect(tables).not.toContain(name.toLowerCase())
      const reference = parseReference(refersTo)
      const sheet = layout.sheets.find((candidate) => candidate.name === reference?.sheet)
      expect(sheet?.cells.length).toBeGreaterThan(reference?.range.top ?? Infinity)
    }
  })

  it('styles every cell with a style it defines', () => {
    const used = new Set(layout.sheets.flatMap((sheet) => cellsOf(sheet).map((cell) => cell.style)))
    expect([...used].filter((style) => !(style in layout.styles))).toEqual([])
    expect(Object.keys(layout.styles).filter((style) => !used.has(style))).toEqual([])
  })

  it('keeps within what Excel stores: prompts, titles, sheet names, row heights', () => {
    for (const sheet of layout.sheets) {
      expect(sheet.name.length).toBeLessThanOrEqual(31)
      for (const { prompt, error } of sheet.validations ?? []) {
        expect((prompt?.title ?? '').length).toBeLessThanOrEqual(32)
        expect((prompt?.text ?? '').length).toBeLessThanOrEqual(255)
        expect(error.title.length).toBeLessThanOrEqual(32)
        expect(error.text.length).toBeLessThanOrEqual(225)
      }
      for (const { height } of sheet.rows.values()) expect(height).toBeLessThanOrEqual(409)
    }
  })

  it('shows the values of the period names', () => {
    const values = periodValues(plan, variant.period)
    for (const name of ['year', 'time', 'yearly', 'progress', 'final'] as const) {
      expect(namedCell(layout, REPORT_NAMES[name])?.value).toEqual(shownScalar(values[REPORT_NAMES[name]]))
      expect(namedCell(layout, REPORT_NAMES[name])?.formula).toBeDefined()
    }
  })

  it('has a live cell for every figure of the summary, with its value', () => {
    const { figures } = atOnce(prepareReport(variant))
    const cells = cellsOf(sheetOf(layout, 'summary')).filter((cell) => cell.formula !== undefined)
    const shown = new Map<string, number>()
    for (const { value } of cells)
      shown.set(JSON.stringify(value), (shown.get(JSON.stringify(value)) ?? 0) + 1)
    const all = figuresOf(figures.summary)
    expect(cells.length).toBeGreaterThanOrEqual(all.length)
    for (const figure of all) {
      expect(shown.get(JSON.stringify(shownScalar(figures.value(figure.id))))).toBeGreaterThan(0)
    }
  })

  it('draws charts over cells that exist', () => {
    const charts = sheetOf(layout, 'summary').charts ?? []
    expect(charts.length).toBeGreaterThan(0)
    for (const { categories, values } of charts.flatMap((chart) => chart.series)) {
      for (const text of [categories, values]) {
        const reference = parseReference(text)
        const sheet = layout.sheets.find((candidate) => candidate.name === reference?.sheet)
        expect(sheet?.cells[reference?.range.bottom ?? -1]?.[reference?.range.left ?? -1]).toBeDefined()
      }
    }
  })
})

describe('the data sheets', () => {
  const layout = atOnce(buildWorkbook(reportedDraft))
  const { figures } = atOnce(prepareReport(reportedDraft))
  const indicators = sheetOf(layout, 'indicators')
  const projects = sheetOf(layout, 'projects')

  it('name every header and every column', () => {
    const names = new Set(layout.names.map(({ name }) => name))
    for (const { id } of indicatorFields(plan.years)) {
      expect(names.has(headerName('indicators', id))).toBe(true)
      expect(names.has(columnName('indicators', id))).toBe(true)
    }
    for (const { id, header } of projectFields()) {
      expect(namedCell(layout, headerName('projects', id))?.value).toBe(headerText(header))
      expect(names.has(columnName('projects', id))).toBe(true)
    }
  })

  it('give every computed cell its formula and the figure as its stored value', () => {
    const compare = (
      sheet: SheetLayout,
      fields: readonly { readonly id: string; readonly header: string; readonly role: string }[],
      rows: readonly Readonly<Record<string, unknown>>[]
    ): void => {
      rows.forEach((row, index) => {
        for (const field of fields.filter(({ role }) => role === 'computed')) {
          const cell = dataCell(sheet, index, field.header)
          const expected = row[field.id]
          expect(cell?.value).toBe(expected instanceof Big ? Number(expected) : (expected ?? ''))
          expect(cell?.formula).toBe(sheet.table?.columns[columnOf(sheet, field.header)]?.calculatedFormula)
          expect(cell?.formula).toMatch(/./u)
        }
      })
    }
    compare(indicators, indicatorFields(plan.years), figures.indicators)
    compare(projects, projectFields(), figures.projects)
    expect(figures.indicators.some((row) => row['rate'] instanceof Big)).toBe(true)
  })

  it('print the plan as numbers and texts', () => {
    expect(dataCell(indicators, 2, '基期值')?.value).toBe(82)
    expect(dataCell(indicators, 13, '规划目标')?.value).toBe('≥98')
    expect(dataCell(projects, 0, '投资额（万元）')?.value).toBe(1000)
    expect(projects.cells.flat().filter((cell) => cell?.value === '/').length).toBeGreaterThanOrEqual(15)
  })

  it('mark planned projects as such and leave the draft its own word', () => {
    expect(dataCell(projects, 0, '调整类型')?.value).toBe('规划内')
    expect(dataCell(projects, 19, '调整类型')?.value).toBe('调整')
    expect(dataCell(projects, 75, '调整类型')?.value).toBe('新增')
  })

  const locked = (sheet: SheetLayout, index: number, header: string): boolean | undefined =>
    layout.styles[dataCell(sheet, index, header)?.style ?? '']?.locked

  it('lock plan, key and computed cells and open what is to be filled or marked', () => {
    for (const header of ['指标名称', '规划目标', '目标完成率', '编码', '目标下限', '序号']) {
      expect([header, locked(indicators, 0, header)]).toEqual([header, true])
    }
    for (const header of [
      '2021年实际值',
      '本期值',
      '完成情况（自评）',
      '下达目标值',
      '标记',
      '审核标记码',
      '核实说明'
    ]) {
      expect([header, locked(indicators, 0, header)]).toEqual([header, false])
    }
    expect(locked(projects, 0, '投资额（万元）')).toBe(true)
    expect(locked(projects, 19, '投资额（万元）')).toBe(false)
    expect(locked(projects, 75, '项目名称')).toBe(false)
    expect(locked(projects, 75, '编码')).toBe(true)
  })

  it('allow filtering and widths under protection, but no typing over the structure', () => {
    expect(indicators.protection).toEqual({
      allowFilter: true,
      allowFormatColumns: true,
      allowFormatRows: true
    })
    expect(sheetOf(layout, 'findings').protection).toBeUndefined()
  })

  it('freeze header row and name column, repeat the header on each page, hide keys and helpers', () => {
    expect(indicators.freeze).toEqual({ rows: 4, columns: 5 })
    expect(indicators.print).toMatchObject({
      paper: 'A3',
      orientation: 'landscape',
      titleRows: { first: 3, last: 3 }
    })
    expect(indicators.columns.findIndex((column) => column.hidden)).toBe(columnOf(indicators, '编码'))
    expect(indicators.columns.at(-1)?.hidden).toBe(true)
  })

  it('make rows high enough for their text', () => {
    const content = projects.cells.findIndex((cells) => String(cells[5]?.value ?? '').length > 200)
    const height = projects.rows.get(content)?.height ?? 0
    expect(height).toBeGreaterThan(8 * 15)
    expect(height).toBeLessThan(14 * 16)
  })

  it('mark cells of the row that carries the finding code', () => {
    const format = indicators.conditionalFormats?.find(({ formula }) => formula.includes('|actual2023:m|'))
    const column = columnOf(indicators, '2023年实际值')
    expect(format?.ranges).toEqual([{ top: 4, left: column, bottom: 26, right: column }])
    expect(format?.formula).toMatch(/^ISNUMBER\(FIND\("\|actual2023:m\|",\$[A-Z]+5\)\)$/u)
  })

  it('offer the lists by name and refuse what does not belong', () => {
    const rules = (sheet: SheetLayout) =>
      Object.fromEntries((sheet.validations ?? []).map(({ error, rule }) => [error.title, rule]))
    expect(rules(projects)).toMatchObject({
      项目状态: { kind: 'list', source: 'List_projectStatuses' },
      '形象进度（%）': { kind: 'decimal', operator: 'between', min: 0, max: 100 },
      '累计完成投资（万元）': { kind: 'decimal', operator: 'greaterThanOrEqual', min: 0 }
    })
    expect(rules(indicators)['实际值']).toEqual({ kind: 'custom', formula: 'OR(ISNUMBER(O5),O5="未公布")' })
  })
})

describe('本期值', () => {
  const layoutOf = (part: 'year' | 'H1', current?: number): CellLayout | undefined =>
    dataCell(
      sheetOf(
        atOnce(
          buildWorkbook(
            draft({
              period: { year: 2023, part },
              indicators: indicatorRows(plan, {
                'IND-03': { actual2023: 83.1, ...(current ? { current } : {}) }
              })
            })
          )
        ),
        'indicators'
      ),
      2,
      '本期值'
    )

  it('is computed in a yearly report, whatever was typed', () => {
    expect(layoutOf('year', 50)).toMatchObject({ value: 83.1, formula: expect.any(String) })
  })

  it('is the typed value without a formula in a half-year report', () => {
    const cell = layoutOf('H1', 82.8)
    expect(cell?.value).toBe(82.8)
    expect(cell?.formula).toBeUndefined()
    expect(cell?.style).toContain('fill')
  })

  it('stays a formula that shows nothing where nothing was typed', () => {
    expect(layoutOf('H1')).toMatchObject({ value: '', formula: expect.any(String) })
  })
})

describe('the blank variant', () => {
  const layout = atOnce(buildWorkbook({ plan, variant: 'blank', header: {} }))

  it('holds no plan data, is unprotected and offers 30 and 100 rows that show nothing', () => {
    expect(layout.sheets.filter((sheet) => sheet.protection)).toEqual([])
    for (const [id, count] of [
      ['indicators', 30],
      ['projects', 100]
    ] as const) {
      const sheet = sheetOf(layout, id)
      const rows = sheet.cells.slice(4)
      expect(rows).toHaveLength(count)
      expect(rows.flat().filter((cell) => cell?.value !== null && cell?.value !== '')).toEqual([])
      expect(rows.flat().some((cell) => cell?.formula !== undefined)).toBe(true)
    }
    const words = JSON.stringify(
      ['indicators', 'projects', 'summary'].map((id) => sheetOf(layout, id as SheetId).cells)
    )
    expect(words).not.toContain(plan.title)
    expect(words).not.toContain('255092.79')
  })
})

describe('a package', () => {
  const layout = atOnce(
    buildWorkbook(
      draft({
        package: { id: 'PKG-郑陆镇', unit: '郑陆镇' },
        header: {},
        projects: [
          { key: 'PRJ-01', values: {} },
          { key: 'PRJ-07', values: { investedTotal: 5 }, readOnly: true }
        ]
      })
    )
  )

  it('names its unit, locks assigned targets and rows of other units, and checks no declared total', () => {
    expect(namedCell(layout, 'Report_unit')?.value).toBe('郑陆镇')
    expect(layout.customProperties).toEqual({
      PlanReportPlan: plan.id,
      PlanReportTemplate: String(TEMPLATE_VERSION),
      PlanReportPackage: 'PKG-郑陆镇',
      PlanReportUnit: '郑陆镇'
    })
    const lockedIn = (id: SheetId, index: number, header: string) =>
      layout.styles[dataCell(sheetOf(layout, id), index, header)?.style ?? '']?.locked
    expect(lockedIn('indicators', 0, '下达目标值')).toBe(true)
    expect(lockedIn('projects', 0, '累计完成投资（万元）')).toBe(false)
    expect(lockedIn('projects', 1, '累计完成投资（万元）')).toBe(true)
    const summary = sheetOf(layout, 'summary').cells.flat()
    expect(summary.some((cell) => cell?.value === '✕ 不一致')).toBe(false)
  })
})

describe('the findings sheet', () => {
  const layout = atOnce(
    buildWorkbook(
      draft({
        findings: [
          {
            severity: 'mandatory',
            origin: 'reported',
            sheet: '指标表',
            cell: 'P7',
            rowKey: 'IND-03',
            field: '2022年实际值',
            value: '',
            message: '2022年实际值未填写。',
            code: 'actual-missing',
            fieldId: 'actual2022'
          },
          {
            severity: 'verification',
            origin: 'plan',
            sheet: '规划',
            cell: '',
            rowKey: '',
            field: '',
            value: '',
            message: '合计不符。'
          }
        ]
      })
    )
  )
  const sheet = sheetOf(layout, 'findings')

  it('lists the findings as a table and links those that have a cell', () => {
    expect(sheet.table?.range).toEqual({ top: 2, left: 0, bottom: 4, right: 12 })
    expect(sheet.cells[3]?.map((cell) => cell?.value).slice(0, 9)).toEqual([
      1,
      '强制性',
      '填报内容',
      '指标表',
      'P7',
      'IND-03',
      '2022年实际值',
      '',
      '2022年实际值未填写。'
    ])
    expect(sheet.links).toEqual([{ row: 3, column: 4, target: "'指标表'!P7" }])
  })

  it('counts by severity, with those explained and the printed plan apart', () => {
    const line = {
      sheet: '指标表',
      cell: 'P7',
      rowKey: '',
      field: '',
      value: '',
      message: '请核实。',
      origin: 'reported'
    } as const
    const findings = [
      { ...line, severity: 'mandatory' },
      ...(['explained', 'explained', 'lapsed', 'open'] as const).map(
        (standing) => ({ ...line, severity: 'verification', standing }) as const
      ),
      { ...line, severity: 'verification', origin: 'plan', standing: 'plan' }
    ] as const
    const note = sheetOf(atOnce(buildWorkbook(draft({ findings }))), 'findings').cells[1]?.[0]?.value
    expect(note).toMatch(/^强制性 1 · 核实性 4（已说明 2，说明已失效 1） · 规划原文 1。/u)
  })
})

describe('a sample workbook', () => {
  it('says on every printed data sheet that its values are invented', () => {
    const layout = atOnce(buildWorkbook(draft({ sample: true })))
    for (const id of ['guide', 'indicators', 'projects', 'summary'] as const) {
      const warning = cellsOf(sheetOf(layout, id)).find((cell) => String(cell.value).includes('均为虚构'))
      expect(layout.styles[warning?.style ?? '']?.font.color).toBe('C00000')
    }
  })
})

describe('ten thousand projects', () => {
  it('are laid out, a row each', () => {
    const [first] = builtInDocument.projects
    if (!first) throw new Error('the built-in plan has no project')
    const big = compilePlan({
      ...builtInDocument,
      projects: Array.from({ length: 10_000 }, (_, index) => ({
        ...first,
        code: `P${index}`,
        no: index + 1,
        name: `${first.name}${index}`,
        amount: String(index + 0.25)
      }))
    })
    const layout = atOnce(
      buildWorkbook({
        plan: big,
        variant: 'prefilled',
        header: {},
        period: { year: 2023, part: 'year' }
      })
    )
    expect(sheetOf(layout, 'projects').cells).toHaveLength(10_004)
  })
})
