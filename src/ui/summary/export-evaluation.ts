import type { EvaluationFormat } from '../pane-work'
import type { Action } from '../shared/action'
import { exported, type Exported } from '../shared/exported'

/** Gives an evaluation of what was computed last out as a file. */
export const exportEvaluation = (format: EvaluationFormat): Action<Exported> => ({
  id: 'export',
  label: `summary:evaluationFormats.${format}`,
  run: async ({ work, state, options }) => {
    const { figures, language } = state()
    return figures && work.exportEvaluation(figures, format, language, options)
  },
  notice: exported
})
