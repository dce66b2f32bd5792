import type { Column } from './fields'

/** The columns in which both tables end for people: what is said of a row, and the hidden ones that name it and its findings. */
export const NOTE_COLUMNS = {
  issues: { header: '存在问题及下步措施', role: 'report', content: 'text', width: 20 },
  explanation: {
    header: '核实说明',
    role: 'report',
    content: 'text',
    width: 19,
    comment: '一次说明本行所有核实性问题。数值改变后，原说明失效，须重新核实。'
  },
  reviewOpinion: { header: '审核意见', role: 'report', content: 'text', width: 13 },
  remarks: { header: '备注', role: 'report', content: 'text', width: 10 },
  code: { header: '编码', role: 'key', content: 'text', format: '@' },
  findings: { header: '审核标记码', role: 'mark', content: 'text' }
} as const satisfies Readonly<Record<string, Column>>
