/** The page on a large screen. */
export const size = { width: 1920, height: 1080 }

export async function walk(bench) {
  const { driver } = bench
  await bench.openSample()
  await driver.press('PlanReport.Review')
  await driver.goTo('指标表', 'Q5')
  await bench.picture('sample-1920')
}
