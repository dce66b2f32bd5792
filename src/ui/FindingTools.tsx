import { Button, makeStyles, mergeClasses, SearchBox, Select, ToggleButton } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { useState } from 'react'
import type { ExportFormat } from './pane-work'
import { pastedTable } from './copy-table'
import { GROUPINGS, type Grouping, type ListedFinding } from './finding-groups'
import { usePaneState, usePaneStore, useWords } from './pane-context'
import { isBusy } from './pane-state'
import { usePlaceStyles } from './shared-styles'

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: 'none' },
  // Fluent fixes the height in pixels, which cuts large letters off.
  by: {
    flexGrow: 1,
    minWidth: '7.5rem',
    '& select': { height: 'auto', minHeight: '24px', lineHeight: 'inherit' }
  },
  ways: { flexBasis: '100%' }
})

/** How the list of findings is narrowed and ordered. */
export interface FindingView {
  readonly by: Grouping
  readonly text: string
  readonly isMine: boolean
  readonly isUnexplained: boolean
}

/** The list before anybody narrows it. */
export const WHOLE_LIST: FindingView = { by: 'severity', text: '', isMine: false, isUnexplained: false }

/** Chooses what the list is grouped by and narrowed to. */
export function FindingFilters({
  view,
  change
}: {
  readonly view: FindingView
  readonly change: (view: FindingView) => void
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  return (
    <div className={shared.section} role="search">
      <SearchBox
        className={styles.search}
        value={view.text}
        placeholder={say('review.search')}
        aria-label={say('review.search')}
        onChange={(_, { value }) => change({ ...view, text: value })}
      />
      <div className={shared.row}>
        <Select
          size="small"
          className={styles.by}
          aria-label={say('review.groupBy')}
          value={view.by}
          onChange={(_, { value }) => change({ ...view, by: value as Grouping })}
        >
          {GROUPINGS.map((each) => (
            <option key={each} value={each}>
              {say(`review.groupings.${each}`)}
            </option>
          ))}
        </Select>
        <ToggleButton
          size="small"
          checked={view.isMine}
          onClick={() => change({ ...view, isMine: !view.isMine })}
        >
          {say('review.mine')}
        </ToggleButton>
        <ToggleButton
          size="small"
          checked={view.isUnexplained}
          onClick={() => change({ ...view, isUnexplained: !view.isUnexplained })}
        >
          {say('review.unexplained')}
        </ToggleButton>
      </div>
    </div>
  )
}

const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv', 'html']

/** Opens the ways to copy the findings listed or to give them out as a file. */
export function FindingExport({ listed }: { readonly listed: readonly ListedFinding[] }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const isWaiting = isBusy(usePaneState())
  const [isOpen, setOpen] = useState(false)
  const copy = (): void =>
    void store.copy(pastedTable(listed, ({ place, name, sentence }) => [place, name, sentence]))
  return (
    <>
      <Button
        size="small"
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {say('review.export')}
      </Button>
      {isOpen && (
        <div className={mergeClasses(shared.row, styles.ways)} role="group" aria-label={say('review.export')}>
          <Button size="small" disabledFocusable={isWaiting} onClick={copy}>
            {say('review.copy')}
          </Button>
          {FORMATS.map((format) => (
            <Button
              key={format}
              size="small"
              disabledFocusable={isWaiting}
              onClick={() =>
                void store.exportFindings(
                  listed.map(({ finding }) => finding),
                  format
                )
              }
            >
              {say(`review.formats.${format}`)}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}
