import { canonicalText } from '../../plan/canonical-text'
import type { Plan } from '../../plan/plan'
import { helperCells } from '../../report/helper-cells'
import type { CellValue } from '../../report/layout'
import { planCell, sameMeaning } from '../../report/plan-cells'
import type { ReportRow, ReportTable } from '../../report/report'
import { rowInputsOf } from '../../report/report-rows'
import { isScrambled } from '../../report/scrambled-rows'
import { cellText, isEmptyCell } from '../../report/workbook-content'
import type { Finding } from '../finding'
import type { CellCorrection, Fix, TableFixKind } from './fix'

/** The keys of scrambled rows are put right, and with them 序号 and the hidden cells that go by the key. */
export const rowKeysFix: TableFixKind = { code: 'row-scrambled', propose: proposeKeys }

function proposeKeys(plan: Plan, table: ReportTable, finding: Finding): Fix | undefined {
  const rows = table.rows.filter(isScrambled)
  const [row] = rows
  const [first, ...also] = rows.flatMap((each) => correctionsOfRow(plan, table, each))
  if (!row || !first) return undefined
  return {
    ...first,
    also,
    finding,
    table: table.id,
    field: 'code',
    rowKey: row.key,
    safe: rows.every((each) => showsItsName(plan, table, each)),
    locked: table.sheet.protected
  }
}

/** The key first, then what goes by it. */
function correctionsOfRow(plan: Plan, table: ReportTable, row: ReportRow): readonly CellCorrection[] {
  const wanted: [field: string, value: CellValue][] = [
    ['code', row.key === '' ? null : row.key],
    ...Object.entries(helperCells(plan, table.id, row.key, rowInputsOf(table, row)))
  ]
  const number = planCell(plan, table.id, row.key, 'no')
  if (number) wanted.push(['no', number.value])
  return wanted.flatMap(([field, after]): CellCorrection[] => {
    const column = table.columnOf(field)
    const before = row.values[table.indexOf(field)] ?? null
    if (column === undefined || before === after || (after === null && isEmptyCell(before))) return []
    return [{ sheet: table.sheet.name, row: row.row, column, before, after }]
  })
}

/** Whether a row that got its key as the one left for it may be the row of that key: it has its name, or none at all. */
function showsItsName(plan: Plan, table: ReportTable, row: ReportRow): boolean {
  const name = row.values[table.indexOf('name')] ?? null
  const planned = planCell(plan, table.id, row.key, 'name')
  if (!planned) return true
  return canonicalText(cellText(name)) === '' || sameMeaning(plan, 'name', planned.value, name)
}
