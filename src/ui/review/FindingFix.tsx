import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { shownBefore, type Fix } from '../../domain/rules/fixes/propose-fixes'
import { shownContent } from './fix-groups'
import { useWords } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { applyFixes } from './correct-findings'

const useStyles = makeStyles({
  change: { display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: '8px', margin: 0 },
  term: { color: tokens.colorNeutralForeground2 },
  content: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' }
})

/** A correction that a person has to decide about: before, after, and what stands in the way. */
export function FindingFix({ fix, close }: { readonly fix: Fix; readonly close: () => void }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const shown = (content: Fix['before']): string => shownContent(content) || say('review.correctEmpty')
  return (
    <div
      className={shared.section}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <dl className={styles.change}>
        <dt className={styles.term}>{say('review.correctBefore')}</dt>
        <dd className={styles.content}>{shown(shownBefore(fix))}</dd>
        <dt className={styles.term}>{say('review.correctAfter')}</dt>
        <dd className={styles.content}>
          {fix.formula === undefined ? shown(fix.after) : say('review.correctFormula')}
          {fix.also && <div>{say('review.correctAlso', { count: fix.also.length })}</div>}
        </dd>
      </dl>
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
