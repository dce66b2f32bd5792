import { cellAddress } from '../../domain/report/a1'
import type { NewSheet } from '../../application/ports'
import type { Archive } from './archive'
import { cellXml } from './edit-cells'
import { elementsIn, linksIn, linksPart } from './edit-links'
import { partXml, xmlPart } from './edit-package'
import { qualifiedName, spliced, xmlText } from './edit-splices'
import { escapedText } from './escaped-text'
import { attribute, MalformedXml, walkTags } from './xml-tags'

const CONTENT_TYPES = '[Content_Types].xml'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/**
 * The parts that change when a sheet of plain values is put behind the others: the sheet's own part, the list of sheets,
 * its links and the content types. Styles stay untouched, so only the headings stand out, by their own characters.
 */
export async function partsWithSheet(
  archive: Archive,
  workbookPart: string,
  sheet: NewSheet
): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)
  let number = 1
  while (archive.has(`${folder}worksheets/sheet${number}.xml`)) number += 1
  const part = `${folder}worksheets/sheet${number}.xml`
  const linksName = linksPart(workbookPart)
  const [workbook, links, types] = await Promise.all(
    [workbookPart, linksName, CONTENT_TYPES].map((name) => partXml(archive, name))
  )
  if (workbook === undefined || links === undefined || types === undefined) throw new MalformedXml('no parts')
  const taken = new Set(linksIn(links, workbookPart).map(({ id }) => id))
  let link = 1
  while (taken.has(`rId${link}`)) link += 1
  const type = linkType(links)
  return new Map([
    [part, xmlPart(sheetXml(sheet))],
    [workbookPart, xmlPart(withSheetListed(workbook, sheet.name, { id: `rId${link}`, type }))],
    [
      linksName,
      xmlPart(
        beforeEnd(
          links,
          (prefix) => `<${prefix}Relationship Id="rId${link}" Type="${type}" Target="/${xmlText(part)}"/>`
        )
      )
    ],
    [
      CONTENT_TYPES,
      xmlPart(
        beforeEnd(
          types,
          (prefix) => `<${prefix}Override PartName="/${xmlText(part)}" ContentType="${SHEET_TYPE}"/>`
        )
      )
    ]
  ])
}

/** The way this file, transitional or strict, names the link to a worksheet. */
function linkType(links: string): string {
  let type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
  elementsIn(links, 'Relationship', (attributes) => {
    const own = attribute(attributes, 'Type') ?? ''
    if (own.endsWith('/worksheet')) type = own
  })
  return type
}

/** A part's XML with an element put in before its root closes; the element takes the root's namespace prefix. */
function beforeEnd(xml: string, element: (prefix: string) => string): string {
  let result: string | undefined
  let level = 0
  let rootStart = 0
  walkTags(xml, {
    open: (_name, _attributes, start) => {
      if (level === 0) rootStart = start
      level += 1
    },
    close: (name, contentStart, contentEnd, end) => {
      level -= 1
      if (level > 0 || contentStart === end) return
      const prefix = qualifiedName(xml, rootStart).slice(0, -name.length)
      result = spliced(xml, [{ start: contentEnd, end: contentEnd, text: element(prefix) }])
    }
  })
  if (result === undefined) throw new MalformedXml('the root is empty')
  return result
}

/** The entry declares the namespace of links itself: some programs declare it on the entries alone. */
function withSheetListed(
  xml: string,
  name: string,
  link: { readonly id: string; readonly type: string }
): string {
  let highest = 0
  let place: { at: number; prefix: string } | undefined
  walkTags(xml, {
    open(tag, attributes) {
      if (tag !== 'sheet') return
      highest = Math.max(highest, Number(attribute(attributes, 'sheetId') ?? 0))
    },
    close(tag, contentStart, contentEnd) {
      if (tag !== 'sheets') return
      const start = xml.lastIndexOf('<', contentStart - 1)
      place = { at: contentEnd, prefix: qualifiedName(xml, start).slice(0, -'sheets'.length) }
    }
  })
  if (place === undefined) throw new MalformedXml('no list of sheets')
  const { at, prefix } = place
  const namespace = link.type.slice(0, -'/worksheet'.length)
  const text = `<${prefix}sheet name="${xmlText(name)}" sheetId="${highest + 1}" xmlns:r="${namespace}" r:id="${link.id}"/>`
  return spliced(xml, [{ start: at, end: at, text }])
}

function sheetXml({ widths, rows }: NewSheet): string {
  const heading = (value: unknown, reference: string): string =>
    `<c r="${reference}" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">${xmlText(escapedText(String(value)))}</t></r></is></c>`
  const data = rows.map((values, row) => {
    const cells = values.map((value, column) => {
      if (value === null || value === '') return ''
      const reference = cellAddress(row, column)
      return row === 0 ? heading(value, reference) : cellXml('', ` r="${reference}"`, value)
    })
    return `<row r="${row + 1}">${cells.join('')}</row>`
  })
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${data.join('')}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}
