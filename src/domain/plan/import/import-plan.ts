import Big from 'big.js'
import { parseAmount, parseDecimal } from '../amounts'
import { canonicalText, tidyText } from '../canonical-text'
import type {
  Accumulation,
  Attribute,
  CategoryEntry,
  Direction,
  IndicatorContinuation,
  IndicatorRecord,
  PlanDocument,
  ProjectContinuation,
  ProjectRecord,
  TaskEntry
} from '../plan-document'
import { importedPlanId } from '../plan-id'
import { UNIT_SEPARATORS } from '../plan-lexicon'
import { parseTarget } from '../target'
import { parseYears } from '../years'
import { findTables, type FoundTable, type SourceColumn } from './find-tables'
import {
  AMOUNT_UNITS,
  ANTICIPATORY,
  BINDING,
  HEADING_BREAK,
  HEADING_NUMBER,
  ONLY_CATEGORY,
  ONLY_TASK
} from './import-lexicon'
import { fiveYearsIn, regionIn, shortTitleOf, titleIn, yearIn, yearsOf } from './plan-facts'
import { proposeAccumulation, proposeDirection, readDirection } from './propose-direction'
import { proposeUnits, type ProposedUnits } from './propose-units'
import { readRows, type SourcePlace, type SourceRow, type SourceRows } from './read-rows'
import { gridOf, type SourceSheet } from './source-grid'

/** What importing leaves open; each has a proposal that the document already holds. */
export type ImportQuestionCode =
  | 'direction'
  | 'accumulation'
  | 'attribute'
  | 'title'
  | 'region'
  | 'period'
  | 'baseline-year'
  | 'issued'
  | 'coordinating-unit'
  | 'responsible-unit'
  | 'unit-kind'
  | 'unit-alias'
  | 'unit-group'
  | 'category-missing'
  | 'task-missing'
  | 'table-missing'
  | 'numbers-given'
  | 'amounts-converted'
  | 'total-differs'
  | 'target-unreadable'
  | 'years-unreadable'
  | 'amount-unreadable'
  | 'row-skipped'

/** One thing a person should confirm: what it is about, where it stands, and what was assumed. */
export interface ImportQuestion {
  readonly code: ImportQuestionCode
  /** The indicator, project or unit it is about; empty for the plan. */
  readonly subject: string
  /** Absent for what stands in no single cell. */
  readonly place?: SourcePlace
  /** The assumption, or the text that could not be read. */
  readonly proposed: string
  readonly params: Readonly<Record<string, string | number>>
}

/** What a person decides about a plan to be imported, instead of what would be assumed. */
export interface ImportAnswers {
  readonly id?: string
  readonly title?: string
  readonly period?: { readonly start: number; readonly end: number }
  readonly issued?: string
  readonly coordinatingUnit?: string
  /** Directions by the indicators' names, in any spelling of them. */
  readonly directions?: ReadonlyMap<string, Direction>
}

/** Why no plan can be made of a worksheet; wording lives in messages/. */
export interface ImportProblem {
  readonly code: 'no-tables' | 'no-rows' | 'period-unknown' | 'indicator-unknown' | 'unit-not-named'
  readonly params: Readonly<Record<string, string | number>>
}

/** A plan document from somebody's tables with what is open in it, or why there is none. */
export type PlanImport =
  | { readonly ok: true; readonly document: PlanDocument; readonly questions: readonly ImportQuestion[] }
  | { readonly ok: false; readonly problem: ImportProblem }

const BINDS = new RegExp(BINDING, 'u')
const EXPECTED = new RegExp(ANTICIPATORY, 'u')
const NUMBERING = new RegExp(HEADING_NUMBER, 'u')
const BREAK = new RegExp(HEADING_BREAK, 'u')
/** A share cannot leave these bounds; a yearly rate of change may also fall below zero. */
const PERCENT_RANGE = { level: ['0', '100'], sum: undefined, compound: ['-100', '100'] } as const
const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/u
const PLACES_OF_CODES = 2

