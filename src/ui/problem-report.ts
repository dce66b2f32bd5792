import type { PaneState } from './pane-state'

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
    ['kind', failed?.problem.detail?.split(':')[0]],
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
