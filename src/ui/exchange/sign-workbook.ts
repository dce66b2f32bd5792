import type { Action } from '../shared/action'
import { cardAction } from './card-action'

/** Signs the open workbook off as it stands. */
export const signWorkbook = (reviewer: string): Action =>
  cardAction({
    card: 'signOff',
    run: async ({ steps, choice, choose, options }) => {
      const opened = await steps.sign(choice(), reviewer, options)
      choose({ opened })
      return true
    },
    notice: () => ({ key: 'oversightPane:signOff.done' })
  })
