import { parseReference } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'
import { isSameName } from '../../domain/report/sheet-names'

/** Cells that we write; without range the whole sheet, without sheet the whole workbook. */
export interface WrittenArea {
  readonly sheet?: string
  readonly range?: CellRange
}

/** Milliseconds in which Excel may still tell of a finished write. */
const ECHO_TIME = 1000

/** Remembers what we wrote, so that Excel's telling of it is not taken for a person's change. */
export class OwnWrites {
  private recent: { readonly areas: readonly WrittenArea[]; until: number }[] = []

  /** Does work that writes these areas; while it lasts and shortly after, changes there are our own. */
  async during<T>(areas: readonly WrittenArea[], work: () => Promise<T>): Promise<T> {
    const entry = { areas, until: Infinity }
    this.recent.push(entry)
    try {
      return await work()
    } finally {
      entry.until = performance.now() + ECHO_TIME
    }
  }

  /** Whether a local change of this place is told because of our own writing; without sheet, of the workbook's sheets. */
  covers(sheet: string | undefined, address?: string): boolean {
    const now = performance.now()
    this.recent = this.recent.filter(({ until }) => until >= now)
    const changed = address === undefined ? undefined : parseReference(address)?.range
    return this.recent.some(({ areas }) =>
      areas.some((area) => {
        if (area.sheet === undefined) return true
        if (sheet === undefined || !isSameName(area.sheet, sheet)) return false
        return area.range === undefined || (changed !== undefined && contains(area.range, changed))
      })
    )
  }
}

const contains = (outer: CellRange, inner: CellRange): boolean =>
  outer.top <= inner.top &&
  outer.left <= inner.left &&
  outer.bottom >= inner.bottom &&
  outer.right >= inner.right
