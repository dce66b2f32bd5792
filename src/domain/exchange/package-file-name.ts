import { printPeriod, type ReportPeriod } from '../measures/report-period'
import type { Plan } from '../plan/plan'

/** What no file system of Windows, macOS or Linux takes in a name. */
const NOT_IN_NAMES = /[\\/:*?"<>|\u0000-\u001f]/gu
const SEPARATOR = '—'

/** File names of packages, 规划—单位—报告期, in the order of the units; no two are alike, not even in another case. */
export function packageFileNames(
  plan: Plan,
  units: readonly string[],
  period: ReportPeriod
): readonly string[] {
  const taken = new Set<string>()
  return units.map((unit) => {
    const stem = [plan.shortTitle, unit, printPeriod(period)]
      .map((part) => part.replace(NOT_IN_NAMES, '_').trim())
      .join(SEPARATOR)
    let name = `${stem}.xlsx`
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem} (${number}).xlsx`
    taken.add(name.toLowerCase())
    return name
  })
}
