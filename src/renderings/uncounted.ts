import type { UncountedCells } from '../domain/report/uncounted-cells'
import { say, type Language } from '../messages'

/** A sentence for each column of which cells could not be counted, naming them. */
export const uncountedSentences = (uncounted: readonly UncountedCells[], language: Language): string[] =>
  uncounted.map(({ sheet, header, count, cells, isCut, reason }) =>
    say(`sum.uncounted.${reason}`, language, {
      sheet,
      header,
      count,
      cells: `${cells.join(say('sum.uncounted.separator', language))}${isCut ? say('sum.uncounted.more', language) : ''}`
    })
  )
