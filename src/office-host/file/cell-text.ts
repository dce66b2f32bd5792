import type { ICellData } from '@univerjs/core'
import { lastColumn, lastRow, parseArea } from '../engine/area'
import type { Area } from '../engine/area'
import { copiedFormula } from '../engine/formula-text'
import { FileRefused } from './archive'
import type { Element } from './xml'
import { attribute, elementsIn, innerXml, unescaped, walk } from './xml'

/** What the cells of a file refer to. */
export interface CellContext {
  /** Shared strings, by their number. */
  strings: readonly string[]
}

/** A row of a file; its number counts from 0. */
export interface RowText {
  row: number
  attributes: string
}

/** A cell of a file: its content as the workbook keeps it, without its style, and where it stands in the XML. */
export interface CellText {
  row: number
  column: number
  content: ICellData | undefined
  /** The number of its style in the file. */
  style: number
  attributes: string
  /** What of it a plain value or formula does not say, so that it lasts only while the content does. */
  kind: 'plain' | 'shared' | 'array'
  /** The area an array formula fills. */
  fills?: Area
  /** The shared string that holds it. */
  string?: number
  start: number
  end: number
}

/** The cells one sheet may span as a rectangle is no limit here; these many cells are. */
const mostCells = 20_000_000

const referenceForm = /^([A-Za-z]{1,3})(\d{1,7})$/

function place(reference: string): { row: number; column: number } | undefined {
  const match = referenceForm.exec(reference)
  if (!match) return undefined
  let column = 0
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(match[2]) - 1, column: column - 1 }
}

/** The text of a shared or inline string: its runs joined, without phonetic hints. */
export function stringText(xml: string, element: Element): string {
  let text = ''
  for (const child of elementsIn(xml, element.contentStart, element.contentEnd)) {
    if (child.name === 't') text += unescaped(innerXml(xml, child))
    else if (child.name === 'r') text += stringText(xml, child)
  }
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16))
  )
}

const tooLarge = (what: string): FileRefused =>
  new FileRefused('too-large', `A sheet of the file has ${what}, which lies outside any worksheet.`)

/**
 * Visits rows and cells of a sheet's data in order. Throws FileRefused when a row or cell lies outside a worksheet or a
 * shared string is missing, MalformedXml when the XML is broken.
 */
export function readCells(
  xml: string,
  context: CellContext,
  onCell: (cell: CellText) => void,
  onRow: (row: RowText) => void = () => undefined
): void {
  let row = -1
  let column = -1
  let cells = 0
  const masters = new Map<string, { formula: string; row: number; column: number }>()
  let value: string | undefined
  let inline: string | undefined
  let formula: { attributes: string; text: string } | undefined
  walk(xml, {
    enter: (name, depth, attributes) => {
      if (depth === 1 && name === 'row') {
        const given = attribute(attributes, 'r')
        row = given === undefined ? row + 1 : Number(given) - 1
        if (!Number.isInteger(row) || row < 0 || row > lastRow) throw tooLarge(`row ${given}`)
        column = -1
        onRow({ row, attributes })
      } else if (depth === 2 && name === 'c') {
        value = undefined
        inline = undefined
        formula = undefined
      }
    },
    leave: (element, depth) => {
      if (depth === 3) {
        if (element.name === 'v') value = unescaped(innerXml(xml, element))
        else if (element.name === 'f')
          formula = { attributes: element.attributes, text: unescaped(innerXml(xml, element)) }
        else if (element.name === 'is') inline = stringText(xml, element)
        return
      }
      if (depth !== 2 || element.name !== 'c') return
      if (++cells > mostCells) throw new FileRefused('too-large', `A sheet has more than ${mostCells} cells.`)
      const { attributes } = element
      const reference = attribute(attributes, 'r')
      const at = reference === undefined ? { row, column: column + 1 } : place(reference)
      if (!at || at.column > lastColumn || at.row > lastRow || at.row < 0)
        throw tooLarge(`the cell ${reference}`)
      column = at.column
      const type = attribute(attributes, 't')
      const content = contentOf(type, value, inline, context)
      const cell: CellText = {
        ...at,
        content,
        style: Number(attribute(attributes, 's') ?? 0),
        attributes,
        kind: 'plain',
        start: element.start,
        end: element.end
      }
      if (type === 's' && value !== undefined) cell.string = Number(value)
      if (formula) addFormula(cell, formula, masters)
      onCell(cell)
    }
  })
}

function addFormula(
  cell: CellText,
  formula: { attributes: string; text: string },
  masters: Map<string, { formula: string; row: number; column: number }>
): void {
  const kind = attribute(formula.attributes, 't')
  let text = formula.text
  if (kind === 'shared') {
    cell.kind = 'shared'
    const index = attribute(formula.attributes, 'si') ?? ''
    const master = masters.get(index)
    if (text !== '') masters.set(index, { formula: `=${text}`, row: cell.row, column: cell.column })
    else if (master)
      text = copiedFormula(master.formula, cell.row - master.row, cell.column - master.column).slice(1)
  } else if (kind === 'array' || kind === 'dataTable') {
    cell.kind = 'array'
    const area = parseArea(attribute(formula.attributes, 'ref') ?? '')
    if (area) cell.fills = area
    if (kind === 'dataTable') return
  }
  if (text === '') return
  cell.content = { ...cell.content, f: `=${text}` }
  if (cell.content.v === undefined && attribute(cell.attributes, 't') === 'str')
    Object.assign(cell.content, { v: '', t: 1 })
}

function contentOf(
  type: string | undefined,
  value: string | undefined,
  inline: string | undefined,
  { strings }: CellContext
): ICellData | undefined {
  if (type === 'inlineStr') return inline ? { v: inline, t: 1 } : undefined
  if (value === undefined) return undefined
  if (type === 's') {
    const text = strings[Number(value)]
    if (text === undefined) throw new FileRefused('damaged', 'A cell names a text the file does not have.')
    return text === '' ? undefined : { v: text, t: 1 }
  }
  if (type === 'b') return { v: value === '1' || value === 'true' ? 1 : 0, t: 3 }
  if (type === 'str' || type === 'e') return value === '' ? undefined : { v: value, t: 1 }
  if (type === 'd') {
    const time = Date.parse(/[zZ]|[+-]\d\d:\d\d$/.test(value) ? value : `${value}Z`)
    return Number.isFinite(time) ? { v: time / 86_400_000 + 25_569, t: 2 } : { v: value, t: 1 }
  }
  const number = Number(value)
  return value.trim() === '' || !Number.isFinite(number) ? undefined : { v: number, t: 2 }
}

/** The shared strings of a part, as XML and as text. */
export function readStrings(xml: string): { items: string[]; texts: string[] } {
  const items: string[] = []
  const texts: string[] = []
  if (xml === '') return { items, texts }
  const [root] = elementsIn(xml)
  for (const element of root ? elementsIn(xml, root.contentStart, root.contentEnd) : []) {
    if (element.name !== 'si') continue
    items.push(xml.slice(element.start, element.end))
    texts.push(stringText(xml, element))
  }
  return { items, texts }
}
