import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { usePaneStore } from '../shared/pane-context'
import { useSummaryWords } from './summary-words'
import type { RowsBehind } from './summary-view'
import { selectCell } from '../shared/select-cell'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  line: {
    display: 'block',
    width: '100%',
    minWidth: 0,
    padding: '4px 6px',
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left'
  },
  name: { display: 'block', overflowWrap: 'anywhere', lineHeight: tokens.lineHeightBase300 },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '10px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums'
  },
  picked: {
    display: 'block',
    padding: '0 6px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2
  },
  track: {
    position: 'relative',
    display: 'block',
    height: '8px',
    margin: '3px 0',
    // High contrast takes every ground away, and with it the bars.
    '@media (forced-colors: active)': { border: '1px solid CanvasText', forcedColorAdjust: 'none' },
    backgroundColor: tokens.colorNeutralBackground4,
    borderRadius: '2px'
  },
  bar: {
    display: 'block',
    height: '100%',
    borderRadius: '2px',
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' }
  },
  late: {
    backgroundColor: tokens.colorPaletteDarkOrangeBackground3,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' }
  },
  mark: {
    position: 'absolute',
    top: '-2px',
    bottom: '-2px',
    width: '2px',
    backgroundColor: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' }
  }
})

/** One bar of a list. */
export interface BarLine {
  readonly key: string
  readonly name: string
  /** 0 to 1; without one only the words stand there. */
  readonly length?: number
  /** Where a line crosses the bar, 0 to 1. */
  readonly mark?: number | undefined
  readonly isLate?: boolean
  readonly facts: readonly string[]
  /** What a click selects; absent where the table is gone. */
  readonly rows: () => RowsBehind | undefined
}

const asPercentage = (part: number): string => `${Math.max(0, Math.min(1, part)) * 100}%`

function Bar({ line }: { readonly line: BarLine }) {
  const styles = useStyles()
  const { length, mark, isLate } = line
  return (
    <>
      <span className={styles.name}>{line.name}</span>
      {length !== undefined && (
        <span className={styles.track} aria-hidden="true">
          <span
            className={mergeClasses(styles.bar, isLate && styles.late)}
            style={{ width: asPercentage(length) }}
          />
          {mark !== undefined && (
            <span className={styles.mark} style={{ left: `calc(${asPercentage(mark)} - 1px)` }} />
          )}
        </span>
      )}
      <span className={styles.facts}>
        {line.facts.map((fact, index) => (
          <span key={index}>{fact}</span>
        ))}
      </span>
    </>
  )
}

/** The bar last clicked and which span of its rows that selected. */
interface Picked {
  readonly key: string
  readonly part: number
  readonly rows: RowsBehind
}

/** Bars with their figures in words; a click on one selects its rows in the sheet, span after span where they lie apart. */
export function BarList({ label, lines }: { readonly label: string; readonly lines: readonly BarLine[] }) {
  const styles = useStyles()
  const say = useSummaryWords()
  const store = usePaneStore()
  const [picked, setPicked] = useState<Picked>()
  const pick = ({ key, rows: rowsOf }: BarLine): void => {
    const rows = rowsOf()
    if (!rows) return
    const part = picked?.key === key ? (picked.part + 1) % rows.spans.length : 0
    setPicked({ key, part, rows })
    const span = rows.spans[part]
    if (span) void store.run(selectCell(span.place))
  }
  const pickedText = ({ key }: BarLine): string => {
    const span = picked?.key === key ? picked.rows.spans[picked.part] : undefined
    if (!picked || !span) return ''
    const { first, last } = span
    const { sheet, count, spans } = picked.rows
    const where = { sheet, rows: first === last ? first : say('rowSpan', { first, last }) }
    return spans.length === 1
      ? say('picked', where)
      : say('pickedPart', { ...where, part: picked.part + 1, parts: spans.length, count })
  }
  return (
    <ul className={styles.list} role="list" aria-label={label}>
      {lines.map((line) => (
        <li key={line.key}>
          <Button appearance="subtle" className={styles.line} onClick={() => pick(line)}>
            <Bar line={line} />
          </Button>
          <span role="status" className={styles.picked}>
            {pickedText(line)}
          </span>
        </li>
      ))}
    </ul>
  )
}
