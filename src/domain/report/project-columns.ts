import type { Column } from './fields'
import { NOTE_COLUMNS } from './note-columns'
import { ADJUSTMENT_WORDS, PROJECT_STATUS_WORDS } from '../measures/value-lexicon'
import { UNLISTED } from './workbook-lexicon'

/** Every column of the project table (项目表) in printed order. */
export const PROJECT_COLUMNS = {
  mark: { header: '标记', role: 'mark', content: 'text', width: 4.5, align: 'center' },
  no: { header: '序号', role: 'plan', content: 'integer', width: 5, align: 'center' },
  task: {
    header: '重点任务',
    role: 'plan',
    content: 'choice',
    width: 21.5,
    isGroup: true,
    validation: {
      list: 'tasks',
      prompt: '从下拉列表中选择重点任务。',
      error: '请从下拉列表中选择规划所列重点任务。'
    }
  },
  type: { header: '类型', role: 'plan', content: 'text', width: 13.5, align: 'center', isGroup: true },
  name: { header: '项目名称', role: 'plan', content: 'text', width: 19 },
  content: { header: '主要内容', role: 'plan', content: 'text', width: 56 },
  years: {
    header: '实施年限',
    role: 'plan',
    content: 'expression',
    width: 11.5,
    align: 'center',
    comment: '填写一个年份（2023）或起止年份（2021-2025）。'
  },
  amount: {
    header: '投资额（万元）',
    role: 'plan',
    content: 'amount',
    width: 11.5,
    comment: '规划投资，单位万元；未列投资的填“/”，不计入合计。',
    validation: {
      formula: (cell) => `IF(ISNUMBER(${cell}),${cell}>=0,${cell}="${UNLISTED}")`,
      prompt: '填写数字，单位万元；未列投资的填“/”。',
      error: '此处应为不小于0的数字（万元），或“/”。'
    }
  },
  leadUnits: {
    header: '责任主体',
    role: 'plan',
    content: 'text',
    width: 15,
    comment: '多个单位以顿号分隔，首个为牵头单位；括号内为实施企业。'
  },
  cooperatingUnits: { header: '配合部门', role: 'plan', content: 'text', width: 15 },
  adjustment: {
    header: '调整类型',
    role: 'report',
    content: 'choice',
    width: 8.5,
    align: 'center',
    comment:
      '规划内：与规划一致；新增：规划没有的项目，单独汇总；调整：内容、年限或投资有变；取消：不再实施。后三种须在“核实说明”中写明依据。',
    validation: {
      list: 'adjustments',
      prompt: '规划内项目不必修改；新增、调整、取消的，须在“核实说明”中写明依据。',
      error: '请从下拉列表中选择：规划内、新增、调整、取消。'
    },
    colors: {
      [ADJUSTMENT_WORDS.added]: 'onTrack',
      [ADJUSTMENT_WORDS.changed]: 'verification',
      [ADJUSTMENT_WORDS.cancelled]: 'mandatory'
    }
  },
  investedYear: {
    header: '本年完成投资（万元）',
    role: 'report',
    content: 'amount',
    width: 11.5,
    validation: {
      min: 0,
      prompt: '填写年初至报告期末完成的投资，单位万元，只填数字；没有的填0。',
      error: '此处应为不小于0的数字，单位万元。'
    }
  },
  investedTotal: {
    header: '累计完成投资（万元）',
    role: 'report',
    content: 'amount',
    width: 11.5,
    comment: '自开工至报告期末，含本年完成投资。',
    validation: {
      min: 0,
      prompt: '填写自开工至报告期末累计完成的投资，单位万元，只填数字；没有的填0。',
      error: '此处应为不小于0的数字，单位万元。'
    }
  },
  investedRate: {
    header: '投资完成率',
    role: 'computed',
    content: 'ratio',
    width: 10.5,
    comment: '累计完成投资÷投资额。'
  },
  fundSource: { header: '资金来源', role: 'report', content: 'text', width: 11.5 },
  physicalProgress: {
    header: '形象进度（%）',
    role: 'report',
    content: 'percent',
    width: 9.5,
    comment: '0至100之间的数字；完工项目为100。',
    validation: {
      min: 0,
      max: 100,
      prompt: '填写0至100之间的数字，例如65表示65%，不带百分号。',
      error: '此处应为0至100之间的数字。'
    }
  },
  progressNote: { header: '进展情况', role: 'report', content: 'text', width: 24 },
  status: {
    header: '项目状态',
    role: 'report',
    content: 'choice',
    width: 8.5,
    align: 'center',
    comment: '未开工、在建、完工、暂停、终止。完工项目形象进度应为100；未开工项目不应有完成投资。',
    validation: {
      list: 'projectStatuses',
      prompt: '从下拉列表中选择：未开工、在建、完工、暂停、终止。',
      error: '请从下拉列表中选择项目状态。'
    },
    colors: {
      [PROJECT_STATUS_WORDS['not-started']]: 'muted',
      [PROJECT_STATUS_WORDS['in-progress']]: 'onTrack',
      [PROJECT_STATUS_WORDS.finished]: 'met',
      [PROJECT_STATUS_WORDS.paused]: 'verification',
      [PROJECT_STATUS_WORDS.terminated]: 'mandatory'
    }
  },
  ...NOTE_COLUMNS,
  startYear: { header: '开始年', role: 'computed', content: 'integer' },
  endYear: { header: '结束年', role: 'computed', content: 'integer' },
  typeKey: { header: '类型归并', role: 'computed', content: 'text' },
  leadKeys: { header: '责任单位归并', role: 'helper', content: 'text' },
  evenShare: { header: '年均投资', role: 'computed', content: 'amount' },
  lastShare: { header: '末年投资', role: 'computed', content: 'amount' },
  elapsed: { header: '时间进度', role: 'computed', content: 'ratio' }
} as const satisfies Readonly<Record<string, Column>>
