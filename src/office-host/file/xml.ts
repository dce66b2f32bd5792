/** XML that ends early, closes what it did not open, or declares a document type. */
export class MalformedXml extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'MalformedXml'
  }
}

/** An element of an XML text by its offsets; `name` comes without namespace prefix, `attributes` as they stand. */
export interface Element {
  readonly name: string
  readonly qualifiedName: string
  readonly attributes: string
  readonly start: number
  readonly contentStart: number
  readonly contentEnd: number
  readonly end: number
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function find(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  if (at === -1) throw new MalformedXml('the text ends inside a tag')
  return at
}

/** The `>` that ends a tag; attribute values may hold one too. */
function endOfTag(xml: string, from: number): number {
  let end = find(xml, '>', from)
  for (let at = from; at < end; at++) {
    const code = xml.charCodeAt(at)
    if (code !== 0x22 && code !== 0x27) continue
    at = find(xml, code === 0x22 ? '"' : "'", at + 1)
    if (at > end) end = find(xml, '>', at)
  }
  return end
}

/**
 * Walks the elements of a stretch of XML in the order they close; `enter` sees the opening tag first. Throws MalformedXml unless every tag is closed in order.
 */
export function walk(
  xml: string,
  visitor: {
    enter?: (name: string, depth: number, attributes: string, start: number) => void
    leave?: (element: Element, depth: number) => void
  },
  from = 0,
  to = xml.length
): void {
  const open: { qualifiedName: string; attributes: string; start: number; contentStart: number }[] = []
  let at = xml.indexOf('<', from)
  while (at !== -1 && at < to) {
    const second = xml.charCodeAt(at + 1)
    if (second === 0x21 || second === 0x3f) {
      if (xml.startsWith('<!DOCTYPE', at)) throw new MalformedXml('a document type is declared')
      at = xml.startsWith('<!--', at)
        ? find(xml, '-->', at + 4) + 3
        : xml.startsWith('<![CDATA[', at)
          ? find(xml, ']]>', at + 9) + 3
          : find(xml, '?>', at + 2) + 2
    } else if (second === 0x2f) {
      const close = find(xml, '>', at)
      const tag = open.pop()
      const qualifiedName = xml.slice(at + 2, close).trim()
      if (tag?.qualifiedName !== qualifiedName)
        throw new MalformedXml(`</${qualifiedName}> closes what is not open`)
      visitor.leave?.({ ...tag, name: localName(qualifiedName), contentEnd: at, end: close + 1 }, open.length)
      at = close + 1
    } else {
      const close = endOfTag(xml, at)
      const isEmpty = xml.charCodeAt(close - 1) === 0x2f
      const inner = isEmpty ? close - 1 : close
      let nameEnd = at + 1
      while (nameEnd < inner && xml.charCodeAt(nameEnd) > 0x20) nameEnd++
      const qualifiedName = xml.slice(at + 1, nameEnd)
      const attributes = xml.slice(nameEnd, inner)
      visitor.enter?.(localName(qualifiedName), open.length, attributes, at)
      const end = close + 1
      if (isEmpty) {
        const name = localName(qualifiedName)
        visitor.leave?.(
          { name, qualifiedName, attributes, start: at, contentStart: end, contentEnd: end, end },
          open.length
        )
      } else open.push({ qualifiedName, attributes, start: at, contentStart: end })
      at = end
    }
    at = xml.indexOf('<', at)
  }
  if (open.length > 0) throw new MalformedXml('the text ends before its root does')
}

/** The elements directly inside a stretch of XML; of a whole document that is its root. */
export function elementsIn(xml: string, from = 0, to = xml.length): Element[] {
  const found: Element[] = []
  walk(
    xml,
    {
      leave: (element, depth) => {
        if (depth === 0) found.push(element)
      }
    },
    from,
    to
  )
  return found
}

/** The root of a document; throws MalformedXml when there is not exactly one. */
export function rootOf(xml: string): Element {
  const [root, second] = elementsIn(xml)
  if (!root || second) throw new MalformedXml('a document has exactly one root')
  return root
}

/** The elements directly inside another. */
export const childrenOf = (xml: string, element: Element): Element[] =>
  elementsIn(xml, element.contentStart, element.contentEnd)

/** The first element of a name directly inside another. */
export const childOf = (xml: string, element: Element, name: string): Element | undefined =>
  childrenOf(xml, element).find((child) => child.name === name)

/** All elements of a name at any depth, in the order they end. */
export function elementsNamed(xml: string, name: string): Element[] {
  const found: Element[] = []
  walk(xml, {
    leave: (element) => {
      if (element.name === name) found.push(element)
    }
  })
  return found
}

/** The text of an element as it stands in the file, its tags included. */
export const outerXml = (xml: string, element: Element): string => xml.slice(element.start, element.end)
/** What stands between the tags of an element. */
export const innerXml = (xml: string, element: Element): string =>
  xml.slice(element.contentStart, element.contentEnd)

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text as it reads, with entities replaced. */
export const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
        (whole, hex?: string, decimal?: string, name?: string) => {
          if (name !== undefined) return entities[name] ?? whole
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole
        }
      )
    : text

/** Text as it stands in an XML text or attribute. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (control) => `&#${control.charCodeAt(0)};`)

const patterns = new Map<string, RegExp>()

const attributePattern = (name: string): RegExp => {
  let pattern = patterns.get(name)
  if (!pattern) {
    const prefixed = name.includes(':') ? name : `(?:[\\w.-]+:)?${name}`
    pattern = new RegExp(`(^|\\s)${prefixed}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  return pattern
}

/** The value of an attribute out of the attributes of a tag, whatever its prefix; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const match = attributePattern(name).exec(attributes)
  return match ? unescaped(match[2] ?? match[3] ?? '') : undefined
}

/** Whether an attribute says yes. */
export const isOn = (attributes: string, name: string, otherwise = false): boolean => {
  const value = attribute(attributes, name)
  return value === undefined ? otherwise : value === '1' || value === 'true'
}

/** The attributes of a tag with some set or, given undefined, taken out. */
export function withAttributes(attributes: string, changes: Record<string, string | undefined>): string {
  let result = attributes.trimEnd()
  for (const [name, value] of Object.entries(changes)) {
    const pattern = attributePattern(name)
    const set = value === undefined ? '' : ` ${name}="${escaped(value)}"`
    result = pattern.test(result) ? result.replace(pattern, () => set) : result + set
  }
  return result
}

/** A tag with content, closed in itself when there is none. */
export const tag = (name: string, attributes: string, content = ''): string =>
  content === ''
    ? `<${name}${attributes.trimEnd()}/>`
    : `<${name}${attributes.trimEnd()}>${content}</${name}>`

/** The attributes `name="value"` of a record, undefined ones left out. */
export const attributesOf = (values: Record<string, string | number | undefined>): string =>
  withAttributes(
    '',
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value === undefined ? undefined : String(value)])
    )
  )

/** XML with some stretches replaced, insertions before what starts there. Throws RangeError where they overlap. */
export function spliced(xml: string, splices: { start: number; end: number; text: string }[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { start, end, text } of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new RangeError('splices overlap')
    pieces.push(xml.slice(at, start), text)
    at = end
  }
  return pieces.concat(xml.slice(at)).join('')
}

/** The text of an XML part, by its byte order mark. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** The bytes of an XML part in UTF-8. */
export const encoded = (xml: string): Uint8Array =>
  new TextEncoder().encode(xml.replace(/^(<\?xml[^>]*encoding=["'])utf-16[^"']*/i, '$1UTF-8'))
