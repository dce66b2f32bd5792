import type Big from 'big.js'
import type { Accumulation, Direction } from './plan-document'
import type { TargetChange, TargetExpression } from './target'

/** What resolving a target needs to know of its indicator and of the settings. */
export interface TargetContext {
  readonly direction: Direction
  readonly accumulation: Accumulation
  readonly baseline?: Big
  /** 下达目标值, for targets assigned from above. */
  readonly assignedValue?: Big
  /** Year of the baseline; a change against another year is then judged by hand. */
  readonly baselineYear?: number
  /** Percent of the value, for about; 2 unless given. */
  readonly aboutTolerancePercent?: number
  /** Percent of the value held, for hold; 2 unless given. */
  readonly holdTolerancePercent?: number
}

/** A target made testable: the accepted interval and the target number t, or why it is judged by hand. */
export type ResolvedTarget =
  | {
      readonly kind: 'by-hand'
      readonly reason: 'none' | 'text' | 'assigned' | 'hold-without-baseline' | 'change-without-baseline'
    }
  | ResolvedInterval

/** The accepted values of an indicator; an absent bound is open. */
export interface ResolvedInterval {
  readonly kind: 'interval'
  readonly min?: Big
  readonly max?: Big
  readonly minStrict: boolean
  readonly maxStrict: boolean
  readonly form: 'one-sided' | 'between' | 'about' | 'hold'
  readonly t: Big
}

type ByHandReason = Extract<ResolvedTarget, { kind: 'by-hand' }>['reason']

const DEFAULT_TOLERANCE_PERCENT = 2
/** Bounds computed from the baseline are rounded half away from zero to this many decimals. */
const BOUND_DECIMALS = 10
const HALF_AWAY_FROM_ZERO = 1

/**
 * The accepted interval and the target number t of a target for one indicator, in the indicator's unit;
 * by hand, with the reason, where no number follows from the target.
 */
export function resolveTarget(expression: TargetExpression, context: TargetContext): ResolvedTarget {
  switch (expression.kind) {
    case 'number':
    case 'total':
      return towards(expression.value, context)
    case 'at-least':
      return oneSided({ min: expression.value })
    case 'at-most':
      return oneSided({ max: expression.value })
    case 'more-than':
      return { ...oneSided({ min: expression.value }), minStrict: true }
    case 'less-than':
      return { ...oneSided({ max: expression.value }), maxStrict: true }
    case 'between': {
      const { min, max } = expression
      return {
        kind: 'interval',
        min,
        max,
        minStrict: false,
        maxStrict: false,
        form: 'between',
        t: aim(min, max, context)
      }
    }
    case 'about': {
      const percent = context.aboutTolerancePercent ?? DEFAULT_TOLERANCE_PERCENT
      return around(expression.value, toleranceOf(expression.value, percent), 'about')
    }
    case 'change':
      return resolveChange(expression, context)
    case 'assigned':
      return context.assignedValue ? towards(context.assignedValue, context) : byHand('assigned')
    case 'hold':
      return resolveHold(expression.tolerance, context)
    case 'none':
      return byHand('none')
    case 'unreadable':
      return byHand('text')
  }
}

/** Whether a value, in the indicator's unit, lies in the accepted interval. */
export function satisfies(value: Big, resolved: ResolvedInterval): boolean {
  const { min, max, minStrict, maxStrict } = resolved
  if (min && (minStrict ? value.lte(min) : value.lt(min))) return false
  if (max && (maxStrict ? value.gte(max) : value.gt(max))) return false
  return true
}

function resolveChange(change: TargetChange, context: TargetContext): ResolvedTarget {
  if (context.accumulation !== 'level') {
    const t = cumulativeChange(change, context)
    return t ? oneSided({ min: t }) : byHand('change-without-baseline')
  }
  if (change.to) return towards(change.to, context)
  const { baseline, baselineYear } = context
  const otherYear =
    change.baseYear !== undefined && baselineYear !== undefined && change.baseYear !== baselineYear
  if (!baseline || otherYear) return byHand('change-without-baseline')
  const step = change.mode === 'relative' ? toleranceOf(baseline, change.amount) : change.amount
  return towards(rounded(change.sense === 'increase' ? baseline.plus(step) : baseline.minus(step)), context)
}

/** The change as the quantity that a sum or a compound of rates has to reach. */
function cumulativeChange(change: TargetChange, context: TargetContext): Big | undefined {
  if (change.mode !== 'from-to' || context.accumulation === 'sum') return change.amount
  return change.from && !change.from.eq(0)
    ? rounded(change.amount.times(100).div(change.from.abs()))
    : undefined
}

function resolveHold(tolerance: 'none' | 'setting', context: TargetContext): ResolvedTarget {
  const { baseline, direction, accumulation } = context
  // A yearly baseline says nothing about what the years add up to.
  if (!baseline || accumulation !== 'level') return byHand('hold-without-baseline')
  const percent = context.holdTolerancePercent ?? DEFAULT_TOLERANCE_PERCENT
  const slack = tolerance === 'none' ? baseline.times(0) : toleranceOf(baseline, percent)
  if (direction === 'up') return { ...oneSided({ min: rounded(baseline.minus(slack)) }), t: baseline }
  if (direction === 'down') return { ...oneSided({ max: rounded(baseline.plus(slack)) }), t: baseline }
  const { min, max } = around(baseline, slack, 'hold')
  return {
    kind: 'interval',
    ...(min && { min: rounded(min) }),
    ...(max && { max: rounded(max) }),
    minStrict: false,
    maxStrict: false,
    form: 'hold',
    t: baseline
  }
}

/** A number without a comparator, read in the direction's sense. */
function towards(value: Big, context: TargetContext): ResolvedInterval {
  if (context.direction === 'up') return oneSided({ min: value })
  if (context.direction === 'down') return oneSided({ max: value })
  return around(value, toleranceOf(value, context.holdTolerancePercent ?? DEFAULT_TOLERANCE_PERCENT), 'hold')
}

function oneSided(bound: { min: Big } | { max: Big }): ResolvedInterval {
  const t = 'min' in bound ? bound.min : bound.max
  return { kind: 'interval', ...bound, minStrict: false, maxStrict: false, form: 'one-sided', t }
}

function around(value: Big, slack: Big, form: 'about' | 'hold'): ResolvedInterval {
  return {
    kind: 'interval',
    min: value.minus(slack),
    max: value.plus(slack),
    minStrict: false,
    maxStrict: false,
    form,
    t: value
  }
}

/** The bound to aim at: the one nearer to the baseline, else the first one met in the direction's sense. */
function aim(min: Big, max: Big, context: TargetContext): Big {
  const { baseline, direction, accumulation } = context
  if (baseline && accumulation === 'level') {
    const toMin = baseline.minus(min).abs()
    const toMax = baseline.minus(max).abs()
    if (!toMin.eq(toMax)) return toMin.lt(toMax) ? min : max
  }
  return direction === 'down' ? max : min
}

function toleranceOf(value: Big, percent: number | Big): Big {
  return value.abs().times(percent).times('0.01')
}

function rounded(value: Big): Big {
  return value.round(BOUND_DECIMALS, HALF_AWAY_FROM_ZERO)
}

function byHand(reason: ByHandReason): ResolvedTarget {
  return { kind: 'by-hand', reason }
}
