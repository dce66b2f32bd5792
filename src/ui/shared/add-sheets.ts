import type { InsertedSheets } from '../../application/insert-sheets'
import { declined, type Action, type ActionTools } from './action'

type Added = Extract<InsertedSheets, { readonly kind: 'inserted' }>

/** Adds sheets of their own to the workbook and shows them; what they replaced is kept aside. */
export const addSheets = (
  named: Pick<Action<Added>, 'id' | 'label' | 'notice'>,
  add: (tools: ActionTools) => Promise<InsertedSheets>
): Action<Added> => ({
  ...named,
  run: async (tools) => {
    const outcome = await add(tools)
    if (outcome.kind === 'cancelled') return declined(tools)
    tools.change(({ replaced }) => ({ replaced: outcome.snapshot ?? replaced }))
    return outcome
  },
  after: ({ work }, { place }) => work.select(place)
})
