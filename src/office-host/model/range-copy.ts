import type { Area } from '../engine/area'
import { columnCount, contains, intersection, rowCount, sameArea } from '../engine/area'
import type { Book } from '../engine/book'
import { copiedFormula, movedFormula } from '../engine/formula-text'
import type { Cell, Sheet } from '../engine/sheet'
import { invalidArgument, OfficeError } from '../bridge/office-error'
import { putRules, takeRules } from './cell-rules'
import { changeContents } from './content'
import type { Arguments } from './office-class'
import type { RangeTarget } from './range-target'
import { guardContent, rangeArgument } from './range-target'
import { grid } from './range-values'

type CopyPart = 'All' | 'Formulas' | 'Values' | 'Formats' | 'Link'

/** Copies a range here, repeating it where the destination is a multiple of it. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-cut-copy-paste */
export function copyFrom(
  target: RangeTarget,
  [source, copyType, skipBlanks, transpose]: Arguments,
  book: Book
): void {
  const from = rangeArgument(book, target.sheet, source)
  const part = (copyType ?? 'All') as CopyPart
  const [height, width] = transpose
    ? [columnCount(from.area), rowCount(from.area)]
    : [rowCount(from.area), columnCount(from.area)]
  const fits = rowCount(target.area) % height === 0 && columnCount(target.area) % width === 0
  const area = fits
    ? target.area
    : { ...target.area, bottom: target.area.top + height - 1, right: target.area.left + width - 1 }
  guardContent(target.sheet, area)
  const copied = Array.from({ length: rowCount(from.area) }, (_, row) =>
    Array.from({ length: columnCount(from.area) }, (_, column) => ({
      cell: from.sheet.cell(from.area.top + row, from.area.left + column),
      value: from.sheet.value(from.area.top + row, from.area.left + column),
      style: book.formats.idOf(from.sheet.format(from.area.top + row, from.area.left + column))
    }))
  )
  const change = (row: number, column: number, old: Cell): Cell => {
    const [offsetRow, offsetColumn] = [(row - area.top) % height, (column - area.left) % width]
    const [sourceRow, sourceColumn] = transpose ? [offsetColumn, offsetRow] : [offsetRow, offsetColumn]
    const { cell, value, style } = copied[sourceRow]![sourceColumn]!
    if (skipBlanks && !cell?.f && value === '') return old
    if (part === 'Formats') return { ...old, s: style }
    const styled = part === 'All' ? { s: style } : old?.s ? { s: old.s } : {}
    if (cell?.f && (part === 'All' || part === 'Formulas')) {
      return {
        ...styled,
        f: copiedFormula(cell.f, row - from.area.top - sourceRow, column - from.area.left - sourceColumn)
      }
    }
    if (value === '') return 's' in styled ? styled : undefined
    if (typeof value === 'boolean') return { ...styled, v: value ? 1 : 0, t: 3 }
    return { ...styled, v: value, t: typeof value === 'number' ? 2 : 1 }
  }
  if (part === 'Formats') target.sheet.write(area, change, false)
  else changeContents(target.sheet, area, change)
}

/**
 * Moves content and formats elsewhere; references to the moved cells follow. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-cut-copy-paste#cut-and-paste-move-cells
 */
export function moveTo(target: RangeTarget, [destination]: Arguments, book: Book): void {
  moveCells(target, rangeArgument(book, target.sheet, destination))
}

/** Moves cells to where a destination begins. */
export function moveCells(target: RangeTarget, to: RangeTarget): void {
  const { sheet, area: from } = target
  guardContent(sheet, from)
  const area = {
    ...to.area,
    bottom: to.area.top + rowCount(from) - 1,
    right: to.area.left + columnCount(from) - 1
  }
  guardContent(to.sheet, area)
  if (sheet.cutsMerge(from) || cutsOther(to.sheet, area, sheet, from)) {
    throw new OfficeError('MergedRangeConflict', 'The operation would cut a merged cell.', 'merged-cells')
  }
  const cells = grid(target, (row, column) => sheet.cell(row, column))
  if (!cells) throw invalidArgument('the range has too many cells to move')
  const rules = takeRules(sheet, from)
  takeRules(to.sheet, area)
  changeContents(sheet, from, () => undefined, true)
  changeContents(to.sheet, area, (row, column) => cells[row - area.top]![column - area.left])
  putRules(to.sheet, rules, area.top - from.top, area.left - from.left)
  sheet.book.rewriteFormulas((formula, own) =>
    movedFormula(formula, own, { sheet: sheet.name, area: from }, { sheet: to.sheet.name, area })
  )
}

/** Whether the destination would cut a merged cell other than one that moves along. */
function cutsOther(sheet: Sheet, area: Area, source: Sheet, from: Area): boolean {
  return sheet.state.merges.some((merge) => {
    const shared = intersection(merge, area)
    return shared && !sameArea(shared, merge) && !(sheet === source && contains(from, merge))
  })
}
