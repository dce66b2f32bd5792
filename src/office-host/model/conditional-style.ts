import type { Area } from '../engine/area'
import { areaText, contains } from '../engine/area'
import type { CellValue } from '../engine/cell-value'
import { copiedFormula } from '../engine/formula-text'
import type { Sheet } from '../engine/sheet'
import type { ConditionalFormatState, ConditionalStyle } from '../engine/workbook-state'

interface Place {
  row: number
  column: number
}

type Rule = Record<string, unknown>

/** A condition: a formula to compute, a verdict, or a colour of its own; undefined where the host draws nothing for it. */
type Condition = { formula: string } | boolean | ConditionalStyle | undefined

const at = ({ row, column }: Place): Area => ({ top: row, bottom: row, left: column, right: column })

const errorForm = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!)$/u
const isError = (value: CellValue): boolean => typeof value === 'string' && errorForm.test(value)

/** The values of the cells of areas that are not empty. */
function filledValues(sheet: Sheet, areas: readonly Area[]): CellValue[] {
  const values: CellValue[] = []
  for (const area of areas) {
    const used = sheet.usedArea(true, area)
    if (!used) continue
    for (let row = used.top; row <= used.bottom; row++) {
      for (let column = used.left; column <= used.right; column++) {
        const value = sheet.value(row, column)
        if (value !== '') values.push(value)
      }
    }
  }
  return values
}

/** What a condition must know of all cells it is about. */
class Population {
  private values: CellValue[] | undefined
  private ordered: number[] | undefined
  private counts: Map<string, number> | undefined

  constructor(
    private readonly sheet: Sheet,
    private readonly areas: readonly Area[]
  ) {}

  private all(): CellValue[] {
    return (this.values ??= filledValues(this.sheet, this.areas))
  }

  /** The numbers from the smallest on. */
  numbers(): number[] {
    return (this.ordered ??= this.all()
      .filter((value) => typeof value === 'number')
      .sort((one, other) => one - other))
  }

  countOf(value: CellValue): number {
    this.counts ??= this.all().reduce((counts: Map<string, number>, one) => {
      const key = String(one).toLowerCase()
      return counts.set(key, (counts.get(key) ?? 0) + 1)
    }, new Map<string, number>())
    return this.counts.get(String(value).toLowerCase()) ?? 0
  }

  mean(): number {
    const numbers = this.numbers()
    return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
  }

  /** The standard deviation of the whole population, as Excel's rules take it. */
  deviation(): number {
    const mean = this.mean()
    const numbers = this.numbers()
    return Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length)
  }

  percentile(share: number): number {
    const numbers = this.numbers()
    const position = Math.min(Math.max(share, 0), 1) * (numbers.length - 1)
    const [below, above] = [numbers[Math.floor(position)] ?? 0, numbers[Math.ceil(position)] ?? 0]
    return below + (above - below) * (position - Math.floor(position))
  }
}

const comparisons: Record<string, string> = {
  EqualTo: '=',
  NotEqualTo: '<>',
  GreaterThan: '>',
  LessThan: '<',
  GreaterThanOrEqual: '>=',
  LessThanOrEqual: '<='
}

function operandText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value).toUpperCase()
  const text = typeof value === 'string' ? value.trim() : ''
  return text.startsWith('=') ? text.slice(1) : text
}

/** The condition of a rule on values as a formula over the cell it names. */
function cellValueFormula(rule: Rule, cell: string): string | undefined {
  const [first, second] = [operandText(rule['formula1']), operandText(rule['formula2'])]
  const operator = String(rule['operator'])
  if (first === '') return undefined
  if (operator === 'Between' || operator === 'NotBetween') {
    if (second === '') return undefined
    const [low, high] = [`MIN(${first},${second})`, `MAX(${first},${second})`]
    return operator === 'Between'
      ? `=AND(${cell}>=${low},${cell}<=${high})`
      : `=OR(${cell}<${low},${cell}>${high})`
  }
  const sign = comparisons[operator]
  return sign && `=${cell}${sign}(${first})`
}

function containsText(rule: Rule, shown: string): boolean {
  const text = operandText(rule['text']).toLowerCase()
  const own = shown.toLowerCase()
  switch (rule['operator']) {
    case 'NotContains':
      return !own.includes(text)
    case 'BeginsWith':
      return own.startsWith(text)
    case 'EndsWith':
      return own.endsWith(text)
    default:
      return own.includes(text)
  }
}

function meetsPreset(criterion: string, value: CellValue, all: Population): boolean | undefined {
  const isBlank = typeof value === 'string' && value.trim() === ''
  switch (criterion) {
    case 'Blanks':
      return isBlank
    case 'NonBlanks':
      return !isBlank
    case 'Errors':
      return isError(value)
    case 'NonErrors':
      return !isError(value)
    case 'DuplicateValues':
      return value !== '' && all.countOf(value) > 1
    case 'UniqueValues':
      return value !== '' && all.countOf(value) === 1
  }
  const average = /^(EqualOr|OneStdDev|TwoStdDev|ThreeStdDev)?(Above|Below)Average$/u.exec(criterion)
  if (!average) return undefined
  if (typeof value !== 'number' || all.numbers().length === 0) return false
  const steps = { OneStdDev: 1, TwoStdDev: 2, ThreeStdDev: 3 }[average[1] ?? ''] ?? 0
  const isAbove = average[2] === 'Above'
  const distance = steps === 0 ? 0 : steps * all.deviation()
  const limit = all.mean() + (isAbove ? distance : -distance)
  if (average[1] === 'EqualOr' && value === limit) return true
  return isAbove ? value > limit : value < limit
}

