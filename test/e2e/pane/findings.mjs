/** The list of findings by keyboard, its filters and groupings, and how findings leave the pane, hostile text among them. */
/* global window, document -- the functions given to the page run there */
import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import { openExports } from '../../support/exports.mjs'

const HOSTILE = '=HYPERLINK("http://x","点")<img src=x onerror=alert(1)>'

const chosen = (page) =>
  page.evaluate(() => {
    const { sheet, cell } = window.pane.selected()
    return `${sheet} ${cell}`
  })
/** Place of the finding that has the focus. */
const atHand = (page) =>
  page.evaluate(
    () => document.activeElement?.closest('li[data-finding]')?.querySelector('button')?.textContent
  )
const focused = (page) => page.evaluate(() => document.activeElement?.tagName)
const copied = (page) => page.evaluate(() => window.navigator.clipboard.readText())

async function walkByKeys(page, settle, check) {
  const items = page.locator('[role=tabpanel] li[data-finding]')
  await items.first().focus()
  const places = [await atHand(page)]
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) {
    await page.keyboard.press(key)
    await settle(page)
    places.push(await atHand(page))
    check(
      (await chosen(page)) === places.at(-1),
      `${key} goes to ${places.at(-1)}, the sheet to ${await chosen(page)}`
    )
  }
  check(new Set(places).size === 3 && places[1] === places[3], `the arrows go ${places.join(' → ')}`)
  await page.keyboard.press('n')
  await settle(page)
  check((await atHand(page)) !== places[3], 'N stays where it is')
  const explainable = items.filter({ has: page.locator('[aria-keyshortcuts=Enter]') })
  await explainable.first().focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('[role=tabpanel] textarea')
  check((await focused(page)) === 'TEXTAREA', 'Enter does not lead into the explanation')
  await page.keyboard.type('n f 核实')
  check(
    (await page.locator('[role=tabpanel] textarea').inputValue()) === 'n f 核实',
    'keys typed are taken for others'
  )
  await page.keyboard.press('Escape')
  await settle(page)
  check((await atHand(page)) !== undefined, 'Escape loses the finding')
  const fixable = items.filter({ has: page.locator('[aria-keyshortcuts=F]') })
  const before = await items.count()
  await fixable.first().focus()
  const fixed = await atHand(page)
  await page.keyboard.press('f')
  await settle(page)
  const isMade = (await page.locator('header [aria-live]').textContent()) !== ''
  const isAsked = (await page.locator('[role=tabpanel] li[data-finding] dl').count()) > 0
  check(isMade || isAsked, `F on ${fixed} of ${before} findings drawn does nothing`)
  check((await focused(page)) !== 'BODY', 'F loses the focus')
}

async function narrow(page, settle, check) {
  const panel = page.locator('[role=tabpanel]')
  const total = async () =>
    Number(/(\d+)/u.exec(await panel.locator('ul[aria-label]').first().getAttribute('aria-label'))?.[1] ?? 0)
  const all = await total()
  await panel.getByRole('button', { name: '未说明', exact: true }).click()
  await settle(page)
  const open = await total()
  await panel.getByRole('button', { name: '本单位', exact: true }).click()
  await settle(page)
  const own = await total()
  check(all > open && open > 0, `${open} of ${all} findings are unexplained`)
  check(own <= open, `${own} of ${open} open findings are the unit's`)
  await panel.getByRole('button', { name: '未说明', exact: true }).click()
  await panel.getByRole('button', { name: '本单位', exact: true }).click()
  const titles = []
  for (const grouping of ['sheet', 'rule', 'unit', 'row', 'severity']) {
    await panel.locator('select').first().selectOption(grouping)
    await settle(page)
    titles.push(await panel.locator('ul h2').first().textContent())
    check((await total()) === all, `grouping by ${grouping} shows ${await total()} of ${all}`)
  }
  check(new Set(titles).size === titles.length, `the groups begin with ${titles.join(', ')}`)
}