/**
 * Makes a plan document of the tables in somebody's sheets: columns by the meaning of their headers, merged cells filled
 * down, units proposed as a dictionary. Every cell is kept as printed; whatever had to be assumed is asked about.
 */
export function importPlan(
  sheets: readonly SourceSheet[],
  fileTitle: string,
  answers: ImportAnswers = {}
): PlanImport {
  const tables = sheets.flatMap((sheet) => findTables(gridOf(sheet)))
  if (tables.length === 0) return refusal('no-tables', { sheets: sheets.map(({ name }) => name).join(', ') })
  const source = sourceOf(tables)
  if (source.indicators.rows.length + source.projects.rows.length === 0)
    return refusal('no-rows', { sheets: [...new Set(tables.map(({ grid }) => grid.name))].join(', ') })
  const questions: ImportQuestion[] = []
  const ask: Ask = (code, proposed, { subject = '', place, params = {} } = {}) => {
    questions.push({ code, subject, ...(place && { place }), proposed, params })
  }

  const facts = factsOf(source, fileTitle, answers, ask)
  if (!facts) return refusal('period-unknown')
  const categories = new Names('category')
  const tasks = new Names('task')
  const indicators = indicatorRecords(source.indicators, categories, answers, ask)
  const unknown = [...(answers.directions?.keys() ?? [])].find(
    (name) => !indicators.some((record) => canonicalText(record.name) === canonicalText(name))
  )
  if (unknown !== undefined) return refusal('indicator-unknown', { name: unknown })
  const factor = amountFactor(tables)
  const projects = projectRecords(source.projects, tasks, factor, ask)
  const units = proposeUnits([
    ...projects.flatMap(({ leadUnits, cooperatingUnits }) => [leadUnits, cooperatingUnits]),
    ...indicators.flatMap(({ responsibleUnit }) => responsibleUnit ?? [])
  ])
  const coordinatingUnit = answers.coordinatingUnit ?? mostNamed(units)
  if (coordinatingUnit === undefined) return refusal('unit-not-named')
  if (answers.coordinatingUnit === undefined)
    ask('coordinating-unit', coordinatingUnit, { subject: coordinatingUnit })
  askAboutUnits(units, ask)
  askAboutGaps(source, ask)

  const entries = units.entries.some(({ name }) => name === coordinatingUnit)
    ? units.entries
    : [{ name: coordinatingUnit, kind: 'department' as const }, ...units.entries]
  const known = new Set(entries.map(({ name }) => name))
  const document: PlanDocument = {
    format: 1,
    ...facts,
    coordinatingUnit,
    units: entries,
    categories: categories.entries(),
    tasks: tasks.entries().map((task): TaskEntry => ({ ...task, shortName: shortNameOf(task.name) })),
    indicators: indicators.map((record) => withKnownUnit(record, known, ask)),
    projects,
    declared: declaredOf(indicators, projects, tasks, declaredTotal(source.projects, projects, factor, ask))
  }
  return { ok: true, document, questions }
}

const refusal = (code: ImportProblem['code'], params: ImportProblem['params'] = {}): PlanImport => ({
  ok: false,
  problem: { code, params }
})

/** The tables found and the rows in those of each kind. */
interface PlanSource {
  readonly tables: readonly FoundTable[]
  readonly indicators: SourceRows
  readonly projects: SourceRows
}

const tablesOf = (tables: readonly FoundTable[], kind: FoundTable['kind']): readonly FoundTable[] =>
  tables.filter((table) => table.kind === kind)

const sourceOf = (tables: readonly FoundTable[]): PlanSource => ({
  tables,
  indicators: readRows(tablesOf(tables, 'indicators')),
  projects: readRows(tablesOf(tables, 'projects'))
})

/** What the document declares of itself: counts, and the total investment given. */
function declaredOf(
  indicators: readonly IndicatorRecord[],
  projects: readonly ProjectRecord[],
  tasks: Names,
  totalInvestment: string
): PlanDocument['declared'] {
  return {
    indicators: indicators.length,
    binding: indicators.filter(({ attribute }) => attribute === 'binding').length,
    anticipatory: indicators.filter(({ attribute }) => attribute === 'anticipatory').length,
    projects: projects.length,
    totalInvestment,
    perTask: tasks.entries().map(({ id }) => {
      const own = projects.filter(({ task }) => task === id)
      return { task: id, projects: own.length, totalInvestment: sumOf(own).toFixed() }
    })
  }
}

