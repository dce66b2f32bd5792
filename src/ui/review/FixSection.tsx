import { makeStyles, tokens } from '@fluentui/react-components'
import type { FixProposal } from '../../application/fix-workbook'
import type { Fix } from '../../domain/rules/fixes/propose-fixes'
import type { RowRepair } from '../../domain/rules/fixes/row-repairs'
import { groupFixes, plainFixes, type FixGroup } from './fix-groups'
import { usePaneState, useWords } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { applyFixes } from './correct-findings'
import { FixChange } from './FixChange'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    padding: '6px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`
  },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
  place: { fontVariantNumeric: 'tabular-nums', minWidth: 0, overflowWrap: 'anywhere' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  note: { color: tokens.colorPaletteDarkOrangeForeground1 }
})

/** Corrections listed at once; applying some of them brings up the rest. */
const SHOWN_AT_ONCE = 100

function FixItem({ fix }: { readonly fix: Fix }) {
  const styles = useStyles()
  const say = useWords()
  const place = `${fix.sheet} ${fix.finding.cell}`
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.place}>{place}</span>
        <ActionButton
          action={applyFixes({ fixes: [fix] })}
          size="small"
          aria-label={say(fix.safe ? 'review.correctOf' : 'review.correctConfirmOf', { place })}
        >
          {fix.safe ? say('review.correctOne') : say('review.correctConfirm')}
        </ActionButton>
      </div>
      <FixChange fix={fix} isSmall />
    </li>
  )
}

function FixGroupCard({ group }: { readonly group: FixGroup }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const { fixes, safe, locked, title } = group
  return (
    <section className={shared.card}>
      <h2 className={styles.title}>
        {title} {fixes.length}
      </h2>
      {!safe && (
        <p className={shared.quiet}>
          <span className={styles.note}>{say('review.correctUnsafe')}</span> {say('review.correctUnsafeSays')}
        </p>
      )}
      {locked && (
        <p className={shared.quiet}>
          <span className={styles.note}>{say('review.correctLocked')}</span> {say('review.correctLockedSays')}
        </p>
      )}
      {safe && fixes.length > 1 && (
        <div>
          <ActionButton action={applyFixes({ fixes })} size="small">
            {say('review.correctGroup', { count: fixes.length })}
          </ActionButton>
        </div>
      )}
      <ul className={styles.list} aria-label={title}>
        {fixes.slice(0, SHOWN_AT_ONCE).map((fix) => (
          <FixItem key={`${fix.sheet}!${fix.row}!${fix.column}`} fix={fix} />
        ))}
      </ul>
    </section>
  )
}

function RepairCard({ repair }: { readonly repair: RowRepair }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const { sheet, rows, locked } = repair
  return (
    <section className={shared.card}>
      <p className={shared.text}>
        {say('review.correctRows', {
          sheet,
          count: rows.length,
          rows: rows.slice(0, SHOWN_AT_ONCE).join(say('listSeparator'))
        })}
      </p>
      {locked && (
        <p className={shared.quiet}>
          <span className={styles.note}>{say('review.correctLocked')}</span> {say('review.correctLockedSays')}
        </p>
      )}
      <div>
        <ActionButton action={applyFixes({ fixes: [], repairs: [repair] })} size="small">
          {say('review.correctRowsAdd')}
        </ActionButton>
      </div>
    </section>
  )
}

/** The corrections a validation offers, each before and after: all safe ones at once, a group, or one by one. */
export function FixSection({ proposal }: { readonly proposal: FixProposal }) {
  const shared = usePlaceStyles()
  const say = useWords()
  const { language } = usePaneState()
  const { fixes, repairs } = proposal
  const safe = plainFixes(fixes)
  if (fixes.length === 0 && repairs.length === 0) {
    return <p className={shared.text}>{say('review.correctNone')}</p>
  }
  return (
    <>
      <p className={shared.quiet}>
        {say('review.correctSays', { count: fixes.length, safe: fixes.filter((fix) => fix.safe).length })}
      </p>
      {safe.length > 0 && (
        <ActionButton action={applyFixes({ fixes: safe })} className={shared.primary}>
          {say('review.correctSafe', { count: safe.length })}
        </ActionButton>
      )}
      {repairs.map((repair) => (
        <RepairCard key={repair.sheet} repair={repair} />
      ))}
      {groupFixes(fixes, language).map((group) => (
        <FixGroupCard key={group.id} group={group} />
      ))}
    </>
  )
}
