/**
 * The test command: finds or installs what npm cannot bring, runs the suites that can run here, and lists the others as
 * NOT RUN with the command to install what they need. With CI=true a suite that cannot run is a failure. Pages are built
 * while Jest's tests run; the walks in a browser mostly wait, so that all of them go on side by side. With `--soak` every
 * test goes through thousands of cases.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programs } from './programs.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const isCi = process.env.CI === 'true'
const SOAK = '--soak'
const wanted = process.argv.slice(2).filter((argument) => argument !== SOAK)
if (process.argv.includes(SOAK)) process.env.SOAK = '1'
/** Starts the command line, and builds it first where it is not or no longer built. */
const commandLine = join(root, 'src', 'hosts', 'cli', 'run-from-checkout.mjs')
const resultFile = join(root, 'output', 'test-results.json')

const suites = [
  { name: 'unit', needs: [], kind: 'jest' },
  { name: 'libreoffice', needs: ['libreoffice'], kind: 'jest' },
  { name: 'sdk', needs: ['openXmlSdk', 'libreoffice'], kind: 'jest' },
  {
    name: 'pane in a browser',
    needs: ['chromium'],
    kind: 'browser',
    script: 'pane-screens.mjs',
    pictures: 'pane-screens'
  },
  {
    name: 'workbench in a browser',
    needs: ['chromium', 'libreoffice'],
    kind: 'browser',
    script: 'workbench.mjs',
    pictures: 'workbench-screens'
  }
]

function provide(name) {
  const program = programs[name]
  const found = program.find()
  if (found || !program.debianPackages) return found ?? program.install()
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

/** Runs a program of Node's; answers its exit code and what it printed where that is kept. */
function runNode(args, { keepsOutput = false } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', keepsOutput ? 'pipe' : 'ignore', 'inherit']
  })
  let printed = ''
  child.stdout?.setEncoding('utf8').on('data', (part) => {
    printed += part
  })
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, printed: error.message }))
    child.on('close', (code) => resolve({ code, printed }))
  })
}

/** Jest's tests; what they found is read from the file it leaves. */
async function runJest(names) {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
  const result = ['--json', `--outputFile=${resultFile}`]
  const { code } = await runNode([jest, '--selectProjects', ...names, ...result, ...wanted])
  if (!existsSync(resultFile)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(resultFile, 'utf8'))
  const brokenBeforeTests = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
  )
  const failed = numFailedTests + brokenBeforeTests.length
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** What walks go through, as webpack's configurations; the command line they ask is built by the tests of it or at the last. */
const PAGES = [
  'dev-server',
  'pane',
  'old-program',
  'workbench',
  ...(process.env.SOAK ? ['hosted-workbook'] : [])
]

/** Builds what walks go through; answers whether that could be done. */
async function buildPages() {
  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js')
  const names = PAGES.flatMap((name) => ['--config-name', name])
  const { code, printed } = await runNode(
    [webpack, '--env', 'office=local', '--env', 'pane-test', ...names],
    { keepsOutput: true }
  )
  if (code !== 0) console.log(`The pages cannot be built\n${printed.trim()}`)
  return code === 0
}

/** A built page walked through in two browsers. */
async function runWalks({ script, pictures }) {
  rmSync(join(root, 'output', pictures), { recursive: true, force: true })
  const walked = await Promise.all(
    ['1/2', '2/2'].map((share) =>
      runNode([join(root, 'test', 'e2e', script), `--share=${share}`], { keepsOutput: true })
    )
  )
  let [passed, failed] = [0, 0]
  for (const { code, printed } of walked) {
    console.log(printed.trim())
    const counted = /(\d+) checks, (\d+) faults/u.exec(printed)
    const faults = Number(counted?.[2] ?? 0)
    passed += Number(counted?.[1] ?? 0) - faults
    failed += counted && (faults > 0 || code === 0) ? faults : 1
  }
  return { passed, failed }
}

const needed = new Set(suites.flatMap((suite) => suite.needs))
const missing = new Set([...needed].filter((name) => !provide(name)))
const runnable = suites.filter((suite) => suite.needs.every((name) => !missing.has(name)))
const notRun = suites.filter((suite) => !runnable.includes(suite))

mkdirSync(dirname(resultFile), { recursive: true })
rmSync(resultFile, { force: true })
const ofKind = (kind) => runnable.filter((suite) => suite.kind === kind)
// A run narrowed to some tests is about those alone.
const isWhole = wanted.length === 0
const walked = isWhole ? ofKind('browser') : []
const [ofJest, isBuilt] = await Promise.all([
  runJest(ofKind('jest').map(({ name }) => name)),
  walked.length === 0 || buildPages()
])
const { code: ofProgram } = walked.length > 0 ? await runNode([commandLine, '--version']) : { code: 0 }
const canWalk = isBuilt && ofProgram === 0
const results = [ofJest, ...(canWalk ? await Promise.all(walked.map(runWalks)) : [])]
const passed = results.reduce((sum, result) => sum + result.passed, 0)
let failed = results.reduce((sum, result) => sum + result.failed, canWalk ? 0 : walked.length)
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
process.exitCode = failed > 0 ? 1 : 0
