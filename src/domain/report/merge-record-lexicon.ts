/** The words of the sheet that records merges (合并记录). */
export const MERGE_RECORD_NAME = '合并记录'

export const MERGE_RECORD_HEADERS = {
  mergedAt: '合并时间',
  unit: '单位',
  file: '文件',
  returnedAt: '文件时间',
  table: '工作表',
  key: '编码',
  name: '名称',
  field: '字段',
  from: '原值',
  to: '新值',
  manner: '方式'
} as const

/** How a value came into the master. */
export const MERGE_MANNERS = {
  'one-sided': '直接采用',
  decided: '逐项决定采用',
  'by-rule': '按规则采用',
  shares: '分别填报汇总',
  'row-added': '新增行',
  kept: '保留总表值'
} as const
