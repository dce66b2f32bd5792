import type { Archive } from './archive'
import { ArchiveProblem } from './archive'
import { checkedSheet, lettersIn, SHEET_LIMITS, tooManyCells, type SheetContext } from './checked-sheet'
import type { DenseSheet } from './dense-sheet'
import { partXml } from './edit-package'
import { numberFormatsOf } from './number-formats'
import { attribute, walkTags } from './xml-tags'

/** The parts of a workbook that reading needs, each known to be whole, under the names they are linked by. */
export interface CheckedWorkbook {
  readonly parts: ReadonlyMap<string, Uint8Array>
  /** The worksheets in tab order, without chart sheets, each with its cells' number formats by cell key. */
  readonly worksheets: readonly (Omit<DenseSheet, 'xml'> & {
    readonly name: string
    readonly numberFormats: ReadonlyMap<number, string>
  })[]
  /** Days from Excel's 1900 system to the one this workbook counts in: 0, or 1,462 when it counts from 1904. */
  readonly dateShift: number
}

interface Relation {
  readonly id: string
  readonly kind: string
  readonly target: string
}

const CONTENT_TYPES = '[Content_Types].xml'
const ROOT_RELATIONS = '_rels/.rels'
const CUSTOM_PROPERTIES = 'docProps/custom.xml'
const DAYS_BETWEEN_DATE_SYSTEMS = 1_462

/**
 * Checks that an archive is a whole workbook and answers with the parts worth reading; styles (read here, so that no
 * number turns into a date on the way), charts, pictures, pivot caches
 * and the like are left behind, so that nothing in them can stop the reading. Throws ArchiveProblem `not-a-workbook`
 * when the archive is something else, `damaged` when a linked part is missing or broken, `too-large` beyond the bounds
 * of a sheet; MalformedXml when a part's XML is broken.
 */
export async function checkedWorkbook(archive: Archive): Promise<CheckedWorkbook> {
  if (!archive.has(CONTENT_TYPES) || !archive.has(ROOT_RELATIONS)) throw new ArchiveProblem('not-a-workbook')
  const rootRelations = relations(await partXml(archive, ROOT_RELATIONS), '')
  const workbookPart = workbookPartOf(rootRelations)
  const workbookXml = await partXml(archive, workbookPart)
  const { root, sheets, dateShift } = directoryOf(workbookXml)
  if (root !== 'workbook') throw new ArchiveProblem('not-a-workbook')
  const workbookRelations = await relationsOf(archive, workbookPart)
  const linked = (kind: string) => workbookRelations.find((relation) => relation.kind === kind)?.target
  const linkedStrings = linked('sharedStrings')
  // Excel opens a workbook whose link to shared strings leads nowhere as long as no cell asks for one.
  const strings = linkedStrings !== undefined && archive.has(linkedStrings) ? linkedStrings : undefined
  const stringsXml = strings === undefined ? undefined : await partXml(archive, strings)
  const styles = linked('styles')
  const context = {
    ...sharedStringsOf(stringsXml),
    numberFormats: styles === undefined ? [] : numberFormatsOf(await partXml(archive, styles))
  }
  const parts = new Map<string, Uint8Array>()
  const worksheets = await checkedWorksheets(archive, linkedSheets(sheets, workbookRelations), context, parts)

  if (strings !== undefined && stringsXml !== undefined) parts.set(strings, utf8(stringsXml))
  const custom = rootRelations.find(({ kind }) => kind === 'custom-properties')?.target
  if (custom !== undefined && archive.has(custom))
    parts.set(CUSTOM_PROPERTIES, utf8(await wellFormed(archive, custom)))
  parts.set(workbookPart, utf8(workbookXml))
  parts.set(
    relationsPart(workbookPart),
    relationsXml([
      ...worksheets.map(({ id, part }) => ({ id, kind: 'worksheet', target: part })),
      ...(strings === undefined ? [] : [{ id: 'strings', kind: 'sharedStrings', target: strings }])
    ])
  )
  parts.set(
    CONTENT_TYPES,
    utf8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
  )
  parts.set(ROOT_RELATIONS, relationsXml([{ id: 'workbook', kind: 'officeDocument', target: workbookPart }]))
  return { parts, worksheets, dateShift }
}

function workbookPartOf(rootRelations: readonly Relation[]): string {
  const part = rootRelations.find(({ kind }) => kind === 'officeDocument')?.target
  if (part?.toLowerCase().endsWith('.bin') === true)
    throw new ArchiveProblem('not-a-workbook', { reason: 'xlsb' })
  if (part === undefined || !part.toLowerCase().endsWith('.xml')) throw new ArchiveProblem('not-a-workbook')
  return part
}

