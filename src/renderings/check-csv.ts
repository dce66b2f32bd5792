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
export function renderCheckCsv(files: readonly CheckedFile[], language: Language): Rendering {
  const header = (
    ['file', 'sheet', 'cell', 'row', 'severity', 'origin', 'code', 'value', 'message', 'explained'] as const
  ).map((column) => say(`column.${column}`, language))
  const rows = files.flatMap((file) =>
    file.error !== undefined
      ? [saidOf(file, file.error)]
      : [
          ...(file.isValuesOnly ? [saidOf(file, say('check.valuesOnly', language))] : []),
          ...(file.findings ?? []).map((finding) => [
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
        ]
  )
  const lines = [header, ...rows].map((row) => row.map(csvCell).join(','))
  return { output: `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`, exitCode: exitCodeOf(files) }
}
