import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { describeFinding } from '../../../src/messages'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildFindings } from '../../../src/domain/report/build-findings'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import type { IndicatorField } from '../../../src/domain/report/fields'
import { FINDING_COLUMNS, type FindingColumn } from '../../../src/domain/report/findings-sheet'
import { readReport } from '../../../src/domain/report/read-report'
import type { Explanation, Report } from '../../../src/domain/report/report'
import type { FindingLine } from '../../../src/domain/report/report-draft'
import type { CellContent, SheetContent } from '../../../src/domain/report/workbook-content'
import { catalogue } from '../../../src/domain/rules/catalogue'
import { compileRules, validate } from '../../../src/domain/rules/engine'
import { explain, type ExplainedFindings } from '../../../src/domain/rules/explanations'
import type { Finding } from '../../../src/domain/rules/finding'
import { layoutToContent } from '../../support/layout-content'
import { buildReport, FILLED_HEADER, projectRows, type RowSpec } from '../../support/report-builder'
import { smallPlan } from './small-plan'
import { caseCount } from '../../support/case-count'

const plan = smallPlan()
const rules = compileRules(catalogue, plan)

type Values = Readonly<Partial<Record<IndicatorField, CellContent>>>

/** A jump and a regression at 2021, which may stand, of the plan's first indicator. */
const JUMP: Values = { actual2021: 40, actual2022: 42, actual2023: 84 }

const linesOf = (findings: readonly Finding[]): FindingLine[] =>
  findings.map((finding) => ({
    ...finding,
    explanation: finding.explanation?.source === 'finding' ? finding.explanation.text : '',
    message: describeFinding(finding, 'zh-CN'),
    fieldId: finding.field
  }))

/** 审核结果 as the last validation left it, with texts written beside findings since. */
function findingsSheet(
  findings: readonly Finding[],
  written: (finding: Finding) => string | undefined = () => undefined
): SheetContent {
  const [sheet] = layoutToContent(atOnce(buildFindings(plan, linesOf(findings)))).sheets
  if (!sheet) throw new Error('no findings sheet')
  const at = FINDING_COLUMNS.indexOf('explanation' satisfies FindingColumn)
  const values = sheet.values.map((cells, index) => {
    const finding = findings[index - 3]
    const text = finding && written(finding)
    return text === undefined ? cells : cells.map((content, column) => (column === at ? text : content))
  })
  return { ...sheet, values }
}

/** A workbook of one indicator row, validated; `after` is an earlier validation of it, `written` what was put beside its findings. */
function validated(
  values: Values,
  after?: ExplainedFindings,
  written?: (finding: Finding) => string | undefined,
  more: Partial<RowSpec<IndicatorField>> = {}
): ExplainedFindings {
  const built = buildReport(plan, {
    header: FILLED_HEADER,
    indicators: [{ key: 'IND-1', values, ...more }],
    projects: projectRows(plan),
    metadata: { explanations: after?.explanations ?? [] }
  })
  const report: Report = after ? { ...built, findings: findingsSheet(after.findings, written) } : built
  return explain(atOnce(validate(rules, { plan, report })), report)
}

const stateOf = ({ explained, explanation }: Finding): string =>
  explanation?.lapsed ? `lapsed:${explanation.text}` : explained ? `explained:${explanation?.text}` : 'open'
const statesAt = ({ findings }: ExplainedFindings, field: string): (readonly [string, string])[] =>
  findings
    .filter((finding) => finding.rowKey === 'IND-1' && finding.field === field)
    .map((finding) => [finding.code, stateOf(finding)] as const)
const beside =
  (code: string, text: string) =>
  (finding: Finding): string | undefined =>
    finding.code === code && finding.rowKey === 'IND-1' ? text : undefined

