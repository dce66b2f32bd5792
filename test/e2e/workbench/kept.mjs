/** Unsaved work is asked about, and survives a reload of the page, of the pane and the end of the browser's window. */
/* global window -- the functions given to the page run there */
import { calm } from '../../support/calm.mjs'
import { join } from 'node:path'
import { WorkbenchDriver } from '../../support/workbench-driver.mjs'
import { valuesOf } from '../../support/workbench-walk.mjs'

export async function walk(bench) {
  const { driver, page } = bench
  await driver.type('Sheet1', 'B2', '42')
  await calm(page, 2500)
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
  await calm(page, 500)
  await driver.ready()
  const frame = () => page.locator('iframe').elementHandle()
  const before = await frame()
  await driver.addin().evaluate(() => {
    window.document.body.replaceChildren()
  })
  await page.getByTitle('重新载入窗格').click()
  await driver.paneReady()
  bench.check((await driver.value('Sheet1', 'B2')) === 42, 'the workbook is lost with the pane')
  bench.check(
    !(await page.evaluate(([one, other]) => one === other, [before, await frame()])),
    'the pane comes back in the frame that failed'
  )

  await driver.type('Sheet1', 'B3', '43')
  await calm(page, 2500)
  // Closing without the question is what a crash leaves behind.
  const next = await page.context().newPage()
  await page.close({ runBeforeUnload: false })
  await next.goto(page.url())
  const after = new WorkbenchDriver(next)
  await after.ready()
  await next.getByRole('button', { name: '恢复', exact: true }).click()
  await calm(next, 500)
  await after.ready()
  bench.check((await after.value('Sheet1', 'B3')) === 43, 'the work of a window that ended is not offered')
  bench.check(await next.getByText('未保存', { exact: true }).isVisible(), 'restored work counts as saved')
  const download = await after.save()
  const path = join(bench.folder, 'kept.xlsx')
  await download.saveAs(path)
  await next.reload()
  await after.ready()
  bench.check(
    (await next.getByRole('button', { name: '恢复', exact: true }).count()) === 0,
    'saved work is offered again'
  )

  bench.check(
    (await valuesOf(path)).get('Sheet1')?.[1]?.[1] === 42,
    'the work kept in the browser is not restored'
  )
}
