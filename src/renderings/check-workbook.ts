import type { WorkbookLayout } from '../domain/report/layout'
import { describeFinding, say, type Language } from '../messages'
import { explanationMark, findingRecord, type CheckedFile } from './check-result'
import { layoutOfList } from './list-workbook'

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
export function layoutOfCheck(files: readonly CheckedFile[], language: Language): WorkbookLayout {
  const rows = files.flatMap((file) => {
    const saying = (sentence: string): readonly string[] =>
      COLUMNS.map(({ key }) => (key === 'file' ? file.file : key === 'message' ? sentence : ''))
    if (file.error !== undefined) return [saying(file.error)]
    const about = file.isValuesOnly ? [saying(say('check.valuesOnly', language))] : []
    const found = (file.findings ?? []).map((finding) => {
      const record = findingRecord(finding, language)
      const shown: Readonly<Record<(typeof COLUMNS)[number]['key'], string>> = {
        file: file.file,
        sheet: record.sheet,
        cell: record.cell,
        severity: say(`severity.${record.severity}`, language),
        origin: say(`origin.${record.origin}`, language),
        code: record.code,
        value: record.value,
        message: describeFinding(finding, language),
        explained: explanationMark(finding, language)
      }
      return COLUMNS.map(({ key }) => shown[key])
    })
    return [...about, ...found]
  })
  return layoutOfList(
    say('check.title', language),
    'CheckFindings',
    COLUMNS.map(({ key, width }) => ({ header: say(`column.${key}`, language), width })),
    rows
  )
}
