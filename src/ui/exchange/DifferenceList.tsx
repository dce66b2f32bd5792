import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  differencePlaces,
  type DifferencePlace,
  type ReportDifference
} from '../../domain/exchange/diff-reports'
import type { CellValue } from '../../domain/report/layout'
import { fieldLabel } from '../../messages/describe-finding'
import { usePaneState, usePaneStore } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { useSpaceAbove } from '../shared/space-above'
import { differenceLines, differenceOf, placeName, type DifferenceLine } from './difference-lines'
import { useExchangeWords } from './exchange-words'
import { useOversightWords } from './oversight-words'
import { oneLine, shownValue } from './shown-values'
import { selectCell } from '../shared/select-cell'

/** First guesses in pixels; every line is measured once it is drawn. */
const SHEET_HEIGHT = 36
const LINE_HEIGHT = 64

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    position: 'relative',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium
  },
  line: { position: 'absolute', top: 0, left: 0, width: '100%', boxSizing: 'border-box' },
  sheet: {
    margin: 0,
    padding: '8px 10px',
    fontSize: 'inherit',
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground3
  },
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    width: '100%',
    boxSizing: 'border-box',
    padding: '6px 10px 8px',
    textAlign: 'left',
    font: 'inherit',
    color: 'inherit',
    border: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent'
  },
  button: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' }
  },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', alignItems: 'baseline' },
  kind: { fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  added: { color: tokens.colorPaletteGreenForeground1 },
  removed: { color: tokens.colorPaletteRedForeground1 },
  changed: { color: tokens.colorBrandForeground1 },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  place: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums'
  },
  values: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums'
  }
})

/**
 * Differences in groups by sheet, drawn only where they can be seen. Where one of the two workbooks is the open one, a click
 * selects the cell in it, wherever that stands by now; up and down go from line to line.
 */
export function DifferenceList({
  difference,
  isOpenOne
}: {
  readonly difference: ReportDifference
  readonly isOpenOne: boolean
}) {
  const styles = useStyles()
  const say = useOversightWords()
  const { opened } = usePaneState()
  const list = useRef<HTMLUListElement>(null)
  const above = useSpaceAbove(list)
  const [wanted, want] = useState<number>()
  const lines = useMemo(() => differenceLines(difference), [difference])
  const report = isOpenOne ? opened?.report : undefined
  const placeOf = useMemo(() => report && differencePlaces(report), [report])
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (index) => (lines[index]?.kind === 'sheet' ? SHEET_HEIGHT : LINE_HEIGHT),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 8,
    scrollMargin: above.margin,
    scrollPaddingStart: above.covered
  })
  const drawn = virtualizer.getVirtualItems()

  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>(`[data-index="${wanted ?? -1}"] button`)
    if (!line) return
    line.focus({ preventScroll: true })
    want(undefined)
  }, [wanted, drawn])

  const onKeyDown = (event: React.KeyboardEvent, index: number): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    let next = index + by
    while (lines[next]?.kind === 'sheet') next += by
    if (!lines[next]) return
    virtualizer.scrollToIndex(next, { align: 'auto' })
    want(next)
  }

  return (
    <ul
      ref={list}
      role="list"
      aria-label={say('comparison.list', { count: lines.filter(({ kind }) => kind !== 'sheet').length })}
      className={styles.list}
      style={{ height: `${virtualizer.getTotalSize()}px` }}
    >
      {drawn.map(({ index, key, start }) => {
        const line = lines[index]
        if (!line) return null
        const each = differenceOf(line)
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-setsize={lines.length}
            aria-posinset={index + 1}
            className={styles.line}
            style={{ transform: `translateY(${start - above.margin}px)` }}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            {line.kind === 'sheet' ? (
              <h3 className={styles.sheet}>
                {say('comparison.group', {
                  table: say(`comparison.tables.${line.sheet}`),
                  count: line.count
                })}
              </h3>
            ) : (
              <Difference line={line} place={each && placeOf?.(each)} isOpenOne={isOpenOne} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Difference({
  line,
  place,
  isOpenOne
}: {
  readonly line: Exclude<DifferenceLine, { kind: 'sheet' }>
  readonly place: DifferencePlace | undefined
  readonly isOpenOne: boolean
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useOversightWords()
  const pane = usePaneStore()
  const { language } = usePaneState()
  const { key, name } = line.kind === 'changed' ? line.cell : line.row
  const exchangeWords = useExchangeWords()
  const text = (value: CellValue): string => shownValue(exchangeWords, value)
  const content = (
    <>
      <span className={styles.head}>
        <span className={mergeClasses(styles.kind, styles[line.kind])}>
          {say(`comparison.kinds.${line.kind}`)}
        </span>
        <span className={styles.name}>
          {line.kind === 'changed' && `${fieldLabel(line.cell.table, line.cell.field, language)} `}
          {place && <span className={styles.place}>{placeName(place)}</span>}
        </span>
      </span>
      {(name !== '' || key !== '') && (
        <span className={mergeClasses(shared.quiet, styles.name)}>
          {[key, oneLine(name)].filter((part) => part !== '').join(' ')}
        </span>
      )}
      {line.kind === 'changed' && (
        <span className={styles.values}>
          {say('comparison.change', { from: text(line.cell.from), to: text(line.cell.to) })}
        </span>
      )}
      {isOpenOne && !place && <span className={styles.place}>{say('comparison.gone')}</span>}
    </>
  )
  return place ? (
    <button
      type="button"
      className={mergeClasses(styles.item, styles.button)}
      title={say('comparison.locate', { place: placeName(place) })}
      onClick={() => void pane.run(selectCell(place))}
    >
      {content}
    </button>
  ) : (
    <div className={styles.item}>{content}</div>
  )
}
