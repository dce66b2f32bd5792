import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  ProgressBar
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { copyText } from './copy-text'
import { usePaneState, usePaneStore, useWords, type Say } from './pane-context'
import { isBusy, type Notice, type PaneState } from './pane-state'
import { problemSentence, type NextStep } from './pane-problem'
import { usePlaceStyles } from './shared-styles'

const useStyles = makeStyles({
  status: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '0 12px' },
  filled: { paddingTop: '8px', paddingBottom: '8px' },
  work: { display: 'flex', alignItems: 'center', gap: '8px' },
  bar: { flexGrow: 1, minWidth: 0 },
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere', paddingTop: '6px', paddingBottom: '6px' }
})

function noticeText(notice: Notice, say: Say): string {
  switch (notice.kind) {
    case 'inserted':
      return notice.variant === 'blank'
        ? say('notice.insertedBlank')
        : say('notice.inserted', { indicators: notice.indicators, projects: notice.projects })
    case 'fixed':
      return notice.skipped === 0
        ? say('notice.fixed', { count: notice.count })
        : say('notice.fixedSome', { count: notice.count, skipped: notice.skipped })
    case 'taken-back':
      return notice.kept === 0
        ? say('notice.taken-back')
        : say('notice.taken-back-some', { kept: notice.kept })
    case 'exported':
      return say(`notice.exported.${notice.delivery}`, { name: notice.name })
    case 'projects':
      return say(`notice.projects.${notice.done}`)
    case 'explained':
    case 'previous':
    case 'rules':
    case 'reviewed':
    case 'insertion-cancelled':
    case 'cancelled':
    case 'restored':
    case 'computed':
    case 'official':
    case 'evaluation':
    case 'upgraded':
    case 'copied':
    case 'not-copied':
      return say(`notice.${notice.kind}`)
  }
}

function WorkUnderWay({ running }: { readonly running: NonNullable<PaneState['running']> }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const { task, progress } = running
  const work = say(`work.${task}`)
  const portion = progress && progress.total > 0 ? { done: progress.done, total: progress.total } : undefined
  return (
    <div className={styles.work}>
      <div className={styles.bar}>
        <p className={shared.quiet}>
          {progress
            ? say('work.stage', { work, step: say(`work.steps.${progress.step}`) })
            : say('work.begun', { work })}
          {portion && (
            // The bar tells the same; read out with every step, nothing else would be heard.
            <span aria-hidden>{say('work.portion', portion)}</span>
          )}
        </p>
        <ProgressBar aria-label={work} {...(portion && { value: portion.done, max: portion.total })} />
      </div>
      <Button size="small" onClick={store.cancel}>
        {say('work.cancel')}
      </Button>
    </div>
  )
}

function ProblemBar({ failed }: { readonly failed: NonNullable<PaneState['failed']> }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const { problem } = failed
  const sentence = problemSentence(problem, say('listSeparator'))
  const steps: Readonly<Record<NextStep, readonly [string, () => void]>> = {
    retry: [say('problem.retry'), () => void store.retry()],
    review: [
      say('problem.toReview'),
      () => {
        store.closeProblem()
        store.show('review')
        void store.review()
      }
    ],
    fill: [say('problem.toFill'), () => (store.closeProblem(), store.show('fill'))],
    settings: [say('problem.toSettings'), () => (store.closeProblem(), store.show('settings'))]
  }
  const [label, take] = steps[problem.nextStep]
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody className={styles.body}>
        {say(`problem.${sentence.key}`, sentence.params)}
        {problem.detail !== undefined && (
          <p className={shared.quiet}>{say('problem.detail', { detail: problem.detail })}</p>
        )}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={say('notice.dismiss')}
            onClick={store.closeProblem}
          />
        }
      >
        <Button size="small" onClick={take}>
          {label}
        </Button>
        <Button size="small" onClick={() => void copyText(store.problemReport()).then(store.tellCopied)}>
          {say('problem.copyReport')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}

/** What is under way, what failed and what was done; announced to screen readers. */
export function WorkStatus() {
  const styles = useStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const { failed, notice } = state
  // While a question is open the work waits for the person, not the person for the work.
  const running = isBusy(state) && !state.question ? state.running : undefined
  const isShowing = running !== undefined || failed !== undefined || notice !== undefined
  return (
    <div className={mergeClasses(styles.status, isShowing && styles.filled)}>
      <div aria-live="polite">
        {running && <WorkUnderWay running={running} />}
        {notice && (
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody className={styles.body}>{noticeText(notice, say)}</MessageBarBody>
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  icon={<DismissRegular />}
                  aria-label={say('notice.dismiss')}
                  onClick={store.closeNotice}
                />
              }
            />
          </MessageBar>
        )}
      </div>
      <div role="alert">{failed && <ProblemBar failed={failed} />}</div>
    </div>
  )
}
