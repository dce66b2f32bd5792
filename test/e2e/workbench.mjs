/**
 * Works in the built workbench as people do, in a browser: every file in the folder `workbench` is one walk through it, in a
 * page of its own. Leaves screenshots in output/workbench-screens. A name given on the command line runs that walk alone.
 * Build first: npx webpack --env office=local
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { LIMIT } from '../support/calm.mjs'
import { launch, root, startServer, WorkbenchDriver } from '../support/workbench-driver.mjs'
import { WorkbenchWalk } from '../support/workbench-walk.mjs'

const wanted = process.argv[2]
const walks = join(root, 'test', 'e2e', 'workbench')
const pictures = join(root, 'output', 'workbench-screens')
const folder = mkdtempSync(join(tmpdir(), 'workbench-'))

rmSync(pictures, { recursive: true, force: true })
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

const names = readdirSync(walks)
  .map((file) => file.replace(/\.mjs$/u, ''))
  .filter((name) => wanted === undefined || name === wanted)
let checks = 0
const faults = []
for (const name of names) {
  const walked = await go(name)
  checks += walked.checks
  faults.push(...walked.faults)
}

await browser.close()
server.stop()
rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
for (const fault of faults) console.log(`FAULT ${fault}`)
console.log(
  `${names.length} walks, ${checks} checks, ${faults.length} faults; screenshots in output/workbench-screens`
)
process.exitCode = faults.length > 0 || names.length === 0 ? 1 : 0
