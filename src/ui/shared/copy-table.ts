import { mappedInPortions, type Portion } from '../../domain/measures/steps'

/** First characters that make a spreadsheet program take a pasted text for a formula. */
const FORMULA_START = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u
const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?%?$/u

function pastedCell(text: string): string {
  const line = text.replace(/[\t\r\n]+/gu, ' ')
  return FORMULA_START.test(line) && !NUMBER.test(line) ? `'${line}` : line
}

const pastedLine = (row: readonly string[]): string => row.map(pastedCell).join('\t')

/** Rows as a text that pastes into cells or a table of a document; what looks like a formula stays text there. */
export const pastedTable = (rows: readonly (readonly string[])[]): string => rows.map(pastedLine).join('\n')

/** Lines made ready in one step. */
const LINES_IN_STEP = 200

/** The same in bounded steps, of what each entry says when its turn comes. */
export function* pastedTableSteps<T>(
  entries: readonly T[],
  rowOf: (entry: T) => readonly string[]
): Generator<Portion, string> {
  const lines = yield* mappedInPortions(entries, LINES_IN_STEP, (entry) => pastedLine(rowOf(entry)))
  return lines.join('\n')
}
