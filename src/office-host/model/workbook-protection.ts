import type { Book } from '../engine/book'
import { OfficeError } from '../bridge/office-error'
import type { OfficeClass } from './office-class'
import { officeClass } from './office-class'

/** Workbook.protection; https://learn.microsoft.com/javascript/api/excel/excel.workbookprotection */
export const workbookProtectionClass: OfficeClass<Book> = officeClass<Book>({
  name: 'WorkbookProtection',
  scalars: { Protected: { get: (book) => book.state.structureProtection !== null } },
  calls: {
    Protect: (book, [password]) => {
      if (book.state.structureProtection)
        throw new OfficeError('AccessDenied', 'The workbook is protected already.')
      book.touchWorkbook().structureProtection = { password: typeof password === 'string' ? password : '' }
      book.forgetHistory()
    },
    Unprotect: (book, [password]) => {
      const protection = book.state.structureProtection
      if (!protection) return
      if (protection.password && protection.password !== password) {
        throw new OfficeError('BadPassword', 'The password you supplied is incorrect.')
      }
      book.touchWorkbook().structureProtection = null
      book.forgetHistory()
    }
  }
})
