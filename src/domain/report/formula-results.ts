import { CellSet, changedCells } from './changed-cells'
import { precedents, type Precedent } from './formula-references'
import type { CellValue } from './layout'
import type { Plan } from '../plan/plan'
import type { Report } from './report'
import { templateResults, type TemplateResults } from './template-results'
import { cellAt, contentAt, type CellContent, type WorkbookContent } from './workbook-content'

/** What a formula's cell shows by now; undefined where nobody can tell and the stored result no longer holds. */
export interface FormulaResult {
  readonly sheet: string
  /** Row and column count from 0. */
  readonly row: number
  readonly column: number
  readonly value: CellValue | undefined
}

/** A formula that is not the template's, or whose value cannot be told, with the cells it reads. */
interface OtherFormula {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly reads: readonly Precedent[] | undefined
}

/**
 * The stored results that an edit has left behind: the template's formulas get the values of their definitions over the cells
 * as they are, other formulas lose theirs where a cell they read, directly or through others, has changed.
 */
export function formulaResults(
  plan: Plan,
  report: Report,
  before: WorkbookContent
): readonly FormulaResult[] {
  const { content } = report
  const edited = changedCells(before, content)
  const stale = new CellSet()
  for (;;) {
    const computed = templateResults(plan, report, stale)
    const results = differing(content, computed)
    const others = otherFormulas(content, computed, stale)
    const isChanged = (precedent: Precedent): boolean =>
      edited.touches(precedent) || stale.touches(precedent) || results.cells.touches(precedent)
    const isStill = edited.size + stale.size + results.cells.size === 0
    const lost = isStill ? [] : others.filter(({ reads }) => reads?.some(isChanged) ?? true)
    if (lost.length === 0) return [...results.list, ...emptied(content, stale)]
    for (const { sheet, row, column } of lost) stale.add(sheet, row, column)
  }
}

function differing(
  { sheets }: WorkbookContent,
  computed: TemplateResults
): { readonly list: readonly FormulaResult[]; readonly cells: CellSet } {
  const list: FormulaResult[] = []
  const cells = new CellSet()
  for (const sheet of sheets) {
    computed.get(sheet.name)?.forEach((value, key) => {
      const [row, column] = cellAt(key)
      if (isShown(contentAt(sheet, row, column), value)) return
      list.push({ sheet: sheet.name, row, column, value })
      cells.add(sheet.name, row, column)
    })
  }
  return { list, cells }
}

/** Programs compute with binary fractions, so the last digits of a stored result may differ. */
const CLOSE = 1e-12

function isShown(stored: CellContent, value: CellValue): boolean {
  if (typeof stored === 'number' && typeof value === 'number') {
    return Math.abs(stored - value) <= CLOSE * Math.max(1, Math.abs(value))
  }
  return (stored ?? '') === (value ?? '')
}

function otherFormulas(
  content: WorkbookContent,
  computed: TemplateResults,
  stale: CellSet
): readonly OtherFormula[] {
  const others: OtherFormula[] = []
  for (const { name: sheet, formulas } of content.sheets) {
    const own = computed.get(sheet)
    formulas.forEach((formula, key) => {
      if (own?.has(key)) return
      const [row, column] = cellAt(key)
      if (stale.has(sheet, row, column)) return
      others.push({ sheet, row, column, reads: precedents(formula, sheet, content) })
    })
  }
  return others
}

function emptied({ sheets }: WorkbookContent, stale: CellSet): readonly FormulaResult[] {
  return sheets.flatMap((sheet) =>
    [...sheet.formulas.keys()].flatMap((key): FormulaResult[] => {
      const [row, column] = cellAt(key)
      const isLost = stale.has(sheet.name, row, column) && contentAt(sheet, row, column) !== null
      return isLost ? [{ sheet: sheet.name, row, column, value: undefined }] : []
    })
  )
}
