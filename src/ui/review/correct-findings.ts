import type { FixChoice, FixOutcome, FixProposal, FixSnapshot } from '../../application/fix-workbook'
import type { Finding } from '../../domain/rules/finding'
import type { Fix } from '../../domain/rules/fixes/propose-fixes'
import { reviewedBy, type Change } from '../pane-state'
import type { PaneStore } from '../pane-store'
import type { Action } from '../shared/action'

/** The workbook was corrected, or corrections taken back; `snapshot` takes them back. */
const corrected =
  (proposal: FixProposal, snapshot: FixSnapshot | undefined): Change =>
  (state) => ({
    ...reviewedBy(state, proposal),
    proposal,
    corrected: snapshot,
    areFiguresStale: state.figures !== undefined
  })

/** How many cells and rows corrections changed. */
export const correctionCount = ({ applied, repaired }: FixSnapshot): number =>
  applied.length + repaired.reduce((count, { rows }) => count + rows.length, 0)

/** Makes corrections that were proposed. */
export const applyFixes = (fixes: FixChoice): Action<FixOutcome> => ({
  id: 'fix',
  label: 'review.correctConfirm',
  isFollowed: true,
  run: async ({ work, choice, options, change }) => {
    const { outcome, proposal } = await work.applyFixes(choice(), fixes, options)
    change(corrected(proposal, outcome.snapshot))
    return outcome
  },
  notice: ({ snapshot, skipped }) => {
    const count = correctionCount(snapshot)
    return skipped.length === 0
      ? { key: 'notice.fixed', params: { count } }
      : { key: 'notice.fixedSome', params: { count, skipped: skipped.length } }
  }
})

/** Takes the last corrections back; does nothing where there are none. */
export const takeBackFixes: Action<readonly Fix[]> = {
  id: 'take-back',
  label: ({ corrected: last }) => ({
    key: 'review.correctTakeBack',
    params: { count: last ? correctionCount(last) : 0 }
  }),
  isFollowed: true,
  run: async ({ work, choice, state, options, change }) => {
    const last = state().corrected
    if (!last) return undefined
    const { outcome, proposal } = await work.takeBackFixes(choice(), last, options)
    change(corrected(proposal, undefined))
    return outcome
  },
  notice: ({ length }) =>
    length === 0 ? 'notice.taken-back' : { key: 'notice.taken-back-some', params: { kept: length } }
}

/** Asks for the corrections that the validation shown offers. */
export async function proposeFixes(store: PaneStore): Promise<void> {
  const { review } = store.state()
  if (!review) return
  const proposal = await store.work.proposeFixes(review)
  if (store.state().review === review) store.change({ proposal })
}

/** Makes the correction of a finding, or gives it back where a person has to decide; nothing where there is none. */
export async function fixFinding(store: PaneStore, { sheet, cell, code }: Finding): Promise<Fix | undefined> {
  if (!store.state().proposal) await proposeFixes(store)
  const { proposal } = store.state()
  const ofCell = (proposal?.fixes ?? []).filter((each) => each.sheet === sheet && each.finding.cell === cell)
  const fix = ofCell.find(({ finding }) => finding.code === code) ?? ofCell[0]
  const ranges = proposal?.repairs.find((each) => each.sheet === sheet && each.names && !each.locked)
  // A finding about a whole table is put right with its rows; locked ones wait among the corrections shown.
  if (code === 'range-too-short' && ranges) await store.run(applyFixes({ fixes: [], repairs: [ranges] }))
  if (!fix?.safe || fix.locked) return fix
  await store.run(applyFixes({ fixes: [fix] }))
  return undefined
}
