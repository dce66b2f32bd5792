import { describe, expect, it } from '@jest/globals'
import { assignRows } from '../../../src/domain/exchange/assign-rows'
import { EMPTY_RECORD } from '../../../src/domain/exchange/exchange-record'
import { packageDraft } from '../../../src/domain/exchange/package-draft'
import { planSplit } from '../../../src/domain/exchange/plan-split'
import type { Report, WorkbookRules } from '../../../src/domain/report/report'
import { masterOf, planOfLeads } from '../../support/exchange-plan'

const plan = planOfLeads(['城关镇', '河东街道'], ['县水利局', '县水利局'])
const rules: WorkbookRules = { settings: { 'actual-jump': { off: true } }, custom: [] }
const draftOf = (master: Report) => {
  const [planned] = planSplit(plan, assignRows(plan, master, { sharing: 'lead', rows: {} })).packages
  if (!planned) throw new Error('no package')
  const period = { year: 2023, part: 'year' } as const
  return packageDraft(plan, master, planned, { id: 'id', period, record: EMPTY_RECORD })
}

describe("a unit's package", () => {
  it('brings along the rules that the master sets', () => {
    const master = masterOf(plan, {})
    if (!master.metadata) throw new Error('no metadata')
    expect(draftOf({ ...master, metadata: { ...master.metadata, rules } }).rules).toEqual(rules)
    expect(draftOf(master).rules).toBeUndefined()
  })
})
