import { parseReference, sheetReference } from '../../domain/report/a1'
import type { CellRange, NameLayout } from '../../domain/report/layout'
import { isSameName } from '../../domain/report/sheet-names'
import type { Survey } from './survey'

/** The sheet and range a name means; absent for constants, several areas and what is gone. */
export const namedRange = (
  formula: string
): { readonly sheet: string; readonly range: CellRange } | undefined => {
  const reference = parseReference(formula)
  return reference?.sheet === undefined ? undefined : { sheet: reference.sheet, range: reference.range }
}

/** A name of a layout on a sheet that is called `name` by now; nothing for names of other sheets. */
export function nameOnSheet(layout: NameLayout, laidName: string, name: string): readonly NameLayout[] {
  const target = namedRange(layout.refersTo)
  if (!target || !isSameName(target.sheet, laidName)) return []
  return [{ ...layout, refersTo: sheetReference(name, target.range) }]
}

/** Defines a name, or points one that is there to its new place. */
export function setName(
  workbook: Excel.Workbook,
  { name, refersTo, hidden }: NameLayout,
  present: Pick<Survey, 'names'>
): void {
  const isThere = present.names.some((other) => isSameName(other.name, name))
  const item = isThere ? workbook.names.getItem(name) : workbook.names.add(name, `=${refersTo}`)
  if (isThere) item.formula = `=${refersTo}`
  if (hidden) item.visible = false
}
