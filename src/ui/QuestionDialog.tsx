import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles
} from '@fluentui/react-components'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { usePaneState, usePaneStore, useWords } from './shared/pane-context'
import { knownSheets } from './pane-state'
import { usePlaceStyles } from './shared/shared-styles'

const useStyles = makeStyles({
  surface: { width: 'calc(100% - 24px)', maxWidth: '420px', padding: '16px', boxSizing: 'border-box' },
  body: { display: 'flex', flexDirection: 'column' },
  actions: { display: 'flex', flexDirection: 'column', alignItems: 'stretch' },
  content: { display: 'flex', flexDirection: 'column', gap: '8px' }
})

/** Gives the focus back to what had it before a dialog opened, where closing it left the focus nowhere. */
function useFocusGivenBack(isOpen: boolean): void {
  const before = useRef<Element>(null)
  useLayoutEffect(() => {
    if (isOpen) before.current = document.activeElement
  }, [isOpen])
  useEffect(() => {
    const { current } = before
    if (isOpen || !(current instanceof HTMLElement)) return
    // The dialog holds the focus until it has gone from sight.
    const timer = setInterval(() => {
      if (document.querySelector('[role=alertdialog]')) return
      clearInterval(timer)
      if (document.activeElement === document.body) current.focus()
    }, 50)
    return () => clearInterval(timer)
  }, [isOpen])
}

/** Asks what work waits to be told; closing it means cancel, so nothing is ever overwritten or cleared unasked. */
export function QuestionDialog() {
  const styles = useStyles()
  const say = useWords()
  const store = usePaneStore()
  const { question } = usePaneState()
  useFocusGivenBack(question !== undefined)
  const { about, sheets = [] } = question ?? {}
  const named = { sheets: knownSheets(sheets).join(say('listSeparator')) }
  return (
    <Dialog modalType="alert" open={question !== undefined} onOpenChange={() => store.answer('cancel')}>
      <DialogSurface className={styles.surface}>
        <DialogBody className={styles.body}>
          {about === 'filters' ? <AboutFilters {...named} /> : <AboutExisting {...named} />}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

/** What to do with sheets of the same name. */
function AboutExisting({ sheets }: { readonly sheets: string }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  return (
    <>
      <DialogTitle>{say('question.title')}</DialogTitle>
      <DialogContent className={styles.content}>
        <p className={shared.text}>{say('question.text', { sheets })}</p>
        <p className={shared.text}>{say('question.replaceSays')}</p>
        <p className={shared.text}>{say('question.keepSays')}</p>
      </DialogContent>
      <DialogActions className={styles.actions} fluid>
        <Button onClick={() => store.answer('replace')}>{say('question.replace')}</Button>
        <Button onClick={() => store.answer('keep-both')}>{say('question.keepBoth')}</Button>
        <CancelButton />
      </DialogActions>
    </>
  )
}

/** Whether filters may be cleared that are in the way. */
function AboutFilters({ sheets }: { readonly sheets: string }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  return (
    <>
      <DialogTitle>{say('question.filtersTitle')}</DialogTitle>
      <DialogContent className={styles.content}>
        <p className={shared.text}>{say('question.filtersText', { sheets })}</p>
      </DialogContent>
      <DialogActions className={styles.actions} fluid>
        <Button onClick={() => store.answer('clear')}>{say('question.clear')}</Button>
        <CancelButton />
      </DialogActions>
    </>
  )
}

function CancelButton() {
  const say = useWords()
  const store = usePaneStore()
  return (
    <Button appearance="primary" onClick={() => store.answer('cancel')}>
      {say('question.cancel')}
    </Button>
  )
}
