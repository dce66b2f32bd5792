import Big from 'big.js'

/** Decimals of the whole numbers added without decimal arithmetic. */
const SCALE = 1_000_000
/** Below it a scaled number has at most 15 digits, so that the number as printed and the scaled one are the same decimal. */
const LARGEST_SCALED = 1e15
/** A sum below it takes one more scaled number without losing a digit. */
const LARGEST_SUM = Number.MAX_SAFE_INTEGER - LARGEST_SCALED

/**
 * An exact sum of decimals: plain numbers count as they print, never as the binary fraction they are. Nearly all are added as
 * whole millionths, which is many times as fast as decimal arithmetic and just as exact.
 */
export class ExactSum {
  #millionths = 0
  #rest = new Big(0)

  add(number: number | Big): void {
    if (typeof number !== 'number') {
      this.#rest = this.#rest.plus(number)
      return
    }
    const scaled = Math.round(number * SCALE)
    if (scaled / SCALE !== number || Math.abs(scaled) >= LARGEST_SCALED) {
      this.#rest = this.#rest.plus(number)
      return
    }
    this.#millionths += scaled
    if (Math.abs(this.#millionths) >= LARGEST_SUM) {
      this.#rest = this.total()
      this.#millionths = 0
    }
  }

  /** The sum so far; 0 for nothing added. */
  total(): Big {
    return this.#rest.plus(new Big(this.#millionths).div(SCALE))
  }
}
