import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens
} from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { LiveSign } from './LiveSign'
import { periodName, usePaneState, useWords } from './pane-context'
import { periodOf, planOf, unitOf } from './pane-state'
import { PeriodPicker } from './PeriodPicker'

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
  unit: { minWidth: '5em', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  period: {
    minWidth: 0,
    padding: '0 4px',
    marginRight: '-4px',
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    fontVariantNumeric: 'tabular-nums'
  },
  picker: { maxWidth: '280px' }
})

/** Which plan, unit and period the pane works on; the period opens a picker. */
export function PaneHeader() {
  const styles = useStyles()
  const say = useWords()
  const state = usePaneState()
  const period = periodOf(state)
  const shown = period ? periodName(say, period) : say('header.noPeriod')
  return (
    <div className={styles.header}>
      <h1 className={styles.title}>{planOf(state)?.shortTitle ?? say('header.noPlan')}</h1>
      <div className={styles.facts}>
        <span className={styles.unit}>{unitOf(state) ?? say('header.noUnit')}</span>
        <LiveSign />
        <Popover trapFocus positioning="below-end">
          <PopoverTrigger disableButtonEnhancement>
            <Button
              appearance="transparent"
              size="small"
              className={styles.period}
              icon={<ChevronDownRegular />}
              iconPosition="after"
              aria-label={say('header.changePeriod', { period: shown })}
            >
              {shown}
            </Button>
          </PopoverTrigger>
          <PopoverSurface className={styles.picker} aria-label={say('settings.period')}>
            <PeriodPicker />
          </PopoverSurface>
        </Popover>
      </div>
    </div>
  )
}
