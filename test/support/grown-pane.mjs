/** Panes over ten thousand projects, with what its walks measure: how long the page could not answer. */
/* global window, document -- the functions given to the page run there */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { calm } from './calm.mjs'
import { grownPlan, servePlan } from './grown-plan.mjs'
import { giveWorkbook, HOSTED_PANE } from './hosted-pane.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const PATIENCE = { timeout: 480_000 }

export const PROJECTS = 10_000

/** Waits until the pane works on nothing and has been calm for so many milliseconds. */
export async function idle(page, milliseconds = 800) {
  await calm(page, 300)
  await page.waitForFunction(() => !document.querySelector('header [role=progressbar]'), undefined, PATIENCE)
  await calm(page, milliseconds)
}

/** Milliseconds of the longest task since the last call. */
export const longestTask = (page) =>
  page.evaluate(() => Math.round(Math.max(0, ...window.longTasks.splice(0).map(({ duration }) => duration))))

/** Has the page served a plan of so many projects and note every task that kept it from answering. */
async function prepare(page) {
  await servePlan(page, grownPlan(root, PROJECTS))
  await page.addInitScript(() => {
    window.longTasks = []
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries())).observe({
      type: 'longtask'
    })
  })
}

/** Opens the pane over the sample of so many projects, the workbook in the page; waits until it can be used. */
export async function openGrownPane(openPane) {
  const page = await openPane({
    width: 400,
    language: 'zh-CN',
    workbook: 'sample',
    isWaited: false,
    before: prepare
  })
  await page.waitForFunction(() => window.pane, undefined, PATIENCE)
  return usable(page)
}

/** Opens the pane over an empty workbook in a thread of its own, for a plan of so many projects; waits until it can be used. */
export async function openHostedPane(openPane) {
  if (!existsSync(join(root, 'output', 'hosted-workbook', 'workbook.js')))
    throw new Error(
      'The workbook in a thread is not built: SOAK=1 npx webpack --env pane-test --env office=local'
    )
  return usable(
    await openPane({
      width: 400,
      language: 'zh-CN',
      address: HOSTED_PANE,
      isWaited: false,
      before: async (page) => {
        await prepare(page)
        await giveWorkbook(page)
      }
    })
  )
}

async function usable(page) {
  await page.locator('[role=tabpanel] button').first().waitFor(PATIENCE)
  await idle(page)
  return page
}