/** The list draws what is in view alone, and the End key leads to its last finding all the same. */
async function toTheEnd(page, settle, check) {
  await page.locator('[role=tabpanel] li[data-finding]').first().focus()
  await page.keyboard.press('End')
  await settle(page)
  const { last, lines, after, drawn } = await page.evaluate(() => {
    const place = (line, name) => Number(line?.getAttribute(`aria-${name}`))
    const all = [...document.querySelectorAll('[role=tabpanel] li[aria-posinset]')]
    const focus = document.activeElement
    return {
      last: Math.max(...all.map((line) => place(line, 'posinset'))),
      lines: place(focus, 'setsize'),
      // Headings of closed groups may follow it.
      after: all.filter(
        (line) => 'finding' in line.dataset && place(line, 'posinset') > place(focus, 'posinset')
      ).length,
      drawn: all.length
    }
  })
  check(
    lines > 0 && last === lines && after === 0,
    `End stops ${after} findings short, at ${last} of ${lines}`
  )
  check(drawn > 0 && drawn < lines, `${drawn} of ${lines} lines are drawn at once`)
}

async function exported(page, button) {
  const download = page.waitForEvent('download')
  await page.locator('[role=tabpanel] [role=group] button').filter({ hasText: button }).click()
  return readFileSync(await (await download).path())
}

async function giveOut(page, settle, check) {
  await openExports(page)
  await page.locator('[role=tabpanel] [role=group] button').filter({ hasText: '复制' }).click()
  await settle(page)
  const text = await copied(page)
  check(text.includes('HYPERLINK'), 'what is copied lacks the hostile name')
  check(!/(?:^|\t)=/mu.test(text), 'what is copied holds a formula')
  const csv = (await exported(page, 'CSV')).toString('utf8')
  check(csv.includes('HYPERLINK') && !/(?:^|,)"?=/mu.test(csv), 'the .csv holds a formula or lacks the name')
  await settle(page)
  const html = (await exported(page, '网页')).toString('utf8')
  check(html.includes('&lt;img') && !html.includes('<img src=x'), 'the page holds markup of the workbook')
  await settle(page)
  const { sheets } = await readXlsx(await exported(page, 'Excel'))
  const cells = sheets.flatMap(({ rows }) => rows.flat())
  check(
    cells.some((cell) => typeof cell === 'string' && cell.includes('HYPERLINK')),
    'the .xlsx lacks the hostile name as a text'
  )
}

/** Where the pane cannot save, as in Office on the Mac: a workbook is opened, a text copied. */
async function withoutDownloads(page, settle, check) {
  await page.evaluate(() => {
    window.opened = []
    window.Office = { context: { platform: 'Mac' }, PlatformType: { Mac: 'Mac' } }
    window.Excel = {
      createWorkbook: (content) => {
        window.opened.push(content)
        return Promise.resolve()
      }
    }
    Object.defineProperty(window.navigator, 'userAgent', {
      value: 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15'
    })
  })
  const group = page.locator('[role=tabpanel] [role=group] button')
  const told = () => page.locator('header [aria-live]').textContent()
  await group.filter({ hasText: 'Excel' }).click()
  await settle(page)
  const [file] = await page.evaluate(() => window.opened)
  check(
    Buffer.from(file ?? '', 'base64')
      .subarray(0, 2)
      .toString() === 'PK',
    'no workbook is opened'
  )
  check((await told()).includes('打开'), `opening a workbook is told as ${await told()}`)
  await group.filter({ hasText: 'CSV' }).click()
  await settle(page)
  check((await copied(page)).includes('HYPERLINK'), 'the text is not copied')
  check((await told()).includes('复制'), `copying is told as ${await told()}`)
}

export async function walk({ openPane, settle, inspect, check, tab, tabpanel }) {
  const page = await openPane({ width: 320, language: 'zh-CN', workbook: 'untidy' })
  await page.evaluate((text) => window.pane.rename(text), HOSTILE)
  await tab(page, 'review')
  await tabpanel(page, 'button').first().click()
  await settle(page)
  await walkByKeys(page, settle, check)
  await inspect(page, 'findings-keys', false)
  await tabpanel(page, 'button').first().click()
  await settle(page)
  await narrow(page, settle, check)
  await toTheEnd(page, settle, check)
  await giveOut(page, settle, check)
  await withoutDownloads(page, settle, check)
  await inspect(page, 'findings-given-out', false)
}
