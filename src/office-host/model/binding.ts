import { areaText } from '../engine/area'
import type { Book } from '../engine/book'
import type { BindingState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { fullAddress, rangeArgument, resolveRange } from './range-target'
import type { RangeTarget } from './range-target'
import { rangeRef, tableRef } from './references'

interface BindingTarget {
  book: Book
  id: string
}

const stateOf = ({ book, id }: BindingTarget): BindingState => {
  const state = book.state.bindings.find((binding) => binding.id === id)
  if (!state) throw itemNotFound(`the binding ${id}`)
  return state
}

const boundRange = (target: BindingTarget): RangeTarget => {
  const { type, reference } = stateOf(target)
  try {
    return resolveRange(target.book, undefined, type === 'Table' ? `${reference}[#All]` : reference)
  } catch {
    throw new OfficeError('InvalidReference', 'The cells of this binding were deleted.')
  }
}

/** The cells of a binding and its type; undefined when there is no such binding or its cells were deleted. */
export function boundCells(
  book: Book,
  id: string
): (RangeTarget & { type: BindingState['type'] }) | undefined {
  try {
    return { ...boundRange({ book, id }), type: stateOf({ book, id }).type }
  } catch (error) {
    if (error instanceof OfficeError) return undefined
    throw error
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.binding */
export const bindingClass: OfficeClass<BindingTarget> = officeClass<BindingTarget>({
  name: 'Binding',
  documentEvents: ['onDataChanged', 'onSelectionChanged'],
  identity: ({ id }) => id,
  scalars: { Id: { get: ({ id }) => id }, Type: { get: (target) => stateOf(target).type } },
  objects: {
    GetRange: (target) => rangeRef(boundRange(target)),
    GetTable: (target) => {
      const { type } = stateOf(target)
      if (type !== 'Table') throw new OfficeError('InvalidOperation', `The binding ${target.id} is no table.`)
      const { sheet, area } = boundRange(target)
      const table = sheet.tableAt(area.top, area.left)
      if (!table) throw itemNotFound('the table')
      return tableRef({ sheet, id: table.id })
    }
  },
  calls: {
    GetText: (target) => {
      const { type } = stateOf(target)
      if (type !== 'Text') throw new OfficeError('InvalidOperation', `The binding ${target.id} is no text.`)
      const { sheet, area } = boundRange(target)
      return sheet.text(area.top, area.left)
    },
    Delete: ({ book, id }) => {
      const state = book.touchWorkbook()
      state.bindings = state.bindings.filter((binding) => binding.id !== id)
    }
  }
})

function add(book: Book, range: RangeTarget, type: unknown, id: unknown, reference?: string): ObjectRef {
  if (type !== 'Range' && type !== 'Table' && type !== 'Text')
    throw invalidArgument(`${String(type)} is no type of binding`)
  if (typeof id !== 'string' || id === '') throw invalidArgument('a binding needs an id')
  let kept = reference ?? fullAddress(range.sheet, range.area)
  if (type === 'Table') {
    const table = range.sheet.tableAt(range.area.top, range.area.left)
    if (!table) throw invalidArgument(`${areaText(range.area)} is no table`)
    kept = table.name
  }
  const state = book.touchWorkbook()
  state.bindings = [...state.bindings.filter((binding) => binding.id !== id), { id, type, reference: kept }]
  return ref(bindingClass, { book, id })
}

const find = (book: Book, key: unknown): ObjectRef | null =>
  book.state.bindings.some(({ id }) => id === key) ? ref(bindingClass, { book, id: String(key) }) : null

/** Workbook.bindings; https://learn.microsoft.com/javascript/api/excel/excel.bindingcollection */
export const bindingsClass: OfficeClass<Book> = officeClass<Book>({
  name: 'BindingCollection',
  scalars: { Count: { get: (book) => book.state.bindings.length } },
  items: (book) => book.state.bindings.map(({ id }) => ref(bindingClass, { book, id })),
  item: (book, key) => {
    const binding = find(book, key)
    if (!binding) throw itemNotFound(`the binding ${String(key)}`)
    return binding
  },
  objects: {
    GetItemOrNullObject: (book, [key]) => find(book, key),
    Add: (book, [range, type, id]) => add(book, rangeArgument(book, book.activeSheet, range), type, id),
    AddFromNamedItem: (book, [name, type, id]) =>
      add(book, resolveRange(book, book.activeSheet, name), type, id, String(name)),
    AddFromSelection: (book, [type, id]) => {
      const { sheetId, areas } = book.selection
      return add(book, { sheet: book.sheetById(sheetId)!, area: areas[0]! }, type, id)
    }
  }
})
