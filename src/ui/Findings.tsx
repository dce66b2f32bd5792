import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  SearchBox
} from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { Review } from '../application/review-workbook'
import { groupFindings, listFindings, narrowToCell, searchFindings } from './finding-groups'
import { FindingSection } from './FindingSection'
import { usePaneState, usePaneStore, useWords } from './pane-context'
import { openFindings } from './pane-state'
import { Corrections } from './ReviewTools'
import { usePlaceStyles } from './shared-styles'

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: 'none' },
  note: { whiteSpace: 'normal', paddingTop: '6px', paddingBottom: '6px' }
})

/** The findings of a validation: counted, searched, in groups, each with its place, corrections above them. */
export function Findings({ review }: { readonly review: Review }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const { language, focus, isReviewStale, areMarksOlder } = state
  const [text, setText] = useState('')
  const listed = useMemo(() => listFindings(review, language), [review, language])
  const focused = useMemo(() => narrowToCell(listed, focus), [listed, focus])
  const groups = useMemo(() => groupFindings(searchFindings(focused, text)), [focused, text])
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
            <Button size="small" onClick={store.showAllFindings}>
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
            <Button onClick={() => store.show('summary')}>{say('review.toSummary')}</Button>
          </div>
        </div>
      )}
      {focused.length > 0 && (
        <SearchBox
          className={styles.search}
          value={text}
          placeholder={say('review.search')}
          aria-label={say('review.search')}
          onChange={(_, { value }) => setText(value)}
        />
      )}
      {groups.map((group) => (
        <FindingSection key={group.id} group={group} />
      ))}
      {groups.length === 0 && text.trim() !== '' && (
        <div className={shared.section} role="status">
          <p className={shared.text}>{say('review.nothingMatches', { text })}</p>
          <div>
            <Button size="small" onClick={() => setText('')}>
              {say('review.clearSearch')}
            </Button>
          </div>
        </div>
      )}
      {sheet && (
        <div>
          <Button onClick={() => void store.select({ sheet: sheet.name, cell: 'A1' })}>
            {say('review.openFindings')}
          </Button>
        </div>
      )}
    </>
  )
}
