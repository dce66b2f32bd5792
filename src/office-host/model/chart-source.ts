import type { Area } from '../engine/area'
import { areaText, columnCount, quotedSheetName, rowCount } from '../engine/area'
import type { Sheet } from '../engine/sheet'
import type { SeriesState } from '../engine/workbook-state'

/** An area as the source of a series: `=Sheet!$A$1:$B$2`. */
export const sourceAddress = (sheet: Sheet, area: Area): string =>
  `=${quotedSheetName(sheet.name)}!${areaText(area, true)}`

/** Splits a source area into series as Excel does: texts in the first row and column are names and categories. */
export function seriesOf(sheet: Sheet, area: Area, seriesBy: string): SeriesState[] {
  const byRows = seriesBy === 'Rows' || (seriesBy === 'Auto' && columnCount(area) > rowCount(area))
  const isText = (row: number, column: number): boolean => typeof sheet.value(row, column) === 'string'
  const headerRow = rowCount(area) > 1 && isText(area.top, area.right)
  const headerColumn = columnCount(area) > 1 && isText(area.bottom, area.left)
  const top = area.top + (headerRow ? 1 : 0)
  const left = area.left + (headerColumn ? 1 : 0)
  const series: SeriesState[] = []
  const add = (name: string, values: Area, categories: Area | undefined): void => {
    series.push({
      name,
      values: sourceAddress(sheet, values),
      categories: categories ? sourceAddress(sheet, categories) : '',
      properties: {}
    })
  }
  if (byRows) {
    const categories = headerRow ? { top: area.top, bottom: area.top, left, right: area.right } : undefined
    for (let row = top; row <= area.bottom; row++) {
      add(
        headerColumn ? sheet.text(row, area.left) : `Series${row - top + 1}`,
        { top: row, bottom: row, left, right: area.right },
        categories
      )
    }
  } else {
    const categories = headerColumn
      ? { top, bottom: area.bottom, left: area.left, right: area.left }
      : undefined
    for (let column = left; column <= area.right; column++) {
      add(
        headerRow ? sheet.text(area.top, column) : `Series${column - left + 1}`,
        { top, bottom: area.bottom, left: column, right: column },
        categories
      )
    }
  }
  return series
}
