import * as z from 'zod/mini'
import type { CellDecision, MergeDecisions } from '../../domain/exchange/merge-returns'
import { CliProblem } from './cli-problem'
import { choiceOption } from './options'
import { readJson } from './plans-on-disk'

const decision = z.object({
  table: z.enum(['indicators', 'projects']),
  key: z.string(),
  field: z.string(),
  take: z.optional(z.enum(['ours', 'theirs'])),
  file: z.optional(z.string())
})
const document = z.object({ conflicts: z.array(decision) })

/**
 * How conflicts are decided: `--prefer` for all, `--decisions` for single cells. The file is what `collect --json` printed,
 * each conflict given `"take": "ours"` or `"theirs"` (with `"file"` where returns differ); one without stays open.
 */
export async function mergeDecisions(
  file: string | undefined,
  prefer: string | undefined
): Promise<MergeDecisions> {
  const rule =
    prefer === undefined ? undefined : choiceOption(prefer, ['ours', 'theirs'] as const, 'prefer-unknown')
  return { ...(rule === undefined ? {} : { rule }), cells: file === undefined ? [] : await cellsIn(file) }
}

async function cellsIn(file: string): Promise<readonly CellDecision[]> {
  const parsed = document.safeParse(await readJson(file))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const detail = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim()
    throw new CliProblem('decisions-unreadable', { file, detail })
  }
  return parsed.data.conflicts.flatMap(({ table, key, field, take, file: from }) =>
    take === undefined ? [] : [{ table, key, field, take, ...(from === undefined ? {} : { file: from }) }]
  )
}
