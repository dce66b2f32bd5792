import type { Action } from './action'

/** Reads plans and workbook. */
export const openWorkbook: Action = {
  id: 'open',
  run: async ({ work, change, read, options }) => {
    change({ plans: await work.plans() })
    await read(options)
  }
}
