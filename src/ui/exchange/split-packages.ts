import { FileProblem } from '../../application/ports'
import { assignRows } from '../../domain/exchange/assign-rows'
import type { RowDecision, Sharing, SplitDecision } from '../../domain/exchange/exchange-record'
import { planSplit } from '../../domain/exchange/plan-split'
import type { Change } from '../pane-state'
import type { Action } from '../shared/action'
import { cardAction, type CardTools } from './card-action'
import { inExchange, type CardSentence } from './exchange-state'
import type { MadeFile, MadePackages } from './exchange-work'

/** What of a failed step a person can put right. */
export function exchangeFault(error: unknown, { steps, state }: CardTools): CardSentence | undefined {
  const problem = steps.exchangeProblem(error)
  if (problem) {
    return { key: `exchangePane:problem.${problem.code}`, params: { file: problem.file, ...problem.params } }
  }
  return error instanceof FileProblem && error.code !== 'not-a-report'
    ? { text: steps.says.file(error, state().language) }
    : undefined
}

/** Shows what a split would make. */
export const previewSplit = cardAction<void>({
  card: 'split',
  label: ({ exchange: { split } }) => (split ? 'exchangePane:split.again' : 'exchangePane:split.preview'),
  problem: exchangeFault,
  run: async ({ steps, choice, options, set, say }) => {
    const prepared = await steps.previewSplit(choice(), say('exchangePane:thisWorkbook'), options)
    set({ split: { prepared, decision: prepared.decision }, sent: undefined })
  }
})

const decided = (decide: (decision: SplitDecision) => SplitDecision): Change =>
  inExchange(({ split }) => {
    if (!split) return {}
    const { prepared } = split
    const decision = decide(split.decision)
    const preview = planSplit(prepared.plan, assignRows(prepared.plan, prepared.master, decision))
    return { split: { prepared: { ...prepared, preview }, decision } }
  })

/** Rows that several units share go to the lead or to each. */
export const sharingChosen = (sharing: Sharing): Change => decided((decision) => ({ ...decision, sharing }))

/** One row goes otherwise than its text says. */
export const rowDecided = (key: string, row: RowDecision): Change =>
  decided((decision) => ({
    ...decision,
    rows: { ...decision.rows, [key]: { ...decision.rows[key], ...row } }
  }))

/** Makes a workbook for each unit, and hands them out in one archive where the pane can. */
export const splitPackages = cardAction<MadePackages>({
  card: 'split',
  problem: exchangeFault,
  run: async ({ steps, choice, options, exchange, set, say }) => {
    const { split } = exchange()
    if (!split) return undefined
    const made = await steps.split(choice(), say('exchangePane:thisWorkbook'), split.decision, options)
    set({ sent: { ...made, canSave: steps.canSave }, split: undefined })
    return made
  },
  notice: ({ packages, archive }, { steps: { canSave } }) => ({
    key: canSave ? 'exchangePane:split.done' : 'exchangePane:split.doneSingly',
    params: { count: packages.length, name: archive.name }
  }),
  after: async ({ steps, readAnew }, { archive }) => {
    if (steps.canSave) await steps.handOut(archive)
    await readAnew()
  }
})

/** Gives out a file that a split made. */
export const handOut = (file: MadeFile): Action =>
  cardAction({
    card: 'split',
    label: 'exchangePane:split.save',
    problem: exchangeFault,
    run: ({ steps }) => steps.handOut(file),
    notice: (delivery) => ({
      key: delivery === 'opened' ? 'exchangePane:opened' : 'exchangePane:saved',
      params: { name: file.name }
    })
  })
