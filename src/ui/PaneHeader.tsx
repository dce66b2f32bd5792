import { makeStyles, tokens } from '@fluentui/react-components'
import { lazy, Suspense, useState } from 'react'
import { LiveSign } from './LiveSign'
import { usePaneState, useWords } from './shared/pane-context'
import { planOf, unitOf } from './pane-state'
import { PeriodButton } from './PeriodButton'

const PeriodPopover = lazy(() =>
  import('./PeriodPopover').then((loaded) => ({ default: loaded.PeriodPopover }))
)

const useStyles = makeStyles({
  header: { padding: '8px 12px 2px', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere'
  },
  facts: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    columnGap: '8px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2
  },
  unit: { minWidth: '5em', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }
})

/** Which plan, unit and period the pane works on; the period opens a picker. */
export function PaneHeader() {
  const styles = useStyles()
  const say = useWords()
  const state = usePaneState()
  const [isAsked, ask] = useState(false)
  return (
    <div className={styles.header}>
      <h1 className={styles.title}>{planOf(state)?.shortTitle ?? say('header.noPlan')}</h1>
      <div className={styles.facts}>
        <span className={styles.unit}>{unitOf(state) ?? say('header.noUnit')}</span>
        <LiveSign />
        {isAsked ? (
          <Suspense fallback={<PeriodButton />}>
            <PeriodPopover />
          </Suspense>
        ) : (
          <PeriodButton aria-haspopup="dialog" aria-expanded={false} onClick={() => ask(true)} />
        )}
      </div>
    </div>
  )
}
