import type { Workbook as FileWorkbook } from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import { zipSync } from 'fflate'
import type { Book } from '../engine/book'
import { defaultFormat } from '../engine/cell-format'
import type { Sheet } from '../engine/sheet'
import { coversColumns } from '../engine/area'
import { FileRefused, unpackedParts } from './archive'
import { readStrings } from './cell-text'
import { officeConditionalStyle } from './file-terms'
import { areasIn } from './moved-references'
import { rememberFile } from './opened-file'
import { Package, relationsPath } from './package'
import { readCharts } from './read-charts'
import type { FileContext } from './read-sheet'
import { fillSheet, readSheetState } from './read-sheet'
import { SheetPart } from './sheet-part'
import { readStyles } from './style-table'
import type { ListedSheet } from './workbook-part'
import {
  fileNames,
  isKnownName,
  listedSheets,
  nameState,
  readCalculation,
  readSettings
} from './workbook-part'
import { attribute, childOf, childrenOf, MalformedXml, rootOf, spliced, tag } from './xml'

const strictNamespaces: [RegExp, string][] = [
  [
    /http:\/\/purl\.oclc\.org\/ooxml\/spreadsheetml\/main/g,
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  ],
  [
    /http:\/\/purl\.oclc\.org\/ooxml\/drawingml\/(\w+)/g,
    'http://schemas.openxmlformats.org/drawingml/2006/$1'
  ],
  [
    /http:\/\/purl\.oclc\.org\/ooxml\/officeDocument\/(\w+)/g,
    'http://schemas.openxmlformats.org/officeDocument/2006/$1'
  ]
]

/** A file in the strict form of the format is taken as the ordinary one, which differs in its namespaces. */
function withOrdinaryNamespaces(file: Package): void {
  if (!file.text(relationsPath('')).includes('purl.oclc.org')) return
  for (const path of file.parts.keys()) {
    if (!/\.(?:xml|rels)$/i.test(path)) continue
    const xml = file.text(path)
    if (!xml.includes('purl.oclc.org')) continue
    file.set(
      path,
      strictNamespaces.reduce((text, [pattern, ordinary]) => text.replace(pattern, ordinary), xml)
    )
  }
}

const sheetKinds = ['hyperlink', 'table', 'comments', 'threadedComment', 'drawing']

/** The file without what is read here or only carried along, so that nothing in there stops the library. */
function reduced(
  file: Package,
  workbookPart: string,
  worksheets: ListedSheet[],
  parts: SheetPart[]
): Uint8Array {
  const few = file.copy()
  const keepRelations = (part: string, keep: (kind: string, id: string) => boolean): void => {
    const xml = few.text(relationsPath(part))
    if (xml === '') return
    const elements = childrenOf(xml, rootOf(xml))
    const relations = few.relations(part)
    const gone = elements.filter((_, index) => !keep(relations[index]!.kind, relations[index]!.id))
    few.set(
      relationsPath(part),
      spliced(
        xml,
        gone.map((element) => ({ ...element, text: '' }))
      )
    )
  }
  keepRelations('', (kind) => /officeDocument|properties/.test(kind))
  const ids = new Set(worksheets.map(({ relation }) => relation))
  keepRelations(workbookPart, (kind, id) => ids.has(id) || kind === 'theme' || kind === 'person')
  const xml = few.text(workbookPart)
  const root = rootOf(xml)
  const splices = childrenOf(xml, root).flatMap((child) =>
    child.name === 'sheets'
      ? [
          {
            ...child,
            text: tag(child.qualifiedName, child.attributes, worksheets.map((sheet) => sheet.xml).join(''))
          }
        ]
      : ['bookViews', 'workbookProtection', 'workbookPr'].includes(child.name)
        ? []
        : [{ ...child, text: '' }]
  )
  few.set(workbookPart, spliced(xml, splices))
  worksheets.forEach(({ part }, index) => {
    keepRelations(part!, (kind) => sheetKinds.includes(kind))
    const bare = new SheetPart(few.text(part!))
    bare.children = parts[index]!.children.filter(
      ({ name }) =>
        !['cols', 'conditionalFormatting', 'dataValidations', 'extLst', 'hyperlinks'].includes(name)
    ).map((child) => (child.name === 'sheetData' ? { ...child, xml: '<sheetData/>' } : child))
    few.set(part!, bare.toString())
  })
  const wanted = new Map([...few.parts].filter(([path]) => /\.(?:xml|rels)$/i.test(path)))
  for (const path of few.reachable()) if (few.parts.has(path)) wanted.set(path, few.parts.get(path)!)
  return zipSync(Object.fromEntries(wanted), { level: 0 })
}

/** Fills an empty workbook from an .xlsx file, which is then recalculated. Throws FileRefused. */
export async function readWorkbookFile(book: Book, bytes: Uint8Array): Promise<void> {
  try {
    await fillBook(book, new Package(await unpackedParts(bytes)))
  } catch (error) {
    if (error instanceof FileRefused) throw error
    if (error instanceof MalformedXml || /^(?:Hucre|Parse|Xml|Zip)/.test((error as Error).name))
      throw new FileRefused('damaged', `The file is damaged: ${(error as Error).message}`)
    throw error
  }
}

