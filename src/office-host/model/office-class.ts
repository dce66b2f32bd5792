import type { Book } from '../engine/book'
import { OfficeError } from '../bridge/office-error'

/** An object of the Excel object model as the bridge passes it around: its class and what it stands for. */
export interface ObjectRef {
  type: OfficeClass<never>
  target: unknown
}

/** Arguments of a call: plain JSON values, or object references where the add-in passed an object. */
export type Arguments = readonly unknown[]

interface Scalar<T> {
  get(target: T, book: Book): unknown
  set?(target: T, value: unknown, book: Book): void
}

type MaybeRef = ObjectRef | null

/** What of one Office.js class the host supports, by the names the library uses on the wire. */
export interface OfficeClass<T> {
  name: string
  /** What later paths call the object by; without it a collection's items are addressed by index. */
  identity?(target: T): string | number | undefined
  /** What has to be computed before properties of the object are read; no names stand for all of them. */
  prepare?(target: T, book: Book, names: readonly string[]): Promise<void>
  scalars?: Record<string, Scalar<T>>
  navigations?: Record<string, (target: T, book: Book) => MaybeRef>
  /** Calls that answer with an object; null is the null object of `…OrNullObject`. */
  objects?: Record<string, (target: T, args: Arguments, book: Book) => MaybeRef>
  /** Calls that answer with a value or with nothing. */
  calls?: Record<string, (target: T, args: Arguments, book: Book) => unknown>
  items?(target: T, book: Book): ObjectRef[]
  item?(target: T, key: unknown, book: Book): ObjectRef
  /** Events the library hears from the document itself, without a call to this class. */
  documentEvents?: readonly string[]
}

const registry = new Map<string, OfficeClass<never>>()

/** Registers a class with the members it supports. */
export function officeClass<T>(definition: OfficeClass<T>): OfficeClass<T> {
  registry.set(definition.name, definition)
  return definition
}

/** A reference to an object of a class. */
export function ref<T>(type: OfficeClass<T>, target: T): ObjectRef {
  return { type: type, target }
}

/** A reference to an object of a class known by name, for classes that lead to each other. */
export function refTo(className: string, target: unknown): ObjectRef {
  const type = registry.get(className)
  if (!type) throw new Error(`The class ${className} is not registered.`)
  return { type, target }
}

