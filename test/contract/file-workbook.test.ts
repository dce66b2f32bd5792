import { describe, expect, it } from '@jest/globals'
import { fileWorkbook } from '../../src/adapters/xlsx/file-workbook'
import { smallLayout } from '../support/office/small-layouts'
import { describeWorkbook, sheetOf, valueAt } from './workbook-contract'

describeWorkbook('a file', () => Promise.resolve(fileWorkbook()))

describe('a file opened again', () => {
  it('holds what was saved and can be written to', async () => {
    const first = fileWorkbook()
    await first.insert(smallLayout(), 'replace')
    const before = await first.read()
    const again = fileWorkbook(await first.save())
    expect(await again.read()).toEqual(before)
    await again.write([{ sheet: '项目表', top: 2, left: 1, values: [[99]] }])
    expect(valueAt(sheetOf(await again.read(), '项目表'), 2, 1)).toBe(99)
  })
})
