import { FileProblem } from '../../application/ports'
import { parseReference } from '../../domain/report/a1'
import type { SheetTraits, WorkbookTraits } from '../../domain/report/workbook-traits'
import { ArchiveProblem, openArchive, type Archive } from './archive'
import { compoundFileKind } from './compound-file'
import { linksIn, linksPart, elementsIn } from './edit-links'
import { partXml } from './edit-package'
import { attribute, MalformedXml, walkTags } from './xml-tags'

type Validation = SheetTraits['validations'][number]
type MutableTraits = { -readonly [K in keyof WorkbookTraits]: WorkbookTraits[K][number][] }

/** Kinds of links that bring something foreign along, by the last word of their type. */
const EMBEDDED = new Set(['oleObject', 'package', 'control', 'activeXControl'])
const CONNECTED = new Set(['connections', 'queryTable', 'customXmlMappings'])
const MACROS = new Set(['vbaProject', 'xlMacrosheet', 'xlIntlMacrosheet', 'dialogsheet'])

/**
 * What a workbook file holds besides cells: validations and hidden columns of its sheets, macros, links to other files
 * and places, DDE, data connections, embedded objects, sheets without cells. Nothing of it is followed or run. Throws FileProblem named `file` like
 * `readWorkbook`; an old .xls shows nothing of all this.
 */
export async function inspectWorkbook(bytes: Uint8Array, file: string): Promise<WorkbookTraits> {
  const kind = compoundFileKind(bytes)
  if (kind === 'old-workbook') return emptyTraits()
  if (kind !== undefined)
    throw new FileProblem(kind === 'encrypted' ? 'password-protected' : 'not-a-workbook', file)
  try {
    return await inspect(openArchive(bytes))
  } catch (error) {
    if (error instanceof ArchiveProblem) throw new FileProblem(error.code, file, error.params)
    if (error instanceof MalformedXml) throw new FileProblem('damaged', file)
    throw error
  }
}

const emptyTraits = (): MutableTraits => ({
  macros: [],
  externalLinks: [],
  ddeLinks: [],
  connections: [],
  embedded: [],
  hyperlinks: [],
  otherSheets: [],
  sheets: []
})

async function inspect(archive: Archive): Promise<WorkbookTraits> {
  const traits = emptyTraits()
  const root = linksIn(await partXml(archive, linksPart('')), '')
  const workbook = root.find(({ kind }) => kind === 'officeDocument')?.target ?? ''
  const links = await linksOf(archive, workbook)
  for (const { kind, target } of links) {
    if (MACROS.has(kind)) traits.macros.push(target)
    if (CONNECTED.has(kind)) traits.connections.push(target)
    if (kind === 'externalLink') await inspectLink(archive, target, traits)
  }
  const sheets: { name: string; id: string }[] = []
  elementsIn(await partXml(archive, workbook), 'sheet', (attributes) => {
    sheets.push({ name: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'id') ?? '' })
  })
  for (const { name, id } of sheets) {
    const part = links.find((link) => link.id === id)
    if (part?.kind !== 'worksheet') {
      traits.otherSheets.push(name)
      continue
    }
    traits.hyperlinks.push(...(await hyperlinksOf(archive, part.target)))
    for (const { kind, target } of await linksOf(archive, part.target)) {
      if (EMBEDDED.has(kind)) traits.embedded.push(target)
      if (CONNECTED.has(kind)) traits.connections.push(target)
    }
    traits.sheets.push({ name, ...inspectSheet(await partXml(archive, part.target)) })
  }
  traits.externalLinks.push(...(await linksElsewhere(archive)))
  return traits
}

/** Where pictures, templates and charts come from that are not in the file; links to other workbooks are listed by part. */
async function linksElsewhere(archive: Archive): Promise<ReadonlySet<string>> {
  const targets = new Set<string>()
  const parts = archive.parts.filter(
    ({ name }) => name.toLowerCase().endsWith('.rels') && !/\/externallinks\//iu.test(name)
  )
  for (const { name } of parts) {
    elementsIn(await partXml(archive, name), 'Relationship', (attributes) => {
      const isHyperlink = (attribute(attributes, 'Type') ?? '').endsWith('/hyperlink')
      if (!isHyperlink && attribute(attributes, 'TargetMode') === 'External')
        targets.add(attribute(attributes, 'Target') ?? '')
    })
  }
  return targets
}

