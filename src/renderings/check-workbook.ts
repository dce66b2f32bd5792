import { mappedInPortions, type Steps } from '../domain/measures/steps'
import type { CellLayout, WorkbookLayout } from '../domain/report/layout'
import type { Finding } from '../domain/rules/finding'
import { say, type Language } from '../messages'
import { explanationMark, findingRecord, type CheckedFile } from './check-result'
import { layoutOfLines, listLine } from './list-workbook'

const COLUMNS = [
  { key: 'file', width: 28 },
  { key: 'sheet', width: 12 },
  { key: 'cell', width: 9 },
  { key: 'severity', width: 12 },
  { key: 'origin', width: 12 },
  { key: 'code', width: 24 },
  { key: 'value', width: 28 },
  { key: 'message', width: 70 },
  { key: 'explained', width: 9 }
] as const

/** All findings of all checked files as one filterable sheet; every text stays text. */
export function* layoutOfCheck(files: readonly CheckedFile[], language: Language): Steps<WorkbookLayout> {
  const lines: (readonly CellLayout[])[] = []
  for (const file of files) {
    const saying = (sentence: string): readonly CellLayout[] =>
      listLine(COLUMNS.map(({ key }) => (key === 'file' ? file.file : key === 'message' ? sentence : '')))
    if (file.error !== undefined) {
      lines.push(saying(file.error))
      continue
    }
    if (file.isValuesOnly) lines.push(saying(say('check.valuesOnly', language)))
    const found = yield* mappedInPortions(file.findings ?? [], (finding) =>
      listLine(shownFinding(file, finding, language))
    )
    for (const line of found) lines.push(line)
  }
  return layoutOfLines(
    say('check.title', language),
    'CheckFindings',
    COLUMNS.map(({ key, width }) => ({ header: say(`column.${key}`, language), width })),
    lines
  )
}

function shownFinding(file: CheckedFile, finding: Finding, language: Language): readonly string[] {
  const record = findingRecord(finding, language)
  const shown: Readonly<Record<(typeof COLUMNS)[number]['key'], string>> = {
    file: file.file,
    sheet: record.sheet,
    cell: record.cell,
    severity: say(`severity.${record.severity}`, language),
    origin: say(`origin.${record.origin}`, language),
    code: record.code,
    value: record.value,
    message: record.message,
    explained: explanationMark(finding, language)
  }
  return COLUMNS.map(({ key }) => shown[key])
}
