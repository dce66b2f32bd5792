/**
 * The words printed in the reporting workbook. They are its format, not its translation: reading finds sheets, columns
 * and choices by them, whatever language the pane speaks.
 */

export const SHEET_NAMES = {
  guide: '填报说明',
  indicators: '指标表',
  projects: '项目表',
  summary: '汇总表',
  findings: '审核结果',
  lists: '选项',
  metadata: '_plan_report'
} as const

/** Labels beside the header fields of the guide sheet. */
export const GUIDE_LABELS = {
  unit: '填报单位',
  period: '报告期',
  reporter: '填报人',
  phone: '联系电话',
  date: '填报日期'
} as const

/** An amount the plan does not list. */
export const UNLISTED = '/'
/** Glyphs of the mark column by severity. */
export const MARKS = { mandatory: '✕', verification: '！' } as const

/** Fonts of official documents: headings 黑体, body 仿宋. */
export const FONT_NAMES = { heading: '黑体', body: '仿宋' } as const

/** Titles of the data sheets, after the plan's title. */
export const TABLE_TITLES = {
  indicators: '主要指标完成情况表',
  projects: '重点工程项目进展情况表',
  summary: '实施情况汇总表',
  findings: '审核结果'
} as const

/** The line under a data sheet's title; figures of single columns carry their unit in the header. */
export const UNIT_LINES = {
  indicators: '指标值单位见“单位”列',
  projects: '金额单位：万元',
  summary: '金额单位：万元'
} as const
export const LEGEND_TITLE = '图例'
export const LEGEND = {
  plan: '规划内容（锁定）',
  fill: '待填内容',
  computed: '自动计算（锁定）',
  marks: '✕ 强制性问题　！ 核实性问题'
} as const
export const SAMPLE_WARNING = '示例数据，均为虚构，仅用于演示'
export const COLON = '：'
/** After the name of a sheet that an upgrade keeps beside the new one. */
export const OLD_SHEET_MARK = '（旧版）'
export const WIDE_BLANK = '　'
/** The category of whatever the lines of a block do not cover. */
export const OTHERS = '其他'
export const TOTAL = '合计'
export const PAGE_FOOTER = '&C第 &P 页，共 &N 页'

/** Columns of the findings sheet (审核结果). */
export const FINDING_HEADERS = {
  no: '序号',
  severity: '级别',
  origin: '来源',
  sheet: '工作表',
  cell: '单元格',
  rowKey: '行标识',
  field: '字段',
  value: '值',
  message: '问题',
  explanation: '核实说明',
  state: '状态',
  code: '规则代码',
  fieldId: '字段代码'
} as const
export const SEVERITY_WORDS = { mandatory: '强制性', verification: '核实性' } as const
export const ORIGIN_WORDS = { reported: '填报内容', plan: '规划原文' } as const
export const NO_FINDINGS = '尚未审核，或审核未发现问题。'
/** How many findings a list holds, each counted once under its severity; those explained, the plan's own and remarks apart. */
export const findingsCounted = (counts: {
  readonly mandatory: number
  readonly verification: number
  readonly explained: number
  readonly lapsed: number
  readonly plan: number
  readonly remarks: number
}): string =>
  [
    `强制性 ${counts.mandatory}`,
    `核实性 ${counts.verification}（已说明 ${counts.explained}${counts.lapsed > 0 ? `，说明已失效 ${counts.lapsed}` : ''}）`,
    `规划原文 ${counts.plan}`,
    ...(counts.remarks > 0 ? [`提示 ${counts.remarks}`] : [])
  ].join(' · ')
export const FINDINGS_NOTE =
  '强制性问题必须修改；核实性问题请核实，属实的在本行“核实说明”中写明原因。点击单元格可跳转。'

/** Headers of the lists sheet (选项). */
export const LIST_HEADERS = {
  periods: '报告期',
  periodYears: '年度',
  periodTimes: '期末时点',
  periodYearly: '是否年度',
  directions: '方向',
  attributes: '属性',
  categories: '类别',
  tasks: '重点任务',
  units: '单位名录',
  selfAssessments: '完成情况（自评）',
  projectStatuses: '项目状态',
  adjustments: '调整类型'
} as const
/** Headers of the lists sheet over the numbers of units that the summary has no line for yet. */
export const UNIT_NUMBER_HEADERS = { leadUnit: '新牵头单位序', involvedUnit: '新涉及单位序' } as const
/** Headers of the lists sheet over the figures that the charts draw. */
export const CHART_DATA_HEADERS = {
  tasks: '图表：重点任务',
  taskTotals: '图表：投资额',
  names: '图表：指标',
  rates: '图表：完成率',
  progress: '图表：序时进度'
} as const
export const PERIOD_FIGURE_LABELS = {
  year: '报告年',
  time: '报告时点',
  yearly: '年度报告',
  progress: '序时进度',
  final: '期末报告'
} as const