/** A sheet as the workbook lists it. */
interface ListedSheet {
  readonly name: string
  readonly id: string
}

type LinkedSheet = ListedSheet & { readonly part: string }

/** The worksheets among the sheets listed, in tab order, each with its part. */
function linkedSheets(
  sheets: readonly ListedSheet[],
  workbookRelations: readonly Relation[]
): readonly LinkedSheet[] {
  const worksheets: LinkedSheet[] = []
  for (const { name, id } of sheets) {
    // Excel leaves out what is listed without a part of its own.
    if (id === '') continue
    const relation = workbookRelations.find((candidate) => candidate.id === id)
    const isKnown = worksheets.some((sheet) => sheet.name === name)
    if (relation === undefined || name === '' || isKnown) throw new ArchiveProblem('damaged', { part: name })
    if (relation.kind === 'worksheet') worksheets.push({ name, id, part: relation.target })
  }
  return worksheets
}

/** The worksheets checked one by one and all together, their parts and those of their tables put among `parts`. */
async function checkedWorksheets(
  archive: Archive,
  sheets: readonly LinkedSheet[],
  context: SheetContext,
  parts: Map<string, Uint8Array>
): Promise<readonly (CheckedWorkbook['worksheets'][number] & LinkedSheet)[]> {
  const worksheets: (CheckedWorkbook['worksheets'][number] & LinkedSheet)[] = []
  const used = { cells: 0, places: 0 }
  for (const sheet of sheets) {
    const { part } = sheet
    const { xml, cells, places, ...checked } = checkedSheet(await partXml(archive, part), context, sheet)
    used.cells += cells
    used.places += places
    if (used.cells > SHEET_LIMITS.cells) throw tooManyCells()
    if (used.places > SHEET_LIMITS.places) throw new ArchiveProblem('too-large', { part })
    worksheets.push({ ...sheet, ...checked })
    parts.set(part, utf8(xml))
    const tables = (await relationsOf(archive, part)).filter(({ kind }) => kind === 'table')
    for (const { target } of tables) parts.set(target, utf8(await wellFormed(archive, target)))
    parts.set(relationsPart(part), relationsXml(tables))
  }
  if (worksheets.length === 0) throw new ArchiveProblem('not-a-workbook')
  return worksheets
}

function directoryOf(xml: string) {
  const sheets: ListedSheet[] = []
  let dateShift = 0
  const root = walkTags(xml, {
    open(name, attributes) {
      if (name === 'sheet')
        sheets.push({ name: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'id') ?? '' })
      if (name === 'workbookPr' && ['1', 'true'].includes(attribute(attributes, 'date1904') ?? ''))
        dateShift = DAYS_BETWEEN_DATE_SYSTEMS
    }
  })
  return { root, sheets, dateShift }
}

function sharedStringsOf(xml: string | undefined): Pick<SheetContext, 'sharedStrings' | 'tooLong'> {
  const tooLong = new Set<number>()
  let count = 0
  let letters = 0
  if (xml !== undefined)
    walkTags(xml, {
      open: (name) => {
        if (name === 'si') letters = 0
      },
      close: (name, contentStart, contentEnd) => {
        if (name === 't') letters += lettersIn(xml.slice(contentStart, contentEnd))
        if (name !== 'si') return
        if (letters > SHEET_LIMITS.text) tooLong.add(count)
        count += 1
      }
    })
  return { sharedStrings: count, tooLong }
}

async function wellFormed(archive: Archive, part: string): Promise<string> {
  const xml = await partXml(archive, part)
  walkTags(xml, {})
  return xml
}

async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const name = relationsPart(part)
  return archive.has(name) ? relations(await partXml(archive, name), part) : []
}

function relations(xml: string, source: string): Relation[] {
  const found: Relation[] = []
  walkTags(xml, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const type = attribute(attributes, 'Type') ?? ''
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        // Strict and transitional files differ only in what stands before the last slash.
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(source, attribute(attributes, 'Target') ?? '')
      })
    }
  })
  return found
}

function relationsPart(part: string): string {
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

const RELATION_TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const relationsXml = (list: readonly Relation[]): Uint8Array =>
  utf8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(
        ({ id, kind, target }) =>
          `<Relationship Id="${escaped(id)}" Type="${RELATION_TYPES}/${kind}" Target="/${escaped(target)}"/>`
      )
      .join('')}</Relationships>`
  )

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const utf8 = (value: string): Uint8Array => new TextEncoder().encode(value)
