import type { PlanDocument } from '../../domain/plan/plan-document'
import { planChosen } from '../pane-state'
import type { PaneStore } from '../pane-store'
import type { Action } from '../shared/action'

const readAgain: Action = { id: 'open', run: ({ read, options }) => read(options) }

/** Reads the workbook by another plan. */
export function choosePlan(store: PaneStore, planId: string): Promise<void> {
  store.change(planChosen(planId))
  return store.run(readAgain)
}

/** Works with a plan of the person's own, until the pane is closed. */
export const takePlan = (document: PlanDocument): Action => ({
  id: 'open',
  label: 'planImport.use',
  run: async ({ work, change, read, options }) => {
    await work.addPlan(document)
    change({ plans: await work.plans() })
    change(planChosen(document.id))
    await read(options)
  }
})
