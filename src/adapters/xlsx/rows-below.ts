import { cellAddress, parseReference, rangeAddress } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'
import { attributesSplice, withAttribute, type Splice } from './edit-splices'
import { attribute, walkTags } from './xml-tags'

/** Rows that move down because so many more are put under a table, into whose last row ranges of its data end. */
export interface RowsBelow {
  readonly sheet: string
  readonly table: CellRange
  readonly count: number
}

/** Elements of a sheet that say by an address what they are about. */
const PLACED: Readonly<Record<string, string>> = {
  mergeCell: 'ref',
  hyperlink: 'ref',
  ignoredError: 'sqref',
  protectedRange: 'sqref'
}

/**
 * What changes in a sheet so that all below a table stands lower: rows, their cells, what is said of them, and formulas that
 * name them. A formula that moves and adds up the table's data adds up the new rows too, as Excel does where rows are put in
 * between.
 */
export function rowsBelowSplices(xml: string, below: RowsBelow): Splice[] {
  const { table, count } = below
  const splices: Splice[] = []
  let row = -1
  walkTags(xml, {
    open(tag, attributes, start) {
      const change = (name: string, value: string): void =>
        void splices.push(
          attributesSplice(xml, { start, attributes }, withAttribute(attributes, name, value))
        )
      if (tag === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 2) - 1
        if (row > table.bottom) change('r', String(row + 1 + count))
      } else if (tag === 'c' && row > table.bottom) {
        const cell = parseReference(attribute(attributes, 'r') ?? '')?.range
        if (cell) change('r', cellAddress(cell.top + count, cell.left))
      } else if (tag === 'f' && row > table.bottom) {
        const reference = attribute(attributes, 'ref')
        if (reference !== undefined) change('ref', movedRanges(reference, below))
      } else {
        const name = PLACED[tag]
        const text = name === undefined ? undefined : attribute(attributes, name)
        if (name === undefined || text === undefined) return
        const moved = movedRanges(text, below)
        if (moved !== text) change(name, moved)
      }
    },
    close(tag, contentStart, contentEnd) {
      if (tag !== 'f') return
      const text = xml.slice(contentStart, contentEnd)
      const moved = movedFormula(text, below, row > table.bottom ? 'moving' : 'staying')
      if (moved !== text) splices.push({ start: contentStart, end: contentEnd, text: moved })
    }
  })
  return splices
}

/** Addresses of cells, ranges and several of them, each as it is once the rows have moved. */
export const movedRanges = (text: string, { table, count }: RowsBelow): string =>
  text
    .split(/\s+/)
    .map((one) => {
      const range = parseReference(one)?.range
      if (!range || range.bottom <= table.bottom) return one
      const top = range.top > table.bottom ? range.top + count : range.top
      return rangeAddress({ ...range, top, bottom: range.bottom + count })
    })
    .join(' ')

/** Texts, structured references and names of sheets stay; an address may have a sheet before it. */
const REFERENCES =
  /(?:"|&quot;)(?:(?!"|&quot;).)*(?:"|&quot;)|\[[^\]]*\]|((?:'(?:[^']|'')*'|[\p{L}_\\][\p{L}\p{N}_.]*)!)?(?<![\p{L}\p{N}_.$\\])(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?(?![\p{L}\p{N}_.(!\\])/gu

/**
 * A formula once the rows have moved: `staying` or `moving` itself on the rows' own sheet, or on another one, where only
 * addresses with the sheet's name are meant.
 */
export const movedFormula = (
  formula: string,
  { sheet, table, count }: RowsBelow,
  its: 'moving' | 'staying' | 'elsewhere'
): string =>
  formula.replace(REFERENCES, (kept: string, ...[named, from, first, to, last]: (string | undefined)[]) => {
    if (from === undefined || first === undefined) return kept
    const isNamed = named !== undefined && sheetOf(named) === sheet
    if (named === undefined ? its === 'elsewhere' : !isNamed) return kept
    const end = table.bottom + 1
    const [top, bottom] = [Number(first), Number(last ?? first)]
    const grows = its === 'moving' && bottom === end && to !== undefined && top > table.top + 1
    const moved = (row: number, isLast: boolean): number =>
      row > end || (isLast && grows) ? row + count : row
    const rest = to === undefined ? '' : `:${to}${moved(bottom, true)}`
    return `${named ?? ''}${from}${moved(top, false)}${rest}`
  })

const sheetOf = (named: string): string => {
  const name = named.slice(0, -1)
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}
