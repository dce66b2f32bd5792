import type { PaneState } from './pane-state'

/** A name that programs give, such as `Range.values`; anything that could be somebody's text is left out. */
const bareWord = (name: string | number | undefined): string | undefined =>
  /^[A-Za-z]\w*(?:\.\w+)?$/u.exec(String(name ?? ''))?.[0]

/**
 * The state of the pane as lines for whoever keeps the product up: codes, counts and versions only. Names of sheets, files,
 * units and people, and whatever stands in cells, stay out of it; of an unexpected error only its kind is told.
 */
export function problemReport(state: PaneState, facts: Readonly<Record<string, string>>): string {
  const { failed, opened, review, language, look, place, live } = state
  const report = opened?.report
  const lines: readonly (readonly [string, string | number | undefined])[] = [
    ...Object.entries(facts),
    ['task', failed?.task],
    ['problem', failed?.problem.code],
    ['kind', bareWord(failed?.problem.kind)],
    ['excel', bareWord(failed?.problem.params['code'])],
    ['member', bareWord(failed?.problem.params['location'])],
    ['place', place],
    ['language', language],
    ['look', look],
    ['live', live],
    ['plan', opened?.plan.id],
    ['indicators', report?.indicators?.rows.length],
    ['projects', report?.projects?.rows.length],
    ['findings', review?.findings.length]
  ]
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`])).join('\n')
}
