import type { LiveCheck } from '../application/live-check'
import type { WorkbookChange } from '../application/ports'
import type { Review } from '../application/review-workbook'
import {
  liveChecked,
  livePaused,
  readingChoice,
  workbookChanged,
  type Change,
  type PaneState
} from './pane-state'
import type { LiveListener, PaneWork } from './pane-work'
import type { OpenedWorkbook, ReadingChoice } from './shared/work-terms'

/** The check that follows the workbook while the person wants it; there is one at most. */
interface LiveChecking {
  /** Follows the workbook from here on, for this choice, in place of what was followed before. */
  readonly begin: (choice: ReadingChoice, opened: OpenedWorkbook) => void
  readonly take: (change: WorkbookChange) => void
  /** Looks at everything again, as after our own writing. */
  readonly renew: () => void
  readonly end: () => void
}

/** Live checking that tells a listener; what a check that was ended meanwhile has to say is not told. */
function liveChecking(
  work: Pick<PaneWork, 'follow'>,
  inTurn: LiveListener['inTurn'],
  listener: { readonly onReview: (review: Review) => void; readonly onProblem: () => void }
): LiveChecking {
  let current: { check?: Promise<LiveCheck | undefined> } | undefined
  const toCurrent = (act: (check: LiveCheck) => void): void => {
    void current?.check?.then((check) => check && act(check))
  }
  const end = (): void => {
    toCurrent((check) => check.stop())
    current = undefined
  }
  return {
    begin(choice, opened) {
      end()
      const own: NonNullable<typeof current> = {}
      current = own
      const isOwn = (): boolean => current === own
      own.check = work
        .follow(choice, opened, {
          inTurn,
          onReview: (review) => isOwn() && listener.onReview(review),
          onProblem: () => isOwn() && listener.onProblem()
        })
        .catch(() => {
          if (isOwn()) listener.onProblem()
          return undefined
        })
    },
    take: (change) => toCurrent((check) => check.take(change)),
    renew: () => toCurrent((check) => check.renew()),
    end
  }
}

/**
 * Live checks of the workbook that a pane's state shows, as far as the person wants them; they read in their turn among what
 * the person asked for.
 */
export function followWorkbook(
  work: Pick<PaneWork, 'follow' | 'watch'>,
  inTurn: LiveListener['inTurn'],
  { state, change }: { readonly state: () => PaneState; readonly change: (change: Change) => void }
) {
  let isWatching = false
  const live = liveChecking(work, inTurn, {
    onReview: (review) => change(liveChecked(review)),
    onProblem: () => change(livePaused)
  })
  const hear = (heard: WorkbookChange): void => {
    live.take(heard)
    // How cells look changes no figure, and only a live check can tell whether it matters to a finding.
    if (heard.kind !== 'formats') change(workbookChanged)
  }
  return {
    begin: (): void => {
      const { live: wished, opened } = state()
      if (wished !== 'off' && opened) live.begin(readingChoice(state()), opened)
    },
    renew: live.renew,
    end: live.end,
    /** Where changes cannot be heard of, results are merely never called out of date; that is no reason to fail. */
    watch: async (): Promise<void> => {
      if (isWatching) return
      isWatching = true
      try {
        await work.watch(hear)
      } catch {
        isWatching = false
      }
    }
  }
}
