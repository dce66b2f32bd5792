/**
 * Walks through the built pane in a browser at the narrowest and a usual width and in both languages: looks for sideways
 * scrolling, accessibility faults, console errors and lost clicks, and leaves a screenshot of every place in
 * output/pane-screens. Build first: npx webpack --env pane-test
 */
/* global window, document -- the functions given to the page run there */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { programs } from '../support/programs.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const built = join(root, 'output', 'pane-test')
const pictures = join(root, 'output', 'pane-screens')
const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png'
}

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname
  try {
    const body = readFileSync(join(built, path === '/' ? 'index.html' : path))
    response.writeHead(200, { 'Content-Type': `${types[extname(path)] ?? 'text/html'}; charset=utf-8` })
    response.end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${server.address().port}`

rmSync(pictures, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })
const browser = await chromium.launch({ executablePath: programs.chromium.find() })
const faults = []
let checks = 0

function check(isRight, fault) {
  checks += 1
  if (!isRight) faults.push(fault)
}

async function openPane({ width, language, workbook, colorScheme }) {
  const context = await browser.newContext({
    viewport: { width, height: 700 },
    ...(colorScheme && { colorScheme })
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${language} ${width}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`${language} ${width}: ${error.message}`))
  await page.goto(`${origin}/?language=${language}&workbook=${workbook}`)
  await page.waitForFunction(() => window.pane && !document.querySelector('[role=progressbar]'))
  await page.waitForSelector('[role=tabpanel] button')
  return page
}

async function settle(page) {
  await page.waitForTimeout(150)
  await page.waitForFunction(() => !document.querySelector('[role=progressbar]'))
  await page.waitForTimeout(350)
}

async function inspect(page, name, isWhole = true) {
  await settle(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  )
  check(overflow <= 0, `${name}: scrolls sideways by ${overflow} px`)
  // The page's own policy forbids a script element, so axe comes in through the debugger.
  await page.evaluate(axe)
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

for (const language of ['zh-CN', 'en-US']) {
  for (const width of [320, 400]) {
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
    await empty.context().close()

    const filled = await openPane({ width, language, workbook: 'sample' })
    await inspect(filled, `${label}-sample-fill`)
    await tab(filled, 'review')
    await filled.locator('[role=tabpanel] button').first().click()
    await inspect(filled, `${label}-sample-review`)
    const link = filled.locator('[role=tabpanel] li button').first()
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
    await filled.locator('header button').first().click()
    await inspect(filled, `${label}-sample-period`, false)
    await filled.keyboard.press('Escape')
    await tab(filled, 'settings')
    await inspect(filled, `${label}-sample-settings`)

    const asking = filled.evaluate(() => window.pane.command('insertTemplates'))
    await filled.waitForSelector('[role=alertdialog]')
    await asking
    await inspect(filled, `${label}-sample-question`)
    await filled.locator('[role=alertdialog] button').first().click()
    await inspect(filled, `${label}-sample-replaced`)
    await filled.evaluate(() => window.pane.failNext('cell-editing'))
    await tab(filled, 'review')
    await filled.locator('[role=tabpanel] button').first().click()
    await inspect(filled, `${label}-sample-problem`)
    check((await filled.locator('[role=alert]').textContent()) !== '', `${label}: a failure is not told`)
    await filled.context().close()
  }
}

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
await keyboard.context().close()

await browser.close()
server.close()
for (const fault of faults) console.log(`FAULT ${fault}`)
console.log(`${checks} checks, ${faults.length} faults; screenshots in output/pane-screens`)
process.exitCode = faults.length > 0 ? 1 : 0
