/**
 * Walks through the built pane in a browser at the narrowest and a usual width and in both languages: looks for sideways
 * scrolling, accessibility faults, console errors and lost clicks, and leaves a screenshot of every place in
 * output/pane-screens. Build first: npx webpack --env pane-test --env office=local. The walks are places, looks, review, keyboard and every file
 * in the folder `pane`; some of them may be named, or a share of them asked for (`--share=1/2`). A usual run goes through
 * every state once, a long one (SOAK=1) through all of them in both languages and widths and in every look.
 */
/* global window, document -- the functions given to the page run there */
import { calm, LIMIT } from '../support/calm.mjs'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { chosenWalks, usually } from '../support/chosen-walks.mjs'
import { programs } from '../support/programs.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const output = join(root, 'output')
/** Which built folder is served below which path. */
const built = [
  ['/hosted-workbook/', join(output, 'hosted-workbook')],
  ['/', join(root, 'dist', 'pane')]
]
const pictures = join(output, 'pane-screens')
const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png'
}

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname
  const [base, folder] = built.find(([start]) => path.startsWith(start))
  try {
    const body = readFileSync(join(folder, path.slice(base.length) || 'index.html'))
    response.writeHead(200, { 'Content-Type': `${types[extname(path)] ?? 'text/html'}; charset=utf-8` })
    response.end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${server.address().port}`

mkdirSync(pictures, { recursive: true })
const browser = await chromium.launch({ executablePath: programs.chromium.find() })
const faults = []
let checks = 0

function check(isRight, fault) {
  checks += 1
  if (!isRight) faults.push(fault)
}

/** The page that panes follow one another in: a new one costs as much as all that a walk does in it. */
let shared
/** The page of a pane that had to have its own. */
let own
/** The pane that is open now. */
let opened

async function newPage(options) {
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
    ...options
  })
  context.setDefaultTimeout(LIMIT)
  const page = await context.newPage()
  const fail = (text) => faults.push(`${opened.language} ${opened.width}: ${text}`)
  page.on('console', (message) => {
    if (message.type() === 'error' && !opened.isFaulty) fail(message.text())
  })
  page.on('pageerror', (error) => fail(error.message))
  return page
}

/**
 * A pane in place of the one before; errors on its console are faults unless the walk brings them about, and it is waited for
 * unless told otherwise.
 */
async function openPane({
  width,
  language,
  workbook,
  look,
  query = '',
  before,
  isFaulty,
  isWaited = true,
  address = `/pane-test.html?language=${language}&workbook=${workbook}&look=${look ?? ''}${query}`,
  colorScheme = 'light',
  forcedColors = 'none',
  userAgent
}) {
  await own?.context().close()
  opened = { width, language, isFaulty }
  own = before || userAgent ? await newPage({ userAgent }) : undefined
  const page = own ?? (shared ??= await newPage())
  await page.setViewportSize({ width, height: 700 })
  await page.emulateMedia({ colorScheme, forcedColors })
  await before?.(page)
  await page.goto(`${origin}${address}`)
  if (!isWaited) return page
  await page.waitForFunction(() => window.pane && !document.querySelector('header [role=progressbar]'))
  await page.waitForSelector('[role=tabpanel] button')
  return page
}

async function settle(page) {
  await calm(page, 200)
}

async function inspect(page, name, isWhole = true) {
  await settle(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  )
  check(overflow <= 0, `${name}: scrolls sideways by ${overflow} px`)
  // The page's own policy forbids a script element, so axe comes in through the debugger.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  // Fluent UI's focus sentinels catch the Tab key at the edges; they are hidden from screen readers by intent.
  const { violations } = await page.evaluate(() =>
    window.axe.run(
      { exclude: ['[data-tabster-dummy]'] },
      { resultTypes: ['violations'], rules: { region: { enabled: false } } }
    )
  )
  for (const violation of violations) {
    check(
      false,
      `${name}: ${violation.id}: ${violation.nodes
        .map((node) => node.html)
        .join(' ')
        .slice(0, 400)}`
    )
  }
  checks += 1
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: isWhole })
}

const tab = (page, place) => page.locator(`#tab-${place}`).click()

/** The narrowest pane there is, where things fit the worst; in a long run the usual one too. */
const WIDTHS = usually([320], [400])

async function walkPlaces() {
  for (const language of ['zh-CN', 'en-US']) {
    for (const width of WIDTHS) {
      const label = `${language}-${width}`
      const empty = await openPane({ width, language, workbook: 'none' })
      for (const place of ['fill', 'review', 'summary', 'exchange', 'settings']) {
        await tab(empty, place)
        await inspect(empty, `${label}-empty-${place}`)
        const buttons = await empty.locator('[role=tabpanel] button').count()
        check(buttons > 0, `${label}: ${place} is a dead end while the workbook is empty`)
      }
      await tab(empty, 'fill')
      await empty.locator('[role=tabpanel] button').first().click()
      await inspect(empty, `${label}-inserted`)

      const filled = await openPane({ width, language, workbook: 'sample' })
      await inspect(filled, `${label}-sample-fill`)
      await tab(filled, 'review')
      await filled.locator('[role=tabpanel] button').first().click()
      await inspect(filled, `${label}-sample-review`)
      const link = filled.locator('[role=tabpanel] li[data-finding] button').first()
      const place = await link.textContent()
      await link.click()
      await settle(filled)
      const selected = await filled.evaluate(() => window.pane.selected())
      check(
        `${selected.sheet} ${selected.cell}` === place,
        `${label}: a click on ${place} selected ${selected.sheet} ${selected.cell}`
      )
      await filled.evaluate(() => window.pane.announceChange())
      await filled.evaluate(() => window.pane.command('locateFindings'))
      await inspect(filled, `${label}-sample-located`)
      await tab(filled, 'summary')
      await inspect(filled, `${label}-sample-summary`)
      for (const [form, ending] of [
        [/PDF/u, '.html'],
        [/Excel/u, '.xlsx']
      ]) {
        const download = filled.waitForEvent('download')
        await filled.locator('[role=tabpanel] button').filter({ hasText: form }).click()
        const file = await download
        const content = readFileSync(await file.path())
        const isWhole =
          ending === '.xlsx' ? content.subarray(0, 2).toString() === 'PK' : content.includes('255,092.79')
        check(
          file.suggestedFilename().endsWith(ending) && isWhole,
          `${label}: evaluation ${file.suggestedFilename()}`
        )
      }
      await settle(filled)
      await inspect(filled, `${label}-sample-evaluation`)
      await filled.locator('header button').first().click()
      await filled.waitForSelector('[role=dialog] select')
      await inspect(filled, `${label}-sample-period`, false)
      await filled.keyboard.press('Escape')
      await settle(filled)
      const isBack = await filled.evaluate(
        () => document.activeElement === document.querySelector('header button')
      )
      check(isBack, `${label}: closing the period picker does not give the focus back`)
      for (const place of ['exchange', 'settings']) {
        await tab(filled, place)
        await inspect(filled, `${label}-sample-${place}`)
      }

      const asking = filled.evaluate(() => window.pane.command('insertTemplates'))
      await filled.waitForSelector('[role=alertdialog]')
      await asking
      await inspect(filled, `${label}-sample-question`)
      await filled.locator('[role=alertdialog] button').first().click()
      await inspect(filled, `${label}-sample-replaced`)
      await filled.evaluate(() => window.pane.ask({ about: 'filters', sheets: ['指标表', '项目表'] }))
      const filters = filled.locator('[role=alertdialog]')
      await filters.waitFor()
      await inspect(filled, `${label}-sample-filters`, false)
      const said = await filters.textContent()
      check(
        /指标表.+项目表/u.test(said ?? ''),
        `${label}: the question about filters names no sheets: ${said}`
      )
      await filters.locator('button').last().click()
      await filters.waitFor({ state: 'detached' })
      await filled.evaluate(() => window.pane.failNext('cell-editing'))
      await tab(filled, 'review')
      await filled.locator('[role=tabpanel] button').first().click()
      await inspect(filled, `${label}-sample-problem`)
      check((await filled.locator('[role=alert]').textContent()) !== '', `${label}: a failure is not told`)
    }
  }
}

const tabpanel = (page, selector) => page.locator(`[role=tabpanel] ${selector}`)

/** Every look but the usual one, in which everything else is walked. */
const LOOKS = {
  dark: { colorScheme: 'dark' },
  black: { look: 'black' },
  'high-contrast': { forcedColors: 'active', colorScheme: 'dark' },
  'double-letters': { letters: '200%' }
}

async function walkLooks() {
  for (const [name, { letters, ...look }] of Object.entries(LOOKS)) {
    for (const width of WIDTHS) {
      const label = `${name}-${width}`
      for (const workbook of usually(['sample'], ['none'])) {
        const page = await openPane({ width, language: 'zh-CN', workbook, ...look })
        if (letters) {
          await page.evaluate((size) => (document.documentElement.style.fontSize = size), letters)
        }
        for (const place of ['fill', 'review', 'summary', 'exchange', 'settings']) {
          await tab(page, place)
          if (workbook === 'sample' && place === 'review') await tabpanel(page, 'button').first().click()
          await inspect(page, `${label}-${workbook}-${place}`)
        }
        if (workbook === 'sample') {
          await page.evaluate(() => window.pane.failNext('cell-editing'))
          await tab(page, 'review')
          await tabpanel(page, 'button').first().click()
          await inspect(page, `${label}-problem`)
        }
      }
    }
  }
}

const named = (page, selector, text) => tabpanel(page, selector).filter({ hasText: text }).first()

const WORDS = {
  'zh-CN': {
    explain: '填写说明',
    explained: '已说明',
    corrections: '查看修正',
    correctSafe: '修正全部安全项',
    correctGroup: '修正本组',
    confirm: '确认修正',
    takeBack: '撤回刚才的修正',
    rules: '查看和调整规则',
    add: '新增规则',
    code: '代码',
    condition: '条件',
    message: '问题说明',
    try: '试运行',
    save: '保存规则',
    search: '搜索规则',
    on: '启用',
    compared: '对比'
  },
  'en-US': {
    explain: 'Explain',
    explained: 'Explained',
    corrections: 'Show corrections',
    correctSafe: 'Make all safe corrections',
    correctGroup: 'Correct this group',
    confirm: 'Confirm',
    takeBack: 'Take the corrections back',
    rules: 'Show and change rules',
    add: 'Add a rule',
    code: 'Code',
    condition: 'Condition',
    message: 'What to say (Chinese)',
    try: 'Try',
    save: 'Save rule',
    search: 'Search rules',
    on: 'On',
    compared: 'Compared'
  }
}

async function explainOne(page, label, words) {
  await tab(page, 'review')
  await tabpanel(page, 'button').first().click()
  await settle(page)
  const item = page.locator('[role=tabpanel] li[data-finding]', {
    has: page.getByRole('button', { name: new RegExp(`^${words.explain}`) })
  })
  await drawn(page, item)
  const place = await item.first().locator('button').first().textContent()
  await item
    .first()
    .getByRole('button', { name: new RegExp(`^${words.explain}`) })
    .focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('[role=tabpanel] textarea')
  await inspect(page, `${label}-explaining`, false)
  await page.keyboard.type('设备检修停运两周，已核实')
  await page.keyboard.press('Enter')
  await settle(page)
  const said = page.locator('[role=tabpanel] li[data-finding]', { hasText: '设备检修停运两周，已核实' })
  check((await said.count()) === 1, `${label}: the explanation of ${place} is not shown`)
  check(
    (await said.first().textContent()).includes(words.explained),
    `${label}: the finding at ${place} does not count as explained`
  )
  const counts = await tabpanel(page, 'p[role=status]').first().textContent()
  check(/1[^\d]*[）)]/.test(counts), `${label}: the explained finding is not counted: ${counts}`)
  await said.first().scrollIntoViewIfNeeded()
  await inspect(page, `${label}-explained`, false)
}

