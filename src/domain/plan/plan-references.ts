import Big from 'big.js'
import type { PlanDocument, UnitEntry } from './plan-document'
import type { PlanProblem, PlanProblemCode } from './plan-problem'

/** What the parts of a well-formed plan document say about each other wrongly; none for a document whole in itself. */
export function findPlanProblems(document: PlanDocument): PlanProblem[] {
  return [
    ...findPeriodProblems(document),
    ...findUnitProblems(document),
    ...findRepeated(
      document.categories.map(({ id }) => id),
      'categories',
      'id',
      'id-duplicated'
    ),
    ...findRepeated(
      document.tasks.map(({ id }) => id),
      'tasks',
      'id',
      'id-duplicated'
    ),
    ...findIndicatorProblems(document),
    ...findProjectProblems(document),
    ...findDeclaredProblems(document),
    ...findRepeated(
      (document.customRules ?? []).map((rule) => rule.code),
      'customRules',
      'code',
      'code-duplicated'
    )
  ]
}

function findPeriodProblems({ period, baselineYear }: PlanDocument): PlanProblem[] {
  const problems: PlanProblem[] = []
  if (period.start > period.end) {
    problems.push({
      path: 'period',
      code: 'period-reversed',
      params: { start: period.start, end: period.end }
    })
  }
  // Time progress divides by the years from the baseline to the end.
  if (baselineYear >= period.end) {
    problems.push({
      path: 'baselineYear',
      code: 'period-reversed',
      params: { start: baselineYear, end: period.end }
    })
  }
  return problems
}

function findUnitProblems({ units, coordinatingUnit }: PlanDocument): PlanProblem[] {
  const problems: PlanProblem[] = []
  const byName = new Map(units.map((entry) => [entry.name, entry]))
  const owners = new Map<string, number>()
  units.forEach((entry, index) => {
    for (const name of [entry.name, ...(entry.aliases ?? [])]) {
      const owner = owners.get(name)
      if (owner !== undefined)
        problems.push({ path: `units[${index}]`, code: 'name-duplicated', params: { name } })
      owners.set(name, index)
    }
    if (entry.members && entry.kind !== 'group') {
      problems.push({
        path: `units[${index}].members`,
        code: 'members-without-group',
        params: { name: entry.name }
      })
    }
    entry.members?.forEach((name, member) => {
      if (!byName.has(name)) {
        problems.push({
          path: `units[${index}].members[${member}]`,
          code: 'member-unknown',
          params: { name }
        })
      }
    })
    if (containsItself(entry, byName)) {
      problems.push({
        path: `units[${index}].members`,
        code: 'members-circular',
        params: { name: entry.name }
      })
    }
  })
  if (!byName.has(coordinatingUnit)) {
    problems.push({ path: 'coordinatingUnit', code: 'unit-unknown', params: { name: coordinatingUnit } })
  }
  return problems
}

function containsItself(entry: UnitEntry, byName: ReadonlyMap<string, UnitEntry>): boolean {
  const visited = new Set<string>()
  const waiting = [...(entry.members ?? [])]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === entry.name) return true
    if (visited.has(name)) continue
    visited.add(name)
    waiting.push(...(byName.get(name)?.members ?? []))
  }
  return false
}

function findIndicatorProblems({ indicators, categories, units }: PlanDocument): PlanProblem[] {
  const known = new Set(categories.map(({ id }) => id))
  const unitNames = new Set(units.map(({ name }) => name))
  return [
    ...findRepeated(
      indicators.map(({ code }) => code),
      'indicators',
      'code',
      'code-duplicated'
    ),
    ...findRepeated(
      indicators.map(({ no }) => no),
      'indicators',
      'no',
      'no-duplicated'
    ),
    ...findContinuationProblems(indicators, 'indicators'),
    ...indicators.flatMap((record, index) => {
      const path = `indicators[${index}]`
      const problems: PlanProblem[] = []
      if (!known.has(record.category)) {
        problems.push({ path: `${path}.category`, code: 'category-unknown', params: { id: record.category } })
      }
      if (record.min !== undefined && record.max !== undefined && new Big(record.min).gt(record.max)) {
        problems.push({ path, code: 'range-reversed', params: { min: record.min, max: record.max } })
      }
      if (record.responsibleUnit !== undefined && !unitNames.has(record.responsibleUnit)) {
        const params = { name: record.responsibleUnit }
        problems.push({ path: `${path}.responsibleUnit`, code: 'unit-unknown', params })
      }
      return problems
    })
  ]
}

function findProjectProblems({ projects, tasks }: PlanDocument): PlanProblem[] {
  const known = new Set(tasks.map(({ id }) => id))
  return [
    ...findRepeated(
      projects.map(({ code }) => code),
      'projects',
      'code',
      'code-duplicated'
    ),
    ...findRepeated(
      projects.map(({ no }) => no),
      'projects',
      'no',
      'no-duplicated'
    ),
    ...findContinuationProblems(projects, 'projects'),
    ...projects.flatMap((record, index): PlanProblem[] =>
      known.has(record.task)
        ? []
        : [{ path: `projects[${index}].task`, code: 'task-unknown', params: { id: record.task } }]
    )
  ]
}

function findDeclaredProblems({ declared, tasks }: PlanDocument): PlanProblem[] {
  const known = new Set(tasks.map(({ id }) => id))
  return [
    ...findRepeated(
      declared.perTask.map(({ task }) => task),
      'declared.perTask',
      'task',
      'id-duplicated'
    ),
    ...declared.perTask.flatMap(({ task }, index): PlanProblem[] =>
      known.has(task)
        ? []
        : [{ path: `declared.perTask[${index}].task`, code: 'task-unknown', params: { id: task } }]
    )
  ]
}

/** A field said to continue the merged cell above it must hold what the row above holds. */
function findContinuationProblems<Field extends string>(
  rows: readonly ({ readonly [field in Field]?: string } & { readonly continues?: readonly Field[] })[],
  table: string
): PlanProblem[] {
  return rows.flatMap((row, index) =>
    (row.continues ?? []).flatMap((field): PlanProblem[] =>
      rows[index - 1]?.[field] === row[field] && row[field] !== undefined
        ? []
        : [{ path: `${table}[${index}].${field}`, code: 'continuation-differs', params: { field } }]
    )
  )
}

function findRepeated(
  values: readonly (string | number)[],
  table: string,
  field: string,
  code: PlanProblemCode
): PlanProblem[] {
  const seen = new Set<string | number>()
  return values.flatMap((value, index): PlanProblem[] => {
    if (seen.has(value)) return [{ path: `${table}[${index}].${field}`, code, params: { value } }]
    seen.add(value)
    return []
  })
}
