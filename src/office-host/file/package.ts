import { FileRefused } from './archive'
import type { Element } from './xml'
import {
  attribute,
  attributesOf,
  childrenOf,
  decoded,
  elementsIn,
  encoded,
  escaped,
  outerXml,
  rootOf,
  spliced
} from './xml'

/** A link from one part to another or, when external, to an address. */
export interface Relation {
  id: string
  /** The last step of the link's type: `worksheet`, `table`, `hyperlink` … */
  kind: string
  target: string
  external: boolean
}

const contentTypes = '[Content_Types].xml'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** The first words of every XML part. */
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The path of the part that holds the links of another; '' is the package itself. */
export function relationsPath(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

function resolved(source: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = source.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

/** The parts of a workbook file, their links and content types. */
export class Package {
  private readonly paths = new Map<string, string>()

  constructor(readonly parts: Map<string, Uint8Array>) {
    for (const path of parts.keys()) this.paths.set(path.toLowerCase(), path)
  }

  copy(): Package {
    return new Package(new Map(this.parts))
  }

  /** The path as the archive spells it: part names are equal regardless of case. */
  private spelled(path: string): string {
    return this.paths.get(path.toLowerCase()) ?? path
  }

  has(path: string): boolean {
    return this.paths.has(path.toLowerCase())
  }

  /** The text of an XML part; '' when there is none. */
  text(path: string): string {
    const bytes = this.parts.get(this.spelled(path))
    return bytes ? decoded(bytes) : ''
  }

  set(path: string, content: string | Uint8Array): void {
    const known = this.spelled(path)
    this.paths.set(known.toLowerCase(), known)
    this.parts.set(known, typeof content === 'string' ? encoded(content) : content)
  }

  /** Removes a part with its links and its content type. */
  remove(path: string): void {
    for (const gone of [this.spelled(path), this.spelled(relationsPath(path))]) {
      this.parts.delete(gone)
      this.paths.delete(gone.toLowerCase())
    }
    const xml = this.text(contentTypes)
    const entry = childrenOf(xml, rootOf(xml)).find(
      ({ attributes }) => attribute(attributes, 'PartName')?.toLowerCase() === `/${path.toLowerCase()}`
    )
    if (entry) this.set(contentTypes, spliced(xml, [{ ...entry, text: '' }]))
  }

  private relationElements(part: string): { xml: string; elements: Element[] } {
    const xml = this.text(relationsPath(part))
    return { xml, elements: xml === '' ? [] : childrenOf(xml, rootOf(xml)) }
  }

  /** The links of a part, in order; '' is the package itself. */
  relations(part: string): Relation[] {
    return this.relationElements(part).elements.map(({ attributes }) => {
      const external = attribute(attributes, 'TargetMode') === 'External'
      const target = attribute(attributes, 'Target') ?? ''
      const type = attribute(attributes, 'Type') ?? ''
      return {
        id: attribute(attributes, 'Id') ?? '',
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: external ? target : this.spelled(resolved(part, target)),
        external
      }
    })
  }

  /** The first part a part links to by a kind of link. */
  related(part: string, kind: string): string | undefined {
    return this.relations(part).find((relation) => relation.kind === kind && !relation.external)?.target
  }

  /** Adds a link and gives its id; kinds Microsoft defined later come as whole types. */
  relate(part: string, kind: string, target: string, external = false): string {
    const known = this.relations(part)
    let number = known.length + 1
    while (known.some(({ id }) => id === `rId${number}`)) number++
    const type = kind.includes('/') ? kind : `${officeRelations}/${kind}`
    const entry = `<Relationship${attributesOf({
      Id: `rId${number}`,
      Type: type,
      Target: external ? target : `/${target}`,
      TargetMode: external ? 'External' : undefined
    })}/>`
    const xml =
      this.text(relationsPath(part)) ||
      `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
    this.set(relationsPath(part), withLastChild(xml, entry))
    return `rId${number}`
  }

  /** Takes out a link. */
  unrelate(part: string, id: string): void {
    const { xml, elements } = this.relationElements(part)
    const gone = elements.find(({ attributes }) => attribute(attributes, 'Id') === id)
    if (gone) this.set(relationsPath(part), spliced(xml, [{ ...gone, text: '' }]))
  }

  /** The content type of a part; undefined when the file names none. */
  contentType(path: string): string | undefined {
    const xml = this.text(contentTypes)
    const elements = childrenOf(xml, rootOf(xml))
    const own = elements.find(
      ({ attributes }) => attribute(attributes, 'PartName')?.toLowerCase() === `/${path.toLowerCase()}`
    )
    const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
    const found =
      own ?? elements.find(({ attributes }) => attribute(attributes, 'Extension')?.toLowerCase() === ending)
    return found && attribute(found.attributes, 'ContentType')
  }

  setContentType(path: string, type: string): void {
    if (this.contentType(path) === type) return
    this.set(
      contentTypes,
      withLastChild(
        this.text(contentTypes),
        `<Override PartName="/${escaped(path)}" ContentType="${escaped(type)}"/>`
      )
    )
  }

  /** A path no part has: the `#` of the pattern becomes a number. */
  freePath(pattern: string): string {
    let number = 1
    while (this.has(pattern.replace('#', String(number)))) number++
    return pattern.replace('#', String(number))
  }

  /** The part that is the workbook. Throws FileRefused when the file has none. */
  get workbookPart(): string {
    const path = this.has(relationsPath('')) ? this.related('', 'officeDocument') : undefined
    if (path === undefined || !this.has(contentTypes) || !this.has(path)) {
      throw new FileRefused('not-a-workbook', 'The file is no .xlsx workbook.')
    }
    if (elementsIn(this.text(path))[0]?.name !== 'workbook') {
      throw new FileRefused(
        'not-a-workbook',
        'The file is no .xlsx workbook; binary workbooks are saved as .xlsx first.'
      )
    }
    return path
  }

  /** The paths of all parts that can be reached from the package by links. */
  reachable(): Set<string> {
    const found = new Set<string>()
    const visit = (part: string): void => {
      for (const { target, external } of this.relations(part)) {
        if (external || found.has(target) || !this.has(target)) continue
        found.add(target)
        visit(target)
      }
    }
    visit('')
    return found
  }
}

/** A document whose root has one more element at its end. */
export function withLastChild(xml: string, element: string): string {
  const root = rootOf(xml)
  if (root.contentEnd === root.end) {
    const opening = outerXml(xml, root).replace(/\/>$/, '>')
    return spliced(xml, [{ ...root, text: `${opening}${element}</${root.qualifiedName}>` }])
  }
  return spliced(xml, [{ start: root.contentEnd, end: root.contentEnd, text: element }])
}
