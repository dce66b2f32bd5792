import { UNPUBLISHED } from '../measures/value-lexicon'

/** Titles (at most 32 characters) and texts (at most 255) of native data validation, by field or kind. */
export interface PromptWords {
  readonly title: string
  readonly prompt: string
  readonly error: string
}

export const INDICATOR_PROMPTS = {
  actual: {
    title: '实际值',
    prompt: `填写该年度实际值，只填数字，不带单位；数据尚未公布的填“${UNPUBLISHED}”。`,
    error: `此处应为数字或“${UNPUBLISHED}”，请勿带单位、百分号或其他文字。`
  },
  current: {
    title: '本期值',
    prompt:
      '年度报告自动计算，无需填写；半年报、季报请填本期值：水平类指标填期末值，累计类指标填年初至本期末累计值。',
    error: `此处应为数字或“${UNPUBLISHED}”。`
  },
  assignedTarget: {
    title: '下达目标值',
    prompt: '由汇总单位填写上级下达的目标值，只填数字；依据文号填在右侧。',
    error: '此处应为数字。'
  },
  selfAssessment: {
    title: '完成情况（自评）',
    prompt: '从下拉列表中选择：完成、基本完成、推进中、未完成。定性指标以此为准。',
    error: '请从下拉列表中选择。'
  },
  category: {
    title: '类别',
    prompt: '从下拉列表中选择指标类别。',
    error: '请从下拉列表中选择规划所列类别。'
  },
  direction: { title: '方向', prompt: '从下拉列表中选择指标方向。', error: '请从下拉列表中选择指标方向。' },
  attribute: { title: '属性', prompt: '选择约束性或预期性。', error: '请选择约束性或预期性。' },
  responsibleUnit: {
    title: '责任单位',
    prompt: '可从单位名录中选择。',
    error: '该单位不在单位名录中，确定要这样填写吗？'
  }
} as const satisfies Readonly<Record<string, PromptWords>>

export const PROJECT_PROMPTS = {
  task: {
    title: '重点任务',
    prompt: '从下拉列表中选择重点任务。',
    error: '请从下拉列表中选择规划所列重点任务。'
  },
  amount: {
    title: '投资额（万元）',
    prompt: '填写数字，单位万元；未列投资的填“/”。',
    error: '此处应为不小于0的数字（万元），或“/”。'
  },
  adjustment: {
    title: '调整类型',
    prompt: '规划内项目不必修改；新增、调整、取消的，须在“核实说明”中写明依据。',
    error: '请从下拉列表中选择：规划内、新增、调整、取消。'
  },
  investedYear: {
    title: '本年完成投资（万元）',
    prompt: '填写年初至报告期末完成的投资，单位万元，只填数字；没有的填0。',
    error: '此处应为不小于0的数字，单位万元。'
  },
  investedTotal: {
    title: '累计完成投资（万元）',
    prompt: '填写自开工至报告期末累计完成的投资，单位万元，只填数字；没有的填0。',
    error: '此处应为不小于0的数字，单位万元。'
  },
  physicalProgress: {
    title: '形象进度（%）',
    prompt: '填写0至100之间的数字，例如65表示65%，不带百分号。',
    error: '此处应为0至100之间的数字。'
  },
  status: {
    title: '项目状态',
    prompt: '从下拉列表中选择：未开工、在建、完工、暂停、终止。',
    error: '请从下拉列表中选择项目状态。'
  }
} as const satisfies Readonly<Record<string, PromptWords>>

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
} as const satisfies Readonly<Record<string, PromptWords>>

/** Comments on the headers of the indicator table, where the rule behind a column needs words. */
export const INDICATOR_COMMENTS = {
  target:
    '照规划原文填写。可识别：数字；≥、不低于、以上；≤、不高于、以下；＞、＜；60—65（区间）；25左右；〔13.5〕（期内累计）；较2020年下降18%；完成省定目标；保持稳定；“/”表示无。',
  assignedTarget: '规划目标为“完成省定目标”等的指标，由汇总单位填写上级下达的数值，据此计算完成率。',
  direction: '越高越好、越低越好、保持稳定，按指标含义确定，与基期值和目标值的大小无关。',
  current:
    '年度报告：水平类指标取报告年实际值，累计类指标取历年累计，自动计算。半年报、季报：由填报单位填写。',
  rate: '有基期值的改善类指标：（本期值－基期值）÷（目标值－基期值）；累计类指标：累计值÷目标值；无基期值或基期已达标的，达标为100%。可小于0或大于100%。',
  timeProgress:
    '（报告时点－基期年）÷（规划末年－基期年）。例如规划期2021—2025年、基期2020年，2023年上半年为2.5÷5＝50%。',
  gap: '目标完成率－序时进度，单位为百分点。只对改善类和累计类指标计算。',
  selfAssessment: '没有数字目标的指标以自评为准：完成＝100%并达标，未完成＝0，基本完成和推进中待核定。',
  status:
    '✓ 已达标；○ 达到序时进度；▲ 滞后；✕ 未达标（规划末年）；▼ 倒退（差于基期）；◇ 待核定；— 未填报。按此顺序判定，各项不重叠。',
  explanation: '一次说明本行所有核实性问题。数值改变后，原说明失效，须重新核实。'
} as const

/** Comments on the headers of the project table. */
export const PROJECT_COMMENTS = {
  years: '填写一个年份（2023）或起止年份（2021-2025）。',
  amount: '规划投资，单位万元；未列投资的填“/”，不计入合计。',
  leadUnits: '多个单位以顿号分隔，首个为牵头单位；括号内为实施企业。',
  adjustment:
    '规划内：与规划一致；新增：规划没有的项目，单独汇总；调整：内容、年限或投资有变；取消：不再实施。后三种须在“核实说明”中写明依据。',
  investedTotal: '自开工至报告期末，含本年完成投资。',
  investedRate: '累计完成投资÷投资额。',
  physicalProgress: '0至100之间的数字；完工项目为100。',
  status: '未开工、在建、完工、暂停、终止。完工项目形象进度应为100；未开工项目不应有完成投资。',
  explanation: '一次说明本行所有核实性问题。数值改变后，原说明失效，须重新核实。'
} as const
