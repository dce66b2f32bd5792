import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Fix } from '../domain/rules/fixes/propose-fixes'
import { actionOfKey, findingActions, mayExplain, type FindingListHands } from './finding-actions'
import { isOpen, kindOf, type FindingGroup, type FindingKind, type ListedFinding } from './finding-groups'
import { FindingFix } from './FindingFix'
import { FindingNote } from './FindingNote'
import { usePaneState, usePaneStore, useWords } from './pane-context'
import { isBusy } from './pane-state'
import { usePlaceStyles } from './shared-styles'
import { useSpaceAbove } from './space-above'
import { selectCell } from './shared/select-cell'
import { fixFinding } from './review/correct-findings'

/** Going through the list with a key held down selects the cell one stops at, not each one passed. */
const SELECT_AFTER = 120

/** First guesses in pixels; every line is measured once it is drawn. */
const GROUP_HEIGHT = 40
const FINDING_HEIGHT = 96

const icons: Readonly<Record<FindingKind, React.JSX.Element>> = {
  mandatory: <DismissCircleFilled />,
  verification: <WarningFilled />,
  remark: <InfoRegular />,
  plan: <InfoRegular />
}

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium
  },
  line: { position: 'absolute', top: 0, left: 0, width: '100%', boxSizing: 'border-box' },
  heading: { margin: 0, fontSize: 'inherit', fontWeight: 'inherit' },
  title: {
    width: '100%',
    minHeight: '40px',
    justifyContent: 'flex-start',
    textAlign: 'left',
    padding: '4px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: 0
  },
  name: { fontWeight: tokens.fontWeightSemibold, minWidth: 0, overflowWrap: 'anywhere' },
  says: {
    flexGrow: 1,
    minWidth: 0,
    paddingLeft: '8px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2
  },
  count: { fontVariantNumeric: 'tabular-nums', paddingLeft: '8px' },
  mark: { paddingRight: '6px' },
  mandatory: { color: tokens.colorPaletteRedForeground1, display: 'flex', flexShrink: 0 },
  verification: { color: tokens.colorPaletteDarkOrangeForeground1, display: 'flex', flexShrink: 0 },
  remark: { color: tokens.colorNeutralForeground3, display: 'flex', flexShrink: 0 },
  plan: { color: tokens.colorNeutralForeground3, display: 'flex', flexShrink: 0 },
  item: {
    padding: '8px 12px 10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' }
  },
  active: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', alignItems: 'center' },
  place: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  row: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere', minWidth: 0 },
  explained: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorPaletteGreenForeground1,
    whiteSpace: 'nowrap'
  }
})

type Line =
  | { readonly kind: 'group'; readonly key: string; readonly group: FindingGroup; readonly isClosed: boolean }
  | { readonly kind: 'finding'; readonly key: string; readonly listed: ListedFinding }

/** What is open in the finding at hand besides its sentence. */
type Opened =
  | { readonly key: string; readonly what: 'explanation' }
  | { readonly key: string; readonly what: 'fix'; readonly fix: Fix }

function GroupTitle({
  line: { group, isClosed },
  toggle
}: {
  readonly line: Line & { kind: 'group' }
  readonly toggle: () => void
}) {
  const styles = useStyles()
  const say = useWords()
  const { kind, title, findings } = group
  const name = kind ? say(`review.${kind}`) : title === '' ? say('review.elsewhere') : title
  return (
    <h2 className={styles.heading}>
      <Button
        appearance="subtle"
        className={styles.title}
        icon={isClosed ? <ChevronRightRegular /> : <ChevronDownRegular />}
        aria-expanded={!isClosed}
        onClick={toggle}
      >
        {kind && <span className={mergeClasses(styles[kind], styles.mark)}>{icons[kind]}</span>}
        <span className={styles.name}>{name}</span>
        <span className={styles.says}>{kind && say(`review.${kind}Says`)}</span>
        <span className={styles.count}>{findings.length}</span>
      </Button>
    </h2>
  )
}

