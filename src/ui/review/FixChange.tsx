import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { shownBefore, type Fix } from '../../domain/rules/fixes/propose-fixes'
import { useWords } from '../shared/pane-context'
import { shownContent } from './fix-groups'

const useStyles = makeStyles({
  change: { display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: '8px', margin: 0 },
  small: { fontSize: tokens.fontSizeBase200 },
  term: { color: tokens.colorNeutralForeground2 },
  content: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' }
})

/** What a correction makes of a cell: its content before and after. */
export function FixChange({ fix, isSmall = false }: { readonly fix: Fix; readonly isSmall?: boolean }) {
  const styles = useStyles()
  const say = useWords()
  const shown = (content: Fix['before']): string => shownContent(content) || say('review.correctEmpty')
  return (
    <dl className={mergeClasses(styles.change, isSmall && styles.small)}>
      <dt className={styles.term}>{say('review.correctBefore')}</dt>
      <dd className={styles.content}>{shown(shownBefore(fix))}</dd>
      <dt className={styles.term}>{say('review.correctAfter')}</dt>
      <dd className={styles.content}>
        {fix.formula === undefined ? shown(fix.after) : say('review.correctFormula')}
        {fix.also && <div>{say('review.correctAlso', { count: fix.also.length })}</div>}
      </dd>
    </dl>
  )
}
