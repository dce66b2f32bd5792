import { foldWidth } from './canonical-text'
import { UNIT_SEPARATORS } from './plan-lexicon'
import type { UnitEntry } from './plan-document'

/** The units dictionary (单位名录) made ready for reading cells. */
export interface UnitsDictionary {
  readonly entries: readonly UnitEntry[]
  /** Entries by name; aliases are not in it. */
  readonly byName: ReadonlyMap<string, UnitEntry>
  /** Every name and alias with its entry, by first character and longest first, spelled as cells are read. */
  readonly byInitial: ReadonlyMap<string, readonly UnitSpelling[]>
}

/** One spelling under which a unit is found. */
export interface UnitSpelling {
  readonly spelling: string
  readonly entry: UnitEntry
}

/** A units cell (责任主体, 配合部门) as read. */
export interface UnitsCell {
  readonly text: string
  /** In order of naming, each once. */
  readonly units: readonly UnitEntry[]
  /** Implementing enterprises, named in brackets. */
  readonly enterprises: readonly string[]
  /** What is left that the dictionary does not know. */
  readonly unknown: readonly string[]
  readonly unbalancedBracket: boolean
}

/** Makes a dictionary ready for reading; an entry that repeats an earlier spelling is found under the earlier one. */
export function compileUnits(entries: readonly UnitEntry[]): UnitsDictionary {
  const byName = new Map<string, UnitEntry>()
  const bySpelling = new Map<string, UnitEntry>()
  for (const entry of entries) {
    if (!byName.has(entry.name)) byName.set(entry.name, entry)
    for (const name of [entry.name, ...(entry.aliases ?? [])]) {
      const spelling = foldWidth(name).replace(/\s+/gu, '')
      if (spelling !== '' && !bySpelling.has(spelling)) bySpelling.set(spelling, entry)
    }
  }
  const byInitial = new Map<string, UnitSpelling[]>()
  for (const [spelling, entry] of bySpelling) {
    const initial = spelling.charAt(0)
    byInitial.set(initial, [...(byInitial.get(initial) ?? []), { spelling, entry }])
  }
  for (const spellings of byInitial.values()) spellings.sort((a, b) => b.spelling.length - a.spelling.length)
  return { entries, byName, byInitial }
}

interface FoundName {
  readonly entry: UnitEntry
  readonly end: number
}

const NOTHING = /^[\s/\-\u2010-\u2015\u2212]*$/u
const BLANK = /\s/u

/** Reads a units cell: dictionary names longest first, then separators; an unknown rest is kept, `/` and dashes name nobody. */
export function readUnitsCell(text: string, dictionary: UnitsDictionary): UnitsCell {
  const folded = foldWidth(text.replace(/[\u200b-\u200f\u2060\ufeff]/gu, ''))
  const units: UnitEntry[] = []
  const enterprises: string[] = []
  const unknown: string[] = []
  let unbalancedBracket = false
  if (NOTHING.test(folded)) return { text, units, enterprises, unknown, unbalancedBracket }

  let rest = ''
  /** Whether the rest is blank; looking each time would take time in proportion to its length squared. */
  let isRestBlank = true
  const flush = (): void => {
    const left = rest.trim().replace(/\s+/gu, ' ')
    if (left !== '') unknown.push(left)
    rest = ''
    isRestBlank = true
  }
  const names = findNames(folded, dictionary)
  let inName = false
  let position = 0
  while (position < folded.length) {
    const character = folded.charAt(position)
    const mayBegin: boolean = inName || isRestBlank || BLANK.test(folded.charAt(position - 1))
    const name: FoundName | undefined = mayBegin ? names[position] : undefined
    inName = name !== undefined
    if (name) {
      flush()
      if (!units.includes(name.entry)) units.push(name.entry)
      position = name.end
    } else if (character === '(') {
      flush()
      const close = closingBracket(folded, position)
      unbalancedBracket ||= close === folded.length
      const inside = folded.slice(position + 1, close)
      for (const name of inside.split(/[、,;\n\r]+/u)) if (name.trim() !== '') enterprises.push(name.trim())
      position = close + 1
    } else if (character === ')') {
      flush()
      unbalancedBracket = true
      position += 1
    } else if (isSeparator(character)) {
      flush()
      position += 1
    } else {
      rest += character
      isRestBlank &&= BLANK.test(character)
      position += 1
    }
  }
  flush()
  return { text, units, enterprises, unknown, unbalancedBracket }
}

/** The plain units an entry stands for, groups resolved through all levels; a group without members stands for none. */
export function membersOf(entry: UnitEntry, dictionary: UnitsDictionary): readonly UnitEntry[] {
  const members: UnitEntry[] = []
  const visited = new Set<UnitEntry>()
  const visit = (current: UnitEntry): void => {
    if (visited.has(current)) return
    visited.add(current)
    if (current.kind !== 'group') {
      members.push(current)
      return
    }
    for (const name of current.members ?? []) {
      const member = dictionary.byName.get(name)
      if (member) visit(member)
    }
  }
  visit(entry)
  return members
}

/**
 * For each position the longest dictionary name from which a boundary is reached, directly or over further names,
 * so that a longer unknown name is not cut into a known one and a rest.
 */
function findNames(text: string, dictionary: UnitsDictionary): readonly (FoundName | undefined)[] {
  const names: (FoundName | undefined)[] = []
  for (let position = text.length - 1; position >= 0; position -= 1) {
    for (const { spelling, entry } of dictionary.byInitial.get(text.charAt(position)) ?? []) {
      const end = endOfSpelling(text, position, spelling)
      if (end === undefined || !(isBoundary(text, end) || names[end])) continue
      names[position] = { entry, end }
      break
    }
  }
  return names
}

/** Where a spelling ends if it begins at a position, blanks and line breaks inside it ignored. */
function endOfSpelling(text: string, position: number, spelling: string): number | undefined {
  let at = position
  for (let index = 0; index < spelling.length; index += 1) {
    if (index > 0) while (at < text.length && BLANK.test(text.charAt(at))) at += 1
    if (text.charAt(at) !== spelling.charAt(index)) return undefined
    at += 1
  }
  return at
}

function isSeparator(character: string): boolean {
  return UNIT_SEPARATORS.includes(character) || character === '\n' || character === '\r'
}

function isBoundary(text: string, position: number): boolean {
  const character = text.charAt(position)
  return (
    character === '' ||
    BLANK.test(character) ||
    character === '(' ||
    character === ')' ||
    isSeparator(character)
  )
}

function closingBracket(text: string, open: number): number {
  let depth = 0
  for (let index = open; index < text.length; index += 1) {
    if (text.charAt(index) === '(') depth += 1
    if (text.charAt(index) === ')') depth -= 1
    if (depth === 0) return index
  }
  return text.length
}
