import type { IndicatorField, ProjectField } from './fields'
import { OFFICIAL_HEADERS } from './official-form-lexicon'

/** A column of an official table, width in characters. */
export interface OfficialColumn<F extends string = string> {
  readonly field: F
  readonly header: string
  readonly width: number
  readonly align: 'left' | 'center' | 'right'
  readonly numberFormat?: string
  /** Only shown with a period. */
  readonly reported?: true
}

const H = OFFICIAL_HEADERS

/** Columns of 表1 as the source prints them; group and name share a header. */
export const INDICATOR_COLUMNS = (baselineYear: number): readonly OfficialColumn<IndicatorField>[] => [
  { field: 'category', header: H.category, width: 9.5, align: 'center' },
  { field: 'no', header: H.no, width: 5, align: 'center' },
  { field: 'group', header: '', width: 9.5, align: 'center' },
  { field: 'name', header: H.name, width: 26, align: 'left' },
  { field: 'unit', header: H.unit, width: 9, align: 'center' },
  { field: 'baseline', header: H.baseline(baselineYear), width: 8.5, align: 'center' },
  { field: 'target', header: H.target, width: 11, align: 'center' },
  { field: 'attribute', header: H.attribute, width: 8, align: 'center' },
  { field: 'source', header: H.source, width: 10, align: 'center' },
  { field: 'assignedTarget', header: H.assignedTarget, width: 8, align: 'center', reported: true },
  { field: 'current', header: H.current, width: 9, align: 'center', reported: true },
  { field: 'rate', header: H.rate, width: 9.5, align: 'center', numberFormat: '0.00%', reported: true },
  { field: 'status', header: H.indicatorStatus, width: 15, align: 'center', reported: true }
]

/** Columns of 表2 as the source prints them. */
export const PROJECT_COLUMNS: readonly OfficialColumn<ProjectField>[] = [
  { field: 'no', header: H.no, width: 5, align: 'center' },
  { field: 'type', header: H.type, width: 13.5, align: 'center' },
  { field: 'name', header: H.project, width: 19, align: 'left' },
  { field: 'content', header: H.content, width: 50, align: 'left' },
  { field: 'years', header: H.years, width: 11, align: 'center' },
  { field: 'amount', header: H.amount, width: 11, align: 'right' },
  { field: 'leadUnits', header: H.leadUnits, width: 15, align: 'left' },
  { field: 'cooperatingUnits', header: H.cooperatingUnits, width: 15, align: 'left' },
  { field: 'investedTotal', header: H.invested, width: 11, align: 'right', reported: true },
  { field: 'physicalProgress', header: H.physicalProgress, width: 9, align: 'center', reported: true },
  { field: 'status', header: H.projectStatus, width: 9, align: 'center', reported: true }
]
