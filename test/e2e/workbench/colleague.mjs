/** Works in a workbook in which a colleague put in a column and renamed a sheet. */
/* global window -- the functions given to the page run there */
import { calm } from '../../support/calm.mjs'
import { join } from 'node:path'
import { runCli, valuesOf } from '../../support/workbench-walk.mjs'

export async function walk(bench) {
  const { driver, page, folder } = bench
  const made = join(folder, 'made.xlsx')
  runCli('new', '--out', made, '--period', '2023')
  await driver.open(made)
  await driver.addin().evaluate(() =>
    window.Excel.run(async (context) => {
      const indicators = context.workbook.worksheets.getItem('指标表')
      const projects = context.workbook.worksheets.getItem('项目表')
      context.workbook.protection.unprotect()
      indicators.protection.unprotect()
      projects.protection.unprotect()
      indicators.getRange('F:F').insert('Right')
      indicators.getRange('F4').values = [['同事的备注']]
      projects.name = '项目表（郑陆镇）'
      await context.sync()
    })
  )
  const path = join(folder, 'colleague.xlsx')
  await (await driver.save()).saveAs(path)

  await page.getByRole('button', { name: '新建', exact: true }).click()
  await driver.ready()
  await driver.open(path)
  bench.check((await page.getByText('colleague.xlsx').count()) > 0, 'the opened file is not named')
  const sheets = await driver.tabs().allInnerTexts()
  bench.check(sheets.includes('项目表（郑陆镇）'), `the renamed sheet is not there: ${sheets.join(' ')}`)
  await driver.type('指标表', 'R5', '150')
  const typed = await driver.value('指标表', 'R5')
  bench.check(typed === 150, `what was typed into the opened file is ${typed}: ${await bench.told()}`)
  await page.evaluate(() => window.navigator.clipboard.writeText('快好了'))
  await driver.goTo('项目表（郑陆镇）', 'R5')
  await page.keyboard.press('Control+V')
  await calm(page, 400)
  bench.check(
    (await driver.value('项目表（郑陆镇）', 'R5')) === '快好了',
    'what was pasted over a list is not in the cell'
  )
  await driver.press('PlanReport.Review')
  // The list draws only what is in view, so a finding far down is searched for as a person would.
  const isFound = async (place) => {
    await driver.pane.getByPlaceholder('搜索问题').fill(place)
    const found = driver.pane.locator('li button', { hasText: new RegExp(`^${place}`, 'u') })
    return found
      .first()
      .waitFor()
      .then(
        () => true,
        () => false
      )
  }
  bench.check(await isFound('指标表 R5'), 'the value behind the inserted column is not found')
  bench.check(
    await isFound('项目表（郑陆镇） R5'),
    'what was pasted over a list in the renamed sheet is not found'
  )
  await bench.picture('colleague')
  const file = await bench.saved('opened')
  const content = await valuesOf(file.path)
  bench.check(content.get('指标表')?.[4]?.[17] === 150, 'what was typed into the opened file is not saved')
  bench.check(content.get('指标表')?.[3]?.[5] === '同事的备注', 'the column of the colleague is lost')
  bench.check(file.suggested === 'colleague.xlsx', `the file is offered as ${file.suggested}`)
}
