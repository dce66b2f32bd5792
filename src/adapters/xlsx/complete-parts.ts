import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Steps } from '../../domain/measures/steps'
import type { SheetLayout, TableLayout, WorkbookLayout } from '../../domain/report/layout'
import { fileFormula } from './file-formula'

/** Any fixed moment; the archive stores it in local time, so it is given in local time. */
const STORED = new Date(1980, 0, 1)

/**
 * A written file with what hucre cannot express added to its parts: formulas that new table rows get, line breaks in
 * table headers, hidden names, the names of charts, the colour of their gridlines and rows that grow. The bytes depend
 * on nothing but `bytes` and `layout`.
 */
export function* completeParts(bytes: Uint8Array, layout: WorkbookLayout): Steps<Uint8Array> {
  yield
  const parts = unzipSync(bytes)
  yield
  const edit = (part: string, change: (xml: string) => string) => {
    const content = parts[part]
    if (content === undefined) throw new Error(`The written file has no part ${part}`)
    parts[part] = strToU8(change(strFromU8(content)))
  }
  edit('xl/workbook.xml', (xml) => withHiddenNames(xml, layout))
  edit('xl/styles.xml', withOrderedFonts)
  const tables = layout.sheets.flatMap(({ table }) => (table === undefined ? [] : [table]))
  tables.forEach((table, index) =>
    edit(`xl/tables/table${index + 1}.xml`, (xml) => withColumnFormulas(xml, table))
  )
  layout.sheets.forEach((sheet, index) => {
    const { table } = sheet
    if (table !== undefined) edit(`xl/worksheets/sheet${index + 1}.xml`, (xml) => withGrowingRows(xml, table))
    if (sheet.charts !== undefined && sheet.charts.length > 0)
      edit(`xl/drawings/drawing${index + 1}.xml`, (xml) => withChartNames(xml, sheet.charts ?? []))
  })
  for (const part of Object.keys(parts).filter((name) => name.startsWith('xl/charts/chart')))
    edit(part, withPaleGridlines)
  yield
  return zipSync(parts, { mtime: STORED })
}

function withHiddenNames(xml: string, { names }: WorkbookLayout): string {
  return names
    .filter(({ hidden }) => hidden)
    .reduce(
      (text, { name }) =>
        replaced(text, `<definedName name="${name}">`, `<definedName name="${name}" hidden="1">`),
      xml
    )
}

/** What a font says, in the order in which Excel's schema wants it (ECMA-376 part 1, 18.8.22, as a sequence). */
const FONT_ORDER = [
  'b',
  'i',
  'strike',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme'
]

const withOrderedFonts = (xml: string): string =>
  xml.replace(/(?<=<font>).*?(?=<\/font>)/gsu, (content) => {
    const children = content.match(/<[^>]+>/gu) ?? []
    const place = (child: string): number => FONT_ORDER.indexOf(/[a-zA-Z]+/u.exec(child)?.[0] ?? '')
    return children.toSorted((one, other) => place(one) - place(other)).join('')
  })

function withColumnFormulas(xml: string, table: TableLayout): string {
  let text = xml.replace(/<tableColumn [^>]*>/g, (column) => column.replaceAll('&#10;', '_x000a_'))
  table.columns.forEach(({ calculatedFormula }, index) => {
    if (calculatedFormula === undefined) return
    const [column = ''] = new RegExp(`<tableColumn id="${index + 1}" [^>]*/>`).exec(text) ?? []
    const formula = escaped(fileFormula(calculatedFormula, table.name))
    text = replaced(
      text,
      column,
      `${column.slice(0, -2)}><calculatedColumnFormula>${formula}</calculatedColumnFormula></tableColumn>`
    )
  })
  return text
}

/** Data rows keep the height given but grow with what people type later: only a custom height would stay. */
const withGrowingRows = (xml: string, { range }: TableLayout): string =>
  xml.replace(/<row r="(\d+)"[^>]*>/g, (row, number) =>
    Number(number) > range.top + 1 && Number(number) <= range.bottom + 1
      ? row.replace(' customHeight="1"', '')
      : row
  )

const withChartNames = (xml: string, charts: NonNullable<SheetLayout['charts']>): string =>
  charts.reduce(
    (text, { name }, index) => replaced(text, ` name="Chart ${index + 1}" `, ` name="${escaped(name)}" `),
    xml
  )

/** Lines without a colour of their own are black and heavy in some programs; Excel draws them like this. */
const withPaleGridlines = (xml: string): string =>
  xml.replace(
    /<c:majorGridlines(?:\/>|><\/c:majorGridlines>)/gu,
    '<c:majorGridlines><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
  )

/** The text with the one thing replaced; throws when it is not there, for then hucre writes something else by now. */
function replaced(text: string, wanted: string, replacement: string): string {
  if (wanted === '' || !text.includes(wanted)) throw new Error(`The written file lacks ${wanted}`)
  return text.replace(wanted, () => replacement)
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
