import type { SheetLayout, WorkbookLayout } from '../../domain/report/layout'
import {
  commentSteps,
  formulaSteps,
  linkSteps,
  mergeSteps,
  numberFormatSteps,
  plainFormulaSteps,
  tableSteps,
  valueSteps
} from './sheet-cells'
import { dimensionSteps, styleSteps } from './sheet-format'
import { chartSteps, printSteps, viewSteps } from './sheet-page'
import { conditionalFormatSteps, validationSteps } from './sheet-rules'
import { supports } from './session'
import type { WriteStep } from './write-requests'

/** Constants and tables of sheets, tables under the names given to them: what names and formulas build upon. */
export const groundSteps = (
  sheets: readonly SheetLayout[],
  styles: WorkbookLayout['styles'],
  tableName: (name: string) => string = (name) => name
): WriteStep[] => [
  ...sheets.flatMap((sheet) => numberFormatSteps(sheet, styles)),
  ...sheets.flatMap((sheet) => valueSteps(sheet, styles)),
  ...sheets.flatMap((sheet) => tableSteps(sheet, tableName(sheet.table?.name ?? '')))
]

/** Formulas and everything that is drawn or set around the cells; tables and names have to be there. */
export function finishSteps(sheets: readonly SheetLayout[], styles: WorkbookLayout['styles']): WriteStep[] {
  const hasNotes = supports('1.18')
  // Excel before that knows neither; the words are in the prompts of the cells below too.
  const hasComments = hasNotes || supports('1.10')
  return [
    ...sheets.flatMap(formulaSteps),
    ...sheets.flatMap((sheet) => plainFormulaSteps(sheet, styles)),
    ...sheets.flatMap(linkSteps),
    ...sheets.flatMap((sheet) => [
      ...styleSteps(sheet, styles),
      ...mergeSteps(sheet),
      ...dimensionSteps(sheet),
      ...validationSteps(sheet),
      ...conditionalFormatSteps(sheet),
      ...(hasComments ? commentSteps(sheet, hasNotes) : []),
      ...viewSteps(sheet),
      ...printSteps(sheet)
    ]),
    ...sheets.flatMap(chartSteps)
  ]
}
