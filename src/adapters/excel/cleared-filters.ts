import { WorkbookProblem, type WorkOptions } from '../../application/ports'
import { isSameName } from '../../domain/report/sheet-names'
import type { Survey } from './survey'
import { writeStep, type WriteStep } from './write-requests'

type SurveyedSheet = Survey['sheets'][number]

/** Filters hide rows of sheets that are to be written as a whole. */
class FiltersInTheWay extends WorkbookProblem {
  constructor(readonly sheets: readonly string[]) {
    super('rows-hidden', { sheet: sheets.join('/') }, true)
  }
}

/**
 * Does work that needs every row to show. Where filters are in the way, the person is asked and it is done again with leave
 * to clear them; throws WorkbookProblem `rows-hidden` where nobody can be asked, `cancelled` where the answer is no.
 */
export async function askingToClear<T>(
  { mayClearFilters }: WorkOptions,
  work: (mayClear: boolean) => Promise<T>
): Promise<T> {
  try {
    return await work(false)
  } catch (error) {
    if (!mayClearFilters || !(error instanceof FiltersInTheWay)) throw error
    if (!(await mayClearFilters(error.sheets))) throw new WorkbookProblem('cancelled', {}, true)
  }
  return work(true)
}

/** The filtered ones of some sheets; throws what `askingToClear` asks about unless they may be cleared. */
export function toClear(
  { sheets }: Survey,
  names: readonly string[],
  mayClear: boolean
): readonly SurveyedSheet[] {
  const filtered = sheets.filter(
    ({ name, filters }) =>
      (filters.own || filters.tables.length > 0) && names.some((other) => isSameName(other, name))
  )
  if (filtered.length > 0 && !mayClear) throw new FiltersInTheWay(filtered.map(({ name }) => name))
  return filtered
}

/** Clears the filters of sheets, which are not protected by then; `nameNow` is what a sheet is called by then. */
export const clearFiltersStep = (
  sheets: readonly SurveyedSheet[],
  nameNow = (name: string): string => name
): WriteStep =>
  writeStep('writing', 3 * sheets.length, (book) => {
    for (const { name, filters } of sheets) {
      if (filters.own) book.sheet(nameNow(name)).autoFilter.clearCriteria()
      for (const table of filters.tables) book.workbook.tables.getItem(table).clearFilters()
    }
  })
