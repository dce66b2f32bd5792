import type { CellValue } from './layout'
import { parseReference } from './a1'
import type { HeaderField, Report, ReportTable } from './report'
import { isCellError, type CellBlock, type CellContent } from './workbook-content'

/** Values to put into rows of a workbook that is there: by row key and field, and into the guide's header cells. */
export interface FillValues {
  readonly header: Readonly<Partial<Record<HeaderField, string | number>>>
  readonly indicators: readonly {
    readonly key: string
    readonly values: Readonly<Record<string, CellValue>>
  }[]
  readonly projects: readonly { readonly key: string; readonly values: Readonly<Record<string, CellValue>> }[]
}

const asValue = (content: CellContent): CellValue => (isCellError(content) ? content.error : content)

function columnBlocks<F extends string>(
  table: ReportTable<F> | undefined,
  filled: FillValues['indicators']
): CellBlock[] {
  if (!table || table.rows.length === 0) return []
  const byKey = new Map(filled.map(({ key, values }) => [key, values]))
  const rows = table.rows.map(({ row }) => row)
  const first = rows.reduce((a, b) => Math.min(a, b))
  const last = rows.reduce((a, b) => Math.max(a, b))
  const rowAt = new Map(table.rows.map((row) => [row.row, row]))
  const fields = table.fields.filter(({ id }) => filled.some(({ values }) => id in values))
  return fields.flatMap(({ id }) => {
    const column = table.columnOf(id)
    if (column === undefined) return []
    const values = Array.from({ length: last - first + 1 }, (_, offset): CellValue[] => {
      const row = rowAt.get(first + offset)
      if (!row) return [null]
      const given = byKey.get(row.key)?.[id]
      return [given === undefined ? asValue(row.values[table.indexOf(id)] ?? null) : given]
    })
    return [{ sheet: table.sheet.name, top: first - 1, left: column, values }]
  })
}

/** The cells to write so that a workbook holds the values given; one block per column, other values stay. */
export function fillBlocks(report: Report, fill: FillValues): CellBlock[] {
  const header = (Object.entries(fill.header) as [HeaderField, string | number][]).flatMap(
    ([field, value]) => {
      const cell = report.header[field]
      const place = cell && parseReference(cell.cell)
      return cell && place
        ? [{ sheet: cell.sheet, top: place.range.top, left: place.range.left, values: [[value]] }]
        : []
    }
  )
  return [
    ...header,
    ...columnBlocks(report.indicators, fill.indicators),
    ...columnBlocks(report.projects, fill.projects)
  ]
}