describe('核实说明 of a row', () => {
  const explainedRow = { ...JUMP, actual2022: 'x', explanation: '口径调整' }

  it('stands at once for the row’s findings that may stand, without an earlier validation', () => {
    const first = validated(explainedRow)
    expect(statesAt(first, 'actual2021')).toEqual([
      ['actual-jump', 'explained:口径调整'],
      ['actual-regressed', 'explained:口径调整']
    ])
    expect(statesAt(first, 'actual2022')).toEqual([['number-unreadable', 'open']])
  })

  it('never stands for the printed plan', () => {
    const report = buildReport(plan, {
      header: FILLED_HEADER,
      projects: projectRows(plan, { 'PRJ-4': { explanation: '无' } })
    })
    const { findings } = explain(atOnce(validate(rules, { plan, report })), report)
    expect(
      findings.filter(({ code, rowKey }) => code === 'cooperating-missing' && rowKey === 'PRJ-4')
    ).toMatchObject([{ origin: 'plan', explained: false }])
  })

  it('is kept by the next validation for the values it was given for', () => {
    const first = validated(explainedRow)
    const second = validated(explainedRow, first)
    expect(statesAt(second, 'actual2021')).toEqual(statesAt(first, 'actual2021'))
    expect(second.explanations).toEqual(first.explanations)
  })

  it('lapses when the value changes, and stands again when the text does', () => {
    const first = validated(explainedRow)
    const changed = validated({ ...explainedRow, actual2021: 41 }, first)
    expect(statesAt(changed, 'actual2021')).toEqual([
      ['actual-jump', 'lapsed:口径调整'],
      ['actual-regressed', 'lapsed:口径调整']
    ])
    expect(changed.lapsed).toHaveLength(2)
    const still = validated({ ...explainedRow, actual2021: 41 }, changed)
    expect(statesAt(still, 'actual2021')).toEqual(statesAt(changed, 'actual2021'))
    const anew = validated({ ...explainedRow, actual2021: 41, explanation: '已核实' }, still)
    expect(statesAt(anew, 'actual2021').map(([, state]) => state)).toEqual([
      'explained:已核实',
      'explained:已核实'
    ])
    expect(anew.lapsed).toEqual([])
  })

  it('stands again when the old value comes back', () => {
    const first = validated(explainedRow)
    const changed = validated({ ...explainedRow, actual2021: 41 }, first)
    const back = validated(explainedRow, changed)
    expect(statesAt(back, 'actual2021')).toEqual(statesAt(first, 'actual2021'))
  })

  it('does not stand for what was found after its values were fixed', () => {
    const first = validated({ ...JUMP, actual2023: 43, explanation: '口径调整' })
    const later = validated({ ...JUMP, actual2023: 84, explanation: '口径调整' }, first)
    expect(statesAt(first, 'actual2023').map(([code]) => code)).not.toContain('actual-jump')
    expect(statesAt(later, 'actual2023')).toEqual([['actual-jump', 'open']])
  })

  it.each<[CellContent]>([[null], [' \u200b'], [{ error: '#REF!' }]])(
    'is none where the cell holds %j',
    (explanation) => {
      expect(statesAt(validated({ ...JUMP, explanation }), 'actual2021').map(([, state]) => state)).toEqual([
        'open',
        'open'
      ])
    }
  )
})

