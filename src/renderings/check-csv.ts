import { mappedInPortions, type Steps } from '../domain/measures/steps'
import { describeFinding, say, type Language } from '../messages'
import { exitCodeOf, explanationMark, type CheckedFile } from './check-result'
import type { Rendering } from './rendering'

const BYTE_ORDER_MARK = '\ufeff'
/** First characters that make a spreadsheet program take a text for a formula. */
const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u

/** One CSV cell: quoted, and a text that looks like a formula shown as text. */
export function csvCell(value: string | number): string {
  const text = String(value)
  const safe = FORMULA_START.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** A row about a file as a whole. */
const saidOf = ({ file }: CheckedFile, sentence: string): readonly string[] => [
  file,
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  sentence,
  ''
]

/** All findings of all files as CSV with a byte order mark, so that Excel and WPS read it as UTF-8. */
export function* renderCheckCsv(files: readonly CheckedFile[], language: Language): Steps<Rendering> {
  const header = (
    ['file', 'sheet', 'cell', 'row', 'severity', 'origin', 'code', 'value', 'message', 'explained'] as const
  ).map((column) => say(`column.${column}`, language))
  const lineOf = (row: readonly (string | number)[]): string => row.map(csvCell).join(',')
  const lines = [lineOf(header)]
  for (const file of files) {
    if (file.error !== undefined) {
      lines.push(lineOf(saidOf(file, file.error)))
      continue
    }
    if (file.isValuesOnly) lines.push(lineOf(saidOf(file, say('check.valuesOnly', language))))
    const found = yield* mappedInPortions(file.findings ?? [], (finding) =>
      lineOf([
        file.file,
        finding.sheet,
        finding.cell,
        finding.row === 0 ? '' : finding.row,
        say(`severity.${finding.severity}`, language),
        say(`origin.${finding.origin}`, language),
        finding.code,
        finding.value,
        describeFinding(finding, language),
        explanationMark(finding, language)
      ])
    )
    for (const line of found) lines.push(line)
  }
  return { output: `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`, exitCode: exitCodeOf(files) }
}
