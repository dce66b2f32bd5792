import type { Explanation } from '../report/report'

const identity = ({ source, rule, row, field, value, text }: Explanation): string =>
  JSON.stringify([row, rule, field, source, value, text])

/** Explanations of a master together with those that returns bring for their own rows; each once, whatever the order. */
export function mergeExplanations(
  ours: readonly Explanation[],
  theirs: readonly {
    readonly explanations: readonly Explanation[]
    readonly isOwn: (key: string) => boolean
  }[]
): readonly Explanation[] {
  const brought = theirs.flatMap(({ explanations, isOwn }) => explanations.filter(({ row }) => isOwn(row)))
  const all = new Map([...ours, ...brought].map((each) => [identity(each), each]))
  return [...all].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, each]) => each)
}
