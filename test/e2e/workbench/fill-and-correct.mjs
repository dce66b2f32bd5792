/** Inserts the forms, fills them wrongly and then rightly, and reads what was saved with the command line and LibreOffice. */
import { near, recalculated, runCli, valuesOf } from '../../support/workbench-walk.mjs'

export async function walk(bench) {
  const { driver, page, folder } = bench
  await driver.press('PlanReport.Insert')
  const sheets = await driver.tabs().allInnerTexts()
  bench.check(
    ['填报说明', '指标表', '项目表', '汇总表', '审核结果'].every((name) => sheets.includes(name)),
    `the forms are not all there: ${sheets.join(' ')}`
  )
  await driver.type('填报说明', 'D4', '2023年')
  await driver.type('指标表', 'Q5', 'abc')
  const refusal = await driver.notice().allInnerTexts()
  bench.check(refusal.join().includes('未公布'), `text in a number cell was not refused: ${refusal.join()}`)
  await driver.type('指标表', 'Q5', '150')
  await driver.type('项目表', 'M5', '600')
  await driver.type('项目表', 'M6', '120.5')
  await driver.type('项目表', 'H5', '9')
  const locked = await driver.notice().allInnerTexts()
  bench.check(locked.join().includes('锁定'), `a locked cell was not refused: ${locked.join()}`)
  await driver.dismissNotice()

  await driver.press('PlanReport.Review')
  const place = driver.pane.locator('li button', { hasText: /^指标表 Q5/u })
  bench.check((await place.count()) > 0, 'the value out of range was not found')
  await driver.openSheet('项目表')
  await place.first().click()
  await page.waitForTimeout(1000)
  bench.check(
    (await driver.selected()) === 'Q5',
    `the click on the finding selected ${await driver.selected()}`
  )
  await bench.picture('finding')

  await driver.type('指标表', 'Q5', '100')
  await driver.press('PlanReport.Review')
  bench.check((await place.count()) === 0, 'the corrected value is still reported')

  const file = await bench.saved('filled')
  bench.check(file.suggested === '工作簿1.xlsx', `the file is offered as ${file.suggested}`)
  const content = await valuesOf(file.path)
  bench.check(content.get('指标表')?.[4]?.[16] === 100, 'the corrected value is not in the file')
  bench.check(content.get('项目表')?.[4]?.[7] === 1000, 'the locked cell was changed')
  const summary = content.get('汇总表') ?? []
  bench.check(near(summary[3]?.[8], 720.5), `the invested sum in the sheet is ${summary[3]?.[8]}`)

  const sums = JSON.stringify(JSON.parse(runCli('sum', file.path, '--json')))
  bench.check(sums.includes('720.5'), 'the command line does not sum up to 720.5')
  const found = runCli('check', file.path, '--json')
  bench.check(!/"cell":\s*"Q5"/u.test(found), 'the command line still finds the corrected value')
  const panesCount = await driver.pane
    .locator('li button', { hasText: /^(?:指标表|项目表|填报说明) /u })
    .count()
  bench.check(panesCount > 0, 'the pane lists no findings')

  const anew = await valuesOf(recalculated(file.path, folder))
  let compared = 0
  for (const sheet of ['指标表', '项目表', '汇总表']) {
    for (const [row, cells] of (content.get(sheet) ?? []).entries()) {
      for (const [column, value] of (cells ?? []).entries()) {
        if (typeof value !== 'number') continue
        compared += 1
        const other = anew.get(sheet)?.[row]?.[column]
        if (!near(value, other))
          bench.fail(`${sheet} row ${row + 1} column ${column + 1}: ${value}, LibreOffice ${other}`)
      }
    }
  }
  bench.check(compared > 200, `only ${compared} figures were compared with LibreOffice`)
  console.log(`fill-and-correct: ${compared} figures compared with LibreOffice`)

  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.waitForTimeout(600)
  bench.check(
    await page.getByText('未保存', { exact: true }).isVisible(),
    'an undone step does not count as a change'
  )
}
