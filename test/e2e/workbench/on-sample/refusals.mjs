/** What protection forbids is refused in words, however it is tried, and the workbook stays as it was. */
/* global window -- the functions given to the page run there */
import { calm } from '../../../support/calm.mjs'

export async function refusals(bench) {
  const { driver, page } = bench
  const before = JSON.stringify(await driver.formulas('指标表', 'A4:AF27'))
  const refuses = async (what, word, work) => {
    await work()
    await calm(page, 350)
    const told = await bench.told()
    bench.check(told.includes(word), `${what} gives no message: ${told}`)
    await page.keyboard.press('Escape')
  }
  const at = (cell) => driver.goTo('指标表', cell)
  await refuses('typing over a locked cell', '锁定', async () => {
    await at('E5')
    await page.keyboard.type('甲')
    await page.keyboard.press('Enter')
  })
  await refuses('F2 in a locked cell', '锁定', async () => {
    await at('E5')
    await page.keyboard.press('F2')
  })
  await refuses('the delete key', '锁定', async () => {
    await at('E5')
    await page.keyboard.press('Delete')
  })
  await refuses('deleting open and locked cells together', '锁定', async () => {
    await at('N5')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Delete')
  })
  await page.evaluate(() => window.navigator.clipboard.writeText('1\t2'))
  await refuses('pasting text', '锁定', async () => {
    await at('N5')
    await page.keyboard.press('Control+V')
  })
  await refuses('pasting cells', '锁定', async () => {
    await at('O5')
    await page.keyboard.press('Control+C')
    await at('G6')
    await page.keyboard.press('Control+V')
  })
  await refuses('cutting an open cell into a locked one', '锁定', async () => {
    await at('O5')
    await page.keyboard.press('Control+X')
    await at('G6')
    await page.keyboard.press('Control+V')
  })
  await refuses('cutting a locked cell', '锁定', async () => {
    await at('G5')
    await page.keyboard.press('Control+X')
    await at('O6')
    await page.keyboard.press('Control+V')
  })
  await refuses('bold type', '不允许', async () => {
    await at('O5')
    await page.keyboard.press('Control+B')
  })
  await refuses('filling down over locked cells', '锁定', async () => {
    await driver.goTo('指标表', 'D5')
    const canvas = await page.locator('canvas[id^="univer-sheet-main-canvas"]').boundingBox()
    // The lower right corner of D5, as the sample is laid out.
    const right = { x: canvas.x + 258, y: canvas.y + 241 }
    await driver.drag(right, { x: right.x, y: right.y + 60 })
  })
  bench.check(
    JSON.stringify(await driver.formulas('指标表', 'A4:AF27')) === before,
    'something refused has changed the sheet'
  )
  bench.check(
    await page.getByText('无未保存的更改', { exact: true }).isVisible(),
    'a refused change counts as unsaved work'
  )

  await driver.addin().evaluate(() =>
    window.Excel.run(async (context) => {
      context.workbook.protection.protect()
      await context.sync()
    })
  )
  const sheets = (await driver.tabs().allInnerTexts()).join()
  await refuses('renaming a sheet', '结构', () => driver.rename('项目表', '别名'))
  await refuses('copying a sheet', '结构', () => driver.chooseOfTab('项目表', '复制'))
  await refuses('hiding a sheet', '结构', () => driver.chooseOfTab('项目表', '隐藏'))
  await refuses('deleting a sheet', '结构', async () => {
    await driver.chooseOfTab('项目表', '删除')
    await page.getByRole('button', { name: '确定' }).click()
  })
  await refuses('adding a sheet', '结构', () => page.mouse.click(35, 782))
  const after = (await driver.tabs().allInnerTexts()).join()
  bench.check(after === sheets, `the tabs show ${after}`)
  await bench.picture('refused')

  await driver.chooseOfTab('项目表', '保护 / 取消保护工作表')
  await driver.type('项目表', 'E5', '改过的名称')
  bench.check((await driver.value('项目表', 'E5')) === '改过的名称', 'the sheet is still protected')
  await driver.chooseOfTab('项目表', '保护 / 取消保护工作表')
  await refuses('typing after protecting again', '锁定', () => driver.type('项目表', 'E5', '又改'))
  await driver.addin().evaluate(() =>
    window.Excel.run(async (context) => {
      context.workbook.protection.unprotect()
      await context.sync()
    })
  )
}
