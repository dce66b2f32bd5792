import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import HtmlWebpackPlugin from 'html-webpack-plugin'
import MinimizerPlugin from 'minimizer-webpack-plugin'
import webpack from 'webpack'
import { guideFiles } from './assets/guide/render-guide.mjs'

const root = dirname(fileURLToPath(import.meta.url))
const output = join(root, 'dist')
const planFolder = join(root, 'assets', 'plans')
const iconFolder = join(root, 'assets', 'icons')

const typescriptFor = (target) => ({
  test: /\.tsx?$/u,
  exclude: /node_modules/u,
  use: {
    loader: 'swc-loader',
    options: {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target,
        transform: { react: { runtime: 'automatic' } }
      }
    }
  }
})

/** The compiler that translates also shortens, in a fraction of the usual time. */
const optimization = {
  minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, extractComments: false })]
}

const resolve = { extensions: ['.ts', '.tsx', '.mjs', '.js'] }

/** The plan documents go beside the bundles as they are: they are data, chosen at run time. */
class PlansBesideBundles {
  apply(compiler) {
    compiler.hooks.afterEmit.tap('PlansBesideBundles', () => {
      const parent = dirname(compiler.outputPath)
      mkdirSync(parent, { recursive: true })
      cpSync(planFolder, join(parent, 'plans'), { recursive: true })
    })
  }
}

/** Files that a page fetches by name: `list` gives their names in the output and their contents. */
class PageFiles {
  constructor(list) {
    this.list = list
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap('PageFiles', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL
      compilation.hooks.processAssets.tap({ name: 'PageFiles', stage }, () => {
        for (const [name, content] of this.list()) {
          compilation.emitAsset(name, new webpack.sources.RawSource(content))
        }
      })
    })
  }
}

const icons = () =>
  readdirSync(iconFolder)
    .filter((name) => name.endsWith('.png'))
    .map((name) => [`assets/icons/${name}`, readFileSync(join(iconFolder, name))])

/** The plans and a list of them, since a page cannot look into a folder. */
function plans() {
  const names = readdirSync(planFolder).filter((name) => /^(?!.*\.schema\.json$).+\.json$/u.test(name))
  const documents = names.map((name) => [`plans/${name}`, readFileSync(join(planFolder, name))])
  const index = documents.map(([path, text]) => ({
    id: path.slice('plans/'.length, -'.json'.length),
    title: JSON.parse(text).title
  }))
  return [...documents, ['plans/index.json', Buffer.from(JSON.stringify(index))]]
}

/** What Office's library loads for Excel, from its package. */
function localOffice() {
  const folder = join(root, 'node_modules', '@microsoft', 'office-js', 'dist')
  const wanted =
    /^(?:office\.js|o15apptofilemappingtable\.js|es6-promise\.js|excel.*\.js|custom-functions-runtime\.js|(?:zh-cn|en-us)\/office_strings\.js|telemetry\/.*\.js|ariatelemetry\/.*\.js)$/u
  return readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => wanted.test(name) && !name.endsWith('.debug.js'))
    .map((name) => [`office/${name}`, readFileSync(join(folder, name))])
}

/** Where the page loads Office's library from, by the environment variable OFFICE_JS. */
const officeSources = {
  cdn: {
    origin: 'https://appsforoffice.microsoft.com',
    script: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    files: () => []
  },
  china: {
    origin: 'https://appsforoffice.cdn.partner.office365.cn',
    script: 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
    files: () => []
  },
  local: { origin: '', script: 'office/office.js', files: localOffice },
  none: { origin: '', script: '', files: () => [] }
}

function officeSource(name) {
  const source = officeSources[name]
  if (!source) throw new Error(`OFFICE_JS is "${name}"; it can be ${Object.keys(officeSources).join(', ')}`)
  return source
}

const page = (entry, filename, office) =>
  new HtmlWebpackPlugin({
    template: './src/hosts/taskpane/index.html',
    templateParameters: { officeOrigin: office.origin, officeScript: office.script },
    filename,
    chunks: [entry],
    scriptLoading: 'module',
    inject: 'body'
  })

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
  resolve,
  // The library for Office is found at run time among the installed packages.
  // What pages fetch later is part of the one file here.
  module: {
    parser: { javascript: { createRequire: false, dynamicImportMode: 'eager' } },
    rules: [typescriptFor('es2022')]
  },
  node: { __dirname: false, __filename: false },
  optimization: { minimize: false },
  plugins: [
    new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, entryOnly: true }),
    new PlansBesideBundles()
  ],
  performance: { hints: false },
  stats: 'errors-warnings'
}

