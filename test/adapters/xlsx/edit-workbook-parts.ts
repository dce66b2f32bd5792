import { strFromU8, strToU8, unzipSync } from 'fflate'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { everythingLayout } from './everything-layout'
import type { Parts } from './parts'
import { archived } from './parts'

const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='

/** Bytes that no packer would produce twice, standing for macros, printer settings and the like. */
const opaque = (length: number, seed: number) =>
  Uint8Array.from({ length }, (_, index) => (index * index * seed + index * 7 + seed) % 251)

/** Parts that this product never writes, as Excel lays them out. */
const foreignParts: Parts = {
  'xl/vbaProject.bin': opaque(5_000, 31),
  'xl/printerSettings/printerSettings1.bin': opaque(300, 17),
  'xl/media/image1.png': Uint8Array.from(atob(PNG), (letter) => letter.charCodeAt(0)),
  'customXml/item1.xml': '<?xml version="1.0"?><项目 xmlns="urn:x">  保留&#10; </项目>',
  'customXml/itemProps1.xml': '<ds:datastoreItem xmlns:ds="urn:ds" ds:itemID="{1}"/>',
  'xl/pivotCache/pivotCacheDefinition1.xml': `<pivotCacheDefinition xmlns="${NS}" refreshOnLoad="1" recordCount="0"><cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="汇总表"/></cacheSource><cacheFields count="2"><cacheField name="类别"><sharedItems/></cacheField><cacheField name="个数"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>`,
  'xl/pivotTables/pivotTable1.xml': `<pivotTableDefinition xmlns="${NS}" name="P" cacheId="1" dataCaption="V"><location ref="E1:F3" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>`,
  'xl/threadedComments/threadedComment1.xml': '<ThreadedComments xmlns="urn:tc"/>',
  'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="${NS}"/>`,
  'xl/metadata.xml': `<metadata xmlns="${NS}"/>`,
  'xl/calcChain.xml': `<calcChain xmlns="${NS}"><c r="D3" i="1"/><c r="D4"/><c r="D5"/><c r="C6"/></calcChain>`,
  'unknown/part.dat': opaque(64, 3)
}

/** What Excel keeps in a sheet around its cells, most of which this product neither reads nor writes. */
const sheetExtras = {
  protection:
    '<sheetProtection algorithmName="SHA-512" hashValue="q83v" saltValue="EjQ=" spinCount="100000" sheet="1" sort="0"/>',
  extensions:
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list"><x14:formula1><xm:f>选项!$A$1</xm:f></x14:formula1><xm:sqref>B9</xm:sqref></x14:dataValidation></x14:dataValidations></ext><ext uri="{foreign}"><y:bar xmlns:y="urn:y"/></ext></extLst>'
}

/** The part of the sheet "指标's 表" in `foreignWorkbook`. */
export const INDICATORS_PART = 'xl/worksheets/sheet1.xml'

/**
 * A macro workbook with everything this product writes and much that it does not: a protection with a password, pivot
 * table, macros, custom XML, picture, printer settings, threaded comments, external links, calculation order.
 */
export async function foreignWorkbook(): Promise<Uint8Array> {
  const parts: Record<string, string | Uint8Array> = {
    ...unzipSync(await xlsxFiles.write(everythingLayout)),
    ...foreignParts
  }
  const change = (part: string, ...changes: readonly (readonly [RegExp, string])[]) => {
    let xml = textOf(parts[part])
    for (const [pattern, replacement] of changes) {
      if (!pattern.test(xml)) throw new Error(`${part} lacks ${pattern}`)
      xml = xml.replace(pattern, () => replacement)
    }
    parts[part] = xml
  }
  change(
    INDICATORS_PART,
    [/<sheetProtection[^>]*\/>/, sheetExtras.protection],
    [/<\/worksheet>/, `${sheetExtras.extensions}</worksheet>`]
  )
  change('xl/_rels/workbook.xml.rels', [
    /<\/Relationships>/,
    `<Relationship Id="x1" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/><Relationship Id="x2" Type="${TYPES}/calcChain" Target="calcChain.xml"/><Relationship Id="x3" Type="${TYPES}/pivotCacheDefinition" Target="pivotCache/pivotCacheDefinition1.xml"/></Relationships>`
  ])
  change('xl/workbook.xml', [/<calcPr[^>]*\/>/, '<calcPr calcId="191029" calcMode="manual"/>'])
  change(
    '[Content_Types].xml',
    [
      /application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml/,
      'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
    ],
    [
      /<\/Types>/,
      '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>'
    ]
  )
  return archived(parts)
}

const textOf = (part: string | Uint8Array | undefined): string =>
  typeof part === 'string' ? part : strFromU8(part ?? strToU8(''))

/** The parts of an archive as texts that tell any two different contents apart. */
export const contentsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part, true)]))

/** One part of an archive as XML. */
export const xmlOf = (bytes: Uint8Array, part: string): string => textOf(unzipSync(bytes)[part])