describe('explanation beside a finding in 审核结果', () => {
  const first = validated(JUMP)
  const second = validated(JUMP, first, beside('actual-jump', '设备停运'))

  it('stands for that finding alone', () => {
    expect(statesAt(first, 'actual2021').map(([, state]) => state)).toEqual(['open', 'open'])
    expect(statesAt(second, 'actual2021')).toEqual([
      ['actual-jump', 'explained:设备停运'],
      ['actual-regressed', 'open']
    ])
  })

  it('goes before the row’s own', () => {
    const both = validated({ ...JUMP, explanation: '口径调整' }, first, beside('actual-jump', '设备停运'))
    expect(statesAt(both, 'actual2021')).toEqual([
      ['actual-jump', 'explained:设备停运'],
      ['actual-regressed', 'explained:口径调整']
    ])
  })

  it('lapses when the value changes, keeps its text, and stands again for a new text', () => {
    const changed = validated({ ...JUMP, actual2021: 41 }, second)
    expect(statesAt(changed, 'actual2021')[0]).toEqual(['actual-jump', 'lapsed:设备停运'])
    const still = validated({ ...JUMP, actual2021: 41 }, changed)
    expect(statesAt(still, 'actual2021')[0]).toEqual(['actual-jump', 'lapsed:设备停运'])
    const anew = validated({ ...JUMP, actual2021: 41 }, still, beside('actual-jump', '已核实'))
    expect(statesAt(anew, 'actual2021')[0]).toEqual(['actual-jump', 'explained:已核实'])
    expect(anew.lapsed).toEqual([])
  })

  it('is withdrawn where its text is cleared', () => {
    const cleared = validated(JUMP, second, beside('actual-jump', ''))
    expect(statesAt(cleared, 'actual2021')[0]).toEqual(['actual-jump', 'open'])
    expect(cleared.explanations).toEqual([])
  })

  it('comes back with a finding that was gone for a while', () => {
    const gone = validated({ ...JUMP, actual2021: 82 }, second)
    expect(statesAt(gone, 'actual2021')).toEqual([])
    expect(statesAt(validated(JUMP, gone), 'actual2021')[0]).toEqual(['actual-jump', 'explained:设备停运'])
    expect(statesAt(validated({ ...JUMP, actual2021: 41 }, gone), 'actual2021')[0]).toEqual([
      'actual-jump',
      'lapsed:设备停运'
    ])
  })

  it('gives way to the row’s own where it has lapsed', () => {
    const changed = validated({ ...JUMP, actual2021: 41, explanation: '口径调整' }, second)
    expect(statesAt(changed, 'actual2021').map(([, state]) => state)).toEqual([
      'explained:口径调整',
      'explained:口径调整'
    ])
  })

  it('is kept beside a mandatory finding, which it does not explain', () => {
    const values = { ...JUMP, actual2022: 'x' }
    const noted = validated(values, validated(values), beside('number-unreadable', '待查'))
    const [finding] = noted.findings.filter(({ code }) => code === 'number-unreadable')
    expect(finding).toMatchObject({ explained: false, explanation: { text: '待查', lapsed: false } })
  })

  it('is kept beside a blemish of the printed plan', () => {
    const written = (finding: Finding): string | undefined =>
      finding.code === 'cooperating-missing' ? '原文如此' : undefined
    const [finding] = validated(JUMP, first, written).findings.filter(
      ({ code }) => code === 'cooperating-missing'
    )
    expect(finding).toMatchObject({ origin: 'plan', explained: true, explanation: { text: '原文如此' } })
  })

  it('stands for a finding without a row', () => {
    const hidden = (after?: ExplainedFindings): ExplainedFindings => {
      const built = buildReport(plan, { header: FILLED_HEADER, projectTable: { hiddenRows: [5] } })
      const report = after
        ? {
            ...built,
            findings: findingsSheet(after.findings, ({ code }) =>
              code === 'rows-hidden' ? '已看' : undefined
            )
          }
        : built
      return explain(atOnce(validate(rules, { plan, report })), report)
    }
    const [finding] = hidden(hidden()).findings.filter(({ code }) => code === 'rows-hidden')
    expect(finding).toMatchObject({ explained: true, explanation: { text: '已看' } })
  })

  it('is found by header where columns were moved and names are gone', () => {
    const built = buildReport(plan, { header: FILLED_HEADER, indicators: [{ key: 'IND-1', values: JUMP }] })
    const sheet = findingsSheet(first.findings, beside('actual-jump', '设备停运'))
    const moved = { ...sheet, values: sheet.values.map((cells) => [...cells].reverse()), left: 3, top: 2 }
    const report = { ...built, findings: moved }
    const after = explain(atOnce(validate(rules, { plan, report })), report)
    expect(statesAt(after, 'actual2021')[0]).toEqual(['actual-jump', 'explained:设备停运'])
  })
})

describe('explanations of a workbook', () => {
  const texts = fc.constantFrom('', '口径调整', '一\n二', ' 已核实 ')
  const numbers = fc.constantFrom<CellContent>(null, 40, 41, 82, 84, '约', '未公布')

  it('are the same after storing them and validating again', () => {
    fc.assert(
      fc.property(
        numbers,
        numbers,
        texts,
        texts,
        fc.constantFrom('actual-jump', 'actual-regressed'),
        (a, b, row, own, code) => {
          const values = { actual2021: a, actual2022: b, actual2023: 84, explanation: row }
          const first = validated(values)
          const second = validated({ ...values, actual2021: b }, first, beside(code, own))
          const third = validated({ ...values, actual2021: b }, second)
          expect(third.findings).toEqual(second.findings)
          expect(third.explanations).toEqual(second.explanations)
        }
      ),
      { numRuns: caseCount(80, 2_000) }
    )
  })

  it('travel in the metadata of the workbook', () => {
    const explanations: Explanation[] = [
      {
        source: 'row',
        rule: 'actual-jump',
        row: 'IND-1',
        field: 'actual2021',
        value: '40',
        text: '长'.repeat(40_000)
      },
      { source: 'finding', rule: 'rows-hidden', row: '项目表!', field: '', value: '', text: '=已看' }
    ]
    const layout = atOnce(buildWorkbook({ plan, variant: 'prefilled', header: {}, explanations }))
    expect(readReport(layoutToContent(layout), plan).metadata?.explanations).toEqual(explanations)
  })
})
