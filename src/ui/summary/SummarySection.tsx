import { Button, makeStyles } from '@fluentui/react-components'
import { atOnce } from '../../domain/measures/steps'
import { pastedTable } from '../shared/copy-table'
import { copyText } from '../shared/copy-text'
import { usePaneStore } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import type { SummaryTable } from './summary-tables'
import { useSummaryWords } from './summary-words'
import { copied } from '../pane-state'

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px' },
  title: { minWidth: 0, overflowWrap: 'anywhere' },
  copy: { flexShrink: 0 }
})

/** A card of the summary under the title of a table, whose figures can be copied. */
export function SummarySection({
  table,
  children
}: {
  readonly table: SummaryTable
  readonly children: React.ReactNode
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useSummaryWords()
  const store = usePaneStore()
  return (
    <section className={shared.card}>
      <div className={styles.head}>
        <h2 className={`${shared.heading} ${styles.title}`}>{table.title}</h2>
        <Button
          size="small"
          appearance="subtle"
          className={styles.copy}
          aria-label={say('copyOf', { title: table.title })}
          onClick={() =>
            void copyText(atOnce(pastedTable(table.rows, (row) => row))).then((isCopied) =>
              store.change(copied(isCopied))
            )
          }
        >
          {say('copy')}
        </Button>
      </div>
      {children}
    </section>
  )
}
