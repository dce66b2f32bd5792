import type { Area, Shift } from './area'
import {
  areaText,
  columnLetters,
  columnNumber,
  contains,
  lastColumn,
  lastRow,
  parseArea,
  quotedSheetName,
  shiftedArea,
  splitSheet
} from './area'

/** A piece of a formula: a reference that can be moved, a quoted text, or anything else. */
interface Token {
  kind: 'reference' | 'text' | 'structured' | 'word' | 'other'
  value: string
}

const tokenForm =
  /("(?:[^"]|"")*")|((?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?(?:\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!]))|([\p{L}_\\][\p{L}\p{N}_.]*)?(\[(?:[^[\]]|\[[^[\]]*\])*\])|([\p{L}_\\][\p{L}\p{N}_.?]*)|([\s\S])/gu

/** Splits a formula into tokens; joined again they give the same text. */
export function formulaTokens(formula: string): Token[] {
  const tokens: Token[] = []
  for (const match of formula.matchAll(tokenForm)) {
    const kind = match[1]
      ? 'text'
      : match[2]
        ? 'reference'
        : match[4]
          ? 'structured'
          : match[5]
            ? 'word'
            : 'other'
    tokens.push({ kind, value: match[0] })
  }
  return tokens
}

const mapReferences = (formula: string, change: (reference: string) => string): string =>
  formulaTokens(formula)
    .map((token) => (token.kind === 'reference' ? change(token.value) : token.value))
    .join('')

const withSheet = (sheet: string | undefined, address: string): string =>
  sheet === undefined ? address : `${quotedSheetName(sheet)}!${address}`

const movedCorner = (text: string, rows: number, columns: number): string | undefined => {
  const parts = /^(\$?)([A-Za-z]{0,3})(\$?)(\d*)$/.exec(text)
  if (!parts) return undefined
  let [, columnDollar, letters, rowDollar, digits] = parts as unknown as [
    string,
    string,
    string,
    string,
    string
  ]
  if (!letters) {
    rowDollar = columnDollar || rowDollar
    columnDollar = ''
  }
  if (letters && !columnDollar) {
    const column = columnNumber(letters) + columns
    if (column < 0 || column > lastColumn) return undefined
    letters = columnLetters(column)
  }
  if (digits && !rowDollar) {
    const row = Number(digits) + rows
    if (row < 1 || row > lastRow + 1) return undefined
    digits = String(row)
  }
  return `${columnDollar}${letters}${rowDollar}${digits}`
}

/**
 * The formula as it reads after copying it by so many rows and columns: relative references move, `#REF!` where they
 * leave the sheet.
 */
export function copiedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula
  return mapReferences(formula, (reference) => {
    const { sheet, address } = splitSheet(reference)
    const corners = address.split(':').map((part) => movedCorner(part, rows, columns))
    return withSheet(sheet, corners.some((part) => part === undefined) ? '#REF!' : corners.join(':'))
  })
}

/** The formula after cells were inserted or deleted on `shiftedSheet`; `ownSheet` is where the formula stands. */
export function shiftedFormula(
  formula: string,
  ownSheet: string,
  shiftedSheet: string,
  shift: Shift
): string {
  return mapReferences(formula, (reference) => {
    const { sheet, address } = splitSheet(reference)
    if ((sheet ?? ownSheet).toLowerCase() !== shiftedSheet.toLowerCase()) return reference
    const area = parseArea(address)
    if (!area) return reference
    const moved = shiftedArea(area, shift)
    if (!moved) return withSheet(sheet, '#REF!')
    return withSheet(sheet, withDollarsOf(address, areaText(moved)))
  })
}

/** The formula after cells were moved elsewhere: references that lie wholly among them follow. */
export function movedFormula(
  formula: string,
  ownSheet: string,
  from: { sheet: string; area: Area },
  to: { sheet: string; area: Area }
): string {
  return mapReferences(formula, (reference) => {
    const { sheet, address } = splitSheet(reference)
    const area = parseArea(address)
    if (!area || (sheet ?? ownSheet).toLowerCase() !== from.sheet.toLowerCase() || !contains(from.area, area))
      return reference
    const [rows, columns] = [to.area.top - from.area.top, to.area.left - from.area.left]
    const moved = {
      top: area.top + rows,
      bottom: area.bottom + rows,
      left: area.left + columns,
      right: area.right + columns
    }
    const named = sheet !== undefined || to.sheet !== ownSheet ? to.sheet : undefined
    return withSheet(named, withDollarsOf(address, areaText(moved)))
  })
}

