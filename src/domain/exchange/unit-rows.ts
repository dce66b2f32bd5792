import type { Plan } from '../plan/plan'
import { membersOf, type UnitsCell } from '../plan/units'

/** Row keys that belong to one unit. */
export interface UnitRows {
  readonly indicators: readonly string[]
  readonly projects: readonly string[]
}

function names(plan: Plan, cell: UnitsCell, unit: string): boolean {
  return cell.units.some((entry) => membersOf(entry, plan.units).some((member) => member.name === unit))
}

const namesAnyUnit = (plan: Plan, cell: UnitsCell): boolean =>
  cell.units.some((entry) => membersOf(entry, plan.units).length > 0)

/**
 * The rows a unit reports on: projects that name it as a lead unit, itself or through a group word, and indicators it is
 * responsible for. Rows that name no known unit, and indicators without one, fall to the coordinating unit.
 */
export function rowsOfUnit(plan: Plan, unit: string): UnitRows {
  const isCoordinator = unit === plan.coordinatingUnit
  return {
    indicators: plan.indicators
      .filter((indicator) =>
        indicator.responsibleUnit === undefined ? isCoordinator : indicator.responsibleUnit === unit
      )
      .map((indicator) => indicator.code),
    projects: plan.projects
      .filter(
        (project) => names(plan, project.leads, unit) || (isCoordinator && !namesAnyUnit(plan, project.leads))
      )
      .map((project) => project.code)
  }
}
