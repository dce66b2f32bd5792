/** Unsaved work is asked about and survives a reload. */
import { valuesOf } from '../../support/workbench-walk.mjs'

export async function walk(bench) {
  const { driver, page } = bench
  await driver.type('Sheet1', 'B2', '42')
  await page.waitForTimeout(4000)
  const asked = new Promise((resolve) => {
    page.on('dialog', (dialog) => {
      resolve(dialog.type())
      void dialog.accept()
    })
  })
  await page.reload()
  bench.check((await asked) === 'beforeunload', 'leaving with unsaved work does not ask')
  await driver.ready()
  await page.getByRole('button', { name: '恢复', exact: true }).click()
  await page.waitForTimeout(1500)
  await driver.ready()
  const file = await bench.saved('kept')
  bench.check(
    (await valuesOf(file.path)).get('Sheet1')?.[1]?.[1] === 42,
    'the work kept in the browser is not restored'
  )
}
