import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import Big from 'big.js'
import { asPercent, grouped } from './number-format'
import { usePaneStore, useWords } from './pane-context'
import { usePlaceStyles } from './shared-styles'
import type { CompletionLine, SummaryView } from './summary-view'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '10px' },
  line: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  name: { textAlign: 'left', overflowWrap: 'anywhere' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '10px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums'
  },
  track: {
    position: 'relative',
    height: '8px',
    // High contrast takes every ground away, and with it the bars.
    '@media (forced-colors: active)': { border: '1px solid CanvasText', forcedColorAdjust: 'none' },
    backgroundColor: tokens.colorNeutralBackground4,
    borderRadius: '2px'
  },
  bar: {
    height: '100%',
    borderRadius: '2px',
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' }
  },
  late: {
    backgroundColor: tokens.colorPaletteDarkOrangeBackground3,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' }
  },
  progress: {
    position: 'absolute',
    top: '-2px',
    bottom: '-2px',
    width: '2px',
    backgroundColor: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' }
  }
})

const asWidth = (ratio: Big): number => Math.max(0, Math.min(100, ratio.times(100).toNumber()))
const isLate = ({ status }: CompletionLine): boolean =>
  status === 'behind' || status === 'behind-final' || status === 'regressed'

function IndicatorName({ line }: { readonly line: CompletionLine }) {
  const styles = useStyles()
  const say = useWords()
  const store = usePaneStore()
  const { target } = line
  if (!target) return <span className={styles.name}>{line.name}</span>
  return (
    <Link
      as="button"
      className={styles.name}
      aria-label={say('summary.locate', { name: line.name })}
      onClick={() => void store.select(target)}
    >
      {line.name}
    </Link>
  )
}

/** Completion per indicator as bars with a line at time progress; those without a rate are listed below, not drawn as zero. */
export function CompletionBars({ view }: { readonly view: SummaryView }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const none = say('none')
  const { timeProgress, rated, unrated } = view
  const statusWord = ({ status }: CompletionLine): string =>
    status === undefined ? none : say(`summary.statuses.${status}`)
  return (
    <section className={shared.card}>
      <h2 className={shared.heading}>{say('summary.completion')}</h2>
      <p className={shared.quiet}>
        {timeProgress instanceof Big
          ? say('summary.completionSays', { progress: asPercent(timeProgress, none) })
          : say('summary.completionSaysNoPeriod')}
      </p>
      <ul className={styles.list}>
        {rated.map((line) => (
          <li key={line.key} className={styles.line}>
            <IndicatorName line={line} />
            <div className={styles.track} aria-hidden="true">
              <div
                className={mergeClasses(styles.bar, isLate(line) && styles.late)}
                style={{ width: `${asWidth(line.rate ?? new Big(0))}%` }}
              />
              {timeProgress instanceof Big && (
                <div className={styles.progress} style={{ left: `calc(${asWidth(timeProgress)}% - 1px)` }} />
              )}
            </div>
            <div className={styles.facts}>
              <span>{say('summary.rate', { rate: asPercent(line.rate, none) })}</span>
              {line.gap && <span>{say('summary.points', { points: grouped(line.gap.round(2), none) })}</span>}
              <span>{statusWord(line)}</span>
            </div>
          </li>
        ))}
      </ul>
      {unrated.length > 0 && (
        <>
          <h3 className={shared.heading}>{say('summary.withoutRate')}</h3>
          <ul className={styles.list}>
            {unrated.map((line) => (
              <li key={line.key} className={styles.line}>
                <IndicatorName line={line} />
                <span className={styles.facts}>{statusWord(line)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