/** The server for development: the built pane on this machine. */
const devServer = {
  ...commandLine,
  name: 'dev-server',
  entry: { 'dev-server': './src/hosts/dev-server/dev-server.ts' },
  output: { ...commandLine.output, path: join(output, 'dev-server') },
  plugins: []
}

/** The page in Excel: pane and commands in one runtime; asked for, a page for tests beside it, the pane over a workbook in memory. */
const pane = (office, withTestPage = false) => ({
  name: 'pane',
  target: ['web', 'es2022'],
  mode: 'production',
  devtool: false,
  entry: {
    pane: './src/hosts/taskpane/index.tsx',
    ...(withTestPage && { 'pane-test': './test/support/pane-page.tsx' })
  },
  output: {
    path: join(output, 'pane'),
    filename: '[name].js',
    chunkFilename: '[name].[contenthash:8].js',
    clean: { keep: /old-program\.js$/u }
  },
  resolve,
  module: { rules: [typescriptFor('es2022')] },
  optimization,
  plugins: [
    page('pane', 'index.html', office),
    ...(withTestPage ? [page('pane-test', 'pane-test.html', officeSources.none)] : []),
    new PageFiles(() => [...icons(), ...plans(), ...guideFiles(), ...office.files()])
  ],
  performance: { hints: false },
  stats: 'errors-warnings'
})

/** The styles of Univer's packages, in the order in which they build on one another. */
const univerStyles = () => {
  const packages = ['design', 'ui', 'docs-ui', 'sheets-ui', 'sheets-formula-ui']
  const files = packages.map((name) => join(root, 'node_modules', '@univerjs', name, 'lib', 'index.css'))
  return ['univer.css', Buffer.concat(files.map((file) => readFileSync(file)))]
}

/** The workbench: a spreadsheet in a page, with the add-in's own pane beside it. */
const workbench = {
  name: 'workbench',
  target: ['web', 'es2022'],
  mode: 'production',
  devtool: false,
  entry: { workbench: './src/hosts/workbench/index.tsx' },
  output: {
    path: join(output, 'workbench'),
    filename: '[name].js',
    chunkFilename: '[name].[contenthash:8].js',
    clean: true
  },
  resolve,
  module: { rules: [typescriptFor('es2022')] },
  optimization,
  plugins: [
    new HtmlWebpackPlugin({
      template: './src/hosts/workbench/index.html',
      scriptLoading: 'module',
      inject: 'body'
    }),
    new PageFiles(() => [
      univerStyles(),
      ['workbench.css', readFileSync(join(root, 'src', 'hosts', 'workbench', 'workbench.css'))],
      ['manifest.xml', readFileSync(join(root, 'manifest.xml'))]
    ])
  ],
  performance: { hints: false },
  stats: 'errors-warnings'
}

/** What programs too old for the pane show in its place, in the JavaScript that they know. */
const oldProgram = {
  name: 'old-program',
  target: ['web', 'es5'],
  mode: 'production',
  devtool: false,
  entry: { 'old-program': './src/hosts/taskpane/old-program.ts' },
  output: { path: join(output, 'pane'), filename: '[name].js' },
  resolve,
  module: { rules: [typescriptFor('es5')] },
  performance: { hints: false },
  stats: 'errors-warnings'
}

/** A workbook in a worker for the pane as it is in Excel, for the long run of those tests. */
const hostedWorkbook = {
  name: 'hosted-workbook',
  target: ['webworker', 'es2022'],
  mode: 'production',
  devtool: false,
  entry: { workbook: './test/support/host-worker.ts' },
  output: { path: join(root, 'output', 'hosted-workbook'), filename: '[name].js', clean: true },
  resolve,
  module: { parser: { javascript: { dynamicImportMode: 'eager' } }, rules: [typescriptFor('es2022')] },
  optimization,
  performance: { hints: false },
  stats: 'errors-warnings'
}

/**
 * `webpack` builds the product; `--env office=local` has the pane load Office's library from beside it, unless OFFICE_JS says
 * otherwise; `--env pane-test` adds the page for tests in a browser, with SOAK=1 what their long run needs too.
 */
export default (env = {}) => [
  commandLine,
  devServer,
  pane(officeSource(process.env.OFFICE_JS ?? env.office ?? 'cdn'), env['pane-test']),
  oldProgram,
  workbench,
  ...(env['pane-test'] && process.env.SOAK === '1' ? [hostedWorkbook] : [])
]
