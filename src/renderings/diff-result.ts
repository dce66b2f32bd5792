import {
  isSame,
  type CellDifference,
  type ReportDifference,
  type RowDifference
} from '../domain/exchange/diff-reports'
import type { TableId } from '../domain/report/fields'
import type { CellValue, WorkbookLayout } from '../domain/report/layout'
import { cellText } from '../domain/report/workbook-content'
import { fieldLabel, say, type Language } from '../messages'
import { layoutOfList } from './list-workbook'
import { renderJson, type Rendering } from './rendering'

const exitCodeOf = (difference: ReportDifference): 0 | 1 => (isSame(difference) ? 0 : 1)

const tableWords = (table: TableId | undefined, language: Language): string =>
  say(`exchange.table.${table ?? 'header'}`, language)

const shown = (value: CellValue, language: Language): string =>
  value === null || value === '' ? say('none', language) : JSON.stringify(cellText(value)).slice(1, -1)

const rowDocument = ({ table, key, name }: RowDifference) => ({ table, key, name })

/** Two workbooks compared, as one JSON document. */
export const renderDiffJson = (difference: ReportDifference): Rendering =>
  renderJson(
    {
      added: difference.added.map(rowDocument),
      removed: difference.removed.map(rowDocument),
      changed: difference.changed.map(({ table, key, name, field, from, to }) => ({
        table: table ?? 'header',
        key,
        name,
        field,
        from,
        to
      }))
    },
    exitCodeOf(difference)
  )

/** Two workbooks compared, for reading in a terminal: rows gone, rows new, then cells by row. */
export function renderDiffText(difference: ReportDifference, language: Language): Rendering {
  const { added, removed, changed } = difference
  const row = (sign: string, { table, key, name }: { table: TableId; key: string; name: string }): string =>
    `${sign} ${[tableWords(table, language), key, oneLine(name)].join(' ')}`
  const cell = ({ table, key, name, field, from, to }: CellDifference): string =>
    `* ${[tableWords(table, language), key, oneLine(name)].filter((part) => part !== '').join(' ')}  ${fieldLabel(table, field, language)}: ${shown(from, language)} → ${shown(to, language)}`
  const lines = [
    say('exchange.diff.counts', language, {
      added: added.length,
      removed: removed.length,
      changed: changed.length
    }),
    ...removed.map((each) => row('-', each)),
    ...added.map((each) => row('+', each)),
    ...changed.map(cell)
  ]
  return { output: `${lines.join('\n')}\n`, exitCode: exitCodeOf(difference) }
}

const oneLine = (text: string): string => text.replace(/\s+/gu, '')

/** Two workbooks compared, as one filterable sheet; values keep their kind, texts stay texts. */
export function layoutOfDiff(difference: ReportDifference, language: Language): WorkbookLayout {
  const words = (key: string): string => say(`exchange.diff.${key}`, language)
  const { added, removed, changed } = difference
  return layoutOfList(
    words('title'),
    'WorkbookDifferences',
    [
      { header: words('kind'), width: 10 },
      { header: words('table'), width: 12 },
      { header: words('key'), width: 12 },
      { header: words('name'), width: 34 },
      { header: words('field'), width: 22 },
      { header: words('from'), width: 34 },
      { header: words('to'), width: 34 }
    ],
    [
      ...removed.map((row) => [words('removed'), tableWords(row.table, language), row.key, row.name]),
      ...added.map((row) => [words('added'), tableWords(row.table, language), row.key, row.name]),
      ...changed.map((cell) => [
        words('changed'),
        tableWords(cell.table, language),
        cell.key,
        cell.name,
        fieldLabel(cell.table, cell.field, language),
        cell.from,
        cell.to
      ])
    ].map((row) => [...row, ...new Array<CellValue>(7 - row.length).fill(null)])
  )
}
