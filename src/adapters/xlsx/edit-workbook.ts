import { isDateFormat } from 'hucre'
import { FileProblem } from '../../application/ports'
import { cellAddress, parseReference } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'
import { cellKey, type CellBlock, type FormulaBlock } from '../../domain/report/workbook-content'
import type { Archive } from './archive'
import { ArchiveProblem, openArchive } from './archive'
import type { CheckedWorkbook } from './checked-workbook'
import { checkedWorkbook } from './checked-workbook'
import { compoundFileKind } from './compound-file'
import { elementsIn, linksIn, linksPart } from './edit-links'
import { partXml, repacked, xmlPart } from './edit-package'
import type { RowEdits } from './edit-requests'
import { editsBySheet, formatsBySheet } from './edit-requests'
import type { StoredNumber } from './edit-sheet'
import { editedSheet } from './edit-sheet'
import type { Splice } from './edit-splices'
import { attributesSplice, qualifiedName, spliced, withAttribute } from './edit-splices'
import { growingStyles } from './edit-styles'
import { numberFormatsOf } from './number-formats'
import { attribute, MalformedXml, walkTags } from './xml-tags'

/**
 * Somebody's workbook with other values or formulas in some cells and everything else as it was. Texts arrive as texts, null and an
 * empty text empty a cell, styles stay but
 * for the number formats that blocks bring along, a formula gives way to the value. Untouched parts keep their bytes; besides the
 * sheets only what must follow changes: the workbook asks for a calculation on opening where it has formulas, and the
 * list of calculation order, which Excel makes anew, goes when a formula comes or goes. A formula arrives without result.
 * Throws FileProblem named `file` like `readWorkbook`, `not-a-workbook` also for .xls; RangeError for a sheet that is
 * not there, for what no cell can hold, and for what Excel refuses to type over: part of an array formula, and the
 * headers of a table, unless the value is the header itself.
 */
export async function editWorkbook(
  bytes: Uint8Array,
  file: string,
  edits: readonly CellBlock[],
  formulas: readonly FormulaBlock[] = []
): Promise<Uint8Array> {
  const kind = compoundFileKind(bytes)
  if (kind !== undefined)
    throw new FileProblem(kind === 'encrypted' ? 'password-protected' : 'not-a-workbook', file)
  try {
    const archive = openArchive(bytes)
    const changes = await changedParts(
      archive,
      await checkedWorkbook(archive),
      editsBySheet(edits, formulas),
      formatsBySheet(edits, formulas)
    )
    return changes.size === 0 ? bytes : await repacked(bytes, archive, changes)
  } catch (error) {
    if (error instanceof ArchiveProblem) throw new FileProblem(error.code, file, error.params)
    if (error instanceof MalformedXml) throw new FileProblem('damaged', file)
    throw error
  }
}

type Changes = Map<string, Uint8Array | undefined>

async function changedParts(
  archive: Archive,
  checked: CheckedWorkbook,
  edits: ReadonlyMap<string, RowEdits>,
  formats: ReturnType<typeof formatsBySheet>
): Promise<Changes> {
  const changes: Changes = new Map()
  const workbook = workbookDirectory(checked)
  const stylesPart = await stylesPartOf(archive, workbook.part)
  const storedNumber = await numberStorage(archive, stylesPart, checked.dateShift)
  const styles =
    formats.size === 0 || stylesPart === undefined
      ? undefined
      : growingStyles(await partXml(archive, stylesPart))
  let haveFormulasChanged = false
  let hasNewFormulas = false
  for (const [name, rows] of edits) {
    const part = workbook.sheets.get(name)
    if (part === undefined) throw new RangeError(`There is no sheet "${name}"`)
    const xml = await partXml(archive, part)
    const edited = editedSheet(
      xml,
      withoutTableHeaders(rows, checked, part),
      storedNumber,
      (row, column, style) => {
        const format = formats.get(name)?.get(cellKey(row, column))
        return format === undefined || !styles ? style : String(styles.like(Number(style ?? 0), format))
      }
    )
    if (edited.xml === xml) continue
    changes.set(part, xmlPart(edited.xml))
    haveFormulasChanged ||= edited.hasLostFormulas || edited.hasNewFormulas
    hasNewFormulas ||= edited.hasNewFormulas
  }
  if (styles && stylesPart !== undefined) changes.set(stylesPart, xmlPart(styles.xml()))
  if (haveFormulasChanged) await dropCalculationOrder(archive, workbook.part, changes)
  const isCalculated =
    hasNewFormulas || [...workbook.sheets.values()].some((part) => hasFormulas(checked, part))
  if (changes.size > 0 && isCalculated) {
    const xml = await partXml(archive, workbook.part)
    const calculating = calculatedOnOpening(xml)
    if (calculating !== xml) changes.set(workbook.part, xmlPart(calculating))
  }
  return changes
}

const checkedXml = ({ parts }: CheckedWorkbook, part: string): string =>
  new TextDecoder().decode(parts.get(part))

