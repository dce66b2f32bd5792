import type { CellStyle } from 'hucre'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { unzipSync, zipSync } from 'fflate'
import type { CellFormat } from '../engine/cell-format'
import { defaultFormat, formatParts } from '../engine/cell-format'
import { fileStyle, officeFormat } from './file-terms'

import { Package } from './package'
import type { Element } from './xml'
import {
  attribute,
  childOf,
  childrenOf,
  elementsNamed,
  isOn,
  outerXml,
  rootOf,
  spliced,
  tag,
  withAttributes
} from './xml'

/** The styles of an opened file, by their number. */
export interface FileStyles {
  formats: CellFormat[]
  /** What conditional formats set. */
  differences: CellStyle[]
  theme: readonly string[] | undefined
}

const reduced = async (
  template: Package,
  styles: string,
  theme: string,
  sheetData: string,
  rules: string
) => {
  const parts = template.copy()
  parts.set('xl/styles.xml', styles)
  if (theme !== '') parts.set('xl/theme/theme1.xml', theme)
  parts.set(
    'xl/worksheets/sheet1.xml',
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData>${rules}</worksheet>`
  )
  return readXlsx(zipSync(Object.fromEntries([...parts.parts]), { level: 0 }), { readStyles: true })
}

/** The parts of a workbook file with one empty sheet. */
export const emptyPackage = async (): Promise<Package> =>
  new Package(new Map(Object.entries(unzipSync(await writeXlsx({ sheets: [{ name: 'Sheet1' }] })))))

/**
 * Reads all styles of a file, used or not; the library gives a style with a cell or a rule that has it, so each gets
 * one.
 */
export async function readStyles(file: Package, workbookPart: string): Promise<FileStyles> {
  const part = file.related(workbookPart, 'styles')
  const xml = part ? file.text(part) : ''
  const themePart = file.related(workbookPart, 'theme')
  if (xml === '') return { formats: [defaultFormat], differences: [], theme: undefined }
  const count = (name: string, child: string): number => {
    const list = childOf(xml, rootOf(xml), name)
    return list ? childrenOf(xml, list).filter((one) => one.name === child).length : 0
  }
  const styles = count('cellXfs', 'xf')
  const differences = count('dxfs', 'dxf')
  const rows = Array.from(
    { length: styles },
    (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" s="${index}"><v>1</v></c></row>`
  )
  const rules = Array.from(
    { length: differences },
    (_, index) =>
      `<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="${index}" priority="${index + 1}"><formula>1</formula></cfRule></conditionalFormatting>`
  )
  const theme = themePart ? file.text(themePart) : ''
  const read = await reduced(await emptyPackage(), xml, theme, rows.join(''), rules.join(''))
  const sheet = read.sheets[0]!
  const byPriority = new Map((sheet.conditionalRules ?? []).map((rule) => [rule.priority, rule.style]))
  const list = childOf(xml, rootOf(xml), 'cellXfs')
  const elements = list ? childrenOf(xml, list).filter(({ name }) => name === 'xf') : []
  const formats = elements.map((element, index) => {
    const format = officeFormat(sheet.cells?.get(`${index},0`)?.style ?? {}, read.themeColors)
    const alignment = childOf(xml, element, 'alignment')
    return alignment && isOn(alignment.attributes, 'justifyLastLine')
      ? { ...format, autoIndent: true }
      : format
  })
  return {
    formats: formats.length > 0 ? formats : [defaultFormat],
    differences: Array.from({ length: differences }, (_, index) => byPriority.get(index + 1) ?? {}),
    theme: read.themeColors
  }
}

type Group = 'font' | 'fill' | 'border' | 'numFmt' | 'alignment' | 'protection'

const groups: Record<Group, readonly (keyof CellFormat)[]> = {
  font: formatParts.font,
  fill: formatParts.fill,
  border: formatParts.border,
  numFmt: formatParts.number,
  alignment: formatParts.alignment,
  protection: formatParts.protection
}

const bordersText = ({ borders }: CellFormat): string =>
  JSON.stringify(Object.entries(borders).sort(([a], [b]) => (a < b ? -1 : 1)))

const changedGroups = (format: CellFormat, from: CellFormat): Group[] =>
  (Object.keys(groups) as Group[]).filter((group) =>
    groups[group].some((key) =>
      key === 'borders' ? bordersText(format) !== bordersText(from) : format[key] !== from[key]
    )
  )

interface Wanted {
  format: CellFormat
  base: number
  changed: Group[]
}

