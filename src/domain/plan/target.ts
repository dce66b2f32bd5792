import Big from 'big.js'
import { canonicalText } from './canonical-text'
import * as lexicon from './target-lexicon'

/** A target (规划目标) as read from its printed text, which is kept untouched. */
export type TargetExpression = { readonly text: string } & TargetMeaning

/** What a target asks for, without its printed text. */
export type TargetMeaning =
  | { readonly kind: 'number'; readonly value: Big; readonly percent?: boolean }
  | { readonly kind: 'at-least' | 'at-most' | 'more-than' | 'less-than'; readonly value: Big }
  | { readonly kind: 'between'; readonly min: Big; readonly max: Big }
  | { readonly kind: 'about'; readonly value: Big }
  | { readonly kind: 'total'; readonly value: Big }
  | TargetChange
  | { readonly kind: 'assigned' }
  | { readonly kind: 'hold'; readonly tolerance: 'none' | 'setting' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }

/** A change against the baseline; `amount` is a magnitude: percent, percentage points, or the indicator's unit. */
export interface TargetChange {
  readonly kind: 'change'
  readonly mode: 'relative' | 'points' | 'from-to' | 'absolute'
  readonly sense: 'increase' | 'decrease'
  readonly amount: Big
  readonly from?: Big
  readonly to?: Big
  readonly baseYear?: number
}

type Comparison = 'at-least' | 'at-most' | 'more-than' | 'less-than'

const NUMBER = '[+-]?(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?|[+-]?\\.\\d+'
const UNIT = `(?:(?!${lexicon.NOT_A_UNIT})(?:(?![eE][0-9])\\p{L}[23]?|[%‰°/·*])){0,12}?`
/** Free words before a comparator or a verb; digits only as part of a name such as a pollutant's. */
const NAME = `(?:(?!${lexicon.TURNING})(?:[A-Za-z][0-9.]*|[\\p{L}\\p{Nl}]|${lexicon.NAME_MARKS})){0,40}?`
const LONGEST_TARGET = 200

const FIRST_NUMBER = new RegExp(`^(.*?)(?<![A-Za-z0-9.,^])(${NUMBER})(.*)$`, 'u')
const VERBS_AT_END = new RegExp(`(?:${lexicon.VERB})$`, 'u')
const NAME_ONLY = new RegExp(`^${NAME}$`, 'u')
const BEFORE = lexicon.COMPARATORS_BEFORE.map(([kind, words]) => ({
  kind,
  pattern: new RegExp(`(?:${words})$`, 'u')
}))
const AFTER = lexicon.COMPARATORS_AFTER.map(([kind, words]) => ({
  kind,
  pattern: new RegExp(`^(${UNIT})(?:${words})$`, 'u')
}))
const ABOUT_BEFORE = new RegExp(`(?:${lexicon.ABOUT_BEFORE})$`, 'u')
const ABOUT_AFTER = new RegExp(`^${UNIT}(?:${lexicon.ABOUT_AFTER})$`, 'u')
const TOTAL_BEFORE = new RegExp(`^(.*?)(?:${lexicon.TOTAL_BEFORE})(.*)$`, 'u')
const BRACKETED = new RegExp(`^([^[\\]]*)\\[([^[\\]]+)\\](${UNIT})$`, 'u')
const UNIT_ONLY = new RegExp(`^(${UNIT})$`, 'u')
const RANGE_REST = new RegExp(
  `^${UNIT}(?:${lexicon.RANGE_TO})(${NUMBER})${UNIT}(?:${lexicon.RANGE_AFTER})?$`,
  'u'
)
const RANGE_IN_WORDS = new RegExp(
  `^${UNIT}(?:${lexicon.RANGE_AND})(${NUMBER})${UNIT}(?:${lexicon.RANGE_AFTER})$`,
  'u'
)
const RANGE_BEFORE = new RegExp(`(?:${lexicon.RANGE_BEFORE})$`, 'u')