/** Asks about tables that are missing and rows that named nothing. */
function askAboutGaps({ tables, indicators, projects }: PlanSource, ask: Ask): void {
  for (const kind of ['indicators', 'projects'] as const) {
    if (tablesOf(tables, kind).length === 0) ask('table-missing', kind, { params: { table: kind } })
  }
  for (const { place, text } of [...indicators.skipped, ...projects.skipped])
    ask('row-skipped', text, { place })
}

type Ask = (
  code: ImportQuestionCode,
  proposed: string,
  about?: {
    readonly subject?: string
    readonly place?: SourcePlace
    readonly params?: ImportQuestion['params']
  }
) => void

type PlanFacts = Pick<
  PlanDocument,
  'id' | 'title' | 'shortTitle' | 'region' | 'period' | 'baselineYear' | 'issued'
>

function factsOf(
  { tables, projects }: PlanSource,
  fileTitle: string,
  answers: ImportAnswers,
  ask: Ask
): PlanFacts | undefined {
  const printedTitle = titleIn(tables.flatMap(({ lines }) => lines))
  const title = answers.title ?? printedTitle ?? fileTitle
  if (answers.title === undefined && printedTitle === undefined) ask('title', title)
  const header = (field: SourceColumn): number | undefined =>
    tables.map(({ columns }) => yearIn(columns.get(field)?.header)).find((year) => year !== undefined)
  const baseline = header('baseline')
  const last = header('target')
  const named = answers.period ?? fiveYearsIn(title)
  const assumed =
    baseline !== undefined && last !== undefined && last > baseline
      ? { start: baseline + 1, end: last }
      : yearsOf(projects.rows.map(({ texts }) => texts.years))
  const period = named ?? assumed
  if (!period) return undefined
  if (!named) ask('period', `${period.start}-${period.end}`)
  if (baseline === undefined || baseline >= period.end) ask('baseline-year', String(period.start - 1))
  const region = regionIn(title)
  if (region === undefined) ask('region', title)
  const issued = answers.issued ?? `${period.start}-01`
  if (answers.issued === undefined) ask('issued', issued)
  const facts = { title, region: region ?? title, period }
  return {
    id: answers.id ?? importedPlanId(facts),
    ...facts,
    shortTitle: shortTitleOf(title),
    baselineYear: baseline !== undefined && baseline < period.end ? baseline : period.start - 1,
    issued
  }
}

/** Names of categories or tasks with ids in the order in which they first stand. */
class Names {
  readonly #ids = new Map<string, CategoryEntry>()

  constructor(readonly prefix: string) {}

  idOf(name: string): string {
    const spelled = tidyText(name)
    const known = this.#ids.get(canonicalText(spelled))
    if (known) return known.id
    const entry = { id: `${this.prefix}-${this.#ids.size + 1}`, name: spelled }
    this.#ids.set(canonicalText(spelled), entry)
    return entry.id
  }

