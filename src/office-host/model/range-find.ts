import type { Area } from '../engine/area'
import type { Arguments } from './office-class'
import { invalidArgument } from '../bridge/office-error'
import { setContents } from './content'
import type { AreasTarget, RangeTarget } from './range-target'

/** The cells whose shown text matches, in reading order. Source: https://learn.microsoft.com/javascript/api/excel/excel.searchcriteria */
export function findCells(
  target: AreasTarget,
  wanted: unknown,
  criteria: unknown
): { row: number; column: number }[] {
  const {
    completeMatch = false,
    matchCase = false,
    searchDirection = 'Forward'
  } = (criteria ?? {}) as {
    completeMatch?: boolean
    matchCase?: boolean
    searchDirection?: string
  }
  if (typeof wanted !== 'string') throw invalidArgument('a text to find is wanted')
  const fold = (text: string): string => (matchCase ? text : text.toLowerCase())
  const needle = fold(wanted)
  const hits: { row: number; column: number }[] = []
  const { sheet } = target
  for (const area of target.areas) {
    sheet.each(area, (row, column) => {
      const shown = fold(sheet.text(row, column))
      if (completeMatch ? shown === needle : shown.includes(needle)) hits.push({ row, column })
    })
  }
  hits.sort((a, b) => a.row - b.row || a.column - b.column)
  return searchDirection === 'Backwards' ? hits.reverse() : hits
}

/** The first cell whose shown text matches; undefined when none does. */
export function findRange({ sheet, area }: RangeTarget, [wanted, criteria]: Arguments): Area | undefined {
  const hit = findCells({ sheet, areas: [area] }, wanted, criteria)[0]
  return hit && { top: hit.row, bottom: hit.row, left: hit.column, right: hit.column }
}

/** Replaces a text in formulas and values; answers with the number of cells it was in. Source: https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-replaceall-member(1) */
export function replaceAll(target: AreasTarget, [wanted, replacement, criteria]: Arguments): number {
  const { completeMatch = false, matchCase = false } = (criteria ?? {}) as {
    completeMatch?: boolean
    matchCase?: boolean
  }
  const { sheet } = target
  const hits = findCells(target, wanted, criteria)
  const pattern = new RegExp(String(wanted).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), matchCase ? 'g' : 'gi')
  for (const { row, column } of hits) {
    const before = sheet.formula(row, column) ?? String(sheet.value(row, column))
    const after = completeMatch ? String(replacement) : before.replace(pattern, () => String(replacement))
    setContents(sheet, { top: row, bottom: row, left: column, right: column }, after)
  }
  return hits.length
}
