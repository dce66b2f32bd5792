import type { UnitOverview } from '../domain/exchange/overview-of-units'
import { say, type Language } from '../messages'
import { renderJson, type Rendering } from './rendering'
import { signOffDocument, signOffLine } from './sign-off'

/** Which units have returned, of one period of a plan. */
export interface OverviewResult {
  readonly overview: readonly UnitOverview[]
  readonly period: string
  readonly plan: string
  /** The master's memory of splits and merges cannot be read. */
  readonly isRecordBroken: boolean
}

const missingUnits = ({ overview }: OverviewResult): readonly string[] =>
  overview.filter(({ state }) => state === 'missing').map(({ unit }) => unit)

/** Text to send to the units whose workbook is missing; empty where none is. */
export function reminderText(result: OverviewResult, language: Language): string {
  const missing = missingUnits(result)
  if (missing.length === 0) return ''
  const units = missing.join(say('listSeparator', language))
  return say('exchange.overview.reminder', language, { units, plan: result.plan, period: result.period })
}

/** The overview, a line a unit, and the reminder where somebody is missing; nothing where no package was sent. */
export function overviewLines(result: OverviewResult, language: Language): readonly string[] {
  const { overview, period } = result
  if (result.isRecordBroken && overview.length === 0) return [say('exchange.recordBroken', language)]
  if (overview.length === 0) return [say('exchange.overview.none', language)]
  const missing = missingUnits(result)
  const reminder = reminderText(result, language)
  return [
    say('exchange.overview.title', language, {
      period,
      units: overview.length,
      returned: overview.length - missing.length,
      missing: missing.length
    }),
    ...overview.map(
      ({ unit, state, returnedAt, mandatory, verification, signOff }) =>
        `  ${say(`exchange.overview.${state}`, language, {
          unit,
          mandatory,
          verification,
          time: returnedAt.slice(0, 10)
        })}${state === 'missing' ? '' : `　${signOffLine(signOff, language)}`}`
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
      missing: missingUnits(result),
      reminder: reminderText(result, language)
    },
    missingUnits(result).length > 0 || result.isRecordBroken ? 1 : 0
  )

/** The overview for reading in a terminal; 1 where a unit is missing. */
export const renderOverviewText = (result: OverviewResult, language: Language): Rendering => ({
  output: `${overviewLines(result, language).join('\n')}\n`,
  exitCode: missingUnits(result).length > 0 || result.isRecordBroken ? 1 : 0
})
