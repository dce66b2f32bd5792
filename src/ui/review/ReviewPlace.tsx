import { ClipboardTaskRegular } from '@fluentui/react-icons/svg/clipboard-task'
import { later } from '../shared/LaterPiece'
import { NoForms } from '../shared/NoForms'
import { NotOpened } from '../shared/NotOpened'
import { usePaneState, useWords } from '../shared/pane-context'
import { hasForms } from '../pane-state'
import { PreviousPeriod } from './ReviewTools'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { reviewWorkbook } from './review-workbook'

/** Loaded with the first result, and with it the sentences of all rules. */
const Findings = later(() => import('./Findings').then((loaded) => loaded.Findings))

/** 审核: validates everything and lists the findings. */
export function ReviewPlace() {
  const shared = usePlaceStyles()
  const say = useWords()
  const state = usePaneState()
  if (!state.opened) return <NotOpened />
  if (!hasForms(state)) return <NoForms />
  return (
    <div className={shared.place}>
      <ActionButton
        action={reviewWorkbook}
        appearance="primary"
        className={shared.primary}
        icon={<ClipboardTaskRegular />}
      />
      <PreviousPeriod />
      {state.review ? (
        <Findings review={state.review} />
      ) : (
        <p className={shared.text}>{say('review.before')}</p>
      )}
    </div>
  )
}
