import type { CellLayout, CellStyle, CellValue, WorkbookLayout } from '../domain/report/layout'
import { COLORS, GRID } from '../domain/report/styles'
import { FONT_NAMES } from '../domain/report/workbook-lexicon'

/** A column of a list: its header and width in characters. */
export interface ListColumn {
  readonly header: string
  readonly width: number
}

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

const cell = (value: CellValue, style: 'header' | 'body'): CellLayout => ({ value, style })

/** A line of a list as its cells. */
export const listLine = (values: readonly CellValue[]): readonly CellLayout[] =>
  values.map((value) => cell(value, 'body'))

/** A list as a workbook of one filterable, printable sheet; every text stays text. */
export const layoutOfList = (
  title: string,
  tableName: string,
  columns: readonly ListColumn[],
  rows: readonly (readonly CellValue[])[]
): WorkbookLayout => layoutOfLines(title, tableName, columns, rows.map(listLine))

/** The same of lines that are made already. */
export function layoutOfLines(
  title: string,
  tableName: string,
  columns: readonly ListColumn[],
  lines: readonly (readonly CellLayout[])[]
): WorkbookLayout {
  return {
    sheets: [
      {
        id: 'findings',
        name: title,
        visibility: 'visible',
        columns: columns.map(({ width }) => ({ width })),
        rows: new Map(),
        cells: [columns.map(({ header }) => cell(header, 'header')), ...lines],
        freeze: { rows: 1, columns: 0 },
        table: {
          name: tableName,
          range: { top: 0, left: 0, bottom: Math.max(1, lines.length), right: columns.length - 1 },
          columns: columns.map(({ header }) => ({ name: header }))
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
