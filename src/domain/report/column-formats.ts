import type { FieldDefinition } from './fields'
import type { CellRange, ConditionalFormatLayout } from './layout'
import { COLORS } from './styles'
import { MARKS } from './workbook-lexicon'

/** Where a data sheet's columns are. */
export interface DataColumns<F extends string> {
  readonly range: (field: F) => CellRange
  /** Column fixed, row free, for the first data row: `$E5`. */
  readonly firstCell: (field: F) => string
}

/** What cells say in colour besides their words; columns further right first. */
export function colorFormats<F extends string>(
  fields: readonly FieldDefinition<F>[],
  columns: DataColumns<F>
): ConditionalFormatLayout[] {
  return fields.toReversed().flatMap(({ id, colors = {} }) =>
    Object.entries(colors).map(([word, color]) => ({
      ranges: [columns.range(id)],
      formula: `${columns.firstCell(id)}="${word}"`,
      format: { fontColor: COLORS[color], bold: true }
    }))
  )
}

/** Marks of a validation: the row's own finding codes colour the cells they name, so that marks survive sorting. */
export function markFormats<F extends string>(
  fields: readonly FieldDefinition<F>[],
  columns: DataColumns<F>
): ConditionalFormatLayout[] {
  const codes = columns.firstCell('findings' as F)
  const mark = columns.firstCell('mark' as F)
  const markRange = columns.range('mark' as F)
  const severities = [
    ['m', COLORS.mandatory],
    ['v', COLORS.verification]
  ] as const
  return [
    ...(
      [
        [MARKS.mandatory, COLORS.mandatory],
        [MARKS.verification, COLORS.verification]
      ] as const
    ).map(([word, color]) => ({
      ranges: [markRange],
      formula: `${mark}="${word}"`,
      format: { fontColor: color, bold: true }
    })),
    ...fields
      .filter((field) => !field.hidden && field.id !== 'mark')
      .flatMap((field) =>
        severities.map(([letter, color]) => ({
          ranges: [columns.range(field.id)],
          formula: `ISNUMBER(FIND("|${field.id}:${letter}|",${codes}))`,
          format: { fontColor: color, borderColor: color },
          stopIfTrue: true
        }))
      )
  ]
}

/**
 * Rows of one group look like one cell without being merged: a line only where the group changes, and what repeats the row
 * above in grey.
 */
export function groupFormats<F extends string>(
  fields: readonly FieldDefinition<F>[],
  columns: DataColumns<F>
): ConditionalFormatLayout[] {
  const groups = fields.flatMap(({ id, isGroup }) => (isGroup ? [id] : []))
  return groups.flatMap((field, index) => {
    const outer = groups.slice(0, index + 1).map(columns.firstCell)
    const beside = (cell: string, rows: number): string =>
      cell.replace(/\d+$/u, (row) => String(Number(row) + rows))
    const differs = (rows: number): string => {
      const parts = outer.map((cell) => `${cell}<>${beside(cell, rows)}`)
      return parts.length === 1 ? parts.join() : `OR(${parts.join(',')})`
    }
    const own = columns.firstCell(field)
    const [isFirst, isLast] = [differs(-1), differs(1)]
    const lines = (...outside: ('top' | 'bottom')[]) => ({
      borderColor: COLORS.line,
      borderSides: ['left', 'right', ...outside] as const
    })
    const repeated = { fontColor: COLORS.repeated }
    // Some programs apply only the first format that holds, and its lines instead of the cell's: each says everything.
    return [
      { formula: `OR(${own}="",AND(${isFirst},${isLast}))`, format: lines('top', 'bottom') },
      { formula: isFirst, format: lines('top') },
      { formula: isLast, format: { ...lines('bottom'), ...repeated } },
      { formula: `${own}=${beside(own, -1)}`, format: { ...lines(), ...repeated } }
    ].map((format) => ({ ranges: [columns.range(field)], ...format, stopIfTrue: true }))
  })
}
