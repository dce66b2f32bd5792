import type { Area } from '../engine/area'
import { lastColumn, lastRow } from '../engine/area'
import { invalidArgument } from '../bridge/office-error'
import type { RangeTarget } from './range-target'

/** The block of filled cells around a range, bounded by empty rows and columns. Source: https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-getsurroundingregion-member(1) */
export function surrounding({ sheet, area }: RangeTarget): Area {
  const empty = (at: Area): boolean => sheet.usedArea(true, at) === undefined
  let region = { ...area }
  for (let grown = true; grown;) {
    grown = false
    const around: Area[] = [
      {
        ...region,
        top: region.top - 1,
        bottom: region.top - 1,
        left: Math.max(0, region.left - 1),
        right: region.right + 1
      },
      {
        ...region,
        top: region.bottom + 1,
        bottom: region.bottom + 1,
        left: Math.max(0, region.left - 1),
        right: region.right + 1
      },
      {
        ...region,
        left: region.left - 1,
        right: region.left - 1,
        top: Math.max(0, region.top - 1),
        bottom: region.bottom + 1
      },
      {
        ...region,
        left: region.right + 1,
        right: region.right + 1,
        top: Math.max(0, region.top - 1),
        bottom: region.bottom + 1
      }
    ]
    around.forEach((edge, index) => {
      if (edge.top < 0 || edge.left < 0 || empty(edge)) return
      grown = true
      if (index === 0) region = { ...region, top: region.top - 1 }
      if (index === 1) region = { ...region, bottom: region.bottom + 1 }
      if (index === 2) region = { ...region, left: region.left - 1 }
      if (index === 3) region = { ...region, right: region.right + 1 }
    })
  }
  return region
}

/** The cell where Ctrl and an arrow key lead from the first cell of a range. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-edge */
export function edgeOf({ sheet, area }: RangeTarget, direction: unknown): Area {
  let [row, column] = [area.top, area.left]
  const step = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] }[String(direction)]
  if (!step) throw invalidArgument(`${String(direction)} is no direction`)
  const [down, across] = step as [number, number]
  const inside = (): boolean =>
    row + down >= 0 && row + down <= lastRow && column + across >= 0 && column + across <= lastColumn
  const filled = (r: number, c: number): boolean => sheet.value(r, c) !== ''
  const used = sheet.usedArea(true)
  if (!inside()) return { top: row, bottom: row, left: column, right: column }
  const along = filled(row, column) && filled(row + down, column + across)
  do {
    row += down
    column += across
    if (!along && used && (row > used.bottom || column > used.right)) {
      if (down) row = down > 0 ? lastRow : row
      if (across) column = across > 0 ? lastColumn : column
      break
    }
  } while (inside() && (along ? filled(row + down, column + across) : !filled(row, column)))
  return { top: row, bottom: row, left: column, right: column }
}
