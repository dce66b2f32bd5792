import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { smallPlan, smallPlanDocument } from '../../domain/rules/small-plan'
import { planReport, temporaryFolder } from '../../support/cli'

const folder = temporaryFolder()
const at = (name: string): string => join(folder.path, name)

const workbookOf = (year: number, actual2021: number, investedTotal: number) =>
  xlsxFiles.write(
    atOnce(
      buildWorkbook({
        plan: smallPlan(),
        variant: 'prefilled',
        header: { period: `${year}年` },
        indicators: [{ key: 'IND-1', values: { actual2021 } }],
        projects: [{ key: 'PRJ-1', values: { investedTotal } }]
      })
    )
  )

beforeAll(async () => {
  await writeFile(at('plan.json'), JSON.stringify(smallPlanDocument))
  await writeFile(at('2022.xlsx'), await workbookOf(2022, 82.5, 600))
  await writeFile(at('2023.xlsx'), await workbookOf(2023, 83, 500))
})
afterAll(() => folder.remove())

/** The codes that a check reports of what an earlier workbook says otherwise. */
async function comparedCodes(...more: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await planReport('check', at('2023.xlsx'), '--plan', at('plan.json'), '--json', ...more)
  const { files } = JSON.parse(stdout) as { files: { findings: { code: string; rowKey: string }[] }[] }
  return (files[0]?.findings ?? [])
    .filter(({ code }) => ['actual-revised', 'invested-decreased'].includes(code))
    .map(({ code, rowKey }) => `${rowKey} ${code}`)
}

describe('check against the previous period', () => {
  it('tells what that workbook reported otherwise, and nothing of it without one', async () => {
    expect(await comparedCodes()).toEqual([])
    expect(await comparedCodes('--previous', at('2022.xlsx'))).toEqual([
      'IND-1 actual-revised',
      'PRJ-1 invested-decreased'
    ])
  })
})
