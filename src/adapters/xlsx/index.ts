import type { WorkbookFiles } from '../../application/ports'
import { editWorkbook } from './edit-workbook'
import { extendWorkbook } from './extend-workbook'
import { inspectWorkbook } from './inspect-workbook'
import { readWorkbook } from './read-workbook'
import { storeResults } from './store-results'
import { writeWorkbook } from './write-workbook'

export { editWorkbook } from './edit-workbook'
export { readTables } from './read-tables'
export { filesInArchive } from './files-in-archive'
export { zipFiles } from './zip-files'

/** Workbooks as .xlsx bytes, the same in Node and in the browser. */
export const xlsxFiles: WorkbookFiles = {
  read: readWorkbook,
  inspect: inspectWorkbook,
  write: writeWorkbook,
  edit: editWorkbook,
  extend: extendWorkbook,
  storeResults
}
