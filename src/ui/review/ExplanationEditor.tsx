import { Button, Field, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { usePaneState, useWords } from '../shared/pane-context'
import { isBusy } from '../pane-state'
import { usePlaceStyles } from '../shared/shared-styles'

/** Longer explanations belong into an annex; a cell of 审核结果 stays readable up to this. */
const LONGEST_TEXT = 2000

/** Edits what is said about a finding: Enter saves, Shift+Enter starts a line, Esc gives up. */
export function ExplanationEditor({
  place,
  text: before,
  save,
  close
}: {
  readonly place: string
  readonly text: string
  readonly save: (text: string) => void
  readonly close: () => void
}) {
  const shared = usePlaceStyles()
  const say = useWords()
  const isWaiting = isBusy(usePaneState())
  const [text, setText] = useState(before)
  const finish = (): void => {
    if (isWaiting) return
    if (text.trim() !== before.trim()) save(text)
    close()
  }
  return (
    <div className={shared.section}>
      <Field hint={say('review.explanationHint')}>
        <Textarea
          autoFocus
          aria-label={say('review.explanationOf', { place })}
          value={text}
          maxLength={LONGEST_TEXT}
          rows={3}
          resize="vertical"
          onChange={(_, { value }) => setText(value)}
          onKeyDown={(event) => {
            // Enter also ends the composition of Chinese characters, which saves nothing yet.
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Escape') close()
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            finish()
          }}
        />
      </Field>
      <div className={shared.row}>
        <Button size="small" appearance="primary" disabledFocusable={isWaiting} onClick={finish}>
          {say('review.save')}
        </Button>
        <Button size="small" onClick={close}>
          {say('review.cancel')}
        </Button>
      </div>
    </div>
  )
}
