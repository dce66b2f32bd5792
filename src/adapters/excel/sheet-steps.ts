import { atOnce } from '../../domain/measures/steps'
import type { SheetLayout, WorkbookLayout } from '../../domain/report/layout'
import {
  commentSteps,
  formulaSteps,
  linkFormulaPieces,
  linkSteps,
  mergeSteps,
  numberFormatSteps,
  plainFormulaSteps,
  tableSteps,
  valuePieces
} from './sheet-cells'
import { dimensionSteps, styleSteps } from './sheet-format'
import { chartSteps, printSteps, viewSteps } from './sheet-page'
import { conditionalFormatSteps, validationSteps } from './sheet-rules'
import { supports } from './session'
import type { WriteStep } from './write-requests'

/** Constants and tables of sheets, tables under the names given to them: what names and formulas build upon. */
export const groundSteps = (...given: Parameters<typeof groundPieces>): WriteStep[] =>
  atOnce(groundPieces(...given))

/** The same piece by piece, for whoever has to rest between them. */
export function* groundPieces(
  sheets: readonly SheetLayout[],
  styles: WorkbookLayout['styles'],
  tableName: (name: string) => string = (name) => name
): Generator<void, WriteStep[]> {
  return yield* stepsOf(sheets, [
    (sheet) => numberFormatSteps(sheet, styles),
    (sheet) => valuePieces(sheet, styles),
    linkFormulaPieces,
    (sheet) => tableSteps(sheet, tableName(sheet.table?.name ?? ''))
  ])
}

/** Formulas and everything that is drawn or set around the cells; tables and names have to be there. */
export const finishSteps = (...given: Parameters<typeof finishPieces>): WriteStep[] =>
  atOnce(finishPieces(...given))

/** The same piece by piece, for whoever has to rest between them. */
export function* finishPieces(
  sheets: readonly SheetLayout[],
  styles: WorkbookLayout['styles']
): Generator<void, WriteStep[]> {
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

/** What a kind of writing needs for a sheet, at once or piece by piece. */
type Kind = (sheet: SheetLayout) => readonly WriteStep[] | Generator<void, readonly WriteStep[]>

/** What each kind of writing needs for each sheet, one kind after the other. */
function* stepsOf(sheets: readonly SheetLayout[], kinds: readonly Kind[]): Generator<void, WriteStep[]> {
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
