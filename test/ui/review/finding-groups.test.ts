import { beforeAll, describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { openReport } from '../../../src/application/open-report'
import type { Review } from '../../../src/application/review-workbook'
import { validateWorkbook } from '../../../src/application/validate-workbook'
import {
  groupFindings,
  ListedFinding,
  listFindings,
  narrowToCell,
  searchFindings
} from '../../../src/ui/review/finding-groups'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'
import { workbookInMemory } from '../../support/workbook-in-memory'

let review: Review
let listed: readonly ListedFinding[]
beforeAll(async () => {
  const plan = builtInPlan()
  const workbook = await workbookInMemory(sampleLayout(plan))
  const { report } = await openReport(await workbook.read(), '', () => Promise.resolve(plan))
  review = { plan, report, ...atOnce(validateWorkbook(plan, report)) }
  listed = listFindings(review, 'zh-CN')
})

const places = (findings: readonly ListedFinding[]): string[] => findings.map(({ place }) => place)

describe('findings as the pane lists them', () => {
  it('say where they are, of which row, and what is wrong', () => {
    const missing = listed.find(({ finding }) => finding.code === 'actual-missing')
    expect(missing).toMatchObject({
      place: '指标表 P7',
      target: { sheet: '指标表', cell: 'P7' },
      name: '空气质量优良天数比例',
      sentence: '2022年实际值未填写。约束性指标须逐年填报。'
    })
  })

  it('are grouped by what has to be done, all of them, the printed plan last', () => {
    const groups = groupFindings(listed)
    expect(groups.map(({ id }) => id)).toEqual(['mandatory', 'verification', 'plan'])
    expect(groups.map(({ findings }) => findings.length)).toEqual([
      review.counts.mandatory,
      review.counts.verification,
      review.counts.plan
    ])
  })

  it('put explained ones after open ones', () => {
    const [first, second] = listed
    const { severity } = first!.finding
    const explained = new ListedFinding('a', { ...first!.finding, explained: true }, '', '', 'zh-CN')
    const open = new ListedFinding('b', { ...second!.finding, severity }, '', '', 'zh-CN')
    expect(groupFindings([explained, open])[0]?.findings.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('leave empty groups out', () => {
    expect(groupFindings([])).toEqual([])
  })

  it('narrow to a cell, else to its row, else to none', () => {
    expect(places(narrowToCell(listed, { sheet: '指标表', cell: 'P7' }))).toEqual(['指标表 P7'])
    expect(places(narrowToCell(listed, { sheet: '指标表', cell: 'B18' }))).toEqual(
      expect.arrayContaining(['指标表 O18', '指标表 P18', '指标表 Q18'])
    )
    expect(narrowToCell(listed, { sheet: '指标表', cell: 'P700' })).toEqual([])
    expect(narrowToCell(listed, { sheet: '项目表', cell: 'P7' })).not.toContainEqual(
      expect.objectContaining({ place: '指标表 P7' })
    )
    expect(narrowToCell(listed, undefined)).toBe(listed)
  })

  it.each([
    ['空气质量优良', '指标表 P7'],
    ['p7', '指标表 P7'],
    ['ACTUAL-MISSING', '指标表 P7'],
    ['约束性指标须逐年', '指标表 P7']
  ])('are found by %s', (text, place) => {
    expect(places(searchFindings(listed, text))).toContain(place)
  })

  it('are none for words that no finding holds, all for no words', () => {
    expect(searchFindings(listed, '没有这样的话')).toEqual([])
    expect(searchFindings(listed, '  ')).toBe(listed)
  })
})
