import type { Steps } from '../../domain/measures/steps'
import type { SheetLayout, WorkbookLayout } from '../../domain/report/layout'
import {
  commentSteps,
  formulaSteps,
  linkFormulaSteps,
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
export function* groundSteps(
  sheets: readonly SheetLayout[],
  styles: WorkbookLayout['styles'],
  tableName: (name: string) => string = (name) => name
): Steps<WriteStep[]> {
  return yield* stepsOf(sheets, [
    (sheet) => numberFormatSteps(sheet, styles),
    (sheet) => valueSteps(sheet, styles),
    linkFormulaSteps,
    (sheet) => tableSteps(sheet, tableName(sheet.table?.name ?? ''))
  ])
}

/** Formulas and everything that is drawn or set around the cells; tables and names have to be there. */
export function* finishSteps(
  sheets: readonly SheetLayout[],
  styles: WorkbookLayout['styles']
): Steps<WriteStep[]> {
  const hasNotes = supports('1.18')
  // Excel before that knows neither; the words are in the prompts of the cells below too.
  const hasComments = hasNotes || supports('1.10')
  const ofCells = yield* stepsOf(sheets, [
    formulaSteps,
    (sheet) => plainFormulaSteps(sheet, styles),
    linkSteps
  ])
  const around: WriteStep[] = []
  for (const sheet of sheets) {
    around.push(
      ...(yield* stepsOf(
        [sheet],
        [
          () => styleSteps(sheet, styles),
          mergeSteps,
          dimensionSteps,
          validationSteps,
          conditionalFormatSteps,
          () => (hasComments ? commentSteps(sheet, hasNotes) : []),
          viewSteps,
          printSteps
        ]
      ))
    )
  }
  return [...ofCells, ...around, ...sheets.flatMap(chartSteps)]
}

/** What a kind of writing needs for a sheet, as long work where that is much. */
type Kind = (sheet: SheetLayout) => readonly WriteStep[] | Steps<WriteStep[]>

/** What each kind of writing needs for each sheet, one kind after the other. */
function* stepsOf(sheets: readonly SheetLayout[], kinds: readonly Kind[]): Steps<WriteStep[]> {
  const steps: WriteStep[] = []
  for (const stepsFor of kinds) {
    for (const sheet of sheets) {
      const made = stepsFor(sheet)
      steps.push(...('next' in made ? yield* made : made))
      yield
    }
  }
  return steps
}
