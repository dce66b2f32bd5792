import { printPeriod, type ReportPeriod } from '../measures/report-period'
import type { Plan } from '../plan/plan'

/** What no file system of Windows, macOS or Linux takes in a name. */
const NOT_IN_NAMES = /[\\/:*?"<>|\u0000-\u001f]/gu
const SEPARATOR = '—'
const CUT = '…'

/** Bytes of a name; file systems take 255, of which some are for a number and the ending. */
const MOST_BYTES = 240

/** Parts of a name with the longest cut until the name fits. */
function fitting(parts: readonly string[]): readonly string[] {
  const encoder = new TextEncoder()
  const letters = parts.map((part) => [...part])
  const bytes = (list: readonly string[]): number => encoder.encode(list.join('')).length
  const total = (): number => letters.reduce((sum, list) => sum + bytes(list) + 3, 0)
  while (total() > MOST_BYTES) {
    const longest = letters.reduce((most, list) => (bytes(list) > bytes(most) ? list : most))
    longest.splice(longest.at(-1) === CUT ? -2 : -1, 2, CUT)
  }
  return letters.map((list) => list.join(''))
}

/**
 * File names of packages, 规划—单位—报告期, in the order of the units, shortened where a file system would not take them; no
 * two are alike, not even in another case.
 */
export function packageFileNames(
  plan: Plan,
  units: readonly string[],
  period: ReportPeriod
): readonly string[] {
  const taken = new Set<string>()
  return units.map((unit) => {
    const parts = [plan.shortTitle, unit, printPeriod(period)]
    const stem = fitting(parts.map((part) => part.replace(NOT_IN_NAMES, '_').trim())).join(SEPARATOR)
    let name = `${stem}.xlsx`
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem} (${number}).xlsx`
    taken.add(name.toLowerCase())
    return name
  })
}
