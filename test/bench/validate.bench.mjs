/**
 * Bundles the benchmarks of the rules, the whole check of a file, the roll-up, hostile returns and comparing and runs each in
 * a process of its own: `node test/bench/validate.bench.mjs [rows [masters [hostile [compared [checked]]]]]`; 0 leaves one out.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import webpack from 'webpack'
import configurationsFor from '../../webpack.config.js'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'output', 'bench')
const commandLine = configurationsFor().find(({ name }) => name === 'cli')

const bundling = await new Promise((resolve, reject) =>
  webpack(
    {
      name: 'bench',
      context: root,
      target: 'node20',
      // As shipped, but readable in a profile.
      mode: 'production',
      optimization: { minimize: false },
      entry: {
        validate: './test/bench/validate.ts',
        check: './test/bench/check.ts',
        'roll-up': './test/bench/roll-up.ts',
        hostile: './test/bench/hostile.ts',
        diff: './test/bench/diff.ts'
      },
      output: { path: folder, filename: '[name].cjs' },
      resolve: commandLine.resolve,
      node: commandLine.node,
      module: commandLine.module,
      performance: { hints: false }
    },
    (error, stats) => (error ? reject(error) : resolve(stats))
  )
)
if (bundling.hasErrors()) {
  console.error(bundling.toString('errors-only'))
  process.exit(1)
}

const flags = process.execArgv.filter((flag) => flag.startsWith('--cpu-prof'))
const [rows = '100000', masters = '280', hostile = '1', compared = '10000', checked = '10000'] =
  process.argv.slice(2)
const run = (file, size, options = []) => {
  const { status } = spawnSync(process.execPath, [...flags, ...options, join(folder, file), size], {
    cwd: root,
    stdio: 'inherit'
  })
  if (status !== 0) process.exit(status ?? 1)
}
if (rows !== '0') {
  const options = ['--expose-gc', '--max-old-space-size=6144']
  run('validate.cjs', '10000', options)
  if (rows !== '10000') run('validate.cjs', rows, options)
}
if (checked !== '0') run('check.cjs', checked)
if (masters !== '0') run('roll-up.cjs', masters)
if (hostile !== '0') run('hostile.cjs', 'all')
if (compared !== '0') run('diff.cjs', compared)
