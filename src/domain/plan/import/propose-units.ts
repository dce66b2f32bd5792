import { canonicalText, foldWidth, tidyText } from '../canonical-text'
import { UNIT_SEPARATORS } from '../plan-lexicon'
import type { UnitEntry, UnitKind } from '../plan-document'
import {
  BARE_KINDS,
  GROUP_WORD,
  NAME_ENDINGS,
  STREETS,
  TOWNS,
  UNIT_KINDS,
  WHOLE_GROUP
} from './import-lexicon'

/** A units dictionary made from what units cells name, and what of it is a guess. */
export interface ProposedUnits {
  readonly entries: readonly UnitEntry[]
  /** How often each name stands in the cells. */
  readonly counts: ReadonlyMap<string, number>
  readonly guesses: readonly UnitGuess[]
}

/** Something about a unit that only a person can confirm. */
export type UnitGuess =
  | { readonly kind: 'unit-kind'; readonly name: string; readonly proposed: UnitKind }
  | { readonly kind: 'unit-alias'; readonly name: string; readonly proposed: string }
  | { readonly kind: 'unit-group'; readonly name: string; readonly proposed: readonly string[] }

const GROUP = new RegExp(GROUP_WORD, 'u')
const BARE = new RegExp(BARE_KINDS, 'u')
const WHOLE = new RegExp(WHOLE_GROUP, 'u')
const KINDS = UNIT_KINDS.map(([kind, words]) => [kind, new RegExp(words, 'u')] as const)
const NOBODY = /^[\s/\-\u2010-\u2015\u2212]*$/u
const BRACKETED = /\(([^()]*)\)?|\)/gu
/** Words, unlike marks, and line breaks may also stand inside a name. */
const WEAK: ReadonlySet<string> = new Set([
  ...UNIT_SEPARATORS.filter((each) => /\p{Script=Han}/u.test(each)),
  '\n',
  '\r'
])
const STRONG: ReadonlySet<string> = new Set(UNIT_SEPARATORS.filter((each) => !WEAK.has(each)))
const BETWEEN = UNIT_SEPARATORS[0] ?? ''
const LIST = new RegExp(`[${[...STRONG].join('')}]`, 'u')

/** Reads every units cell for the parties it names and proposes a dictionary with which those cells can be read. */
export function proposeUnits(cells: readonly string[]): ProposedUnits {
  const counts = new Map<string, number>()
  for (const cell of cells) for (const name of namesIn(cell)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts.keys()]
  const aliases = aliasesOf(names, counts)
  const shortForms = new Map<string, string[]>()
  for (const [alias, owner] of aliases) shortForms.set(owner, [...(shortForms.get(owner) ?? []), alias])
  const guesses: UnitGuess[] = []
  const plain: UnitEntry[] = []
  for (const name of names) {
    if (isGroup(name)) continue
    const owner = aliases.get(name)
    if (owner !== undefined) {
      guesses.push({ kind: 'unit-alias', name, proposed: owner })
      continue
    }
    const known = kindOf(name)
    if (known === undefined) guesses.push({ kind: 'unit-kind', name, proposed: 'department' })
    const own = shortForms.get(name) ?? []
    plain.push({ name, kind: known ?? 'department', ...(own.length > 0 && { aliases: own }) })
  }
  const groups = names.filter(isGroup).map((name): UnitEntry => {
    const members = membersOfGroup(name, plain)
    guesses.push({ kind: 'unit-group', name, proposed: members })
    return { name, kind: 'group', ...(members.length > 0 && { members }) }
  })
  return { entries: [...plain, ...groups], counts, guesses }
}

const isGroup = (name: string): boolean => GROUP.test(name)

/** Every party a cell names: enterprises in brackets too, words for several units whole. */
function namesIn(cell: string): readonly string[] {
  if (NOBODY.test(cell)) return []
  const folded = foldWidth(cell)
  const names: string[] = []
  for (const match of folded.matchAll(BRACKETED)) {
    for (const inside of (match[1] ?? '').split(LIST)) {
      const name = nameOf(inside)
      if (name !== '' && kindOf(name) === 'company') names.push(name)
    }
  }
  let group: { readonly at: number; separator: string } | undefined
  for (const { text, separator } of partsOf(folded.replace(BRACKETED, BETWEEN))) {
    const name = nameOf(text)
    if (name === '') continue
    if (group && BARE.test(name)) {
      names[group.at] = `${names[group.at] ?? ''}${group.separator}${name}`
      group.separator = separator
      continue
    }
    names.push(name)
    group = isGroup(name) ? { at: names.length - 1, separator } : undefined
  }
  return [...new Set(names)]
}

const nameOf = (text: string): string => tidyText(text).replace(/\s+/gu, '')

/**
 * A cell cut at its separators. A word or line break that separates names may also stand inside one: there only parts that are
 * all units of a known kind are cut.
 */
function partsOf(text: string): readonly NamePart[] {
  return cut(text, STRONG).flatMap(({ text: part, separator }) => {
    const pieces = cut(part, WEAK)
    const areUnits = pieces.every(({ text: piece }) => {
      const name = nameOf(piece)
      return name === '' || isGroup(name) || BARE.test(name) || kindOf(name) !== undefined
    })
    if (!areUnits) return [{ text: part, separator }]
    return pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, separator } : piece))
  })
}

interface NamePart {
  readonly text: string
  /** What stands after it. */
  readonly separator: string
}

function cut(text: string, separators: ReadonlySet<string>): readonly NamePart[] {
  const parts: NamePart[] = []
  let rest = ''
  for (const character of text) {
    if (separators.has(character)) {
      parts.push({ text: rest, separator: character.trim() })
      rest = ''
    } else rest += character
  }
  return [...parts, { text: rest, separator: '' }]
}

function kindOf(name: string): UnitKind | undefined {
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0]
}

/** Short forms of other names: without the kind of unit, or the end of exactly one longer name of the same kind. */
function aliasesOf(
  names: readonly string[],
  counts: ReadonlyMap<string, number>
): ReadonlyMap<string, string> {
  const known = new Set(names)
  const aliases = new Map<string, string>()
  for (const name of names) {
    if (isGroup(name)) continue
    const ending = NAME_ENDINGS.find((each) => known.has(`${name}${each}`))
    if (ending !== undefined) aliases.set(name, `${name}${ending}`)
  }
  for (const name of names) {
    if (isGroup(name) || kindOf(name) !== 'zone' || aliases.has(name)) continue
    const family = names.filter(
      (other) => !isGroup(other) && other.endsWith(name) && kindOf(other) === 'zone' && other !== name
    )
    const [first, ...others] = family
    if (first === undefined) continue
    const owner = others.reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a), first)
    if (aliases.get(owner) === undefined) aliases.set(name, owner)
  }
  return aliases
}

/** Members of a word that means every unit of some kinds; none where it means an unknown part of them. */
function membersOfGroup(name: string, units: readonly UnitEntry[]): readonly string[] {
  const spelled = canonicalText(name)
  if (!WHOLE.test(spelled)) return []
  const kinds = spelled.replace(WHOLE, '')
  const wanted = new Set<UnitKind>()
  if (new RegExp(STREETS, 'u').test(kinds)) wanted.add('street')
  if (new RegExp(TOWNS, 'u').test(kinds)) wanted.add('town')
  return units.filter(({ kind }) => wanted.has(kind)).map((unit) => unit.name)
}
