import type { RowInputs } from '../measures/compute'
import { indicatorInputs, projectInputs } from '../measures/row-inputs'
import type { Plan } from '../plan/plan'
import type { TableId } from './fields'
import type { CellValue } from './layout'
import { shownScalar } from './prepare-rows'

/** The hidden helper columns of a row, which formulas read and no formula can compute: by field id, nothing as `null`. */
export function helperCells(
  plan: Plan,
  table: TableId,
  key: string,
  inputs: RowInputs
): Readonly<Record<string, CellValue>> {
  const complete = table === 'indicators' ? indicatorInputs(plan, inputs, key) : projectInputs(plan, inputs)
  return Object.fromEntries(
    HELPERS[table].map((field) => {
      const value = complete[field]
      return [field, value === undefined ? null : shownScalar(value)]
    })
  )
}

const HELPERS: Readonly<Record<TableId, readonly string[]>> = {
  indicators: [
    'accumulation',
    'targetMin',
    'targetMinStrict',
    'targetMax',
    'targetMaxStrict',
    'targetForm',
    'targetNumber'
  ],
  projects: ['leadKeys']
}
