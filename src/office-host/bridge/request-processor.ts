import type { Book } from '../engine/book'
import type { ObjectRef } from '../model/office-class'
import { identityOf, invoke, itemOf, navigate, prepare, query, ref, writeScalar } from '../model/office-class'
import { rangeClass } from '../model/range'
import { rangeAreasClass } from '../model/range-areas'
import type { RangeTarget } from '../model/range-target'
import { serviceClass } from '../model/service'
import { workbookClass } from '../model/workbook'
import { OfficeError } from './office-error'
import type { Action, ObjectPath, RequestBody, ResponseBody } from './request'
import { actionType, objectPathType } from './request'

const readsResults =
  /^(?:Find|ReplaceAll|GetSpecialCells|GetInvalidCells|GetDimensionValues|Apply|Reapply|CopyFrom|RemoveDuplicates)/

/**
 * Runs one request against the workbook: steps in order, up to the first error; what was done before it stays done, as
 * in Excel. What
 * is asked of a null object is left out. Source:
 * https://learn.microsoft.com/office/dev/add-ins/develop/application-specific-api-model#ornullobject-methods-and-properties
 */
export async function processRequest(book: Book, body: RequestBody): Promise<ResponseBody> {
  const objects = new Map<number, ObjectRef | null>()
  const results: ResponseBody['Results'] = []
  const traces: number[] = []
  const response: ResponseBody = { Results: results, TraceIds: traces }

  const args = (info: ObjectPath['ArgumentInfo']): unknown[] => {
    const replaced = (value: unknown, ids: unknown): unknown => {
      if (typeof ids === 'number' && ids > 0) return resolve(ids)
      if (Array.isArray(value))
        return value.map((item, index) => replaced(item, Array.isArray(ids) ? ids[index] : 0))
      if (value && typeof value === 'object') {
        const reference = (value as { _ObjectPathId?: number })._ObjectPathId
        if (typeof reference === 'number') return resolve(reference)
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, 0)]))
      }
      return value
    }
    return (info?.Arguments ?? []).map((value, index) =>
      replaced(value, info?.ReferencedObjectPathIds?.[index])
    )
  }

  const resolve = (id: number): ObjectRef | null => {
    const known = objects.get(id)
    if (known !== undefined) return known
    const path = body.ObjectPaths[id]
    if (!path) throw new OfficeError('InvalidRequest', `The request names no object path ${id}.`)
    const object = reach(path)
    objects.set(id, object)
    return object
  }

  const reach = (path: ObjectPath): ObjectRef | null => {
    switch (path.ObjectPathType) {
      case objectPathType.globalObject:
        return ref(workbookClass, book)
      case objectPathType.newObject:
        if (path.Name === 'Microsoft.InternalService.AddinInternalService') return ref(serviceClass, book)
        throw new OfficeError('ApiNotFound', `The class ${path.Name} is not available in this host.`)
      case objectPathType.nullObject:
        return null
      case objectPathType.referenceId: {
        const kept = book.kept.get(path.Name)
        if (!kept)
          throw new OfficeError('InvalidReference', 'This reference is not valid for the current operation.')
        const first = kept.areas[0]
        if (!first) throw new OfficeError('InvalidReference', 'The cells of this range were deleted.')
        return path.Name.startsWith('areas')
          ? ref(rangeAreasClass, { sheet: kept.sheet, areas: kept.areas })
          : ref(rangeClass, { sheet: kept.sheet, area: first })
      }
    }
    const parent = resolve(path.ParentObjectPathId ?? 0)
    if (parent === null) return null
    if (path.ObjectPathType === objectPathType.property) return navigate(parent, path.Name, undefined, book)
    if (path.ObjectPathType === objectPathType.indexer)
      return itemOf(parent, args(path.ArgumentInfo)[0], book)
    return navigate(parent, path.Name, args(path.ArgumentInfo), book)
  }

  const keptIds = new Map<number, string>()

  const keepReference = (pathId: number, object: ObjectRef): void => {
    const areas = object.type.name === 'RangeAreas'
    const id = `${areas ? 'areas' : 'range'}${book.nextNumber()}`
    const target = object.target as RangeTarget & { areas?: RangeTarget['area'][] }
    book.kept.set(id, { sheet: target.sheet, areas: areas ? [...target.areas!] : [target.area] })
    keptIds.set(pathId, id)
  }

  const instantiate = (action: Action): unknown => {
    const object = resolve(action.ObjectPathId)
    if (object === null) return null
    const value: Record<string, unknown> = {}
    const identity = identityOf(object)
    if (identity !== undefined) {
      value['_Id'] = identity
      value['Id'] = identity
    }
    const kept = keptIds.get(action.ObjectPathId)
    if (kept !== undefined) value['_ReferenceId'] = kept
    return value
  }

  const computeFor = async (path: ObjectPath | undefined): Promise<void> => {
    if (!path || !readsResults.test(path.Name)) return
    await book.calculate()
    const parent = path.ParentObjectPathId === undefined ? null : resolve(path.ParentObjectPathId)
    if (parent) await prepare(parent, book)
  }

  const run = async (action: Action): Promise<unknown> => {
    switch (action.ActionType) {
      case actionType.instantiate:
        await computeFor(body.ObjectPaths[action.ObjectPathId])
        return instantiate(action)
      case actionType.query:
      case actionType.queryAsJson: {
        const object = resolve(action.ObjectPathId)
        if (object === null) return null
        await book.calculate()
        const { Select, Expand, Top, Skip } = action.QueryInfo ?? {}
        await prepare(object, book, Select)
        const window = {
          ...(Top === undefined ? {} : { top: Top }),
          ...(Skip === undefined ? {} : { skip: Skip })
        }
        return query(object, Select, Expand, book, window)
      }
      case actionType.method: {
        const object = resolve(action.ObjectPathId)
        if (action.Name === '_KeepReference' && object === null) return null
        if (object === null) return null
        if (action.Name === '_KeepReference') {
          keepReference(action.ObjectPathId, object)
          return null
        }
        if (readsResults.test(action.Name)) await book.calculate()
        const answer = await invoke(object, action.Name, args(action.ArgumentInfo), book)
        return answer ?? null
      }
      case actionType.setProperty: {
        const object = resolve(action.ObjectPathId)
        if (object === null) return undefined
        writeScalar(object, action.Name, args(action.ArgumentInfo)[0], book)
        return undefined
      }
      case actionType.update: {
        const object = resolve(action.ObjectPathId)
        if (object === null) return undefined
        for (const [name, value] of Object.entries(action.ObjectState ?? {}))
          writeScalar(object, name, value, book)
        return undefined
      }
      case actionType.trace:
        traces.push(action.Id)
        return null
      case actionType.ensureUnchanged:
        return null
      default:
        throw new OfficeError('InvalidRequest', `The host knows no action of type ${action.ActionType}.`)
    }
  }

  /** Where an action failed, as Excel names it: class and member, e.g. `Range.values` or `WorksheetCollection.getItem`. */
  const locationOf = (action: Action): string => {
    let member = action.Name ?? ''
    let id = action.ObjectPathId
    let path = body.ObjectPaths[id]
    // What could not be reached failed in the member of the last object that could.
    while (path && !objects.get(id)) {
      member = path.Name
      id = path.ParentObjectPathId ?? 0
      path = body.ObjectPaths[id]
    }
    const owner = objects.get(id)?.type.name ?? 'Workbook'
    return [owner, member && `${member.charAt(0).toLowerCase()}${member.slice(1)}`].filter(Boolean).join('.')
  }

  for (const [index, action] of body.Actions.entries()) {
    try {
      const value = await run(action)
      if (value !== undefined) results.push({ ActionId: action.Id, Value: value })
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error
      response.Error = {
        Code: error.code,
        Message: error.message,
        Location: locationOf(action),
        HttpStatusCode: error.httpStatusCode,
        ActionIndex: index
      }
      break
    }
  }
  return response
}
