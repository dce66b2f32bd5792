import type { uncounted as chinese } from '../zh-CN/uncounted'

/** Words about cells that figures could not count, in English. */
export const uncounted: Record<keyof typeof chinese, string> = {
  title: 'Attention: {{count}} cells could not be counted in these figures',
  text: '{{header}}: {{count}} cells are no numbers and not counted ({{sheet}} {{cells}})',
  error: '{{header}}: {{count}} cells are errors and not counted ({{sheet}} {{cells}})',
  separator: ', ',
  more: ' …'
}
