import { describe, expect, it } from '@jest/globals'
import type { Finding } from '../../../src/domain/rules/finding'
import {
  actionOfKey,
  findingActions,
  mayExplain,
  type FindingListHands
} from '../../../src/ui/review/finding-actions'
import type { ListedFinding } from '../../../src/ui/review/finding-groups'

const finding: Finding = {
  code: 'actual-jump',
  severity: 'verification',
  origin: 'reported',
  sheet: '指标表',
  cell: 'N7',
  row: 7,
  rowKey: 'IND-01',
  table: 'indicators',
  field: 'actual2023',
  value: '90',
  params: {},
  fixable: false,
  explained: false
}

const nameOf = (key: string, of: Partial<Finding> = {}): string | undefined =>
  actionOfKey(key, { ...finding, ...of })?.name

describe('the keys of a finding', () => {
  it.each([
    [' ', 'locate'],
    ['Enter', 'explain'],
    ['n', 'next'],
    ['N', 'next'],
    ['x', undefined],
    ['ArrowDown', undefined]
  ])('%j does %s', (key, name) => {
    expect(nameOf(key)).toBe(name)
  })

  it('F corrects what can be corrected, and only what was reported', () => {
    expect(nameOf('f')).toBeUndefined()
    expect(nameOf('F', { fixable: true })).toBe('fix')
    expect(nameOf('f', { fixable: true, origin: 'plan' })).toBeUndefined()
  })

  it('Enter explains neither what must be corrected nor what the plan prints', () => {
    expect(nameOf('Enter', { severity: 'mandatory' })).toBeUndefined()
    expect(nameOf('Enter', { origin: 'plan' })).toBeUndefined()
    expect(mayExplain(finding)).toBe(true)
  })

  it('Space goes nowhere where no cell is meant', () => {
    expect(nameOf(' ', { sheet: '', cell: '' })).toBeUndefined()
    expect(nameOf(' ', { cell: '' })).toBeUndefined()
  })

  it('differ, and each does what its action is called', () => {
    expect(new Set(findingActions.map(({ shortcut }) => shortcut)).size).toBe(findingActions.length)
    const done: string[] = []
    const note = (name: string) => () => {
      done.push(name)
    }
    const hands: FindingListHands = {
      locate: note('locate'),
      explain: note('explain'),
      fix: note('fix'),
      next: note('next')
    }
    for (const action of findingActions) action.perform(hands, {} as ListedFinding)
    expect(done).toEqual(findingActions.map(({ name }) => name))
  })
})
