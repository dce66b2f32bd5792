import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { assignRows } from '../../../src/domain/exchange/assign-rows'
import { DEFAULT_DECISION, type SplitDecision } from '../../../src/domain/exchange/exchange-record'
import { planSplit, type SplitPreview } from '../../../src/domain/exchange/plan-split'
import { builtInPlan } from '../../support/built-in-plan'
import { masterOf, planOfLeads } from '../../support/exchange-plan'
import { caseCount } from '../../support/case-count'

const previewOf = (
  leads: readonly string[],
  responsible: readonly (string | undefined)[] = [],
  decision: SplitDecision = DEFAULT_DECISION
): SplitPreview => {
  const plan = planOfLeads(leads, responsible)
  return planSplit(plan, assignRows(plan, masterOf(plan), decision))
}
const packagesOf = (preview: SplitPreview) =>
  Object.fromEntries(
    preview.packages.map(({ unit, rows }) => [
      unit,
      [...rows.indicators, ...rows.projects].map(({ key, readOnly, isShare }) =>
        readOnly ? `(${key})` : isShare ? `${key}+` : key
      )
    ])
  )

describe('a split', () => {
  it('gives a row to the unit it names, and a shared one open to the first named', () => {
    const preview = previewOf(['城关镇', '河东办、城关镇', '县水利局'])
    expect(packagesOf(preview)).toEqual({
      县水利局: ['PRJ-3'],
      城关镇: ['PRJ-1', '(PRJ-2)'],
      河东街道: ['PRJ-2']
    })
    expect(preview.shared.map(({ key, holder }) => [key, holder])).toEqual([['PRJ-2', '河东街道']])
  })

  it('gives a group word to each member and what names nobody known to the coordinating unit', () => {
    const preview = previewOf(['各镇、街道', '某某公司', '/', '某某公司、城关镇'], [undefined, '县水利局'])
    expect(packagesOf(preview)).toEqual({
      县生态环境局: ['IND-1', 'PRJ-2', 'PRJ-3'],
      县水利局: ['IND-2'],
      城关镇: ['PRJ-1', 'PRJ-4'],
      河东街道: ['(PRJ-1)']
    })
    expect(preview.grouped.map(({ key, groups }) => [key, groups])).toEqual([['PRJ-1', ['各镇、街道']]])
    expect(preview.unknown.map(({ key, unknown }) => [key, unknown])).toEqual([
      ['PRJ-2', ['某某公司']],
      ['PRJ-4', ['某某公司']]
    ])
    expect(preview.unassigned.map(({ key, reason }) => [key, reason])).toEqual([
      ['IND-1', 'no-unit'],
      ['PRJ-2', 'unknown-unit'],
      ['PRJ-3', 'no-unit']
    ])
  })

  it('follows decisions about units, holder and sharing', () => {
    const decision: SplitDecision = {
      sharing: 'lead',
      rows: {
        'IND-1': { units: ['县水利局'] },
        'PRJ-1': { holder: '城关镇' },
        'PRJ-2': { sharing: 'shares' }
      }
    }
    const preview = previewOf(['河东街道、城关镇', '河东街道、城关镇'], [undefined], decision)
    expect(packagesOf(preview)).toEqual({
      县水利局: ['IND-1'],
      城关镇: ['PRJ-1', 'PRJ-2+'],
      河东街道: ['(PRJ-1)', 'PRJ-2+']
    })
    expect(preview.unassigned).toEqual([])
  })

  it('names decisions about rows or units that do not exist', () => {
    const plan = planOfLeads(['城关镇'])
    const rows = {
      'PRJ-9': { holder: '城关镇' },
      'PRJ-1': { units: ['各镇、街道'], holder: '某处' }
    }
    expect(assignRows(plan, masterOf(plan), { sharing: 'lead', rows }).unusableDecisions).toEqual([
      { key: 'PRJ-9', unit: '' },
      { key: 'PRJ-1', unit: '各镇、街道' },
      { key: 'PRJ-1', unit: '某处' }
    ])
  })

  it('sums what a unit has and what it fills in', () => {
    const [town] = previewOf(['城关镇', '河东街道、城关镇', '城关镇']).packages
    expect([town?.amount.toFixed(), town?.openAmount.toFixed(), town?.openProjects]).toEqual([
      '201',
      '100',
      2
    ])
  })

  it('has every row in at least one package and open to exactly one unit, or to all as shares', () => {
    const names = ['城关镇', '河东办', '县水利局', '县生态环境局', '各镇、街道', '某公司', '/']
    const cell = fc
      .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 })
      .map((units) => units.join('、'))
    const unit = fc.constantFrom('城关镇', '河东街道', '县水利局')
    const decided = fc.record(
      {
        units: fc.uniqueArray(unit, { maxLength: 2 }),
        holder: unit,
        sharing: fc.constantFrom('lead' as const, 'shares' as const)
      },
      { requiredKeys: [] }
    )
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 8 }),
        fc.array(fc.option(unit, { nil: undefined }), { maxLength: 4 }),
        fc.array(decided, { maxLength: 4 }),
        fc.constantFrom('lead' as const, 'shares' as const),
        (leads, responsible, decisions, sharing) => {
          const plan = planOfLeads(leads, responsible)
          const codes = [...plan.projects, ...plan.indicators].map(({ code }) => code)
          const rows = Object.fromEntries(
            decisions.flatMap((decision, at) => (codes[at] === undefined ? [] : [[codes[at], decision]]))
          )
          const { packages } = planSplit(plan, assignRows(plan, masterOf(plan), { sharing, rows }))
          for (const code of codes) {
            const held = packages.flatMap((each) =>
              [...each.rows.indicators, ...each.rows.projects].filter(({ key }) => key === code)
            )
            const open = held.filter(({ readOnly }) => !readOnly)
            expect(held.length).toBeGreaterThan(0)
            expect(open.length === 1 || open.every(({ isShare }) => isShare)).toBe(true)
            expect(open.length).toBeGreaterThan(0)
          }
        }
      ),
      { numRuns: caseCount(20, 600) }
    )
  })

  it('puts all rows of the built-in plan into packages and keeps their total', () => {
    const preview = planSplit(builtInPlan, assignRows(builtInPlan, masterOf(builtInPlan), DEFAULT_DECISION))
    const total = preview.packages.reduce((sum, { openAmount }) => openAmount.plus(sum).toNumber(), 0)
    expect([preview.rows, Number(total.toFixed(2)), preview.shared.length]).toEqual([98, 255092.79, 37])
    expect(preview.unassigned.filter(({ table }) => table === 'projects').map(({ text }) => text)).toEqual([
      '开发区相关镇、街道'
    ])
  })
})
