/**
 * Works in the built workbench as people do, in a browser: inserts the forms, types, validates, corrects, saves; the saved
 * file is then read by the command line and recalculated by LibreOffice. Leaves screenshots in output/workbench-screens.
 * Build first: npx webpack --env office=local
 */
/* global window -- the functions given to the page run there */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readXlsx } from 'hucre/xlsx'
import { programs } from '../support/programs.mjs'
import { launch, root, startServer, WorkbenchDriver } from '../support/workbench-driver.mjs'

const pictures = join(root, 'output', 'workbench-screens')
const cli = join(root, 'dist', 'cli', 'plan-report.cjs')
const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'workbench-'))

rmSync(pictures, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })
const server = await startServer()
const browser = await launch()
const faults = []
let checks = 0

function check(isRight, fault) {
  checks += 1
  if (!isRight) faults.push(fault)
}

async function scenario(name, work, size = { width: 1280, height: 800 }) {
  // A name given on the command line runs that scenario alone.
  if (process.argv[2] !== undefined && process.argv[2] !== name) return
  const context = await browser.newContext({
    viewport: size,
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write']
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) {
      faults.push(`${name}: ${message.text()}`)
    }
  })
  const driver = new WorkbenchDriver(page)
  try {
    const started = Date.now()
    await page.goto(server.address)
    await driver.ready()
    console.log(`${name}: pane and grid usable after ${Date.now() - started} ms`)
    await work(driver, page)
  } catch (error) {
    checks += 1
    faults.push(`${name}: ${error.message}`)
    await page.screenshot({ path: join(pictures, `fault-${name}.png`) })
  }
  await page.close({ runBeforeUnload: false })
  await context.close()
}

async function saved(driver, name) {
  const download = await driver.save()
  const path = join(folder, `${name}.xlsx`)
  await download.saveAs(path)
  return { path, suggested: download.suggestedFilename() }
}

async function valuesOf(path) {
  const { sheets } = await readXlsx(readFileSync(path))
  return new Map(sheets.map((sheet) => [sheet.name, sheet.rows]))
}

/** The file as LibreOffice has it after computing every formula anew. */
function recalculated(path) {
  const profile = join(folder, 'profile')
  mkdirSync(join(profile, 'user'), { recursive: true })
  writeFileSync(
    join(profile, 'user', 'registrymodifications.xcu'),
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">' +
      '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">' +
      '<value>0</value></prop></item></oor:items>'
  )
  const out = join(folder, 'recalculated')
  spawnSync(programs.libreoffice.find(), [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    '--headless',
    '--norestore',
    '--convert-to',
    'xlsx:Calc MS Excel 2007 XML',
    '--outdir',
    out,
    path
  ])
  return join(out, path.split(/[\\/]/u).at(-1))
}

function runCli(...args) {
  const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return stdout
}