const CHANGE_WORD = `(?:(${lexicon.DECREASE})|${lexicon.INCREASE})`
const CHANGE_BY = new RegExp(
  `^${NAME}(?:${lexicon.CHANGE_ADVERB})?${CHANGE_WORD}${lexicon.CHANGE_BY}(.*?)(${NUMBER})(.*)$`,
  'u'
)
const CHANGE_FROM_TO = new RegExp(
  `^${NAME}(?:${lexicon.CHANGE_FROM})(${NUMBER})${UNIT}(?:${CHANGE_WORD}|${lexicon.CHANGE_SHORT})?(?:${lexicon.CHANGE_TO})(${NUMBER})(.*)$`,
  'u'
)
const POINTS = new RegExp(`^(?:${lexicon.POINTS})(?:${lexicon.OR_MORE})?$`, 'u')
const FALLING = new RegExp(lexicon.FALLING, 'u')
const RISING = new RegExp(lexicon.RISING, 'u')
const YEAR_ON_YEAR = new RegExp(lexicon.YEAR_ON_YEAR, 'u')
const BASE = new RegExp(lexicon.BASE, 'u')
const PERIODS = new RegExp(`${lexicon.PERIOD}|${lexicon.YEAR_PHRASE}`, 'gu')

const NONE = /^(?:\/|-+)?$/u
const ASSIGNED = new RegExp(`^(?:${lexicon.ASSIGNED})$`, 'u')
const HOLD = new RegExp(`^${NAME}(?:${lexicon.EXTENT})*(?:${lexicon.HOLD})$`, 'u')
const HOLD_EXACTLY = new RegExp(`^${NAME}(?:${lexicon.EXTENT})*(?:${lexicon.HOLD_EXACTLY})$`, 'u')
const ZERO = new RegExp(
  `^${NAME}(?:${lexicon.EXTENT})*(?:${lexicon.ZERO}|(?:${lexicon.ZERO_OF})(?:(?!${lexicon.PARTLY})[\\p{L}\\p{Nl}]){0,16})$`,
  'u'
)
const FULL_COVERAGE = new RegExp(`^${NAME}(?:${lexicon.EXTENT})*(?:${lexicon.FULL_COVERAGE})$`, 'u')

/**
 * Reads a target as printed, in any width and with units, years and qualifiers around the number.
 * Never throws: what it cannot read for certain is `unreadable`, an empty cell and a lone dash or slash are `none`.
 */
export function parseTarget(text: string): TargetExpression {
  return { text, ...readMeaning(canonicalText(text)) }
}

function readMeaning(canonical: string): TargetMeaning {
  if (NONE.test(canonical)) return { kind: 'none' }
  if (canonical.length > LONGEST_TARGET) return { kind: 'unreadable' }
  const { base, text } = takeBase(canonical)
  const plain = text
    .replace(PERIODS, '')
    .replace('()', '')
    .replace(/(?<=\d) (?=\d{3}(?!\d))/gu, '')
    .replace(/(?:[。;,.]|[\u2460-\u2473*])+$/u, '')
  if (plain === '' || YEAR_ON_YEAR.test(canonical)) return { kind: 'unreadable' }
  const change = readChange(plain)
  if (change) return base?.year === undefined ? change : { ...change, baseYear: base.year }
  if (base)
    return readHold(plain) && base.year === undefined
      ? { kind: 'hold', tolerance: 'none' }
      : { kind: 'unreadable' }
  return readWords(plain) ?? readTotal(plain) ?? readQuantity(plain) ?? { kind: 'unreadable' }
}

/** Takes the clause that names the year of comparison out of a text, so that its digits are not read as a number. */
function takeBase(text: string): { base?: { year?: number }; text: string } {
  const match = BASE.exec(text)
  if (!match) return { text }
  const [clause, year, numeral] = match
  const rest = text.slice(0, match.index) + text.slice(match.index + clause.length)
  if (year !== undefined) return { base: { year: Number(year) }, text: rest }
  if (numeral === undefined) return { base: {}, text: rest }
  return { base: { year: 2010 + 5 * lexicon.PLAN_NUMERALS.indexOf(numeral) }, text: rest }
}

function readWords(text: string): TargetMeaning | undefined {
  const hold = readHold(text)
  if (hold) return hold
  if (/\d/u.test(text)) return undefined
  if (ASSIGNED.test(text)) return { kind: 'assigned' }
  if (ZERO.test(text)) return { kind: 'at-most', value: new Big(0) }
  if (FULL_COVERAGE.test(text)) return { kind: 'at-least', value: new Big(100) }
  return undefined
}

