import type { Language } from '../../messages'

/** Params whose numbers name a year or a row and count nothing. */
const NAMES: ReadonlySet<string> = new Set(['year', 'start', 'end', 'row', 'line', 'column', 'status'])

/** What a text is filled with, counts in the way of the language: 12,345. */
export const shownParams = (
  params: Readonly<Record<string, string | number>>,
  language: Language
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' && !NAMES.has(name) ? value.toLocaleString(language) : String(value)
    ])
  )
