import type { WorkOptions } from '../../application/ports'
import type { TableChange } from '../../domain/report/table-change'
import { rangeAddress } from '../../domain/report/a1'
import { blockSteps, formulaBlockSteps, namesStep, runUnlocked } from './apply-update'
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
  change: TableChange,
  options: WorkOptions
): Promise<void> {
  await converse(
    settings,
    options,
    async (session) => {
      const survey = await surveyWorkbook(session)
      const { sheet, names = [] } = change
      const isText = new Set(change.textColumns)
      const steps = [
        ...newRowSteps(change),
        ...sortSteps(change),
        ...blockSteps(change.write ?? [], (_, __, column) => isText.has(column)),
        ...formulaBlockSteps(change.formulas ?? [], undefined),
        ...looksSteps(change),
        namesStep(names, survey)
      ]
      await runUnlocked(session, { unlock: [sheet] }, survey, steps, options)
    },
    [change]
  )
}

function newRowSteps({ sheet: name, newRow }: TableChange): WriteStep[] {
  if (!newRow) return []
  const { table, below } = newRow
  const isLast = below >= table.bottom
  const blank = isLast ? table.bottom : below + 1
  const source = isLast ? blank + 1 : below
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
