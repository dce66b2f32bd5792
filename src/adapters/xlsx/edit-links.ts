import { attribute, walkTags } from './xml-tags'

/** A relationship inside the package, and where it stands in the XML. */
export interface Link {
  readonly id: string
  readonly kind: string
  readonly target: string
  readonly start: number
  readonly end: number
}

/** The name of the part that lists the relationships of a part; of the package itself for an empty text. */
export function linksPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** The relationships listed for a part, those to places outside the package left out. */
export function linksIn(xml: string, part: string): Link[] {
  const links: Link[] = []
  elementsIn(xml, 'Relationship', (attributes, start, end) => {
    if (attribute(attributes, 'TargetMode') === 'External') return
    const kind = attribute(attributes, 'Type') ?? ''
    links.push({
      id: attribute(attributes, 'Id') ?? '',
      kind: kind.slice(kind.lastIndexOf('/') + 1),
      target: resolved(attribute(attributes, 'Target') ?? '', part),
      start,
      end
    })
  })
  return links
}

/** Calls back for every element of a name, with its attributes and place, in the order in which they end. */
export function elementsIn(
  xml: string,
  element: string,
  visit: (attributes: string, start: number, end: number) => void
): void {
  const open: { attributes: string; start: number }[] = []
  walkTags(xml, {
    open: (name, attributes, start) => {
      if (name === element) open.push({ attributes, start })
    },
    close: (name, _contentStart, _contentEnd, end) => {
      const tag = name === element ? open.pop() : undefined
      if (tag !== undefined) visit(tag.attributes, tag.start, end)
    }
  })
}

/** Names stay encoded as they are: parts are listed in the archive the way targets spell them. */
function resolved(target: string, part: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = part.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