/** Scrolls down until a list that draws what is in view alone has come to what is looked for, if it does. */
async function drawn(page, item) {
  for (;;) {
    if ((await item.count()) > 0) return
    const isAtEnd = await page.evaluate(() => {
      const before = window.scrollY
      window.scrollBy(0, window.innerHeight / 2)
      return window.scrollY === before
    })
    await settle(page)
    if (isAtEnd) return
  }
}

/** How many corrections are listed. */
const listed = (page) => page.locator('[role=tabpanel] dl').count()

/** Corrects through a button and takes it back in one step; `expected` is what is listed in between. */
async function correctAndTakeBack(page, label, words, button, expected) {
  const before = await listed(page)
  const shown = await page.locator('[role=tabpanel] dl').allTextContents()
  await button.click()
  await settle(page)
  const during = await listed(page)
  check(during === expected, `${label}: ${before} corrections became ${during} instead of ${expected}`)
  await named(page, 'button', words.takeBack).click()
  await settle(page)
  const back = await page.locator('[role=tabpanel] dl').allTextContents()
  check(
    JSON.stringify(back) === JSON.stringify(shown),
    `${label}: taking back left ${back.length} corrections instead of the ${before} before`
  )
}

async function correct(page, label, words) {
  await named(page, 'button', words.corrections).click()
  await page.waitForSelector('[role=tabpanel] dl')
  await inspect(page, `${label}-corrections`)
  const before = await listed(page)
  const preview = await page.locator('[role=tabpanel] dl').allTextContents()
  for (const cell of ['１００', '1,200']) {
    const change = preview.find((text) => text.includes(cell))
    check(
      change?.includes(cell === '１００' ? '100' : '1200'),
      `${label}: the preview of ${cell} says ${change}`
    )
  }
  const one = tabpanel(page, 'section li button').first()
  await correctAndTakeBack(page, `${label}: one correction`, words, one, before - 1)
  const group = named(page, 'button', words.correctGroup)
  const inGroup = Number(/\d+/.exec(await group.textContent())?.[0])
  check(inGroup > 1, `${label}: no group of corrections is offered`)
  await correctAndTakeBack(page, `${label}: a group`, words, group, before - inGroup)
  await named(page, 'button', words.correctSafe).click()
  await settle(page)
  await inspect(page, `${label}-corrected`)
  const after = await listed(page)
  check(after > 0 && after < before, `${label}: ${before} corrections became ${after}`)
  const unsafe = named(page, 'button', words.confirm)
  await correctAndTakeBack(page, `${label}: a confirmed correction`, words, unsafe, after - 1)
}

