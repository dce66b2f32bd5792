import type { SheetsQuestion } from '../../application/insert-sheets'
import type { WorkOptions } from '../../application/ports'
import type { Change, PaneState, Task } from '../pane-state'
import type { PaneWork } from '../pane-work'
import type { ReadingChoice } from './work-terms'
import type { Text } from './words'

/** What an action works with: the use cases handed in, and the pane's state to read and change. */
export interface ActionTools {
  readonly work: PaneWork
  readonly state: () => PaneState
  readonly change: (change: Change) => void
  /** Changes what the workbook is read for or compared with; live checks follow that from then on. */
  readonly choose: (change: Change) => void
  /** For which plan and period the workbook is read now. */
  readonly choice: () => ReadingChoice
  /** Asks what to do with existing sheets. */
  readonly ask: SheetsQuestion
  /** Has the work tell its progress and end early when the person cancels it. */
  readonly options: WorkOptions
  /** Reads the workbook. */
  readonly read: (options: WorkOptions) => Promise<void>
  /** Reads the workbook anew after something was written, which cannot be given up any more. */
  readonly readAnew: () => Promise<void>
}

/** Something a person can have done, by a button of the pane or a command of the ribbon. */
export interface Action<Done = unknown> {
  /** Names the work while it is under way. */
  readonly id: Task
  /** What its button says, of the state where it depends on that. */
  readonly label?: Text | ((state: PaneState) => Text)
  /** Does it; gives nothing where nothing was done. */
  readonly run: (tools: ActionTools) => Promise<Done | undefined>
  /** What is said of what was done. */
  notice?(done: Done): Text
  /** What is read or shown after that was said. */
  after?(tools: ActionTools, done: Done): Promise<void>
  /** It writes into sheets that live checks follow; what it reads anew itself needs no other look. */
  readonly isFollowed?: boolean
  /** It is over at once: nobody waits for it, and what was said before stays. */
  readonly isQuick?: boolean
  /** What it was begun with cannot be had again, so that trying again only closes the problem. */
  readonly isOnce?: boolean
}

/** Says that the person answered not to insert anything. */
export function declined({ change }: ActionTools): undefined {
  change({ notice: 'notice.insertion-cancelled' })
  return undefined
}
