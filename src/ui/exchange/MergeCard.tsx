import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { isBusy } from '../pane-state'
import { ActionButton } from '../shared/ActionButton'
import { selectCell } from '../shared/select-cell'
import { usePlaceStyles } from '../shared/shared-styles'
import { ConflictList } from './ConflictList'
import { noteOf, type MergeInProgress } from './exchange-state'
import { useExchangeWords } from './exchange-words'
import { FileDrop } from './FileDrop'
import {
  collectReturns,
  mergeDiscarded,
  mergeRecordPlace,
  mergeReturns,
  takeBackMerge
} from './merge-returns'
import { MergePreviewView } from './MergePreviewView'
import { NotedCard } from './NotedCard'
import { ReturnList } from './ReturnList'

function Merging({ collection, conflicts, decisions, preview, unlocks, steps }: MergeInProgress) {
  const { says } = steps
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const separator = useWords()('listSeparator')
  const store = usePaneStore()
  const state = usePaneState()
  const { collected, master } = collection
  const { outcome } = preview
  const open = outcome.conflicts.length
  const count = collected.accepted.length
  return (
    <>
      {master.isRecordBroken && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={shared.text}>{say('recordBroken')}</MessageBarBody>
        </MessageBar>
      )}
      <ReturnList collected={collected} says={says} />
      {count > 0 && (
        <>
          <ConflictList conflicts={conflicts} decisions={decisions} says={says} />
          <MergePreviewView outcome={outcome} says={says} />
          <p className={shared.quiet}>
            {unlocks.length > 0
              ? say('returns.unlocks', { sheets: unlocks.join(separator) })
              : say('returns.keeps')}
          </p>
          {open > 0 && <p className={shared.text}>{say('returns.undecided', { count: open })}</p>}
          <ActionButton
            action={mergeReturns}
            appearance="primary"
            className={shared.primary}
            disabled={isBusy(state) || open > 0}
          >
            {say('returns.run', { count })}
          </ActionButton>
        </>
      )}
      <Button onClick={() => store.change(mergeDiscarded)}>
        {say(count > 0 ? 'returns.discard' : 'dismiss')}
      </Button>
    </>
  )
}

/** 收回合并: choose or drop returns, see what is in them, decide what conflicts, and merge. */
export function MergeCard() {
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const store = usePaneStore()
  const state = usePaneState()
  const { merge, before } = state.exchange
  const isDone = noteOf(state.exchange, 'returns')?.key === 'exchangePane:returns.done'
  const record = isDone ? mergeRecordPlace(state) : undefined
  return (
    <NotedCard card="returns" title={say('returns.title')} says={say('returns.says')}>
      {(record || before) && (
        <div className={shared.row}>
          {record && <ActionButton action={selectCell(record)}>{say('returns.record')}</ActionButton>}
          {before && <ActionButton action={takeBackMerge} disabled={isBusy(state)} />}
        </div>
      )}
      <FileDrop disabled={isBusy(state)} onFiles={(files) => void store.run(collectReturns(files))} />
      {merge && <Merging {...merge} />}
    </NotedCard>
  )
}
