import { strToU8, zipSync } from 'fflate'

/** Parts of a workbook by name; text is stored as UTF-8. */
export type Parts = Readonly<Record<string, string | Uint8Array>>

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export const relationships = (...list: readonly (readonly [id: string, kind: string, target: string])[]) =>
  `<Relationships xmlns="${RELATIONS}">${list
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${TYPES}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`

export const worksheet = (rows: string, after = '', before = '') =>
  `<?xml version="1.0"?><worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`

/** A sound workbook of one sheet with two shared strings, whose parts a test replaces one by one. */
export const soundParts: Parts = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  '_rels/.rels': relationships(['r', 'officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${TYPES}"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relationships(
    ['a', 'worksheet', 'worksheets/sheet1.xml'],
    ['b', 'sharedStrings', 'sharedStrings.xml']
  ),
  'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>一</t></si><si><r><t>二</t></r><r><t>三</t></r></si></sst>`,
  'xl/worksheets/sheet1.xml': worksheet(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
  )
}

export const archived = (parts: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])
    )
  )

/** The sound workbook with some parts replaced. */
export const workbookWith = (parts: Parts): Uint8Array => archived({ ...soundParts, ...parts })

/** The sound workbook with another sheet. */
export const workbookWithSheet = (xml: string): Uint8Array =>
  workbookWith({ 'xl/worksheets/sheet1.xml': xml })

/** The sound workbook without one part. */
export const workbookWithout = (part: string): Uint8Array =>
  archived(Object.fromEntries(Object.entries(soundParts).filter(([name]) => name !== part)))
