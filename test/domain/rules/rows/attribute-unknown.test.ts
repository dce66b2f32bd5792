import { describe, expect, it } from '@jest/globals'
import { attributeUnknown } from '../../../../src/domain/rules/rows/attribute-unknown'
import { saidOfIndicator, saidOfProject } from '../run-rule'

describe('attribute-unknown', () => {
  it.each([[{}], [{ attribute: '约束性 ' }], [{ selfAssessment: '基本完成' }], [{ selfAssessment: null }]])(
    'accepts %j',
    (values) => {
      expect(saidOfIndicator(attributeUnknown, values)).toEqual([])
    }
  )

  it.each([
    [{ attribute: '强制性' }, 'attribute', ['约束性', '预期性']],
    [{ attribute: null }, 'attribute', ['约束性', '预期性']],
    [{ direction: 'up' }, 'direction', ['越高越好', '越低越好', '保持稳定']],
    [{ selfAssessment: 1 }, 'selfAssessment', ['完成', '基本完成', '推进中', '未完成']]
  ])('reports %j of an indicator', (values, field, allowed) => {
    expect(saidOfIndicator(attributeUnknown, values)).toEqual([[`IND-1.${field}`, { allowed }]])
  })

  it.each([
    [{ adjustment: '增加' }, 'adjustment', ['规划内', '新增', '调整', '取消']],
    [{ status: '已完工' }, 'status', ['未开工', '在建', '完工', '暂停', '终止']]
  ])('reports %j of a project', (values, field, allowed) => {
    expect(saidOfProject(attributeUnknown, values)).toEqual([[`PRJ-1.${field}`, { allowed }]])
  })
})
