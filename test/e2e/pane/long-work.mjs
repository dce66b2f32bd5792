/**
 * Ten thousand projects in the pane as it is in Excel, the workbook in a thread of its own: inserting, validating and
 * computing leave the pane answering, can be given up without a trace, and the list of more than ten thousand findings draws
 * what is in view alone and goes out whole. The longest tasks are those of the pane and Office.js, reported and not judged:
 * they depend on the machine.
 */
/* global window, document -- the functions given to the page run there */
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { calm } from '../../support/calm.mjs'
import { openExports } from '../../support/exports.mjs'
import { idle, longestTask, openHostedPane, PROJECTS } from '../../support/grown-pane.mjs'

const PATIENCE = { timeout: 240_000 }

/** Presses the place's first button, and the one to give up as soon as it is there; whether it came. */
function beginAndGiveUp(name) {
  document.querySelector('[role=tabpanel] button').click()
  return new Promise((resolve) => {
    const until = Date.now() + 20_000
    const look = () => {
      const button = [...document.querySelectorAll('header button')].find(
        ({ textContent }) => textContent === name
      )
      button?.click()
      if (button || Date.now() > until) resolve(button !== undefined)
      else setTimeout(look, 0)
    }
    look()
  })
}

async function choosePeriod(page) {
  await page.locator('header button').first().click()
  await page.locator('[role=dialog] select').first().selectOption('2023')
  await page.keyboard.press('Escape')
  await idle(page)
}

const XLSX_ROW = /<row /gu
const linesOf = (text) => text.split('\n').filter((line) => line.trim() !== '').length

/** Gives the findings out in every form; each holds all of them. */
async function giveOut(page, count, check, tabpanel) {
  const press = (name) => tabpanel(page, '[role=group] button').filter({ hasText: name }).click()
  const exported = async (name) => {
    const download = page.waitForEvent('download', PATIENCE).catch(async (error) => {
      const seen = await page.locator('body').innerText()
      throw new Error(`nothing is given out as ${name}: ${seen.slice(0, 1500)}`, { cause: error })
    })
    await press(name)
    const content = readFileSync(await (await download).path())
    await idle(page)
    console.log(`${count} findings: longest task while giving out as ${name} ${await longestTask(page)} ms`)
    return content
  }
  await openExports(page)
  await longestTask(page)
  const csv = linesOf((await exported('CSV')).toString('utf8'))
  check(csv >= count, `the .csv has ${csv} lines for ${count} findings`)
  const html = (await exported('网页')).toString('utf8').match(/<(?:tr|li)\b/gu)?.length ?? 0
  check(html >= count, `the page has ${html} lines for ${count} findings`)
  const parts = Object.entries(unzipSync(await exported('Excel')))
  const sheet = parts.filter(([name]) => /worksheets\/sheet\d+\.xml$/u.test(name)).map(([, part]) => part)
  const rows = sheet.reduce((sum, part) => sum + (strFromU8(part).match(XLSX_ROW)?.length ?? 0), 0)
  check(rows >= count, `the .xlsx has ${rows} rows for ${count} findings`)
  await press('复制')
  await idle(page)
  console.log(`${count} findings: longest task while copying ${await longestTask(page)} ms`)
  const copied = linesOf(await page.evaluate(() => navigator.clipboard.readText()))
  check(copied >= count, `${copied} lines are copied of ${count} findings`)
}

export async function walk({ openPane, check, tab, tabpanel }) {
  const page = await openHostedPane(openPane)
  console.log(`${PROJECTS} projects: longest task while opening ${await longestTask(page)} ms`)
  const told = () => page.locator('header [aria-live]').textContent()
  const digest = () => page.evaluate(() => window.workbook.digest())
  await choosePeriod(page)

  const giveUp = async (place) => {
    await tab(page, place)
    await idle(page)
    const before = await digest()
    check(await page.evaluate(beginAndGiveUp, '取消'), `${place} cannot be given up`)
    await idle(page)
    check((await told()).includes('取消'), `giving up ${place} is not told: ${await told()}`)
    check((await digest()) === before, `giving up ${place} leaves traces in the workbook`)
  }

  await giveUp('fill')
  await longestTask(page)
  await tabpanel(page, 'button').first().click()
  await idle(page)
  console.log(`${PROJECTS} projects: longest task while inserting ${await longestTask(page)} ms`)
  check(
    (await told()).replaceAll(',', '').includes(String(PROJECTS)),
    `that the forms are there is not told: ${await told()}`
  )
  for (const place of ['review', 'summary']) await giveUp(place)

  await longestTask(page)
  await tabpanel(page, 'button').first().click()
  await idle(page)
  console.log(`${PROJECTS} projects: longest task while computing ${await longestTask(page)} ms`)
  check((await told()).includes('完成'), 'that the sums are there is not told')
  await tab(page, 'review')
  await tabpanel(page, 'button').first().click()
  await idle(page)
  console.log(`${PROJECTS} projects: longest task while validating ${await longestTask(page)} ms`)
  check((await told()) !== '', 'that the validation is through is not told')

  const items = tabpanel(page, 'li[data-finding]')
  const count = Number(
    /[\d,]+/u
      .exec(await tabpanel(page, 'ul[aria-label]').first().getAttribute('aria-label'))[0]
      .replaceAll(',', '')
  )
  check(count >= PROJECTS, `there are only ${count} findings`)
  check((await items.count()) < 40, `${await items.count()} of ${count} findings are drawn at once`)
  await giveOut(page, count, check, tabpanel)
  await items.first().focus()
  await page.keyboard.press('End')
  await calm(page, 600)
  const last = await page.evaluate(() => document.activeElement.getAttribute('aria-posinset'))
  check(Number(last) > 400, `the End key stops at ${last}`)
  check((await items.count()) < 40, `${await items.count()} findings are drawn at the end of the list`)
  await longestTask(page)
  for (const grouping of ['sheet', 'rule', 'unit', 'row', 'severity']) {
    await tabpanel(page, 'select').first().selectOption(grouping)
    await calm(page, 500)
    const drawn = await tabpanel(page, 'ul[aria-label] > li').count()
    check(drawn > 0 && drawn < 40, `grouping by ${grouping} draws ${drawn} lines`)
  }
  console.log(`${count} findings: longest task while grouping ${await longestTask(page)} ms`)
  await page.locator('[role=search] input').fill('责任')
  await calm(page, 500)
  console.log(`${count} findings: longest task while searching ${await longestTask(page)} ms`)
}
