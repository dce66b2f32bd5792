import { WorkbookProblem, type WorkbookProblemCode } from '../../application/ports'

interface Meaning {
  readonly code: WorkbookProblemCode
  readonly canRetry?: boolean
}

/**
 * What Excel's error codes mean for the person; texts of errors are localised and never looked at.
 * Source: https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling
 */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  InvalidOperationInCellEditMode: { code: 'cell-editing', canRetry: true },
  AccessDenied: { code: 'no-permission' },
  BadPassword: { code: 'sheet-protected' },
  Unauthenticated: { code: 'no-permission' },
  PermissionDenied: { code: 'no-permission' },
  RequestPayloadSizeLimitExceeded: { code: 'too-large' },
  ResponsePayloadSizeLimitExceeded: { code: 'too-large' },
  OperationCellsExceedLimit: { code: 'too-large' },
  RangeExceedsLimit: { code: 'too-large' },
  MemoryLimitReached: { code: 'too-large' },
  ApiNotFound: { code: 'not-supported' },
  ApiNotAvailable: { code: 'not-supported' },
  NotImplemented: { code: 'not-supported' },
  UnsupportedFeature: { code: 'not-supported' },
  UnsupportedOperation: { code: 'not-supported' },
  UnsupportedSheet: { code: 'not-supported' },
  ItemNotFound: { code: 'sheet-gone', canRetry: true },
  InvalidReference: { code: 'sheet-gone', canRetry: true },
  Conflict: { code: 'conflict', canRetry: true },
  ConflictingRequest: { code: 'conflict', canRetry: true },
  FilteredRangeConflict: { code: 'range-blocked', canRetry: true },
  InsertDeleteConflict: { code: 'range-blocked', canRetry: true },
  ItemAlreadyExists: { code: 'conflict', canRetry: true },
  MergedRangeConflict: { code: 'range-blocked', canRetry: true },
  NonBlankCellOffSheet: { code: 'range-blocked', canRetry: true },
  PivotTableRangeConflict: { code: 'range-blocked', canRetry: true },
  WriteNotSupportedWhenModalDialogOpen: { code: 'dialog-open', canRetry: true },
  ConnectionFailure: { code: 'timed-out', canRetry: true },
  InvalidOrTimedOutSession: { code: 'timed-out', canRetry: true },
  ActivityLimitReached: { code: 'timed-out', canRetry: true },
  HostIsBusy: { code: 'timed-out', canRetry: true },
  RequestAborted: { code: 'timed-out', canRetry: true },
  ServiceNotAvailable: { code: 'timed-out', canRetry: true },
  Timeout: { code: 'timed-out', canRetry: true }
}

/**
 * The code of an Office.js error, absent for any other thrown thing; told by its shape, since it may come from another
 * frame.
 */
export const officeCode = (error: unknown): string | undefined =>
  typeof error === 'object' &&
  error !== null &&
  !isProblem(error) &&
  'code' in error &&
  typeof error.code === 'string' &&
  'message' in error
    ? error.code
    : undefined

/** Whether an answer was longer than Excel gives. */
export const isTooLarge = (error: unknown): boolean =>
  officeCode(error) === 'ResponsePayloadSizeLimitExceeded'

const isProblem = (error: unknown): error is WorkbookProblem => error instanceof WorkbookProblem

/** The member that failed, for whoever has to find the cause. */
export function errorLocation(error: unknown): string | undefined {
  const info = (error as { readonly debugInfo?: { readonly errorLocation?: unknown } }).debugInfo
  return typeof info?.errorLocation === 'string' ? info.errorLocation : undefined
}

/**
 * A failure of Excel in the port's words, its own code kept in `params.code`, at a `place` where that is known; other
 * errors come back as they are.
 */
export function workbookProblem(error: unknown, place: Readonly<Record<string, string>> = {}): unknown {
  const code = officeCode(error)
  if (code === undefined) return error
  const meaning = MEANINGS[code] ?? { code: 'unknown' }
  const location = errorLocation(error)
  const params = { code, ...place, ...(location === undefined ? {} : { location }) }
  return new WorkbookProblem(meaning.code, params, meaning.canRetry ?? false)
}

/** Whether a failure says that the workbook is no longer as it was last seen, so that a fresh look may mend it. */
export const isStale = (error: unknown): boolean =>
  isProblem(error) &&
  ['ItemNotFound', 'ItemAlreadyExists', 'InvalidReference'].includes(String(error.params['code']))
