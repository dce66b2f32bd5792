import { makeStyles, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components'
import { useLayoutEffect, useRef } from 'react'
import { useWords } from './pane-context'
import { PeriodButton } from './PeriodButton'
import { PeriodPicker } from './PeriodPicker'

const useStyles = makeStyles({ picker: { maxWidth: '280px' } })

/** The picker of the period below its button, open from the start: it comes with the first click on the button. */
export function PeriodPopover() {
  const styles = useStyles()
  const say = useWords()
  const place = useRef<HTMLSpanElement>(null)
  // The focus goes back to where it is when the popover takes it: to this button, in the place of the one clicked.
  useLayoutEffect(() => place.current?.querySelector('button')?.focus(), [])
  return (
    <span ref={place}>
      <Popover trapFocus positioning="below-end" defaultOpen>
        <PopoverTrigger disableButtonEnhancement>
          <PeriodButton />
        </PopoverTrigger>
        <PopoverSurface className={styles.picker} aria-label={say('settings.period')}>
          <PeriodPicker />
        </PopoverSurface>
      </Popover>
    </span>
  )
}