async function comparePrevious(page, label, words) {
  const file = await page.evaluate(() => window.pane.file())
  await page.locator('input[type=file]').setInputFiles({
    name: '上期.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(file)
  })
  await settle(page)
  const text = await page.locator('[role=tabpanel]').textContent()
  check(
    text.includes(words.compared) && text.includes('上期.xlsx'),
    `${label}: no previous workbook is named`
  )
  await inspect(page, `${label}-previous`, false)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.xlsx', mimeType: 'text/plain', buffer: Buffer.from('no workbook') })
  await settle(page)
  check(
    (await page.locator('[role=alert]').first().textContent()).includes('x.xlsx'),
    `${label}: a broken previous workbook is not named`
  )
}

async function writeRule(page, label, words) {
  await tab(page, 'settings')
  await named(page, 'button', words.rules).click()
  await page.waitForSelector('[role=tabpanel] ul[aria-label] details')
  await inspect(page, `${label}-rules`, false)
  await named(page, 'button', words.add).click()
  await page.getByLabel(words.code, { exact: true }).fill('own-1')
  await page.getByLabel(words.condition).fill('row["累计完成投资"] <= row["没有这一列"]')
  await page.getByLabel(words.message).fill('“{项目名称}”投资超出计划')
  await page.getByRole('button', { name: words.try, exact: true }).click()
  await page.waitForSelector('[role=tabpanel] mark')
  check(
    (await page.locator('[role=tabpanel] mark').textContent()) === '"',
    `${label}: the fault is not marked`
  )
  await inspect(page, `${label}-rule-refused`)
  await page.getByLabel(words.condition).fill('row["累计完成投资"] <= row["投资额"] * 0.2')
  await page.getByRole('button', { name: words.try, exact: true }).click()
  await settle(page)
  check((await page.locator('[role=tabpanel] mark').count()) === 0, `${label}: a sound rule is refused`)
  await inspect(page, `${label}-rule-tried`)
  await page.getByRole('button', { name: words.save, exact: true }).click()
  await settle(page)
  const code = page.locator('[role=tabpanel] code', { hasText: '* 0.2' })
  check((await code.count()) === 1, `${label}: the rule is not listed once saved`)
  await page.getByLabel(words.search).fill('own-1')
  await tabpanel(page, 'ul[aria-label] summary').first().click()
  await page.getByLabel(words.on, { exact: true }).click()
  await settle(page)
  await inspect(page, `${label}-rule-off`)
  await page.getByLabel(words.search).fill('actual-jump')
  await tabpanel(page, 'ul[aria-label] summary').first().click()
  await inspect(page, `${label}-rule-settings`)
  await page.getByLabel(words.search).fill('')
}

