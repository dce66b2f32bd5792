/** The page on a large screen. */
/* global window -- the functions given to the page run there */
export const size = { width: 1920, height: 1080 }

export async function walk(bench) {
  const { driver, page } = bench
  await bench.openSample()
  await driver.press('PlanReport.Review')
  await driver.goTo('指标表', 'Q5')
  await bench.picture('sample-1920')
  const { overflow, grid } = await page.evaluate(() => ({
    overflow: window.document.documentElement.scrollWidth - window.innerWidth,
    grid: window.document.querySelector('.grid-place').clientWidth
  }))
  bench.check(overflow <= 0 && grid > 1400, `the page overflows by ${overflow}, the grid is ${grid} wide`)
  await bench.inspect(page, 'page')
  const pane = page.frames().find((each) => each.parentFrame())
  await bench.inspect(pane, 'pane with findings')
}
