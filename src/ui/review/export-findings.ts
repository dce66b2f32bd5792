import type { Finding } from '../../domain/rules/finding'
import { inSlices } from '../../application/in-slices'
import { pastedTable } from '../shared/copy-table'
import { copyText } from '../shared/copy-text'
import type { ListedFinding } from './finding-groups'
import { copied } from '../pane-state'
import type { ExportFormat } from '../pane-work'
import type { Action } from '../shared/action'
import { exported, type Exported } from '../shared/exported'

/** Gives findings of the validation shown out as a file. */
export const exportFindings = (findings: readonly Finding[], format: ExportFormat): Action<Exported> => ({
  id: 'export',
  label: `review.formats.${format}`,
  run: async ({ work, state, options }) => {
    const { review, language } = state()
    return review && work.exportFindings(review, findings, format, language, options)
  },
  notice: exported
})

/** Puts the findings listed on the clipboard; what is listed by the next try may be others. */
export const copyFindings = (listed: readonly ListedFinding[]): Action => ({
  id: 'copy',
  label: 'review.copy',
  isOnce: true,
  run: async ({ options, change }) => {
    const steps = pastedTable(listed, ({ place, name, sentence }) => [place, name, sentence])
    change(copied(await copyText(inSlices(steps, options, 'composing'))))
  }
})
