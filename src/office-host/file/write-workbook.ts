import { unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { areaText, quotedSheetName } from '../engine/area'
import type { Area } from '../engine/area'
import { Book } from '../engine/book'
import { defaultFormat } from '../engine/cell-format'
import type { Sheet } from '../engine/sheet'
import type { NameState, SheetState, StructuralEdit, WorkbookState } from '../engine/workbook-state'
import { newSheetState, newWorkbookState } from '../engine/workbook-state'
import type { FreshFile } from './fresh-file'
import { freshFile } from './fresh-file'
import { movedFormula, movedXml } from './moved-references'
import type { OpenedFile } from './opened-file'
import { openedFile } from './opened-file'
import { declaration, Package, withLastChild } from './package'
import { emptyWorksheet } from './sheet-part'
import { cellText, StringTable } from './string-table'
import { StyleTable } from './style-table'
import type { ListedSheet } from './workbook-part'
import { fileNames, isKnownName, listedSheets, nameState, settingsParts } from './workbook-part'
import { writeCharts } from './write-charts'
import { writeComments } from './write-comments'
import { movedPart, writeSheetPart } from './write-sheet'
import { tableIdsIn, writeTables } from './write-tables'
import {
  attribute,
  attributesOf,
  childOf,
  childrenOf,
  elementsNamed,
  outerXml,
  rootOf,
  spliced,
  tag,
  withAttributes
} from './xml'

const worksheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The file a workbook made here is written into: one without sheets. */
async function blankFile(): Promise<OpenedFile> {
  const bytes = await writeXlsx({ sheets: [{ name: 'Sheet1' }] })
  const file = new Package(new Map(Object.entries(unzipSync(bytes))))
  const { workbookPart } = file
  const [sheet] = listedSheets(file, workbookPart)
  file.unrelate(workbookPart, sheet!.relation)
  file.remove(sheet!.part!)
  const xml = file.text(workbookPart)
  const list = childOf(xml, rootOf(xml), 'sheets')!
  file.set(workbookPart, spliced(xml, [{ ...list, text: '<sheets/>' }]))
  return {
    package: file,
    sheets: [],
    formats: [defaultFormat],
    styleIds: [],
    strings: { items: [], texts: [] },
    state: newWorkbookState('')
  }
}

interface Baseline {
  sheets: Map<string, SheetState>
  state: WorkbookState
}

/** The state the workbook would have had rows, columns and sheets only been inserted, deleted and renamed. */
function movedBaseline(opened: OpenedFile, edits: readonly StructuralEdit[]): Baseline {
  if (edits.length === 0)
    return { sheets: new Map(opened.sheets.map(({ id, state }) => [id, state])), state: opened.state }
  const book = new Book()
  try {
    book.state = structuredClone(opened.state)
    for (const { id, name, state } of opened.sheets)
      book.addSheet(name, undefined, structuredClone(state), id)
    for (const edit of edits) {
      const sheet = book.sheetById(edit.sheetId)
      if (!sheet) {
        // A sheet made later: only formulas that name it can be concerned, and the opened file has none.
        continue
      }
      if (edit.kind === 'shift') sheet.shift(edit.shift)
      else if (edit.kind === 'rename') book.renameSheet(sheet, edit.newName)
      else book.deleteSheet(sheet)
    }
    return {
      sheets: new Map(book.sheets.map((sheet) => [sheet.id, sheet.state])),
      state: book.state
    }
  } finally {
    book.dispose()
  }
}

/** Lets parts that are only carried along follow the cells they refer to. */
function moveForeignParts(out: Package, opened: OpenedFile, edits: readonly StructuralEdit[]): void {
  if (edits.length === 0) return
  const move = (path: string, own: { id: string; name: string } | undefined): void => {
    const xml = out.text(path)
    const moved = movedXml(xml, edits, own)
    if (moved !== xml) out.set(path, moved)
  }
  for (const path of [...out.parts.keys()])
    if (/\/(?:chart(?:Ex)?|pivotCacheDefinition|slicerCache)\d*\.xml$/i.test(path)) move(path, undefined)
  for (const { id, name, part } of opened.sheets)
    for (const { kind, target } of out.relations(part))
      if ((kind === 'pivotTable' || kind === 'queryTable') && out.has(target)) move(target, { id, name })
}

/**
 * The workbook as an .xlsx file, with the computed result beside every formula. Of a workbook that was opened from a
 * file everything is carried over to the letter that was not changed since, whether this host knows it or not; what
 * refers to cells follows them.
 */
export async function writeWorkbookFile(book: Book): Promise<Uint8Array> {
  const file = openedFile(book) ?? (await blankFile())
  const out = file.package.copy()
  const { workbookPart } = out
  const edits = book.state.structuralEdits
  const before = out.reachable()
  const base = movedBaseline(file, edits)
  const fresh = await freshFile(book)
  const stylesPart = out.related(workbookPart, 'styles') ?? ''
  const styles = new StyleTable(out.text(stylesPart) || emptyStyles, file.formats)
  const strings = new StringTable(file.strings)
  const tableIds = tableIdsIn(out.parts.keys(), (path) => out.text(path))
  moveForeignParts(out, file, edits)
  const openedActive = activeIn(file)
  const parts = new Map<string, string>()
  let cellsChanged = false
  for (const sheet of book.sheets) {
    const opened = file.sheets.find(({ id }) => id === sheet.id)
    const part = opened?.part ?? out.freePath('xl/worksheets/sheet#.xml')
    parts.set(sheet.id, part)
    if (!opened) {
      out.set(part, emptyWorksheet)
      out.setContentType(part, worksheetType)
    }
    const writing = {
      sheet,
      opened,
      file,
      base: base.sheets.get(sheet.id) ?? newSheetState(sheet.name),
      edits,
      styles,
      strings,
      out,
      part,
      fresh,
      active: sheet.id === book.activeSheetId,
      activeChanged: openedActive !== book.activeSheetId
    }
    const original = out.text(part)
    const xml = movedPart(original, writing)
    const data = xml.one('sheetData')
    writeSheetPart(xml, writing)
    cellsChanged ||= xml.one('sheetData') !== data
    writeTables(xml, writing, tableIds)
    writeComments(xml, writing, workbookPart, () => book.newId())
    writeCharts(xml, writing)
    const text = xml.toString()
    if (text !== original) out.set(part, text)
  }
  for (const { id, part } of file.sheets) if (!book.sheetById(id)) dropSheet(out, workbookPart, part)
  writeWorkbookPart(out, book, file, base, parts, fresh, cellsChanged)
  writeProperties(out, book, file, fresh)
  writeSettings(out, book, file)
  const stylesXml = await styles.written()
  if (stylesXml !== undefined) {
    if (stylesPart !== '') out.set(stylesPart, stylesXml)
    else addStyles(out, workbookPart, stylesXml)
  }
  strings.writeTo(out, workbookPart)
  const after = out.reachable()
  for (const path of before) if (!after.has(path)) out.remove(path)
  return zipSync(Object.fromEntries(out.parts), { level: 3 })
}

const emptyStyles =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>'

function addStyles(out: Package, workbookPart: string, xml: string): void {
  const part = out.freePath('xl/styles#.xml')
  out.set(part, declaration + xml)
  out.setContentType(part, 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml')
  out.relate(workbookPart, 'styles', part)
}

/** The sheet that was shown when the file was opened; '' when its first view names none of the worksheets. */
function activeIn({ package: file, sheets }: OpenedFile): string {
  const { workbookPart } = file
  const tab = viewTab(file.text(workbookPart))
  const part = listedSheets(file, workbookPart)[tab]?.part
  return sheets.find((sheet) => sheet.part === part)?.id ?? ''
}

function viewTab(xml: string): number {
  const [view] = elementsNamed(xml, 'workbookView')
  return Number((view && attribute(view.attributes, 'activeTab')) ?? 0)
}

function dropSheet(out: Package, workbookPart: string, part: string): void {
  const relation = out.relations(workbookPart).find(({ target }) => target === part)
  if (relation) out.unrelate(workbookPart, relation.id)
}

/** The elements of a workbook in the order the format demands (ECMA-376 part 1, 18.2.27). */
const order = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'AlternateContent',
  'revisionPtr',
  'absPath',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst'
]

function writeWorkbookPart(
  out: Package,
  book: Book,
  file: OpenedFile,
  base: Baseline,
  parts: Map<string, string>,
  fresh: FreshFile,
  cellsChanged: boolean
): void {
  const { workbookPart } = out
  const original = out.text(workbookPart)
  const root = rootOf(original)
  const children = childrenOf(original, root).map((child) => ({
    name: child.name,
    xml: outerXml(original, child)
  }))
  const one = (name: string): string => children.find((child) => child.name === name)?.xml ?? ''
  const replace = (name: string, xml: string): void => {
    if (xml === one(name)) return
    const known = children.findIndex((child) => child.name === name)
    if (known !== -1) children.splice(known, 1, { name, xml })
    else {
      const at = children.findIndex((child) => order.indexOf(child.name) > order.indexOf(name))
      children.splice(at === -1 ? children.length : at, 0, { name, xml })
    }
  }
  const listed = listedSheets(file.package, workbookPart)
  const list = orderedSheets(out, book, file, listed, parts)
  replace('sheets', tag(rootName(one('sheets'), 'sheets'), '', list.map(({ xml }) => xml).join('')))
  replace('definedNames', namesXml(book, file, base, listed, list, one('definedNames')))
  const active = list.findIndex(({ sheet }) => sheet?.id === book.activeSheetId)
  if (active >= 0 && (active !== viewTab(original) || one('bookViews') === '')) {
    const views = one('bookViews') || '<bookViews><workbookView/></bookViews>'
    const [view] = elementsNamed(views, 'workbookView')
    const start = view!.start + 1 + view!.qualifiedName.length
    const attributes = withAttributes(view!.attributes, { activeTab: String(active), firstSheet: undefined })
    replace('bookViews', spliced(views, [{ start, end: start + view!.attributes.length, text: attributes }]))
  }
  if (!same(book.state.structureProtection, file.state.structureProtection)) {
    const xml = fresh.package.text(fresh.workbookPart)
    const element = childOf(xml, rootOf(xml), 'workbookProtection')
    replace('workbookProtection', element && book.state.structureProtection ? outerXml(xml, element) : '')
  }
  const calculation = calculationXml(book, file, one('calcPr'))
  if (calculation !== undefined) replace('calcPr', calculation)
  const xml =
    original.slice(0, root.contentStart) +
    children.map((child) => child.xml).join('') +
    original.slice(root.contentEnd)
  if (xml !== original) out.set(workbookPart, withPrefixes(xml))
  const chain = out.relations(workbookPart).find(({ kind }) => kind === 'calcChain')
  if (cellsChanged && chain) {
    // It lists cells with formulas, and Excel makes it anew; one that names another cell counts as damage.
    out.unrelate(workbookPart, chain.id)
    out.remove(chain.target)
  }
}

const rootName = (xml: string, otherwise: string): string =>
  xml === '' ? otherwise : rootOf(xml).qualifiedName

/** Elements put in come without prefix and with `r:` for links, which a file may declare otherwise. */
function withPrefixes(xml: string): string {
  const root = rootOf(xml)
  const missing =
    (/\sxmlns\s*=/.test(root.attributes)
      ? ''
      : ' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"') +
    (/\sxmlns:r\s*=/.test(root.attributes)
      ? ''
      : ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
  const at = root.start + 1 + root.qualifiedName.length
  return missing === '' ? xml : spliced(xml, [{ start: at, end: at, text: missing }])
}

interface OrderedSheet {
  sheet: Sheet | undefined
  /** Its position in the opened file. */
  before: number | undefined
  xml: string
}

/** The sheets in tab order; sheets of other kinds keep their place behind the worksheet they stood behind. */
function orderedSheets(
  out: Package,
  book: Book,
  file: OpenedFile,
  listed: ListedSheet[],
  parts: Map<string, string>
): OrderedSheet[] {
  const { workbookPart } = out
  const numbers = listed.map(({ xml }) => Number(attribute(rootOf(xml).attributes, 'sheetId') ?? 0))
  let next = Math.max(0, ...numbers) + 1
  const result: OrderedSheet[] = book.sheets.map((sheet) => {
    const opened = file.sheets.find(({ id }) => id === sheet.id)
    const before = opened ? listed.findIndex(({ part }) => part === opened.part) : -1
    const state = { Visible: undefined, Hidden: 'hidden', VeryHidden: 'veryHidden' }[sheet.state.visibility]
    if (before >= 0) {
      const { xml } = listed[before]!
      const root = rootOf(xml)
      const unchanged =
        attribute(root.attributes, 'name') === sheet.name &&
        (attribute(root.attributes, 'state') ?? 'visible') === (state ?? 'visible')
      const attributes = withAttributes(root.attributes, { name: sheet.name, state })
      return { sheet, before, xml: unchanged ? xml : tag(root.qualifiedName, attributes) }
    }
    const id = out.relate(workbookPart, 'worksheet', parts.get(sheet.id)!)
    return {
      sheet,
      before: undefined,
      xml: tag('sheet', attributesOf({ name: sheet.name, sheetId: next++, state, 'r:id': id }))
    }
  })
  listed.forEach(({ kind, xml }, before) => {
    if (kind === 'worksheet') return
    const previous = result.findLastIndex((one) => one.before !== undefined && one.before < before)
    result.splice(previous + 1, 0, { sheet: undefined, before, xml })
  })
  return result
}

const onSheet = (quoted: string, areas: Area[]): string =>
  areas.map((area) => `${quoted}!${areaText(area, true)}`).join(',')

function namesXml(
  book: Book,
  file: OpenedFile,
  base: Baseline,
  listed: ListedSheet[],
  list: OrderedSheet[],
  known: string
): string {
  const xml = file.package.text(file.package.workbookPart)
  const names = fileNames(xml)
  const edits = book.state.structuralEdits
  const position = (before: number | undefined): number | undefined => {
    const at = list.findIndex((one) => one.before !== undefined && one.before === before)
    return at === -1 ? undefined : at
  }
  const states: { state: NameState; sheet: Sheet | undefined }[] = [
    ...book.state.names.map((state) => ({ state, sheet: undefined })),
    ...book.sheets.flatMap((sheet) => sheet.state.names.map((state) => ({ state, sheet })))
  ]
  const print = book.sheets.flatMap((sheet) => printNames(sheet))
  const baseNames = (sheet: Sheet | undefined): NameState[] =>
    sheet ? (base.sheets.get(sheet.id)?.names ?? []) : base.state.names
  const used = new Set<unknown>()
  const texts: string[] = []
  const element = (attributes: string, formula: string): string =>
    tag('definedName', attributes, cellText(formula))
  for (const name of names) {
    const at = name.sheet === undefined ? undefined : position(name.sheet)
    if (name.sheet !== undefined && at === undefined) continue
    const local = { localSheetId: at === undefined ? undefined : String(at) }
    const sheet = at === undefined ? undefined : list[at]!.sheet
    if (isKnownName(name)) {
      const found = states.find(
        (one) => one.sheet === sheet && one.state.name.toLowerCase() === name.name.toLowerCase()
      )
      if (!found) continue
      used.add(found)
      const before = baseNames(sheet).find((one) => one.name === found.state.name)
      const formula =
        before && same(before, found.state) && edits.length === 0
          ? name.formula
          : found.state.formula.replace(/^=/, '')
      const said = nameState(name)
      const attributes = withAttributes(name.attributes, {
        ...local,
        name: found.state.name,
        ...(said.visible === found.state.visible ? {} : { hidden: found.state.visible ? undefined : '1' }),
        ...(said.comment === found.state.comment ? {} : { comment: found.state.comment || undefined })
      })
      texts.push(element(attributes, formula))
      continue
    }
    const printed = /^_xlnm\.Print_(?:Area|Titles)$/.test(name.name) && sheet
    if (printed) {
      const found = print.find((one) => one.sheet === sheet && one.name === name.name)
      const layout = base.sheets.get(sheet.id)?.pageLayout
      const now = sheet.state.pageLayout
      const unchanged =
        edits.length === 0 &&
        layout !== undefined &&
        (name.name.endsWith('Area')
          ? same(layout.printArea, now.printArea)
          : same([layout.titleRows, layout.titleColumns], [now.titleRows, now.titleColumns]))
      if (!found && !unchanged) continue
      if (found) used.add(found)
      texts.push(
        element(withAttributes(name.attributes, local), unchanged || !found ? name.formula : found.formula)
      )
      continue
    }
    const own = sheet ? { id: sheet.id, name: listed[name.sheet!]!.name } : { id: '', name: '' }
    texts.push(element(withAttributes(name.attributes, local), movedFormula(name.formula, edits, own)))
  }
  for (const one of states) {
    if (used.has(one)) continue
    const { state, sheet } = one
    const at = sheet && list.findIndex((other) => other.sheet === sheet)
    texts.push(
      element(
        attributesOf({
          name: state.name,
          localSheetId: at,
          hidden: state.visible ? undefined : 1,
          comment: state.comment || undefined
        }),
        state.formula.replace(/^=/, '')
      )
    )
  }
  for (const one of print) {
    if (used.has(one)) continue
    const at = list.findIndex((other) => other.sheet === one.sheet)
    texts.push(element(attributesOf({ name: one.name, localSheetId: at }), one.formula))
  }
  const rewritten = texts.length === 0 ? '' : tag(rootName(known, 'definedNames'), '', texts.join(''))
  return same(texts, namesAsTheyWere(names)) ? known : rewritten
}

const namesAsTheyWere = (names: ReturnType<typeof fileNames>): string[] =>
  names.map(({ attributes, formula }) => tag('definedName', attributes, cellText(formula)))

function printNames(sheet: Sheet): { sheet: Sheet; name: string; formula: string }[] {
  const quoted = quotedSheetName(sheet.name)
  const { printArea, titleRows, titleColumns } = sheet.state.pageLayout
  const titles = [titleColumns, titleRows].filter((area) => area !== null)
  return [
    ...(printArea.length > 0
      ? [{ sheet, name: '_xlnm.Print_Area', formula: onSheet(quoted, printArea) }]
      : []),
    ...(titles.length > 0 ? [{ sheet, name: '_xlnm.Print_Titles', formula: onSheet(quoted, titles) }] : [])
  ]
}

function calculationXml(book: Book, file: OpenedFile, known: string): string | undefined {
  const facts = ({
    calculationMode,
    iterativeCalculation,
    usePrecisionAsDisplayed
  }: WorkbookState): unknown => [calculationMode, iterativeCalculation, usePrecisionAsDisplayed]
  if (same(facts(book.state), facts(file.state))) return undefined
  const { calculationMode, iterativeCalculation: iteration, usePrecisionAsDisplayed } = book.state
  return tag(
    rootName(known, 'calcPr'),
    withAttributes(known === '' ? '' : rootOf(known).attributes, {
      calcMode:
        calculationMode === 'Manual' ? 'manual' : calculationMode === 'Automatic' ? undefined : 'autoNoTable',
      iterate: iteration.enabled ? '1' : undefined,
      iterateCount: iteration.maxIteration === 100 ? undefined : String(iteration.maxIteration),
      iterateDelta: iteration.maxChange === 0.001 ? undefined : String(iteration.maxChange),
      fullPrecision: usePrecisionAsDisplayed ? '0' : undefined
    })
  )
}

function writeProperties(out: Package, book: Book, file: OpenedFile, fresh: FreshFile): void {
  const kinds: [string, unknown, unknown, string][] = [
    [
      'core-properties',
      book.state.documentProperties,
      file.state.documentProperties,
      'application/vnd.openxmlformats-package.core-properties+xml'
    ],
    [
      'custom-properties',
      book.state.customProperties,
      file.state.customProperties,
      'application/vnd.openxmlformats-officedocument.custom-properties+xml'
    ]
  ]
  for (const [kind, now, before, type] of kinds) {
    if (same(now, before)) continue
    const source = fresh.package.related('', kind)
    const target = out.related('', kind)
    if (!source) {
      const relation = out.relations('').find((one) => one.kind === kind)
      if (relation && kind === 'custom-properties') out.unrelate('', relation.id)
      continue
    }
    const text = fresh.package.text(source)
    const path = target ?? source
    out.set(path, kind === 'core-properties' && target ? mergedCore(out.text(target), text) : text)
    if (target) continue
    out.setContentType(path, type)
    const full =
      kind === 'core-properties'
        ? 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
        : kind
    out.relate('', full, path)
  }
  const app = out.related('', 'extended-properties')
  const { manager, company } = book.state.documentProperties
  if (
    !app ||
    same(
      [manager, company],
      [file.state.documentProperties['manager'], file.state.documentProperties['company']]
    )
  )
    return
  let xml = out.text(app)
  for (const [name, value] of [
    ['Manager', manager],
    ['Company', company]
  ] as const) {
    const element = childOf(xml, rootOf(xml), name)
    const text = value === undefined || value === '' ? '' : tag(name, '', cellText(String(value)))
    xml = element ? spliced(xml, [{ ...element, text }]) : text === '' ? xml : withLastChild(xml, text)
  }
  out.set(app, xml)
}

/** The properties of a document: what the library does not write of them stays. */
function mergedCore(known: string, fresh: string): string {
  const freshRoot = rootOf(fresh)
  const written = childrenOf(fresh, freshRoot)
  const names = ['title', 'subject', 'creator', 'keywords', 'description', 'category']
  let xml = known
  for (const name of names) {
    const element = childOf(xml, rootOf(xml), name)
    const own = written.find((child) => child.name === name)
    const text = own ? outerXml(fresh, own) : ''
    xml = element ? spliced(xml, [{ ...element, text }]) : text === '' ? xml : withLastChild(xml, text)
  }
  const root = rootOf(xml)
  const missing = [...freshRoot.attributes.matchAll(/xmlns:(\w+)="([^"]*)"/g)]
    .filter(([, prefix]) => !root.attributes.includes(`xmlns:${prefix}=`))
    .map(([whole]) => ` ${whole}`)
  const at = root.start + 1 + root.qualifiedName.length
  return spliced(xml, [{ start: at, end: at, text: missing.join('') }])
}

const extensionNamespace = 'http://schemas.microsoft.com/office/webextensions/webextension/2010/11'

/** Writes the settings of add-ins where Office keeps them: in the part of the first add-in, or a new one. */
function writeSettings(out: Package, book: Book, file: OpenedFile): void {
  const { settings } = book.state
  if (same(settings, file.state.settings)) return
  const properties = (own: Record<string, unknown>): string =>
    Object.entries(own)
      .map(([name, value]) => tag('we:property', attributesOf({ name, value: JSON.stringify(value) })))
      .join('')
  const known = settingsParts(out)
  let rest = settings
  for (const part of known) {
    const isLast = part === known.at(-1)
    const xml = out.text(part)
    const list = elementsNamed(xml, 'properties')[0]
    const names = new Set(
      (list ? childrenOf(xml, list) : []).map(({ attributes }) => attribute(attributes, 'name') ?? '')
    )
    const own = Object.fromEntries(Object.entries(rest).filter(([name]) => isLast || names.has(name)))
    rest = Object.fromEntries(Object.entries(rest).filter(([name]) => !(name in own)))
    const prefix = rootOf(xml).qualifiedName.slice(0, -rootOf(xml).name.length)
    const text = tag(`${prefix}properties`, '', properties(own).replaceAll('<we:', `<${prefix}`))
    if (list) out.set(part, spliced(xml, [{ ...list, text }]))
  }
  if (known.length > 0) return
  const id = book.newId()
  const part = out.freePath('xl/webextensions/webextension#.xml')
  out.set(
    part,
    declaration +
      tag(
        'we:webextension',
        attributesOf({ 'xmlns:we': extensionNamespace, id }),
        tag(
          'we:reference',
          attributesOf({ id, version: '1.0.0.0', store: 'developer', storeType: 'Registry' })
        ) +
          '<we:alternateReferences/>' +
          tag('we:properties', '', properties(settings)) +
          '<we:bindings/>'
      )
  )
  out.setContentType(part, 'application/vnd.ms-office.webextension+xml')
  const panes = out.related('', 'webextensiontaskpanes') ?? out.freePath('xl/webextensions/taskpanes#.xml')
  const isNew = !out.has(panes)
  const namespaces = {
    'xmlns:wetp': 'http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11',
    'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  }
  if (isNew) {
    out.set(panes, declaration + tag('wetp:taskpanes', attributesOf(namespaces)))
    out.setContentType(panes, 'application/vnd.ms-office.webextensiontaskpanes+xml')
    out.relate('', 'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes', panes)
  }
  const relation = out.relate(
    panes,
    'http://schemas.microsoft.com/office/2011/relationships/webextension',
    part
  )
  out.set(
    panes,
    withLastChild(
      out.text(panes),
      tag(
        'wetp:taskpane',
        attributesOf({ ...namespaces, dockstate: 'right', visibility: 0, width: 350, row: 0 }),
        tag('wetp:webextensionref', attributesOf({ 'r:id': relation }))
      )
    )
  )
}