/**
 * The styles of a file being written: those of the opened file keep their numbers, and a changed format becomes a new
 * style that differs from the one it came from only in what was changed.
 */
export class StyleTable {
  private readonly numbers = new Map<string, number>()
  private readonly wanted: Wanted[] = []
  private readonly differences: CellStyle[] = []
  private readonly differenceCount: number

  constructor(
    private readonly xml: string,
    private readonly formats: readonly CellFormat[]
  ) {
    const list = childOf(xml, rootOf(xml), 'dxfs')
    this.differenceCount = list ? childrenOf(xml, list).length : 0
  }

  /** The number of a format's style. */
  numberOf(format: CellFormat): number {
    const base = format.origin !== undefined && this.formats[format.origin] ? format.origin : 0
    const changed = changedGroups(format, this.formats[base]!)
    if (changed.length === 0) return base
    const key = JSON.stringify([base, format])
    let number = this.numbers.get(key)
    if (number === undefined) {
      number = this.formats.length + this.wanted.length
      this.numbers.set(key, number)
      this.wanted.push({ format, base, changed })
    }
    return number
  }

  /** The number under which a conditional format's style will be found. */
  differenceOf(style: CellStyle): number {
    const known = this.differences.findIndex((one) => JSON.stringify(one) === JSON.stringify(style))
    if (known !== -1) return this.differenceCount + known
    this.differences.push(style)
    return this.differenceCount + this.differences.length - 1
  }

  /** The styles part with everything asked for; undefined when nothing was. */
  async written(): Promise<string | undefined> {
    if (this.wanted.length === 0 && this.differences.length === 0) return undefined
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Sheet1',
          cells: new Map(
            this.wanted.map(({ format }, index) => [`${index},0`, { value: 1, style: fileStyle(format) }])
          ),
          conditionalRules: this.differences.map((style, index) => ({
            type: 'expression',
            formula: '1',
            range: 'A1',
            priority: index + 1,
            style
          }))
        }
      ]
    })
    const parts = new Package(new Map(Object.entries(unzipSync(bytes))))
    return this.merged(parts.text('xl/styles.xml'), parts.text('xl/worksheets/sheet1.xml'))
  }

  private merged(fresh: string, sheet: string): string {
    const lists = new StyleLists(this.xml)
    const freshLists = new StyleLists(withOrderedFonts(fresh))
    for (const cell of elementsNamed(sheet, 'c')) {
      const index = Number(attribute(cell.attributes, 'r')!.slice(1)) - 1
      const wanted = this.wanted[index]!
      const style = freshLists.item('cellXfs', Number(attribute(cell.attributes, 's') ?? 0))
      lists.add('cellXfs', combinedStyle(lists, freshLists, style, wanted))
    }
    const rules = elementsNamed(sheet, 'cfRule')
    this.differences.forEach((_, index) => {
      const rule = rules.find(({ attributes }) => attribute(attributes, 'priority') === String(index + 1))
      const number = rule && attribute(rule.attributes, 'dxfId')
      lists.add('dxfs', number === undefined ? '<dxf/>' : freshLists.item('dxfs', Number(number)))
    })
    return lists.toString()
  }
}

/** What a font says, in the order in which Excel's schema wants it (ECMA-376 part 1, 18.8.22, as a sequence). */
const fontOrder = ['b', 'i', 'strike', 'u', 'vertAlign', 'sz', 'color', 'name', 'family', 'charset', 'scheme']

function withOrderedFonts(xml: string): string {
  const fonts = elementsNamed(xml, 'font').map((font) => {
    const children = childrenOf(xml, font).sort(
      (one, other) => fontOrder.indexOf(one.name) - fontOrder.indexOf(other.name)
    )
    const text = children.map((child) => outerXml(xml, child)).join('')
    return { start: font.contentStart, end: font.contentEnd, text }
  })
  return spliced(xml, fonts)
}

