import { parseReference } from './a1'
import { freeSheetName, isSameName } from './sheet-names'
import type { WorkbookContent } from './workbook-content'

/** The sheets of an evaluation report. */
export type EvaluationSheet = 'evaluation' | 'evaluationCharts'

/** Defined names by which they are known in a workbook, whatever they are called there. */
export const EVALUATION_NAMES: Readonly<Record<EvaluationSheet, string>> = {
  evaluation: 'Evaluation_report',
  evaluationCharts: 'Evaluation_charts'
}

/** The sheets of an evaluation report that are in a workbook, by what they are called there. */
export function evaluationSheets({
  names,
  sheets
}: WorkbookContent): Readonly<Partial<Record<EvaluationSheet, string>>> {
  const called = (sheet: EvaluationSheet): string | undefined => {
    const own = names.find(({ name }) => isSameName(name, EVALUATION_NAMES[sheet]))
    const place = own && parseReference(own.refersTo)?.sheet
    return sheets.find(({ name }) => place !== undefined && isSameName(name, place))?.name
  }
  const [evaluation, evaluationCharts] = [called('evaluation'), called('evaluationCharts')]
  return {
    ...(evaluation !== undefined && { evaluation }),
    ...(evaluationCharts !== undefined && { evaluationCharts })
  }
}

/**
 * What the sheets of a new evaluation report are to be called in a workbook: as those that are there, else as `wanted`, with
 * a number behind it where another sheet has that name.
 */
export function evaluationSheetNamer(content: WorkbookContent) {
  const own = evaluationSheets(content)
  const taken = content.sheets.map(({ name }) => name)
  return (sheet: EvaluationSheet, wanted: string): string =>
    own[sheet] ?? (taken.some((name) => isSameName(name, wanted)) ? freeSheetName(wanted, taken) : wanted)
}