function isAmongOuter(rule: Rule, value: CellValue, all: Population): boolean {
  const numbers = all.numbers()
  if (typeof value !== 'number' || numbers.length === 0) return false
  const kind = String(rule['type'])
  const rank = Number(rule['rank'])
  const wanted = kind.endsWith('Percent') ? Math.floor((numbers.length * rank) / 100) : rank
  const count = Math.min(Math.max(1, wanted), numbers.length)
  return kind.startsWith('Top') ? value >= numbers[numbers.length - count]! : value <= numbers[count - 1]!
}

const channels = (color: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16))

/** The colour of a scale for a value; undefined outside it, and where a limit is a formula, which is not drawn. */
function scaleColor(rule: Rule, value: CellValue, all: Population): string | undefined {
  const numbers = all.numbers()
  if (typeof value !== 'number' || numbers.length === 0) return undefined
  const [lowest, highest] = [numbers[0]!, numbers.at(-1)!]
  const criteria = (rule['criteria'] ?? {}) as Record<string, Rule | null | undefined>
  const stops: { position: number; color: string }[] = []
  for (const name of ['minimum', 'midpoint', 'maximum']) {
    const criterion = criteria[name]
    if (!criterion) continue
    const color = operandText(criterion['color'])
    const given = Number(operandText(criterion['formula']))
    const position = {
      LowestValue: lowest,
      HighestValue: highest,
      Number: given,
      Percent: lowest + ((highest - lowest) * given) / 100,
      Percentile: all.percentile(given / 100)
    }[String(criterion['type'])]
    if (position === undefined || Number.isNaN(position) || !/^#[0-9a-f]{6}$/iu.test(color)) return undefined
    stops.push({ position, color })
  }
  const above = stops.findIndex(({ position }) => value <= position)
  if (above === -1) return stops.at(-1)?.color
  const [from, to] = [stops[above - 1], stops[above]!]
  if (!from || to.position === from.position) return to.color
  const share = (value - from.position) / (to.position - from.position)
  const [start, end] = [channels(from.color), channels(to.color)]
  const mixed = start.map((one, index) => Math.round(one + (end[index]! - one) * share))
  return `#${mixed.map((one) => one.toString(16).padStart(2, '0')).join('')}`.toUpperCase()
}

/**
 * What the conditional formats of one sheet make of its cells. Data bars, icon sets and conditions on dates are not among them.
 * Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-conditional-formatting
 */
export class ConditionalStyles {
  private readonly byColumn = new Map<number, ConditionalFormatState[]>()

  constructor(private readonly sheet: Sheet) {}

  /** Forgets which formats lie over which columns; called when they may have changed. */
  forget(): void {
    this.byColumn.clear()
  }

  /** The conditional formats over a cell, the most important first. */
  over({ row, column }: Place): ConditionalFormatState[] {
    const { conditionalFormats } = this.sheet.state
    if (conditionalFormats.length === 0) return []
    let formats = this.byColumn.get(column)
    if (!formats) {
      formats = conditionalFormats.filter(({ areas }) =>
        areas.some((area) => area.left <= column && area.right >= column)
      )
      this.byColumn.set(column, formats)
    }
    return formats.filter(({ areas }) => areas.some((area) => contains(area, at({ row, column }))))
  }

  /** The style each cell gets over its own; undefined for those no condition applies to. */
  async of(cells: readonly Place[]): Promise<(ConditionalStyle | undefined)[]> {
    const { book } = this.sheet
    const populations = new Map<ConditionalFormatState, Population>()
    const tests: (Place & { formula: string })[] = []
    const conditions = cells.map((place) =>
      this.over(place).map((format) => {
        let all = populations.get(format)
        if (!all) {
          all = new Population(this.sheet, format.areas)
          populations.set(format, all)
        }
        const condition = this.condition(format, place, all)
        if (condition && typeof condition === 'object' && 'formula' in condition) {
          return { format, test: tests.push({ ...place, formula: condition.formula }) - 1 }
        }
        return { format, verdict: condition }
      })
    )
    const truths = await book.holds(this.sheet, tests)
    return conditions.map((own) => {
      let style: ConditionalStyle | undefined
      for (const { format, test, verdict } of own) {
        const met = test === undefined ? verdict : truths[test]
        if (!met) continue
        style = { ...(met === true ? format.style : met), ...style }
        if (format.stopIfTrue) break
      }
      return style
    })
  }

  private condition(format: ConditionalFormatState, place: Place, all: Population): Condition {
    const { sheet } = this
    const rule = format.rule ?? {}
    const origin = format.areas[0]!
    const here = (formula: string): { formula: string } => ({
      formula: copiedFormula(formula, place.row - origin.top, place.column - origin.left)
    })
    const value = (): CellValue => sheet.value(place.row, place.column)
    switch (format.type) {
      case 'Custom':
        return format.formula ? here(format.formula) : undefined
      case 'CellValue': {
        const first = areaText({ ...origin, bottom: origin.top, right: origin.left })
        const formula = cellValueFormula(rule, first)
        return formula === undefined ? undefined : here(formula)
      }
      case 'ContainsText':
        return containsText(rule, sheet.text(place.row, place.column))
      case 'PresetCriteria':
        return meetsPreset(String(rule['criterion']), value(), all)
      case 'TopBottom':
        return isAmongOuter(rule, value(), all)
      case 'ColorScale': {
        const fillColor = scaleColor(rule, value(), all)
        return fillColor === undefined ? undefined : { fillColor }
      }
      default:
        return undefined
    }
  }
}
