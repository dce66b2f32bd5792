/** The summary, a reload of the pane, and the page in English. */
import { valuesOf } from '../../../support/workbench-walk.mjs'

export async function reloadAndEnglish(bench) {
  const { driver, page } = bench
  await driver.press('PlanReport.Summarize')
  await driver.openSheet('汇总表')
  await bench.picture('sample-1280')
  await bench.inspect(page, 'page')
  const frame = page.frames().find((each) => each.parentFrame())
  await bench.inspect(frame, 'pane')

  await driver.type('项目表', 'M5', '1')
  await page.getByTitle('重新载入窗格').click()
  await driver.paneReady()
  await driver.goTo('项目表', 'M5')
  bench.check(
    (await page.locator('[data-u-comp="formula-bar"]').innerText()).length >= 0 &&
      (await page.getByText('未保存', { exact: true }).isVisible()),
    'reloading the pane lost the change'
  )
  const name = /示例数据/u
  const file = await bench.saved('sample')
  bench.check(name.test(file.suggested), `the sample is offered as ${file.suggested}`)
  bench.check(
    (await valuesOf(file.path)).get('项目表')?.[4]?.[12] === 1,
    'the typed value is not in the file'
  )

  await page.getByLabel('界面语言').selectOption('en-US')
  await driver.paneReady()
  const words = await page.locator('[role=toolbar]').first().innerText()
  bench.check(
    !/[\u4e00-\u9fff]/u.test(words) && words.includes('Insert'),
    `in English the ribbon says ${words.replaceAll('\n', ' ')}`
  )
  await bench.picture('english')
  await bench.inspect(page, 'page in English')
  const english = page.frames().find((each) => each.parentFrame())
  await bench.inspect(english, 'pane in English')
}
