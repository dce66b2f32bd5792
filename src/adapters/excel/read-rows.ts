import type { RowsWanted } from '../../domain/report/rows-to-reread'
import type { CellContent, RowsContent, RowsReading } from '../../domain/report/workbook-content'
import { rangeOfAddress, rangesOfAreas } from './addresses'
import { hiddenRows, sheetContent } from './read-content'
import { mergedAreas, usedRange } from './read-sheets'
import type { Session } from './session'

/**
 * Rows as they are by now, over the columns in use by now. One round trip; one more where some rows of their sheets are
 * hidden among others. Throws WorkbookProblem `sheet-gone`.
 */
export async function readRows(session: Session, wanted: readonly RowsWanted[]): Promise<RowsReading> {
  const { context, sync } = session
  const sheets = [...new Set(wanted.map(({ sheet }) => sheet))].map((name) => {
    const used = usedRange(context, name)
    used.load('address,rowHidden')
    return { name, used }
  })
  const asked = wanted.map((span) => {
    const rows = usedRange(context, span.sheet).getIntersectionOrNullObject(
      `${span.top + 1}:${span.bottom + 1}`
    )
    if (span.only) {
      rows.load('address,values,valueTypes')
      return { span, rows, merged: undefined }
    }
    rows.load('address,values,formulas,numberFormat')
    return { span, rows, merged: mergedAreas(rows) }
  })
  await sync()
  const hidden = await hiddenRows(
    session,
    { sheets },
    sheets.map(({ used }) => ({
      range: used.isNullObject ? undefined : rangeOfAddress(used.address),
      rowHidden: used.isNullObject ? false : used.rowHidden
    }))
  )
  return {
    rows: asked.map(({ span, rows, merged }) =>
      span.only ? valuesIn(span, rows) : everythingIn(span, rows, merged)
    ),
    hiddenRows: new Map(sheets.map(({ name }) => [name, hidden.get(name) ?? new Set()]))
  }
}

/** Rows of which Excel gives none, as nothing is in use there. */
const nothingIn = ({ sheet, top, bottom }: RowsWanted): RowsContent => ({
  sheet,
  top,
  bottom,
  left: 0,
  values: []
})

/** Rows above the first in use are left out of Excel's answer. */
const filled = (
  top: number,
  first: number,
  values: readonly (readonly CellContent[])[]
): RowsContent['values'] => [...Array.from({ length: first - top }, () => []), ...values]

function everythingIn(
  span: RowsWanted,
  rows: Excel.Range,
  merged: Excel.RangeAreas | undefined
): RowsContent {
  const range = rows.isNullObject ? undefined : rangeOfAddress(rows.address)
  if (!range) {
    return { ...nothingIn(span), rest: { formulas: new Map(), numberFormats: new Map(), merges: [] } }
  }
  const { values, left, formulas, numberFormats, merges } = sheetContent(
    {
      range,
      values: rows.values,
      formulas: rows.formulas,
      numberFormats: rows.numberFormat,
      merges: rangesOfAreas(merged),
      rowHidden: false
    },
    { name: span.sheet, visibility: 'visible', protected: false, hiddenRows: new Set(), tables: [] }
  )
  return {
    ...nothingIn(span),
    left,
    values: filled(span.top, range.top, values),
    rest: { formulas, numberFormats, merges }
  }
}

function valuesIn(span: RowsWanted, rows: Excel.Range): RowsContent {
  const range = rows.isNullObject ? undefined : rangeOfAddress(rows.address)
  if (!range) return nothingIn(span)
  const contentOf = (value: unknown, type: unknown): CellContent => {
    if (type === 'Error') return { error: String(value) }
    if (typeof value === 'number' || typeof value === 'boolean') return value
    return typeof value === 'string' && value !== '' ? value : null
  }
  const values = rows.values.map((cells, row) =>
    cells.map((value: unknown, column) => contentOf(value, rows.valueTypes[row]?.[column]))
  )
  return { ...nothingIn(span), left: range.left, values: filled(span.top, range.top, values) }
}
