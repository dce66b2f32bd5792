/** The words of the summary sheet (汇总表). */

export const SUMMARY_HEADINGS = {
  investmentTotals: '一、规划投资',
  investedTotals: '二、完成投资',
  indicatorTotals: '三、规划指标',
  task: '四、按重点任务（规划投资）',
  type: '五、按类型（规划投资）',
  leadUnit: '六、按责任单位（首个列名单位，不重复）',
  involvedUnit: '十五、按涉及责任单位（规划投资，各列名单位分别计入，有重复）',
  startYear: '七、按开始年（规划投资）',
  endYear: '八、按结束年（规划投资）',
  evenSpread: '九、按年度均摊（估算，按实施年限平均）',
  categoryMet: '十、指标达标情况（按类别）',
  categoryStatus: '十一、指标进展状态（按类别）',
  attributeMet: '十二、指标达标情况（按属性）',
  attributeStatus: '十三、指标进展状态（按属性）',
  projectStatus: '十四、项目状态'
} as const

export const SUMMARY_LABELS = {
  total: '规划总投资（万元）',
  totalYi: '折合（亿元）',
  count: '规划项目数（个）',
  listed: '其中：列明投资（个）',
  unlisted: '其中：未列投资（个）',
  declared: '规划公布合计（万元）',
  difference: '差额（合计－公布）（万元）',
  matchesDeclared: '是否与规划公布一致',
  investedYear: '本年完成投资（万元）',
  invested: '累计完成投资（万元）',
  investedRate: '投资完成率',
  addedCount: '新增项目数（个，不计入规划数）',
  addedTotal: '新增项目投资（万元，单列）',
  indicatorCount: '指标数（项）',
  binding: '其中：约束性（项）',
  anticipatory: '其中：预期性（项）',
  reported: '已填报（项）',
  met: '已达标（项）',
  metRate: '达标率（已达标÷指标数）',
  meanCompletion: '平均完成率（各项截至0—100%）',
  timeProgress: '序时进度'
} as const

export const SUMMARY_CARDS = {
  total: '规划总投资（万元）',
  check: '与规划公布合计核对',
  invested: '累计完成投资（万元）',
  investedRate: '投资完成率',
  metRate: '指标达标率',
  timeProgress: '序时进度'
} as const

export const CHECK_WORDS = { matches: '✓ 一致', differs: '✕ 不一致', none: '—' } as const

export const INVESTMENT_COLUMNS = {
  name: '名称',
  count: '项目数',
  listed: '列明',
  unlisted: '未列',
  total: '投资额（万元）',
  totalYi: '折亿元',
  share: '占比'
} as const

export const INVESTMENT_NAMES = {
  task: '重点任务',
  type: '类型',
  leadUnit: '责任单位',
  involvedUnit: '责任单位',
  startYear: '开始年',
  endYear: '结束年',
  evenSpread: '年度'
} as const

export const ROLL_UP_COLUMNS = {
  category: '类别',
  attribute: '属性',
  count: '指标数',
  reported: '已填报',
  pending: '未填报',
  met: '已达标',
  metRate: '达标率',
  onTrack: '达到序时',
  behind: '滞后／未达标',
  regressed: '倒退',
  undecided: '待核定'
} as const

export const PROJECT_STATUS_COLUMNS = { name: '项目状态', count: '项目数', share: '占比' } as const
export const STATUS_UNKNOWN = '未填报'

export const SUMMARY_NOTES = {
  rollUp: '达标率＝已达标÷指标数；各进展状态互不重叠，合计等于指标数。',
  package: '本表为单位分表，只汇总本表所列项目，不与规划公布合计核对。'
} as const

export const CHART_TITLES = {
  task: '规划投资（按重点任务，万元）',
  completion: '指标完成率（截至0—100%）与序时进度',
  projectStatus: '项目状态（个）'
} as const
export const CHART_SERIES = {
  investment: '投资额（万元）',
  rate: '目标完成率',
  timeProgress: '序时进度',
  count: '项目数'
} as const
