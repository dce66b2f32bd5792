/**
 * Works in the built workbench as people do, in a browser: every file in the folder `workbench` is one walk through it, opened
 * anew with nothing kept. Leaves screenshots in output/workbench-screens. Some walks may be named, or a share of them asked
 * for (`--share=1/2`); those named `long-…` are for a long run (SOAK=1).
 * Build first: npx webpack --env office=local
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { LIMIT } from '../support/calm.mjs'
import { chosenWalks } from '../support/chosen-walks.mjs'
import { launch, root, startServer, WorkbenchDriver } from '../support/workbench-driver.mjs'
import { WorkbenchWalk } from '../support/workbench-walk.mjs'

const walks = join(root, 'test', 'e2e', 'workbench')
const pictures = join(root, 'output', 'workbench-screens')
const folder = mkdtempSync(join(tmpdir(), 'workbench-'))

mkdirSync(pictures, { recursive: true })
const server = await startServer()
const browser = await launch()

const context = await browser.newContext({
  acceptDownloads: true,
  permissions: ['clipboard-read', 'clipboard-write']
})
context.setDefaultTimeout(LIMIT)

/** The walk that is under way. */
let walking

/** A page that shows nothing and remembers nothing: the one of the walk before, since a new one costs the browser a window. */
async function emptyPage() {
  const [kept, ...others] = context.pages()
  for (const other of others) await other.close({ runBeforeUnload: false })
  const page = kept ?? (await context.newPage())
  if (kept) await page.goto('about:blank')
  const devTools = await context.newCDPSession(page)
  await devTools.send('Storage.clearDataForOrigin', {
    origin: new URL(server.address).origin,
    storageTypes: 'all'
  })
  await devTools.detach()
  page.removeAllListeners('dialog')
  await page.emulateMedia({ colorScheme: 'light' })
  return page
}

context.on('page', (page) => {
  page.on('pageerror', (error) => walking.fail(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) {
      walking.fail(message.text())
    }
  })
})

/** Goes one walk; answers how many checks it made and what it found wrong. */
async function go(name) {
  const { walk, size = { width: 1280, height: 800 } } = await import(
    pathToFileURL(join(walks, `${name}.mjs`)).href
  )
  const page = await emptyPage()
  await page.setViewportSize(size)
  walking = new WorkbenchWalk(name, new WorkbenchDriver(page), { folder, pictures })
  try {
    const started = Date.now()
    await page.goto(server.address)
    await walking.driver.ready()
    console.log(`${name}: pane and grid usable after ${Date.now() - started} ms`)
    await walk(walking)
  } catch (error) {
    walking.check(false, error.message)
    await walking.picture(`fault-${name}`)
  }
  return walking
}

const chosen = chosenWalks(
  readdirSync(walks)
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => {
      const name = file.slice(0, -'.mjs'.length)
      return [name, () => go(name)]
    })
)
let checks = 0
const faults = []
for (const [name, walk] of chosen) {
  const started = Date.now()
  const walked = await walk()
  console.log(`${name}: walked in ${Math.round((Date.now() - started) / 1000)} s`)
  checks += walked.checks
  faults.push(...walked.faults)
}

await browser.close()
server.stop()
rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
for (const fault of faults) console.log(`FAULT ${fault}`)
console.log(
  `${chosen.length} walks, ${checks} checks, ${faults.length} faults; screenshots in output/workbench-screens`
)
process.exitCode = faults.length > 0 || chosen.length === 0 ? 1 : 0
