/**
 * Ten thousand projects: validating and computing leave the pane answering, can be given up without a trace, and the list of
 * findings draws what is in view alone. The longest tasks are reported, not judged: they depend on the machine.
 */
/* global window, document -- the functions given to the page run there */
import { calm } from '../../support/calm.mjs'
import { idle, longestTask, openGrownPane, PROJECTS } from '../../support/grown-pane.mjs'

/** Presses the place's first button, and the one to give up as soon as it is there; whether it came. */
function beginAndGiveUp(name) {
  document.querySelector('[role=tabpanel] button').click()
  return new Promise((resolve) => {
    const until = Date.now() + 20_000
    const look = () => {
      const button = [...document.querySelectorAll('header button')].find(
        ({ textContent }) => textContent === name
      )
      button?.click()
      if (button || Date.now() > until) resolve(button !== undefined)
      else setTimeout(look, 0)
    }
    look()
  })
}

export async function walk({ openPane, check, tab, tabpanel }) {
  const page = await openGrownPane(openPane)
  const told = () => page.locator('header [aria-live]').textContent()
  await longestTask(page)

  for (const place of ['review', 'summary']) {
    await tab(page, place)
    await idle(page)
    const before = await page.evaluate(() => window.pane.digest())
    check(await page.evaluate(beginAndGiveUp, '取消'), `${place} cannot be given up`)
    await idle(page)
    check((await told()).includes('取消'), `giving up ${place} is not told: ${await told()}`)
    check(
      (await page.evaluate(() => window.pane.digest())) === before,
      `giving up ${place} leaves traces in the workbook`
    )
  }

  await longestTask(page)
  await tabpanel(page, 'button').first().click()
  await idle(page)
  console.log(`${PROJECTS} projects: longest task while computing ${await longestTask(page)} ms`)
  check((await told()).includes('完成'), 'that the sums are there is not told')
  await tab(page, 'review')
  await tabpanel(page, 'button').first().click()
  await idle(page)
  console.log(`${PROJECTS} projects: longest task while validating ${await longestTask(page)} ms`)
  check((await told()) !== '', 'that the validation is through is not told')

  const items = tabpanel(page, 'li[data-finding]')
  const count = Number(
    /[\d,]+/u
      .exec(await tabpanel(page, 'ul[aria-label]').first().getAttribute('aria-label'))[0]
      .replaceAll(',', '')
  )
  check(count > 5_000, `there are only ${count} findings`)
  check((await items.count()) < 40, `${await items.count()} of ${count} findings are drawn at once`)
  await items.first().focus()
  await page.keyboard.press('End')
  await calm(page, 600)
  const last = await page.evaluate(() => document.activeElement.getAttribute('aria-posinset'))
  check(Number(last) > 400, `the End key stops at ${last}`)
  check((await items.count()) < 40, `${await items.count()} findings are drawn at the end of the list`)
  await longestTask(page)
  for (const grouping of ['sheet', 'rule', 'unit', 'row', 'severity']) {
    await tabpanel(page, 'select').first().selectOption(grouping)
    await calm(page, 500)
    const drawn = await tabpanel(page, 'ul[aria-label] > li').count()
    check(drawn > 0 && drawn < 40, `grouping by ${grouping} draws ${drawn} lines`)
  }
  console.log(`${count} findings: longest task while grouping ${await longestTask(page)} ms`)
  await page.locator('[role=search] input').fill('责任')
  await calm(page, 500)
  console.log(`${count} findings: longest task while searching ${await longestTask(page)} ms`)
  await page.context().close()
}
