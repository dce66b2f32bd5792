import { Button } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import type { FixProposal } from '../../application/fix-workbook'
import { FileInput } from '../shared/FileInput'
import { later } from '../shared/LaterPiece'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { isBusy } from '../pane-state'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { choosePrevious, previousChosen } from './choose-previous'
import { correctionCount, proposeFixes, takeBackFixes } from './correct-findings'

const FixSection = later(() => import('./FixSection').then((loaded) => loaded.FixSection))

/** Which previous period's workbook validations compare with, and where to choose it. */
export function PreviousPeriod() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const input = useRef<HTMLInputElement>(null)
  const choose = ([file]: readonly File[]): void => {
    if (!file) return
    const bytes = async (): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())
    void store.run(choosePrevious({ name: file.name, bytes }))
  }
  return (
    <div className={shared.section}>
      <FileInput ref={input} label={say('review.previous')} accept=".xlsx,.xlsm" onChosen={choose} />
      {state.previous ? (
        <div className={shared.row}>
          <span className={shared.quiet}>{say('review.previousChosen', { name: state.previous.name })}</span>
          <Button size="small" onClick={() => store.choose(previousChosen(undefined))}>
            {say('review.previousRemove')}
          </Button>
        </div>
      ) : (
        <>
          <div>
            <Button
              size="small"
              title={say('review.previousSays')}
              disabledFocusable={isBusy(state)}
              onClick={() => input.current?.click()}
            >
              {say('review.previous')}
            </Button>
          </div>
          {!state.review && <p className={shared.quiet}>{say('review.previousSays')}</p>}
        </>
      )}
    </div>
  )
}

/** Opens the corrections that the validation shown offers, and takes the last ones back. */
export function Corrections() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const [isOpen, setOpen] = useState(false)
  const [shown, setShown] = useState<FixProposal>()
  const { proposal, review } = state
  // A check while the list is open makes a new one; until it is there the last one stays, so that nothing jumps.
  if (proposal && proposal !== shown) setShown(proposal)
  useEffect(() => {
    if (isOpen && review && !proposal) void proposeFixes(store)
  }, [isOpen, proposal, review, store])
  const taken = state.corrected ? correctionCount(state.corrected) : 0
  return (
    <div className={shared.section}>
      <div className={shared.row}>
        <Button
          size="small"
          disabledFocusable={isBusy(state)}
          aria-expanded={isOpen}
          onClick={() => {
            setShown(proposal)
            setOpen(!isOpen)
          }}
        >
          {isOpen ? say('review.correctHide') : say('review.correctPreview')}
        </Button>
        {taken > 0 && <ActionButton action={takeBackFixes} size="small" />}
      </div>
      {isOpen && shown && <FixSection proposal={shown} />}
    </div>
  )
}
