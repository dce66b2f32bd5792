import type { Area } from '../engine/area'
import { areaText, contains, intersection, quotedSheetName, sameArea } from '../engine/area'
import type { Book } from '../engine/book'
import type { CellValue } from '../engine/cell-value'
import { dateSerial, interpretText } from '../engine/cell-value'
import { copiedFormula } from '../engine/formula-text'
import type { Sheet } from '../engine/sheet'
import type { ValidationState } from '../engine/workbook-state'
import { invalidArgument, OfficeError } from '../bridge/office-error'
import { rulesWithout } from './cell-rules'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass } from './office-class'
import { areasRef } from './references'
import type { AreasTarget, RangeTarget } from './range-target'
import { areasOfCells, guardAllowed, resolveRange } from './range-target'

const typeNames: Record<string, string> = {
  list: 'List',
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
  custom: 'Custom'
}

const operators = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo'
]

/** Inline lists hold at most this many characters; https://support.microsoft.com/office/apply-data-validation-to-cells-29fecbcc-d1b9-42c1-9d76-eff3ce5f7249 */
const inlineListLimit = 255

const noAlert = (): ValidationState['errorAlert'] => ({
  message: '',
  showAlert: true,
  style: 'Stop',
  title: ''
})
const noPrompt = (): ValidationState['prompt'] => ({ message: '', showPrompt: true, title: '' })

const absoluteReference = ({ sheet, area }: RangeTarget): string =>
  `=${quotedSheetName(sheet.name)}!${areaText(area, true)}`

const operand = (value: unknown): unknown =>
  value && typeof value === 'object' && 'target' in value
    ? absoluteReference((value as ObjectRef).target as RangeTarget)
    : value

function readRule(value: unknown): Record<string, unknown> {
  if (!value || typeof value !== 'object') throw invalidArgument('a validation rule is wanted')
  const entries = Object.entries(value as Record<string, unknown>).filter(
    ([, rule]) => rule !== null && rule !== undefined
  )
  const [kind, raw] = entries[0] ?? []
  if (entries.length !== 1 || !kind || !typeNames[kind] || typeof raw !== 'object') {
    throw invalidArgument('a validation rule has exactly one kind')
  }
  const rule = Object.fromEntries(Object.entries(raw as object).map(([key, item]) => [key, operand(item)]))
  if (kind === 'list') {
    const source = rule['source']
    if (typeof source !== 'string' || source === '') throw invalidArgument('a list needs a source')
    if (!source.startsWith('=') && source.length > inlineListLimit) {
      throw invalidArgument(`an inline list has at most ${inlineListLimit} characters`)
    }
    return { list: { inCellDropDown: rule['inCellDropDown'] ?? true, source } }
  }
  if (kind === 'custom') {
    if (typeof rule['formula'] !== 'string') throw invalidArgument('a custom rule needs a formula')
    return { custom: { formula: rule['formula'] } }
  }
  if (!operators.includes(String(rule['operator']))) throw invalidArgument('the rule needs an operator')
  if (rule['formula1'] === undefined || rule['formula1'] === '')
    throw invalidArgument('the rule needs formula1')
  const two = rule['operator'] === 'Between' || rule['operator'] === 'NotBetween'
  if (two && (rule['formula2'] === undefined || rule['formula2'] === ''))
    throw invalidArgument('the rule needs formula2')
  return { [kind]: rule }
}

/** Puts a validation over areas, taking them from whatever covered them. */
export function putValidation(
  sheet: Sheet,
  areas: Area[],
  validation: Omit<ValidationState, 'areas'> | null
): void {
  const state = sheet.touch()
  state.validations = rulesWithout(state.validations, areas)
  if (validation) state.validations.push({ ...validation, areas: areas.map((area) => ({ ...area })) })
}

function validationsOf({ sheet, areas }: AreasTarget): ValidationState[] {
  return sheet.state.validations.filter((validation) =>
    validation.areas.some((own) => areas.some((area) => intersection(own, area)))
  )
}

