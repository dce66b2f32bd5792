/** Places while the workbook is read, when it cannot be read, and when a part of the program does not arrive. */
/* global document -- the functions given to the page run there */
import { usually } from '../../support/chosen-walks.mjs'

const PLACES = ['fill', 'review', 'summary', 'exchange', 'settings']
const WORDS = {
  'zh-CN': { retry: '再试一次', reading: '正在读取工作簿……', offline: '不能加载' },
  'en-US': { retry: 'Try again', reading: 'Reading the workbook …', offline: 'could not be loaded' }
}

/** Everything but the pane's own first script. */
const PARTS = /\/(?!pane\.js)[^/]+\.js$/u

async function reading({ openPane, inspect, check, tab }, language, width) {
  const label = `${language}-${width}-reading`
  let release = () => undefined
  const waiting = new Promise((resolve) => {
    release = resolve
  })
  // The page of the test asks for the plans first, to make its workbook.
  let asked = 0
  const page = await openPane({
    width,
    language,
    workbook: 'sample',
    isWaited: false,
    before: (opened) =>
      opened.route('**/plans/index.json', async (route) => {
        asked += 1
        if (asked > 1) await waiting
        await route.continue()
      })
  })
  await page.waitForSelector('header [role=progressbar]')
  const panel = page.locator('[role=tabpanel]')
  for (const place of ['fill', 'review', 'summary']) {
    await tab(page, place)
    const told = panel.locator(`[role=status][aria-label="${WORDS[language].reading}"]`)
    await told.waitFor().catch(() => undefined)
    check((await told.count()) === 1, `${label}: ${place} does not say that the workbook is being read`)
    await page.screenshot({ path: `output/pane-screens/${label}-${place}.png` })
  }
  release()
  await tab(page, 'fill')
  await panel.locator('button').first().waitFor()
  await inspect(page, `${label}-read`)
}

async function unread({ openPane, settle, inspect, check, tab }, language, width) {
  const label = `${language}-${width}-unread`
  const page = await openPane({ width, language, workbook: 'sample', query: '&fails=cell-editing' })
  const panel = page.locator('[role=tabpanel]')
  for (const place of PLACES) {
    await tab(page, place)
    await inspect(page, `${label}-${place}`)
    check((await panel.locator('button').count()) > 0, `${label}: ${place} is a dead end`)
  }
  await tab(page, 'review')
  await settle(page)
  await panel.getByRole('button', { name: WORDS[language].retry }).click()
  await settle(page)
  await panel.locator('button').first().click()
  await settle(page)
  check((await panel.locator('li[data-finding]').count()) > 0, `${label}: trying again does not lead on`)
}

async function missing({ openPane, settle, inspect, check, tab }, language, width) {
  const label = `${language}-${width}-missing`
  const page = await openPane({ width, language, workbook: 'sample', isFaulty: true })
  const panel = page.locator('[role=tabpanel]')
  await page.route(PARTS, (route) => route.abort())
  await tab(page, 'settings')
  await settle(page)
  const told = panel.locator('[role=alert]')
  check(
    (await told.textContent()).includes(WORDS[language].offline),
    `${label}: a place that does not arrive is not told`
  )
  await inspect(page, `${label}-settings`)
  await tab(page, 'fill')
  await settle(page)
  check((await panel.locator('[role=alert]').count()) === 0, `${label}: the other places do not go on`)
  check((await panel.locator('button').count()) > 3, `${label}: the place shown before is not usable`)
  await tab(page, 'settings')
  await told.waitFor()
  await panel.getByRole('button', { name: WORDS[language].retry }).focus()
  await page.keyboard.press('Enter')
  await settle(page)
  check((await told.count()) === 1, `${label}: a place arrives although nothing does`)
  check(
    await page.evaluate(() => document.activeElement !== document.body),
    `${label}: trying again loses the focus`
  )
  await page.unroute(PARTS)
  await panel.getByRole('button', { name: WORDS[language].retry }).click()
  await settle(page)
  check((await told.count()) === 0, `${label}: trying again does not bring the place`)
  check((await panel.locator('section').count()) > 2, `${label}: the settings are not shown`)
}

export async function walk(hands) {
  for (const [language, width] of usually([['zh-CN', 320]], [['en-US', 400]])) {
    await reading(hands, language, width)
    await unread(hands, language, width)
    await missing(hands, language, width)
  }
}
