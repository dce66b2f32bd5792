import Big from 'big.js'
import type { Scalar } from '../measures/expression'
import type { Figure, FigureFormat } from '../measures/summary'

/** How a cell of the summary shows its number. */
export type SummaryFormat = FigureFormat | 'share'

/** Where the figures stand by now, and what they are. */
export interface PlacedFigures {
  /** Address of a figure's cell. */
  readonly of: (figure: Figure) => string
  readonly value: (figure: Figure) => Scalar
}

/** One cell of the sheet: a figure, nothing, or a formula over other cells that is known once every cell has its place. */
export type SummaryContent =
  | { readonly figure: Figure }
  | { readonly blank: true }
  | {
      readonly derive: (at: PlacedFigures) => { readonly formula: string; readonly value: Scalar }
      readonly format: SummaryFormat
    }

/** A line of a block: what it is called (a spare line names itself) and its cells. */
export interface SummaryRow {
  readonly name: string | number | Figure
  readonly cells: readonly SummaryContent[]
}

/** A cell with nothing in it. */
export const NOTHING: SummaryContent = { blank: true }

const zero = new Big(0)
const asNumber = (value: Scalar): Big => (value instanceof Big ? value : zero)
const total = (values: readonly Scalar[]): Big =>
  values.map(asNumber).reduce((sum, value) => sum.plus(value), zero)
const half = (value: Big, digits: number): Big => value.round(digits, Big.roundHalfUp)

/** A cell that repeats a figure shown elsewhere. */
export const same = (figure: Figure): SummaryContent => ({
  format: figure.format,
  derive: (at) => ({ formula: at.of(figure), value: at.value(figure) })
})

/** An amount of 万元 in 亿元; empty where the amount is. */
export const inYi = (figure: Figure): SummaryContent => ({
  format: 'amount-yi',
  derive: (at) => {
    const value = at.value(figure)
    return {
      formula: `IF(${at.of(figure)}="","",ROUND(${at.of(figure)}/10000,6))`,
      value: value === undefined ? undefined : half(asNumber(value).div(10_000), 6)
    }
  }
})

/** The share of a part in the whole; empty where there is no part or no whole. */
export const shareOf = (part: Figure, whole: Figure): SummaryContent => ({
  format: 'share',
  derive: (at) => {
    const [p, w] = [at.value(part), asNumber(at.value(whole))]
    return {
      formula: `IF(OR(${at.of(part)}="",${at.of(whole)}=0),"",ROUND(${at.of(part)}/${at.of(whole)},6))`,
      value: p === undefined || w.eq(0) ? undefined : half(asNumber(p).div(w), 6)
    }
  }
})

/** One count less another; empty where the first is. */
export const difference = (whole: Figure, part: Figure): SummaryContent => ({
  format: 'count',
  derive: (at) => {
    const value = at.value(whole)
    return {
      formula: `IF(${at.of(whole)}="","",${at.of(whole)}-${at.of(part)})`,
      value: value === undefined ? undefined : asNumber(value).minus(asNumber(at.value(part)))
    }
  }
})

/** What the lines do not cover: the whole less every line, so that rows typed later are not lost. */
export const rest = (whole: Figure, parts: readonly Figure[], format: SummaryFormat): SummaryContent => ({
  format,
  derive: (at) => ({
    formula: parts.length === 0 ? at.of(whole) : `ROUND(${at.of(whole)}-(${sumOver(parts, at)}),2)`,
    value: half(asNumber(at.value(whole)).minus(total(parts.map(at.value))), 2)
  })
})

/** What the lines do not cover of a whole that is `more` less `less` on every line. */
export const restOfDifference = (
  whole: Figure,
  more: readonly Figure[],
  less: readonly Figure[]
): SummaryContent => ({
  format: 'count',
  derive: (at) => ({
    formula: `${at.of(whole)}-(${sumOver(more, at)}-${sumOver(less, at)})`,
    value: asNumber(at.value(whole))
      .minus(total(more.map(at.value)))
      .plus(total(less.map(at.value)))
  })
})

/** Cells one under the other as one SUM over their range, so that many lines stay a short formula. */
function sumOver(figures: readonly Figure[], at: PlacedFigures): string {
  const [first, last] = [figures[0], figures.at(-1)]
  return first && last ? `SUM(${at.of(first)}:${at.of(last)})` : '0'
}
