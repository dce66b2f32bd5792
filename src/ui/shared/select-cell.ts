import type { CellPlace } from '../../application/ports'
import type { Action } from './action'

/** Selects a cell in the workbook. */
export const selectCell = (place: CellPlace): Action => ({
  id: 'select',
  isQuick: true,
  run: ({ work }) => work.select(place)
})
