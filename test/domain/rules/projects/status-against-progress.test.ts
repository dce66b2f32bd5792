import { describe, expect, it } from '@jest/globals'
import { statusAgainstProgress } from '../../../../src/domain/rules/projects/status-against-progress'
import { findingsOf, saidOfProject } from '../run-rule'

describe('status-against-progress', () => {
  it.each([
    ['在建', {}, '2022年'],
    ['在建', {}, '2023年第三季度'],
    ['未开工', {}, '2021年'],
    ['未开工', { investedTotal: 0 }, '2021年'],
    ['完工', { physicalProgress: 100 }, '2025年'],
    ['完工', {}, '2025年'],
    ['终止', {}, '2025年'],
    ['在建', { adjustment: '取消' }, '2025年'],
    ['在建', { years: '近期' }, '2025年'],
    ['停工', {}, '2025年'],
    [null, { investedTotal: 5 }, '2025年']
  ])('accepts %j with %j in %s for 2021-2023', (status, values, period) => {
    expect(saidOfProject(statusAgainstProgress, { status, ...values }, { period })).toEqual([])
  })

  it.each([
    ['未开工', { investedTotal: 10.5 }, '2021年', { reason: 'spent', invested: '10.5' }],
    ['未开工', { investedYear: 3, amount: '/' }, '2021年', { reason: 'spent', invested: '3' }],
    ['未开工', { investedTotal: 0, investedYear: 3 }, '2021年', { reason: 'spent', invested: '3' }],
    ['完工', { physicalProgress: 99.5 }, '2021年', { reason: 'unfinished', progress: '99.5' }],
    ['未开工', {}, '2022年上半年', { reason: 'late-start', start: 2021 }],
    ['在建', {}, '2023年', { reason: 'overdue', end: 2023 }],
    ['暂停', {}, '2024年第一季度', { reason: 'overdue', end: 2023 }]
  ])('reports %j with %j in %s for 2021-2023', (status, values, period, params) => {
    expect(saidOfProject(statusAgainstProgress, { status, ...values }, { period })).toEqual([
      ['PRJ-1.status', params]
    ])
  })

  it.each([
    [{ status: '未开工', investedTotal: 1 }, 'mandatory'],
    [{ status: '完工', physicalProgress: 50 }, 'mandatory'],
    [{ status: '在建' }, 'verification']
  ])('finds %j %s', (values, severity) => {
    const findings = findingsOf(statusAgainstProgress, { projects: [{ key: 'PRJ-1', values }] })
    expect(findings.map((finding) => finding.severity)).toEqual([severity])
  })

  it.each([
    [1, '0%'],
    [0.6, 'General']
  ])('leaves a progress of %j in the format %s to percent-as-fraction', (physicalProgress, format) => {
    const values = { status: '完工', physicalProgress }
    const projects = [{ key: 'PRJ-1', values, formats: { physicalProgress: format } }]
    expect(findingsOf(statusAgainstProgress, { projects, indicators: [], period: '2021年' })).toEqual([])
  })
})
