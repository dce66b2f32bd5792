/**
 * Dialogs, the explanation and the correction of a finding in every look and in both languages; and the main job without a
 * mouse: the focus is never lost, nor moved unasked.
 */
/* global document -- the functions given to the page run there */
import { usually } from '../../support/chosen-walks.mjs'

const LOOKS = {
  dark: { colorScheme: 'dark' },
  black: { look: 'black' },
  'high-contrast': { forcedColors: 'active', colorScheme: 'dark' }
}
const PLACES = ['fill', 'review', 'summary', 'exchange', 'settings']

const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement
    return at === document.body ? '' : `${at.tagName} ${at.id || at.textContent.slice(0, 20)}`
  })

async function dressed({ openPane, settle, inspect, check, tab, tabpanel }, name, look, language) {
  const label = `${name}-${language}`
  const page = await openPane({ width: 320, language, workbook: 'untidy', ...look })
  await tab(page, 'review')
  await tabpanel(page, 'button').first().click()
  await settle(page)
  const withKey = (key) => tabpanel(page, `li[data-finding]:has([aria-keyshortcuts=${key}])`).first()
  // What must be corrected stands first and would fill the view.
  const title = tabpanel(page, 'ul h2 button').first()
  await title.click()
  await settle(page)
  await withKey('Enter').focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('[role=tabpanel] textarea')
  await inspect(page, `${label}-explaining`, false)
  await page.keyboard.press('Escape')
  await title.click()
  await settle(page)
  await withKey('F').focus()
  await page.keyboard.press('f')
  await inspect(page, `${label}-corrected`, false)
  await tab(page, 'fill')
  await tabpanel(page, 'section[aria-label] > button').last().click()
  await page.waitForSelector('[role=alertdialog]')
  await inspect(page, `${label}-question`, false)
  await page.keyboard.press('Escape')
  await settle(page)
  check((await focused(page)) !== '', `${label}: closing the question loses the focus`)
}

/** Tabs once round a place; what held the focus, in order. */
async function round(page, most = 80) {
  const seen = []
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    if (at === '' || seen.at(-1) === at) break
    seen.push(at)
  }
  return seen
}

async function withoutMouse({ openPane, settle, check, tabpanel }) {
  const page = await openPane({ width: 320, language: 'zh-CN', workbook: 'none' })
  const panel = page.locator('[role=tabpanel]')
  const goTo = async (place) => {
    await page.locator('[role=tab][aria-selected=true]').focus()
    await page.keyboard.press('Home')
    for (let step = 0; step < PLACES.indexOf(place); step += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await settle(page)
    check(
      (await focused(page)).includes(`tab-${place}`),
      `choosing ${place} moves the focus to ${await focused(page)}`
    )
    check((await panel.getAttribute('id')) === `panel-${place}`, `${place} cannot be chosen by keyboard`)
  }
  /** Presses Tab until a button of the place has the focus, then Enter. */
  const press = async (button) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab')
      if (await button.evaluate((element) => element === document.activeElement)) break
    }
    check(
      await button.evaluate((element) => element === document.activeElement),
      `${await button.textContent()} cannot be reached by Tab`
    )
    await page.keyboard.press('Enter')
    await settle(page)
    check((await focused(page)) !== '', `the focus is lost`)
  }
  await goTo('fill')
  await press(tabpanel(page, 'button').first())
  await page.locator('[role=tab][aria-selected=true]').waitFor()
  await goTo('review')
  await press(tabpanel(page, 'button').first())
  check((await panel.locator('li[data-finding]').count()) > 0, 'validating by keyboard lists nothing')
  await goTo('summary')
  await press(tabpanel(page, 'button').first())
  check((await panel.locator('dl').count()) > 0, 'computing by keyboard shows nothing')
  for (const place of PLACES) {
    await goTo(place)
    const seen = await round(page)
    check(seen.length > 1, `Tab in ${place} reaches ${seen.join(', ') || 'nothing'}`)
  }
}

export async function walk(hands) {
  for (const [name, language] of usually(
    [
      ['dark', 'zh-CN'],
      ['black', 'en-US'],
      ['high-contrast', 'zh-CN']
    ],
    [
      ['dark', 'en-US'],
      ['black', 'zh-CN'],
      ['high-contrast', 'en-US']
    ]
  )) {
    await dressed(hands, name, LOOKS[name], language)
  }
  await withoutMouse(hands)
}
