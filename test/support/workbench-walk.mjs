/** What a walk through the workbench works with: its page, its checks, and other programs to compare with. */
/* global window -- the functions given to the page run there */
import { calm, eventually } from './calm.mjs'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readXlsx } from 'hucre/xlsx'
import { programs } from './programs.mjs'
import { root } from './workbench-driver.mjs'

const cli = join(root, 'dist', 'cli', 'plan-report.cjs')
const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')

/** The cells of every sheet of a saved file, by its name. */
export async function valuesOf(path) {
  const { sheets } = await readXlsx(readFileSync(path))
  return new Map(sheets.map((sheet) => [sheet.name, sheet.rows]))
}

/** What the built command line prints; fails with what it says when it prints nothing. */
export function runCli(...args) {
  const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return stdout
}

/** The files as LibreOffice has them after computing every formula anew, in a folder that this run may fill. */
export function recalculated(folder, ...paths) {
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
    ...paths
  ])
  return paths.map((path) => join(out, basename(path)))
}

/** Does `steps`, Python over the open document `doc`, to files in one start of LibreOffice and saves each under another name. */
export function inLibreOffice(jobs, folder) {
  const url = (path) => pathToFileURL(path).href
  const input = jobs.map(({ from, to, steps }) => ({
    ...{ source: url(from), xlsx: url(to), html: url(join(folder, 'hand.html')) },
    steps
  }))
  const python = ['/usr/bin/python3', 'python3', 'python'].find(
    (name) => spawnSync(name, ['-c', 'import uno']).status === 0
  )
  const script = join(root, 'test', 'support', 'libreoffice', 'edit.py')
  const { status, stderr } = spawnSync(
    python ?? 'python3',
    [script, programs.libreoffice.find(), url(join(folder, 'hand'))],
    { input: JSON.stringify(input), encoding: 'utf8' }
  )
  if (status !== 0) throw new Error(`LibreOffice: ${stderr}`)
}

export const near = (one, other) => Math.abs(Number(one) - Number(other)) < 0.005

/** One walk: the page it is in (`page`), the person in it (`driver`), and where its files may go (`folder`). */
export class WorkbenchWalk {
  checks = 0
  faults = []

  constructor(name, driver, { folder, pictures }) {
    this.name = name
    this.driver = driver
    this.page = driver.page
    this.folder = folder
    this.pictures = pictures
  }

  check(isRight, fault) {
    this.checks += 1
    if (!isRight) this.fail(fault)
  }

  /** Checks that something comes about, as what an action leads to does sooner or later. */
  async becomes(condition, fault) {
    this.check(await eventually(this.page, condition), fault)
  }

  fail(fault) {
    this.faults.push(`${this.name}: ${fault}`)
  }

  /** Keeps a picture of the page for people to look at. */
  picture(name) {
    return this.page.screenshot({ path: join(this.pictures, `${name}.png`) })
  }

  /** Presses the page's own save button and keeps the file; `suggested` is the name the browser is offered. */
  async saved(name) {
    const download = await this.driver.save()
    const path = join(this.folder, `${name}.xlsx`)
    await download.saveAs(path)
    return { path, suggested: download.suggestedFilename() }
  }

  /** What the page says why something was not done; it says nothing more afterwards. */
  async told() {
    const texts = await this.driver.notice().allInnerTexts()
    await this.driver.dismissNotice()
    return texts.join()
  }

  /** Presses a button of the page's own ribbon. */
  async pressOwn(name) {
    await this.page.getByRole('button', { name, exact: true }).click()
    await this.page.mouse.move(0, 0)
  }

  async openSample() {
    await this.page.getByRole('button', { name: '示例', exact: true }).click()
    await calm(this.page, 1500)
    await this.driver.ready()
  }

  /** Whether the page or a frame has no serious fault of accessibility. */
  async inspect(target, name) {
    await target.evaluate(axe)
    const { violations } = await target.evaluate(() =>
      window.axe.run(
        // The grid's own bars are Univer's, not this page's.
        { exclude: ['[data-tabster-dummy]', 'iframe', '.grid-place'] },
        { resultTypes: ['violations'], iframes: false, rules: { region: { enabled: false } } }
      )
    )
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    const faults = serious.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`
    )
    this.check(faults.length === 0, `${name}: ${faults.join('; ')}`)
  }
}
