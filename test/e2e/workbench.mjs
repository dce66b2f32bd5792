/**
 * Works in the built workbench as people do, in a browser: every file in the folder `workbench` is one walk through it, in a
 * page of its own. Leaves screenshots in output/workbench-screens. Some walks may be named, or a share of them asked for
 * (`--share=1/2`).
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

/** Goes one walk; answers how many checks it made and what it found wrong. */
async function go(name) {
  const { walk, size = { width: 1280, height: 800 } } = await import(
    pathToFileURL(join(walks, `${name}.mjs`)).href
  )
  const context = await browser.newContext({
    viewport: size,
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write']
  })
  context.setDefaultTimeout(LIMIT)
  const page = await context.newPage()
  const walking = new WorkbenchWalk(name, new WorkbenchDriver(page), { folder, pictures })
  page.on('pageerror', (error) => walking.fail(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) {
      walking.fail(message.text())
    }
  })
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
  await page.close({ runBeforeUnload: false })
  await context.close()
  return walking
}

const chosen = chosenWalks(
  readdirSync(walks).map((file) => {
    const name = file.replace(/\.mjs$/u, '')
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
