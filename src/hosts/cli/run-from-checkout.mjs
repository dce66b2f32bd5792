/** `npm run cli`: starts the command line of a checkout, built anew only when a source is newer than the last build. */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const program = join(root, 'dist', 'cli', 'plan-report.cjs')
/** Written last, with the time at which the build began: a build that was broken off counts as none. */
const stamp = join(root, 'dist', 'cli', 'built')
const sources = ['src', 'assets', 'webpack.config.js', 'package.json', 'package-lock.json']

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** A folder changes when something in it comes or goes, so it counts like its files. */
function isNewer(path, moment) {
  if (changedAt(path) > moment) return true
  const entries = statSync(path).isDirectory() ? readdirSync(path, { withFileTypes: true }) : []
  return entries.some((entry) => isNewer(join(path, entry.name), moment))
}

function build() {
  const began = new Date()
  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js')
  // What the build says goes to standard error, whatever it says.
  const { status } = spawnSync(process.execPath, [webpack, '--config-name', 'cli'], {
    cwd: root,
    stdio: ['ignore', 2, 2]
  })
  if (status !== 0) process.exit(3)
  writeFileSync(stamp, '')
  utimesSync(stamp, began, began)
}

const builtAt = changedAt(program) && changedAt(stamp)
if (builtAt === 0 || sources.some((source) => isNewer(join(root, source), builtAt))) build()
process.argv[1] = program
createRequire(import.meta.url)(program)
