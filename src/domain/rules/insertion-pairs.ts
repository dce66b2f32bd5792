import { MOST_INSERTED, pairsByWalking } from './insertion-walk'

/** Longer texts are no names and are not compared. */
const LONGEST_NAME = 120
/** More names than this alike in a third are compared by walking a tree; each with each would take too long. */
const CROWD = 32

/** Two names by their numbers, the shorter one first. */
export type NamePair = readonly [shorter: number, longer: number]

/**
 * Pairs of names where the second results from the first by inserting one or two characters; substitutions never count.
 * Near-linear: one or two insertions leave a third of the shorter name whole, at a place known but for its shift, so that
 * only names alike there are compared.
 */
export function insertionPairs(names: readonly string[]): NamePair[] {
  const { texts, numbers } = comparable(names)
  const thirds = new Thirds(texts)
  const pairs: [number, number][] = []
  const crowds = new Set<number>()
  const inCrowd: number[] = []
  const found: number[] = []
  texts.forEach((longer, at) => {
    found.length = 0
    const meetsCrowd = thirds.collect(longer, found, crowds)
    if (meetsCrowd) inCrowd.push(at)
    for (const shorter of found) pairs.push([shorter, at])
  })
  if (inCrowd.length > 0) {
    const seen = new Set(pairs.map(String))
    const shorter = new Set([...crowds].flatMap((slot) => thirds.namesIn(slot)))
    for (const pair of pairsByWalking(texts, shorter, inCrowd)) if (!seen.has(String(pair))) pairs.push(pair)
  }
  return pairs.map(([shorter, longer]) => [numbers[shorter] ?? -1, numbers[longer] ?? -1])
}

/** Those of the pairs in which one of a few names takes part, given by their numbers; each is compared with every other. */
export function insertionPairsWith(names: readonly string[], few: readonly number[]): NamePair[] {
  if (few.length === 0) return []
  const { texts, numbers } = comparable(names)
  const isFew = new Set(few)
  const pairs: NamePair[] = []
  texts.forEach((text, at) => {
    const number = numbers[at] ?? -1
    if (!isFew.has(number)) return
    texts.forEach((other, beside) => {
      const otherNumber = numbers[beside] ?? -1
      const inserted = text.length - other.length
      if (inserted > 0 && inserted <= MOST_INSERTED && isInsertedInto(other, text, inserted)) {
        pairs.push([otherNumber, number])
      }
      if (isFew.has(otherNumber)) return
      if (inserted < 0 && -inserted <= MOST_INSERTED && isInsertedInto(text, other, -inserted)) {
        pairs.push([number, otherNumber])
      }
    })
  })
  return pairs
}

/** The names that are compared, each character one code unit, with the numbers they were given by. */
function comparable(names: readonly string[]): {
  readonly texts: readonly string[]
  readonly numbers: readonly number[]
} {
  const numbers: number[] = []
  names.forEach((name, number) => {
    if (name.length <= LONGEST_NAME) numbers.push(number)
  })
  const spell = unitPerCharacter()
  return { texts: numbers.map((number) => spell(names[number] ?? '')), numbers }
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
  readonly #texts: readonly string[]
  readonly #mask: number
  readonly #counts: Int32Array
  /** The entry put last into each slot, counted from 1; entry `e` is third `(e − 1) % 3` of name `(e − 1) / 3`. */
  readonly #heads: Int32Array
  /** The entry put into the same slot before. */
  readonly #before: Int32Array

  constructor(texts: readonly string[]) {
    this.#texts = texts
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
   * Adds to `found` the names that are `longer` without one or two of its characters, each once. Insertions into the first and
   * the last third leave the middle one whole, shifted by one; all others leave the first or the last. Slots too full to be
   * gone through are put into `crowds` instead; whether there were any is returned.
   */
  collect(longer: string, found: number[], crowds: Set<number>): boolean {
    let meetsCrowd = false
    for (let inserted = 1; inserted <= MOST_INSERTED; inserted += 1) {
      const length = longer.length - inserted
      if (length < 0) break
      for (let third = 0; third < 3; third += 1) {
        if (third === 1 && inserted === 1) continue
        const slot = this.#slotOf(longer, third, length, third === 0 ? 0 : third === 1 ? 1 : inserted)
        let entry = this.#heads[slot] ?? 0
        if (entry === 0) continue
        if ((this.#counts[slot] ?? 0) > CROWD) {
          crowds.add(slot)
          meetsCrowd = true
          continue
        }
        for (; entry > 0; entry = this.#before[entry] ?? 0) {
          const name = nameOf(entry)
          if (isInsertedInto(this.#texts[name] ?? '', longer, inserted) && !found.includes(name)) {
            found.push(name)
          }
        }
      }
    }
    return meetsCrowd
  }

  namesIn(slot: number): number[] {
    const names: number[] = []
    for (let entry = this.#heads[slot] ?? 0; entry > 0; entry = this.#before[entry] ?? 0) {
      names.push(nameOf(entry))
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

const nameOf = (entry: number): number => Math.floor((entry - 1) / 3)

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
