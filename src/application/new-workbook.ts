import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import { rowsOfUnit } from '../domain/exchange/unit-rows'
import type { Steps } from '../domain/measures/steps'
import { buildWorkbook } from '../domain/report/build-workbook'
import type { WorkbookLayout } from '../domain/report/layout'

/** What kind of workbook is wanted. */
export interface NewWorkbookRequest {
  readonly plan: Plan
  readonly variant: 'prefilled' | 'blank'
  readonly period?: ReportPeriod | undefined
  /** The values to be filled in are invented; every printed sheet says so. */
  readonly sample?: boolean
  /** One unit's package instead of the whole plan; its id comes from outside, the domain knows no chance. */
  readonly package?: { readonly unit: string; readonly id: string } | undefined
}

export interface NewWorkbook {
  readonly layout: WorkbookLayout
  readonly indicators: number
  readonly projects: number
}

/** A unit that the plan's dictionary does not know, or that leads nothing. */
export class UnknownUnit extends Error {
  constructor(
    readonly unit: string,
    readonly known: readonly string[]
  ) {
    super(`unknown unit: ${unit}`)
    this.name = 'UnknownUnit'
  }
}

/** Lays out a new reporting workbook: the whole plan, one unit's rows, or a blank one. Throws UnknownUnit. */
export function* newWorkbook(request: NewWorkbookRequest): Steps<NewWorkbook> {
  const { plan, variant, period } = request
  const part = request.package
  if (part && plan.units.byName.get(part.unit)?.kind !== undefined) assertPlainUnit(plan, part.unit)
  else if (part) throw new UnknownUnit(part.unit, plainUnits(plan))
  const owned = part && rowsOfUnit(plan, part.unit)
  const keys =
    variant === 'blank'
      ? { indicators: [], projects: [] }
      : (owned ?? {
          indicators: plan.indicators.map((indicator) => indicator.code),
          projects: plan.projects.map((project) => project.code)
        })
  const layout = yield* buildWorkbook({
    plan,
    variant,
    header: part ? { unit: part.unit } : {},
    ...(period && { period }),
    ...(request.sample && { sample: true }),
    ...(part && { package: part }),
    ...(variant === 'prefilled' && {
      indicators: keys.indicators.map((key) => ({ key, values: {} })),
      projects: keys.projects.map((key) => ({ key, values: {} }))
    })
  })
  return { layout, indicators: keys.indicators.length, projects: keys.projects.length }
}

const plainUnits = (plan: Plan): string[] =>
  plan.units.entries.filter((entry) => entry.kind !== 'group').map((entry) => entry.name)

function assertPlainUnit(plan: Plan, unit: string): void {
  if (!plainUnits(plan).includes(unit)) throw new UnknownUnit(unit, plainUnits(plan))
}
