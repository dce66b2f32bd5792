import { indicatorMeasures } from '../measures/indicator-measures'
import { REPORT_NAMES } from '../measures/report-names'
import { isYearly } from '../measures/report-period'
import type { Plan } from '../plan/plan'
import type { DataColumns } from './column-formats'
import { layDataSheet, type DataSheetSetting } from './data-sheet'
import { indicatorFields, type IndicatorField } from './fields'
import type { ConditionalFormatLayout, NameLayout, SheetLayout } from './layout'
import type { PreparedReport } from './prepare-rows'
import { COLORS, type StyleBook } from './styles'
import { SHEET_NAMES, TABLE_TITLES, UNIT_LINES } from './workbook-lexicon'

/** 本期值 in the fill of what the chosen period makes of it. */
function conditionalFormats({ range }: DataColumns<IndicatorField>): readonly ConditionalFormatLayout[] {
  return [
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
  return layDataSheet(
    {
      table: 'indicators',
      sheetName: SHEET_NAMES.indicators,
      title: `${setting.title}${TABLE_TITLES.indicators}`,
      unitsLine: UNIT_LINES.indicators,
      tabColor: '2F6F8F',
      fields: indicatorFields(plan.years),
      rows: report.rows.indicators,
      measures: indicatorMeasures(plan.years),
      conditionalFormats,
      toFill: isCurrentToFill ? ['current'] : []
    },
    setting,
    book
  )
}
