import type { Workbook } from '../../application/ports'
import { existingSheets } from './existing-sheets'
import { OwnWrites } from './own-writes'
import { readContent } from './read-content'
import { readRows } from './read-rows'
import { activeCell, selectCell } from './selection'
import { converse, type ExcelSettings } from './session'
import { watchChanges } from './watch-changes'

export type { ExcelSettings } from './session'

/** Long enough for ten thousand rows on a slow connection. */
const DEFAULT_SETTINGS: ExcelSettings = { timeLimit: 90_000 }

/** A pane that opens only reads: what writes stays out of its first load and is fetched at the first change. */
const writing = () => import('./writing')

/** The workbook open in Excel; Office.js has to be ready. Requires ExcelApi 1.9, reads merged cells from 1.13 on. */
export function excelWorkbook(given: Partial<ExcelSettings> = {}): Workbook {
  const settings: ExcelSettings = { ...DEFAULT_SETTINGS, ...given }
  const own = new OwnWrites()
  const apply: Workbook['apply'] = async (update, options = {}) => {
    const { applyUpdate, writtenAreas } = await writing()
    return own.during(writtenAreas(update), () => applyUpdate(settings, update, options))
  }
  return {
    read: (options = {}) => converse(settings, options, (session) => readContent(session, options)),
    readRows: (wanted, options = {}) =>
      converse(settings, options, (session) => readRows(session, wanted), wanted),
    existing: (names) => converse(settings, {}, (session) => existingSheets(session, names)),
    insert: async (layout, existing, options = {}) => {
      const { askingToClear, insertLayout } = await writing()
      return askingToClear(options, (mayClear) =>
        own.during([{}], () =>
          converse(
            settings,
            options,
            (session) => insertLayout(session, { layout, existing, mayClear }, options),
            layout.sheets.map(({ name }) => ({ sheet: name }))
          )
        )
      )
    },
    apply,
    changeTable: async (change, options = {}) => {
      const { askingToClear, changeTable } = await writing()
      return askingToClear(options, (mayClear) =>
        own.during([{ sheet: change.sheet }], () => changeTable(settings, { change, mayClear }, options))
      )
    },
    refresh: (layout, sheet, options) => apply({ refresh: { layout, sheet } }, options),
    write: (blocks, options) => apply({ write: blocks }, options),
    select: (place) => converse(settings, {}, (session) => selectCell(session, place), [place]),
    selection: () => converse(settings, {}, activeCell),
    watch: (onChange) => watchChanges(settings, own, onChange),
    snapshot: async (sheets, before) => {
      const { takeSnapshot } = await writing()
      return converse(settings, {}, (session) => takeSnapshot(session, sheets, before))
    },
    restore: async (snapshot, options = {}) => {
      const { askingToClear, restoreSnapshot } = await writing()
      return askingToClear(options, (mayClear) =>
        own.during([{}], () =>
          converse(settings, {}, (session) => restoreSnapshot(session, snapshot, mayClear))
        )
      )
    }
  }
}
