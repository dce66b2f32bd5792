/** Bundles the benchmark of the validation and runs it in a process of its own: `node test/bench/validate.bench.mjs [rows]`. */
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
      entry: { validate: './test/bench/validate.ts' },
      output: { path: folder, filename: '[name].cjs' },
      resolve: commandLine.resolve,
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
const { status } = spawnSync(
  process.execPath,
  [
    '--expose-gc',
    '--max-old-space-size=6144',
    ...flags,
    join(folder, 'validate.cjs'),
    ...process.argv.slice(2)
  ],
  { cwd: root, stdio: 'inherit' }
)
process.exit(status ?? 1)
