import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { useRef } from 'react'
import { findingActions, mayExplain, type FindingListHands } from './finding-actions'
import { kindOf, type FindingGroup, type FindingKind, type ListedFinding } from './finding-groups'
import { useFindingWalk, type Line, type OpenedFinding } from './finding-walk'
import { FindingFix } from './FindingFix'
import { FindingNote } from './FindingNote'
import { usePaneState, useWords } from '../shared/pane-context'
import { isBusy } from '../pane-state'
import { usePlaceStyles } from '../shared/shared-styles'

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
  readonly opened: OpenedFinding | undefined
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
  const list = useRef<HTMLUListElement>(null)
  const walk = useFindingWalk(groups, list)
  const { lines, active, atHand, opened, virtualizer, above } = walk
  return (
    <>
      <div className={shared.row}>
        <Button size="small" aria-keyshortcuts="N" onClick={walk.goToNext}>
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
        {...walk.focus}
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
            return (
              <li key={key} {...place} className={styles.line}>
                <GroupTitle line={line} toggle={() => walk.toggle(line.group.id)} />
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
                if (atHand?.key !== line.key) walk.setAtHand({ key: line.key, index })
              }}
              onKeyDown={(event) => walk.onKeyDown(event, line)}
            >
              <FindingItem
                listed={line.listed}
                isActive={isActive}
                opened={opened?.key === line.key ? opened : undefined}
                hands={walk.hands}
                close={walk.close}
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}
