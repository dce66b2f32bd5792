/** The words that cells of choices and results hold, which figures are computed from or come out as. */

export const DIRECTION_WORDS = { up: '越高越好', down: '越低越好', hold: '保持稳定' } as const
export const ATTRIBUTE_WORDS = { binding: '约束性', anticipatory: '预期性' } as const
export const ACCUMULATION_WORDS = { level: '水平值', sum: '累计值', compound: '年率复合' } as const

/** 完成情况（自评）. */
export const SELF_ASSESSMENT_WORDS = {
  finished: '完成',
  mostly: '基本完成',
  ongoing: '推进中',
  unfinished: '未完成'
} as const

/** 进展状态 as shown in cells: a glyph and a word, so that colour is only the second signal. */
export const STATUS_WORDS = {
  met: '✓ 已达标',
  'on-track': '○ 达到序时进度',
  behind: '▲ 滞后',
  'behind-final': '✕ 未达标',
  regressed: '▼ 倒退',
  'not-reported': '— 未填报',
  undecided: '◇ 待核定'
} as const

/** 完成率口径: which way of computing the completion rate applies. */
export const RATE_KIND_WORDS = {
  qualitative: '定性',
  cumulative: '累计',
  threshold: '门槛',
  keep: '保持',
  improve: '改善'
} as const

/** 目标形式 in the helper column. */
export const TARGET_FORM_WORDS = {
  'one-sided': '单侧',
  between: '区间',
  about: '左右',
  hold: '保持',
  assigned: '下达',
  'by-hand': '定性'
} as const

/** 调整类型. */
export const ADJUSTMENT_WORDS = {
  planned: '规划内',
  added: '新增',
  changed: '调整',
  cancelled: '取消'
} as const

/** 项目状态. */
export const PROJECT_STATUS_WORDS = {
  'not-started': '未开工',
  'in-progress': '在建',
  finished: '完工',
  paused: '暂停',
  terminated: '终止'
} as const

/** An actual value that is known to be not yet published. */
export const UNPUBLISHED = '未公布'
export const YES = '是'
export const NO = '否'
