/** So many characters make the difference between similar names. */
export const MOST_INSERTED = 2

interface Node {
  readonly next: Map<string, Node>
  /** Which name ends here. */
  name?: number
}

/**
 * Pairs of a shorter and a longer name, by number, where leaving out one or two characters of the longer one gives the
 * shorter one: each longer name walks a tree of all shorter ones, and leaves out characters on the way. Near-linear also
 * where all names are nearly the same.
 */
export function pairsByWalking(
  /** Each character one code unit. */
  texts: readonly string[],
  shorter: Iterable<number>,
  longer: Iterable<number>
): [number, number][] {
  const root: Node = { next: new Map() }
  for (const name of shorter) {
    let node = root
    for (const character of texts[name] ?? '') {
      let next = node.next.get(character)
      if (!next) {
        next = { next: new Map() }
        node.next.set(character, next)
      }
      node = next
    }
    node.name = name
  }
  const pairs: [number, number][] = []
  for (const name of longer) {
    for (const found of namesWithin(texts[name] ?? '', root)) pairs.push([found, name])
  }
  return pairs
}

/** Names in the tree that remain when one or two characters are left out. */
function namesWithin(characters: string, root: Node): ReadonlySet<number> {
  const found = new Set<number>()
  const walk = (node: Node, position: number, left: number, justLeft: boolean): void => {
    if (position === characters.length) {
      if (left > 0 && node.name !== undefined) found.add(node.name)
      return
    }
    const character = characters[position] ?? ''
    const next = node.next.get(character)
    if (next) walk(next, position + 1, left, false)
    // Of equal neighbours it makes no difference which are left out: only the first ones are tried.
    const repeats = position > 0 && character === characters[position - 1]
    if (left < MOST_INSERTED && (!repeats || justLeft)) walk(node, position + 1, left + 1, true)
  }
  walk(root, 0, 0, false)
  return found
}
