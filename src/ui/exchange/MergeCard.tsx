import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { usePaneState, useWords } from '../pane-context'
import { isBusy } from '../pane-state'
import { usePlaceStyles } from '../shared-styles'
import { ConflictList } from './ConflictList'
import { ExchangeCard } from './ExchangeCard'
import { useExchangeState, useExchangeStore } from './exchange-context'
import type { MergeInProgress } from './exchange-store'
import { useExchangeWords } from './exchange-words'
import { FileDrop } from './FileDrop'
import { MergePreviewView } from './MergePreviewView'
import { ReturnList } from './ReturnList'

function Merging({ collection, conflicts, decisions, preview, unlocks, says }: MergeInProgress) {
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const separator = useWords()('listSeparator')
  const store = useExchangeStore()
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
          <Button
            appearance="primary"
            className={shared.primary}
            disabled={isBusy(state) || open > 0}
            onClick={() => void store.merge(say)}
          >
            {say('returns.run', { count })}
          </Button>
        </>
      )}
      <Button onClick={store.discard}>{say(count > 0 ? 'returns.discard' : 'dismiss')}</Button>
    </>
  )
}

/** 收回合并: choose or drop returns, see what is in them, decide what conflicts, and merge. */
export function MergeCard() {
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const store = useExchangeStore()
  const { merge, before, note } = useExchangeState()
  const state = usePaneState()
  const isDone = note?.card === 'returns' && note.key === 'returns.done'
  return (
    <ExchangeCard card="returns" title={say('returns.title')} says={say('returns.says')}>
      {(isDone || before) && (
        <div className={shared.row}>
          {isDone && <Button onClick={() => void store.showRecord()}>{say('returns.record')}</Button>}
          {before && (
            <Button disabled={isBusy(state)} onClick={() => void store.takeBack()}>
              {say('returns.undo')}
            </Button>
          )}
        </div>
      )}
      <FileDrop disabled={isBusy(state)} onFiles={(files) => void store.collect(files, say)} />
      {merge && <Merging {...merge} />}
    </ExchangeCard>
  )
}
