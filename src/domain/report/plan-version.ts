import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { PlanDocument } from '../plan/plan-document'
import type { FieldDefinition, TableId } from './fields'
import { cellText, type CellContent } from './workbook-content'

/** A value as JSON with sorted keys, so that the same content always gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** Version of a plan document: the hash of its canonical JSON. */
export function planVersion(document: PlanDocument): string {
  let version = versions.get(document)
  if (version === undefined) {
    version = sha256Hex(canonicalJson(document))
    versions.set(document, version)
  }
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
export function lockedHash(
  tables: Readonly<
    Record<
      TableId,
      {
        readonly fields: readonly FieldDefinition[]
        readonly rows: readonly LockedRow[]
      }
    >
  >
): string {
  const lines = (['indicators', 'projects'] as const).flatMap((table) => {
    const { fields, rows } = tables[table]
    const locked = fields.filter((field) => field.role === 'plan').map((field) => field.id)
    return rows
      .filter((row) => row.key !== '')
      .map((row) =>
        canonicalJson([
          table,
          row.key,
          ...locked.map((field) => cellText(row.value(field)).replace(/\r\n?/gu, '\n'))
        ])
      )
      .sort()
  })
  return sha256Hex(lines.join('\n'))
}
