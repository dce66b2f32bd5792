import { areaText, parseArea, quotedSheetName } from '../engine/area'
import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type { NameState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { rangeRef, worksheetRef } from './references'
import { officeClass, ref } from './office-class'
import type { RangeTarget } from './range-target'
import { guardAllowed, resolveRange } from './range-target'

/** A defined name of the workbook, or of one sheet. */
export interface NameTarget {
  book: Book
  sheet: Sheet | undefined
  name: string
}

interface NamesTarget {
  book: Book
  sheet: Sheet | undefined
}

const listOf = ({ book, sheet }: NamesTarget): NameState[] => (sheet ? sheet.state.names : book.state.names)
const touched = ({ book, sheet }: NamesTarget): NameState[] =>
  sheet ? sheet.touch().names : book.touchWorkbook().names
const find = (target: NamesTarget, name: unknown): NameState | undefined => {
  const wanted = String(name)
  const lowered = wanted.toLowerCase()
  return listOf(target).find((one) => one.name === wanted || one.name.toLowerCase() === lowered)
}

const stateOf = (target: NameTarget): NameState => {
  const state = find(target, target.name)
  if (!state) throw itemNotFound(`the name ${target.name}`)
  return state
}

/** Whether a text may be a defined name; https://support.microsoft.com/office/define-and-use-names-in-formulas-4d0f13ac-53b7-422e-afd2-abd7ff379c64 */
export const isValidName = (name: string): boolean =>
  name.length <= 255 &&
  /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) &&
  parseArea(name) === undefined &&
  !/^(?:r|c|r\d*c\d*)$/i.test(name)

function rangeOf(target: NameTarget): ObjectRef | null {
  try {
    const { formula } = stateOf(target)
    const range: RangeTarget = resolveRange(target.book, target.sheet, formula)
    return rangeRef(range)
  } catch (error) {
    if (
      error instanceof OfficeError &&
      (error.code === 'InvalidArgument' || error.code === 'ItemNotFound') &&
      find(target, target.name)
    )
      return null
    throw error
  }
}

function constantOf(formula: string): string | number | boolean {
  const text = formula.slice(1)
  if (/^".*"$/s.test(text)) return text.slice(1, -1).replaceAll('""', '"')
  if (/^(?:TRUE|FALSE)$/i.test(text)) return text.toUpperCase() === 'TRUE'
  return Number.isFinite(Number(text)) && text !== '' ? Number(text) : formula
}

function add(target: NamesTarget, name: unknown, reference: unknown, comment: unknown): ObjectRef {
  if (typeof name !== 'string' || !isValidName(name))
    throw invalidArgument(`${String(name)} cannot be a name`)
  if (target.sheet) guardAllowed(target.sheet, undefined)
  if (find(target, name)) throw new OfficeError('ItemAlreadyExists', `The name ${name} exists already.`)
  let formula: string
  if (reference && typeof reference === 'object' && 'target' in reference) {
    const { sheet, area } = (reference as ObjectRef).target as RangeTarget
    formula = `=${quotedSheetName(sheet.name)}!${areaText(area, true)}`
  } else if (typeof reference === 'string' || typeof reference === 'number') {
    formula = String(reference).startsWith('=') ? String(reference) : `=${String(reference)}`
  } else throw invalidArgument('a name needs a range or a formula')
  touched(target).push({ name, formula, comment: typeof comment === 'string' ? comment : '', visible: true })
  return ref(namedItemClass, { ...target, name })
}

/** NamedItem; https://learn.microsoft.com/javascript/api/excel/excel.nameditem */
export const namedItemClass: OfficeClass<NameTarget> = officeClass<NameTarget>({
  name: 'NamedItem',
  identity: ({ name }) => name,
  scalars: {
    Name: { get: (target) => stateOf(target).name },
    Formula: {
      get: (target) => stateOf(target).formula,
      set: (target, value) => {
        if (typeof value !== 'string' || value === '') throw invalidArgument('a formula is wanted')
        stateOf(target)
        touched(target)
        stateOf(target).formula = value.startsWith('=') ? value : `=${value}`
      }
    },
    Value: {
      get: (target) =>
        rangeOf(target) ? stateOf(target).formula.slice(1) : constantOf(stateOf(target).formula)
    },
    Type: {
      get: (target) => {
        if (rangeOf(target)) return 'Range'
        const value = constantOf(stateOf(target).formula)
        if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double'
        if (typeof value === 'boolean') return 'Boolean'
        return value.includes('#REF!') ? 'Error' : 'String'
      }
    },
    Visible: {
      get: (target) => stateOf(target).visible,
      set: (target, value) => {
        touched(target)
        stateOf(target).visible = Boolean(value)
      }
    },
    Comment: {
      get: (target) => stateOf(target).comment,
      set: (target, value) => {
        touched(target)
        stateOf(target).comment = String(value)
      }
    },
    Scope: { get: ({ sheet }) => (sheet ? 'Worksheet' : 'Workbook') },
    _Id: { get: ({ name }) => name }
  },
  navigations: {
    Worksheet: ({ sheet }) => {
      if (!sheet) throw new OfficeError('InvalidOperation', 'The name belongs to the workbook.')
      return worksheetRef(sheet)
    },
    WorksheetOrNullObject: ({ sheet }) => (sheet ? worksheetRef(sheet) : null)
  },
  objects: {
    GetRange: (target) => {
      const range = rangeOf(target)
      if (!range) throw new OfficeError('InvalidOperation', `The name ${target.name} is no range.`)
      return range
    },
    GetRangeOrNullObject: rangeOf
  },
  calls: {
    Delete: (target) => {
      const state = stateOf(target)
      const list = touched(target)
      list.splice(
        list.findIndex((one) => one.name === state.name),
        1
      )
    }
  }
})

/** The names of a workbook or sheet; https://learn.microsoft.com/javascript/api/excel/excel.nameditemcollection */
export const namedItemsClass: OfficeClass<NamesTarget> = officeClass<NamesTarget>({
  name: 'NamedItemCollection',
  items: (target) => listOf(target).map(({ name }) => ref(namedItemClass, { ...target, name })),
  item: (target, key) => {
    const state = find(target, key)
    if (!state) throw itemNotFound(`the name ${String(key)}`)
    return ref(namedItemClass, { ...target, name: state.name })
  },
  objects: {
    GetItemOrNullObject: (target, [key]) => {
      const state = find(target, key)
      return state ? ref(namedItemClass, { ...target, name: state.name }) : null
    },
    Add: (target, [name, reference, comment]) => add(target, name, reference, comment),
    AddFormulaLocal: (target, [name, formula, comment]) => add(target, name, formula, comment)
  }
})
