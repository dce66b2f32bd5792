import { disguiseOf } from '../../domain/report/number-formats'
import {
  qualifiedName,
  spliced,
  withAttribute,
  withoutAttributes,
  xmlText,
  type Splice
} from './edit-splices'
import { BUILT_IN_FORMATS, isGeneral } from './number-formats'
import { attribute, walkTags } from './xml-tags'

/** Number formats of a workbook's own have ids from here on (ECMA-376 part 1, 18.8.30). */
const FIRST_OWN_ID = 164

interface StylesPart {
  /** The text of each cell style. */
  readonly styles: readonly string[]
  /** Ids of the workbook's own number formats by code. */
  readonly ids: Map<string, number>
  readonly prefix: string
  /** Where the root's children begin. */
  readonly start: number
  readonly lists: ReadonlyMap<
    string,
    { readonly start: number; readonly end: number; readonly attributes: string }
  >
}

/** A styles part that is given cell styles which differ from others in their number format only. */
export interface GrowingStyles {
  /** The index of the style that is like another one and has this number format. */
  readonly like: (style: number, format: string) => number
  /** The part with the styles asked for so far. */
  readonly xml: () => string
}

/** Takes cell styles into a styles part; those that are there keep their indexes. */
export function growingStyles(xml: string): GrowingStyles {
  const part = stylesPart(xml)
  const formats: string[] = []
  const added: string[] = []
  const known = new Map<string, number>()

  const idOf = (format: string): number => {
    if (isGeneral(format)) return 0
    // What the ids of dates show depends on the program's language.
    const builtIn = Object.entries(BUILT_IN_FORMATS).find(
      ([, code]) => code === format && disguiseOf(code) !== 'date'
    )
    const there = builtIn ? Number(builtIn[0]) : part.ids.get(format)
    if (there !== undefined) return there
    const id = Math.max(FIRST_OWN_ID - 1, ...part.ids.values()) + 1
    part.ids.set(format, id)
    formats.push(`<${part.prefix}numFmt numFmtId="${id}" formatCode="${xmlText(format)}"/>`)
    return id
  }

  return {
    like(style, format) {
      const key = `${style}|${format}`
      const there = known.get(key)
      if (there !== undefined) return there
      const index = part.styles.length + added.length
      added.push(withFormat(part.styles[style] ?? `<${part.prefix}xf/>`, idOf(format)))
      known.set(key, index)
      return index
    },
    xml: () =>
      spliced(xml, [...grownList(xml, part, 'numFmts', formats), ...grownList(xml, part, 'cellXfs', added)])
  }
}

function stylesPart(xml: string): StylesPart {
  const styles: string[] = []
  const ids = new Map<string, number>()
  const lists = new Map<string, { start: number; end: number; attributes: string }>()
  const open: { name: string; start: number; attributes: string }[] = []
  let start = 0
  let prefix = ''
  walkTags(xml, {
    open(name, attributes, at) {
      if (open.length === 0) {
        prefix = qualifiedName(xml, at).slice(0, -name.length)
        start = xml.indexOf('>', at + attributes.length) + 1
      }
      if (name === 'numFmt' && open.at(-1)?.name === 'numFmts') {
        ids.set(attribute(attributes, 'formatCode') ?? '', Number(attribute(attributes, 'numFmtId')))
      }
      open.push({ name, start: at, attributes })
    },
    close(name, _contentStart, contentEnd, end) {
      const own = open.pop()
      if (!own) return
      if (name === 'xf' && open.at(-1)?.name === 'cellXfs') styles.push(xml.slice(own.start, end))
      if (open.length === 1 && (name === 'numFmts' || name === 'cellXfs'))
        lists.set(name, {
          start: own.start,
          end: contentEnd < end ? contentEnd : end,
          attributes: own.attributes
        })
    }
  })
  return { styles, ids, prefix, start, lists }
}

/** A cell style with another number format; the mark of text typed as such would make a number text again. */
function withFormat(style: string, id: number): string {
  const attributes = /^<[^\s/>]+((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)/u.exec(style)?.[1] ?? ''
  const at = style.indexOf(attributes, 1)
  const plain = withoutAttributes(attributes, 'quotePrefix')
  const changed = withAttribute(withAttribute(plain, 'numFmtId', String(id)), 'applyNumberFormat', '1')
  const from = attributes === '' ? (/[\s/>]/u.exec(style)?.index ?? 0) : at
  return `${style.slice(0, from)}${changed}${style.slice(from + attributes.length)}`
}

function grownList(xml: string, part: StylesPart, name: string, items: readonly string[]): Splice[] {
  if (items.length === 0) return []
  const tag = `${part.prefix}${name}`
  const list = part.lists.get(name)
  if (!list) {
    const text = `<${tag} count="${items.length}">${items.join('')}</${tag}>`
    return [{ start: part.start, end: part.start, text }]
  }
  const count = Number(attribute(list.attributes, 'count') ?? 0) + items.length
  const from = list.start + 1 + tag.length
  const counted = withAttribute(list.attributes, 'count', String(count))
  return [
    { start: from, end: from + list.attributes.length, text: counted },
    { start: list.end, end: list.end, text: items.join('') }
  ]
}
