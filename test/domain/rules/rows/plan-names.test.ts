import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { atOnce } from '../../../../src/domain/measures/steps'
import { planRowsInOrder } from '../../../../src/domain/report/plan-rows'
import { cellText } from '../../../../src/domain/report/workbook-content'
import { canonicalText } from '../../../../src/domain/plan/canonical-text'
import { compileRules, validate } from '../../../../src/domain/rules/engine'
import { nameDuplicated } from '../../../../src/domain/rules/rows/name-duplicated'
import { nameSimilar } from '../../../../src/domain/rules/rows/name-similar'
import { builtInPlan } from '../../../support/built-in-plan'
import { buildReport, type RowSpec } from '../../../support/report-builder'
import type { ProjectField } from '../../../../src/domain/report/fields'

const plan = builtInPlan
const ruleSet = compileRules([nameSimilar, nameDuplicated], plan)
const planned = planRowsInOrder(plan, 'projects')

/** Project rows of somebody's workbook: some of the plan's, renamed or repeated, and some of their own. */
const rows = fc.array(
  fc.record({
    of: fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: planned.length })),
    rename: fc.constantFrom('as it is', 'one more sign', 'as the one before', 'anew')
  }),
  { minLength: 1, maxLength: 40 }
)

function isLongerBy(longer: string, shorter: string): boolean {
  const more = [...longer].length - [...shorter].length
  if (more < 1 || more > 2) return false
  const rest = [...shorter]
  for (const character of longer) if (character === rest[0]) rest.shift()
  return rest.length === 0
}

describe('names known from the plan', () => {
  it('give the findings that comparing every name of the workbook with every other gives', () => {
    let pairs = 0
    fc.assert(
      fc.property(rows, (choices) => {
        const specs = choices.map(({ of, rename }, index): RowSpec<ProjectField> => {
          const own = planned[of]
          const name = cellText(own?.cells[3] ?? null)
          const before = cellText(planned[choices[index - 1]?.of ?? 0]?.cells[3] ?? null)
          const names = {
            'as it is': undefined,
            'one more sign': `${name}新`,
            'as the one before': before,
            anew: `另立项目${index}`
          }
          const renamed = names[rename] ?? (own ? undefined : `自立${index}`)
          return {
            key: own?.key ?? `NEW-${index}`,
            ...(renamed !== undefined && { values: { name: renamed } })
          }
        })
        const report = buildReport(plan, { projects: specs })
        const table = report.projects
        const at = table?.indexOf('name') ?? -1
        const names = (table?.rows ?? []).map(({ values }) => canonicalText(cellText(values[at] ?? null)))
        const firsts = [...new Set(names)].filter((name) => name !== '')
        const similar = firsts.flatMap((a) =>
          firsts.filter((b) => isLongerBy(a, b)).map((b) => [a, b].sort().join('|'))
        )

        pairs += similar.length
        const found = atOnce(validate(ruleSet, { plan, report })).filter(
          ({ code, table: id }) => code === 'name-similar' && id === 'projects'
        )
        const told = found.map(({ row, params }) => {
          const rowOf = (number: number): string =>
            names[table?.rows.findIndex((each) => each.row === number) ?? -1] ?? ''
          return [rowOf(row), rowOf(Number(params['first']))].sort().join('|')
        })
        expect(told.sort()).toEqual(similar.sort())
      }),
      { numRuns: 150 }
    )
    expect(pairs).toBeGreaterThan(50)
  })
})
