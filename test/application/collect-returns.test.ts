import { describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { collectReturns, openMaster, type CollectedReturns } from '../../src/application/collect-returns'
import { builtInPlan } from '../support/built-in-plan'
import { HOSTILE_RETURNS } from '../support/hostile-returns'
import { masterAndReturn } from '../support/sent-package'

const said = ({ accepted, refused }: CollectedReturns): unknown[] => [
  ...refused.map(({ reason, problem }) => ({ refused: problem?.code ?? reason })),
  ...accepted.flatMap(({ tampering, findings }) => [
    { accepted: true },
    ...tampering.map(({ kind }) => ({ listed: kind })),
    ...findings.map(({ code }) => ({ finding: code }))
  ])
]

describe('a hostile return', () => {
  const sent = masterAndReturn(builtInPlan, '郑陆镇')
  const opened = async (master: Uint8Array) => {
    const content = await xlsxFiles.read(master, 'master.xlsx')
    return openMaster(content, 'master.xlsx', () => Promise.resolve(builtInPlan))
  }

  it.each(HOSTILE_RETURNS)('is named: $name', async ({ outcome, make }) => {
    const { master, sound } = await sent
    const opening = await opened(master)
    const bytes = make(sound)
    const rest = { file: 'rest.xlsx', changedAt: '', bytes: () => Promise.resolve(sound) }
    const hostile = { file: 'hostile.xlsx', changedAt: '', bytes: () => Promise.resolve(bytes) }
    const alone = await collectReturns(xlsxFiles, opening, [hostile])
    expect(said(alone)).toContainEqual(outcome)
    if (!('refused' in outcome)) return
    const both = await collectReturns(xlsxFiles, opening, [hostile, rest])
    expect(both.accepted.map(({ file }) => file)).toEqual(['rest.xlsx'])
  })

  it('is no more than the sound one where that is sent back as it came', async () => {
    const { master, sound } = await sent
    const opening = await opened(master)
    const file = { file: 'sound.xlsx', changedAt: '', bytes: () => Promise.resolve(sound) }
    const { accepted } = await collectReturns(xlsxFiles, opening, [file])
    expect(accepted.map(({ tampering }) => tampering)).toEqual([[]])
  })
})
