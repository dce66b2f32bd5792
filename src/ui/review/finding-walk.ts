import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { Fix } from '../../domain/rules/fixes/propose-fixes'
import { actionOfKey, type FindingListHands } from './finding-actions'
import { isOpen, type FindingGroup, type ListedFinding } from './finding-groups'
import { usePaneStore } from '../shared/pane-context'
import { fixFinding } from './correct-findings'
import { selectCell } from '../shared/select-cell'
import { useSpaceAbove } from '../shared/space-above'

/** Going through the list with a key held down selects the cell one stops at, not each one passed. */
const SELECT_AFTER = 120

/** First guesses in pixels; every line is measured once it is drawn. */
const GROUP_HEIGHT = 40
const FINDING_HEIGHT = 96

/** A line of the list: the title of a group, or a finding of one that is not closed. */
export type Line =
  | { readonly kind: 'group'; readonly key: string; readonly group: FindingGroup; readonly isClosed: boolean }
  | { readonly kind: 'finding'; readonly key: string; readonly listed: ListedFinding }

/** What is open in the finding at hand besides its sentence. */
export type OpenedFinding =
  | { readonly key: string; readonly what: 'explanation' }
  | { readonly key: string; readonly what: 'fix'; readonly fix: Fix }

/** The lines of groups; those named in `toggled` are closed, or open where they are closed at first. */
const linesOf = (groups: readonly FindingGroup[], toggled: ReadonlySet<string>): readonly Line[] =>
  groups.flatMap((group): Line[] => {
    const isClosed = toggled.has(group.id) !== (group.kind === 'plan')
    const title: Line = { kind: 'group', key: `group:${group.id}`, group, isClosed }
    if (isClosed) return [title]
    return [title, ...group.findings.map((listed): Line => ({ kind: 'finding', key: listed.id, listed }))]
  })

/** The place of the first finding from here on in a direction, of those wanted; -1 where there is none. */
function stepIn(
  lines: readonly Line[],
  from: number,
  by: 1 | -1,
  wanted: (listed: ListedFinding) => boolean = () => true
): number {
  for (let index = from; index >= 0 && index < lines.length; index += by) {
    const line = lines[index]
    if (line?.kind === 'finding' && wanted(line.listed)) return index
  }
  return -1
}

/** A finding of the list, by its key and by where it stands. */
interface AtHand {
  readonly key: string
  readonly index: number
}

/** Where the finding at hand stands now; one that is gone hands over to the one in its place. */
function activeIn(lines: readonly Line[], atHand: AtHand | undefined): number {
  const found = atHand ? lines.findIndex(({ key }) => key === atHand.key) : -1
  if (found >= 0) return found
  const near = Math.min(atHand?.index ?? 0, lines.length - 1)
  const next = stepIn(lines, near, 1)
  return next >= 0 ? next : stepIn(lines, near, -1)
}

/** Draws the lines that can be seen, and always the one at hand. */
function useDrawnLines(lines: readonly Line[], active: number, list: RefObject<HTMLElement | null>) {
  const above = useSpaceAbove(list)
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? GROUP_HEIGHT : FINDING_HEIGHT),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 6,
    scrollMargin: above.margin,
    scrollPaddingStart: above.covered,
    rangeExtractor: (range: Range) => {
      const drawn = defaultRangeExtractor(range)
      if (active < 0 || drawn.includes(active)) return drawn
      return [...drawn, active].sort((a, b) => a - b)
    }
  })
  return { above, virtualizer }
}

/** Selects the cell of a finding once the person stops at it. */
function useSelecting(): (listed: ListedFinding) => void {
  const store = usePaneStore()
  const timer = useRef<number>(undefined)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return ({ target }) => {
    window.clearTimeout(timer.current)
    if (target) timer.current = window.setTimeout(() => void store.run(selectCell(target)), SELECT_AFTER)
  }
}

/** Gives the finding at hand the focus where it is wished for, or was lost with what had it in the list. */
function useFocusAtHand(list: RefObject<HTMLElement | null>) {
  const hadFocus = useRef(false)
  const wantsFocus = useRef(false)
  useLayoutEffect(() => {
    const isLost = hadFocus.current && document.activeElement === document.body
    if (!isLost && !wantsFocus.current) return
    const item = list.current?.querySelector<HTMLElement>('[data-at-hand]')
    if (!item) return
    wantsFocus.current = false
    item.focus({ preventScroll: true })
  })
  return {
    wishFocus: (): void => {
      wantsFocus.current = true
    },
    onFocus: (): void => {
      hadFocus.current = true
    },
    onBlur: ({ relatedTarget }: React.FocusEvent): void => {
      if (!list.current?.contains(relatedTarget)) hadFocus.current = false
    }
  }
}

/** Going through the findings of a list: one of them is at hand, up and down move on and select its cell, keys act on it. */
export function useFindingWalk(groups: readonly FindingGroup[], list: RefObject<HTMLElement | null>) {
  const store = usePaneStore()
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [atHand, setAtHand] = useState<AtHand>()
  const [opened, setOpened] = useState<OpenedFinding>()
  const lines = useMemo(() => linesOf(groups, toggled), [groups, toggled])
  const active = activeIn(lines, atHand)
  const { above, virtualizer } = useDrawnLines(lines, active, list)
  const { wishFocus, ...focus } = useFocusAtHand(list)
  const select = useSelecting()

  const toggle = (id: string): void => {
    const next = new Set(toggled)
    if (!next.delete(id)) next.add(id)
    setToggled(next)
  }
  const goTo = (index: number): void => {
    const line = lines[index]
    if (line?.kind !== 'finding') return
    wishFocus()
    setOpened(undefined)
    setAtHand({ key: line.key, index })
    virtualizer.scrollToIndex(index, { align: 'auto' })
    select(line.listed)
  }
  const goToNext = (): void => {
    const wanted = ({ finding }: ListedFinding): boolean => isOpen(finding)
    const after = stepIn(lines, atHand ? active + 1 : 0, 1, wanted)
    goTo(after >= 0 ? after : stepIn(lines, 0, 1, wanted))
  }
  const close = (): void => {
    wishFocus()
    setOpened(undefined)
  }
  const hands: FindingListHands = {
    locate: select,
    explain: ({ id }) => setOpened({ key: id, what: 'explanation' }),
    fix: ({ id, finding }) => {
      void fixFinding(store, finding).then((fix) => fix && setOpened({ key: id, what: 'fix', fix }))
    },
    next: goToNext
  }
  const onKeyDown = (event: React.KeyboardEvent, { listed }: Line & { kind: 'finding' }): void => {
    // Keys typed into a field or meant for a button inside are theirs.
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    const moves: Readonly<Record<string, () => number>> = {
      ArrowDown: () => stepIn(lines, active + 1, 1),
      ArrowUp: () => stepIn(lines, active - 1, -1),
      Home: () => stepIn(lines, 0, 1),
      End: () => stepIn(lines, lines.length - 1, -1)
    }
    const move = moves[event.key]
    const action = move ? undefined : actionOfKey(event.key, listed.finding)
    if (!move && !action) return
    event.preventDefault()
    if (move) goTo(move())
    else action?.perform(hands, listed)
  }
  return {
    lines,
    active,
    atHand,
    setAtHand,
    opened,
    close,
    toggle,
    goToNext,
    hands,
    onKeyDown,
    above,
    virtualizer,
    focus
  }
}
