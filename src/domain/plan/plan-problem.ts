/** What can be wrong with a plan document, by code; the wording lives in the message catalogues. */
export type PlanProblemCode =
  | 'field-missing'
  | 'field-unknown'
  | 'type-wrong'
  | 'value-unknown'
  | 'value-wrong'
  | 'code-duplicated'
  | 'no-duplicated'
  | 'id-duplicated'
  | 'name-duplicated'
  | 'category-unknown'
  | 'task-unknown'
  | 'unit-unknown'
  | 'member-unknown'
  | 'members-without-group'
  | 'members-circular'
  | 'period-reversed'
  | 'range-reversed'
  | 'continuation-differs'
  | 'rule-unknown'
  | 'rule-number-unknown'
  | 'custom-rule-refused'

/** One problem of a plan document as data; `path` is written like `projects[3].task`. */
export interface PlanProblem {
  readonly path: string
  readonly code: PlanProblemCode
  readonly params: Readonly<Record<string, string | number>>
}
