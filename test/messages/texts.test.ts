import { describe, expect, it } from '@jest/globals'
import { say } from '../../src/messages'
import { textOf } from '../../src/messages/translations'
import { pane } from '../../src/messages/zh-CN/pane'
import '../../src/messages/pane-words'

describe('a text', () => {
  it('is the first that exists among the keys', () => {
    expect(textOf('pane', ['nowhere', 'title', 'none'], 'zh-CN')).toBe(pane.title)
    expect(textOf('pane', ['nowhere'], 'zh-CN')).toBeUndefined()
    expect(textOf('pane', ['places'], 'zh-CN')).toBeUndefined()
  })

  it('leaves a param that is not given visible', () => {
    expect(textOf('pane', ['review.shown'], 'zh-CN', { shown: 3 })).toContain('{{count}}')
  })

  it('takes nothing in a param for an instruction', () => {
    const hostile = '$t(title) {{count}} <b>&amp;'
    expect(textOf('pane', ['notice.exported.saved'], 'zh-CN', { name: hostile })).toContain(hostile)
  })

  it('that is unknown shows its key', () => {
    expect(say('no.such.key', 'en-US')).toBe('no.such.key')
  })
})