/** Puts the `$` signs of one address onto another of the same form. */
function withDollarsOf(pattern: string, address: string): string {
  if (!pattern.includes('$'))
    return pattern.includes(':') && !address.includes(':') ? `${address}:${address}` : address
  const marks = pattern.split(':')
  const parts = address.split(':')
  return marks
    .map((mark, index) => {
      const part = parts[index] ?? parts[0]!
      const form = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(mark)!
      const letters = /^[A-Za-z]*/.exec(part)![0]
      const digits = part.slice(letters.length)
      return form[2] ? `${form[1]}${letters}${form[3]}${digits}` : `${form[1] || form[3]}${digits}`
    })
    .join(':')
}

/** The formula after a sheet got another name. */
export function renamedSheetInFormula(formula: string, before: string, after: string): string {
  return mapReferences(formula, (reference) => {
    const { sheet, address } = splitSheet(reference)
    return sheet?.toLowerCase() === before.toLowerCase() ? withSheet(after, address) : reference
  })
}

/** The formula with references to a deleted sheet turned into `#REF!`. */
export function formulaWithoutSheet(formula: string, sheetName: string): string {
  return mapReferences(formula, (reference) =>
    splitSheet(reference).sheet?.toLowerCase() === sheetName.toLowerCase() ? '#REF!' : reference
  )
}

/** A table that lost columns: what they were all called, in their order, and which are gone. */
export interface LostColumns {
  readonly table: string
  readonly sheetName: string
  readonly before: readonly string[]
  readonly gone: ReadonlySet<string>
}

/**
 * The formula with structured references to deleted columns turned into `#REF!`; of a span of columns what is left stays. A
 * reference without a table's name belongs to the table of its own sheet.
 * Source:
 * https://support.microsoft.com/office/using-structured-references-with-excel-tables-f5ed2452-2337-4f71-bed3-c8ae6d2b276e
 */
export function formulaWithoutColumns(formula: string, ownSheet: string, lost: LostColumns): string {
  if (!formula.includes('[')) return formula
  return formulaTokens(formula)
    .map(({ kind, value }) => (kind === 'structured' ? withoutColumns(value, ownSheet, lost) : value))
    .join('')
}

