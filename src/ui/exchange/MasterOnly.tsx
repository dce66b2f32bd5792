import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { usePaneState, usePaneStore } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { useExchangeWords } from './exchange-words'
import { showPlace } from '../shared/show-place'

/** Shows what is done with a master; a unit's own workbook says where that is done and what comes next in it. */
export function MasterOnly({ children }: { readonly children: ReactNode }) {
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const store = usePaneStore()
  const metadata = usePaneState().opened?.report?.metadata
  if (metadata?.packageId === undefined) return children
  return (
    <section className={shared.card}>
      <p className={shared.text}>{say('isPackage', { unit: metadata.unit ?? '' })}</p>
      <div>
        <Button onClick={() => showPlace(store, 'review')}>{say('toReview')}</Button>
      </div>
    </section>
  )
}
