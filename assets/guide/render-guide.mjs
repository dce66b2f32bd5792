/** Turns the guides beside it into pages that stand beside the pane: no script, nothing from elsewhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Marked } from 'marked'

const folder = dirname(fileURLToPath(import.meta.url))
const pictures = join(folder, '..', 'pictures')

const escaped = (text) =>
  text.replace(/[&<>"]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign])

/** The anchor of a heading, as code hosts make it, so that links work there and in the page alike. */
const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/gu, '-')

const markdown = new Marked({
  gfm: true,
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    link({ href, tokens }) {
      const page = href.replace(/^([\w.-]+)\.md(?=#|$)/u, '$1.html')
      return `<a href="${escaped(page)}">${this.parser.parseInline(tokens)}</a>`
    },
    // A sheet is wider than the page; its picture opens in full.
    image({ href, text }) {
      return `<a href="${escaped(href)}"><img src="${escaped(href)}" alt="${escaped(text)}"></a>`
    },
    // The page's policy forbids inline styles, which the library's own alignment of cells would need.
    table({ header, rows }) {
      const cells = (row, tag) =>
        `<tr>${row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>\n`
      const body = rows.map((row) => cells(row, 'td')).join('')
      return `<div class="table"><table><thead>${cells(header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`
    }
  }
})

function page(name) {
  const text = readFileSync(join(folder, name), 'utf8')
  const language = /\.([\w-]+)\.md$/u.exec(name)?.[1] ?? 'zh-CN'
  const title = /^# (.+)$/mu.exec(text)?.[1] ?? name
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="guide.css">
</head>
<body>
<main>
${markdown.parse(text)}</main>
</body>
</html>
`
}

/** The names and contents of the guide's files: its pages, their style sheet and the pictures they show. */
export function guideFiles() {
  const pages = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => [`guide/${name.replace(/\.md$/u, '.html')}`, page(name)])
  const shown = new Set(
    pages.flatMap(([, html]) => [...html.matchAll(/src="\.\.\/pictures\/([^"]+)"/gu)].map(([, name]) => name))
  )
  return [
    ...pages.map(([name, html]) => [name, Buffer.from(html)]),
    ['guide/guide.css', readFileSync(join(folder, 'guide.css'))],
    ...[...shown].map((name) => [`pictures/${name}`, readFileSync(join(pictures, name))])
  ]
}
