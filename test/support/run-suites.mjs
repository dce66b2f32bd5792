/**
 * The test command: finds or installs what npm cannot bring, runs the suites that can run here, and lists the others as
 * NOT RUN with the command to install what they need. With CI=true a suite that cannot run is a failure.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programs } from './programs.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const isCi = process.env.CI === 'true'
const resultFile = join(root, 'output', 'test-results.json')

const suites = [
  { name: 'unit', needs: [], kind: 'jest' },
  { name: 'libreoffice', needs: ['libreoffice'], kind: 'jest' },
  {
    name: 'pane in a browser',
    needs: ['chromium'],
    kind: 'browser',
    build: ['--env', 'pane-test'],
    script: 'pane-screens.mjs'
  },
  {
    name: 'workbench in a browser',
    needs: ['chromium', 'libreoffice'],
    kind: 'browser',
    build: ['--env', 'office=local'],
    script: 'workbench.mjs'
  }
]

function provide(name) {
  const program = programs[name]
  const found = program.find()
  if (found) return found
  const isDebianRoot =
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('apt-get', ['--version']).status === 0
  if (!isDebianRoot) return undefined
  console.log(`Installing ${name}: ${program.debianPackages.join(' ')}`)
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  }
  spawnSync('apt-get', ['update'], quiet)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...program.debianPackages], quiet)
  return program.find()
}

/** What a walk through a built page in a browser prints; the walks mostly wait, so that they go on side by side. */
function walkThrough({ script }) {
  const walk = spawn(process.execPath, [join(root, 'test', 'e2e', script)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let printed = ''
  walk.stdout.setEncoding('utf8').on('data', (part) => {
    printed += part
  })
  return new Promise((resolve) => {
    walk.on('close', () => resolve(printed))
  })
}

const needed = new Set(suites.flatMap((suite) => suite.needs))
const missing = new Set([...needed].filter((name) => !provide(name)))
const runnable = suites.filter((suite) => suite.needs.every((name) => !missing.has(name)))
const notRun = suites.filter((suite) => !runnable.includes(suite))

mkdirSync(dirname(resultFile), { recursive: true })
rmSync(resultFile, { force: true })
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
const run = spawnSync(
  process.execPath,
  [
    jest,
    '--selectProjects',
    ...runnable.filter((suite) => suite.kind === 'jest').map((suite) => suite.name),
    '--json',
    `--outputFile=${resultFile}`,
    ...process.argv.slice(2)
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
)

const results = JSON.parse(readFileSync(resultFile, 'utf8'))
let failed = results.numFailedTests
for (const file of results.testResults) {
  const brokenBeforeTests = file.status === 'failed' && file.assertionResults.length === 0
  if (brokenBeforeTests) failed += 1
}
let passed = results.numPassedTests
// A run narrowed to some tests is about those alone.
const isWhole = process.argv.length === 2
const walks = []
for (const suite of runnable.filter(({ kind }) => isWhole && kind === 'browser')) {
  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js')
  const build = spawnSync(process.execPath, [webpack, ...suite.build], { cwd: root, stdio: 'inherit' })
  walks.push(walkThrough(suite).then((printed) => ({ printed, isBuilt: build.status === 0 })))
}
for (const { printed, isBuilt } of await Promise.all(walks)) {
  console.log(printed.trim())
  const counted = /(\d+) checks, (\d+) faults/u.exec(printed)
  const faults = Number(counted?.[2] ?? 0)
  passed += Number(counted?.[1] ?? 0) - faults
  failed += isBuilt && counted ? faults : 1
}
for (const suite of notRun) {
  const commands = suite.needs
    .filter((name) => missing.has(name))
    .map((name) => programs[name].installCommand())
  console.log(
    `NOT RUN: ${suite.name} (needs ${suite.needs.join(', ')}). Install with: ${commands.join(' ; ')}`
  )
  if (isCi) failed += 1
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || (run.status !== 0 && run.status !== null) ? 1 : 0
