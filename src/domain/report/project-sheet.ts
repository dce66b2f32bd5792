import { PROJECT_MEASURES } from '../measures/project-measures'
import { ADJUSTMENT_WORDS, PROJECT_STATUS_WORDS } from '../measures/value-lexicon'
import {
  decimal,
  layDataSheet,
  oneOf,
  type ColumnValidation,
  type DataColumns,
  type DataSheetSetting
} from './data-sheet'
import { projectFields, type ProjectField } from './fields'
import type { ConditionalFormatLayout, NameLayout, SheetLayout } from './layout'
import { LIST_NAMES } from './lists-sheet'
import type { PreparedReport } from './prepare-rows'
import { PROJECT_COMMENTS, PROJECT_PROMPTS } from './prompt-lexicon'
import { COLORS, type StyleBook } from './styles'
import { SHEET_NAMES, TABLE_TITLES, UNIT_LINES, UNLISTED } from './workbook-lexicon'

const WIDTHS: Readonly<Partial<Record<ProjectField, number>>> = {
  mark: 4.5,
  no: 5,
  task: 21.5,
  type: 13.5,
  name: 19,
  content: 56,
  years: 11.5,
  amount: 11.5,
  leadUnits: 15,
  cooperatingUnits: 15,
  adjustment: 8.5,
  investedYear: 11.5,
  investedTotal: 11.5,
  investedRate: 10.5,
  fundSource: 11.5,
  physicalProgress: 9.5,
  progressNote: 24,
  status: 8.5,
  issues: 20,
  explanation: 19,
  reviewOpinion: 13,
  remarks: 10
}

const CENTERED: ReadonlySet<string> = new Set([
  'mark',
  'no',
  'type',
  'years',
  'adjustment',
  'status'
] satisfies ProjectField[])

const VALIDATIONS: readonly ColumnValidation<ProjectField>[] = [
  { alert: 'stop', fields: ['task'], rule: oneOf(LIST_NAMES.tasks), words: PROJECT_PROMPTS.task },
  {
    alert: 'stop',
    fields: ['amount'],
    rule: (cell) => ({
      kind: 'custom',
      formula: `IF(ISNUMBER(${cell}),${cell}>=0,${cell}="${UNLISTED}")`
    }),
    words: PROJECT_PROMPTS.amount
  },
  {
    alert: 'stop',
    fields: ['adjustment'],
    rule: oneOf(LIST_NAMES.adjustments),
    words: PROJECT_PROMPTS.adjustment
  },
  { alert: 'stop', fields: ['investedYear'], rule: decimal(0), words: PROJECT_PROMPTS.investedYear },
  { alert: 'stop', fields: ['investedTotal'], rule: decimal(0), words: PROJECT_PROMPTS.investedTotal },
  {
    alert: 'stop',
    fields: ['physicalProgress'],
    rule: decimal(0, 100),
    words: PROJECT_PROMPTS.physicalProgress
  },
  {
    alert: 'stop',
    fields: ['status'],
    rule: oneOf(LIST_NAMES.projectStatuses),
    words: PROJECT_PROMPTS.status
  }
]

const STATUS_COLORS: Readonly<Record<keyof typeof PROJECT_STATUS_WORDS, string>> = {
  'not-started': COLORS.muted,
  'in-progress': COLORS.onTrack,
  finished: COLORS.met,
  paused: COLORS.verification,
  terminated: COLORS.mandatory
}
const ADJUSTMENT_COLORS = {
  added: COLORS.onTrack,
  changed: COLORS.verification,
  cancelled: COLORS.mandatory
} as const

/** 项目状态 and 调整类型 in colour besides their words. */
function conditionalFormats({
  range,
  firstCell
}: DataColumns<ProjectField>): readonly ConditionalFormatLayout[] {
  const colored = <K extends string>(
    field: ProjectField,
    words: Readonly<Record<K, string>>,
    colors: Readonly<Partial<Record<K, string>>>
  ): ConditionalFormatLayout[] =>
    (Object.entries(colors) as [K, string][]).map(([key, fontColor]) => ({
      ranges: [range(field)],
      formula: `${firstCell(field)}="${words[key]}"`,
      format: { fontColor, bold: true }
    }))
  return [
    ...colored('status', PROJECT_STATUS_WORDS, STATUS_COLORS),
    ...colored('adjustment', ADJUSTMENT_WORDS, ADJUSTMENT_COLORS)
  ]
}

/** The project sheet (项目表): one Excel table over every project, plan columns first. */
export function projectSheet(
  report: PreparedReport,
  setting: DataSheetSetting & { readonly title: string },
  book: StyleBook
): { readonly sheet: SheetLayout; readonly names: readonly NameLayout[] } {
  return layDataSheet(
    {
      table: 'projects',
      sheetName: SHEET_NAMES.projects,
      title: `${setting.title}${TABLE_TITLES.projects}`,
      unitsLine: UNIT_LINES.projects,
      tabColor: '3B7D4F',
      fields: projectFields(),
      rows: report.rows.projects,
      width: (field) => WIDTHS[field.id] ?? 10,
      isCentered: (field) => CENTERED.has(field.id),
      groups: ['task', 'type'],
      lastPlanField: 'cooperatingUnits',
      measures: PROJECT_MEASURES,
      comments: PROJECT_COMMENTS,
      validations: VALIDATIONS,
      conditionalFormats,
      openComputed: [],
      isToFill: () => false
    },
    setting,
    book
  )
}
