import { describe, expect, it } from '@jest/globals'
import { LANGUAGES } from '../../../src/messages'
import { shownParams } from '../../../src/ui/shared/shown-params'

describe('what a text of the pane is filled with', () => {
  it.each(LANGUAGES)(
    'shows counts with their thousands separated in %s, and years and rows as they are',
    (language) => {
      const params = {
        count: 10_000,
        shown: 999,
        year: 2023,
        start: 2021,
        end: 2025,
        row: 10_004,
        name: '12345'
      }
      expect(shownParams(params, language)).toEqual({
        count: '10,000',
        shown: '999',
        year: '2023',
        start: '2021',
        end: '2025',
        row: '10004',
        name: '12345'
      })
    }
  )
})
