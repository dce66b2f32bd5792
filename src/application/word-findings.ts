import { indicatorFields, projectFields, type FieldDefinition } from '../domain/report/fields'
import { mappedInSteps, type Steps } from '../domain/measures/steps'
import type { FindingLine, FindingStanding } from '../domain/report/report-draft'
import { GUIDE_LABELS } from '../domain/report/workbook-lexicon'
import type { Plan } from '../domain/plan/plan'
import type { Finding } from '../domain/rules/finding'
import { describeFinding, say, type Language } from '../messages'

/** Findings as lines of the sheet 审核结果, each with its sentence and the header of its column. */
export const wordFindings = (
  plan: Plan,
  findings: readonly Finding[],
  language: Language
): Steps<FindingLine[]> => mappedInSteps(findings, wordingOf(plan, language))

function wordingOf(plan: Plan, language: Language): (finding: Finding) => FindingLine {
  const headers = new Map<string, string>(Object.entries(GUIDE_LABELS))
  const define = (table: string, fields: readonly FieldDefinition[]): void => {
    for (const field of fields) headers.set(`${table}.${field.id}`, field.header)
  }
  define('indicators', indicatorFields(plan.years))
  define('projects', projectFields())
  return (finding) => ({
    severity: finding.severity,
    origin: finding.origin,
    sheet: finding.sheet,
    cell: finding.cell,
    rowKey: finding.rowKey,
    field: headers.get(finding.table ? `${finding.table}.${finding.field}` : finding.field) ?? '',
    value: finding.value,
    message: describeFinding(finding, language),
    ...(finding.explanation?.source === 'finding' ? { explanation: finding.explanation.text } : {}),
    state: findingState(finding, language),
    standing: standingOf(finding),
    code: finding.code,
    fieldId: finding.field
  })
}

/** Where a finding stands, in words; a lapsed explanation with the value it was given for. */
export const findingState = (finding: Finding, language: Language): string =>
  say(`state.${standingOf(finding)}`, language, { value: finding.explanation?.givenFor ?? '' })

/** Where a finding stands; a lapsed explanation shows as such, the printed plan's own blemishes and remarks need none. */
function standingOf({ explained, explanation, origin, isRemark }: Finding): FindingStanding {
  if (isRemark) return 'remark'
  if (explanation?.lapsed) return 'lapsed'
  if (explained) return 'explained'
  return origin === 'plan' ? 'plan' : 'open'
}
