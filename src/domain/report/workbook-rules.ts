import type { CustomRuleRecord, RuleSetting } from '../plan/plan-document'
import type { WorkbookRules } from './report'

/** A workbook's rules as stored in its metadata; what is not of the form of a setting or rule is passed over, absent for nothing. */
export function readWorkbookRules(stored: unknown): WorkbookRules | undefined {
  if (!isRecord(stored)) return undefined
  const settings = Object.fromEntries(
    Object.entries(isRecord(stored['settings']) ? stored['settings'] : {}).flatMap(([code, setting]) =>
      isRecord(setting) ? [[code, settingOf(setting)]] : []
    )
  )
  const custom = (Array.isArray(stored['custom']) ? stored['custom'] : []).filter(isCustomRule)
  return isNothing({ settings, custom }) ? undefined : { settings, custom }
}

/** Whether a workbook's rules leave everything to the plan. */
export const isNothing = ({ settings, custom }: WorkbookRules): boolean =>
  Object.keys(settings).length === 0 && custom.length === 0

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSeverity = (value: unknown): value is CustomRuleRecord['severity'] =>
  value === 'mandatory' || value === 'verification'

function settingOf({ off, severity, numbers }: Readonly<Record<string, unknown>>): RuleSetting {
  const read = Object.entries(isRecord(numbers) ? numbers : {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1])
  )
  return {
    ...(typeof off === 'boolean' && { off }),
    ...(isSeverity(severity) && { severity }),
    ...(read.length > 0 && { numbers: Object.fromEntries(read) })
  }
}

const SCOPES: ReadonlySet<unknown> = new Set(['indicator', 'project', 'workbook'])

function isCustomRule(stored: unknown): stored is CustomRuleRecord {
  if (!isRecord(stored)) return false
  const { code, scope, expression, severity, message, messageEn } = stored
  return (
    [code, expression, message].every((text) => typeof text === 'string' && text !== '') &&
    SCOPES.has(scope) &&
    isSeverity(severity) &&
    (messageEn === undefined || typeof messageEn === 'string')
  )
}
