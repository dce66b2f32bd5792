import { columnOfLetters, MAX_ROWS, parseReference } from './a1'
import type { CellRange } from './layout'
import { isSameName } from './sheet-names'
import { MAX_COLUMNS, type WorkbookContent } from './workbook-content'

/** Cells of a sheet that a formula reads. */
export interface Precedent {
  readonly sheet: string
  readonly range: CellRange
}

/** A text, a range with its sheet, whole columns or rows, a table's columns, or another word; functions end in `(`. */
const TOKENS =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|(?:\[\d+\])?[\p{L}\p{N}_.]+)!)?(?:(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)|(\$?[A-Z]{1,3}:\$?[A-Z]{1,3})|(\$?\d{1,7}:\$?\d{1,7}))(?![\p{L}\p{N}_.(\\[])|([\p{L}_\\][\p{L}\p{N}_.\\]*)?(\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\])|([\p{L}_\\][\p{L}\p{N}_.\\]*)(\s*\(|!)?/giu

/** Functions whose text does not say which cells they read. */
const ANYWHERE = new Set(['INDIRECT', 'OFFSET'])

/**
 * The cells that a formula reads directly, names and tables resolved; undefined where its text does not say. Other
 * workbooks count as nothing: an edit here does not change them.
 */
export function precedents(
  formula: string,
  sheet: string,
  content: WorkbookContent
): readonly Precedent[] | undefined {
  if (formula === '') return undefined
  const found: Precedent[] = []
  for (const token of formula.matchAll(TOKENS)) {
    const [, prefix, cells, columns, rows, table, bracket, word, after] = token
    if (prefix?.includes('[')) continue
    const on = prefix === undefined ? sheet : sheetName(prefix)
    if (cells !== undefined) found.push(...rangeOn(on, parseReference(cells)?.range))
    else if (columns !== undefined) found.push(...rangeOn(on, wholeColumns(columns)))
    else if (rows !== undefined) found.push(...rangeOn(on, wholeRows(rows)))
    else if (bracket !== undefined) {
      // `[1]Sheet1!A1` and `[1]!name` point into another workbook.
      if (table === undefined && /^\[\d+\]$/u.test(bracket)) continue
      const own = tableCells(content, table, sheet)
      if (!own) return undefined
      found.push(...own)
    } else if (word !== undefined) {
      if (after?.endsWith('(')) {
        if (ANYWHERE.has(word.toUpperCase())) return undefined
        continue
      }
      if (after === '!' || /^(?:TRUE|FALSE)$/iu.test(word)) continue
      const named = content.names.find(({ name }) => isSameName(name, word))
      const reference = named && parseReference(named.refersTo)
      if (named && !reference) return undefined
      if (reference) found.push({ sheet: reference.sheet ?? sheet, range: reference.range })
    }
  }
  return found
}

const sheetName = (prefix: string): string => prefix.slice(0, -1).replace(/^'|'$/gu, '').replaceAll("''", "'")

const rangeOn = (sheet: string, range: CellRange | undefined): readonly Precedent[] =>
  range ? [{ sheet, range }] : []

function wholeColumns(text: string): CellRange | undefined {
  const [left, right] = text.replaceAll('$', '').split(':').map(columnOfLetters)
  if (left === undefined || right === undefined) return undefined
  return { top: 0, bottom: MAX_ROWS - 1, left: Math.min(left, right), right: Math.max(left, right) }
}

function wholeRows(text: string): CellRange {
  const [top = 1, bottom = 1] = text.replaceAll('$', '').split(':').map(Number)
  return {
    top: Math.min(top, bottom) - 1,
    bottom: Math.max(top, bottom) - 1,
    left: 0,
    right: MAX_COLUMNS - 1
  }
}

/** All cells of a table, whichever of its columns are meant; of the sheet's own where none is named. */
function tableCells(
  { sheets }: WorkbookContent,
  table: string | undefined,
  sheet: string
): readonly Precedent[] | undefined {
  const found = sheets.flatMap(({ name, tables }) =>
    tables
      .filter((each) => (table === undefined ? name === sheet : isSameName(each.name, table)))
      .map(({ range }) => ({ sheet: name, range }))
  )
  return found.length === 0 ? undefined : found
}
