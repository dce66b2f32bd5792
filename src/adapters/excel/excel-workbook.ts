import type { Workbook } from '../../application/ports'
import { applyUpdate, writtenAreas } from './apply-update'
import { changeTable } from './change-table'
import { existingSheets } from './existing-sheets'
import { insertLayout } from './insert-layout'
import { OwnWrites } from './own-writes'
import { readContent } from './read-content'
import { readRows } from './read-rows'
import { activeCell, selectCell } from './selection'
import { converse, type ExcelSettings } from './session'
import { restoreSnapshot, takeSnapshot } from './snapshot'
import { watchChanges } from './watch-changes'

export type { ExcelSettings } from './session'

/** Long enough for ten thousand rows on a slow connection. */
const DEFAULT_SETTINGS: ExcelSettings = { timeLimit: 90_000 }

/** The workbook open in Excel; Office.js has to be ready. Requires ExcelApi 1.9, reads merged cells from 1.13 on. */
export function excelWorkbook(given: Partial<ExcelSettings> = {}): Workbook {
  const settings: ExcelSettings = { ...DEFAULT_SETTINGS, ...given }
  const own = new OwnWrites()
  const apply: Workbook['apply'] = (update, options = {}) =>
    own.during(writtenAreas(update), () => applyUpdate(settings, update, options))
  return {
    read: (options = {}) => converse(settings, options, (session) => readContent(session, options)),
    readRows: (wanted, options = {}) => converse(settings, options, (session) => readRows(session, wanted)),
    existing: (names) => converse(settings, {}, (session) => existingSheets(session, names)),
    insert: (layout, existing, options = {}) =>
      own.during([{}], () =>
        converse(settings, options, (session) => insertLayout(session, layout, existing, options))
      ),
    apply,
    changeTable: (change, options = {}) =>
      own.during([{ sheet: change.sheet }], () => changeTable(settings, change, options)),
    refresh: (layout, sheet, options) => apply({ refresh: { layout, sheet } }, options),
    write: (blocks, options) => apply({ write: blocks }, options),
    select: (place) => converse(settings, {}, (session) => selectCell(session, place)),
    selection: () => converse(settings, {}, activeCell),
    watch: (onChange) => watchChanges(settings, own, onChange),
    snapshot: (sheets) => converse(settings, {}, (session) => takeSnapshot(session, sheets)),
    restore: (snapshot) =>
      own.during([{}], () => converse(settings, {}, (session) => restoreSnapshot(session, snapshot)))
  }
}
