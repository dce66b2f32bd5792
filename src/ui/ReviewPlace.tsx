import { Button } from '@fluentui/react-components'
import { ClipboardTaskRegular } from '@fluentui/react-icons/svg/clipboard-task'
import { lazy, Suspense } from 'react'
import { NoForms } from './NoForms'
import { usePaneState, usePaneStore, useWords } from './pane-context'
import { hasForms, isBusy } from './pane-state'
import { PreviousPeriod } from './ReviewTools'
import { usePlaceStyles } from './shared-styles'

/** Loaded with the first result, and with it the sentences of all rules. */
const Findings = lazy(() => import('./Findings').then((loaded) => ({ default: loaded.Findings })))

/** 审核: validates everything and lists the findings. */
export function ReviewPlace() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  if (state.opened && !hasForms(state)) return <NoForms />
  return (
    <div className={shared.place}>
      <Button
        appearance="primary"
        className={shared.primary}
        icon={<ClipboardTaskRegular />}
        disabledFocusable={isBusy(state)}
        onClick={() => void store.review()}
      >
        {state.review ? say('review.again') : say('review.run')}
      </Button>
      <PreviousPeriod />
      {state.review ? (
        <Suspense fallback={undefined}>
          <Findings review={state.review} />
        </Suspense>
      ) : (
        <p className={shared.text}>{say('review.before')}</p>
      )}
    </div>
  )
}
