/** Makes the pictures of the pane that the guide shows, under assets/pictures. Build first: npx webpack --env pane-test */
/* global window, document -- the functions given to the page run there */
import { calm } from './calm.mjs'
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { programs } from './programs.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const built = join(root, 'dist', 'pane')
const pictures = join(root, 'assets', 'pictures')
const LARGEST_BYTES = 250_000
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png'
}

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname
  try {
    const body = readFileSync(join(built, path))
    response.writeHead(200, { 'Content-Type': `${TYPES[extname(path)] ?? 'text/html'}; charset=utf-8` })
    response.end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const browser = await chromium.launch({
  executablePath: programs.chromium.find(),
  chromiumSandbox: process.getuid?.() !== 0
})

async function settle(page) {
  await calm(page, 200)
  await page.waitForFunction(() => !document.querySelector('header [role=progressbar]'), undefined, {
    timeout: 120_000
  })
  await calm(page, 400)
}

async function open(workbook, language) {
  const context = await browser.newContext({ viewport: { width: 400, height: 640 }, deviceScaleFactor: 1.5 })
  const page = await context.newPage()
  await page.goto(
    `http://127.0.0.1:${server.address().port}/pane-test.html?language=${language}&workbook=${workbook}`
  )
  await page.waitForFunction(() => window.pane, undefined, { timeout: 120_000 })
  await page.waitForSelector('[role=tabpanel] button', { timeout: 120_000 })
  await settle(page)
  return page
}

async function picture(page, name, language) {
  const file = `pane-${name}.${language}.png`
  // Nothing is pointed at or focused in a picture that shows a state.
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.activeElement?.blur())
  await settle(page)
  await page.screenshot({ path: join(pictures, file) })
  const { size } = statSync(join(pictures, file))
  if (size > LARGEST_BYTES) throw new Error(`${file} has ${size} bytes, more than ${LARGEST_BYTES}`)
  process.stdout.write(`assets/pictures/${file} ${Math.round(size / 1000)} KB\n`)
}

async function show(page, place) {
  await page.locator(`#tab-${place}`).click()
  await settle(page)
}

try {
  for (const language of ['zh-CN', 'en-US']) {
    const empty = await open('none', language)
    await show(empty, 'fill')
    await picture(empty, 'insert', language)
    await empty.context().close()

    const filled = await open('sample', language)
    await show(filled, 'fill')
    await picture(filled, 'fill', language)
    await show(filled, 'review')
    await filled.locator('[role=tabpanel] button').first().click()
    await settle(filled)
    await picture(filled, 'review', language)
    for (const place of ['summary', 'exchange', 'settings']) {
      await show(filled, place)
      // Before anything is done the place shows little.
      if (place === 'exchange') await filled.locator('[role=tabpanel] button').first().click()
      await picture(filled, place, language)
    }
    await filled.context().close()
  }
} finally {
  await browser.close()
  server.close()
}
