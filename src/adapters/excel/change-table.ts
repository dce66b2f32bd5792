import type { WorkOptions } from '../../application/ports'
import { atOnce } from '../../domain/measures/steps'
import type { RowSpan } from '../../domain/report/workbook-content'
import type { TableChange } from '../../domain/report/table-change'
import { rangeAddress } from '../../domain/report/a1'
import { clearFiltersStep, toClear } from './cleared-filters'
import { ALL_SHOW, askHidden, rowsHidden, type IsHidden } from './hidden-rows'
import { blockSteps, formulaBlockSteps, locksOf, namesStep, runUnlocked } from './apply-update'
import { converse, type ExcelSettings } from './session'
import { rowsAddress, targets } from './sheet-cells'
import { surveyWorkbook } from './survey'
import { writeStep, type WriteStep } from './write-requests'

/**
 * Changes the rows of a data table in two round trips: one to look, one to do. The row is put inside the table and not under
 * it, because names, validations, conditional formats and sums only grow by what comes between their ends.
 */
export async function changeTable(
  settings: ExcelSettings,
  { change, mayClear }: { readonly change: TableChange; readonly mayClear: boolean },
  options: WorkOptions
): Promise<void> {
  await converse(
    settings,
    options,
    async (session) => {
      const asked = askHidden(session, spansOf(change))
      const survey = await surveyWorkbook(session)
      const { sheet, names = [] } = change
      const filtered = change.sort ? toClear(survey, [sheet], mayClear) : []
      // Clearing a filter shows every row that it reaches.
      const isHiddenBefore = filtered.length > 0 ? ALL_SHOW : asked()
      refuseUnsortable(change, isHiddenBefore)
      const isHidden = hiddenAfter(change, isHiddenBefore)
      const isText = new Set(change.textColumns)
      const steps = [
        clearFiltersStep(filtered),
        ...newRowSteps(change),
        ...sortSteps(change),
        ...atOnce(
          blockSteps(change.write ?? [], { isHidden, isText: (_, __, column) => isText.has(column) })
        ),
        ...formulaBlockSteps(change.formulas ?? [], undefined, isHidden),
        ...looksSteps(change),
        namesStep(names, survey)
      ]
      await runUnlocked(session, locksOf({ unlock: [sheet] }, survey), steps, options)
    },
    [change]
  )
}

/** Rows that are written, where they are before a new one is put in. */
function spansOf({ sheet, sort, write = [], formulas = [] }: TableChange): readonly RowSpan[] {
  const blocks = [
    ...write.map(({ top, values }) => ({ top, count: values.length })),
    ...formulas.map(({ top, formulas: rows }) => ({ top, count: rows.length }))
  ]
  return [
    ...blocks.map(({ top, count }) => ({ sheet, top: Math.max(0, top - 1), bottom: top + count - 1 })),
    ...(sort ? [{ sheet, top: sort.table.top + 1, bottom: sort.table.bottom }] : [])
  ]
}

/**
 * Sorting leaves hidden rows where they are, in the midst of the others:
 * https://learn.microsoft.com/office/vba/api/excel.range.entirerow
 */
function refuseUnsortable({ sheet, sort }: TableChange, isHidden: IsHidden): void {
  if (!sort) return
  const { top, bottom } = sort.table
  for (let row = top + 1; row <= bottom; row += 1) if (isHidden(sheet, row)) throw rowsHidden(sheet)
}

/** The row put into the table; the last row keeps its place below it. */
const blankRow = ({ table, below }: NonNullable<TableChange['newRow']>): number =>
  below >= table.bottom ? table.bottom : below + 1

/** Hidden rows once the new one is in, which is written alone. */
const hiddenAfter =
  ({ newRow }: TableChange, isHidden: IsHidden): IsHidden =>
  (sheet, row) => {
    if (!newRow || row < blankRow(newRow)) return isHidden(sheet, row)
    return row === blankRow(newRow) || isHidden(sheet, row - 1)
  }

function newRowSteps({ sheet: name, newRow }: TableChange): WriteStep[] {
  if (!newRow) return []
  const { table, below } = newRow
  const blank = blankRow(newRow)
  const source = below >= table.bottom ? blank + 1 : below
  const address = (row: number): string =>
    rangeAddress({ top: row, left: table.left, bottom: row, right: table.right })
  return [
    writeStep('writing', 6, (book) => {
      const sheet = book.sheet(name)
      sheet.getRange(rowsAddress(blank, blank)).insert('Down')
      sheet.getRange(address(blank)).copyFrom(sheet.getRange(address(source)), 'All')
    })
  ]
}

function sortSteps({ sheet: name, sort }: TableChange): WriteStep[] {
  if (!sort) return []
  const { table, column, isDescending } = sort
  return [
    writeStep('writing', 3, (book) => {
      const body = book.sheet(name).getRange(rangeAddress({ ...table, top: table.top + 1 }))
      body.sort.apply([{ key: column - table.left, ascending: !isDescending }])
    })
  ]
}

const looksSteps = ({ sheet: name, looks = [] }: TableChange): WriteStep[] =>
  looks.map(({ ranges, isLocked, fill }) =>
    writeStep('formatting', 4 * ranges.length, (book) => {
      for (const target of targets(book.sheet(name), ranges)) {
        target.format.protection.locked = isLocked
        if (fill === undefined) target.format.fill.clear()
        else target.format.fill.color = `#${fill}`
      }
    })
  )
