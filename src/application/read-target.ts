import type Big from 'big.js'
import type { Direction } from '../domain/plan/plan-document'
import { resolveTarget, type ResolvedTarget } from '../domain/plan/resolve-target'
import { parseTarget, type TargetExpression } from '../domain/plan/target'

export interface TargetReading {
  readonly expression: TargetExpression
  readonly resolved: ResolvedTarget
}

/** Shows how a printed target is read, for an indicator of the given direction and baseline. */
export function readTarget(text: string, direction: Direction, baseline: Big | undefined): TargetReading {
  const expression = parseTarget(text)
  const resolved = resolveTarget(expression, {
    direction,
    accumulation: 'level',
    ...(baseline && { baseline })
  })
  return { expression, resolved }
}
