import { Button, makeStyles, mergeClasses, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useEffect, useMemo, useState } from 'react'
import { inSlices } from '../../application/in-slices'
import type { Review } from '../../application/review-workbook'
import {
  findingsOfUnit,
  groupFindings,
  isOpen,
  listFindings,
  narrowToCell,
  searchFindings,
  wordSentences,
  type ListedFinding
} from './finding-groups'
import { FindingList } from './FindingList'
import { FindingExport, FindingFilters, WHOLE_LIST, type FindingView } from './FindingTools'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { openFindings, unitOf } from '../pane-state'
import { Corrections } from './ReviewTools'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { selectCell } from '../shared/select-cell'
import { showPlace } from '../shared/show-place'

const useStyles = makeStyles({
  note: { whiteSpace: 'normal', paddingTop: '6px', paddingBottom: '6px' }
})

/** Words the sentences of a list while the page has nothing else to do; gives how to stop it. */
function wordedAhead(listed: readonly ListedFinding[]): () => void {
  const stopped = new AbortController()
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
  // Given up only where the list is gone.
  inSlices(wordSentences(listed), { rest, signal: stopped.signal }).catch(() => undefined)
  return () => stopped.abort()
}

/** What of a validation is shown: of the cell asked for, and of that what a view leaves. */
function useShownFindings(review: Review, { text, isMine, isUnexplained }: FindingView) {
  const state = usePaneState()
  const { language, focus } = state
  const unit = unitOf(state)
  const listed = useMemo(() => listFindings(review, language), [review, language])
  useEffect(() => wordedAhead(listed), [listed])
  const focused = useMemo(() => narrowToCell(listed, focus), [listed, focus])
  const shown = useMemo(() => {
    const own = isMine ? findingsOfUnit(focused, review.plan, unit) : focused
    const open = isUnexplained ? own.filter(({ finding }) => isOpen(finding)) : own
    return searchFindings(open, text)
  }, [focused, isMine, isUnexplained, text, review.plan, unit])
  return { focused, shown }
}

/** The findings of a validation: counted, searched, in groups, each with its place, corrections above them. */
export function Findings({ review }: { readonly review: Review }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const { language, focus, isReviewStale, areMarksOlder } = state
  const [view, setView] = useState<FindingView>(WHOLE_LIST)
  const { text, isMine, isUnexplained, by } = view
  const { focused, shown } = useShownFindings(review, view)
  const groups = useMemo(() => groupFindings(shown, by, language), [shown, by, language])
  const isNarrowed = text.trim() !== '' || isMine || isUnexplained
  const sheet = review.report.findings
  const place = focus ? `${focus.sheet} ${focus.cell}` : ''
  return (
    <>
      {isReviewStale && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.note}>{say('review.stale')}</MessageBarBody>
        </MessageBar>
      )}
      <p role="status" className={mergeClasses(shared.text, shared.figures)}>
        {say('review.counts', { ...review.counts })}
      </p>
      {areMarksOlder && !isReviewStale && sheet && <p className={shared.quiet}>{say('review.marksOlder')}</p>}
      {focus && (
        <div className={shared.card} role="status">
          <p className={shared.text}>
            {focused.length === 0
              ? say('review.focusedNone', { place })
              : say('review.focused', { place, count: focused.length })}
          </p>
          <div>
            <Button size="small" onClick={() => store.change({ focus: undefined })}>
              {say('review.showAll')}
            </Button>
          </div>
        </div>
      )}
      <Corrections />
      {openFindings(state) === 0 && !focus && (
        <div className={shared.card}>
          <p className={shared.text}>✓ {say('review.cleanTitle')}</p>
          <div>
            <Button onClick={() => showPlace(store, 'summary')}>{say('review.toSummary')}</Button>
          </div>
        </div>
      )}
      {focused.length > 0 && (
        <>
          <FindingFilters view={view} change={setView} />
          <p role="status" className={mergeClasses(shared.quiet, shared.figures)}>
            {isNarrowed ? say('review.shown', { shown: shown.length, count: focused.length }) : ''}
          </p>
        </>
      )}
      {/* Below the list they would move under the pointer while the list finds out how long it is. */}
      <div className={shared.row}>
        {sheet && (
          <ActionButton action={selectCell({ sheet: sheet.name, cell: 'A1' })} size="small">
            {say('review.openFindings')}
          </ActionButton>
        )}
        {shown.length > 0 && <FindingExport listed={shown} />}
      </div>
      {groups.length > 0 && <FindingList groups={groups} />}
      {groups.length === 0 && isNarrowed && (
        <div className={shared.section}>
          <p className={shared.text}>
            {text.trim() === '' ? say('review.nothingLeft') : say('review.nothingMatches', { text })}
          </p>
          <div>
            <Button size="small" onClick={() => setView({ ...WHOLE_LIST, by })}>
              {say('review.clearSearch')}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
