/** The page on a large screen, with the charts of the summary. */
/* global window -- the functions given to the page run there */
import { calm } from '../../../support/calm.mjs'
import { BARS, CELLS, size } from '../charts.mjs'

export async function largeScreen(bench) {
  const { driver, page } = bench
  const usual = page.viewportSize()
  await page.setViewportSize(size)
  await driver.goTo('指标表', 'Q5')
  await bench.picture('sample-1920')
  const { overflow, grid } = await page.evaluate(() => ({
    overflow: window.document.documentElement.scrollWidth - window.innerWidth,
    grid: window.document.querySelector('.grid-place').clientWidth
  }))
  bench.check(overflow <= 0 && grid > 1400, `the page overflows by ${overflow}, the grid is ${grid} wide`)
  const pane = page.frames().find((each) => each.parentFrame())
  await bench.inspect(pane, 'pane with findings')

  await driver.openSheet('汇总表')
  await calm(page, 500)
  const drawn = await driver.pointsIn(CELLS, BARS)
  bench.check(drawn > 2000, `the chart of the summary shows ${drawn} points of its bars`)
  await bench.picture('charts')
  await driver.openSheet('项目表')
  await calm(page, 300)
  const elsewhere = await driver.pointsIn(CELLS, BARS)
  bench.check(elsewhere < 200, `a sheet without charts shows ${elsewhere} points of bars`)
  await page.setViewportSize(usual)
  await calm(page, 250)
}
