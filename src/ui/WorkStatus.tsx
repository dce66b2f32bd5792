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
import { copyText } from './shared/copy-text'
import { usePaneState, usePaneStore, useWords } from './shared/pane-context'
import { copied, isBusy, type PaneState, type Place } from './pane-state'
import { problemSentence, type NextStep } from './pane-problem'
import { usePlaceStyles } from './shared/shared-styles'
import { showPlace } from './shared/show-place'
import { problemReport } from './problem-report'
import { reviewWorkbook } from './review/review-workbook'

const useStyles = makeStyles({
  status: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '0 12px' },
  filled: { paddingTop: '8px', paddingBottom: '8px' },
  work: { display: 'flex', alignItems: 'center', gap: '8px' },
  bar: { flexGrow: 1, minWidth: 0 },
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere', paddingTop: '6px', paddingBottom: '6px' }
})

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
  const close = (): void => store.change({ failed: undefined })
  const leaveFor = (place: Place): void => {
    close()
    showPlace(store, place)
  }
  const copy = async (): Promise<void> => {
    const report = problemReport(store.state(), store.work.facts())
    store.change(copied(await copyText(report)))
  }
  const steps: Readonly<Record<NextStep, readonly [string, () => void]>> = {
    retry: [say('problem.retry'), () => void store.retry()],
    review: [
      say('problem.toReview'),
      () => {
        leaveFor('review')
        void store.run(reviewWorkbook)
      }
    ],
    fill: [say('problem.toFill'), () => leaveFor('fill')],
    settings: [say('problem.toSettings'), () => leaveFor('settings')]
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
            onClick={close}
          />
        }
      >
        <Button size="small" onClick={take}>
          {label}
        </Button>
        <Button size="small" onClick={() => void copy()}>
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
            <MessageBarBody className={styles.body}>{say(notice)}</MessageBarBody>
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  icon={<DismissRegular />}
                  aria-label={say('notice.dismiss')}
                  onClick={() => store.change({ notice: undefined })}
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
