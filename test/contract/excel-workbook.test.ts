import { afterEach } from '@jest/globals'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { startExcel, type ExcelHost } from '../support/office/excel-host'
import { describeWorkbook } from './workbook-contract'

let excel: ExcelHost | undefined

afterEach(() => {
  excel?.host.dispose()
})

describeWorkbook('Excel', async () => {
  excel = await startExcel()
  return excelWorkbook()
})
