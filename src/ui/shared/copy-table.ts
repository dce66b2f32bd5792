import { mappedInPortions, type Steps } from '../../domain/measures/steps'

/** First characters that make a spreadsheet program take a pasted text for a formula. */
const FORMULA_START = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u
const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?%?$/u

function pastedCell(text: string): string {
  const line = text.replace(/[\t\r\n]+/gu, ' ')
  return FORMULA_START.test(line) && !NUMBER.test(line) ? `'${line}` : line
}

const pastedLine = (row: readonly string[]): string => row.map(pastedCell).join('\t')

/** Entries, each a row, as a text that pastes into cells or a table of a document; what looks like a formula stays text there. */
export function* pastedTable<T>(
  entries: readonly T[],
  rowOf: (entry: T) => readonly string[]
): Steps<string> {
  const lines = yield* mappedInPortions(entries, (entry) => pastedLine(rowOf(entry)))
  return lines.join('\n')
}
