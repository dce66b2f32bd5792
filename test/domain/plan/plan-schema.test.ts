import { describe, expect, it } from '@jest/globals'
import json from '../../../assets/plans/tianning-14fyp.json'
import { parsePlanDocument } from '../../../src/domain/plan/plan-schema'
import type { infer as Infer } from 'zod/mini'
import type { PlanDocument } from '../../../src/domain/plan/plan-document'
import type { planDocumentSchema } from '../../../src/domain/plan/plan-schema'

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** The built-in plan with the value at a path replaced, or taken away where undefined. */
function changed(...changes: [path: string, value: unknown][]): unknown {
  const document: unknown = structuredClone(json)
  for (const [path, value] of changes) {
    const parts = path.split('.')
    const last = parts.pop() ?? ''
    const parent = parts.reduce<unknown>((at, part) => Reflect.get(at as object, part), document)
    if (value === undefined) Reflect.deleteProperty(parent as object, last)
    else Reflect.set(parent as object, last, value)
  }
  return document
}

function problemsOf(document: unknown): string[] {
  const parsed = parsePlanDocument(document)
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`).sort()
}

const nextUnit = `units.${json.units.length}`
const unitPath = `units[${json.units.length}]`

describe('the plan document schema', () => {
  it('describes the type the code works with, both ways', () => {
    const same: Same<PlanDocument, Infer<typeof planDocumentSchema>> = true
    expect(same).toBe(true)
  })

  it('accepts a document without rows', () => {
    expect(problemsOf(changed(['indicators', []], ['projects', []]))).toEqual([])
  })

  it.each<[string, [string, unknown][], string[]]>([
    ['a missing field', [['title', undefined]], ['title field-missing']],
    ['a missing choice', [['indicators.0.direction', undefined]], ['indicators[0].direction field-missing']],
    ['an unknown field', [['projects.2.cost', 1]], ['projects[2].cost field-unknown']],
    ['a number where text is due', [['projects.2.amount', 5]], ['projects[2].amount type-wrong']],
    ['null where text is due', [['projects.2.amount', null]], ['projects[2].amount type-wrong']],
    ['an unknown direction', [['indicators.0.direction', '向上']], ['indicators[0].direction value-unknown']],
    ['another format', [['format', 2]], ['format value-unknown']],
    ['an empty name', [['projects.0.name', '']], ['projects[0].name value-wrong']],
    [
      'a total that is no decimal',
      [['declared.totalInvestment', '1,200']],
      ['declared.totalInvestment value-wrong']
    ],
    ['a bound that is no decimal', [['indicators.3.max', '5e2']], ['indicators[3].max value-wrong']],
    ['a month that is none', [['issued', '2022-13']], ['issued value-wrong']],
    ['half a year', [['period.start', 2021.5]], ['period.start type-wrong']],
    ['a year out of reach', [['period.start', 21]], ['period.start value-wrong']],
    [
      'several problems at once',
      [
        ['region', undefined],
        ['projects.0.task', 7]
      ],
      ['projects[0].task type-wrong', 'region field-missing']
    ],
    ['a repeated indicator code', [['indicators.1.code', 'IND-01']], ['indicators[1].code code-duplicated']],
    ['a repeated project code', [['projects.1.code', 'PRJ-01']], ['projects[1].code code-duplicated']],
    ['a repeated indicator number', [['indicators.1.no', 1]], ['indicators[1].no no-duplicated']],
    ['a repeated project number', [['projects.1.no', 1]], ['projects[1].no no-duplicated']],
    ['a repeated task', [['tasks.5', json.tasks[0]]], ['tasks[5].id id-duplicated']],
    ['a repeated category', [['categories.5', json.categories[0]]], ['categories[5].id id-duplicated']],
    [
      'an unknown category',
      [
        ['indicators.22.category', 'x'],
        ['indicators.22.continues', undefined]
      ],
      ['indicators[22].category category-unknown']
    ],
    ['an unknown task', [['projects.0.task', 'x']], ['projects[0].task task-unknown']],
    [
      'an unknown declared task',
      [['declared.perTask.4.task', 'x']],
      ['declared.perTask[4].task task-unknown']
    ],
    [
      'a task declared twice',
      [['declared.perTask.4.task', 'task-1']],
      ['declared.perTask[4].task id-duplicated']
    ],
    ['an unknown coordinating unit', [['coordinatingUnit', '某局']], ['coordinatingUnit unit-unknown']],
    [
      'an unknown responsible unit',
      [['indicators.0.responsibleUnit', '某局']],
      ['indicators[0].responsibleUnit unit-unknown']
    ],
    [
      'an unknown member',
      [[nextUnit, { name: '组', kind: 'group', members: ['某局'] }]],
      [`${unitPath}.members[0] member-unknown`]
    ],
    [
      'members of a plain unit',
      [[nextUnit, { name: '处', kind: 'street', members: [] }]],
      [`${unitPath}.members members-without-group`]
    ],
    [
      'a group in itself',
      [[nextUnit, { name: '组', kind: 'group', members: ['组'] }]],
      [`${unitPath}.members members-circular`]
    ],
    ['a unit named twice', [[nextUnit, { name: '郑陆', kind: 'town' }]], [`${unitPath} name-duplicated`]],
    ['a period that ends before it begins', [['period.start', 2026]], ['period period-reversed']],
    ['a baseline at the end of the period', [['baselineYear', 2025]], ['baselineYear period-reversed']],
    ['plausible values the wrong way round', [['indicators.0.min', '101']], ['indicators[0] range-reversed']],
    [
      'a continued cell that differs',
      [['projects.1.type', '别的']],
      ['projects[1].type continuation-differs']
    ],
    [
      'a first row that continues',
      [['projects.0.continues', ['type']]],
      ['projects[0].type continuation-differs']
    ],
    [
      'a custom rule written twice',
      [
        [
          'customRules',
          ['a', 'b'].map((message) => ({
            code: 'x',
            scope: 'project',
            expression: 'true',
            severity: 'mandatory',
            message
          }))
        ]
      ],
      ['customRules[1].code code-duplicated']
    ]
  ])('reports %s', (_what, changes, expected) => {
    expect(problemsOf(changed(...changes))).toEqual(expected)
  })

  it.each([undefined, null, 1, 'x', [], {}])('refuses %j without throwing', (value) => {
    expect(parsePlanDocument(value).ok).toBe(false)
  })
})
