import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import webpack from 'webpack'

const root = dirname(fileURLToPath(import.meta.url))
const output = join(root, 'dist')

const typescript = {
  test: /\.tsx?$/u,
  exclude: /node_modules/u,
  use: {
    loader: 'swc-loader',
    options: {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2022',
        transform: { react: { runtime: 'automatic' } }
      }
    }
  }
}

/** The plan documents go beside the bundles as they are: they are data, chosen at run time. */
class PlansBesideBundles {
  apply(compiler) {
    compiler.hooks.afterEmit.tap('PlansBesideBundles', () => {
      mkdirSync(output, { recursive: true })
      cpSync(join(root, 'assets', 'plans'), join(output, 'plans'), { recursive: true })
    })
  }
}

/** The command line: one file per program, for Node. */
const commandLine = {
  name: 'cli',
  target: 'node20',
  mode: 'production',
  entry: { 'plan-report': './src/hosts/cli/plan-report.ts', 'main-job': './src/hosts/cli/main-job.ts' },
  output: {
    path: join(output, 'cli'),
    filename: '[name].cjs',
    clean: true
  },
  resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  module: { rules: [typescript] },
  node: { __dirname: false },
  optimization: { minimize: false },
  plugins: [
    new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, entryOnly: true }),
    new PlansBesideBundles()
  ],
  performance: { hints: false },
  stats: 'errors-warnings'
}

export default [commandLine]