async function linksOf(archive: Archive, part: string) {
  const name = linksPart(part)
  return archive.has(name) ? linksIn(await partXml(archive, name), part) : []
}

async function hyperlinksOf(archive: Archive, part: string): Promise<readonly string[]> {
  const name = linksPart(part)
  const targets = new Set<string>()
  if (archive.has(name)) {
    elementsIn(await partXml(archive, name), 'Relationship', (attributes) => {
      const isHyperlink = (attribute(attributes, 'Type') ?? '').endsWith('/hyperlink')
      if (isHyperlink && attribute(attributes, 'TargetMode') === 'External') {
        targets.add(attribute(attributes, 'Target') ?? '')
      }
    })
  }
  return [...targets]
}

async function inspectLink(archive: Archive, part: string, traits: MutableTraits): Promise<void> {
  if (!archive.has(part)) return
  const xml = await partXml(archive, part)
  elementsIn(xml, 'ddeLink', (attributes) => {
    const [service, topic] = [attribute(attributes, 'ddeService'), attribute(attributes, 'ddeTopic')]
    traits.ddeLinks.push(`${service ?? ''}|${topic ?? ''}`)
  })
  elementsIn(xml, 'oleLink', (attributes) => {
    traits.embedded.push(attribute(attributes, 'progId') ?? part)
  })
  elementsIn(xml, 'externalBook', () => {
    traits.externalLinks.push(part)
  })
  const linksName = linksPart(part)
  if (!archive.has(linksName)) return
  elementsIn(await partXml(archive, linksName), 'Relationship', (attributes) => {
    const at = traits.externalLinks.indexOf(part)
    if (at >= 0) traits.externalLinks[at] = attribute(attributes, 'Target') ?? part
  })
}

function inspectSheet(xml: string): Omit<SheetTraits, 'name'> {
  const hiddenColumns: { first: number; last: number }[] = []
  const validations: Validation[] = []
  let open: { attributes: string; formulas: string[]; ranges: string } | undefined
  walkTags(xml, {
    open(tag, attributes) {
      if (tag === 'col' && ['1', 'true'].includes(attribute(attributes, 'hidden') ?? '')) {
        const bound = (name: string): number => Number(attribute(attributes, name)) - 1
        hiddenColumns.push({ first: bound('min'), last: bound('max') })
      }
      if (tag === 'dataValidation')
        open = { attributes, formulas: [], ranges: attribute(attributes, 'sqref') ?? '' }
    },
    close(tag, contentStart, contentEnd) {
      if (!open) return
      const content = xml.slice(contentStart, contentEnd)
      if (tag === 'formula1' || tag === 'formula2') open.formulas.push(plainText(content))
      // Excel keeps lists on other sheets in an extension, where the range stands inside.
      if (tag === 'sqref') open.ranges = content
      if (tag !== 'dataValidation') return
      validations.push(validationOf(open))
      open = undefined
    }
  })
  return { hiddenColumns, validations }
}

function validationOf(open: { attributes: string; formulas: readonly string[]; ranges: string }): Validation {
  const kind = attribute(open.attributes, 'type') ?? 'none'
  const ranges = open.ranges
    .split(/\s+/)
    .map((text) => parseReference(text)?.range)
    .filter((range) => range !== undefined)
  return {
    kind,
    operator:
      kind === 'list' || kind === 'custom' ? '' : (attribute(open.attributes, 'operator') ?? 'between'),
    formula: open.formulas[0] ?? '',
    secondFormula: open.formulas[1] ?? '',
    ranges
  }
}

/** Element content as text, the extension's inner element around it taken off. */
function plainText(content: string): string {
  const inner = content.replace(/<[^>]*>/g, '')
  return attribute(` text="${inner.replaceAll('"', '&quot;')}"`, 'text') ?? ''
}
