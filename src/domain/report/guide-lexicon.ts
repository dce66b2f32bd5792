/** The words of the guide sheet (填报说明). */
import type { SignOff } from './report'

export const GUIDE_TITLE = '规划实施情况填报说明'

export const GUIDE_SECTIONS = {
  header: '一、填报信息',
  steps: '二、填报要求',
  legend: '三、图例',
  signOff: '四、签审'
} as const

/** How to fill in, by role: heading and steps. */
export const GUIDE_STEPS: readonly {
  readonly role: string
  readonly steps: readonly string[]
}[] = [
  {
    role: '填报人',
    steps: [
      '先在上方填写填报单位、报告期、填报人、联系电话和填报日期。报告期从下拉列表中选择，序时进度等随之自动计算。',
      '在“指标表”中填写截至报告期各年度的实际值，只填数字；数据尚未公布的填“未公布”。没有数字目标的指标，请选择“完成情况（自评）”。半年报、季报不填当年实际值，改填“本期值”。',
      '在“项目表”中填写本年和累计完成投资（单位万元，没有的填0）、形象进度（0至100）和项目状态。规划未列投资（“/”）的项目可不填累计完成投资。',
      '只填浅黄色单元格。白色为规划内容，灰色为自动计算，均已锁定，无需修改；确需调整、取消或新增项目的，在“调整类型”中注明，并在“核实说明”中写明依据。',
      '标记列出现“✕”的为强制性问题，必须修改；出现“！”的为核实性问题，请核实，属实的在“核实说明”中写明原因。'
    ]
  },
  {
    role: '审核人',
    steps: [
      '对照“审核结果”逐条核对问题，点击单元格可跳转到问题所在位置；需要补充的意见填在“审核意见”列。',
      '审核不修改填报数据。核实说明只对说明时的数值有效，数值改变后须重新核实。'
    ]
  },
  {
    role: '汇总人',
    steps: [
      '上级下达目标值及文号由汇总单位填写，下发各单位后锁定。',
      '“汇总表”各项数字由公式自动计算，新增项目单列，不计入规划数；请核对规划公布合计是否一致。',
      '请勿改动隐藏的编码列和工作表，回收合并时据此识别各行。列宽、行高可以调整，行可以筛选。'
    ]
  }
]

export const GUIDE_LEGEND = {
  plan: '白色：规划内容，锁定',
  fill: '浅黄色：由填报单位填写',
  computed: '灰色：公式自动计算，锁定',
  mandatory: '✕　强制性问题，必须修改',
  verification: '！　核实性问题，请核实并说明'
} as const

export const SIGN_OFF_LABELS = {
  preparedBy: '填报人（签字）',
  reviewedBy: '审核人（签字）',
  approvedBy: '单位负责人（签字）',
  sealedOn: '单位盖章及日期'
} as const

/** What the reviewer's signature cell shows: name, time, first characters of the data's hash, and whether it changed since. */
export const signOffText = ({ reviewer, signedAt, hash }: SignOff, state: 'signed' | 'stale'): string =>
  `${reviewer}　${signedAt.slice(0, 16).replace('T', ' ')}　` +
  (state === 'signed' ? `数据校验码${hash.slice(0, 8)}` : '签审后数据已改动，须重新签审')

export const SAMPLE_EXPLANATION = '本工作簿为示例，其中填报数据均为虚构，不代表任何单位的实际情况。'

export const PLAN_PERIOD_LABEL = '规划期'

/** The plan's years and baseline year in words. */
export const planPeriod = (plan: {
  readonly start: number
  readonly end: number
  readonly baselineYear: number
}): string => `${plan.start}—${plan.end}年（基期${plan.baselineYear}年）`

/** Titles and texts of the native validation of header fields. */
export const HEADER_PROMPTS = {
  unit: {
    title: '填报单位',
    prompt: '从单位名录中选择，或填写单位全称。',
    error: '该单位不在单位名录中，确定要这样填写吗？'
  },
  period: {
    title: '报告期',
    prompt: '从下拉列表中选择，例如2023年、2023年上半年。表中序时进度等随之计算。',
    error: '请从下拉列表中选择报告期。'
  }
} as const
