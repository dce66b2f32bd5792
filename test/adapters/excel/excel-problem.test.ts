import { describe, expect, it } from '@jest/globals'
import { isStale, officeCode, workbookProblem } from '../../../src/adapters/excel/excel-problem'
import { WorkbookProblem } from '../../../src/application/ports'

const officeError = (code: string): unknown => ({
  name: 'RichApi.Error',
  code,
  message: '无法完成',
  debugInfo: { errorLocation: 'Range.values' }
})

describe('a failure of Excel', () => {
  it.each([
    ['InvalidOperationInCellEditMode', 'cell-editing', true],
    ['AccessDenied', 'no-permission', false],
    ['BadPassword', 'sheet-protected', false],
    ['RequestPayloadSizeLimitExceeded', 'too-large', false],
    ['ResponsePayloadSizeLimitExceeded', 'too-large', false],
    ['ApiNotFound', 'not-supported', false],
    ['ItemNotFound', 'sheet-gone', true],
    ['Conflict', 'conflict', true],
    ['MergedRangeConflict', 'range-blocked', true],
    ['WriteNotSupportedWhenModalDialogOpen', 'dialog-open', true],
    ['HostIsBusy', 'timed-out', true],
    ['SomethingNew', 'unknown', false]
  ])('%s means %s', (code, expected, canRetry) => {
    const problem = workbookProblem(officeError(code))
    expect(problem).toBeInstanceOf(WorkbookProblem)
    expect(problem).toMatchObject({ code: expected, canRetry, params: { code, location: 'Range.values' } })
  })

  it('leaves other errors as they are', () => {
    const error = new RangeError('no style')
    expect(workbookProblem(error)).toBe(error)
    expect(officeCode(error)).toBeUndefined()
    expect(officeCode(new WorkbookProblem('cancelled'))).toBeUndefined()
  })

  it('is stale where something is gone or there already', () => {
    expect(isStale(workbookProblem(officeError('ItemNotFound')))).toBe(true)
    expect(isStale(workbookProblem(officeError('AccessDenied')))).toBe(false)
  })
})