const columnSpan = /\[((?:[^[\]#@']|'.)+)\](?:\s*:\s*\[((?:[^[\]#@']|'.)+)\])?/gu

function withoutColumns(reference: string, ownSheet: string, lost: LostColumns): string {
  const { table, sheetName, before, gone } = lost
  const open = reference.indexOf('[')
  const name = reference.slice(0, open)
  const isTables =
    name === ''
      ? ownSheet.toLowerCase() === sheetName.toLowerCase()
      : name.toLowerCase() === table.toLowerCase()
  if (!isTables) return reference
  const positionOf = (written: string): number => {
    const wanted = written
      .trim()
      .replace(/'(['#[\]@])/g, '$1')
      .toLowerCase()
    return before.findIndex((column) => column.toLowerCase() === wanted)
  }
  const isGone = (position: number): boolean => gone.has(before[position] ?? '')
  const single = /^\[@?((?:[^[\]#@']|'.)+)\]$/u.exec(reference.slice(open))?.[1]
  if (single !== undefined) return isGone(positionOf(single)) ? '#REF!' : reference
  let isLost = false
  const inside = reference.slice(open + 1, -1).replace(columnSpan, (span, from: string, to?: string) => {
    const [first, last] = [positionOf(from), positionOf(to ?? from)]
    if (first < 0 || last < 0 || (!isGone(first) && !isGone(last))) return span
    const left = before
      .slice(Math.min(first, last), Math.max(first, last) + 1)
      .filter((one) => !gone.has(one))
    isLost ||= left.length === 0
    const written = (column: string): string => `[${column.replace(/['#[\]@]/g, "'$&")}]`
    return `${written(left[0] ?? '')}:${written(left.at(-1) ?? '')}`
  })
  return isLost ? '#REF!' : `${name}[${inside}]`
}

/** The formula in R1C1 notation as seen from one cell. */
export function toR1C1(formula: string, row: number, column: number): string {
  const one = (text: string): string => {
    const parts = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text)!
    const rowAbsolute = parts[2] ? parts[3] : parts[1] || parts[3]
    const rowPart = parts[4]
      ? rowAbsolute
        ? `R${parts[4]}`
        : Number(parts[4]) - 1 === row
          ? 'R'
          : `R[${Number(parts[4]) - 1 - row}]`
      : ''
    const columnPart = parts[2]
      ? parts[1]
        ? `C${columnNumber(parts[2]) + 1}`
        : columnNumber(parts[2]) === column
          ? 'C'
          : `C[${columnNumber(parts[2]) - column}]`
      : ''
    return rowPart + columnPart
  }
  return mapReferences(formula, (reference) => {
    const { sheet, address } = splitSheet(reference)
    return withSheet(sheet, address.split(':').map(one).join(':'))
  })
}

const r1c1Form =
  /("(?:[^"]|"")*")|(?<![\p{L}\p{N}_.\]])R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![\p{L}\p{N}_.(])/gu

/** The A1 formula of an R1C1 formula in one cell. */
export function fromR1C1(formula: string, row: number, column: number): string {
  const part = (text: string | undefined, own: number): { index: number; absolute: boolean } =>
    text === undefined
      ? { index: own, absolute: false }
      : text.startsWith('[')
        ? { index: own + Number(text.slice(1, -1)), absolute: false }
        : { index: Number(text) - 1, absolute: true }
  return formula.replace(
    r1c1Form,
    (whole, quoted: string | undefined, rowText?: string, columnText?: string) => {
      if (quoted) return whole
      const at = part(rowText, row)
      const across = part(columnText, column)
      return `${across.absolute ? '$' : ''}${columnLetters(across.index)}${at.absolute ? '$' : ''}${at.index + 1}`
    }
  )
}

/** What the engine must know of a table to read structured references. */
export interface TableShape {
  name: string
  sheetName: string
  top: number
  left: number
  bottom: number
  right: number
  showTotals: boolean
  columns: string[]
}

const functionCall = /^(?:HYPERLINK|NOT)$/i

/** The two arguments of a call whose opening parenthesis is at `open`, and where it closes. */
function callArguments(tokens: Token[], open: number): { args: Token[][]; close: number } {
  const args: Token[][] = [[]]
  let depth = 0
  for (let index = open; index < tokens.length; index++) {
    const { value } = tokens[index]!
    if (value === '(' || value === '{') depth++
    if (value === ')' || value === '}') depth--
    if (depth === 0) return { args, close: index }
    if (index === open) continue
    if (depth === 1 && value === ',') args.push([])
    else args[args.length - 1]!.push(tokens[index]!)
  }
  return { args, close: tokens.length - 1 }
}

/** What names mean in formulas of one sheet: by lower-case name, or `sheet!name` where a sheet is written before it. */
export type NameMeanings = ReadonlyMap<string, string>

const isReferenceFormula = (formula: string): boolean => {
  const tokens = formulaTokens(formula.slice(1))
  return tokens.length === 1 && tokens[0]!.kind === 'reference'
}

const deepestNesting = 16

/**
 * The formula as Univer can compute it: `[@column]`, `[column]` inside its own table and `[#Totals]` are spelled out,
 * HYPERLINK, which Univer answers with nothing, becomes its display text, NOT, which gives #VALUE! for a comparison of a
 * cell,
 * becomes an IF, and names become what they mean, because Univer
 * keeps parsed formulas by their text alone and would mix the names of two workbooks. Functions newer than the file
 * format lose the prefix they have in files.
 */
export function computableFormula(
  written: string,
  tables: TableShape[],
  names: NameMeanings,
  sheetName: string,
  row: number,
  column: number
): string {
  const formula = written.includes('_xlfn.') ? written.replace(/_xlfn\.(?:_xlws\.)?/g, '') : written
  if (!formula.includes('[') && names.size === 0 && !/HYPERLINK|\bNOT\b/i.test(formula)) return formula
  const own = tables.find(
    (table) =>
      table.sheetName === sheetName &&
      row >= table.top &&
      row <= table.bottom &&
      column >= table.left &&
      column <= table.right
  )
  const structured = (text: string): string => {
    const open = text.indexOf('[')
    const name = text.slice(0, open) || own?.name
    const table = tables.find((candidate) => candidate.name.toLowerCase() === name?.toLowerCase())
    if (!table) return text
    let inside = text.slice(open + 1, -1).trim()
    inside = inside.replace(/^@\[([^\]]*)\]$/, '[#This Row],[$1]').replace(/^@(.+)$/, '[#This Row],[$1]')
    if (inside === '@') inside = '#This Row'
    if (/^\[?#Totals\]?/i.test(inside)) {
      if (!table.showTotals) return '#REF!'
      const wanted = /,\s*\[([^\]]*)\]/.exec(inside)?.[1]
      const at = wanted === undefined ? -1 : table.columns.indexOf(wanted)
      const area =
        wanted === undefined
          ? { top: table.bottom, bottom: table.bottom, left: table.left, right: table.right }
          : { top: table.bottom, bottom: table.bottom, left: table.left + at, right: table.left + at }
      return `${quotedSheetName(table.sheetName)}!${areaText(area, true)}`
    }
    // Univer's parser drops line breaks, so that it would look for a column of another name.
    const broken = /^(?:\[#This Row\],\s*)?\[?([^[\]]*[\r\n][^[\]]*)\]?$/i.exec(inside)
    const at = broken ? table.columns.indexOf(broken[1]!) : -1
    if (at !== -1) {
      const column = table.left + at
      const area = /^\[#This Row\]/i.test(inside)
        ? { top: row, bottom: row, left: column, right: column }
        : {
            top: table.top + 1,
            bottom: table.bottom - (table.showTotals ? 1 : 0),
            left: column,
            right: column
          }
      return `${quotedSheetName(table.sheetName)}!${areaText(area, true)}`
    }
    return `${table.name}[${inside}]`
  }
  const rebuild = (tokens: Token[], depth: number): string => {
    let out = ''
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]!
      if (token.kind === 'structured') {
        out += structured(token.value)
        continue
      }
      if (token.kind !== 'word') {
        out += token.value
        continue
      }
      const after = tokens[index + 1]?.value
      if (functionCall.test(token.value) && after === '(') {
        const { args, close } = callArguments(tokens, index + 1)
        if (/^NOT$/i.test(token.value) && args.length !== 1) {
          out += token.value
          continue
        }
        out += /^NOT$/i.test(token.value)
          ? `IF(${rebuild(args[0]!, depth)},FALSE,TRUE)`
          : `(${rebuild(args[1] ?? args[0]!, depth)})`
        index = close
        continue
      }
      const qualified = after === '!' && tokens[index + 2]?.kind === 'word'
      const key = qualified ? `${token.value}!${tokens[index + 2]!.value}` : token.value
      const meaning = after === '(' || depth > deepestNesting ? undefined : names.get(key.toLowerCase())
      if (meaning === undefined) {
        out += token.value
        continue
      }
      const inner = rebuild(formulaTokens(meaning.slice(1)), depth + 1)
      out += isReferenceFormula(meaning) ? inner : `(${inner})`
      if (qualified) index += 2
    }
    return out
  }
  return rebuild(formulaTokens(formula), 0)
}

/** The target of a formula that is one HYPERLINK call with a constant address; undefined otherwise. */
export function hyperlinkTarget(formula: string): string | undefined {
  return /^=HYPERLINK\("((?:[^"]|"")*)"/i.exec(formula)?.[1]?.replaceAll('""', '"')
}

const readsAnything =
  /\b(?:INDIRECT|OFFSET|NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|CELL|INFO|GETPIVOTDATA)\s*\(/i

/**
 * Whether the result of a formula follows which rows are hidden;
 * https://support.microsoft.com/office/subtotal-function-7b027003-f060-4ade-9040-e478765b9939
 */
export const dependsOnHiddenRows = (formula: string): boolean =>
  /\b(?:SUBTOTAL|AGGREGATE)\s*\(/i.test(formula)

/**
 * The cells a computable formula reads, with the sheet where one is written or a table stands; 'anything' where its text
 * does not tell.
 */
export function cellsRead(
  formula: string,
  tables: TableShape[]
): { sheet: string | undefined; area: Area }[] | 'anything' {
  if (readsAnything.test(formula)) return 'anything'
  const read: { sheet: string | undefined; area: Area }[] = []
  for (const token of formulaTokens(formula)) {
    if (token.kind === 'reference') {
      const { sheet, address } = splitSheet(token.value)
      const area = parseArea(address)
      if (area) read.push({ sheet, area })
    } else if (token.kind === 'structured') {
      const name = token.value.slice(0, token.value.indexOf('[')).toLowerCase()
      const table = tables.find((one) => one.name.toLowerCase() === name)
      if (!table) return 'anything'
      read.push({ sheet: table.sheetName, area: table })
    }
  }
  return read
}
