/** Report periods in Chinese, by their part. */
export const periodNames = {
  year: '{{year}}年',
  H1: '{{year}}年上半年',
  H2: '{{year}}年下半年',
  Q1: '{{year}}年第一季度',
  Q2: '{{year}}年第二季度',
  Q3: '{{year}}年第三季度',
  Q4: '{{year}}年第四季度'
}