/** Where the workbook part and, by name, the worksheets are. */
export function workbookDirectory(checked: CheckedWorkbook) {
  const root = linksIn(checkedXml(checked, linksPart('')), '')
  const part = root.find(({ kind }) => kind === 'officeDocument')?.target ?? ''
  const links = linksIn(checkedXml(checked, linksPart(part)), part)
  const sheets = new Map<string, string>()
  elementsIn(checkedXml(checked, part), 'sheet', (attributes) => {
    const link = links.find(({ id }) => id === attribute(attributes, 'id'))
    if (link?.kind === 'worksheet') sheets.set(attribute(attributes, 'name') ?? '', link.target)
  })
  return { part, sheets }
}

async function stylesPartOf(archive: Archive, workbookPart: string): Promise<string | undefined> {
  const links = linksIn(await partXml(archive, linksPart(workbookPart)), workbookPart)
  return links.find(({ kind }) => kind === 'styles')?.target
}

/** Dates come as serial numbers of the 1900 system, so in a workbook that counts from 1904 they are moved back. */
async function numberStorage(
  archive: Archive,
  styles: string | undefined,
  dateShift: number
): Promise<StoredNumber> {
  if (dateShift === 0) return (value) => value
  const formats = styles === undefined ? [] : numberFormatsOf(await partXml(archive, styles))
  return (value, style) => (isDateFormat(formats[style] ?? '') ? value - dateShift : value)
}

/**
 * The edits without those that repeat a table's header; throws RangeError for another header, because the table and the
 * formulas that name its columns would no longer fit and Excel would call the file damaged.
 */
function withoutTableHeaders(edits: RowEdits, checked: CheckedWorkbook, sheetPart: string): RowEdits {
  const remaining = new Map(edits)
  for (const { target } of linksIn(checkedXml(checked, linksPart(sheetPart)), sheetPart)) {
    const { range, headers } = tableHeaders(checkedXml(checked, target))
    const columns = range === undefined ? undefined : remaining.get(range.top)
    if (range === undefined || columns === undefined) continue
    const kept = new Map(columns)
    headers.forEach((header, offset) => {
      const column = range.left + offset
      const value = columns.get(column)
      if (value === undefined) return
      if (value !== header)
        throw new RangeError(`${cellAddress(range.top, column)} is the header of a table column: ${header}`)
      kept.delete(column)
    })
    remaining.set(range.top, kept)
  }
  return remaining
}

function tableHeaders(xml: string): { range: CellRange | undefined; headers: string[] } {
  const headers: string[] = []
  let table: string | undefined
  walkTags(xml, {
    open(name, attributes) {
      table ??= attributes
      if (name === 'tableColumn') headers.push(headerText(attribute(attributes, 'name') ?? ''))
    }
  })
  const hasHeaders = attribute(table ?? '', 'headerRowCount') !== '0'
  return {
    range: hasHeaders ? parseReference(attribute(table ?? '', 'ref') ?? '')?.range : undefined,
    headers
  }
}

/** A column name as its header cell shows it: line breaks and the like are escaped in the table part. */
const headerText = (name: string): string =>
  name.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))

const CONTENT_TYPES = '[Content_Types].xml'

/** Takes the list of calculation order out; entries for cells without formula make Excel repair the file. */
async function dropCalculationOrder(archive: Archive, workbookPart: string, changes: Changes): Promise<void> {
  const linksName = linksPart(workbookPart)
  const links = await partXml(archive, linksName)
  const order = linksIn(links, workbookPart).find(({ kind }) => kind === 'calcChain')
  if (order === undefined) return
  changes.set(linksName, xmlPart(spliced(links, [{ ...order, text: '' }])))
  changes.set(order.target, undefined)
  const types = await partXml(archive, CONTENT_TYPES)
  const declarations: Splice[] = []
  elementsIn(types, 'Override', (attributes, start, end) => {
    const isOrder = attribute(attributes, 'PartName')?.toLowerCase() === `/${order.target.toLowerCase()}`
    if (isOrder) declarations.push({ start, end, text: '' })
  })
  if (declarations.length > 0) changes.set(CONTENT_TYPES, xmlPart(spliced(types, declarations)))
}

const FORMULA = /<(?:[\w.-]+:)?f[\s/>]/

const hasFormulas = (checked: CheckedWorkbook, part: string): boolean =>
  FORMULA.test(checkedXml(checked, part))

/** What may stand before the calculation settings (ECMA-376 part 1, 18.2.27). */
const BEFORE_CALCULATION = ['sheets', 'functionGroups', 'externalReferences', 'definedNames']

/** The workbook part asking for all formulas to be calculated on opening, since stored results no longer hold. */
export function calculatedOnOpening(xml: string): string {
  let level = 0
  let settings: { attributes: string; start: number } | undefined
  let place = 0
  let prefix = ''
  walkTags(xml, {
    open(name, attributes, start) {
      level += 1
      if (level !== 2) return
      if (name === 'calcPr') settings = { attributes, start }
      else if (name === 'sheets') prefix = qualifiedName(xml, start).slice(0, -name.length)
    },
    close(name, _contentStart, _contentEnd, end) {
      if (level === 2 && BEFORE_CALCULATION.includes(name)) place = end
      level -= 1
    }
  })
  if (settings === undefined)
    return spliced(xml, [{ start: place, end: place, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` }])
  if (['1', 'true'].includes(attribute(settings.attributes, 'fullCalcOnLoad') ?? '')) return xml
  return spliced(xml, [
    attributesSplice(xml, settings, withAttribute(settings.attributes, 'fullCalcOnLoad', '1'))
  ])
}
