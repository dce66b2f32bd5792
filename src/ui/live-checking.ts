import type { LiveCheck } from '../application/live-check'
import type { WorkbookChange } from '../application/ports'
import type { Review } from '../application/review-workbook'
import type { LiveListener, PaneWork } from './pane-work'
import type { OpenedWorkbook, ReadingChoice } from './work-terms'

/** The check that follows the workbook while the person wants it; there is one at most. */
export interface LiveChecking {
  /** Follows the workbook from here on, for this choice, in place of what was followed before. */
  readonly begin: (choice: ReadingChoice, opened: OpenedWorkbook) => void
  readonly take: (change: WorkbookChange) => void
  /** Looks at everything again, as after our own writing. */
  readonly renew: () => void
  readonly end: () => void
}

/** Live checking that tells a listener; what a check that was ended meanwhile has to say is not told. */
export function liveChecking(
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
