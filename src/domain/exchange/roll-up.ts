import Big from 'big.js'
import type { ReportFigures } from '../measures/compute'
import type { Figure } from '../measures/summary'
import { uncountedCount, type UncountedCells } from '../report/uncounted-cells'

/** The figures that are added up over workbooks: counts, and amounts in 万元. */
export const ROLL_UP_FIELDS = [
  'projects',
  'listed',
  'total',
  'invested',
  'added',
  'addedTotal',
  'indicators',
  'reported',
  'met',
  'onTrack',
  'behind',
  'regressed',
  'pending',
  'undecided',
  'notStarted',
  'inProgress',
  'finished',
  'paused',
  'terminated',
  'unknown',
  'uncounted'
] as const
export type RollUpField = (typeof ROLL_UP_FIELDS)[number]

/** Figures of one workbook or of several together; a figure that is nowhere given is absent. */
export type RollUpFigures = Readonly<Partial<Record<RollUpField, Big>>>

/** Those figures of a workbook that can be added up. */
export function rollUpFigures(
  { summary, value }: ReportFigures,
  uncounted: readonly UncountedCells[]
): RollUpFigures {
  const { investment, indicators, projects } = summary
  const figures: Readonly<Record<Exclude<RollUpField, 'uncounted'>, Figure>> = {
    projects: investment.count,
    listed: investment.listed,
    total: investment.total,
    invested: investment.invested,
    added: investment.addedCount,
    addedTotal: investment.addedTotal,
    indicators: indicators.count,
    reported: indicators.reported,
    met: indicators.met,
    onTrack: indicators.onTrack,
    behind: indicators.behind,
    regressed: indicators.regressed,
    pending: indicators.pending,
    undecided: indicators.undecided,
    notStarted: projects['not-started'],
    inProgress: projects['in-progress'],
    finished: projects.finished,
    paused: projects.paused,
    terminated: projects.terminated,
    unknown: projects.unknown
  }
  const known = ROLL_UP_FIELDS.flatMap((field): [RollUpField, Big][] => {
    const figure = field === 'uncounted' ? new Big(uncountedCount(uncounted)) : value(figures[field].id)
    return figure instanceof Big ? [[field, figure]] : []
  })
  return Object.fromEntries(known)
}

/** Two lots of figures together. */
export const addedUp = (one: RollUpFigures, other: RollUpFigures): RollUpFigures =>
  Object.fromEntries(
    ROLL_UP_FIELDS.flatMap((field): [RollUpField, Big][] => {
      const [a, b] = [one[field], other[field]]
      const sum = a && b ? a.plus(b) : (a ?? b)
      return sum ? [[field, sum]] : []
    })
  )

/** Share of the investment that is completed, to 6 decimals; absent where nothing is invested in or reported. */
export const investedRate = ({ total, invested }: RollUpFigures): Big | undefined =>
  total && invested && !total.eq(0) ? invested.div(total).round(6, Big.roundHalfUp) : undefined
