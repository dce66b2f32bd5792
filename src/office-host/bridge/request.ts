/** How an object is reached; https://github.com/OfficeDev/office-js `ObjectPathType` in the library's debug script. */
export const objectPathType = {
  globalObject: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  referenceId: 6,
  nullObject: 7
} as const

/** What a request does; `ActionType` in the library's debug script. */
export const actionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  ensureUnchanged: 6,
  queryAsJson: 7,
  update: 9
} as const

interface ArgumentInfo {
  Arguments?: unknown[]
  ReferencedObjectPathIds?: unknown[]
}

/** How one object of a request is reached from another. */
export interface ObjectPath {
  Id: number
  ObjectPathType: number
  Name: string
  ParentObjectPathId?: number
  ArgumentInfo?: ArgumentInfo
}

/** One step of a request. */
export interface Action {
  Id: number
  ActionType: number
  Name: string
  ObjectPathId: number
  ArgumentInfo?: ArgumentInfo
  QueryInfo?: { Select?: string[]; Expand?: string[]; Top?: number; Skip?: number }
  ObjectState?: Record<string, unknown>
}

/** The body of a request for ProcessQuery. */
export interface RequestBody {
  AutoKeepReference?: boolean
  Actions: Action[]
  ObjectPaths: Record<string, ObjectPath>
}

/** The body of the answer. */
export interface ResponseBody {
  Results: { ActionId: number; Value: unknown }[]
  TraceIds?: number[]
  Error?: { Code: string; Message: string; Location: string; HttpStatusCode: number; ActionIndex: number }
}
