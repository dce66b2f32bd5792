import { countUnits, type UnitOverview } from '../domain/exchange/overview-of-units'
import {
  describeReminder,
  describeSignOff,
  missingUnits,
  say,
  shownPeriod,
  shownTime,
  type Language
} from '../messages'
import { renderJson, type Rendering } from './rendering'
import { signOffDocument } from './sign-off'

/** Which units have returned, of one period of a plan. */
export interface OverviewResult {
  readonly overview: readonly UnitOverview[]
  readonly period: string
  readonly plan: string
  /** The master's memory of splits and merges cannot be read. */
  readonly isRecordBroken: boolean
}

/** The overview, a line a unit, and the reminder where somebody is missing; nothing where no package was sent. */
export function overviewLines(result: OverviewResult, language: Language): readonly string[] {
  const { overview, period } = result
  if (result.isRecordBroken && overview.length === 0) return [say('exchange.recordBroken', language)]
  if (overview.length === 0) return [say('exchange.overview.none', language)]
  const reminder = describeReminder(overview, result, language)
  return [
    say('exchange.overview.title', language, {
      period: shownPeriod(period, language),
      ...countUnits(overview)
    }),
    ...overview.map(
      ({ unit, state, returnedAt, mandatory, verification, signOff, toFill }) =>
        `  ${say(`exchange.overview.${state}`, language, {
          unit,
          mandatory,
          verification,
          time: shownTime(returnedAt, language)
        })}${toFill ? say('exchange.overview.toFill', language, { count: toFill }) : ''}${
          state === 'missing' || state === 'informed' ? '' : `　${describeSignOff(signOff, language)}`
        }`
    ),
    ...(reminder === '' ? [] : ['', say('exchange.overview.reminderTitle', language), reminder])
  ]
}

/** The overview as one JSON document; 1 where a unit is missing. */
export const renderOverviewJson = (result: OverviewResult, language: Language): Rendering =>
  renderJson(
    {
      plan: result.plan,
      period: result.period,
      units: result.overview.map((each) => ({ ...each, signOff: signOffDocument(each.signOff) })),
      recordBroken: result.isRecordBroken,
      missing: missingUnits(result.overview),
      reminder: describeReminder(result.overview, result, language)
    },
    missingUnits(result.overview).length > 0 || result.isRecordBroken ? 1 : 0
  )

/** The overview for reading in a terminal; 1 where a unit is missing. */
export const renderOverviewText = (result: OverviewResult, language: Language): Rendering => ({
  output: `${overviewLines(result, language).join('\n')}\n`,
  exitCode: missingUnits(result.overview).length > 0 || result.isRecordBroken ? 1 : 0
})
