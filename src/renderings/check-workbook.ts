import type { CellLayout, CellStyle, WorkbookLayout } from '../domain/report/layout'
import { COLORS, GRID } from '../domain/report/styles'
import { FONT_NAMES } from '../domain/report/workbook-lexicon'
import { describeFinding, say, type Language } from '../messages'
import { findingRecord, type CheckedFile } from './check-result'

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

const body: CellStyle = {
  font: { name: FONT_NAMES.body, size: 11 },
  vertical: 'top',
  wrap: true,
  borders: GRID,
  locked: false
}
const styles: WorkbookLayout['styles'] = {
  header: {
    ...body,
    font: { name: FONT_NAMES.heading, size: 11 },
    fill: COLORS.header,
    horizontal: 'center'
  },
  body
}

const cell = (value: string, style: 'header' | 'body'): CellLayout => ({ value, style })

/** All findings of all checked files as one filterable sheet; every text stays text. */
export function layoutOfCheck(files: readonly CheckedFile[], language: Language): WorkbookLayout {
  const rows = files.flatMap((file) => {
    if (file.error !== undefined) {
      return [
        COLUMNS.map(({ key }) => (key === 'file' ? file.file : key === 'message' ? (file.error ?? '') : ''))
      ]
    }
    return (file.findings ?? []).map((finding) => {
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
        explained: record.explained ? say('yes', language) : ''
      }
      return COLUMNS.map(({ key }) => shown[key])
    })
  })
  const headers = COLUMNS.map(({ key }) => say(`column.${key}`, language))
  const title = say('check.title', language)
  return {
    sheets: [
      {
        id: 'findings',
        name: title,
        visibility: 'visible',
        columns: COLUMNS.map(({ width }) => ({ width })),
        rows: new Map(),
        cells: [
          headers.map((header) => cell(header, 'header')),
          ...rows.map((row) => row.map((value) => cell(value, 'body')))
        ],
        freeze: { rows: 1, columns: 0 },
        table: {
          name: 'CheckFindings',
          range: { top: 0, left: 0, bottom: Math.max(1, rows.length), right: COLUMNS.length - 1 },
          columns: headers.map((name) => ({ name }))
        },
        print: {
          paper: 'A4',
          orientation: 'landscape',
          fitToWidth: 1,
          fitToHeight: 0,
          titleRows: { first: 0, last: 0 },
          margins: { top: 0.6, right: 0.5, bottom: 0.6, left: 0.5, header: 0.3, footer: 0.3 },
          footer: '&C&P / &N'
        }
      }
    ],
    names: [],
    styles,
    properties: { title, creator: 'plan-report' },
    customProperties: {},
    activeSheet: 'findings'
  }
}