async function walkReview() {
  for (const [language, width] of usually([['zh-CN', 320]], [['en-US', 400]])) {
    const page = await openPane({ width, language, workbook: 'untidy' })
    const label = `${language}-${width}-untidy`
    const words = WORDS[language]
    await explainOne(page, label, words)
    await correct(page, label, words)
    await comparePrevious(page, label, words)
    await writeRule(page, label, words)
  }
}

async function walkByKeyboard() {
  const keyboard = await openPane({ width: 320, language: 'zh-CN', workbook: 'sample' })
  await keyboard.keyboard.press('Tab')
  const reached = new Set()
  for (let press = 0; press < 12; press += 1) {
    reached.add(
      await keyboard.evaluate(() => document.activeElement?.id || document.activeElement?.textContent)
    )
    await keyboard.keyboard.press('Tab')
  }
  check(reached.has('tab-fill'), 'the tabs cannot be reached by keyboard')
  await keyboard.locator('#tab-fill').focus()
  await keyboard.keyboard.press('ArrowRight')
  await keyboard.keyboard.press('Enter')
  await settle(keyboard)
  check(
    (await keyboard.locator('[role=tabpanel]').getAttribute('id')) === 'panel-review',
    'a place cannot be chosen by keyboard'
  )
}

const folder = join(root, 'test', 'e2e', 'pane')
const walks = [
  ['places', walkPlaces],
  ['looks', walkLooks],
  ['review', walkReview],
  ['keyboard', walkByKeyboard],
  ...readdirSync(folder).map((file) => [
    file.replace(/\.mjs$/u, ''),
    async () => {
      const { walk } = await import(pathToFileURL(join(folder, file)).href)
      await walk({ openPane, settle, inspect, check, tab, tabpanel })
    }
  ])
]
const chosen = chosenWalks(walks)
for (const [name, walk] of chosen) {
  const started = Date.now()
  try {
    await walk()
  } catch (error) {
    check(false, `${name}: ${error.message}`)
  }
  console.log(`${name}: walked in ${Math.round((Date.now() - started) / 1000)} s`)
}

await browser.close()
server.close()
for (const fault of faults) console.log(`FAULT ${fault}`)
console.log(
  `${chosen.length} walks, ${checks} checks, ${faults.length} faults; screenshots in output/pane-screens`
)
process.exitCode = faults.length > 0 || chosen.length === 0 ? 1 : 0