  entries(): readonly CategoryEntry[] {
    return [...this.#ids.values()]
  }
}

function indicatorRecords(
  { rows }: SourceRows,
  categories: Names,
  answers: ImportAnswers,
  ask: Ask
): readonly IndicatorRecord[] {
  const directions = new Map(
    [...(answers.directions ?? [])].map(([name, direction]) => [canonicalText(name), direction])
  )
  const numbers = numbersOf(rows, 'indicators', ask)
  const codes = codesOf(rows, 'IND', numbers)
  if (rows.length > 0 && rows.every(({ texts, heading }) => (texts.category ?? heading) === undefined))
    ask('category-missing', ONLY_CATEGORY)
  const records = rows.map(({ texts, heading, place }, index): IndicatorRecord => {
    const name = texts.name ?? ''
    const about = { subject: name, place }
    const direction = directions.get(canonicalText(name)) ?? readDirection(texts.direction ?? '')
    const proposed = direction ?? proposeDirection(name)
    if (direction === undefined) ask('direction', proposed, about)
    const target = parseTarget(texts.target ?? '')
    if (target.kind === 'unreadable') ask('target-unreadable', target.text, about)
    const accumulation = target.kind === 'total' ? 'sum' : proposeAccumulation(name)
    if (accumulation !== 'level') ask('accumulation', accumulation, about)
    const attribute = attributeOf(texts.attribute)
    if (attribute === undefined) ask('attribute', 'anticipatory', about)
    const [min, max] = rangeOf(texts.unit ?? '', accumulation) ?? []
    return {
      code: codes[index] ?? '',
      no: numbers[index] ?? index + 1,
      category: categories.idOf(texts.category ?? heading ?? ONLY_CATEGORY),
      ...(texts.group !== undefined && { group: texts.group }),
      name,
      unit: texts.unit ?? '',
      baseline: texts.baseline ?? '',
      target: texts.target ?? '',
      direction: proposed,
      accumulation,
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      attribute: attribute ?? 'anticipatory',
      source: texts.source ?? '',
      ...(texts.responsibleUnit !== undefined && { responsibleUnit: texts.responsibleUnit })
    }
  })
  return withContinuations(records, rows, ['category', 'group', 'target', 'source'] as const)
}

function projectRecords({ rows }: SourceRows, tasks: Names, factor: Big, ask: Ask): readonly ProjectRecord[] {
  const numbers = numbersOf(rows, 'projects', ask)
  const codes = codesOf(rows, 'PRJ', numbers)
  if (rows.length > 0 && rows.every(({ texts, heading }) => (texts.task ?? heading) === undefined))
    ask('task-missing', ONLY_TASK)
  if (!factor.eq(1) && rows.length > 0)
    ask('amounts-converted', factor.toFixed(), { params: { factor: factor.toFixed() } })
  const records = rows.map(({ texts, heading, place }, index): ProjectRecord => {
    const name = texts.name ?? ''
    const about = { subject: tidyText(name), place }
    const years = texts.years ?? ''
    if (!parseYears(years).ok) ask('years-unreadable', years, about)
    const amount = texts.amount ?? ''
    const reading = parseAmount(amount)
    if (reading.kind !== 'number' && reading.kind !== 'unlisted') ask('amount-unreadable', amount, about)
    return {
      code: codes[index] ?? '',
      no: numbers[index] ?? index + 1,
      task: tasks.idOf(texts.task ?? heading ?? ONLY_TASK),
      type: texts.type ?? name,
      name,
      content: texts.content ?? '',
      years,
      amount: reading.kind === 'number' && !factor.eq(1) ? reading.value.times(factor).toFixed() : amount,
      leadUnits: texts.leadUnits ?? '',
      cooperatingUnits: texts.cooperatingUnits ?? ''
    }
  })
  return withContinuations(records, rows, ['type', 'name'] as const)
}

/** Tells which fields go on with the cell above; only those that hold the same text. */
function withContinuations<
  Field extends IndicatorContinuation | ProjectContinuation,
  Row extends { readonly [field in Field]?: string }
>(records: readonly Row[], rows: readonly SourceRow[], fields: readonly Field[]): readonly Row[] {
  return records.map((record, index) => {
    const above = records[index - 1]
    const continues = fields.filter(
      (field) =>
        above !== undefined &&
        rows[index]?.continues.includes(field) === true &&
        record[field] !== undefined &&
        above[field] === record[field]
    )
    return continues.length === 0 ? record : { ...record, continues }
  })
}

function attributeOf(text: string | undefined): Attribute | undefined {
  if (text === undefined) return undefined
  if (BINDS.test(text)) return 'binding'
  return EXPECTED.test(text) ? 'anticipatory' : undefined
}

const rangeOf = (unit: string, accumulation: Accumulation): readonly [string, string] | undefined =>
  canonicalText(unit) === '%' ? PERCENT_RANGE[accumulation] : undefined

/** The printed numbers where every row has its own; else 1, 2, 3 …, which is told where some were printed. */
function numbersOf(rows: readonly SourceRow[], table: string, ask: Ask): readonly number[] {
  const printed = rows.map(({ texts }) => parseDecimal(texts.no ?? '')?.value)
  const numbers = printed.flatMap((value) =>
    value?.gte(1) && value.lte(1e9) && value.round(0, 0).eq(value) ? [value.toNumber()] : []
  )
  if (numbers.length === rows.length && new Set(numbers).size === numbers.length) return numbers
  if (printed.some((value) => value !== undefined))
    ask('numbers-given', `1-${rows.length}`, { params: { table } })
  return rows.map((_, index) => index + 1)
}

/** The codes of a table that has them, each once; else codes after the numbers. */
function codesOf(rows: readonly SourceRow[], prefix: string, numbers: readonly number[]): readonly string[] {
  const printed = rows.map(({ texts }) => texts.code ?? '')
  if (printed.every((code) => CODE.test(code)) && new Set(printed).size === printed.length) return printed
  const places = numbers.reduce((most, number) => Math.max(most, String(number).length), PLACES_OF_CODES)
  return numbers.map((number) => `${prefix}-${String(number).padStart(places, '0')}`)
}

/** How many 万元 a printed amount is one of, as the header or the units line says. */
function amountFactor(tables: readonly FoundTable[]): Big {
  for (const { columns, lines } of tablesOf(tables, 'projects')) {
    for (const text of [columns.get('amount')?.header ?? '', ...lines]) {
      const said = AMOUNT_UNITS.find(([unit]) => canonicalText(text).includes(unit))
      if (said) return new Big(said[1])
    }
  }
  return new Big(1)
}

function sumOf(projects: readonly ProjectRecord[]): Big {
  return projects.reduce((sum, { amount }) => {
    const reading = parseAmount(amount)
    return reading.kind === 'number' ? sum.plus(reading.value) : sum
  }, new Big(0))
}

/** The total that the table declares, else the sum of its amounts. */
function declaredTotal(
  { total }: SourceRows,
  projects: readonly ProjectRecord[],
  factor: Big,
  ask: Ask
): string {
  const sum = sumOf(projects)
  const printed = parseAmount(total?.texts.amount ?? '')
  if (!total || printed.kind !== 'number') return sum.toFixed()
  const declared = printed.value.times(factor)
  if (!declared.eq(sum)) {
    const params = { declared: declared.toFixed(), sum: sum.toFixed() }
    ask('total-differs', declared.toFixed(), { place: total.place, params })
  }
  return declared.toFixed()
}

function mostNamed({ entries, counts }: ProposedUnits): string | undefined {
  const departments = entries.filter(({ kind }) => kind === 'department')
  const among = departments.length > 0 ? departments : entries.filter(({ kind }) => kind !== 'group')
  const [first, ...others] = among.map(({ name }) => name)
  if (first === undefined) return undefined
  return others.reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a), first)
}

function askAboutUnits({ guesses }: ProposedUnits, ask: Ask): void {
  for (const guess of guesses) {
    const proposed = guess.kind === 'unit-group' ? guess.proposed.join(UNIT_SEPARATORS[0]) : guess.proposed
    ask(guess.kind, proposed, { subject: guess.name })
  }
}

/** A responsible unit has to be one of the dictionary; several or an unknown one are asked about and left open. */
function withKnownUnit(record: IndicatorRecord, known: ReadonlySet<string>, ask: Ask): IndicatorRecord {
  const { responsibleUnit, ...rest } = record
  if (responsibleUnit === undefined || known.has(responsibleUnit)) return record
  ask('responsible-unit', responsibleUnit, { subject: record.name })
  return rest
}

/** A short name for charts: a heading without its number, up to its first break. */
function shortNameOf(name: string): string {
  const rest = canonicalText(name).replace(NUMBERING, '')
  const short = rest.split(BREAK)[0] ?? ''
  return short === '' ? name : short
}
