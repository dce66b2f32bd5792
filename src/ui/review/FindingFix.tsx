import { Button } from '@fluentui/react-components'
import type { Fix } from '../../domain/rules/fixes/propose-fixes'
import { useWords } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { applyFixes } from './correct-findings'
import { FixChange } from './FixChange'

/** A correction that a person has to decide about: before, after, and what stands in the way. */
export function FindingFix({ fix, close }: { readonly fix: Fix; readonly close: () => void }) {
  const shared = usePlaceStyles()
  const say = useWords()
  return (
    <div
      className={shared.section}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <FixChange fix={fix} />
      {fix.locked && <p className={shared.quiet}>{say('review.correctLockedSays')}</p>}
      <div className={shared.row}>
        <ActionButton
          action={applyFixes({ fixes: [fix] })}
          size="small"
          appearance="primary"
          autoFocus
          before={close}
        />
        <Button size="small" onClick={close}>
          {say('review.cancel')}
        </Button>
      </div>
    </div>
  )
}
