import type { UnitOverview } from '../domain/exchange/overview-of-units'
import type { SignOffStatus } from '../domain/exchange/sign-off'
import { shownPeriod } from './describe-period'
import { shownTime } from './describe-time'
import type { Language } from './language'
import { say } from './say'

/** How a sign-off stands, in a sentence: who signed when, whether the data changed since, or that nobody did. */
export const describeSignOff = ({ state, by }: SignOffStatus, language: Language): string =>
  say(`exchange.signOff.${state}`, language, {
    reviewer: by?.reviewer ?? '',
    time: shownTime(by?.signedAt ?? '', language)
  })

/** The units of an overview whose workbook has not come back. */
export const missingUnits = (overview: readonly UnitOverview[]): readonly string[] =>
  overview.filter(({ state }) => state === 'missing').map(({ unit }) => unit)

/**
 * Text to send to the units whose workbook is missing, and to those whose lacks something or has to be corrected; empty
 * where there is nothing to ask for.
 */
export function describeReminder(
  overview: readonly UnitOverview[],
  of: { readonly plan: string; readonly period: string },
  language: Language
): string {
  const words = (key: string, params: Readonly<Record<string, string | number>>): string =>
    say(`exchange.overview.${key}`, language, params)
  const listed = (units: readonly string[]): string => units.join(say('listSeparator', language))
  const named = { ...of, period: shownPeriod(of.period, language) }
  const missing = missingUnits(overview)
  const incomplete = overview.flatMap(({ unit, state, mandatory, toFill = 0 }) => {
    const lacks = [
      ...(toFill > 0 ? [words('lacksCells', { count: toFill })] : []),
      ...(mandatory > 0 ? [words('lacksCorrections', { count: mandatory })] : [])
    ]
    if (state === 'missing' || lacks.length === 0) return []
    return [words('lacking', { unit, lacks: listed(lacks) })]
  })
  return [
    ...(missing.length > 0 ? [words('reminder', { ...named, units: listed(missing) })] : []),
    ...(incomplete.length > 0 ? [words('reminderToComplete', { ...named, units: listed(incomplete) })] : [])
  ].join('\n')
}