function readHold(text: string): TargetMeaning | undefined {
  if (HOLD_EXACTLY.test(text)) return { kind: 'hold', tolerance: 'none' }
  return HOLD.test(text) ? { kind: 'hold', tolerance: 'setting' } : undefined
}

function readChange(text: string): TargetChange | undefined {
  return readFromTo(text) ?? readChangeBy(text)
}

function readFromTo(text: string): TargetChange | undefined {
  const match = CHANGE_FROM_TO.exec(text)
  if (!match) return undefined
  const [, fromText = '', , toText = '', rest = ''] = match
  const from = toBig(fromText)
  const to = toBig(toText)
  if (from.eq(to)) return undefined
  const sense = to.gt(from) ? 'increase' : 'decrease'
  const contradicted = (sense === 'increase' ? FALLING : RISING).test(text)
  if (contradicted) return undefined
  const after = readAfter(rest)
  if (!after || after.about === true || (after.comparison ?? outward(sense)) !== outward(sense))
    return undefined
  return { kind: 'change', mode: 'from-to', sense, amount: to.minus(from).abs(), from, to }
}

function outward(sense: 'increase' | 'decrease'): Comparison {
  return sense === 'increase' ? 'at-least' : 'at-most'
}

function readChangeBy(text: string): TargetChange | undefined {
  const match = CHANGE_BY.exec(text)
  if (!match) return undefined
  const [, decrease, between = '', number = '', rest = ''] = match
  const before = between === '' ? undefined : comparisonOf(between)
  if (between !== '' && before !== 'at-least') return undefined
  const amount = toBig(number)
  const points = POINTS.test(rest)
  const after: Around | undefined = points ? {} : readAfter(rest)
  if (!after || after.about === true || amount.lt(0) || (after.comparison ?? 'at-least') !== 'at-least')
    return undefined
  const mode = points ? 'points' : after.percent === true ? 'relative' : 'absolute'
  return { kind: 'change', mode, sense: decrease === undefined ? 'increase' : 'decrease', amount }
}

/** The comparator that makes up the whole of a text. */
function comparisonOf(text: string): Comparison | undefined {
  return BEFORE.find(({ pattern }) => pattern.exec(text)?.[0] === text)?.kind
}

function readTotal(text: string): TargetMeaning | undefined {
  const bracketed = BRACKETED.exec(text)
  const worded = bracketed ? undefined : TOTAL_BEFORE.exec(text)
  const [, before = '', inside = '', unit = ''] = bracketed ?? worded ?? []
  if ((!bracketed && !worded) || !isIntroduction(before)) return undefined
  const quantity = readQuantity(inside + unit)
  if (quantity?.kind === 'number') return { kind: 'total', value: quantity.value }
  return quantity?.kind === 'between' || quantity?.kind === 'about' ? undefined : quantity
}

function readQuantity(text: string): TargetMeaning | undefined {
  const match = FIRST_NUMBER.exec(text)
  if (!match) return undefined
  const [, prefix = '', number = '', rest = ''] = match
  const value = toBig(number)
  const range = RANGE_REST.exec(rest) ?? (RANGE_BEFORE.test(prefix) ? RANGE_IN_WORDS.exec(rest) : null)
  if (range) {
    if (!isIntroduction(prefix) && !isIntroduction(prefix.replace(RANGE_BEFORE, ''))) return undefined
    const other = toBig(range[1] ?? '')
    return value.lte(other)
      ? { kind: 'between', min: value, max: other }
      : { kind: 'between', min: other, max: value }
  }
  const before = readBefore(prefix)
  const after = readAfter(rest)
  if (!before || !after) return undefined
  const about = before.about === true || after.about === true
  const comparison = before.comparison ?? after.comparison
  if (comparison !== (after.comparison ?? comparison) || (about && comparison !== undefined)) return undefined
  if (about) return { kind: 'about', value }
  if (comparison !== undefined) return { kind: comparison, value }
  return after.percent === true ? { kind: 'number', value, percent: true } : { kind: 'number', value }
}

