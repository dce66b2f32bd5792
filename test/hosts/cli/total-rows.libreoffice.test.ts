import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import {
  isEmptyCell,
  type CellContent,
  type WorkbookContent
} from '../../../src/domain/report/workbook-content'
import { planReport, temporaryFolder } from '../../support/cli'
import { allRecalculated } from '../../support/libreoffice/libreoffice'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'
import { sumOf, withRowsBelow, withTotalsRow } from '../../support/total-rows'

const plan = builtInPlan()
const folder = temporaryFolder()
const NOTHING: WorkbookContent = { sheets: [], names: [], customProperties: {} }
afterAll(folder.remove)

/** The number that 汇总表 shows right of a label. */
function shownBeside({ sheets }: WorkbookContent, label: string): CellContent | undefined {
  const rows = sheets.find(({ name }) => name === '汇总表')?.values ?? []
  return rows
    .filter((row) => row.includes(label))
    .map((row) => row.slice(row.indexOf(label) + 1).find((cell) => !isEmptyCell(cell)))
    .find((cell) => typeof cell === 'number')
}

/** The file with the stored total of 汇总表 made wrong, which a program that recalculates nothing would show. */
function falsified(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  let count = 0
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/')) continue
    const xml = strFromU8(part)
    const changed = xml.replace(
      /(<f>ROUND\(SUMIFS\(PlanProjects_amount[^<]*<\/f><v>)255092\.79(?=<\/v>)/gu,
      '$11'
    )
    if (changed !== xml) count += 1
    parts[name] = strToU8(changed)
  }
  expect(count).toBe(1)
  return zipSync(parts)
}

describe('汇总表 of a file with totals and notes', () => {
  it('shows what sum tells after fix', async () => {
    const clean = await xlsxFiles.write(sampleLayout(plan))
    const amount = await sumOf(clean, plan, 'amount')
    const total = { name: '合计', amount, investedTotal: await sumOf(clean, plan, 'investedTotal') }
    const note = { no: '注：初步数' }
    const added = { name: '新建泵站', content: '两座', years: '2023', amount: 10, adjustment: '新增' }
    const files = [
      await withRowsBelow(clean, plan, [total, note]),
      await withRowsBelow(clean, plan, [added, {}, total, note]),
      await withTotalsRow(clean, plan)
    ]
    const sums: Record<'total' | 'invested' | 'count', string | number>[] = []
    const fixed: Uint8Array[] = []
    for (const [index, bytes] of files.entries()) {
      const [file, out] = [join(folder.path, `${index}.xlsx`), join(folder.path, `${index}-fixed.xlsx`)]
      writeFileSync(file, bytes)
      expect((await planReport('fix', file, '--out', out)).exitCode).toBe(1)
      const { stdout } = await planReport('sum', out, '--json')
      sums.push((JSON.parse(stdout) as { investment: (typeof sums)[number] }).investment)
      fixed.push(falsified(readFileSync(out)))
    }
    expect(sums.map((sum) => sum.total)).toEqual(files.map(() => '255092.79'))
    const shown = await allRecalculated(fixed)
    for (const [index, sum] of sums.entries()) {
      const beside = (label: string) => shownBeside(shown[index] ?? NOTHING, label)
      expect(beside('规划总投资（万元）')).toBe(Number(sum.total))
      expect(beside('累计完成投资（万元）')).toBe(Number(sum.invested))
      expect(beside('规划项目数（个）')).toBe(sum.count)
    }
    expect(shown.map((each) => shownBeside(each, '新增项目投资（万元，单列）'))).toEqual([0, 10, 0])
  }, 120_000)
})
