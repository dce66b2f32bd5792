import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { mappedInSteps, type Steps } from '../measures/steps'
import type { PlanDocument } from '../plan/plan-document'
import type { FieldDefinition, TableId } from './fields'
import { cellText, type CellContent } from './workbook-content'

/** A value as JSON with sorted keys, so that the same content always gives the same text. */
export const canonicalJson = (value: unknown): string => canonicalText(value, keyQuoter())

function canonicalText(value: unknown, quoted: (key: string) => string): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item ?? null, quoted)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const content = value as Readonly<Record<string, unknown>>
    const entries: string[] = []
    for (const key of sortedKeys(value)) entries.push(`${quoted(key)}:${canonicalText(content[key], quoted)}`)
    return `{${entries.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** Keys in code unit order, without those of nothing. */
function sortedKeys(value: object): string[] {
  const content = value as Readonly<Record<string, unknown>>
  return Object.keys(value)
    .filter((key) => content[key] !== undefined)
    .sort()
}

/** Quotes each key once, as the entries of a list have mostly the same. */
function keyQuoter(): (key: string) => string {
  const known = new Map<string, string>()
  return (key) => {
    let quoted = known.get(key)
    if (quoted === undefined) known.set(key, (quoted = JSON.stringify(key)))
    return quoted
  }
}

/** SHA-256 of pieces of text as of one text. */
function* hashOf(pieces: Iterable<string>): Steps<string> {
  const hash = sha256.create()
  yield* mappedInSteps(pieces, (piece) => void hash.update(utf8ToBytes(piece)))
  return bytesToHex(hash.digest())
}

/** The canonical JSON of a document in pieces, each entry of its lists one. */
function* canonicalPieces(document: object): Generator<string> {
  const content = document as Readonly<Record<string, unknown>>
  const quoted = keyQuoter()
  let before = '{'
  for (const key of sortedKeys(document)) {
    const value = content[key]
    yield `${before}${quoted(key)}:`
    before = ','
    if (!Array.isArray(value)) {
      yield canonicalText(value, quoted)
      continue
    }
    for (const [index, item] of value.entries())
      yield `${index === 0 ? '[' : ','}${canonicalText(item ?? null, quoted)}`
    yield value.length === 0 ? '[]' : ']'
  }
  yield before === '{' ? '{}' : '}'
}

/** Version of a plan document: the hash of its canonical JSON; asked for again, it is known. */
export function* planVersion(document: PlanDocument): Steps<string> {
  const known = versions.get(document)
  if (known !== undefined) return known
  const version = yield* hashOf(canonicalPieces(document))
  versions.set(document, version)
  return version
}

/** Documents do not change once read, and hashing one costs as much as validating its rows. */
const versions = new WeakMap<PlanDocument, string>()

/** A row whose locked cells are hashed; `value` gives a field's cell. */
export interface LockedRow {
  readonly key: string
  readonly value: (field: string) => CellContent
}

/** Hash of the plan cells of both tables, whatever the order of the rows; line breaks count alike however they are stored. */
export function* lockedHash(
  tables: Readonly<
    Record<
      TableId,
      {
        readonly fields: readonly FieldDefinition[]
        readonly rows: readonly LockedRow[]
      }
    >
  >
): Steps<string> {
  const lines: string[] = []
  for (const table of ['indicators', 'projects'] as const) {
    const { fields, rows } = tables[table]
    const locked = fields.filter((field) => field.role === 'plan').map((field) => field.id)
    const keyed = rows.filter((row) => row.key !== '')
    const ofTable = yield* mappedInSteps(keyed, (row) =>
      canonicalJson([
        table,
        row.key,
        ...locked.map((field) => cellText(row.value(field)).replace(/\r\n?/gu, '\n'))
      ])
    )
    for (const line of ofTable.sort()) lines.push(line)
  }
  return yield* hashOf(lines.map((line, index) => (index === 0 ? line : `\n${line}`)))
}
