import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'

const root = join(__dirname, '../..')
const pages = new Map<string, string>()
const names = new Set<string>()

beforeAll(() => {
  const program = `
    import { guideFiles } from './assets/guide/render-guide.mjs'
    const told = guideFiles().map(([name, content]) => [name, name.endsWith('.html') ? content.toString('utf8') : ''])
    process.stdout.write(JSON.stringify(told))`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8'
  })
  if (run.status !== 0) throw new Error(run.stderr)
  for (const [name, content] of JSON.parse(run.stdout) as [string, string][]) {
    names.add(name)
    if (name.endsWith('.html')) pages.set(name, content)
  }
})

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'gu'))].map(([, value]) => value ?? '')

describe('the guides beside the pane', () => {
  it('are the user guide in both languages, the rules and the guide to deployment', () => {
    expect([...pages.keys()].sort()).toEqual([
      'guide/deployment.zh-CN.html',
      'guide/rules.zh-CN.html',
      'guide/user-guide.en-US.html',
      'guide/user-guide.zh-CN.html'
    ])
  })

  it('show pictures that are delivered with them', () => {
    const shown = [...pages.values()].flatMap((html) => attributes(html, 'src'))
    expect(shown.length).toBeGreaterThan(10)
    for (const source of shown) expect(names).toContain(source.replace(/^\.\.\//u, ''))
  })

  it('link to pages and headings that are there, and nowhere else', () => {
    for (const [name, html] of pages) {
      const links = attributes(html, 'href').filter((href) => !/\.(?:css|png)$/u.test(href))
      expect(links.length).toBeGreaterThan(0)
      for (const link of links) {
        const [page, anchor] = decodeURIComponent(link).split('#')
        const target = page ? `guide/${page}` : name
        expect([...pages.keys()]).toContain(target)
        if (anchor) expect(attributes(pages.get(target) ?? '', 'id')).toContain(anchor)
      }
    }
  })

  it('hold neither scripts nor styles of their own, which their policy forbids', () => {
    for (const html of pages.values()) {
      expect(html).toContain("default-src 'none'; style-src 'self'; img-src 'self'")
      expect(html).not.toMatch(/<script|<style| style=| on\w+=/u)
    }
  })
})
