/**
 * The codes Excel answers with that this host emulates;
 * https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling lists them.
 */
export type OfficeErrorCode =
  | 'AccessDenied'
  | 'ApiNotFound'
  | 'BadPassword'
  | 'ConflictingRequest'
  | 'EmptyChartSeries'
  | 'FormulaLengthExceedsLimit'
  | 'GeneralException'
  | 'InvalidArgument'
  | 'InvalidOperation'
  | 'InvalidOperationInCellEditMode'
  | 'InvalidReference'
  | 'InvalidRequest'
  | 'ItemAlreadyExists'
  | 'ItemNotFound'
  | 'MergedRangeConflict'
  | 'NotImplemented'
  | 'RequestPayloadSizeLimitExceeded'
  | 'ResponsePayloadSizeLimitExceeded'
  | 'UnsupportedOperation'

const httpStatus: Partial<Record<OfficeErrorCode, number>> = {
  AccessDenied: 403,
  ApiNotFound: 404,
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  GeneralException: 500
}

/** Why something a person did was refused, where a page may want to say it in its own words. */
export type RefusalReason =
  | 'locked-cells'
  | 'protected-sheet'
  | 'protected-structure'
  | 'read-only'
  | 'cell-rule'
  | 'part-of-table'
  | 'table-header'
  | 'merged-cells'
  | 'merge-in-table'
  | 'last-visible-sheet'
  | 'sheet-name'
  | 'sheet-exists'

/** An answer of Excel's error model: add-ins decide by `code`, never by the text. */
export class OfficeError extends Error {
  readonly code: OfficeErrorCode
  readonly reason: RefusalReason | undefined

  constructor(code: OfficeErrorCode, message: string, reason?: RefusalReason) {
    super(message)
    this.name = 'OfficeError'
    this.code = code
    this.reason = reason
  }

  /** The HTTP status that accompanies the code in a reply. */
  get httpStatusCode(): number {
    return httpStatus[this.code] ?? 400
  }
}

/** The error for an argument of the wrong kind or shape. */
export const invalidArgument = (detail: string, reason?: RefusalReason): OfficeError =>
  new OfficeError(
    'InvalidArgument',
    `The argument is invalid or missing or has an incorrect format: ${detail}`,
    reason
  )

/** The error for an object that does not exist. */
export const itemNotFound = (what: string): OfficeError =>
  new OfficeError('ItemNotFound', `The requested resource doesn't exist: ${what}`)

/** The error for something protection forbids. */
export const accessDenied = (detail: string, reason: RefusalReason = 'protected-sheet'): OfficeError =>
  new OfficeError('AccessDenied', `You cannot perform the requested operation: ${detail}`, reason)
