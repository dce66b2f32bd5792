/** Words about cells that figures could not count, in Chinese. */
export const uncounted = {
  title: '注意：{{count}} 个单元格未能计入汇总数字',
  text: '{{header}}：{{count}} 个单元格不是数字，未计入（{{sheet}} {{cells}}）',
  error: '{{header}}：{{count}} 个单元格是错误值，未计入（{{sheet}} {{cells}}）',
  separator: '、',
  more: '等'
}
