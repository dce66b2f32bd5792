import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findUntidy } from '../../../../src/domain/plan/canonical-text'
import { isEmptyCell } from '../../../../src/domain/report/workbook-content'
import { textUntidy } from '../../../../src/domain/rules/rows/text-untidy'
import { findingsOf, saidOfIndicator, saidOfProject } from '../run-rule'

describe('text-untidy', () => {
  it.each([
    [{ name: '河道清淤（一期）' }],
    [{ content: '一、清淤\n二、护岸' }],
    [{ progressNote: '已开工\n进展顺利' }],
    [{ name: ' ' }]
  ])('accepts %j', (values) => {
    expect(saidOfProject(textUntidy, values, { key: 'X' })).toEqual([])
  })

  it.each([
    [{ name: ' 清淤' }, 'name', ['edge-blank'], '清淤'],
    [{ name: '河道\n清淤' }, 'name', ['line-break'], '河道清淤'],
    [{ name: '５公里' }, 'name', ['full-width'], '5公里'],
    [{ name: '清\u200b淤' }, 'name', ['invisible'], '清淤'],
    [{ name: '清\u0007淤' }, 'name', ['control'], '清淤'],
    [{ leadUnits: '城关镇\n县水利局' }, 'leadUnits', ['line-break'], '城关镇、县水利局'],
    [{ content: '清淤\n护岸 ' }, 'content', ['edge-blank'], '清淤\n护岸'],
    [{ status: '在建 ' }, 'status', ['edge-blank'], '在建']
  ])('reports %j', (values, field, reasons, suggested) => {
    expect(saidOfProject(textUntidy, values, { key: 'X' })).toEqual([[`X.${field}`, { reasons, suggested }]])
  })

  it('reports whatever text is not in its tidy spelling', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(' ', '\n', '5', '％', '＜', '\u3000', '\u00a0', '\u200b', '甲'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })
      ),
      maxLength: 5
    })
    fc.assert(
      fc.property(text, (name) => {
        const expected = isEmptyCell(name) ? [] : findUntidy(name)
        const found = saidOfProject(textUntidy, { name }, { key: 'X' })
        expect(found.map(([, params]) => params?.['reasons'])).toEqual(expected.length > 0 ? [expected] : [])
      }),
      { numRuns: 300 }
    )
  })

  it('looks at indicators too', () => {
    expect(saidOfIndicator(textUntidy, { dataSource: '年鉴 ' })).toEqual([
      ['IND-1.dataSource', { reasons: ['edge-blank'], suggested: '年鉴' }]
    ])
  })

  it('judges a numeric plan cell by what is printed for it, which nobody can mend in the workbook', () => {
    const findings = findingsOf(textUntidy, { projects: [{ key: 'PRJ-2' }], indicators: [] })
    expect(findings).toMatchObject([
      { field: 'amount', origin: 'plan', value: '500.5  ', fixable: false, params: { suggested: '500.5' } }
    ])
  })

  it('leaves the blemish of the plan to the plan and a new one to the reporter', () => {
    const rows = [{ key: 'PRJ-1' }, { key: 'PRJ-4', values: { name: '自动站 ' } }]
    expect(
      findingsOf(textUntidy, { projects: rows, indicators: [] }).map(({ rowKey, origin }) => [rowKey, origin])
    ).toEqual([
      ['PRJ-1', 'plan'],
      ['PRJ-4', 'reported']
    ])
  })
})
