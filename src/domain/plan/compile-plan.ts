import Big from 'big.js'
import { parseAmount, parseDecimal } from './amounts'
import { parseTarget } from './target'
import { compileUnits, readUnitsCell } from './units'
import { parseYears } from './years'
import type { CategoryEntry, IndicatorRecord, PlanDocument, ProjectRecord, TaskEntry } from './plan-document'
import type { Indicator, Plan, Project } from './plan'
import type { UnitsDictionary } from './units'

/** Reads everything printed in a schema-valid document once; what cannot be read is absent, never an error. */
export function compilePlan(document: PlanDocument): Plan {
  const units = compileUnits(document.units)
  const categories = new Map(document.categories.map((category) => [category.id, category]))
  const tasks = new Map(document.tasks.map((task) => [task.id, task]))
  const indicators = document.indicators.map((record) => compileIndicator(record, categories))
  const projects = document.projects.map((record) => compileProject(record, tasks, units))
  const { start, end } = document.period
  return {
    document,
    id: document.id,
    title: document.title,
    shortTitle: document.shortTitle,
    region: document.region,
    start,
    end,
    baselineYear: document.baselineYear,
    coordinatingUnit: document.coordinatingUnit,
    years: Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => start + index),
    units,
    categories: document.categories,
    tasks: document.tasks,
    indicators,
    projects,
    indicatorByCode: new Map(indicators.map((indicator) => [indicator.code, indicator])),
    projectByCode: new Map(projects.map((project) => [project.code, project]))
  }
}

function compileIndicator(
  record: IndicatorRecord,
  categories: ReadonlyMap<string, CategoryEntry>
): Indicator {
  const { category, min, max, ...printed } = record
  return {
    ...printed,
    category: categories.get(category) ?? { id: category, name: category },
    baselineValue: parseDecimal(record.baseline)?.value,
    targetExpression: parseTarget(record.target),
    min: min === undefined ? undefined : new Big(min),
    max: max === undefined ? undefined : new Big(max)
  }
}

function compileProject(
  record: ProjectRecord,
  tasks: ReadonlyMap<string, TaskEntry>,
  units: UnitsDictionary
): Project {
  const { task, ...printed } = record
  const years = parseYears(record.years)
  const amount = parseAmount(record.amount)
  return {
    ...printed,
    task: tasks.get(task) ?? { id: task, name: task, shortName: task },
    yearSpan: years.ok ? years.span : undefined,
    amountValue: amount.kind === 'number' ? amount.value : undefined,
    leads: readUnitsCell(record.leadUnits, units),
    cooperating: readUnitsCell(record.cooperatingUnits, units)
  }
}
