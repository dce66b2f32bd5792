import { Button } from '@fluentui/react-components'
import { usePaneStore, useWords } from './pane-context'
import { usePlaceStyles } from './shared-styles'
import { showPlace } from './show-place'

/** What a place shows while the workbook holds no forms of ours: where to insert them. */
export function NoForms() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  return (
    <div className={shared.place}>
      <p className={shared.text}>{say('review.noTemplate')}</p>
      <Button appearance="primary" className={shared.primary} onClick={() => showPlace(store, 'fill')}>
        {say('review.toFill')}
      </Button>
    </div>
  )
}
