/** Drop-down lists, conditional formats and the menu of the cells. */
import { calm } from '../../../support/calm.mjs'

/** Where the marks of the first rows are drawn on a page of 1280×800. */
const markColumn = { x: 48, y: 400, width: 34, height: 340 }

export async function listsAndFormats(bench) {
  const { driver, page } = bench
  await driver.goTo('指标表', 'B5')
  const before = await driver.redIn(markColumn)
  await driver.press('PlanReport.Review')
  await driver.goTo('指标表', 'B5')
  const after = await driver.redIn(markColumn)
  bench.check(before === 0 && after > 5, `marks in red: ${before} points before validating, ${after} after`)

  await driver.goTo('指标表', 'C5')
  bench.check(
    (await page.locator('.cell-prompt').innerText()).includes('从下拉列表中选择指标类别'),
    'the input message of a cell is not shown'
  )
  await page.keyboard.press('Alt+ArrowDown')
  await calm(page, 200)
  bench.check((await page.locator('.cell-choices li').count()) === 0, 'the list of a locked cell opens')
  bench.check(
    (await driver.notice().allInnerTexts()).join().includes('锁定'),
    'a locked cell gives no message'
  )
  await driver.dismissNotice()

  await driver.goTo('项目表', 'R5')
  await bench.picture('list-button')
  await page.keyboard.press('Alt+ArrowDown')
  await page.locator('.cell-choices li').first().waitFor()
  const choices = await page.locator('.cell-choices li').allInnerTexts()
  bench.check(choices.join(' ') === '未开工 在建 完工 暂停 终止', `the list offers ${choices.join(' ')}`)
  await bench.picture('list')
  await page.keyboard.press('Home')
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await bench.becomes(
    async () => (await driver.value('项目表', 'R5')) === '暂停',
    'the choice by keyboard is not in the cell'
  )
  await calm(page, 150)
  await page.keyboard.press('ArrowDown')
  await bench.becomes(
    async () => (await driver.selected()) === 'R6',
    'the keyboard does not return to the cells'
  )
  await calm(page, 150)
  await page.locator('.cell-choices-button').click()
  await page.locator('.cell-choices li', { hasText: '终止' }).click()
  await bench.becomes(
    async () => (await driver.value('项目表', 'R6')) === '终止',
    'the choice by mouse is not in the cell'
  )
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await bench.becomes(async () => (await driver.value('项目表', 'R6')) !== '终止', 'the choice is not undone')

  await driver.openCellMenu('指标表', 'Q6')
  const locate = page.getByText('定位到审核结果')
  bench.check((await locate.count()) === 1, 'the command of the add-in is not in the menu of the cells')
  await bench.picture('cell-menu')
  await locate.click()
  await driver.paneQuiet()
  await calm(page, 400)
  bench.check(
    (await driver.pane.locator('[role=tabpanel]').getAttribute('id')) === 'panel-review',
    'the command in the menu does not lead to the findings'
  )
  bench.check(
    (await driver.pane.locator('[role=tabpanel] [role=status]', { hasText: '指标表 Q6' }).count()) === 1,
    'the command in the menu does not name the selected cell'
  )
}
