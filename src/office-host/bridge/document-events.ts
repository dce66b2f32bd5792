import type { BookEvent } from '../engine/book'

/** The numbers of the events that the document itself raises; `EventDispId` in the library's debug script. */
export const documentEventId = {
  settingsChanged: 1,
  selectionChanged: 2
} as const

/** An event of the document: as the newer objects read it (`detail`) and as the older calls do (`payload`). */
export interface DocumentNotice {
  eventId: number
  targetId: string
  detail: Record<string, unknown>
  payload: unknown[]
}

/** What the document tells of the events of a step: changed settings, another selection. */
export function documentNotices(kinds: ReadonlySet<BookEvent['kind']>): DocumentNotice[] {
  const { settingsChanged, selectionChanged } = documentEventId
  const told = [
    ...(kinds.has('settingsChanged') ? [settingsChanged] : []),
    ...(kinds.has('selectionChanged') || kinds.has('activated') ? [selectionChanged] : [])
  ]
  return told.map((eventId) => ({ eventId, targetId: '', detail: {}, payload: [] }))
}
