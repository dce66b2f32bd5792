import { addSheets } from '../shared/add-sheets'

/** Adds an evaluation report to the workbook and shows it. */
export const insertEvaluation = addSheets(
  { id: 'evaluation', label: 'summary:evaluationInsert', notice: () => 'notice.evaluation' },
  ({ work, choice, state, ask, options }) => work.insertEvaluation(choice(), state().language, ask, options)
)
