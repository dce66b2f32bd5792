import type { Finding } from '../../domain/rules/finding'
import type { ListedFinding } from './finding-groups'
import type { PaneKey } from '../shared/words'

/** What the list of findings can do for an action. */
export interface FindingListHands {
  /** Opens the field for what is said about the finding. */
  readonly explain: (listed: ListedFinding) => void
  /** Corrects it, or shows before and after where the person has to decide. */
  readonly fix: (listed: ListedFinding) => void
  /** Goes on to the next one that somebody still has to correct or explain. */
  readonly next: (listed: ListedFinding) => void
  readonly locate: (listed: ListedFinding) => void
}

/** Something a person can do with a finding, by button or by key while the finding has the focus. */
export interface FindingAction {
  readonly name: 'locate' | 'explain' | 'fix' | 'next'
  readonly label: PaneKey
  /** As `KeyboardEvent.key` says it in lower case; only the focused list listens. */
  readonly shortcut: string
  /** As `aria-keyshortcuts` says it. */
  readonly shownShortcut: string
  readonly isPossible: (finding: Finding) => boolean
  readonly perform: (hands: FindingListHands, listed: ListedFinding) => void
}

/** Whether a person may say something about it: only what must be verified, and only what was reported. */
export const mayExplain = ({ origin, severity, isRemark }: Finding): boolean =>
  origin === 'reported' && severity === 'verification' && !isRemark

/** Everything that can be done with a finding. */
export const findingActions: readonly FindingAction[] = [
  {
    name: 'locate',
    label: 'review.actions.locate',
    shortcut: ' ',
    shownShortcut: 'Space',
    isPossible: ({ sheet, cell }) => sheet !== '' && cell !== '',
    perform: (hands, listed) => hands.locate(listed)
  },
  {
    name: 'explain',
    label: 'review.actions.explain',
    shortcut: 'enter',
    shownShortcut: 'Enter',
    isPossible: mayExplain,
    perform: (hands, listed) => hands.explain(listed)
  },
  {
    name: 'fix',
    label: 'review.actions.fix',
    shortcut: 'f',
    shownShortcut: 'F',
    isPossible: ({ fixable, origin }) => fixable && origin === 'reported',
    perform: (hands, listed) => hands.fix(listed)
  },
  {
    name: 'next',
    label: 'review.actions.next',
    shortcut: 'n',
    shownShortcut: 'N',
    isPossible: () => true,
    perform: (hands, listed) => hands.next(listed)
  }
]

/** The action of a key on a finding; absent where the key means nothing there. */
export const actionOfKey = (key: string, finding: Finding): FindingAction | undefined =>
  findingActions.find(({ shortcut, isPossible }) => shortcut === key.toLowerCase() && isPossible(finding))
