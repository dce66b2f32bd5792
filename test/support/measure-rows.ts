import Big from 'big.js'
import type { Scalar } from '../../src/domain/measures/expression'

/** Numbers as exact decimals, everything else as it stands. */
export const scalars = (values: Record<string, string | number | undefined>): Record<string, Scalar> =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'number' ? new Big(value) : value
    ])
  )

/** A scalar as plain text, absent as null. */
export const shown = (value: Scalar): string | null =>
  value === undefined ? null : value instanceof Big ? value.toFixed() : String(value)
