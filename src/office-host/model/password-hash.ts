import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { hashSheetPassword } from 'hucre/xlsx'
import type { SheetState } from '../engine/workbook-state'

const algorithms: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512
}

/** Ten times what Excel writes; more would only keep the workbook busy. */
const mostSpins = 1_000_000

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), true)
  return bytes
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64)
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

function saltedHash(password: string, { algorithm, salt, spins }: SaltedHash): Uint8Array | undefined {
  const hash = algorithms[algorithm.toUpperCase()]
  if (!hash || !(spins >= 0 && spins <= mostSpins)) return undefined
  const seed = bytesOf(salt)
  const text = utf16(password)
  const first = new Uint8Array(seed.length + text.length)
  first.set(seed)
  first.set(text, seed.length)
  let digest = hash(first)
  const next = new Uint8Array(digest.length + 4)
  const view = new DataView(next.buffer)
  for (let index = 0; index < spins; index++) {
    next.set(digest)
    view.setUint32(digest.length, index, true)
    digest = hash(next)
  }
  return digest
}

type Protection = NonNullable<SheetState['protection']>
type SaltedHash = NonNullable<Protection['saltedHash']>

/**
 * Whether a password lifts a protection; a hash of a kind nobody can check is lifted by none.
 * Source: ECMA-376 part 1, 18.3.1.85, and https://learn.microsoft.com/openspecs/office_standards/ms-offcrypto
 */
export function opensProtection(protection: Protection, password: string): boolean {
  if (protection.saltedHash) {
    const digest = saltedHash(password, protection.saltedHash)
    let expected: Uint8Array
    try {
      expected = bytesOf(protection.saltedHash.hash)
    } catch {
      return false
    }
    return (
      digest !== undefined &&
      digest.length === expected.length &&
      digest.every((byte, at) => byte === expected[at])
    )
  }
  if (protection.passwordHash) return hashSheetPassword(password) === protection.passwordHash.toUpperCase()
  return protection.password === '' || protection.password === password
}
