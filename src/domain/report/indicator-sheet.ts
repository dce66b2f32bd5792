import { actualField, indicatorMeasures } from '../measures/indicator-measures'
import { REPORT_NAMES } from '../measures/report-names'
import { isYearly } from '../measures/report-period'
import { STATUS_WORDS, UNPUBLISHED } from '../measures/value-lexicon'
import type { Plan } from '../plan/plan'
import {
  layDataSheet,
  numberOr,
  oneOf,
  type ColumnValidation,
  type DataColumns,
  type DataSheetSetting
} from './data-sheet'
import { indicatorFields, type FieldDefinition, type IndicatorField } from './fields'
import type { ConditionalFormatLayout, NameLayout, SheetLayout } from './layout'
import { LIST_NAMES } from './lists-sheet'
import type { PreparedReport } from './prepare-rows'
import { INDICATOR_COMMENTS, INDICATOR_PROMPTS } from './prompt-lexicon'
import { COLORS, type StyleBook } from './styles'
import { SHEET_NAMES, TABLE_TITLES, UNIT_LINES } from './workbook-lexicon'

const WIDTHS: Readonly<Partial<Record<IndicatorField, number>>> = {
  mark: 4.5,
  no: 5,
  category: 9,
  group: 9.5,
  name: 25,
  unit: 9,
  baseline: 8,
  target: 11.5,
  assignedTarget: 9,
  assignedDocument: 12,
  direction: 9,
  attribute: 8,
  source: 9.5,
  responsibleUnit: 10.5,
  current: 9.5,
  rate: 10.5,
  timeProgress: 9.5,
  gap: 11.5,
  selfAssessment: 10.5,
  status: 15,
  dataSource: 13,
  issues: 20,
  explanation: 19,
  reviewOpinion: 13,
  remarks: 10
}
const YEAR_WIDTH = 9

const CENTERED: ReadonlySet<string> = new Set([
  'mark',
  'no',
  'category',
  'group',
  'unit',
  'baseline',
  'target',
  'direction',
  'attribute',
  'selfAssessment',
  'status'
] satisfies IndicatorField[])

const STATUS_COLORS: Readonly<Record<keyof typeof STATUS_WORDS, string>> = {
  met: COLORS.met,
  'on-track': COLORS.onTrack,
  behind: COLORS.verification,
  'behind-final': COLORS.mandatory,
  regressed: COLORS.mandatory,
  'not-reported': COLORS.muted,
  undecided: COLORS.undecided
}

function validations(years: readonly number[]): readonly ColumnValidation<IndicatorField>[] {
  const choice = { alert: 'stop' as const }
  return [
    {
      ...choice,
      fields: ['category'],
      rule: oneOf(LIST_NAMES.categories),
      words: INDICATOR_PROMPTS.category
    },
    {
      ...choice,
      fields: ['direction'],
      rule: oneOf(LIST_NAMES.directions),
      words: INDICATOR_PROMPTS.direction
    },
    {
      ...choice,
      fields: ['attribute'],
      rule: oneOf(LIST_NAMES.attributes),
      words: INDICATOR_PROMPTS.attribute
    },
    {
      alert: 'warning',
      fields: ['responsibleUnit'],
      rule: oneOf(LIST_NAMES.units),
      words: INDICATOR_PROMPTS.responsibleUnit
    },
    {
      ...choice,
      fields: ['assignedTarget'],
      rule: (cell) => ({ kind: 'custom', formula: `ISNUMBER(${cell})` }),
      words: INDICATOR_PROMPTS.assignedTarget
    },
    {
      ...choice,
      fields: years.map(actualField),
      rule: numberOr(UNPUBLISHED),
      words: INDICATOR_PROMPTS.actual
    },
    { ...choice, fields: ['current'], rule: numberOr(UNPUBLISHED), words: INDICATOR_PROMPTS.current },
    {
      ...choice,
      fields: ['selfAssessment'],
      rule: oneOf(LIST_NAMES.selfAssessments),
      words: INDICATOR_PROMPTS.selfAssessment
    }
  ]
}

/** 进展状态 in colour besides its words, and 本期值 in the fill of what the chosen period makes of it. */
function conditionalFormats({
  range,
  firstCell
}: DataColumns<IndicatorField>): readonly ConditionalFormatLayout[] {
  return [
    ...(Object.keys(STATUS_COLORS) as (keyof typeof STATUS_WORDS)[]).map((status) => ({
      ranges: [range('status')],
      formula: `${firstCell('status')}="${STATUS_WORDS[status]}"`,
      format: { fontColor: STATUS_COLORS[status], bold: true }
    })),
    {
      ranges: [range('current')],
      formula: `AND(ISNUMBER(${REPORT_NAMES.yearly}),${REPORT_NAMES.yearly}=0)`,
      format: { fill: COLORS.toFill }
    },
    {
      ranges: [range('current')],
      formula: `NOT(AND(ISNUMBER(${REPORT_NAMES.yearly}),${REPORT_NAMES.yearly}=0))`,
      format: { fill: COLORS.computed }
    }
  ]
}

/** The indicator sheet (指标表): one Excel table over every indicator, plan columns first. */
export function indicatorSheet(
  plan: Plan,
  report: PreparedReport,
  setting: DataSheetSetting & { readonly title: string },
  book: StyleBook
): { readonly sheet: SheetLayout; readonly names: readonly NameLayout[] } {
  const isCurrentToFill = report.period !== undefined && !isYearly(report.period)
  const width = (field: FieldDefinition<IndicatorField>): number =>
    field.year === undefined ? (WIDTHS[field.id] ?? 10) : YEAR_WIDTH
  return layDataSheet(
    {
      table: 'indicators',
      sheetName: SHEET_NAMES.indicators,
      title: `${setting.title}${TABLE_TITLES.indicators}`,
      unitsLine: UNIT_LINES.indicators,
      tabColor: '2F6F8F',
      fields: indicatorFields(plan.years),
      rows: report.rows.indicators,
      width,
      isCentered: (field) => CENTERED.has(field.id),
      groups: ['category', 'group'],
      lastPlanField: 'responsibleUnit',
      measures: indicatorMeasures(plan.years),
      comments: INDICATOR_COMMENTS,
      validations: validations(plan.years),
      conditionalFormats,
      openComputed: ['current'],
      isToFill: (field) => field.id === 'current' && isCurrentToFill
    },
    setting,
    book
  )
}
