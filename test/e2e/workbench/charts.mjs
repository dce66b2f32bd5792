/** A chart is drawn where it stands and follows its cells. */
/* global window -- the functions given to the page run there */
import { calm } from '../../support/calm.mjs'

export const size = { width: 1920, height: 1080 }

/** The cells right of the row headers and below the column headers, as far as they scroll. */
export const CELLS = { x: 48, y: 400, width: 1450, height: 600 }
/** The first accent colour of Office's theme, give or take what smoothing does. */
export const BARS = { red: [60, 76], green: [106, 122], blue: [188, 204] }

export async function walk(bench) {
  const { driver, page } = bench
  for (const [cell, text] of [
    ['A1', '季度'],
    ['B1', '产量'],
    ['A2', '一季度'],
    ['B2', '3'],
    ['A3', '二季度'],
    ['B3', '1']
  ]) {
    await driver.type('Sheet1', cell, text)
  }
  await driver.addin().evaluate(() =>
    window.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      const chart = sheet.charts.add('ColumnClustered', sheet.getRange('A1:B3'))
      chart.setPosition('D8', 'J24')
      await context.sync()
    })
  )
  await calm(page, 400)
  const before = await driver.pointsIn(CELLS, BARS)
  await driver.type('Sheet1', 'B3', '3')
  await calm(page, 250)
  const after = await driver.pointsIn(CELLS, BARS)
  bench.check(before > 500 && after > before * 1.3, `bars of ${before} points became bars of ${after}`)
  await page.keyboard.press('Control+Z')
  await calm(page, 400)
  const undone = await driver.pointsIn(CELLS, BARS)
  bench.check(Math.abs(undone - before) < 50, `undone, bars of ${before} points are bars of ${undone}`)
}