function uniformValidation(target: AreasTarget): ValidationState | undefined | null {
  const all = validationsOf(target)
  if (all.length === 0) return undefined
  const [first] = all
  if (all.length > 1 || !first) return null
  const covered = target.areas.every((area) =>
    first.areas.some((own) => contains(own, area) || sameArea(own, area))
  )
  return covered ? first : null
}

function change(
  target: AreasTarget,
  update: (validation: ValidationState) => Partial<ValidationState>
): void {
  guardAllowed(target.sheet, undefined)
  for (const area of target.areas) {
    const current = uniformValidation({ sheet: target.sheet, areas: [area] })
    const base: ValidationState = current ?? {
      areas: [area],
      rule: {},
      ignoreBlanks: true,
      errorAlert: noAlert(),
      prompt: noPrompt()
    }
    putValidation(target.sheet, [area], { ...structuredClone(base), ...update(base) })
  }
}

/** Range.dataValidation; https://learn.microsoft.com/javascript/api/excel/excel.datavalidation */
export const dataValidationClass: OfficeClass<AreasTarget> = officeClass<AreasTarget>({
  name: 'DataValidation',
  prepare: async (target, book, names) => {
    const wanted = names.length === 0 || names.some((name) => /^(?:valid|\*|\$all)$/i.test(name))
    if (wanted) await computeRules(target, book)
  },
  scalars: {
    Type: {
      get: (target) => {
        const validation = uniformValidation(target)
        if (validation === undefined) return 'None'
        if (validation === null)
          return new Set(validationsOf(target).map(kindOf)).size > 1 ? 'Inconsistent' : 'MixedCriteria'
        return typeNames[kindOf(validation)] ?? 'None'
      }
    },
    Rule: {
      get: (target) =>
        uniformValidation(target)?.rule ?? (uniformValidation(target) === undefined ? {} : null),
      set: (target, value) => {
        const rule = readRule(value)
        change(target, () => ({ rule }))
      }
    },
    ErrorAlert: {
      get: (target) =>
        uniformValidation(target)?.errorAlert ?? (uniformValidation(target) === undefined ? noAlert() : null),
      set: (target, value) => {
        change(target, (validation) => ({ errorAlert: { ...validation.errorAlert, ...(value as object) } }))
      }
    },
    Prompt: {
      get: (target) =>
        uniformValidation(target)?.prompt ?? (uniformValidation(target) === undefined ? noPrompt() : null),
      set: (target, value) => {
        change(target, (validation) => ({ prompt: { ...validation.prompt, ...(value as object) } }))
      }
    },
    IgnoreBlanks: {
      get: (target) =>
        uniformValidation(target)?.ignoreBlanks ?? (uniformValidation(target) === undefined ? true : null),
      set: (target, value) => {
        change(target, () => ({ ignoreBlanks: Boolean(value) }))
      }
    },
    Valid: {
      get: (target) => {
        const invalid = invalidCells(target).length
        if (invalid === 0) return true
        const cells = target.areas.reduce(
          (sum, area) => sum + (area.bottom - area.top + 1) * (area.right - area.left + 1),
          0
        )
        return invalid === cells ? false : null
      }
    }
  },
  objects: {
    GetInvalidCells: (target) => {
      const cells = invalidCellsOf(target)
      if (!cells) throw new OfficeError('ItemNotFound', 'All cells are valid.')
      return cells
    },
    GetInvalidCellsOrNullObject: (target) => invalidCellsOf(target)
  },
  calls: {
    Clear: (target) => {
      guardAllowed(target.sheet, undefined)
      putValidation(target.sheet, target.areas, null)
    }
  }
})

const kindOf = (validation: ValidationState): string => Object.keys(validation.rule)[0] ?? ''

/** What the formulas of a rule give, by cell and formula, from the last time they were computed. */
const computedRules = new WeakMap<ValidationState, Map<string, Map<string, CellValue[]>>>()

