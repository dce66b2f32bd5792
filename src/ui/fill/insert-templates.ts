import type { InsertOutcome } from '../../application/insert-templates'
import type { WorkbookSnapshot } from '../../application/ports'
import { periodOf, withoutResults, type Change } from '../pane-state'
import { declined, type Action } from '../shared/action'

type Inserted = Extract<InsertOutcome, { readonly kind: 'inserted' }>

/** Which forms are inserted: with what the plan says, or without. */
export type Variant = 'prefilled' | 'blank'

/** The forms are others; what they replaced is kept aside. */
export const formsInserted = (replaced: WorkbookSnapshot | undefined): Change => ({
  ...withoutResults,
  replaced,
  projectsBefore: undefined
})

/** Inserts the forms. */
export const insertTemplates = (variant: Variant): Action<Inserted> => ({
  id: 'insert',
  label: 'fill.insert',
  run: async (tools) => {
    const state = tools.state()
    const insertion = { variant, planId: state.planId, period: periodOf(state) }
    const outcome = await tools.work.insert(insertion, tools.ask, tools.options)
    if (outcome.kind === 'cancelled') return declined(tools)
    tools.change(formsInserted(outcome.snapshot))
    return outcome
  },
  notice: ({ indicators, projects }) =>
    variant === 'blank'
      ? 'notice.insertedBlank'
      : { key: 'notice.inserted', params: { indicators, projects } },
  after: ({ readAnew }) => readAnew()
})
