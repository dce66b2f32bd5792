import type { Sheet } from '../engine/sheet'
import type { ProtectionOptions } from '../engine/workbook-state'
import { accessDenied, invalidArgument, OfficeError } from '../bridge/office-error'
import type { OfficeClass } from './office-class'
import { officeClass } from './office-class'
import { opensProtection } from './password-hash'

/** What a newly protected sheet allows: nothing but selecting. */
export const strictProtection: ProtectionOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal'
}

function setProtection(
  sheet: Sheet,
  protection: { options: ProtectionOptions; password: string } | null
): void {
  const { book } = sheet
  sheet.touch().protection = protection
  book.forgetHistory()
  book.emit({
    kind: 'protectionChanged',
    target: sheet.id,
    detail: { worksheetId: sheet.id, isProtected: protection !== null, source: book.source }
  })
}

/** Protects a sheet; refused where it is protected already. */
export function protectSheet(sheet: Sheet, options: unknown, password: unknown): void {
  if (sheet.state.protection) throw accessDenied(`${sheet.name} is protected already`)
  const given = (options ?? {}) as Partial<ProtectionOptions>
  for (const key of Object.keys(given))
    if (!(key in strictProtection)) throw invalidArgument(`${key} is no protection option`)
  const kept = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null)
  )
  setProtection(sheet, {
    options: { ...strictProtection, ...kept },
    password: typeof password === 'string' ? password : ''
  })
}

/** Ends the protection of a sheet; a wrong password is BadPassword. */
export function unprotectSheet(sheet: Sheet, password: unknown): void {
  const { protection } = sheet.state
  if (!protection) return
  if (!opensProtection(protection, typeof password === 'string' ? password : '')) {
    throw new OfficeError('BadPassword', 'The password you supplied is incorrect.')
  }
  setProtection(sheet, null)
}

/**
 * Worksheet.protection; protecting and unprotecting clear the undo stack.
 * Source: https://learn.microsoft.com/javascript/api/excel/excel.worksheetprotection
 */
export const worksheetProtectionClass: OfficeClass<Sheet> = officeClass<Sheet>({
  name: 'WorksheetProtection',
  scalars: {
    Protected: { get: (sheet) => sheet.state.protection !== null },
    Options: { get: (sheet) => sheet.state.protection?.options ?? strictProtection }
  },
  calls: {
    Protect: (sheet, [options, password]) => {
      protectSheet(sheet, options, password)
    },
    Unprotect: (sheet, [password]) => {
      unprotectSheet(sheet, password)
    }
  }
})
