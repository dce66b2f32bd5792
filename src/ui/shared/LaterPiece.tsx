import { Button, makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components'
import { Component, lazy, Suspense, useState } from 'react'
import { useWords } from './pane-context'
import { problemOf, problemSentence } from '../pane-problem'
import { usePlaceStyles } from './shared-styles'

const useStyles = makeStyles({
  // What comes at once shall not flicker.
  pending: {
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDelay: '200ms',
    animationDuration: '1ms',
    animationFillMode: 'both'
  }
})

/** Stands where something is being fetched or read. */
export function Pending({ label }: { readonly label?: string }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  return (
    <div className={styles.pending} role="status" aria-label={label ?? say('loading')}>
      <Skeleton aria-hidden="true" className={shared.place}>
        <SkeletonItem size={36} />
        <SkeletonItem size={64} />
      </Skeleton>
    </div>
  )
}

function Broken({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const shared = usePlaceStyles()
  const say = useWords()
  const { detail, ...problem } = problemOf(error)
  const { key, params } = problemSentence(problem, say('listSeparator'))
  const tryAgain = ({ currentTarget }: React.MouseEvent<HTMLElement>): void => {
    // The button goes away, and would take the focus along.
    currentTarget.closest<HTMLElement>('[role=tabpanel]')?.focus()
    retry()
  }
  return (
    <div className={shared.card} role="alert">
      <p className={shared.text}>{say(`problem.${key}`, params)}</p>
      {detail !== undefined && <p className={shared.quiet}>{say('problem.detail', { detail })}</p>}
      <div>
        <Button onClick={tryAgain}>{say('problem.retry')}</Button>
      </div>
    </div>
  )
}

/** Keeps a failure to the piece of the pane that it is in: says what failed, and tries again when asked to. */
export class Piece extends Component<
  { readonly children: React.ReactNode; readonly onRetry?: () => void },
  { readonly error: unknown }
> {
  override readonly state: { readonly error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error: error ?? new Error() }
  }

  override render(): React.ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    const retry = (): void => {
      this.props.onRetry?.()
      this.setState({ error: undefined })
    }
    return <Broken error={error} retry={retry} />
  }
}

/** A component that is fetched when it is first shown; where it does not arrive the rest of the pane goes on. */
export function later<P extends object>(load: () => Promise<React.ComponentType<P>>): React.ComponentType<P> {
  const fetching = (): React.LazyExoticComponent<React.ComponentType<P>> =>
    lazy(async () => ({ default: await load() }))
  // Shared by all who show it. A failed one stays failed, so that trying again takes a new one.
  let latest = fetching()
  return function Later(props: P) {
    const [Shown, show] = useState(() => latest)
    const renew = (): void => {
      latest = fetching()
      show(latest)
    }
    return (
      <Piece onRetry={renew}>
        <Suspense fallback={<Pending />}>
          <Shown {...props} />
        </Suspense>
      </Piece>
    )
  }
}
