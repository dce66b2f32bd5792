/** A stretch of a text to be replaced; where `start` equals `end` the text is put in before it. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The text with all stretches replaced; insertions at one place keep their order and stand before what is replaced there.
 * Throws RangeError where stretches overlap.
 */
export function spliced(text: string, splices: readonly Splice[]): string {
  if (splices.length === 0) return text
  const pieces: string[] = []
  let at = 0
  for (const splice of splices.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    if (splice.start < at) throw new RangeError('splices overlap')
    pieces.push(text.slice(at, splice.start), splice.text)
    at = splice.end
  }
  return pieces.concat(text.slice(at)).join('')
}

/** A tag as `walkTags` hands it over: where it starts and the text of its attributes. */
export interface Tag {
  readonly start: number
  readonly attributes: string
}

/** The name of a tag with its namespace prefix. */
export const qualifiedName = (xml: string, start: number): string =>
  /[^\s/>]+/.exec(xml.slice(start + 1, start + 256))?.[0] ?? ''

/** Gives a tag other attributes and leaves the rest of it alone. */
export function attributesSplice(xml: string, { start, attributes }: Tag, changed: string): Splice {
  const from = start + 1 + qualifiedName(xml, start).length
  return { start: from, end: from + attributes.length, text: changed }
}

const attributePattern = (names: string) => `\\s+(?:${names})\\s*=\\s*(?:"[^"]*"|'[^']*')`

/** The text of attributes without those named; prefixed ones stay. */
export const withoutAttributes = (attributes: string, ...names: readonly string[]): string =>
  attributes.replace(new RegExp(attributePattern(names.join('|')), 'g'), '')

/** The text of attributes with one of them set to a value that needs no escaping. */
export const withAttribute = (attributes: string, name: string, value: string): string =>
  `${withoutAttributes(attributes, name).trimEnd()} ${name}="${value}"`

/** Text as element content or attribute value; characters that XML forbids must be gone already. */
export const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
