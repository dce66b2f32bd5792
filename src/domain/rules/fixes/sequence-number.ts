import type { FixKind } from './fix'

/** 序号 becomes the plan's number for the row's key. */
export const sequenceNumberFix: FixKind = {
  code: 'sequence-broken',
  safe: true,
  mend({ finding }) {
    const expected = finding.params['expected']
    return typeof expected === 'number' ? expected : undefined
  }
}
