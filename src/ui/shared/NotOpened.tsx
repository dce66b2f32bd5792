import { Button } from '@fluentui/react-components'
import { Pending } from './LaterPiece'
import { usePaneState, usePaneStore, useWords } from './pane-context'
import { usePlaceStyles } from './shared-styles'
import { showPlace } from './show-place'
import { openWorkbook } from './open-workbook'

/** What a place shows until the workbook has been read: that it is under way, or how to go on where it failed. */
export function NotOpened() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  if (usePaneState().running) return <Pending label={say('opening')} />
  return (
    <div className={shared.place}>
      <p className={shared.text}>{say('notOpened')}</p>
      <Button appearance="primary" className={shared.primary} onClick={() => void store.run(openWorkbook)}>
        {say('problem.retry')}
      </Button>
      <div>
        <Button onClick={() => showPlace(store, 'settings')}>{say('problem.toSettings')}</Button>
      </div>
    </div>
  )
}
