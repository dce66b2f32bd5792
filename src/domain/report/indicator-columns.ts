import type { Column } from './fields'
import { NOTE_COLUMNS } from './note-columns'
import { STATUS_WORDS, UNPUBLISHED } from '../measures/value-lexicon'

/** Every column of the indicator table (指标表) in printed order; the years' actual values are one entry. */
export const INDICATOR_COLUMNS = {
  mark: { header: '标记', role: 'mark', content: 'text', width: 4.5, align: 'center' },
  no: { header: '序号', role: 'plan', content: 'integer', width: 5, align: 'center' },
  category: {
    header: '类别',
    role: 'plan',
    content: 'choice',
    width: 9,
    align: 'center',
    isGroup: true,
    validation: {
      list: 'categories',
      prompt: '从下拉列表中选择指标类别。',
      error: '请从下拉列表中选择规划所列类别。'
    }
  },
  group: { header: '指标组', role: 'plan', content: 'text', width: 9.5, align: 'center', isGroup: true },
  name: { header: '指标名称', role: 'plan', content: 'text', width: 25 },
  unit: { header: '单位', role: 'plan', content: 'text', width: 9, align: 'center' },
  baseline: { header: '基期值', role: 'plan', content: 'expression', width: 8, align: 'center' },
  target: {
    header: '规划目标',
    role: 'plan',
    content: 'expression',
    width: 11.5,
    align: 'center',
    comment:
      '照规划原文填写。可识别：数字；≥、不低于、以上；≤、不高于、以下；＞、＜；60—65（区间）；25左右；〔13.5〕（期内累计）；较2020年下降18%；完成省定目标；保持稳定；“/”表示无。'
  },
  assignedTarget: {
    header: '下达目标值',
    role: 'coordinator',
    content: 'number',
    width: 9,
    comment: '规划目标为“完成省定目标”等的指标，由汇总单位填写上级下达的数值，据此计算完成率。',
    validation: {
      formula: (cell) => `ISNUMBER(${cell})`,
      prompt: '由汇总单位填写上级下达的目标值，只填数字；依据文号填在右侧。',
      error: '此处应为数字。'
    }
  },
  assignedDocument: { header: '下达文号', role: 'coordinator', content: 'text', width: 12, format: '@' },
  direction: {
    header: '方向',
    role: 'plan',
    content: 'choice',
    width: 9,
    align: 'center',
    comment: '越高越好、越低越好、保持稳定，按指标含义确定，与基期值和目标值的大小无关。',
    validation: {
      list: 'directions',
      prompt: '从下拉列表中选择指标方向。',
      error: '请从下拉列表中选择指标方向。'
    }
  },
  attribute: {
    header: '属性',
    role: 'plan',
    content: 'choice',
    width: 8,
    align: 'center',
    validation: {
      list: 'attributes',
      prompt: '选择约束性或预期性。',
      error: '请选择约束性或预期性。'
    }
  },
  source: { header: '来源', role: 'plan', content: 'text', width: 9.5 },
  responsibleUnit: {
    header: '责任单位',
    role: 'plan',
    content: 'choice',
    width: 10.5,
    validation: {
      list: 'units',
      alert: 'warning',
      prompt: '可从单位名录中选择。',
      error: '该单位不在单位名录中，确定要这样填写吗？'
    }
  },
  actual: {
    header: '{{year}}年实际值',
    role: 'report',
    content: 'number',
    width: 9,
    validation: {
      title: '实际值',
      formula: (cell) => `OR(ISNUMBER(${cell}),${cell}="${UNPUBLISHED}")`,
      prompt: `填写该年度实际值，只填数字，不带单位；数据尚未公布的填“${UNPUBLISHED}”。`,
      error: `此处应为数字或“${UNPUBLISHED}”，请勿带单位、百分号或其他文字。`
    }
  },
  current: {
    header: '本期值',
    role: 'computed',
    content: 'number',
    width: 9.5,
    isOpen: true,
    comment:
      '年度报告：水平类指标取报告年实际值，累计类指标取历年累计，自动计算。半年报、季报：由填报单位填写。',
    validation: {
      formula: (cell) => `OR(ISNUMBER(${cell}),${cell}="${UNPUBLISHED}")`,
      prompt:
        '年度报告自动计算，无需填写；半年报、季报请填本期值：水平类指标填期末值，累计类指标填年初至本期末累计值。',
      error: `此处应为数字或“${UNPUBLISHED}”。`
    }
  },
  rate: {
    header: '目标完成率',
    role: 'computed',
    content: 'ratio',
    width: 10.5,
    comment:
      '有基期值的改善类指标：（本期值－基期值）÷（目标值－基期值）；累计类指标：累计值÷目标值；无基期值或基期已达标的，达标为100%。可小于0或大于100%。'
  },
  timeProgress: {
    header: '序时进度',
    role: 'computed',
    content: 'ratio',
    width: 9.5,
    format: '0.0%',
    comment:
      '（报告时点－基期年）÷（规划末年－基期年）。例如规划期2021—2025年、基期2020年，2023年上半年为2.5÷5＝50%。'
  },
  gap: {
    header: '差值（百分点）',
    role: 'computed',
    content: 'number',
    width: 11.5,
    format: '0.00',
    comment: '目标完成率－序时进度，单位为百分点。只对改善类和累计类指标计算。'
  },
  selfAssessment: {
    header: '完成情况（自评）',
    role: 'report',
    content: 'choice',
    width: 10.5,
    align: 'center',
    comment: '没有数字目标的指标以自评为准：完成＝100%并达标，未完成＝0，基本完成和推进中待核定。',
    validation: {
      list: 'selfAssessments',
      prompt: '从下拉列表中选择：完成、基本完成、推进中、未完成。定性指标以此为准。',
      error: '请从下拉列表中选择。'
    }
  },
  status: {
    header: '进展状态',
    role: 'computed',
    content: 'text',
    width: 15,
    align: 'center',
    comment:
      '✓ 已达标；○ 达到序时进度；▲ 滞后；✕ 未达标（规划末年）；▼ 倒退（差于基期）；◇ 待核定；— 未填报。按此顺序判定，各项不重叠。',
    colors: {
      [STATUS_WORDS.met]: 'met',
      [STATUS_WORDS['on-track']]: 'onTrack',
      [STATUS_WORDS.behind]: 'verification',
      [STATUS_WORDS['behind-final']]: 'mandatory',
      [STATUS_WORDS.regressed]: 'mandatory',
      [STATUS_WORDS['not-reported']]: 'muted',
      [STATUS_WORDS.undecided]: 'undecided'
    }
  },
  dataSource: { header: '数据来源', role: 'report', content: 'text', width: 13 },
  ...NOTE_COLUMNS,
  accumulation: { header: '累计方式', role: 'helper', content: 'text' },
  targetMin: { header: '目标下限', role: 'helper', content: 'number' },
  targetMinStrict: { header: '下限不含', role: 'helper', content: 'text' },
  targetMax: { header: '目标上限', role: 'helper', content: 'number' },
  targetMaxStrict: { header: '上限不含', role: 'helper', content: 'text' },
  targetForm: { header: '目标形式', role: 'helper', content: 'text' },
  targetNumber: { header: '目标数值', role: 'helper', content: 'number' },
  lower: { header: '考核下限', role: 'computed', content: 'number' },
  upper: { header: '考核上限', role: 'computed', content: 'number' },
  goal: { header: '考核目标', role: 'computed', content: 'number' },
  tested: { header: '考核值', role: 'computed', content: 'number' },
  met: { header: '是否达标', role: 'computed', content: 'text' },
  kind: { header: '完成率口径', role: 'computed', content: 'text' },
  clippedRate: { header: '截断完成率', role: 'computed', content: 'ratio' }
} as const satisfies Readonly<Record<string, Column>>