/** One supported member: `kind` says how an add-in meets it. */
export interface SupportedMember {
  className: string
  member: string
  kind: 'property' | 'read-only property' | 'navigation' | 'method' | 'items' | 'event'
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** Every member the host supports, read from the definitions themselves. */
export function supportedMembers(): SupportedMember[] {
  const members: SupportedMember[] = []
  for (const type of registry.values()) {
    const add = (member: string, kind: SupportedMember['kind']): void => {
      members.push({ className: type.name, member: camel(member), kind })
    }
    for (const [name, scalar] of Object.entries(type.scalars ?? {})) {
      if (!name.startsWith('_')) add(name, scalar.set ? 'property' : 'read-only property')
    }
    for (const name of Object.keys(type.navigations ?? {})) if (!name.startsWith('_')) add(name, 'navigation')
    for (const name of [...Object.keys(type.objects ?? {}), ...Object.keys(type.calls ?? {})]) {
      const event = /^_Register(?:Event)?(\w+?)(?:Event)?$/.exec(name)
      if (event) add(`on${event[1] === 'DataChanged' ? 'Changed' : event[1]}`, 'event')
      else if (!name.startsWith('_')) add(name, 'method')
    }
    for (const name of type.documentEvents ?? []) add(name, 'event')
    if (type.items) add('items', 'items')
    if (type.item && !type.objects?.['GetItem']) add('getItem', 'method')
  }
  return members
}

const findKey = (record: object | undefined, name: string): string | undefined => {
  if (!record) return undefined
  if (Object.hasOwn(record, name)) return name
  const wanted = name.toLowerCase()
  return Object.keys(record).find((key) => key.toLowerCase() === wanted)
}

const missing = (type: OfficeClass<never>, member: string): OfficeError =>
  new OfficeError(
    'ApiNotFound',
    `The method or property ${type.name}.${camel(member)} is not available in this host.`
  )

/** Names a load may ask for that stand for no member: the library's own, and words like `$none` by which an add-in asks for nothing. */
const internal = (name: string): boolean => name.startsWith('is') || !/^[a-z]\w*$/i.test(name)

/** Computes what an object, and those a load reaches through it, need before they are read. */
export async function prepare(from: ObjectRef, book: Book, paths: readonly string[] = []): Promise<void> {
  const { type, target } = from
  type Prepare = (target: unknown, book: Book, names: readonly string[]) => Promise<void>
  await (type.prepare as Prepare | undefined)?.(target, book, paths)
  for (const path of paths) {
    const [first = '', ...rest] = path.split(/[/.]/)
    if (rest.length === 0 || findKey(type.navigations, first) === undefined) continue
    const next = navigate(from, first, undefined, book)
    if (next) await prepare(next, book, [rest.join('/')])
  }
}

/** Reads a property. */
export function readScalar({ type, target }: ObjectRef, name: string, book: Book): unknown {
  const key = findKey(type.scalars, name)
  if (key === undefined) throw missing(type, name)
  return (type.scalars as Record<string, Scalar<unknown>>)[key]!.get(target, book)
}

/** Sets a property. */
export function writeScalar({ type, target }: ObjectRef, name: string, value: unknown, book: Book): void {
  const key = findKey(type.scalars, name)
  const scalar = key === undefined ? undefined : (type.scalars as Record<string, Scalar<unknown>>)[key]
  if (!scalar) throw missing(type, name)
  if (!scalar.set)
    throw new OfficeError('InvalidOperation', `The property ${type.name}.${camel(name)} is read-only.`)
  scalar.set(target, value, book)
}

/** Follows a navigation property or calls a method that gives an object. */
export function navigate(
  from: ObjectRef,
  name: string,
  args: Arguments | undefined,
  book: Book
): ObjectRef | null {
  const { type, target } = from
  if (args === undefined) {
    const key = findKey(type.navigations, name)
    if (key === undefined) throw missing(type, name)
    return (type.navigations as Record<string, (target: unknown, book: Book) => MaybeRef>)[key]!(target, book)
  }
  if (name === 'GetItem' && type.item && !type.objects?.['GetItem']) return itemOf(from, args[0], book)
  const key = findKey(type.objects, name)
  if (key !== undefined) {
    return (type.objects as Record<string, (target: unknown, args: Arguments, book: Book) => MaybeRef>)[key]!(
      target,
      args,
      book
    )
  }
  if (name === 'GetItemAt' && type.items) {
    const items = itemsOf(from, book)
    const item = items[Number(args[0])]
    if (!item) throw new OfficeError('InvalidArgument', `${type.name} has no item at ${String(args[0])}.`)
    return item
  }
  throw missing(type, name)
}

/** An item of a collection by its key. */
export function itemOf(from: ObjectRef, key: unknown, book: Book): ObjectRef {
  if (!from.type.item) throw missing(from.type, 'getItem')
  return (from.type.item as (target: unknown, key: unknown, book: Book) => ObjectRef)(from.target, key, book)
}

/** The items of a collection. */
export function itemsOf(from: ObjectRef, book: Book): ObjectRef[] {
  if (!from.type.items) throw missing(from.type, 'items')
  return (from.type.items as (target: unknown, book: Book) => ObjectRef[])(from.target, book)
}

/** Calls a method that answers with a value. */
export function invoke({ type, target }: ObjectRef, name: string, args: Arguments, book: Book): unknown {
  const key = findKey(type.calls, name)
  if (key === undefined) {
    if (name === 'GetCount' && type.items) return itemsOf({ type, target }, book).length
    throw missing(type, name)
  }
  return (type.calls as Record<string, (target: unknown, args: Arguments, book: Book) => unknown>)[key]!(
    target,
    args,
    book
  )
}

/** The key later paths use for the object, if it has one. */
export function identityOf({ type, target }: ObjectRef): string | number | undefined {
  return (type.identity as ((target: unknown) => string | number | undefined) | undefined)?.(target)
}

interface Selection {
  all: boolean
  names: string[]
  children: Map<string, Selection>
}

function selectionOf(paths: readonly string[]): Selection {
  const root: Selection = { all: false, names: [], children: new Map() }
  for (const path of paths) {
    let at = root
    const parts = path.split(/[/.]/).filter((part) => part !== '')
    parts.forEach((part, index) => {
      if (index === parts.length - 1) {
        if (part === '*' || part === '$all') at.all = true
        else at.names.push(part)
        return
      }
      const key = part.toLowerCase()
      let next = at.children.get(key)
      if (!next) {
        next = { all: false, names: [], children: new Map() }
        at.children.set(key, next)
      }
      at = next
    })
  }
  return root
}

/**
 * Reads what a load asks for: properties by name, `*` for all of them, navigation paths, and the items of a collection.
 * Source: https://learn.microsoft.com/office/dev/add-ins/develop/application-specific-api-model#load
 */
export function query(
  from: ObjectRef,
  select: readonly string[] | undefined,
  expand: readonly string[] | undefined,
  book: Book,
  window: { top?: number; skip?: number } = {}
): unknown {
  const selection = selectionOf([...(select ?? []), ...(expand ?? []).map((path) => `${path}/*`)])
  if ((select ?? []).length === 0) selection.all = true
  return read(from, selection, book, window)
}

function read(
  from: ObjectRef,
  selection: Selection,
  book: Book,
  window: { top?: number; skip?: number } = {}
): unknown {
  const { type } = from
  const result: Record<string, unknown> = {}
  const identity = identityOf(from)
  if (identity !== undefined) result['_Id'] = identity
  if (type.items) {
    const own = new Set(Object.keys(type.scalars ?? {}).map((name) => name.toLowerCase()))
    const itemSelection: Selection = {
      all: selection.all,
      names: selection.names.filter((name) => !own.has(name.toLowerCase())),
      children: selection.children
    }
    for (const [name, scalar] of Object.entries((type.scalars ?? {}) as Record<string, Scalar<unknown>>)) {
      if (selection.all || selection.names.some((wanted) => wanted.toLowerCase() === name.toLowerCase())) {
        result[name] = scalar.get(from.target, book)
      }
    }
    const start = window.skip ?? 0
    const items = itemsOf(from, book).slice(start, window.top === undefined ? undefined : start + window.top)
    result['_Items'] = items.map((item) => read(item, itemSelection, book))
    return result
  }
  if (selection.all) {
    for (const [name, scalar] of Object.entries((type.scalars ?? {}) as Record<string, Scalar<unknown>>)) {
      result[name] = scalar.get(from.target, book)
    }
  }
  for (const name of selection.names) {
    const scalar = findKey(type.scalars, name)
    if (scalar !== undefined) result[scalar] = readScalar(from, scalar, book)
    else if (findKey(type.navigations, name) !== undefined) {
      const key = findKey(type.navigations, name)!
      const next = navigate(from, key, undefined, book)
      result[key] = next === null ? null : read(next, { all: true, names: [], children: new Map() }, book)
    } else if (!internal(name)) throw missing(type, name)
  }
  for (const [name, child] of selection.children) {
    const key = findKey(type.navigations, name)
    if (key === undefined) throw missing(type, name)
    const next = navigate(from, key, undefined, book)
    result[key] =
      next === null ? null : Object.assign((result[key] as object | undefined) ?? {}, read(next, child, book))
  }
  return result
}
