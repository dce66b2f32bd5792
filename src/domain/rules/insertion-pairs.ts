/** Longer texts are no names and are not compared. */
const LONGEST_NAME = 120
const MOST_INSERTED = 2

interface Node {
  readonly next: Map<string, Node>
  name?: string
}

/**
 * Pairs of names where the second results from the first by inserting one or two characters; substitutions never count.
 * Near-linear: each name walks a tree of all names, and leaves out up to two of its own characters on the way.
 */
export function insertionPairs(names: readonly string[]): [string, string][] {
  const root: Node = { next: new Map() }
  const compared = names.filter((name) => name.length <= LONGEST_NAME)
  for (const name of compared) {
    let node = root
    for (const character of name) {
      let next = node.next.get(character)
      if (!next) {
        next = { next: new Map() }
        node.next.set(character, next)
      }
      node = next
    }
    node.name = name
  }
  const pairs: [string, string][] = []
  for (const name of compared) {
    for (const shorter of namesWithin([...name], root)) pairs.push([shorter, name])
  }
  return pairs
}

/** Names in the tree that remain when one or two characters are left out. */
function namesWithin(characters: readonly string[], root: Node): ReadonlySet<string> {
  const found = new Set<string>()
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
