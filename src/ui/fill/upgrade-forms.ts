import { declined, type Action } from '../shared/action'
import { formsInserted } from './insert-templates'

/** Brings the forms of an older template into the present one. */
export const upgradeForms: Action<true> = {
  id: 'upgrade',
  label: 'fill.upgrade',
  run: async (tools) => {
    const { work, choice, state, ask, options, change, readAnew } = tools
    const outcome = await work.upgrade(choice(), state().language, ask, options)
    if (outcome.kind === 'cancelled') return declined(tools)
    if (outcome.kind === 'upgraded') {
      change(formsInserted(outcome.snapshot))
      return true
    }
    await readAnew()
    return undefined
  },
  notice: () => 'notice.upgraded',
  after: ({ readAnew }) => readAnew()
}
