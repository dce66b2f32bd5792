/**
 * Ten thousand projects sent out, collected and merged in the pane: each step shows how far it is, can be given up without a
 * trace, and puts back what was before. Times and longest tasks are reported, not judged: they depend on the machine.
 */
/* global window, document -- the functions given to the page run there */
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { idle, longestTask, openGrownPane, PROJECTS } from '../../support/grown-pane.mjs'

const RETURNS = 3
const PATIENCE = { timeout: 480_000 }

/** Presses the button of that name once the pane tells how far its work is; whether that came. */
function giveUpOnceFar(name) {
  const until = Date.now() + 120_000
  return new Promise((resolve) => {
    const look = () => {
      const isFar = document.querySelectorAll('header [role=progressbar][aria-valuenow]').length === 1
      const button = [...document.querySelectorAll('header button')].find(
        ({ textContent }) => textContent === name
      )
      if (isFar && button) {
        button.click()
        resolve(true)
      } else if (Date.now() > until) resolve(false)
      else setTimeout(look, 0)
    }
    look()
  })
}

export async function walk({ openPane, check, tab }) {
  const page = await openGrownPane(openPane)
  const digest = () => page.evaluate(() => window.pane.digest())
  const button = (name) => page.getByRole('button', { name, exact: typeof name === 'string' })
  /** Does a step until the pane is idle again and reports what it took. */
  const step = async (name, act) => {
    await longestTask(page)
    const began = Date.now()
    const given = await act()
    await idle(page, 300)
    const memory = await page.evaluate(() => Math.round(performance.memory.usedJSHeapSize / 1e6))
    console.log(
      `${PROJECTS} projects, ${name}: ${((Date.now() - began) / 1000).toFixed(1)} s, longest task ${await longestTask(page)} ms, heap ${memory} MB`
    )
    return given
  }
  /** Begins a step and gives it up once it tells how far it is; what is left of it in the workbook is a fault. */
  const giveUp = async (name, act) => {
    const before = await digest()
    const given = page.evaluate(giveUpOnceFar, '取消')
    await act()
    check(await given, `${name} does not tell how far it is or cannot be given up`)
    const pressed = Date.now()
    await idle(page, 300)
    console.log(`${PROJECTS} projects, ${name} given up after ${Date.now() - pressed} ms`)
    check((await digest()) === before, `giving up ${name} leaves traces in the workbook`)
  }

  await tab(page, 'exchange')
  await step('previewing the split', () => button('预览如何拆分').click())
  const run = button(/^下发 \d+ 个单位$/u)
  await giveUp('splitting', () => run.click())
  const packages = await step('splitting', async () => {
    const download = page.waitForEvent('download', PATIENCE)
    await run.click()
    return Object.entries(unzipSync(readFileSync(await (await download).path())))
  })
  check(packages.length > 10, `there are ${packages.length} workbooks`)

  const largest = packages.toSorted(([, a], [, b]) => b.length - a.length).slice(0, RETURNS)
  const returned = []
  for (const [index, [name, bytes]] of largest.entries()) {
    const made = await page.evaluate(
      ([sent, amount]) => window.pane.returned(sent, amount),
      [[...bytes], 1000 * (index + 1)]
    )
    returned.push({ name, mimeType: '', buffer: Buffer.from(made.bytes) })
  }
  const choose = page.locator('input[type=file]:not([webkitdirectory])').first()
  await giveUp('collecting', () => choose.setInputFiles(returned))
  await step(`collecting ${RETURNS} returns`, () => choose.setInputFiles(returned))
  const before = await digest()
  const merge = button(`合并 ${RETURNS} 份`)
  await merge.waitFor(PATIENCE)
  await step('merging', async () => {
    await merge.click()
    await page.getByText(/^已合并 3 份/u).waitFor(PATIENCE)
  })
  check((await digest()) !== before, 'merging changes nothing')
  await step('putting back', () => button('恢复合并前的内容').click())
  check((await digest()) === before, 'what was before the merge is not back')
}
