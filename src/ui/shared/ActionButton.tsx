import { Button, type ButtonProps } from '@fluentui/react-components'
import { usePaneState, usePaneStore, useWords } from './pane-context'
import { isBusy } from '../pane-state'
import type { Action } from './action'

/**
 * The button of an action: it says its label where there is nothing else to say, and waits while other work is under way.
 * `before` is done first.
 */
export function ActionButton({
  action,
  before,
  children,
  disabled,
  ...looks
}: ButtonProps & { readonly action: Action; readonly before?: () => void }) {
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const label = typeof action.label === 'function' ? action.label(state) : action.label
  return (
    <Button
      {...(disabled === undefined ? { disabledFocusable: !action.isQuick && isBusy(state) } : { disabled })}
      {...looks}
      onClick={() => {
        before?.()
        void store.run(action)
      }}
    >
      {children ?? (label && say(label))}
    </Button>
  )
}
