/**
 * Programs that are not like the others: those that cannot run the pane are told what they lack and what still works, and on
 * the Mac, whose web view drops downloads, workbooks are opened and texts copied.
 */
/* global window, document -- the functions given to the page run there */
import { usually } from '../../support/chosen-walks.mjs'
import { openExports } from '../../support/exports.mjs'

const REASONS = ['old-program', 'not-excel', 'not-loaded']
const TOLD = {
  'zh-CN': {
    'old-program': ['Excel 2021', 'SharedRuntime 1.1', '命令行'],
    'not-excel': ['我的加载项'],
    'not-loaded': ['网络连接']
  },
  'en-US': {
    'old-program': ['Excel 2021', 'SharedRuntime 1.1', 'command line'],
    'not-excel': ['My Add-ins'],
    'not-loaded': ['network connection']
  }
}

async function unsupported({ openPane, inspect, check }, language, width, look = {}) {
  for (const reason of REASONS) {
    const label = `${language}-${width}-${look.colorScheme ?? 'light'}-${reason}`
    const query = `&unsupported=${reason}`
    const page = await openPane({ width, language, workbook: 'none', query, isWaited: false, ...look })
    await page.waitForSelector('main h1')
    const said = await page.locator('main').textContent()
    for (const words of TOLD[language][reason]) check(said.includes(words), `${label}: ${words} is not said`)
    await inspect(page, label)
    await page.keyboard.press('Tab')
    check(
      await page.evaluate(() => document.activeElement?.tagName === 'BUTTON'),
      `${label}: the keyboard does not reach the button`
    )
  }
}

const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15'

const WORDS = {
  'zh-CN': { opened: '已在新工作簿中打开', copied: '内容已复制', sheet: 'Excel 表', page: '网页' },
  'en-US': { opened: 'Opened as a new workbook', copied: 'copied', sheet: 'Excel sheet', page: 'Web page' }
}

async function mac({ openPane, settle, inspect, check, tab, tabpanel }, language, width) {
  const label = `${language}-${width}-mac`
  const words = WORDS[language]
  const page = await openPane({
    width,
    language,
    workbook: 'sample',
    userAgent: SAFARI,
    before: (opened) =>
      opened.addInitScript(() => {
        window.openedWorkbooks = []
        window.Office = { context: { platform: 'Mac' }, PlatformType: { Mac: 'Mac' } }
        window.Excel = {
          createWorkbook: (content) => Promise.resolve(window.openedWorkbooks.push(content))
        }
      })
  })
  let downloads = 0
  page.on('download', () => (downloads += 1))
  const told = async (text, what) => {
    await settle(page)
    const said = await page.locator('header').textContent()
    check(said.includes(text), `${label}: ${what} says: ${said}`)
  }
  const opened = () =>
    page.evaluate(() => window.openedWorkbooks.map((content) => window.atob(content).slice(0, 2)))
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  const press = (name) => tabpanel(page, 'button').filter({ hasText: name }).first().click()

  await tab(page, 'review')
  await tabpanel(page, 'button').first().click()
  await settle(page)
  await openExports(page)
  await press(words.sheet)
  await told(words.opened, 'findings as a workbook')
  await inspect(page, `${label}-opened`)
  await press('CSV')
  await told(words.copied, 'findings as text')
  check(
    (await copied()).includes('指标表'),
    `${label}: the copied findings are ${(await copied()).slice(0, 80)}`
  )
  await press(words.page)
  await told(words.copied, 'findings as a page')
  check((await copied()).includes('<html'), `${label}: the copied page is ${(await copied()).slice(0, 80)}`)
  await inspect(page, `${label}-copied`)
  await tab(page, 'summary')
  await settle(page)
  await press('PDF')
  await told(words.copied, 'the evaluation as a page')
  check((await copied()).includes('255,092.79'), `${label}: the copied evaluation lacks its total`)
  await press(/Excel/u)
  await told(words.opened, 'the evaluation as a workbook')
  check(
    JSON.stringify(await opened()) === JSON.stringify(['PK', 'PK']),
    `${label}: workbooks opened: ${JSON.stringify(await opened())}`
  )
  check(downloads === 0, `${label}: ${downloads} downloads that the Mac would drop`)
}

/** The theme changes while the pane is open: Excel's own is seen when the person comes back, the system's at once. */
async function changing({ openPane, settle, inspect, check }) {
  const page = await openPane({
    width: 320,
    language: 'zh-CN',
    workbook: 'sample',
    before: (opened) =>
      opened.addInitScript(() => {
        window.Office = { context: { officeTheme: { bodyBackgroundColor: '#ffffff' } } }
      })
  })
  const ground = () =>
    page.evaluate(() => window.getComputedStyle(document.querySelector('header')).backgroundColor)
  const light = await ground()
  const wear = async (color) => {
    await page.evaluate((given) => {
      window.Office.context.officeTheme.bodyBackgroundColor = given
      window.dispatchEvent(new Event('focus'))
    }, color)
    await settle(page)
    return ground()
  }
  const dark = await wear('#444444')
  await inspect(page, 'theme-changed-dark')
  const black = await wear('#000000')
  check(new Set([light, dark, black]).size === 3, `Office's themes look like ${light}, ${dark}, ${black}`)
  check((await wear('#ffffff')) === light, 'the light theme does not come back')
  await page.evaluate(() => {
    window.Office.context.officeTheme = undefined
  })
  await page.emulateMedia({ colorScheme: 'dark' })
  await settle(page)
  check((await ground()) === dark, `the system's dark theme looks like ${await ground()}`)
}

export async function walk(hands) {
  const dark = { colorScheme: 'dark' }
  for (const [language, width, look] of usually(
    [
      ['zh-CN', 320],
      ['en-US', 320, dark]
    ],
    [
      ['zh-CN', 320, dark],
      ['zh-CN', 400],
      ['zh-CN', 400, dark],
      ['en-US', 320],
      ['en-US', 400],
      ['en-US', 400, dark]
    ]
  )) {
    await unsupported(hands, language, width, look)
  }
  for (const [language, width] of usually([['zh-CN', 320]], [['en-US', 400]])) {
    await mac(hands, language, width)
  }
  await changing(hands)
}
