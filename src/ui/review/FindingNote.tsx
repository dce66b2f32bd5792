import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { Finding } from '../../domain/rules/finding'
import { later } from '../shared/LaterPiece'
import { usePaneStore, useWords } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { explainFinding } from './explain-finding'

const ExplanationEditor = later(() =>
  import('./ExplanationEditor').then((loaded) => loaded.ExplanationEditor)
)

const useStyles = makeStyles({
  said: { whiteSpace: 'pre-line', borderLeft: `2px solid ${tokens.colorNeutralStroke1}`, paddingLeft: '8px' },
  lapsed: { color: tokens.colorPaletteDarkOrangeForeground1 }
})

/** What is said about a finding, whether it still stands, and where to say something. */
export function FindingNote({
  finding,
  place,
  tabIndex,
  isEditing,
  edit,
  close
}: {
  readonly finding: Finding
  readonly place: string
  readonly tabIndex: 0 | -1
  readonly isEditing: boolean
  readonly edit: () => void
  readonly close: () => void
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const { explanation, value } = finding
  const own = explanation?.source === 'finding' ? explanation.text : ''
  const label = explanation?.lapsed
    ? say('review.explainAgain')
    : own === ''
      ? say('review.explain')
      : say('review.changeExplanation')
  return (
    <>
      {explanation && !explanation.lapsed && (
        <p className={`${shared.quiet} ${styles.said}`}>
          {say(explanation.source === 'row' ? 'review.rowExplanation' : 'review.ownExplanation', {
            text: explanation.text
          })}
        </p>
      )}
      {explanation?.lapsed && (
        <p className={`${shared.quiet} ${styles.said}`}>
          <span className={styles.lapsed}>{say('review.lapsed')}</span>{' '}
          {say('review.lapsedSays', {
            text: explanation.text,
            before: explanation.givenFor,
            now: value
          })}
        </p>
      )}
      {isEditing ? (
        <ExplanationEditor
          place={place}
          text={own}
          save={(text) => void store.run(explainFinding({ finding, text }))}
          close={close}
        />
      ) : (
        <div>
          <Button
            size="small"
            tabIndex={tabIndex}
            aria-keyshortcuts="Enter"
            aria-label={`${label}：${place}`}
            onClick={edit}
          >
            {label}
          </Button>
        </div>
      )}
    </>
  )
}
