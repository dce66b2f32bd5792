import { UNPUBLISHED } from './workbook-lexicon'

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
    error: `此处应为数字或“${UNPUBLISHED}”，请勿带单位、百分号以外的文字。`
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
