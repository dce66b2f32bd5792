import { makeStyles, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from './shared/pane-context'
import { PeriodButton } from './PeriodButton'
import { PeriodPicker } from './settings/PeriodPicker'

const useStyles = makeStyles({ picker: { maxWidth: '280px' } })

/** Milliseconds in which the popover gives the focus back by itself. */
const PATIENCE = 100

/** The picker of the period below its button, open from the start: it comes with the first click on the button. */
export function PeriodPopover() {
  const styles = useStyles()
  const say = useWords()
  const place = useRef<HTMLSpanElement>(null)
  const [isOpen, setOpen] = useState(true)
  // The focus goes back to where it is when the popover takes it: to this button, in the place of the one clicked.
  useLayoutEffect(() => place.current?.querySelector('button')?.focus(), [])
  // On a busy machine the popover can be gone before it has noted where that was.
  useEffect(() => {
    if (isOpen) return undefined
    const giveBack = setTimeout(() => {
      if (document.activeElement === document.body) place.current?.querySelector('button')?.focus()
    }, PATIENCE)
    return () => clearTimeout(giveBack)
  }, [isOpen])
  return (
    <span ref={place}>
      <Popover trapFocus positioning="below-end" open={isOpen} onOpenChange={(_, { open }) => setOpen(open)}>
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
