import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from '@jest/globals'
import { filesNamedIn, manifestFor, siteBase } from '../../../src/hosts/site/site-manifest.mjs'
import { temporaryFolder } from '../../support/cli'

/** Bytes of script, packed, that the pane may need before it can be used; everything else comes when it is asked for. */
const MOST_FIRST_LOAD = 220_000

const root = join(__dirname, '..', '..', '..')
const manifest = readFileSync(join(root, 'manifest.xml'), 'utf8')
const folder = temporaryFolder()
afterAll(folder.remove)

const packageSite = (...args: string[]): Promise<{ readonly status: number; readonly stderr: string }> =>
  new Promise((resolve) => {
    const script = join(root, 'src', 'hosts', 'site', 'package-site.mjs')
    execFile(process.execPath, [script, ...args], { cwd: root }, (error, _stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stderr })
    )
  })

describe('address of a site', () => {
  it.each([
    ['https://a.example/plan', 'https://a.example/plan/'],
    ['https://a.example', 'https://a.example/'],
    ['HTTPS://A.example:8443/x/', 'https://a.example:8443/x/']
  ])('%s is %s', (given, expected) => expect(siteBase(given)).toBe(expected))

  it.each([
    'http://a.example/',
    'a.example',
    'https://a.example/?x=1',
    'https://u:p@a.example/',
    'file:///x'
  ])('cannot be %s', (given) => expect(() => siteBase(given)).toThrow(given))
})

describe('manifest of a site', () => {
  it('names nothing of the development server', () => {
    const placed = manifestFor(manifest, 'https://a.example/p/')
    expect(placed).not.toContain('localhost')
    expect(filesNamedIn(placed, 'https://a.example/p/')).toContain('index.html')
  })

  it('takes another id, which must be one', () => {
    const id = '11111111-2222-4333-8444-555555555555'
    expect(manifestFor(manifest, 'https://a.example/', id)).toContain(`<Id>${id}</Id>`)
    expect(() => manifestFor(manifest, 'https://a.example/', 'x')).toThrow('GUID')
  })

  it('keeps an address with an ampersand well-formed', () => {
    expect(manifestFor(manifest, 'https://a.example/a&b/')).toContain('https://a.example/a&amp;b/index.html')
  })
})

describe('package', () => {
  it('makes a site that holds every file its manifest and its page name', async () => {
    const out = join(folder.path, 'site')
    const base = 'https://intranet.example/plan/'
    expect(await packageSite('--base', base, '--out', out, '--office', 'local')).toEqual({
      status: 0,
      stderr: ''
    })
    const placed = readFileSync(join(out, 'manifest.xml'), 'utf8')
    const page = readFileSync(join(out, 'index.html'), 'utf8')
    const scripts = [...page.matchAll(/src="([^"]+)"/gu)].map(([, name]) => name ?? '')
    expect(scripts).toEqual(expect.arrayContaining(['office/office.js', 'pane.js', 'old-program.js']))
    for (const file of [...filesNamedIn(placed, base), ...scripts, 'plans/index.json']) {
      expect([file, existsSync(join(out, file))]).toEqual([file, true])
    }
    expect(readdirSync(out).filter((name) => /workbench/u.test(name))).toEqual([])
    const firstLoad = gzipSync(readFileSync(join(out, 'pane.js'))).length
    expect(firstLoad).toBeLessThanOrEqual(MOST_FIRST_LOAD)
    expect(readdirSync(folder.path)).toEqual(['site'])
  })

  it('leaves an existing folder as it is, and says so', async () => {
    const out = join(folder.path, 'mine')
    mkdirSync(out)
    writeFileSync(join(out, 'kept.txt'), 'kept')
    const { status, stderr } = await packageSite('--base', 'https://a.example/', '--out', out)
    expect([status, stderr]).toEqual([2, expect.stringContaining('--force')])
    expect(readdirSync(out)).toEqual(['kept.txt'])
  })
})
