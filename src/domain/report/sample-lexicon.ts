/** Words that mark a value as invented. */
export const SAMPLE_WORDS = {
  source: '示例数据（虚构）',
  document: '示例文号（虚构）〔2022〕1号',
  progress: '示例：按计划推进（虚构）',
  funds: '示例：财政资金（虚构）',
  reporter: '示例人员（虚构）',
  phone: '000-00000000',
  typedAsText: '75.0%'
} as const
