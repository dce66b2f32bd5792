import Big from 'big.js'
import { actualField } from '../measures/indicator-measures'
import type { ReportPeriod } from '../measures/report-period'
import { PROJECT_STATUS_WORDS, SELF_ASSESSMENT_WORDS } from '../measures/value-lexicon'
import type { Indicator, Plan, Project } from '../plan/plan'
import { resolveTarget } from '../plan/resolve-target'
import type { CellValue } from './layout'
import type { HeaderField } from './report'
import { SAMPLE_WORDS } from './sample-lexicon'

/** Invented reporting values of one row. */
export interface SampleRow {
  readonly key: string
  readonly values: Readonly<Record<string, CellValue>>
}

/** An invented report: the same for the same plan and period, every value marked as invented. */
export interface SampleReport {
  readonly header: Readonly<Partial<Record<HeaderField, string | number>>>
  readonly indicators: readonly SampleRow[]
  readonly projects: readonly SampleRow[]
}

/** Share of the way to the target that row `no` has gone beyond or behind an even pace, from 0.55 to 1.3. */
const pace = (no: number): Big => new Big(0.55).plus(new Big((no * 37) % 16).times(0.05))

const rounded = (value: Big, digits = 2): number => value.round(digits, Big.roundHalfUp).toNumber()

/** Rows whose sample holds a typical slip, by position: a missing year, a number typed as text, a share above 100 %. */
const SLIPS = { missingYear: 3, typedAsText: 15, tooLarge: 17 } as const

function yearlyValue(indicator: Indicator, plan: Plan, year: number): number | undefined {
  const elapsed = new Big(year - plan.baselineYear).div(plan.end - plan.baselineYear)
  const resolved = resolveTarget(indicator.targetExpression, {
    direction: indicator.direction,
    accumulation: indicator.accumulation,
    ...(indicator.baselineValue && { baseline: indicator.baselineValue })
  })
  if (resolved.kind === 'by-hand') {
    if (indicator.accumulation === 'level') return undefined
    return rounded(new Big(indicator.accumulation === 'sum' ? 0.02 : 3).times(pace(indicator.no)), 4)
  }
  const base = indicator.baselineValue ?? resolved.t.times(indicator.direction === 'down' ? 1.1 : 0.9)
  const value = base.plus(resolved.t.minus(base).times(elapsed).times(pace(indicator.no)))
  const plausible = indicator.max && value.gt(indicator.max) ? indicator.max : value
  return rounded(plausible)
}

function indicatorSample(indicator: Indicator, plan: Plan, period: ReportPeriod): SampleRow {
  const values: Record<string, CellValue> = { dataSource: SAMPLE_WORDS.source }
  for (const year of plan.years.filter((each) => each <= period.year)) {
    const value = yearlyValue(indicator, plan, year)
    if (value !== undefined) values[actualField(year)] = value
  }
  const assigned = indicator.targetExpression.kind === 'assigned'
  if (assigned && indicator.accumulation !== 'level') {
    values['assignedTarget'] = indicator.accumulation === 'sum' ? 0.1 : 15
    values['assignedDocument'] = SAMPLE_WORDS.document
  } else if (assigned || values[actualField(period.year)] === undefined) {
    values['selfAssessment'] =
      indicator.no % 2 === 0 ? SELF_ASSESSMENT_WORDS.finished : SELF_ASSESSMENT_WORDS.ongoing
  }
  const last = actualField(period.year)
  if (indicator.no === SLIPS.missingYear) delete values[actualField(period.year - 1)]
  if (indicator.no === SLIPS.typedAsText) values[last] = SAMPLE_WORDS.typedAsText
  if (indicator.no === SLIPS.tooLarge) values[last] = 101
  return { key: indicator.code, values }
}

function projectSample(project: Project, period: ReportPeriod): SampleRow {
  const values: Record<string, CellValue> = {
    fundSource: SAMPLE_WORDS.funds,
    progressNote: SAMPLE_WORDS.progress
  }
  const span = project.yearSpan
  if (!span || span.start > period.year) return { key: project.code, values }
  const runs = span.end - span.start + 1
  const elapsed = Math.min(1, (period.year - span.start + 1) / runs)
  const done = Math.min(1, elapsed * pace(project.no).toNumber() + (elapsed >= 1 ? 0.4 : 0))
  values['physicalProgress'] = Math.round(done * 100)
  values['status'] = done >= 1 ? PROJECT_STATUS_WORDS.finished : PROJECT_STATUS_WORDS['in-progress']
  if (project.amountValue) {
    const invested = project.amountValue.times(done).round(2, Big.roundHalfUp)
    values['investedTotal'] = invested.toNumber()
    values['investedYear'] =
      span.end < period.year ? 0 : rounded(invested.div(Math.min(runs, period.year - span.start + 1)))
  }
  return { key: project.code, values }
}

/** Invents a report up to a period, with a few typical slips for the validation to find. */
export function inventSample(plan: Plan, period: ReportPeriod, date: string): SampleReport {
  return {
    header: {
      unit: plan.coordinatingUnit,
      reporter: SAMPLE_WORDS.reporter,
      phone: SAMPLE_WORDS.phone,
      date
    },
    indicators: plan.indicators.map((indicator) => indicatorSample(indicator, plan, period)),
    projects: plan.projects.map((project) => projectSample(project, period))
  }
}
