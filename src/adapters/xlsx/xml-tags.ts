/** XML that ends early, closes what it did not open, has more than one root, or declares a document type. */
export class MalformedXml extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'MalformedXml'
  }
}

/** What `walkTags` calls; names come without their namespace prefix, offsets count UTF-16 units in the XML. */
export interface TagVisitor {
  open?(name: string, attributes: string, start: number): void
  close?(name: string, contentStart: number, contentEnd: number, end: number): void
}

/**
 * Walks all tags of an XML text in document order and answers with the root's name. Throws MalformedXml unless every
 * tag is closed in order, exactly one root exists and no DOCTYPE is declared (Open Packaging Conventions forbid it).
 */
export function walkTags(xml: string, visitor: TagVisitor): string {
  const names: string[] = []
  const starts: number[] = []
  let root: string | undefined
  let at = xml.indexOf('<')
  while (at !== -1) {
    const second = xml.charCodeAt(at + 1)
    let end: number
    if (second === 0x21 || second === 0x3f) {
      end = skipMarkup(xml, at)
    } else if (second === 0x2f) {
      end = endOf(xml, '>', at) + 1
      const name = xml.slice(at + 2, end - 1).trim()
      if (names.pop() !== name) throw new MalformedXml(`</${name}> closes what is not open`)
      visitor.close?.(localName(name), starts.pop() ?? at, at, end)
    } else {
      const close = endOfTag(xml, at)
      end = close + 1
      const isEmpty = xml.charCodeAt(close - 1) === 0x2f
      const inner = isEmpty ? close - 1 : close
      const nameEnd = endOfName(xml, at + 1, inner)
      const name = xml.slice(at + 1, nameEnd)
      if (name === '') throw new MalformedXml('a tag without a name')
      if (names.length === 0) {
        if (root !== undefined) throw new MalformedXml('more than one root')
        root = localName(name)
      }
      visitor.open?.(localName(name), xml.slice(nameEnd, inner), at)
      if (isEmpty) visitor.close?.(localName(name), end, end, end)
      else {
        names.push(name)
        starts.push(end)
      }
    }
    at = xml.indexOf('<', end)
  }
  if (root === undefined || names.length > 0) throw new MalformedXml('the text ends before its root does')
  return root
}

/** The decoded value of one attribute out of the attribute text of a tag; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const match = pattern.exec(attributes)
  return match === null ? undefined : decoded(match[1] ?? match[2] ?? '')
}

const patterns = new Map<string, RegExp>()

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  !text.includes('&')
    ? text
    : text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
        (entity, hex?: string, decimal?: string, name?: string) => {
          if (name !== undefined) return ENTITIES[name] ?? entity
          const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
          return code <= 0x10ffff ? String.fromCodePoint(code) : entity
        }
      )

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function endOf(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from)
  if (end === -1) throw new MalformedXml('the text ends inside a tag')
  return end
}

function skipMarkup(xml: string, at: number): number {
  if (xml.startsWith('<!--', at)) return endOf(xml, '-->', at + 4) + 3
  if (xml.startsWith('<![CDATA[', at)) return endOf(xml, ']]>', at + 9) + 3
  if (xml.startsWith('<!', at)) throw new MalformedXml('a document type is declared')
  return endOf(xml, '?>', at) + 2
}

/** The `>` that ends a tag, which may not be the first one: attribute values may hold `>`. */
function endOfTag(xml: string, at: number): number {
  let end = endOf(xml, '>', at)
  let quote = firstQuote(xml, at, end)
  while (quote !== -1) {
    const closing = endOf(xml, xml.charAt(quote), quote + 1)
    if (closing > end) end = endOf(xml, '>', closing)
    quote = firstQuote(xml, closing + 1, end)
  }
  return end
}

function firstQuote(xml: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = xml.charCodeAt(at)
    if (code === 0x22 || code === 0x27) return at
  }
  return -1
}

function endOfName(xml: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (xml.charCodeAt(at) <= 0x20) return at
  return end
}
