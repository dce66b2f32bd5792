import { describe, expect, it } from '@jest/globals'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { foreignWorkbook, changedParts, partsOf, savedAfter } from './workbook-files'

type Change = (parts: Record<string, Uint8Array>) => void

const made = (change: Change): Uint8Array => {
  const parts = unzipSync(foreignWorkbook('xlsxwriter'))
  change(parts)
  return zipSync(parts)
}

const text = (parts: Record<string, Uint8Array>, path: string, change: (xml: string) => string): void => {
  parts[path] = strToU8(change(new TextDecoder().decode(parts[path])))
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const related = (relations: string): Uint8Array =>
  strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`
  )
const override = (path: string, type: string): string =>
  `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const links = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

const withPivotTable = made((parts) => {
  parts['xl/pivotCache/pivotCacheDefinition1.xml'] = strToU8(
    `<pivotCacheDefinition ${main} ${links} r:id="rId1" recordCount="1"><cacheSource type="worksheet"><worksheetSource ref="A1:B2" sheet="项目"/></cacheSource><cacheFields count="2"><cacheField name="序号" numFmtId="0"><sharedItems/></cacheField><cacheField name="名称" numFmtId="0"><sharedItems count="1"><s v="甲"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>`
  )
  parts['xl/pivotCache/pivotCacheRecords1.xml'] = strToU8(
    `<pivotCacheRecords ${main} count="1"><r><n v="1"/><x v="0"/></r></pivotCacheRecords>`
  )
  parts['xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels'] = related(
    relation('rId1', 'pivotCacheRecords', 'pivotCacheRecords1.xml')
  )
  parts['xl/pivotTables/pivotTable1.xml'] = strToU8(
    `<pivotTableDefinition ${main} name="透视表1" cacheId="7" dataCaption="值"><location ref="J20:K22" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2"><pivotField/><pivotField axis="axisRow"><items count="2"><item x="0"/><item t="default"/></items></pivotField></pivotFields></pivotTableDefinition>`
  )
  parts['xl/pivotTables/_rels/pivotTable1.xml.rels'] = related(
    relation('rId1', 'pivotCacheDefinition', '../pivotCache/pivotCacheDefinition1.xml')
  )
  text(parts, 'xl/worksheets/_rels/sheet2.xml.rels', (xml) =>
    xml.replace('</Relationships>', `${relation('rId99', 'pivotTable', '../pivotTables/pivotTable1.xml')}$&`)
  )
  text(parts, 'xl/_rels/workbook.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      `${relation('rId99', 'pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml')}$&`
    )
  )
  text(parts, 'xl/workbook.xml', (xml) =>
    xml.replace('</workbook>', '<pivotCaches><pivotCache cacheId="7" r:id="rId99"/></pivotCaches>$&')
  )
  text(parts, '[Content_Types].xml', (xml) =>
    xml.replace(
      '</Types>',
      `${override('xl/pivotCache/pivotCacheDefinition1.xml', 'pivotCacheDefinition')}${override('xl/pivotCache/pivotCacheRecords1.xml', 'pivotCacheRecords')}${override('xl/pivotTables/pivotTable1.xml', 'pivotTable')}$&`
    )
  )
})

const withMacros = made((parts) => {
  parts['xl/vbaProject.bin'] = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) % 256)
  text(parts, '[Content_Types].xml', (xml) =>
    xml
      .replace(
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
        'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
      )
      .replace(
        '</Types>',
        '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>$&'
      )
  )
  text(parts, 'xl/_rels/workbook.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      '<Relationship Id="rId98" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>$&'
    )
  )
  text(parts, 'xl/workbook.xml', (xml) => xml.replace(/<workbookPr\b/, '<workbookPr codeName="ThisWorkbook"'))
})

const prefixed = (xml: string): string =>
  xml.replace(main, main.replace('xmlns', 'xmlns:x')).replace(/<(\/?)([A-Za-z]\w*)(?=[\s/>])/g, '<$1x:$2')

const withPrefixes = made((parts) => {
  for (const path of [
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet2.xml',
    'xl/workbook.xml',
    'xl/styles.xml'
  ])
    text(parts, path, prefixed)
})

const edit = async (context: Excel.RequestContext): Promise<void> => {
  context.workbook.worksheets.getItem('项目').getRange('B5').values = [['新名']]
  return Promise.resolve()
}

describe('parts the host does not know, after one cell was edited', () => {
  it.each([
    ['a pivot table', withPivotTable],
    ['macros', withMacros],
    ['elements with a prefix', withPrefixes]
  ])('are the same to the byte in a file with %s', async (_what, file) => {
    const saved = await savedAfter(file, edit)
    expect(changedParts(file, saved)).toEqual(['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'])
    const strings = partsOf(saved).get('xl/sharedStrings.xml')!
    expect(strings).toContain('新名')
    const again = await savedAfter(saved, () => Promise.resolve())
    expect(changedParts(saved, again)).toEqual([])
  })

  it('stay linked when the file has macros, which keep it a workbook with macros', async () => {
    const saved = partsOf(await savedAfter(withMacros, edit))
    expect(saved.get('[Content_Types].xml')).toContain('sheet.macroEnabled.main+xml')
    expect(saved.get('xl/_rels/workbook.xml.rels')).toContain('vbaProject.bin')
  })
})