/** Goes through the cells of a range that have a validation to satisfy. */
function eachValidated(
  { sheet, areas }: AreasTarget,
  visit: (validation: ValidationState, row: number, column: number) => void
): void {
  for (const validation of validationsOf({ sheet, areas })) {
    for (const own of validation.areas) {
      for (const area of areas) {
        const shared = intersection(own, area)
        const used = shared && (validation.ignoreBlanks ? sheet.usedArea(true, shared) : shared)
        if (!used) continue
        for (let row = used.top; row <= used.bottom; row++)
          for (let column = used.left; column <= used.right; column++) visit(validation, row, column)
      }
    }
  }
}

/** Computes the formulas of the rules over a range, so that its cells can be judged. */
async function computeRules(target: AreasTarget, book: Book): Promise<void> {
  const { sheet } = target
  const wanted: { validation: ValidationState; row: number; column: number; formulas: string[] }[] = []
  eachValidated(target, (validation, row, column) => {
    const formulas = neededFormulas(sheet, validation, row, column)
    if (formulas.length > 0) wanted.push({ validation, row, column, formulas })
  })
  const [first] = wanted
  if (!first) return
  // Without an argument these ask for the cell they stand in; every other formula reads the same from any cell.
  const ownPlace = /\b(?:ROW|COLUMN|CELL)\b/i
  const common = [...new Set(wanted.flatMap(({ formulas }) => formulas))].filter(
    (text) => !ownPlace.test(text)
  )
  const shared = await book.evaluate(sheet, first.row, first.column, common)
  for (const { validation, row, column, formulas } of wanted) {
    const own = formulas.filter((text) => ownPlace.test(text))
    const results = new Map(own.length === 0 ? [] : await book.evaluate(sheet, row, column, own))
    for (const text of formulas) if (shared.has(text)) results.set(text, shared.get(text)!)
    const cells = computedRules.get(validation) ?? new Map<string, Map<string, CellValue[]>>()
    computedRules.set(validation, cells.set(`${row},${column}`, results))
  }
}

/** The cells of a range whose value their validation refuses, in reading order. */
function invalidCells(target: AreasTarget): { row: number; column: number }[] {
  const cells: { row: number; column: number }[] = []
  eachValidated(target, (validation, row, column) => {
    const computed = computedRules.get(validation)?.get(`${row},${column}`)
    const value = target.sheet.value(row, column)
    if (judge(target.sheet, validation, row, column, value, computed) !== true) cells.push({ row, column })
  })
  return cells
}

const origin = (validation: ValidationState): { row: number; column: number } => ({
  row: Math.min(...validation.areas.map((area) => area.top)),
  column: Math.min(...validation.areas.map((area) => area.left))
})

/** The cells of a range that break its validation. */
const invalidCellsOf = (target: AreasTarget): ObjectRef | null => {
  const cells = invalidCells(target)
  return cells.length === 0 ? null : areasRef({ sheet: target.sheet, areas: areasOfCells(cells) })
}

/** The formula operands of a rule as they read for one cell. */
function operandFor(validation: ValidationState, row: number, column: number, value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('=')) return value
  const from = origin(validation)
  return copiedFormula(value, row - from.row, column - from.column)
}

/** The formulas whose results a rule needs before it can judge a cell; empty when it needs none. */
function neededFormulas(sheet: Sheet, validation: ValidationState, row: number, column: number): string[] {
  const rule = Object.values(validation.rule)[0] as Record<string, unknown> | undefined
  const operands = [rule?.['formula'], rule?.['formula1'], rule?.['formula2']]
  if (kindOf(validation) === 'list') operands.push(rule?.['source'])
  return operands
    .map((value) => operandFor(validation, row, column, value))
    .filter(
      (value): value is string =>
        typeof value === 'string' && value.startsWith('=') && referenced(sheet, value) === undefined
    )
}

