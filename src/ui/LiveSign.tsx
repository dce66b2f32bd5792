import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { usePaneState, useWords } from './shared/pane-context'
import { hasForms } from './pane-state'

const useStyles = makeStyles({
  sign: { display: 'inline-flex', alignItems: 'center', gap: '4px', whiteSpace: 'nowrap', flexShrink: 0 },
  dot: {
    width: '8px',
    height: '8px',
    borderRadius: '50%',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralForeground3}`
  },
  on: {
    backgroundColor: tokens.colorPaletteGreenForeground1,
    border: `1px solid ${tokens.colorPaletteGreenForeground1}`
  },
  paused: {
    backgroundColor: tokens.colorPaletteYellowBackground3,
    border: `1px solid ${tokens.colorPaletteYellowForeground2}`
  }
})

/** Says in words, beside a dot, whether findings follow the workbook; nothing where there are no forms to check. */
export function LiveSign() {
  const styles = useStyles()
  const say = useWords()
  const state = usePaneState()
  if (!hasForms(state)) return undefined
  const { live } = state
  return (
    <span className={styles.sign}>
      <span
        aria-hidden
        className={mergeClasses(styles.dot, live === 'on' && styles.on, live === 'paused' && styles.paused)}
      />
      {say(`live.${live}`)}
    </span>
  )
}
