import { chunksOf, EXPLANATIONS_KEY, RULES_KEY } from './metadata-sheet'
import { metadataSheetOf } from './read-metadata'
import type { Explanation, WorkbookRules } from './report'
import { cellText, type CellBlock, type WorkbookContent } from './workbook-content'
import { isNothing } from './workbook-rules'

/**
 * What to write into the metadata sheet so that it stores these explanations in place of earlier ones; nothing where it
 * says so already, or in a workbook without metadata.
 */
export const explanationBlocks = (
  content: WorkbookContent,
  explanations: readonly Explanation[]
): readonly CellBlock[] =>
  valueBlocks(content, EXPLANATIONS_KEY, explanations.length === 0 ? undefined : explanations)

/** What to write into the metadata sheet so that the workbook carries these rules in place of earlier ones. */
export const ruleBlocks = (content: WorkbookContent, rules: WorkbookRules): readonly CellBlock[] =>
  valueBlocks(content, RULES_KEY, isNothing(rules) ? undefined : rules)

function valueBlocks(content: WorkbookContent, key: string, value: unknown): readonly CellBlock[] {
  const sheet = metadataSheetOf(content)
  if (!sheet) return []
  const stored = sheet.values.flatMap((cells, index) =>
    cellText(cells[0] ?? null) === key ? [{ row: sheet.top + index, cells }] : []
  )
  const chunks = value === undefined ? [] : chunksOf(JSON.stringify(value))
  const below = sheet.top + sheet.values.length
  const lines = Array.from({ length: Math.max(chunks.length, stored.length) }, (_, part) => {
    const chunk = chunks[part]
    return {
      row: stored[part]?.row ?? below + part - stored.length,
      old: stored[part]?.cells,
      values: chunk === undefined ? [null, null, null] : [key, part, chunk]
    }
  })
  return lines
    .filter(({ old, values }) => values.some((value, at) => value !== (old?.[at] ?? null)))
    .map(({ row, values }) => ({ sheet: sheet.name, top: row, left: sheet.left, values: [values] }))
}
