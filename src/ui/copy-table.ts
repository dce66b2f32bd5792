/** First characters that make a spreadsheet program take a pasted text for a formula. */
const FORMULA_START = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u
const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?%?$/u

function pastedCell(text: string): string {
  const line = text.replace(/[\t\r\n]+/gu, ' ')
  return FORMULA_START.test(line) && !NUMBER.test(line) ? `'${line}` : line
}

/** Rows as a text that pastes into cells or a table of a document; what looks like a formula stays text there. */
export const pastedTable = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(pastedCell).join('\t')).join('\n')
