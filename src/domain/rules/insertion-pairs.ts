import { MOST_INSERTED, pairsByWalking } from './insertion-walk'

/** Longer texts are no names and are not compared. */
const LONGEST_NAME = 120
/** More names than this alike in a third are compared by walking a tree; each with each would take too long. */
const CROWD = 32

/**
 * Pairs of names where the second results from the first by inserting one or two characters; substitutions never count.
 * Near-linear: one or two insertions leave a third of the shorter name whole, at a place known but for its shift, so that
 * only names alike there are compared.
 */
export function insertionPairs(names: readonly string[]): [string, string][] {
  const compared = names.filter((name) => name.length <= LONGEST_NAME)
  const texts = compared.map(unitPerCharacter())
  const thirds = new Thirds(texts)
  const pairs: [number, number][] = []
  const crowds = new Set<number>()
  const inCrowd: number[] = []
  texts.forEach((longer, at) => {
    const found: number[] = []
    let meetsCrowd = false
    for (let inserted = 1; inserted <= MOST_INSERTED; inserted += 1) {
      for (const slot of thirds.alike(longer, inserted)) {
        if (thirds.isCrowd(slot)) {
          crowds.add(slot)
          meetsCrowd = true
          continue
        }
        for (const name of thirds.namesIn(slot)) {
          if (isInsertedInto(texts[name] ?? '', longer, inserted) && !found.includes(name)) found.push(name)
        }
      }
    }
    if (meetsCrowd) inCrowd.push(at)
    for (const shorter of found) pairs.push([shorter, at])
  })
  if (inCrowd.length > 0) {
    const seen = new Set(pairs.map(String))
    const shorter = new Set([...crowds].flatMap((slot) => thirds.namesIn(slot)))
    for (const pair of pairsByWalking(texts, shorter, inCrowd)) if (!seen.has(String(pair))) pairs.push(pair)
  }
  return pairs.map(([shorter, longer]) => [compared[shorter] ?? '', compared[longer] ?? ''])
}

const NOT_ONE_UNIT = /[\u{10000}-\u{10ffff}\ue000-\uf8ff]/gu
const PRIVATE_USE = 0xe000

/** Spells names so that each character is one code unit: those that are two take the place of private ones, as do these. */
function unitPerCharacter(): (name: string) => string {
  const units = new Map<string, string>()
  return (name) =>
    name.search(NOT_ONE_UNIT) < 0
      ? name
      : name.replace(NOT_ONE_UNIT, (character) => {
          const known = units.get(character) ?? String.fromCharCode(PRIVATE_USE + units.size)
          units.set(character, known)
          return known
        })
}

/** Names found by each of their thirds. */
class Thirds {
  readonly #mask: number
  readonly #counts: Int32Array
  /** The entry put last into each slot, counted from 1; entry `e` is third `(e − 1) % 3` of name `(e − 1) / 3`. */
  readonly #heads: Int32Array
  /** The entry put into the same slot before. */
  readonly #before: Int32Array

  constructor(texts: readonly string[]) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, texts.length * 8)))
    this.#mask = slots - 1
    this.#counts = new Int32Array(slots)
    this.#heads = new Int32Array(slots)
    this.#before = new Int32Array(texts.length * 3 + 1)
    texts.forEach((text, name) => {
      for (let third = 0; third < 3; third += 1) {
        const slot = this.#slotOf(text, third, text.length, 0)
        const entry = name * 3 + third + 1
        this.#before[entry] = this.#heads[slot] ?? 0
        this.#heads[slot] = entry
        this.#counts[slot] = (this.#counts[slot] ?? 0) + 1
      }
    })
  }

  /**
   * Slots of the names that may be `longer` without `inserted` characters: insertions into the first and the last third leave
   * the middle one whole, shifted by one; all others leave the first or the last.
   */
  alike(longer: string, inserted: number): readonly number[] {
    const length = longer.length - inserted
    if (length < 0) return []
    const slots = [this.#slotOf(longer, 0, length, 0), this.#slotOf(longer, 2, length, inserted)]
    if (inserted > 1) slots.push(this.#slotOf(longer, 1, length, 1))
    return slots.filter((slot) => this.#heads[slot] !== 0)
  }

  isCrowd(slot: number): boolean {
    return (this.#counts[slot] ?? 0) > CROWD
  }

  namesIn(slot: number): number[] {
    const names: number[] = []
    for (let entry = this.#heads[slot] ?? 0; entry > 0; entry = this.#before[entry] ?? 0) {
      names.push(Math.floor((entry - 1) / 3))
    }
    return names
  }

  /** The slot of a third of a name of this length, read from a text in which it stands shifted. */
  #slotOf(text: string, third: number, length: number, shift: number): number {
    const end = Math.floor(((third + 1) * length) / 3) + shift
    let hash = length * 3 + third
    for (let at = Math.floor((third * length) / 3) + shift; at < end; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
      hash ^= hash >>> 15
    }
    return hash & this.#mask
  }
}

/** Whether `longer` without exactly `inserted` of its characters is `shorter`. */
function isInsertedInto(shorter: string, longer: string, inserted: number): boolean {
  if (shorter.length !== longer.length - inserted) return false
  let at = 0
  for (let index = 0; index < longer.length && at < shorter.length; index += 1) {
    if (longer.charCodeAt(index) === shorter.charCodeAt(at)) at += 1
    else if (index - at >= inserted) return false
  }
  return at === shorter.length
}
