import type { IndicatorField, ProjectField } from './fields'

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

/** Columns of 表1 as the source prints them; group and name share a header. */
export const OFFICIAL_INDICATOR_COLUMNS = (
  baselineYear: number
): readonly OfficialColumn<IndicatorField>[] => [
  { field: 'category', header: '类别', width: 9.5, align: 'center' },
  { field: 'no', header: '序号', width: 5, align: 'center' },
  { field: 'group', header: '', width: 9.5, align: 'center' },
  { field: 'name', header: '指标名称', width: 26, align: 'left' },
  { field: 'unit', header: '单位', width: 9, align: 'center' },
  { field: 'baseline', header: `${baselineYear}年\n现状`, width: 8.5, align: 'center' },
  { field: 'target', header: '规划目标', width: 11, align: 'center' },
  { field: 'attribute', header: '属性', width: 8, align: 'center' },
  { field: 'source', header: '来源', width: 10, align: 'center' },
  { field: 'assignedTarget', header: '下达\n目标值', width: 8, align: 'center', reported: true },
  { field: 'current', header: '本期值', width: 9, align: 'center', reported: true },
  {
    field: 'rate',
    header: '目标\n完成率',
    width: 9.5,
    align: 'center',
    numberFormat: '0.00%',
    reported: true
  },
  { field: 'status', header: '进展状态', width: 15, align: 'center', reported: true }
]

/** Columns of 表2 as the source prints them. */
export const OFFICIAL_PROJECT_COLUMNS: readonly OfficialColumn<ProjectField>[] = [
  { field: 'no', header: '序号', width: 5, align: 'center' },
  { field: 'type', header: '类型', width: 13.5, align: 'center' },
  { field: 'name', header: '项目名称', width: 19, align: 'left' },
  { field: 'content', header: '主要内容', width: 50, align: 'left' },
  { field: 'years', header: '实施年限', width: 11, align: 'center' },
  { field: 'amount', header: '投资额\n（万元）', width: 11, align: 'right' },
  { field: 'leadUnits', header: '责任主体', width: 15, align: 'left' },
  { field: 'cooperatingUnits', header: '配合部门', width: 15, align: 'left' },
  { field: 'investedTotal', header: '累计完成\n投资\n（万元）', width: 11, align: 'right', reported: true },
  { field: 'physicalProgress', header: '形象进度\n（%）', width: 9, align: 'center', reported: true },
  { field: 'status', header: '项目状态', width: 9, align: 'center', reported: true }
]
