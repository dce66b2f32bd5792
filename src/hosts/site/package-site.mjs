/**
 * Makes the static site that an intranet server offers to Excel: the pane with the ribbon's commands, the plans, the icons,
 * and the manifest with the site's own address. `npm run package -- --base https://intranet.example/plan-report/`
 */
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, Option } from 'commander'
import webpack from 'webpack'
import configurationsFor from '../../../webpack.config.js'
import { filesNamedIn, manifestFor, siteBase } from './site-manifest.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
const SITE_PARTS = new Set(['pane', 'old-program'])

const exists = (path) =>
  stat(path).then(
    () => true,
    () => false
  )

const build = (configurations) =>
  new Promise((done, fail) =>
    webpack(configurations, (error, stats) => {
      if (error) return fail(error)
      if (stats?.hasErrors()) return fail(new Error(stats.toString('errors-only')))
      done(stats)
    })
  )

const {
  base: given,
  out,
  office,
  id,
  force
} = new Command('package')
  .requiredOption('--base <address>', 'where the site will stand, e.g. https://intranet.example/plan-report/')
  .option('--out <folder>', 'folder to make', join('output', 'site'))
  .addOption(
    new Option('--office <source>', "where Office's library comes from")
      .choices(['cdn', 'china', 'local'])
      .default('cdn')
  )
  .option('--id <guid>', "the add-in's id, where an organisation runs several sites")
  .option('--force', 'put the site in the place of an existing folder')
  .parse()
  .opts()

async function packageSite() {
  const base = siteBase(given)
  const manifest = manifestFor(await readFile(join(root, 'manifest.xml'), 'utf8'), base, id)
  const folder = resolve(out)
  if (!force && (await exists(folder))) {
    throw new Error(
      `${folder} exists and is left as it is. Choose another folder with --out, or give --force.`
    )
  }
  // The site takes its name once it is whole.
  await mkdir(dirname(folder), { recursive: true })
  const made = await mkdtemp(`${folder}.`)
  try {
    const parts = configurationsFor({ office })
      .filter(({ name }) => SITE_PARTS.has(name))
      .map((part) => ({ ...part, output: { ...part.output, path: made, clean: false } }))
    await build(parts)
    await writeFile(join(made, 'manifest.xml'), manifest)
    for (const file of filesNamedIn(manifest, base)) {
      if (!(await exists(join(made, file))))
        throw new Error(`The manifest names ${file}, which the site lacks.`)
    }
    // A temporary folder is for its maker alone; a site is for the server to read.
    await chmod(made, 0o755)
    if (force) await rm(folder, { recursive: true, force: true })
    await rename(made, folder)
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    throw error
  }
  process.stdout.write(
    `${folder}\n${base}index.html\nPut the folder's files at ${base}, then give manifest.xml to Excel or to your administrator.\n`
  )
}

try {
  await packageSite()
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
