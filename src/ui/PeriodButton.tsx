import { Button, type ButtonProps, makeStyles, tokens } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { usePaneState, useWords } from './shared/pane-context'
import { periodOf } from './pane-state'
import { periodName } from './shared/words'

const useStyles = makeStyles({
  period: {
    minWidth: 0,
    padding: '0 4px',
    marginRight: '-4px',
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    fontVariantNumeric: 'tabular-nums'
  }
})

/** Shows the period worked on; what a click opens is up to whoever shows the button. */
export function PeriodButton(props: ButtonProps) {
  const styles = useStyles()
  const say = useWords()
  const period = periodOf(usePaneState())
  const shown = period ? periodName(say, period) : say('header.noPeriod')
  return (
    <Button
      {...props}
      appearance="transparent"
      size="small"
      className={styles.period}
      icon={<ChevronDownRegular />}
      iconPosition="after"
      aria-label={say('header.changePeriod', { period: shown })}
    >
      {shown}
    </Button>
  )
}
