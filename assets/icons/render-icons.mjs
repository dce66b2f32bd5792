/** Draws every SVG of this folder as PNG in the sizes Office asks for; run it after changing a drawing. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { programs } from '../../test/support/programs.mjs'

const folder = dirname(fileURLToPath(import.meta.url))
const commandSizes = [16, 20, 24, 32, 40, 48, 64, 80]
const productSizes = [...commandSizes, 128]

const browser = await chromium.launch({ executablePath: programs.chromium.find() })
const page = await browser.newPage()
for (const name of readdirSync(folder).filter((file) => file.endsWith('.svg'))) {
  const drawing = readFileSync(join(folder, name), 'utf8')
  const icon = name.replace('.svg', '')
  for (const size of icon === 'product' ? productSizes : commandSizes) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px}</style>${drawing}`)
    writeFileSync(join(folder, `${icon}-${size}.png`), await page.screenshot({ omitBackground: true }))
  }
}
await browser.close()
