import { chunksOf } from './metadata-sheet'
import { metadataSheetOf, storedValues } from './read-metadata'
import { cellText, type CellBlock, type WorkbookContent } from './workbook-content'

/** The text that the metadata sheet keeps under a key, readable or not; empty where there is none. */
export function storedText(content: WorkbookContent, key: string): string {
  const sheet = metadataSheetOf(content)
  return (sheet && storedValues(sheet).get(key)) ?? ''
}

/** A value that the metadata sheet keeps under a key of its own, as parsed JSON; absent where there is none or it is broken. */
export function storedValue(content: WorkbookContent, key: string): unknown {
  const text = storedText(content, key)
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/**
 * What to write into the metadata sheet so that it keeps these values, each under its key and in place of what was there;
 * an undefined value leaves. Nothing in a workbook without metadata. All keys of one write go through one call, since new
 * ones are put below each other.
 */
export function storedValueBlocks(
  content: WorkbookContent,
  values: Readonly<Record<string, unknown>>
): readonly CellBlock[] {
  const sheet = metadataSheetOf(content)
  if (!sheet) return []
  let below = sheet.top + sheet.values.length
  return Object.entries(values).flatMap(([key, value]) => {
    const stored = sheet.values.flatMap((cells, index) =>
      cellText(cells[0] ?? null) === key ? [{ row: sheet.top + index, cells }] : []
    )
    const chunks = value === undefined ? [] : chunksOf(JSON.stringify(value))
    return Array.from({ length: Math.max(chunks.length, stored.length) }, (_, part) => {
      const chunk = chunks[part]
      const line = chunk === undefined ? [null, null, null] : [key, part, chunk]
      const old = stored[part]
      return { row: old?.row ?? below++, line, old: old?.cells }
    })
      .filter(({ line, old }) => line.some((each, at) => each !== (old?.[at] ?? null)))
      .map(({ row, line }) => ({ sheet: sheet.name, top: row, left: sheet.left, values: [line] }))
  })
}