async function fillBook(book: Book, file: Package): Promise<void> {
  withOrdinaryNamespaces(file)
  const { workbookPart } = file
  const workbookXml = file.text(workbookPart)
  const listed = listedSheets(file, workbookPart)
  const worksheets = listed.filter(({ kind }) => kind === 'worksheet')
  for (const { part, name } of worksheets)
    if (part === undefined) throw new FileRefused('damaged', `The sheet ${name} is missing from the file.`)
  if (worksheets.length === 0) throw new FileRefused('not-a-workbook', 'The file has no worksheet.')
  const parts = worksheets.map(({ part }) => new SheetPart(file.text(part!)))
  const read = await readXlsx(reduced(file, workbookPart, worksheets, parts), { readStyles: false })
  const styles = await readStyles(file, workbookPart)
  const formats = styles.formats.map((format, origin) => ({ ...format, origin }))
  const styleIds = formats.map((format) => book.formats.idOf(format))
  const isStandard = JSON.stringify({ ...styles.formats[0], borders: {} }) === JSON.stringify(defaultFormat)
  const stringsPart = file.related(workbookPart, 'sharedStrings')
  const strings = readStrings(stringsPart ? file.text(stringsPart) : '')
  const context: FileContext = {
    package: file,
    strings,
    styleIds,
    sheetFormat: isStandard ? '' : styleIds[0]!,
    differences: styles.differences,
    theme: styles.theme,
    persons: read.persons ?? [],
    filterColor: (difference, ofCell) => {
      const { fillColor, fontColor } = officeConditionalStyle(styles.differences[difference], styles.theme)
      return (ofCell ? fillColor : fontColor) ?? ''
    }
  }
  const sheets: { sheet: Sheet; part: string }[] = []
  worksheets.forEach(({ part, name }, index) => {
    const state = readSheetState(read.sheets[index]!, part!, parts[index]!, book, context)
    const sheet = book.addSheet(name, undefined, state)
    fillSheet(sheet, parts[index]!.one('sheetData'), context)
    sheets.push({ sheet, part: part! })
  })
  for (const { sheet, part } of sheets) sheet.state.charts = readCharts(file, part, sheet, book)
  readNames(book, workbookXml, listed)
  readCalculation(workbookXml, book)
  readProperties(book, read)
  book.state.settings = readSettings(file)
  if (read.workbookProtection?.lockStructure) book.state.structureProtection = { password: '' }
  activate(book, workbookXml, listed)
  book.tablesChanged()
  book.state.structuralEdits = []
  rememberFile(book, {
    package: file,
    sheets: sheets.map(({ sheet, part }) => ({
      id: sheet.id,
      name: sheet.name,
      part,
      state: structuredClone(sheet.state),
      cellChanges: sheet.cellChanges
    })),
    formats,
    styleIds,
    strings,
    state: structuredClone(book.state)
  })
}

function readNames(book: Book, workbookXml: string, listed: ListedSheet[]): void {
  for (const name of fileNames(workbookXml)) {
    const sheet = name.sheet === undefined ? undefined : book.sheetByName(listed[name.sheet]?.name ?? '')
    if (isKnownName(name)) {
      if (sheet) sheet.state.names.push(nameState(name))
      else if (name.sheet === undefined) book.state.names.push(nameState(name))
      continue
    }
    if (!sheet) continue
    const areas = areasIn(name.formula.replace(/'(?:[^']|'')+'!/g, ''))
    const layout = sheet.state.pageLayout
    if (name.name === '_xlnm.Print_Area') layout.printArea = areas
    else if (name.name === '_xlnm.Print_Titles') {
      layout.titleColumns = areas.find(coversColumns) ?? null
      layout.titleRows = areas.find((area) => !coversColumns(area)) ?? null
    }
  }
}

function readProperties(book: Book, { properties }: FileWorkbook): void {
  const documentProperties = {
    title: properties?.title,
    subject: properties?.subject,
    author: properties?.creator,
    keywords: properties?.keywords,
    comments: properties?.description,
    category: properties?.category,
    manager: properties?.manager,
    company: properties?.company
  }
  for (const [key, value] of Object.entries(documentProperties))
    if (value) book.state.documentProperties[key] = value
  book.state.customProperties = Object.entries(properties?.custom ?? {}).map(([key, value]) => ({
    key,
    value: value instanceof Date ? { date: value.toISOString() } : value
  }))
}

function activate(book: Book, workbookXml: string, listed: ListedSheet[]): void {
  const views = childOf(workbookXml, rootOf(workbookXml), 'bookViews')
  const view = views && childrenOf(workbookXml, views)[0]
  const tab = Number((view && attribute(view.attributes, 'activeTab')) ?? 0)
  const active = book.sheetByName(listed[tab]?.name ?? '')
  const shown =
    active?.state.visibility === 'Visible'
      ? active
      : book.sheets.find((sheet) => sheet.state.visibility === 'Visible')
  if (!shown) return
  book.activeSheetId = shown.id
  book.selection = { sheetId: shown.id, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] }
}
