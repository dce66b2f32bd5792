import { describe, expect, it } from '@jest/globals'
import {
  EMPTY_RECORD,
  type ExchangeRecord,
  type MergedReturn
} from '../../../src/domain/exchange/exchange-record'
import { countUnits, overviewOfMaster, overviewOfUnits } from '../../../src/domain/exchange/overview-of-units'
import { describeReminder } from '../../../src/messages'
import { masterOf } from '../../support/exchange-plan'
import { smallPlan } from '../rules/small-plan'

const plan = smallPlan()
const NO_ROWS = { indicators: [], projects: [] }

const sent = (unit: string, projects: readonly string[], id = `${unit}-1`) => ({
  id,
  unit,
  open: { indicators: [], projects },
  shares: [],
  readOnly: NO_ROWS
})

const merged = (unit: string, returnedAt: string, mandatory: number): MergedReturn => ({
  packageId: `${unit}-1`,
  unit,
  file: `${unit}.xlsx`,
  hash: '',
  returnedAt,
  mergedAt: '2024-02-01T09:00:00+08:00',
  mandatory,
  verification: 2,
  values: { indicators: {}, projects: {} }
})

const record: ExchangeRecord = {
  ...EMPTY_RECORD,
  rounds: [
    {
      period: '2023年',
      sentAt: '2024-01-10T09:00:00+08:00',
      packages: [sent('甲', ['PRJ-1']), sent('乙', ['PRJ-2', 'PRJ-3']), sent('丙', ['PRJ-4'])],
      base: { indicators: {}, projects: {} }
    }
  ],
  returns: [
    merged('甲', '2024-01-20T09:00:00+08:00', 3),
    merged('甲', '2024-01-25T10:30:00+08:00', 0),
    merged('乙', '2024-01-21T09:00:00+08:00', 1)
  ]
}

const complete = { investedTotal: 1, investedYear: 1, physicalProgress: 10, status: '在建' }

describe('the overview of a master', () => {
  it('takes the last return of each unit and leaves who sent none as missing', () => {
    expect(
      overviewOfUnits(record).map(({ unit, state, returnedAt, mandatory }) => [
        unit,
        state,
        returnedAt,
        mandatory
      ])
    ).toEqual([
      ['甲', 'merged', '2024-01-25T10:30:00+08:00', 0],
      ['乙', 'merged', '2024-01-21T09:00:00+08:00', 1],
      ['丙', 'missing', '', 0]
    ])
  })

  it('awaits nothing of a unit whose workbook only shows what others fill in, and does not remind it', () => {
    const shown = { ...sent('丁', []), readOnly: { indicators: [], projects: ['PRJ-1'] } }
    const sharing = { ...sent('戊', []), shares: ['PRJ-2'] }
    const [round] = record.rounds
    const packages = [...(round?.packages ?? []), shown, sharing]
    const rounds = round ? [{ ...round, packages }] : []
    const overview = overviewOfUnits({ ...record, rounds })
    expect(overview.map(({ unit, state }) => [unit, state]).slice(2)).toEqual([
      ['丙', 'missing'],
      ['丁', 'informed'],
      ['戊', 'missing']
    ])
    expect(countUnits(overview)).toEqual({ units: 5, returned: 2, missing: 2, informed: 1 })
    const reminder = describeReminder(overview, { plan: '规划', period: '2023年' }, 'zh-CN')
    expect([reminder.includes('丙、戊'), reminder.includes('丁')]).toEqual([true, false])
    const returns = [...record.returns, merged('丁', '2024-01-26T09:00:00+08:00', 0)]
    expect(overviewOfUnits({ ...record, rounds, returns })[3]?.state).toBe('merged')
  })

  it('counts what the master still lacks of the rows that each unit fills in', () => {
    const empty = overviewOfMaster(plan, masterOf(plan), record)
    const filled = overviewOfMaster(plan, masterOf(plan, { 'PRJ-1': complete, 'PRJ-2': complete }), record)
    const of = (overview: typeof empty) => overview.map(({ toFill = -1 }) => toFill)
    const [one = 0, two = 0, three = 0] = of(empty)
    expect(Math.min(one, two, three)).toBeGreaterThan(0)
    const [none, fewer = two, same] = of(filled)
    expect([none, fewer < two, same]).toEqual([0, true, three])
  })

  it('tells returns that were looked at from those that are merged', () => {
    const atHand = [merged('丙', '2024-01-30T08:00:00+08:00', 4)]
    const overview = overviewOfMaster(plan, masterOf(plan), record, undefined, atHand)
    expect(overview.map(({ unit, state, mandatory }) => [unit, state, mandatory])).toEqual([
      ['甲', 'merged', 0],
      ['乙', 'merged', 1],
      ['丙', 'returned', 4]
    ])
  })

  it('counts nothing for a unit that another round of the period took the row from', () => {
    const [round] = record.rounds
    if (!round) throw new Error('the record has a round')
    const again = {
      ...round,
      packages: [sent('甲', ['PRJ-2'], '甲-2'), sent('乙', ['PRJ-1', 'PRJ-3'], '乙-2')]
    }
    const master = masterOf(plan, { 'PRJ-2': complete, 'PRJ-3': complete })
    const overview = overviewOfMaster(plan, master, { ...record, rounds: [round, again] })
    expect(overview.map(({ unit, toFill = -1 }) => [unit, toFill > 0])).toEqual([
      ['甲', false],
      ['乙', true],
      ['丙', true]
    ])
  })
})

describe('the reminder', () => {
  const of = { plan: '某规划', period: '2023年' }

  it('asks the missing for their workbook and the others for what theirs lacks', () => {
    const overview = overviewOfMaster(plan, masterOf(plan, { 'PRJ-1': complete, 'PRJ-4': complete }), record)
    const [missing, incomplete] = describeReminder(overview, of, 'zh-CN').split('\n')
    expect(missing).toMatch(/^丙：《某规划》2023年/u)
    expect(incomplete).toMatch(/^乙（应填未填 \d+ 处、强制性问题 1 项）：《某规划》2023年/u)
    expect(describeReminder(overview, of, 'en-US')).toMatch(/^丙: .*\n乙 \(\d+ cells to fill, 1 /u)
  })

  it('is empty where nothing is to be asked for', () => {
    expect(describeReminder([], of, 'zh-CN')).toBe('')
  })
})
