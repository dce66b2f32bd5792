import Big from 'big.js'
import type { Scalar } from '../../domain/measures/expression'

/**
 * A number with its thousands separated, every decimal kept; anything else shows `none`. Both languages separate
 * thousands by
 * a comma and decimals by a point, and `Intl` would take an exact decimal for a floating-point number.
 */
export function grouped(value: Scalar, none: string): string {
  if (!(value instanceof Big)) return none
  const [whole = '', fraction] = value.toFixed().split('.')
  const digits = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')
  return fraction === undefined ? digits : `${digits}.${fraction}`
}

/** A ratio as percent with at most `digits` decimals, half away from zero: 0.555556 is `55.56%`; absent shows `none`. */
export const asPercent = (ratio: Scalar, none: string, digits = 2): string =>
  ratio instanceof Big ? `${grouped(ratio.times(100).round(digits, Big.roundHalfUp), none)}%` : none
