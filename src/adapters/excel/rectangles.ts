import { rangeAddress } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'

/** Excel takes no longer text for the addresses of several ranges. */
const LONGEST_ADDRESS = 8000

/**
 * Cells of equal keys as few rectangles: neighbours in a row join, then equal stretches of rows below each other.
 * Columns of one key make one rectangle however many rows they have.
 */
export function rectanglesByKey<K>(rows: readonly (readonly (K | undefined)[])[]): Map<K, CellRange[]> {
  const done = new Map<K, CellRange[]>()
  let open = new Map<string, { key: K; range: CellRange }>()
  const close = ({ key, range }: { key: K; range: CellRange }): void => {
    const ranges = done.get(key)
    if (ranges) ranges.push(range)
    else done.set(key, [range])
  }
  const keyNumbers = new Map<K, number>()
  const numberOf = (key: K): number => {
    const known = keyNumbers.get(key)
    if (known !== undefined) return known
    keyNumbers.set(key, keyNumbers.size)
    return keyNumbers.size - 1
  }
  rows.forEach((cells, row) => {
    const next = new Map<string, { key: K; range: CellRange }>()
    for (let left = 0; left < cells.length;) {
      const key = cells[left]
      let right = left
      while (right + 1 < cells.length && cells[right + 1] === key) right += 1
      if (key !== undefined) {
        const place = `${left}:${right}:${numberOf(key)}`
        const above = open.get(place)
        open.delete(place)
        next.set(place, { key, range: { top: above?.range.top ?? row, left, bottom: row, right } })
      }
      left = right + 1
    }
    open.forEach(close)
    open = next
  })
  open.forEach(close)
  return done
}

/** Stretches of consecutive numbers, in order. */
export function stretches(numbers: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const found: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && number <= last[1] + 1) last[1] = Math.max(last[1], number)
    else found.push([number, number])
  }
  return found
}

/** Addresses joined by commas into as few texts as Excel takes. */
export function joinedAddresses(addresses: readonly string[]): readonly string[] {
  const texts: string[] = []
  for (const address of addresses) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + address.length < LONGEST_ADDRESS)
      texts[texts.length - 1] = `${last},${address}`
    else texts.push(address)
  }
  return texts
}

/** Ranges as address texts for one request each. */
export const addressesOf = (ranges: readonly CellRange[]): readonly string[] =>
  joinedAddresses(ranges.map(rangeAddress))

export const rowCount = ({ top, bottom }: CellRange): number => bottom - top + 1
export const columnCount = ({ left, right }: CellRange): number => right - left + 1
