import { PROJECT_MEASURES } from '../measures/project-measures'
import { decimal, layDataSheet, oneOf, type ColumnValidation, type DataSheetSetting } from './data-sheet'
import { projectFields, type ProjectField } from './fields'
import type { NameLayout, SheetLayout } from './layout'
import { LIST_NAMES } from './lists-sheet'
import type { PreparedReport } from './prepare-rows'
import { PROJECT_PROMPTS } from './prompt-lexicon'
import type { StyleBook } from './styles'
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
  fundSource: 10,
  physicalProgress: 9,
  progressNote: 23,
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
      numberFormat: (field) => (field.id === 'code' ? '@' : undefined),
      lastPlanField: 'cooperatingUnits',
      measures: PROJECT_MEASURES,
      validations: VALIDATIONS,
      conditionalFormats: () => [],
      openComputed: [],
      isToFill: () => false
    },
    setting,
    book
  )
}
