/**
 * The test command: finds or installs what npm cannot bring, runs the suites that can run here, and lists the others as
 * NOT RUN with the command to install what they need. With CI=true a suite that cannot run is a failure.
 */
import { spawnSync } from 'node:child_process'
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
for (const suite of runnable.filter(({ kind }) => isWhole && kind === 'browser')) {
  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js')
  const build = spawnSync(process.execPath, [webpack, ...suite.build], { cwd: root, stdio: 'inherit' })
  const walk = spawnSync(process.execPath, [join(root, 'test', 'e2e', suite.script)], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit']
  })
  console.log(walk.stdout.trim())
  const counted = /(\d+) checks, (\d+) faults/u.exec(walk.stdout)
  const faults = Number(counted?.[2] ?? 0)
  passed += Number(counted?.[1] ?? 0) - faults
  failed += build.status === 0 && counted ? faults : 1
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
