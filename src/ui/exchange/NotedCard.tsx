import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { noted, noteOf, type Card } from './exchange-state'

const useStyles = makeStyles({
  // The pane's head covers what scrolls under it.
  note: { scrollMarginTop: '140px', scrollMarginBottom: '12px' },
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere', paddingTop: '6px', paddingBottom: '6px' }
})

/** A card with its title, what it is for, and a sentence about what its last step did, until that is closed. */
export function NotedCard({
  card,
  title,
  says,
  children
}: {
  readonly card?: Card
  readonly title: string
  readonly says?: string
  readonly children: ReactNode
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const note = noteOf(usePaneState().exchange, card)
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const text = note && (note.key === undefined ? (note.text ?? '') : say(note.key, note.params))
  const textBefore = useRef(text)
  useEffect(() => {
    // What a step did would stay out of sight where the card grew or shrank meanwhile.
    if (text !== undefined && text !== textBefore.current) place.current?.scrollIntoView({ block: 'nearest' })
    textBefore.current = text
  }, [text])
  return (
    <section className={shared.card} aria-labelledby={id}>
      <h2 id={id} className={shared.heading}>
        {title}
      </h2>
      {says !== undefined && <p className={shared.quiet}>{says}</p>}
      <div ref={place} className={styles.note} role={note?.intent === 'success' ? 'status' : 'alert'}>
        {note && (
          <MessageBar intent={note.intent} layout="multiline">
            <MessageBarBody className={styles.body}>{text}</MessageBarBody>
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  icon={<DismissRegular />}
                  aria-label={say('exchangePane:dismiss')}
                  onClick={() => store.change(noted(note.card))}
                />
              }
            />
          </MessageBar>
        )}
      </div>
      {children}
    </section>
  )
}
