/** A well-formed element as read. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replace(/&(\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole)

/** Reads a document without DTD or CDATA; throws where it is not well-formed. */
export function parseXml(text: string): XmlElement {
  const source = text.replace(/<\?[^]*?\?>|<!--[^]*?-->/gu, '')
  const token = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/guy
  const open: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }[] = [
    { name: '', attributes: {}, children: [], text: '' }
  ]
  let read = 0
  for (const [whole, end, name, attributes, empty, content] of source.matchAll(token)) {
    read += whole.length
    const parent = open.at(-1)!
    if (content !== undefined) {
      parent.text += unescaped(content.trim())
    } else if (end) {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`)
      open.pop()
      open.at(-1)!.children.push(parent)
    } else {
      const pairs = [...(attributes ?? '').matchAll(/([\w:.-]+)="([^"]*)"/gu)]
      const element = {
        name: name ?? '',
        attributes: Object.fromEntries(pairs.map(([, key, value]) => [key ?? '', unescaped(value ?? '')])),
        children: [],
        text: ''
      }
      if (empty) parent.children.push(element)
      else open.push(element)
    }
  }
  if (read !== source.length) throw new Error(`Not well-formed: ${source.slice(read, read + 60)}`)
  const [document, unclosed] = open
  if (unclosed || document?.children.length !== 1) throw new Error('Not one closed root element')
  return document.children[0]!
}

export const childrenOf = (element: XmlElement): readonly XmlElement[] => element.children

/** Every element of a name inside another, at any depth. */
export const elementsNamed = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsNamed(child, name)
  ])
