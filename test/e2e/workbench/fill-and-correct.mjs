/** Inserts the forms, fills them wrongly and then rightly, and reads what was saved with the command line and LibreOffice. */
import { calm } from '../../support/calm.mjs'
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
  await calm(page, 400)
  bench.check(
    (await driver.selected()) === 'Q5',
    `the click on the finding selected ${await driver.selected()}`
  )
  await bench.picture('finding')

  await driver.type('指标表', 'Q5', '100')
  await driver.press('PlanReport.Review')
  bench.check((await place.count()) === 0, 'the corrected value is still reported')

  const summed = await driver.value('汇总表', 'I4')
  bench.check(near(summed, 720.5), `the invested sum in the open workbook is ${summed}`)

  const file = await bench.saved('filled')
  bench.check(file.suggested === '工作簿1.xlsx', `the file is offered as ${file.suggested}`)
  const content = await valuesOf(file.path)
  bench.check(content.get('指标表')?.[4]?.[16] === 100, 'the corrected value is not in the file')
  bench.check(content.get('项目表')?.[4]?.[7] === 1000, 'the locked cell was changed')
  const summary = content.get('汇总表') ?? []
  bench.check(near(summary[3]?.[8], 720.5), `the invested sum in the sheet is ${summary[3]?.[8]}`)

  const sums = JSON.parse(runCli('sum', file.path, '--json'))
  const [planned, , , , , , , , invested] = summary[3] ?? []
  bench.check(
    near(sums.investment.total, planned) && near(sums.investment.invested, invested),
    `the command line sums up ${sums.investment.total} and ${sums.investment.invested}, the sheet ${planned} and ${invested}`
  )
  bench.check(near(invested, 720.5), `the sheet sums up ${invested}`)
  for (const { name, count, total } of sums.investment.byTask) {
    const row = summary.find((cells) => cells?.[0] === name && typeof cells[4] === 'number')
    bench.check(
      row?.[1] === count && near(row?.[4], total),
      `${name}: the command line has ${count} and ${total}, the sheet ${row?.[1]} and ${row?.[4]}`
    )
  }

  /** Findings by what they are and where, in the order of their texts. */
  const listed = (findings) => findings.map((one) => one.join(' · ')).sort()
  const [{ findings }] = JSON.parse(runCli('check', file.path, '--json')).files
  const ofCommandLine = listed(findings.map(({ sheet, cell, code, message }) => [sheet, cell, code, message]))
  const written = (content.get('审核结果') ?? []).slice(3).filter((cells) => typeof cells?.[0] === 'number')
  const ofPane = listed(written.map((cells) => [cells[3], cells[4], cells[11], cells[8]]))
  bench.check(ofPane.length > 100, `the pane wrote only ${ofPane.length} findings`)
  const onlyOne = [
    ...ofPane.filter((one) => !ofCommandLine.includes(one)),
    ...ofCommandLine.filter((one) => !ofPane.includes(one))
  ]
  bench.check(
    onlyOne.length === 0,
    `${onlyOne.length} findings of one side only: ${onlyOne.slice(0, 3).join(' | ')}`
  )
  bench.check(!ofPane.some((one) => one.startsWith('指标表 · Q5 ')), 'the corrected value is still found')
  console.log(`fill-and-correct: ${ofPane.length} findings are the same in the pane and the command line`)

  const [again] = recalculated(folder, file.path)
  const anew = await valuesOf(again)
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
  await calm(page, 250)
  bench.check(
    await page.getByText('未保存', { exact: true }).isVisible(),
    'an undone step does not count as a change'
  )
}
