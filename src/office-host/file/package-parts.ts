import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { toR1C1 } from '../engine/formula-text'
import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type { TableState } from '../engine/workbook-state'
import { tableBody } from '../model/content'

type Parts = Record<string, Uint8Array>

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const unescaped = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return value ? unescaped(value[1] ?? value[2] ?? '') : undefined
}

const text = (parts: Parts, path: string): string => (parts[path] ? strFromU8(parts[path]) : '')

/** The path of each sheet's part by the sheet's name. */
function sheetPaths(parts: Parts): Map<string, string> {
  const targets = new Map<string, string>()
  for (const [tag] of text(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)) {
    const target = attribute(tag, 'Target') ?? ''
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const paths = new Map<string, string>()
  for (const [tag] of text(parts, 'xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    paths.set(attribute(tag, 'name') ?? '', targets.get(attribute(tag, '(?:\\w+:)?id') ?? '') ?? '')
  }
  return paths
}

/** What a file says that its reader does not pass on. */
export interface PackageFacts {
  /** The hash of the password that protects a sheet, by sheet name. */
  passwordHashes: Map<string, string>
  /** The names hidden from the name box, lower case. */
  hiddenNames: Set<string>
}

/** Reads password hashes and hidden names; a hash other than the 16-bit one of older files is kept but accepts no password here. */
export function readPackageFacts(file: Uint8Array): PackageFacts {
  const parts = unzipSync(file, {
    filter: ({ name }) => /^xl\/(?:workbook\.xml|_rels\/|worksheets\/[^/]+\.xml)/.test(name)
  })
  const passwordHashes = new Map<string, string>()
  for (const [name, path] of sheetPaths(parts)) {
    const tag = /<(?:\w+:)?sheetProtection\s[^>]*>/.exec(text(parts, path))?.[0]
    const hash = tag && (attribute(tag, 'password') ?? attribute(tag, 'hashValue'))
    if (hash) passwordHashes.set(name, hash)
  }
  const hiddenNames = new Set<string>()
  for (const [tag] of text(parts, 'xl/workbook.xml').matchAll(/<(?:\w+:)?definedName\s[^>]*>/g)) {
    if (attribute(tag, 'hidden') === '1') hiddenNames.add((attribute(tag, 'name') ?? '').toLowerCase())
  }
  return { passwordHashes, hiddenNames }
}

/** The formula all rows of a table's column share; undefined when they do not. */
function calculatedColumn(sheet: Sheet, table: TableState, index: number): string | undefined {
  const body = tableBody(table)
  const column = table.area.left + index
  const first = sheet.formula(body.top, column)
  if (!first) return undefined
  const pattern = toR1C1(first, body.top, column)
  for (let row = body.top + 1; row <= body.bottom; row++) {
    const formula = sheet.formula(row, column)
    if (!formula || toR1C1(formula, row, column) !== pattern) return undefined
  }
  return first.slice(1)
}

function withCalculatedColumns(xml: string, sheet: Sheet, table: TableState): string {
  let index = -1
  return xml.replace(/<tableColumn\s[^>]*?(\/?)>/g, (tag: string, closed: string) => {
    index++
    const formula = calculatedColumn(sheet, table, index)
    if (formula === undefined) return tag
    const element = `<calculatedColumnFormula>${escaped(formula)}</calculatedColumnFormula>`
    return closed ? `${tag.slice(0, -2)}>${element}</tableColumn>` : `${tag}${element}`
  })
}

/** Adds to a written file what its writer leaves out: formulas of calculated columns, kept password hashes, hidden names. */
export function completePackage(file: Uint8Array, book: Book): Uint8Array {
  const tables = new Map(
    book.sheets.flatMap((sheet) => sheet.state.tables.map((table) => [table.name, { sheet, table }] as const))
  )
  const hidden = new Set(
    [...book.state.names, ...book.sheets.flatMap((sheet) => sheet.state.names)]
      .filter((name) => !name.visible)
      .map((name) => name.name)
  )
  const hashes = new Map(
    book.sheets.flatMap((sheet) => {
      const hash = sheet.state.protection?.passwordHash
      return hash && /^[0-9A-F]{1,4}$/i.test(hash) ? [[sheet.name, hash] as const] : []
    })
  )
  if (tables.size === 0 && hidden.size === 0 && hashes.size === 0) return file
  const parts = unzipSync(file)
  for (const path of Object.keys(parts)) {
    if (!/^xl\/tables\/[^/]+\.xml$/.test(path)) continue
    const xml = text(parts, path)
    const known = tables.get(attribute(/<table\s[^>]*>/.exec(xml)?.[0] ?? '', 'displayName') ?? '')
    if (known) parts[path] = strToU8(withCalculatedColumns(xml, known.sheet, known.table))
  }
  for (const [name, path] of sheetPaths(parts)) {
    const hash = hashes.get(name)
    if (hash)
      parts[path] = strToU8(
        text(parts, path).replace('<sheetProtection ', `<sheetProtection password="${hash}" `)
      )
  }
  if (hidden.size > 0) {
    const workbook = text(parts, 'xl/workbook.xml').replace(/<definedName\s[^>]*>/g, (tag) =>
      hidden.has(attribute(tag, 'name') ?? '') ? tag.replace('<definedName', '<definedName hidden="1"') : tag
    )
    parts['xl/workbook.xml'] = strToU8(workbook)
  }
  return zipSync(parts, { level: 3 })
}
