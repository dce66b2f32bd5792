import { columnLetters } from '../../domain/report/a1'
import { attribute, walkTags } from './xml-tags'

/** A worksheet's XML; where rows and columns were left out, those that it has, by their place there and from 0. */
export interface DenseSheet {
  readonly xml: string
  readonly rows?: readonly number[]
  readonly columns?: readonly number[]
}

interface DenseRow {
  attributes: string
  readonly cells: { readonly column: number; readonly attributes: string; readonly content: string }[]
}

const CONTENT = new Set(['v', 'f', 'is'])

/**
 * A sound worksheet with only the rows and columns that have content, moved together, so that a few cells at the far corners
 * of a sheet take no more room than others. Merges, tables and all else keep their addresses.
 */
export function denseSheet(xml: string): DenseSheet {
  const found = new Map<number, DenseRow>()
  const usedColumns = new Set<number>()
  let data: { start: number; end: number } | undefined
  let inData = false
  let row = 0
  let column = 0
  let rowAttributes = ''
  let cell: { row: number; column: number; attributes: string; isFilled: boolean } | undefined
  walkTags(xml, {
    open(name, attributes) {
      if (name === 'sheetData') inData = true
      else if (!inData) return
      else if (name === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 1)
        column = 0
        rowAttributes = attributes
      } else if (name === 'c') {
        const place = parsedReference(attribute(attributes, 'r') ?? '') ?? { row, column: column + 1 }
        column = place.column
        cell = { ...place, attributes, isFilled: false }
      } else if (cell && CONTENT.has(name)) cell.isFilled = true
    },
    close(name, contentStart, contentEnd) {
      if (name === 'sheetData') {
        inData = false
        data = { start: contentStart, end: contentEnd }
      }
      if (name !== 'c' || !cell) return
      if (cell.isFilled) {
        const own = found.get(cell.row) ?? { attributes: rowAttributes, cells: [] }
        found.set(cell.row, own)
        own.cells.push({ ...cell, content: xml.slice(contentStart, contentEnd) })
        usedColumns.add(cell.column)
      }
      cell = undefined
    }
  })
  const rows = [...found].sort(([a], [b]) => a - b)
  const columns = [...usedColumns].sort((a, b) => a - b)
  const at = new Map(columns.map((each, index) => [each, index]))
  const written = rows.map(([, { attributes, cells }], index) => {
    const inner = cells.map(
      (each) =>
        `<c r="${columnLetters(at.get(each.column) ?? 0)}${index + 1}"${without(each.attributes)}>${each.content}</c>`
    )
    return `<row r="${index + 1}"${without(attributes)}>${inner.join('')}</row>`
  })
  const { start, end } = data ?? { start: 0, end: 0 }
  return {
    xml: xml.slice(0, start) + written.join('') + xml.slice(end),
    rows: rows.map(([number]) => number - 1),
    columns: columns.map((number) => number - 1)
  }
}

/** Attributes without the place they name, which is another by now. */
const without = (attributes: string): string =>
  attributes.replace(/\s(?:r|spans)\s*=\s*(?:"[^"]*"|'[^']*')/gu, '')

/** Row and column of an A1 address, counted from 1. */
export function parsedReference(reference: string): { row: number; column: number } | undefined {
  let column = 0
  let at = 0
  for (; at < reference.length; at++) {
    const letter = (reference.charCodeAt(at) | 0x20) - 0x60
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  const row = Number(reference.slice(at))
  return at === 0 || !Number.isInteger(row) || row < 1 ? undefined : { row, column }
}
