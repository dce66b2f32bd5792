import { describe, expect, it } from '@jest/globals'
import { lookOfTheme } from '../../../src/hosts/taskpane/pane-look'

describe('the look of the pane', () => {
  it.each([
    ['#FFFFFF', 'light'],
    ['#e6e6e6', 'light'],
    ['#666666', 'dark'],
    ['#363636', 'dark'],
    ['#262626', 'black'],
    ['#000000', 'black'],
    ['0a0a0a', 'black']
  ])('under an Office theme with the ground %s is %s', (ground, look) => {
    expect(lookOfTheme(ground)).toBe(look)
  })

  it.each(['', 'white', '#fff', 'rgb(0, 0, 0)', '#12345g'])('is left to the system for %j', (ground) => {
    expect(lookOfTheme(ground)).toBeUndefined()
  })
})
