import { describe, expect, it } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
interface LockedPackage {
  readonly resolved?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly license?: string
}
interface Manifest {
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
  readonly packages: Record<string, LockedPackage>
}

const readJson = (path: string): Manifest => JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest
const foldersIn = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${path}/${entry.name}`)

const TOP_LEVEL = new Set([
  'README.md',
  'assets',
  'eslint.config.js',
  'jest.config.js',
  'knip.json',
  'manifest.xml',
  'package-lock.json',
  'package.json',
  'src',
  'test',
  'tsconfig.json',
  'webpack.config.js'
])

describe('the house', () => {
  it('keeps its top level to what a newcomer expects', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n')
    const top = new Set(tracked.map((path) => path.split('/')[0] ?? '').filter((name) => name !== ''))
    const unexpected = [...top].filter((name) => !name.startsWith('.') && !TOP_LEVEL.has(name))
    expect(unexpected).toEqual([])
  })

  it.each([...foldersIn('src'), ...foldersIn('src/domain')])(
    '%s opens with a three-line README',
    (folder) => {
      const file = join(root, folder, 'README.md')
      expect(existsSync(file)).toBe(true)
      const lines = readFileSync(file, 'utf8').trim().split('\n')
      expect(lines.slice(0, 3).map((line) => line.length > 0)).toEqual([true, true, true])
      // More than that stands in a part of its own.
      expect(lines[3] ?? '').toBe('')
    }
  )

  it('writes the contents of cells in one place of the Excel adapter, which knows hidden rows', () => {
    const folder = join(root, 'src/adapters/excel')
    const writes =
      /(?:(?<!Axis)\.(?:values|formulas|formulasLocal|formulasR1C1|numberFormat|numberFormatLocal)|\[property\])\s*=[^=>]|\.(?:set|setCellProperties)\(\{/u
    const writers = readdirSync(folder).filter((name) =>
      writes.test(readFileSync(join(folder, name), 'utf8'))
    )
    expect(writers).toEqual(['cell-writes.ts'])
  })

  it('pins exact versions', () => {
    const { dependencies, devDependencies } = readJson('package.json')
    const versions = Object.entries({ ...dependencies, ...devDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version))).toEqual([])
  })

  it('names no registry in the lockfile', () => {
    const { packages } = readJson('package-lock.json')
    const resolved = Object.entries(packages).filter(
      ([, entry]) => entry.resolved !== undefined && !entry.resolved.startsWith('https://registry.npmjs.org/')
    )
    expect(resolved).toEqual([])
  })

  it('ships only permissive licences', () => {
    const { packages } = readJson('package-lock.json')
    const permissive =
      /^(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|\(MIT OR [\w.-]+\)|CC0-1\.0|Unlicense|BlueOak-1\.0\.0)$/u
    const shipped = Object.entries<{ dev?: boolean; devOptional?: boolean; license?: string }>(
      packages
    ).filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
    const others = shipped.filter(([, entry]) => !permissive.test(entry.license ?? ''))
    expect(shipped.length).toBeGreaterThan(0)
    expect(others.map(([path, entry]) => `${path}: ${entry.license}`)).toEqual([])
  })
})