function combinedStyle(
  lists: StyleLists,
  freshLists: StyleLists,
  freshStyle: string,
  { format, base, changed }: Wanted
): string {
  const original = lists.item('cellXfs', base)
  const root = rootOf(original)
  const fresh = rootOf(freshStyle)
  let { attributes } = root
  const children = new Map<string, string>(
    childrenOf(original, root).map((child) => [child.name, outerXml(original, child)])
  )
  const given = (name: string): number => Number(attribute(fresh.attributes, name) ?? 0)
  for (const group of changed) {
    if (group === 'alignment' || group === 'protection') {
      const child = childOf(freshStyle, fresh, group)
      const own = child?.attributes ?? ''
      const attributes =
        group === 'alignment' && format.autoIndent ? withAttributes(own, { justifyLastLine: '1' }) : own
      children.set(group, attributes.trim() === '' ? '' : tag(group, attributes))
    } else if (group === 'numFmt') {
      attributes = withAttributes(attributes, {
        numFmtId: String(lists.numberFormat(given('numFmtId'), freshLists))
      })
    } else {
      const text = freshLists.item(`${group}s`, given(`${group}Id`))
      attributes = withAttributes(attributes, { [`${group}Id`]: String(lists.place(`${group}s`, text)) })
    }
    const apply = `apply${group === 'numFmt' ? 'NumberFormat' : group.charAt(0).toUpperCase() + group.slice(1)}`
    attributes = withAttributes(attributes, { [apply]: '1' })
  }
  const rest = [...children.keys()].filter((name) => name !== 'alignment' && name !== 'protection')
  return tag(
    root.qualifiedName,
    attributes,
    ['alignment', 'protection', ...rest].map((name) => children.get(name) ?? '').join('')
  )
}

const listOrder = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs']

/** The lists of a styles part, each an array of its items' XML. */
class StyleLists {
  private readonly root: Element
  private readonly lists = new Map<
    string,
    { element: Element | undefined; items: string[]; changed: boolean }
  >()

  constructor(private readonly xml: string) {
    this.root = rootOf(xml)
    for (const element of childrenOf(xml, this.root)) {
      if (!listOrder.includes(element.name)) continue
      const items = childrenOf(xml, element).map((item) => outerXml(xml, item))
      this.lists.set(element.name, { element, items, changed: false })
    }
  }

  private list(name: string): { element: Element | undefined; items: string[]; changed: boolean } {
    let list = this.lists.get(name)
    if (!list) {
      list = { element: undefined, items: [], changed: false }
      this.lists.set(name, list)
    }
    return list
  }

  item(name: string, index: number): string {
    const { items } = this.list(name)
    return items[index] ?? items[0] ?? ''
  }

  add(name: string, item: string): number {
    const list = this.list(name)
    list.changed = true
    return list.items.push(item) - 1
  }

  /** The number of an item, added when it is not there yet. */
  place(name: string, item: string): number {
    const known = this.list(name).items.indexOf(item)
    return known === -1 ? this.add(name, item) : known
  }

  private numberFormats(): { id: number; code: string }[] {
    return this.list('numFmts').items.map((item) => {
      const { attributes } = rootOf(item)
      return {
        id: Number(attribute(attributes, 'numFmtId')),
        code: attribute(attributes, 'formatCode') ?? ''
      }
    })
  }

  /** The id of a number format of other styles among these; ids below 164 mean the same everywhere. */
  numberFormat(id: number, from: StyleLists): number {
    if (id < 164) return id
    const code = from.numberFormats().find((format) => format.id === id)?.code ?? 'General'
    const own = this.numberFormats()
    const known = own.find((format) => format.code === code)
    if (known) return known.id
    const next = Math.max(163, ...own.map((format) => format.id)) + 1
    this.add('numFmts', tag('numFmt', withAttributes('', { numFmtId: String(next), formatCode: code })))
    return next
  }

  toString(): string {
    const prefix = this.root.qualifiedName.slice(0, -this.root.name.length)
    const inOrder = [...this.lists].sort(
      ([one], [other]) => listOrder.indexOf(one) - listOrder.indexOf(other)
    )
    const splices = inOrder.flatMap(([name, { element, items, changed }]) => {
      if (!changed) return []
      const attributes = withAttributes(element?.attributes ?? '', { count: String(items.length) })
      const text = tag(element?.qualifiedName ?? `${prefix}${name}`, attributes, items.join(''))
      if (element) return [{ start: element.start, end: element.end, text }]
      const after = childrenOf(this.xml, this.root).filter(
        (child) => listOrder.includes(child.name) && listOrder.indexOf(child.name) < listOrder.indexOf(name)
      )
      const at = after.at(-1)?.end ?? this.root.contentStart
      return [{ start: at, end: at, text }]
    })
    const xml = spliced(this.xml, splices)
    return prefix === '' ? xml : withDefaultNamespace(xml, this.root)
  }
}

function withDefaultNamespace(xml: string, root: Element): string {
  if (/\sxmlns\s*=/.test(root.attributes)) return xml
  const at = root.start + 1 + root.qualifiedName.length
  return spliced(xml, [
    { start: at, end: at, text: ' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' }
  ])
}
