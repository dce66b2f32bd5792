import {
  absent,
  any,
  compare,
  figure,
  isAbsent,
  minus,
  number,
  over,
  round,
  sum,
  sumOfFigures,
  when,
  type Expression
} from './expression'
import type { Figure, FigureFormat, SummaryCell } from './summary'

const valueOf = ({ id }: Figure): Expression => figure(id)
const subtotal = (figures: readonly Figure[]): Expression => sumOfFigures(figures.map(({ id }) => id))

/** A cell that repeats a figure shown elsewhere. */
export const same = (of: Figure): SummaryCell => ({ format: of.format, expression: valueOf(of) })

/** An amount of 万元 in 亿元; empty where the amount is. */
export const inYi = (amount: Figure): SummaryCell => ({
  format: 'amount-yi',
  expression: when(isAbsent(valueOf(amount)), absent, round(over(valueOf(amount), number(10_000)), 6))
})

/** The share of a part in the whole; empty where there is no part or no whole. */
export const shareOf = (part: Figure, whole: Figure): SummaryCell => ({
  format: 'share',
  expression: when(
    any(isAbsent(valueOf(part)), compare(valueOf(whole), '=', number(0))),
    absent,
    round(over(valueOf(part), valueOf(whole)), 6)
  )
})

/** One count less another; empty where the first is. */
export const difference = (whole: Figure, part: Figure): SummaryCell => ({
  format: 'count',
  expression: when(isAbsent(valueOf(whole)), absent, minus(valueOf(whole), valueOf(part)))
})

/** What the lines do not cover: the whole less every line, so that rows typed later are not lost. */
export const rest = (whole: Figure, parts: readonly Figure[], format: FigureFormat): SummaryCell => ({
  format,
  expression: parts.length === 0 ? valueOf(whole) : round(minus(valueOf(whole), sum([subtotal(parts)])), 2)
})

/** What the lines do not cover of a whole that is `more` less `less` on every line. */
export const restOfDifference = (
  whole: Figure,
  more: readonly Figure[],
  less: readonly Figure[]
): SummaryCell => ({
  format: 'count',
  expression: minus(valueOf(whole), minus(subtotal(more), subtotal(less)))
})
