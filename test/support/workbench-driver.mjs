/** Opens the built workbench in a browser and does in it what a person does: keys, clicks, files. */
/* global window -- the functions given to the page run there */
import { calm } from './calm.mjs'
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { programs } from './programs.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Starts the built development server on a free port; gives its workbench's address and a way to end it. */
export async function startServer() {
  const server = spawn(process.execPath, [join(root, 'dist', 'dev-server', 'dev-server.cjs'), '--no-open'], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const address = await new Promise((resolve, reject) => {
    let printed = ''
    server.stdout.on('data', (part) => {
      printed += part
      const found = /Workbench: (\S+)/u.exec(printed)
      if (found) resolve(found[1])
    })
    server.on('exit', () => reject(new Error('the development server ended')))
  })
  return { address, stop: () => server.kill() }
}

export const launch = () =>
  chromium.launch({
    executablePath: programs.chromium.find(),
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    // A container's root cannot have the browser's sandbox.
    chromiumSandbox: process.getuid?.() !== 0
  })

/** One page of the workbench. */
export class WorkbenchDriver {
  constructor(page) {
    this.page = page
  }

  /** The add-in's own page, in whatever frame it is now. */
  get pane() {
    return this.page.frameLocator('iframe')
  }

  async ready() {
    await this.page.waitForSelector('[data-u-comp="formula-bar"]', { timeout: 120_000 })
    await this.paneReady()
  }

  async paneReady() {
    await this.pane.locator('[role=tabpanel] button').first().waitFor({ timeout: 120_000 })
    await this.paneQuiet()
  }

  /** Waits until the pane works on nothing. */
  async paneQuiet() {
    await calm(this.page, 250)
    await this.pane.locator('header [role=progressbar]').waitFor({ state: 'detached', timeout: 120_000 })
    await calm(this.page, 100)
  }

  async press(id) {
    await this.page.locator(`[id="${id}"]`).click()
    await this.page.mouse.move(0, 0)
    await this.paneQuiet()
  }

  tabs() {
    return this.page.locator('[data-u-comp="slide-tab-item"]')
  }

  async openSheet(name) {
    await this.tabs().filter({ hasText: name }).first().click()
    await calm(this.page, 200)
  }

  nameBox() {
    return this.page.locator('[data-u-comp="defined-name"] input')
  }

  /** Goes to a cell by the name box, as one does in a large sheet; the keyboard is with the cells afterwards. */
  async goTo(sheet, cell) {
    await this.openSheet(sheet)
    // Naming the cell that is selected already would leave the keyboard in the box.
    for (const place of (await this.selected()) === cell ? ['A1', cell] : [cell]) {
      await this.nameBox().click()
      await this.nameBox().fill(place)
      await this.page.keyboard.press('Enter')
      await calm(this.page, 250)
    }
  }

  /** Types into a cell with the keyboard and ends with Enter. */
  async type(sheet, cell, text) {
    await this.goTo(sheet, cell)
    await this.page.keyboard.type(text, { delay: 15 })
    await this.page.keyboard.press('Enter')
    await calm(this.page, 300)
  }

  async selected() {
    return this.nameBox().inputValue()
  }

  /** The add-in's own page as something to evaluate functions in. */
  addin() {
    return this.page.frames().find((each) => each.parentFrame())
  }

  /** The value of a cell as an add-in reads it. */
  value(sheet, cell) {
    return this.addin().evaluate(
      (place) =>
        window.Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem(place.sheet).getRange(place.cell).load('values')
          await context.sync()
          return range.values[0][0]
        }),
      { sheet, cell }
    )
  }

  /** The formulas, or else the values, of cells as an add-in reads them. */
  formulas(sheet, cells) {
    return this.addin().evaluate(
      (place) =>
        window.Excel.run(async (context) => {
          const range = context.workbook.worksheets
            .getItem(place.sheet)
            .getRange(place.cells)
            .load('formulas')
          await context.sync()
          return range.formulas
        }),
      { sheet, cells }
    )
  }

  /** Drags with the mouse from one point of the page to another. */
  async drag(from, to) {
    await this.page.mouse.move(from.x, from.y)
    await this.page.mouse.down()
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 10 })
    await this.page.mouse.move(to.x, to.y, { steps: 10 })
    await calm(this.page, 100)
    await this.page.mouse.up()
    await calm(this.page, 350)
  }

  /** Chooses a command from the menu of a sheet's tab. */
  async chooseOfTab(sheet, command) {
    await this.openSheet(sheet)
    await this.tabs().filter({ hasText: sheet }).first().click({ button: 'right' })
    await calm(this.page, 250)
    await this.page.getByText(command, { exact: true }).last().click()
    await calm(this.page, 400)
  }

  /** Types another name over the tab of a sheet. */
  async rename(sheet, name) {
    await this.openSheet(sheet)
    await this.tabs().filter({ hasText: sheet }).first().dblclick()
    await calm(this.page, 250)
    await this.page.keyboard.press('Control+A')
    await this.page.keyboard.type(name)
    await this.page.keyboard.press('Enter')
    await calm(this.page, 300)
  }

  activeSheet() {
    return this.addin().evaluate(() =>
      window.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet().load('name')
        await context.sync()
        return sheet.name
      })
    )
  }

  /** Opens the menu of a cell with the right mouse button. */
  async openCellMenu(sheet, cell) {
    await this.goTo(sheet, cell)
    const at = await this.page.locator('.cell-prompt').boundingBox()
    await this.page.mouse.click(at.x + 10, at.y - 12, { button: 'right' })
    await calm(this.page, 250)
  }

  /** How many points of a part of the page are strongly red. */
  redIn(clip) {
    return this.pointsIn(clip, { red: [141, 255], green: [0, 59], blue: [0, 59] })
  }

  /** How many points of a part of the page have a colour between two others. */
  async pointsIn(clip, { red, green, blue }) {
    const picture = (await this.page.screenshot({ clip })).toString('base64')
    return this.page.evaluate(
      async ([data, ...bounds]) => {
        const image = new window.Image()
        image.src = `data:image/png;base64,${data}`
        await image.decode()
        const canvas = window.document.createElement('canvas')
        canvas.width = image.width
        canvas.height = image.height
        const pen = canvas.getContext('2d')
        pen.drawImage(image, 0, 0)
        const points = pen.getImageData(0, 0, canvas.width, canvas.height).data
        let found = 0
        for (let index = 0; index < points.length; index += 4) {
          if (
            bounds.every(
              ([least, most], part) => points[index + part] >= least && points[index + part] <= most
            )
          )
            found += 1
        }
        return found
      },
      [picture, red, green, blue]
    )
  }

  notice() {
    return this.page.locator('.fui-MessageBar')
  }

  async dismissNotice() {
    const button = this.notice().locator('button').last()
    if ((await button.count()) > 0) await button.click()
  }

  async save() {
    const download = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: '保存', exact: true }).click()
    return download
  }

  async open(file) {
    const choosing = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: '打开', exact: true }).click()
    await (await choosing).setFiles(file)
    await calm(this.page, 250)
    await this.ready()
  }
}
