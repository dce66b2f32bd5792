import { chunksOf, EXPLANATIONS_KEY } from './metadata-sheet'
import { metadataSheetOf } from './read-metadata'
import type { Explanation } from './report'
import { cellText, type CellBlock, type WorkbookContent } from './workbook-content'

/**
 * What to write into the metadata sheet so that it stores these explanations in place of earlier ones; nothing where it
 * says so already, or in a workbook without metadata.
 */
export function explanationBlocks(
  content: WorkbookContent,
  explanations: readonly Explanation[]
): readonly CellBlock[] {
  const sheet = metadataSheetOf(content)
  if (!sheet) return []
  const stored = sheet.values.flatMap((cells, index) =>
    cellText(cells[0] ?? null) === EXPLANATIONS_KEY ? [{ row: sheet.top + index, cells }] : []
  )
  const chunks = explanations.length === 0 ? [] : chunksOf(JSON.stringify(explanations))
  const below = sheet.top + sheet.values.length
  const lines = Array.from({ length: Math.max(chunks.length, stored.length) }, (_, part) => {
    const chunk = chunks[part]
    return {
      row: stored[part]?.row ?? below + part - stored.length,
      old: stored[part]?.cells,
      values: chunk === undefined ? [null, null, null] : [EXPLANATIONS_KEY, part, chunk]
    }
  })
  return lines
    .filter(({ old, values }) => values.some((value, at) => value !== (old?.[at] ?? null)))
    .map(({ row, values }) => ({ sheet: sheet.name, top: row, left: sheet.left, values: [values] }))
}
