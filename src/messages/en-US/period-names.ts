import type { periodNames as chinese } from '../zh-CN/period-names'

/** Report periods in English, by their part. */
export const periodNames: Record<keyof typeof chinese, string> = {
  year: '{{year}}',
  H1: 'First half of {{year}}',
  H2: 'Second half of {{year}}',
  Q1: 'Q1 {{year}}',
  Q2: 'Q2 {{year}}',
  Q3: 'Q3 {{year}}',
  Q4: 'Q4 {{year}}'
}
