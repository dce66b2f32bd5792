import { intersection, parseArea } from '../engine/area'
import type { Area } from '../engine/area'
import type { Book, BookEvent } from '../engine/book'
import { boundCells } from '../model/binding'

/** The numbers of the events that the document itself raises; `EventDispId` in the library's debug script. */
export const documentEventId = {
  settingsChanged: 1,
  selectionChanged: 2,
  bindingSelectionChanged: 3,
  bindingDataChanged: 4
} as const

/** An event of the document: as the newer objects read it (`detail`) and as the older calls do (`payload`). */
export interface DocumentNotice {
  eventId: number
  targetId: string
  detail: Record<string, unknown>
  payload: unknown[]
}

const bindingTypeNumber = { Text: 0, Range: 1, Table: 2 } as const

/** A binding as the older calls read it: id, type, and rows, columns, whether it has headers; undefined when there is none. */
export function bindingDescription(book: Book, id: string): unknown[] | undefined {
  const bound = boundCells(book, id)
  if (!bound) return undefined
  const { area, type, sheet } = bound
  const headers = type === 'Table' && (sheet.tableAt(area.top, area.left)?.showHeaders ?? false)
  const rows = area.bottom - area.top + 1 - (headers ? 1 : 0)
  return [id, bindingTypeNumber[type], [rows, area.right - area.left + 1, headers]]
}

/**
 * Reads what the document tells of the events of a step: settings, selection, and for each binding its selection and data. A binding's
 * data changes when its cells are written or its formulas give something else; only one selected area counts as its selection.
 * Source: https://learn.microsoft.com/javascript/api/excel/excel.binding
 */
export class DocumentEvents {
  private readonly known = new Map<string, string>()

  constructor(private readonly book: Book) {
    book.onStep(() => {
      this.remember()
    })
  }

  /** The notices of a step's events, each with the address its details name, if any. */
  read(events: { kind: BookEvent['kind']; target: string; address: unknown }[]): DocumentNotice[] {
    const notices: DocumentNotice[] = []
    const plain = (eventId: number): void => {
      notices.push({ eventId, targetId: '', detail: {}, payload: [] })
    }
    const kinds = new Set(events.map(({ kind }) => kind))
    if (kinds.has('settingsChanged')) plain(documentEventId.settingsChanged)
    if (kinds.has('selectionChanged') || kinds.has('activated')) plain(documentEventId.selectionChanged)
    for (const { id } of this.book.state.bindings) {
      const bound = boundCells(this.book, id)
      if (!bound) continue
      const within = (wanted: BookEvent['kind']): Area[] =>
        events.flatMap(({ kind, target, address }) => {
          const area = kind === wanted && target === bound.sheet.id ? parseArea(String(address)) : undefined
          const shared = area && intersection(area, bound.area)
          return shared ? [shared] : []
        })
      const selected = within('selectionChanged').at(-1)
      if (selected) notices.push(this.selection(id, bound.area, selected))
      const computed = events.some(({ kind, target }) => kind === 'calculated' && target === bound.sheet.id)
      const written = within('changed').length > 0
      if (!written && !computed) continue
      const before = this.known.get(id)
      const now = this.values(id)
      this.known.set(id, now)
      if (!written && (before === undefined || before === now)) continue
      const eventId = documentEventId.bindingDataChanged
      notices.push({ eventId, targetId: id, detail: {}, payload: [this.description(id), eventId] })
    }
    return notices
  }

  private description(id: string): unknown[] {
    return bindingDescription(this.book, id) ?? [id]
  }

  private selection(id: string, own: Area, selected: Area): DocumentNotice {
    const detail = {
      startRow: selected.top - own.top,
      startColumn: selected.left - own.left,
      rowCount: selected.bottom - selected.top + 1,
      columnCount: selected.right - selected.left + 1
    }
    // A list of lists says its dimensions and length first; the library would take the first pair for them otherwise.
    const subset = [
      [1, 2],
      [detail.startRow, detail.startColumn],
      [detail.rowCount, detail.columnCount]
    ]
    const eventId = documentEventId.bindingSelectionChanged
    return { eventId, targetId: id, detail, payload: [[this.description(id), subset], eventId] }
  }

  /** Keeps the values of bindings that are new, so that later results can be told from them. */
  private remember(): void {
    const { bindings } = this.book.state
    for (const id of this.known.keys()) if (!bindings.some((one) => one.id === id)) this.known.delete(id)
    for (const { id } of bindings) if (!this.known.has(id)) this.known.set(id, this.values(id))
  }

  private values(id: string): string {
    const bound = boundCells(this.book, id)
    const used = bound?.sheet.usedArea(true, bound.area)
    if (!bound || !used) return ''
    const values: unknown[] = []
    for (let row = used.top; row <= used.bottom; row++)
      for (let column = used.left; column <= used.right; column++) values.push(bound.sheet.value(row, column))
    return JSON.stringify([used, values])
  }
}
