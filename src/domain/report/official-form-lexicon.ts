/** The words of the official form (公文版式). */

export const OFFICIAL_SHEET_NAMES = {
  indicators: '表1 指标体系',
  projects: '表2 重点工程项目'
} as const

/** Titles around the plan's own title; with a period the tables say how things stand. */
export const OFFICIAL_TITLES = {
  indicators: (plan: string, period: string | undefined): string =>
    period === undefined ? `表1　${plan}指标体系` : `表1　${plan}指标完成情况（${period}）`,
  projects: (plan: string, period: string | undefined): string =>
    period === undefined ? `表2　${plan}重点工程项目` : `表2　${plan}重点工程项目进展情况（${period}）`
} as const

export const OFFICIAL_HEADERS = {
  category: '类别',
  no: '序号',
  name: '指标名称',
  unit: '单位',
  baseline: (year: number): string => `${year}年\n现状`,
  target: '规划目标',
  assignedTarget: '下达\n目标值',
  attribute: '属性',
  source: '来源',
  current: '本期值',
  rate: '目标\n完成率',
  indicatorStatus: '进展状态',
  type: '类型',
  project: '项目名称',
  content: '主要内容',
  years: '实施年限',
  amount: '投资额\n（万元）',
  leadUnits: '责任主体',
  cooperatingUnits: '配合部门',
  invested: '累计完成\n投资\n（万元）',
  physicalProgress: '形象进度\n（%）',
  projectStatus: '项目状态'
} as const

export const ADDED_HEADING = '新增项目（不计入规划合计）'
export const ADDED_TOTAL = '新增项目合计'
export const OFFICIAL_FOOTER = '&C— &P —'
