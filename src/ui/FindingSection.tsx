import { Button, Link, makeStyles, tokens } from '@fluentui/react-components'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { useState } from 'react'
import type { FindingGroup, FindingGroupId, ListedFinding } from './finding-groups'
import { FindingNote } from './FindingNote'
import { usePaneStore, useWords } from './pane-context'
import { usePlaceStyles } from './shared-styles'

/** Rendering more at once makes the pane sluggish; the rest is one click away. */
const SHOWN_AT_ONCE = 200

const icons: Readonly<Record<FindingGroupId, React.JSX.Element>> = {
  mandatory: <DismissCircleFilled />,
  verification: <WarningFilled />,
  plan: <InfoRegular />
}

const useStyles = makeStyles({
  group: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden'
  },
  title: {
    cursor: 'pointer',
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 12px',
    listStyle: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' }
  },
  name: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  says: { flexGrow: 1, minWidth: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  count: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  mandatory: { color: tokens.colorPaletteRedForeground1, display: 'flex' },
  verification: { color: tokens.colorPaletteDarkOrangeForeground1, display: 'flex' },
  plan: { color: tokens.colorNeutralForeground3, display: 'flex' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: '8px 12px 10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    display: 'flex',
    flexDirection: 'column',
    gap: '2px'
  },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', alignItems: 'baseline' },
  place: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  row: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  explained: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorPaletteGreenForeground1,
    whiteSpace: 'nowrap'
  },
  more: { padding: '8px 12px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` }
})

function FindingItem({ listed }: { readonly listed: ListedFinding }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const { target, finding } = listed
  const place = listed.place === '' ? say('review.workbookPlace') : listed.place
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        {target ? (
          <Link
            as="button"
            className={styles.place}
            aria-label={say('review.locate', { place })}
            onClick={() => void store.select(target)}
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
      <FindingNote finding={finding} place={place} />
    </li>
  )
}

/** One group of findings, opened or closed by its title; a click on a place selects the cell. */
export function FindingSection({ group }: { readonly group: FindingGroup }) {
  const styles = useStyles()
  const say = useWords()
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const { id, findings } = group
  const rest = findings.length - shown
  return (
    <details className={styles.group} open={id !== 'plan'}>
      <summary className={styles.title}>
        <span className={styles[id]}>{icons[id]}</span>
        <span className={styles.name}>{say(`review.${id}`)}</span>
        <span className={styles.says}>{say(`review.${id}Says`)}</span>
        <span className={styles.count}>{findings.length}</span>
      </summary>
      <ul
        className={styles.list}
        aria-label={say('review.group', { group: say(`review.${id}`), count: findings.length })}
      >
        {findings.slice(0, shown).map((listed) => (
          <FindingItem key={listed.id} listed={listed} />
        ))}
      </ul>
      {rest > 0 && (
        <div className={styles.more}>
          <Button size="small" onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
            {say('review.showMore', { count: Math.min(rest, SHOWN_AT_ONCE), rest })}
          </Button>
        </div>
      )}
    </details>
  )
}
