/** Everyday work at the cells: filling, cutting, dragging, inserting, sheets, and taking it back. */
/* global window -- the functions given to the page run there */
import { calm } from '../../support/calm.mjs'

/** The fill handle and the upper border of cells of a new workbook, whose columns are 64 and rows 24 pixels. */
const cornerOf = (column, row) => ({ x: 46 + 64 * column, y: 211 + 24 * row })
const topOf = (column, row) => ({ x: 46 + 64 * column - 32, y: 211 + 24 * (row - 1) })

export async function walk(bench) {
  const { driver, page } = bench
  const cells = async (area) => JSON.stringify(await driver.formulas('Sheet1', area))
  const expect = async (area, wanted, what) => {
    const found = await cells(area)
    bench.check(found === JSON.stringify(wanted), `${what}: ${area} holds ${found}`)
  }
  await driver.type('Sheet1', 'A1', '1')
  await driver.type('Sheet1', 'A2', '2')
  await driver.type('Sheet1', 'C1', '=A1*10')
  await driver.goTo('Sheet1', 'A1')
  await page.keyboard.press('Shift+ArrowDown')
  await driver.drag(cornerOf(1, 2), { ...cornerOf(1, 4), y: cornerOf(1, 4).y - 8 })
  await expect('A1:A4', [[1], [2], [3], [4]], 'a row of numbers was not continued')
  await driver.goTo('Sheet1', 'C1')
  await driver.drag(cornerOf(3, 1), { ...cornerOf(3, 4), y: cornerOf(3, 4).y - 8 })
  await expect('C1:C4', [['=A1*10'], ['=A2*10'], ['=A3*10'], ['=A4*10']], 'a formula was not filled down')

  await driver.goTo('Sheet1', 'A1')
  await page.keyboard.press('Control+X')
  await driver.goTo('Sheet1', 'B6')
  await page.keyboard.press('Control+V')
  await calm(page, 400)
  await expect('A1:C1', [['', '', '=B6*10']], 'the formula does not follow what was cut and pasted')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Z')
  await calm(page, 300)
  await expect('A1:C1', [[1, '', '=A1*10']], 'cutting and pasting was not undone')

  await driver.goTo('Sheet1', 'A4')
  await driver.drag(topOf(1, 4), { x: topOf(1, 7).x, y: topOf(1, 7).y + 12 })
  await expect('A4:A7', [[''], [''], [''], [4]], 'the cell was not dragged away')
  await expect('C4', [['=A7*10']], 'the formula does not follow the dragged cell')

  await driver.goTo('Sheet1', 'A2')
  await page.mouse.click(topOf(1, 2).x, topOf(1, 2).y + 12, { button: 'right' })
  await calm(page, 200)
  await page.getByText('插入', { exact: true }).last().hover()
  await calm(page, 200)
  await page.getByText(/右移/u).first().click()
  await calm(page, 300)
  await expect('A2:D2', [['', 2, '', '=B2*10']], 'a cell was not inserted')
  await page.keyboard.press('Escape')

  await driver.chooseOfTab('Sheet1', '复制')
  const copied = await driver.tabs().allInnerTexts()
  bench.check(copied.join() === 'Sheet1,Sheet1 (2)', `after copying the sheets are ${copied.join()}`)
  await driver.chooseOfTab('Sheet1 (2)', '隐藏')
  await driver.addin().evaluate(() =>
    window.Excel.run(async (context) => {
      context.workbook.worksheets.add('极隐').visibility = 'VeryHidden'
      await context.sync()
    })
  )
  await driver.chooseOfTab('Sheet1', '取消隐藏')
  const listed = (await page.locator('[role=menu]').last().innerText()).split(/\s*\n\s*/u)
  bench.check(
    listed.includes('Sheet1 (2)') && !listed.includes('极隐'),
    `the list of sheets shows ${listed.join()}`
  )
  await bench.picture('sheets')
  await page.locator('[role=menu]').last().getByText('Sheet1 (2)', { exact: true }).click()
  await calm(page, 400)
  const shown = await driver.tabs().allInnerTexts()
  bench.check(shown.join() === 'Sheet1,Sheet1 (2)', `after showing the sheets are ${shown.join()}`)
}