interface Around {
  comparison?: Comparison
  about?: boolean
  percent?: boolean
}

function readBefore(prefix: string): Around | undefined {
  const found = BEFORE.find(({ pattern }) => pattern.test(prefix))
  if (found) return isName(prefix.replace(found.pattern, '')) ? { comparison: found.kind } : undefined
  if (ABOUT_BEFORE.test(prefix)) return isName(prefix.replace(ABOUT_BEFORE, '')) ? { about: true } : undefined
  return isIntroduction(prefix) ? {} : undefined
}

function readAfter(rest: string): Around | undefined {
  for (const { kind, pattern } of AFTER) {
    const unit = pattern.exec(rest)?.[1]
    if (unit !== undefined) return { comparison: kind, percent: unit.startsWith('%') }
  }
  if (ABOUT_AFTER.test(rest)) return { about: true }
  const unit = UNIT_ONLY.exec(rest)?.[1]
  return unit === undefined ? undefined : { percent: unit.startsWith('%') }
}

/** Whether a text before a plain number is nothing, or a name that ends in a verb of reaching or keeping. */
function isIntroduction(text: string): boolean {
  return text === '' || (VERBS_AT_END.test(text) && isName(text))
}

function isName(text: string): boolean {
  let name = text
  while (VERBS_AT_END.test(name)) name = name.replace(VERBS_AT_END, '')
  return NAME_ONLY.test(name)
}

function toBig(number: string): Big {
  return new Big(number.replace(/[,+]/gu, '').replace(/^(-?)\./u, '$10.'))
}

const { PRINTED } = lexicon

/** The canonical printing of a target, which reads back with the same meaning; an unreadable one stays as printed. */
export function printTarget(expression: TargetExpression): string {
  switch (expression.kind) {
    case 'number':
      return `${expression.value.toFixed()}${expression.percent === true ? '%' : ''}`
    case 'at-least':
      return `${PRINTED.atLeast}${expression.value.toFixed()}`
    case 'at-most':
      return `${PRINTED.atMost}${expression.value.toFixed()}`
    case 'more-than':
      return `${PRINTED.moreThan}${expression.value.toFixed()}`
    case 'less-than':
      return `${PRINTED.lessThan}${expression.value.toFixed()}`
    case 'between':
      return `${expression.min.toFixed()}${PRINTED.range}${expression.max.toFixed()}`
    case 'about':
      return `${expression.value.toFixed()}${PRINTED.about}`
    case 'total':
      return `${PRINTED.total[0]}${expression.value.toFixed()}${PRINTED.total[1]}`
    case 'change':
      return printChange(expression)
    case 'assigned':
      return PRINTED.assigned
    case 'hold':
      return expression.tolerance === 'none' ? PRINTED.holdExactly : PRINTED.hold
    case 'none':
      return PRINTED.none
    case 'unreadable':
      return expression.text
  }
}

function printChange(change: TargetChange): string {
  const base = change.baseYear === undefined ? '' : `${PRINTED.comparedWith}${change.baseYear}${PRINTED.year}`
  const up = change.sense === 'increase'
  const amount = change.amount.toFixed()
  if (change.mode === 'from-to' && change.from && change.to) {
    const verb = up ? PRINTED.increase : PRINTED.decreaseTo
    return `${base}${PRINTED.from}${change.from.toFixed()}${verb}${PRINTED.to}${change.to.toFixed()}`
  }
  if (change.mode === 'relative') return `${base}${up ? PRINTED.increase : PRINTED.decrease}${amount}%`
  if (change.mode === 'points')
    return `${base}${up ? PRINTED.increase : PRINTED.decrease}${amount}${PRINTED.points}`
  return `${base}${up ? PRINTED.increaseBy : PRINTED.decreaseBy}${amount}`
}

/**
 * Whether two targets ask for the same. Units of measurement are not part of the meaning, a percent sign on a plain
 * number is; unreadable targets are the same when their text is.
 */
export function sameTargetMeaning(a: TargetExpression, b: TargetExpression): boolean {
  if (a.kind === 'unreadable' || b.kind === 'unreadable') {
    return a.kind === b.kind && canonicalText(a.text) === canonicalText(b.text)
  }
  return printTarget(a) === printTarget(b)
}
