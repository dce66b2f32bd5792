import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useState, type ReactNode } from 'react'
import { useExchangeWords } from './exchange-words'

const useStyles = makeStyles({
  // Fluent's own colour of an open one is too faint on the dark themes.
  disclosure: {
    justifyContent: 'flex-start',
    textAlign: 'left',
    paddingLeft: 0,
    minWidth: 0,
    color: tokens.colorNeutralForeground1,
    ':hover, :active, :hover:active': { color: tokens.colorNeutralForeground1 }
  },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px'
  },
  item: {
    paddingLeft: '8px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    minWidth: 0
  }
})

/** A part that opens on demand. */
export function Disclosure({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const styles = useStyles()
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <Button
        size="small"
        appearance="transparent"
        className={styles.disclosure}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {`${isOpen ? '▾' : '▸'} ${label}`}
      </Button>
      {isOpen && children}
    </div>
  )
}

/** So many lines are shown at first, and more with every press. */
const PORTION = 40

/** A list that begins with its first lines, since thousands of them would take seconds to draw. */
export function LongList<T>({
  items,
  children
}: {
  readonly items: readonly T[]
  readonly children: (item: T, index: number) => ReactNode
}) {
  const styles = useStyles()
  const say = useExchangeWords()
  const [count, setCount] = useState(PORTION)
  const rest = items.length - count
  return (
    <>
      <ul className={styles.list}>
        {items.slice(0, count).map((item, index) => (
          <li key={index} className={styles.item}>
            {children(item, index)}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button size="small" onClick={() => setCount(count + PORTION)}>
          {say('more', { count: Math.min(rest, PORTION) })}
        </Button>
      )}
    </>
  )
}