function FindingItem({
  listed,
  isActive,
  opened,
  hands,
  close
}: {
  readonly listed: ListedFinding
  readonly isActive: boolean
  readonly opened: Opened | undefined
  readonly hands: FindingListHands
  readonly close: () => void
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const isWaiting = isBusy(usePaneState())
  const { target, finding } = listed
  const place = listed.place === '' ? say('review.workbookPlace') : listed.place
  const kind = kindOf(finding)
  const tabIndex = isActive ? 0 : -1
  const fix = findingActions.find(({ name }) => name === 'fix')
  return (
    <>
      <div className={styles.head}>
        <span className={styles[kind]} role="img" aria-label={say(`review.${kind}`)}>
          {icons[kind]}
        </span>
        {target ? (
          <Link
            as="button"
            tabIndex={tabIndex}
            className={styles.place}
            aria-label={say('review.locate', { place })}
            onClick={() => hands.locate(listed)}
          >
            {place}
          </Link>
        ) : (
          <span className={styles.place}>{place}</span>
        )}
        <span className={styles.row}>{listed.name}</span>
        {finding.explained && <span className={styles.explained}>✓ {say('review.explained')}</span>}
      </div>
      <p className={shared.text}>{listed.sentence}</p>
      {mayExplain(finding) && (
        <FindingNote
          finding={finding}
          place={place}
          tabIndex={tabIndex}
          isEditing={opened?.what === 'explanation'}
          edit={() => hands.explain(listed)}
          close={close}
        />
      )}
      {fix?.isPossible(finding) && opened?.what !== 'fix' && (
        <div>
          <Button
            size="small"
            tabIndex={tabIndex}
            disabledFocusable={isWaiting}
            aria-keyshortcuts={fix.shownShortcut}
            aria-label={say('review.correctOf', { place })}
            onClick={() => fix.perform(hands, listed)}
          >
            {say(fix.label)}
          </Button>
        </div>
      )}
      {opened?.what === 'fix' && <FindingFix fix={opened.fix} close={close} />}
    </>
  )
}

/**
 * Findings in their groups, drawn only where they can be seen, so that ten thousand scroll as easily as ten. One of them is
 * at hand: up and down move on and select its cell, keys act on it.
 */
export function FindingList({ groups }: { readonly groups: readonly FindingGroup[] }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const list = useRef<HTMLUListElement>(null)
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [atHand, setAtHand] = useState<{ readonly key: string; readonly index: number }>()
  const [opened, setOpened] = useState<Opened>()
  const above = useSpaceAbove(list)
  const hadFocus = useRef(false)
  const wantsFocus = useRef(false)
  const timer = useRef<number>(undefined)

  const lines = useMemo<readonly Line[]>(
    () =>
      groups.flatMap((group): Line[] => {
        const isClosed = toggled.has(group.id) !== (group.kind === 'plan')
        const title: Line = { kind: 'group', key: `group:${group.id}`, group, isClosed }
        if (isClosed) return [title]
        return [title, ...group.findings.map((listed): Line => ({ kind: 'finding', key: listed.id, listed }))]
      }),
    [groups, toggled]
  )
  const step = (
    from: number,
    by: 1 | -1,
    wanted: (listed: ListedFinding) => boolean = () => true
  ): number => {
    for (let index = from; index >= 0 && index < lines.length; index += by) {
      const line = lines[index]
      if (line?.kind === 'finding' && wanted(line.listed)) return index
    }
    return -1
  }
  const found = atHand ? lines.findIndex(({ key }) => key === atHand.key) : -1
  // A finding that is gone hands over to the one in its place.
  const near = Math.min(atHand?.index ?? 0, lines.length - 1)
  const active = found >= 0 ? found : step(near, 1) >= 0 ? step(near, 1) : step(near, -1)

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

  useLayoutEffect(() => {
    const isLost = hadFocus.current && document.activeElement === document.body
    if (!isLost && !wantsFocus.current) return
    const item = list.current?.querySelector<HTMLElement>('[data-at-hand]')
    if (!item) return
    wantsFocus.current = false
    item.focus({ preventScroll: true })
  })
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const select = ({ target }: ListedFinding): void => {
    window.clearTimeout(timer.current)
    if (target) timer.current = window.setTimeout(() => void store.run(selectCell(target)), SELECT_AFTER)
  }
  const goTo = (index: number): void => {
    const line = lines[index]
    if (line?.kind !== 'finding') return
    wantsFocus.current = true
    setOpened(undefined)
    setAtHand({ key: line.key, index })
    virtualizer.scrollToIndex(index, { align: 'auto' })
    select(line.listed)
  }
  const goToNext = (): void => {
    const wanted = ({ finding }: ListedFinding): boolean => isOpen(finding)
    const after = step(atHand ? active + 1 : 0, 1, wanted)
    goTo(after >= 0 ? after : step(0, 1, wanted))
  }
  const close = (): void => {
    wantsFocus.current = true
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
      ArrowDown: () => step(active + 1, 1),
      ArrowUp: () => step(active - 1, -1),
      Home: () => step(0, 1),
      End: () => step(lines.length - 1, -1)
    }
    const move = moves[event.key]
    const action = move ? undefined : actionOfKey(event.key, listed.finding)
    if (!move && !action) return
    event.preventDefault()
    if (move) goTo(move())
    else action?.perform(hands, listed)
  }

  return (
    <>
      <div className={shared.row}>
        <Button size="small" aria-keyshortcuts="N" onClick={goToNext}>
          {say('review.actions.next')}
        </Button>
        <span className={shared.quiet}>{say('review.keys')}</span>
      </div>
      <ul
        ref={list}
        role="list"
        aria-label={say('review.listOf', {
          count: groups.reduce((sum, { findings }) => sum + findings.length, 0)
        })}
        className={styles.list}
        style={{ height: `${virtualizer.getTotalSize()}px` }}
        onFocus={() => (hadFocus.current = true)}
        onBlur={({ relatedTarget }) => {
          if (!list.current?.contains(relatedTarget)) hadFocus.current = false
        }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index]
          if (!line) return null
          const isActive = index === active
          const place = {
            ref: virtualizer.measureElement,
            'data-index': index,
            'aria-setsize': lines.length,
            'aria-posinset': index + 1,
            style: { transform: `translateY(${start - above.margin}px)` }
          }
          if (line.kind === 'group') {
            const { id } = line.group
            const toggle = (): void => {
              const next = new Set(toggled)
              if (!next.delete(id)) next.add(id)
              setToggled(next)
            }
            return (
              <li key={key} {...place} className={styles.line}>
                <GroupTitle line={line} toggle={toggle} />
              </li>
            )
          }
          return (
            <li
              key={key}
              {...place}
              data-finding={line.listed.finding.code}
              {...(isActive && { 'data-at-hand': true })}
              tabIndex={isActive ? 0 : -1}
              className={mergeClasses(
                styles.line,
                styles.item,
                isActive && atHand !== undefined && styles.active
              )}
              onFocus={() => {
                if (atHand?.key !== line.key) setAtHand({ key: line.key, index })
              }}
              onKeyDown={(event) => onKeyDown(event, line)}
            >
              <FindingItem
                listed={line.listed}
                isActive={isActive}
                opened={opened?.key === line.key ? opened : undefined}
                hands={hands}
                close={close}
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}