async function inspect(target, name) {
  await target.evaluate(axe)
  const { violations } = await target.evaluate(() =>
    window.axe.run(
      // The grid's own bars are Univer's, not this page's.
      { exclude: ['[data-tabster-dummy]', 'iframe', '.grid-place'] },
      { resultTypes: ['violations'], iframes: false, rules: { region: { enabled: false } } }
    )
  )
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  for (const { id, nodes } of serious) {
    check(false, `${name}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)
  }
  checks += 1
}

/** Where the marks of the first rows are drawn on a page of 1280×800. */
const markColumn = { x: 48, y: 400, width: 34, height: 340 }

const near = (one, other) => Math.abs(Number(one) - Number(other)) < 0.005

await scenario('fill-and-correct', async (driver, page) => {
  await driver.press('PlanReport.Insert')
  const sheets = await driver.tabs().allInnerTexts()
  check(
    ['填报说明', '指标表', '项目表', '汇总表', '审核结果'].every((name) => sheets.includes(name)),
    `the forms are not all there: ${sheets.join(' ')}`
  )
  await driver.type('填报说明', 'D4', '2023年')
  await driver.type('指标表', 'Q5', 'abc')
  const refusal = await driver.notice().allInnerTexts()
  check(refusal.join().includes('未公布'), `text in a number cell was not refused: ${refusal.join()}`)
  await driver.type('指标表', 'Q5', '150')
  await driver.type('项目表', 'M5', '600')
  await driver.type('项目表', 'M6', '120.5')
  await driver.type('项目表', 'H5', '9')
  const locked = await driver.notice().allInnerTexts()
  check(locked.join().includes('锁定'), `a locked cell was not refused: ${locked.join()}`)
  await driver.dismissNotice()

  await driver.press('PlanReport.Review')
  const place = driver.pane.locator('li button', { hasText: /^指标表 Q5/u })
  check((await place.count()) > 0, 'the value out of range was not found')
  await driver.openSheet('项目表')
  await place.first().click()
  await page.waitForTimeout(1000)
  check((await driver.selected()) === 'Q5', `the click on the finding selected ${await driver.selected()}`)
  await page.screenshot({ path: join(pictures, 'finding.png') })

  await driver.type('指标表', 'Q5', '100')
  await driver.press('PlanReport.Review')
  check((await place.count()) === 0, 'the corrected value is still reported')

  const file = await saved(driver, 'filled')
  check(file.suggested === '工作簿1.xlsx', `the file is offered as ${file.suggested}`)
  const content = await valuesOf(file.path)
  check(content.get('指标表')?.[4]?.[16] === 100, 'the corrected value is not in the file')
  check(content.get('项目表')?.[4]?.[7] === 1000, 'the locked cell was changed')
  const summary = content.get('汇总表') ?? []
  check(near(summary[3]?.[8], 720.5), `the invested sum in the sheet is ${summary[3]?.[8]}`)

  const sums = JSON.stringify(JSON.parse(runCli('sum', file.path, '--json')))
  check(sums.includes('720.5'), 'the command line does not sum up to 720.5')
  const found = runCli('check', file.path, '--json')
  check(!/"cell":\s*"Q5"/u.test(found), 'the command line still finds the corrected value')
  const panesCount = await driver.pane
    .locator('li button', { hasText: /^(?:指标表|项目表|填报说明) /u })
    .count()
  check(panesCount > 0, 'the pane lists no findings')

  const anew = await valuesOf(recalculated(file.path))
  let compared = 0
  for (const sheet of ['指标表', '项目表', '汇总表']) {
    for (const [row, cells] of (content.get(sheet) ?? []).entries()) {
      for (const [column, value] of (cells ?? []).entries()) {
        if (typeof value !== 'number') continue
        compared += 1
        const other = anew.get(sheet)?.[row]?.[column]
        if (!near(value, other))
          faults.push(`${sheet} row ${row + 1} column ${column + 1}: ${value}, LibreOffice ${other}`)
      }
    }
  }
  check(compared > 200, `only ${compared} figures were compared with LibreOffice`)
  console.log(`fill-and-correct: ${compared} figures compared with LibreOffice`)

  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.waitForTimeout(600)
  check(
    await page.getByText('未保存', { exact: true }).isVisible(),
    'an undone step does not count as a change'
  )
})

await scenario('sample', async (driver, page) => {
  await page.getByRole('button', { name: '示例', exact: true }).click()
  await page.waitForTimeout(1500)
  await driver.ready()
  await driver.press('PlanReport.Summarize')
  await driver.openSheet('汇总表')
  await page.screenshot({ path: join(pictures, 'sample-1280.png') })
  await inspect(page, 'page')
  const frame = page.frames().find((each) => each.parentFrame())
  await inspect(frame, 'pane')

  await driver.type('项目表', 'M5', '1')
  await page.getByTitle('重新载入窗格').click()
  await driver.paneReady()
  await driver.goTo('项目表', 'M5')
  check(
    (await page.locator('[data-u-comp="formula-bar"]').innerText()).length >= 0 &&
      (await page.getByText('未保存', { exact: true }).isVisible()),
    'reloading the pane lost the change'
  )
  const name = /示例数据/u
  const file = await saved(driver, 'sample')
  check(name.test(file.suggested), `the sample is offered as ${file.suggested}`)
  check((await valuesOf(file.path)).get('项目表')?.[4]?.[12] === 1, 'the typed value is not in the file')

  await page.getByLabel('界面语言').selectOption('en-US')
  await driver.paneReady()
  check(
    (await page
      .getByRole('button', { name: 'Insert templates' })
      .isVisible()
      .catch(() => false)) || (await page.locator('[id="PlanReport.Insert"]').innerText()) !== '插入模板',
    'the ribbon keeps its language'
  )
})

await scenario(
  'wide',
  async (driver, page) => {
    await page.getByRole('button', { name: '示例', exact: true }).click()
    await page.waitForTimeout(1500)
    await driver.ready()
    await driver.press('PlanReport.Review')
    await driver.goTo('指标表', 'Q5')
    await page.screenshot({ path: join(pictures, 'sample-1920.png') })
  },
  { width: 1920, height: 1080 }
)

await scenario('lists-and-formats', async (driver, page) => {
  await page.getByRole('button', { name: '示例', exact: true }).click()
  await page.waitForTimeout(1500)
  await driver.ready()
  await driver.goTo('指标表', 'B5')
  const before = await driver.redIn(markColumn)
  await driver.press('PlanReport.Review')
  await driver.goTo('指标表', 'B5')
  const after = await driver.redIn(markColumn)
  check(before === 0 && after > 20, `marks in red: ${before} points before validating, ${after} after`)

  await driver.goTo('指标表', 'C5')
  check(
    (await page.locator('.cell-prompt').innerText()).includes('从下拉列表中选择指标类别'),
    'the input message of a cell is not shown'
  )
  await page.keyboard.press('Alt+ArrowDown')
  await page.waitForTimeout(400)
  check((await page.locator('.cell-choices li').count()) === 0, 'the list of a locked cell opens')
  check((await driver.notice().allInnerTexts()).join().includes('锁定'), 'a locked cell gives no message')
  await driver.dismissNotice()

  await driver.goTo('项目表', 'R5')
  await page.screenshot({ path: join(pictures, 'list-button.png') })
  await page.keyboard.press('Alt+ArrowDown')
  await page.locator('.cell-choices li').first().waitFor()
  const choices = await page.locator('.cell-choices li').allInnerTexts()
  check(choices.join(' ') === '未开工 在建 完工 暂停 终止', `the list offers ${choices.join(' ')}`)
  await page.screenshot({ path: join(pictures, 'list.png') })
  await page.keyboard.press('Home')
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await page.waitForTimeout(800)
  check((await driver.value('项目表', 'R5')) === '暂停', 'the choice by keyboard is not in the cell')
  await page.keyboard.press('ArrowDown')
  await page.waitForTimeout(300)
  check((await driver.selected()) === 'R6', 'the keyboard does not return to the cells')
  await page.locator('.cell-choices-button').click()
  await page.locator('.cell-choices li', { hasText: '终止' }).click()
  await page.waitForTimeout(800)
  check((await driver.value('项目表', 'R6')) === '终止', 'the choice by mouse is not in the cell')
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.waitForTimeout(600)
  check((await driver.value('项目表', 'R6')) !== '终止', 'the choice is not undone')

  await driver.openCellMenu('指标表', 'Q6')
  const locate = page.getByText('定位到审核结果')
  check((await locate.count()) === 1, 'the command of the add-in is not in the menu of the cells')
  await page.screenshot({ path: join(pictures, 'cell-menu.png') })
  await locate.click()
  await driver.paneQuiet()
  await page.waitForTimeout(1000)
  check(
    (await driver.pane.locator('[role=tabpanel]').getAttribute('id')) === 'panel-review',
    'the command in the menu does not lead to the findings'
  )
  check(
    (await driver.pane.locator('[role=tabpanel] [role=status]', { hasText: '指标表 Q6' }).count()) === 1,
    'the command in the menu does not name the selected cell'
  )
})

await scenario('colleague', async (driver, page) => {
  const made = join(folder, 'made.xlsx')
  runCli('new', '--out', made, '--period', '2023')
  await driver.open(made)
  await driver.addin().evaluate(() =>
    window.Excel.run(async (context) => {
      const indicators = context.workbook.worksheets.getItem('指标表')
      const projects = context.workbook.worksheets.getItem('项目表')
      context.workbook.protection.unprotect()
      indicators.protection.unprotect()
      projects.protection.unprotect()
      indicators.getRange('F:F').insert('Right')
      indicators.getRange('F4').values = [['同事的备注']]
      projects.name = '项目表（郑陆镇）'
      await context.sync()
    })
  )
  const path = join(folder, 'colleague.xlsx')
  await (await driver.save()).saveAs(path)

  await page.getByRole('button', { name: '新建', exact: true }).click()
  await driver.ready()
  await driver.open(path)
  check((await page.getByText('colleague.xlsx').count()) > 0, 'the opened file is not named')
  const sheets = await driver.tabs().allInnerTexts()
  check(sheets.includes('项目表（郑陆镇）'), `the renamed sheet is not there: ${sheets.join(' ')}`)
  await driver.type('指标表', 'R5', '150')
  await page.evaluate(() => window.navigator.clipboard.writeText('快好了'))
  await driver.goTo('项目表（郑陆镇）', 'R5')
  await page.keyboard.press('Control+V')
  await page.waitForTimeout(1200)
  check(
    (await driver.value('项目表（郑陆镇）', 'R5')) === '快好了',
    'what was pasted over a list is not in the cell'
  )
  await driver.press('PlanReport.Review')
  const found = (place) => driver.pane.locator('li button', { hasText: new RegExp(`^${place}`, 'u') })
  check((await found('指标表 R5').count()) > 0, 'the value behind the inserted column is not found')
  check(
    (await found('项目表（郑陆镇） R5').count()) > 0,
    'what was pasted over a list in the renamed sheet is not found'
  )
  await page.screenshot({ path: join(pictures, 'colleague.png') })
  const file = await saved(driver, 'opened')
  const content = await valuesOf(file.path)
  check(content.get('指标表')?.[4]?.[17] === 150, 'what was typed into the opened file is not saved')
  check(content.get('指标表')?.[3]?.[5] === '同事的备注', 'the column of the colleague is lost')
  check(file.suggested === 'colleague.xlsx', `the file is offered as ${file.suggested}`)
})

await scenario('kept', async (driver, page) => {
  await driver.type('Sheet1', 'B2', '42')
  await page.waitForTimeout(4000)
  const asked = new Promise((resolve) => {
    page.on('dialog', (dialog) => {
      resolve(dialog.type())
      void dialog.accept()
    })
  })
  await page.reload()
  check((await asked) === 'beforeunload', 'leaving with unsaved work does not ask')
  await driver.ready()
  await page.getByRole('button', { name: '恢复', exact: true }).click()
  await page.waitForTimeout(1500)
  await driver.ready()
  const file = await saved(driver, 'kept')
  check(
    (await valuesOf(file.path)).get('Sheet1')?.[1]?.[1] === 42,
    'the work kept in the browser is not restored'
  )
})

await browser.close()
server.stop()
rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
for (const fault of faults) console.log(`FAULT ${fault}`)
console.log(`${checks} checks, ${faults.length} faults; screenshots in output/workbench-screens`)
process.exitCode = faults.length > 0 ? 1 : 0
