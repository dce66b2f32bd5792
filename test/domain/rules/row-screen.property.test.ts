import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Plan } from '../../../src/domain/plan/plan'
import { projectFields } from '../../../src/domain/report/fields'
import { readReport } from '../../../src/domain/report/read-report'
import type { Report } from '../../../src/domain/report/report'
import { withValues } from '../../../src/domain/report/workbook-content'
import type { CellBlock, CellContent } from '../../../src/domain/report/workbook-content'
import { catalogue } from '../../../src/domain/rules/catalogue'
import { compileRules, validate } from '../../../src/domain/rules/engine'
import { smallWorkbook } from './small-workbooks'

const WORKBOOKS = 2_000
const filled = projectFields().filter(({ role }) => role !== 'mark')
const reported = projectFields().filter(({ role }) => role === 'report')

/** Settings that screens reckon with. */
const LIMITS: Readonly<Record<string, string>> = {
  'amount-outlier': 'factor',
  'invested-over-plan': 'percent'
}

/** Contents near what the screens of the rules decide by. */
const content = fc.constantFrom<CellContent>(
  ...[null, '', ' ', '\u200b', 0, -1, 0.5, 1, 99, 100, 101, 109.9, 110, 110.1, 1000, 1e6, 1e9, Number.NaN],
  ...['12', '１２', '1,200', '12%', '-12', '/', '—', '未公布', '-5', '五百', true, false, { error: '#N/A' }],
  ...['新增', '调整', '取消', '规划内', ' 取消', '完工', '未开工', '在建', '暂停', '终止', '停建', ' 完工'],
  ...['2021', '2021-2022', '2024-2025', '2023-2021', 2021, 2025, '按计划推进', '按计划\n推进 ', 'ＡＢＣ']
)

/** A unit's package as if it were another unit's. */
function ofAnotherUnit(report: Report, plan: Plan): Report {
  const { metadata } = report
  const other = plan.document.units.find(({ name }) => name !== metadata?.unit)
  return metadata?.unit === undefined || !other
    ? report
    : { ...report, metadata: { ...metadata, unit: other.name } }
}

describe('the screens of the rules', () => {
  it('leave out no row in which looking at every row finds something', () => {
    const starts = fc.sample(smallWorkbook, { numRuns: 60, seed: 31 })
    const edit = fc.record({
      row: fc.nat(),
      // Rows whose plan cells stand are those that screens may leave out.
      field: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...reported) },
        { weight: 1, arbitrary: fc.constantFrom(...filled) }
      ),
      content
    })
    const atFault = new Set<string>()
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.array(edit, { maxLength: 12 }),
        fc.boolean(),
        fc.constantFrom(-100, -1, 0, 0.5, 1, 99, 110, 1000),
        (start, edits, isOthers, number) => {
          const { plan } = start
          const before = readReport(start.content, plan).projects
          const blocks = edits.flatMap(({ row, field, content: value }): CellBlock[] => {
            const at = before?.rows[row % (before.rows.length || 1)]
            const column = before?.columnOf(field.id)
            if (!before || !at || column === undefined) return []
            return [{ sheet: before.sheet.name, top: at.row - 1, left: column, values: [[value as never]] }]
          })
          const own = readReport(withValues(start.content, blocks), plan)
          const report = isOthers ? ofAnotherUnit(own, plan) : own
          const rules = catalogue.map((rule) =>
            rule.code in LIMITS ? { ...rule, numbers: { [LIMITS[rule.code]!]: number } } : rule
          )
          const unscreened = rules.map(({ projectSuspects: _screen, ...rule }) => rule)
          const findings = validate(compileRules(rules, plan), { plan, report })
          expect(findings).toEqual(validate(compileRules(unscreened, plan), { plan, report }))
          for (const { code, table } of findings) if (table === 'projects') atFault.add(code)
        }
      ),
      { numRuns: WORKBOOKS, seed: 32 }
    )
    const screened = catalogue.filter(({ projectSuspects }) => projectSuspects)
    expect(screened.map(({ code }) => code).filter((code) => !atFault.has(code))).toEqual([])
  })
})