function referenced(sheet: Sheet, formula: string): CellValue[] | undefined {
  if (/[(+*/^&<>=,"]/.test(formula.slice(1).replace(/'[^']*'!/g, ''))) return undefined
  try {
    const { sheet: on, area } = resolveRange(sheet.book, sheet, formula)
    const used = on.usedArea(true, area)
    if (!used) return []
    const values: CellValue[] = []
    for (let row = used.top; row <= used.bottom; row++) {
      for (let column = used.left; column <= used.right; column++) values.push(on.value(row, column))
    }
    return values
  } catch {
    return undefined
  }
}

/**
 * Whether a validation accepts a value in a cell; 'computed' when that takes formula results not handed in.
 * Source: https://support.microsoft.com/office/apply-data-validation-to-cells-29fecbcc-d1b9-42c1-9d76-eff3ce5f7249
 */
function judge(
  sheet: Sheet,
  validation: ValidationState,
  row: number,
  column: number,
  value: CellValue,
  computed: Map<string, CellValue[]> | undefined
): boolean | 'computed' {
  if (value === '' && validation.ignoreBlanks) return true
  const kind = kindOf(validation)
  const rule = (Object.values(validation.rule)[0] ?? {}) as Record<string, unknown>
  const results = (raw: unknown): CellValue[] | undefined => {
    const own = operandFor(validation, row, column, raw)
    if (typeof own === 'string' && own.startsWith('=')) return referenced(sheet, own) ?? computed?.get(own)
    if (typeof own === 'string') {
      const date = /^(\d{4})-(\d{2})-(\d{2})/.exec(own)
      return [date ? dateSerial(Number(date[1]), Number(date[2]), Number(date[3])) : interpretText(own).value]
    }
    return [own as CellValue]
  }
  if (kind === '') return true
  if (kind === 'list') {
    const source = String(rule['source'])
    const choices = source.startsWith('=')
      ? results(source)
      : source.split(',').map((choice) => interpretText(choice.trim()).value)
    if (!choices) return 'computed'
    return choices.some((choice) => String(choice) === String(value))
  }
  if (kind === 'custom') {
    const [result] = results(rule['formula']) ?? []
    if (result === undefined) return 'computed'
    return typeof result === 'string' ? false : Boolean(result)
  }
  const first = results(rule['formula1'])
  const second = rule['formula2'] === undefined ? [0] : results(rule['formula2'])
  if (!first || !second) return 'computed'
  const measured = kind === 'textLength' ? String(value).length : value
  if (typeof measured !== 'number') return false
  if (kind === 'wholeNumber' && !Number.isInteger(measured)) return false
  const [a, b] = [Number(first[0] ?? 0), Number(second[0] ?? 0)]
  switch (rule['operator']) {
    case 'Between':
      return measured >= a && measured <= b
    case 'NotBetween':
      return measured < a || measured > b
    case 'EqualTo':
      return measured === a
    case 'NotEqualTo':
      return measured !== a
    case 'GreaterThan':
      return measured > a
    case 'LessThan':
      return measured < a
    case 'GreaterThanOrEqualTo':
      return measured >= a
    default:
      return measured <= a
  }
}

/** Whether a rule accepts a value once its formulas are computed. */
export async function accepts(
  book: Book,
  sheet: Sheet,
  row: number,
  column: number,
  value: CellValue
): Promise<boolean> {
  const validation = sheet.validationAt(row, column)
  if (!validation) return true
  const formulas = neededFormulas(sheet, validation, row, column)
  const computed = formulas.length === 0 ? undefined : await book.evaluate(sheet, row, column, formulas)
  return judge(sheet, validation, row, column, value, computed) === true
}

/** The choices a cell's list offers, in their order; undefined where the cell has no list that opens. */
export async function listChoices(
  book: Book,
  sheet: Sheet,
  row: number,
  column: number
): Promise<string[] | undefined> {
  const validation = sheet.validationAt(row, column)
  const list = validation?.rule['list'] as { source?: unknown; inCellDropDown?: unknown } | undefined
  if (!validation || !list || list.inCellDropDown === false) return undefined
  const source = operandFor(validation, row, column, String(list.source))
  if (typeof source !== 'string') return undefined
  const choices = source.startsWith('=')
    ? (referenced(sheet, source) ?? (await book.evaluate(sheet, row, column, [source])).get(source) ?? [])
    : source.split(',').map((choice) => choice.trim())
  return choices.map(String).filter((choice) => choice !== '')
}
