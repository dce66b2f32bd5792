import { ProgressBar } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { FormProgress } from '../../domain/rules/form-progress'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { selectCell } from '../shared/select-cell'

/** How far the form is filled, per sheet, with a way to the next cell that is still to be filled. */
export function FormProgressCard() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const { opened, chosenPeriod } = usePaneState()
  const [progress, setProgress] = useState<FormProgress>()
  const [visited, setVisited] = useState<string>()
  useEffect(() => {
    let isCurrent = true
    const settle = (found: FormProgress | undefined): void => {
      if (isCurrent) setProgress(found)
    }
    const counted = opened?.report && store.work.formProgress(opened, chosenPeriod)
    // A form that cannot be counted is still a form that can be filled in.
    Promise.resolve(counted).then(settle, () => settle(undefined))
    return () => {
      isCurrent = false
    }
  }, [store, opened, chosenPeriod])
  if (!progress || progress.total === 0) return null
  const { done, total, sheets, toFill } = progress
  const placeOf = ({ sheet, cell }: (typeof toFill)[number]): string => `${sheet} ${cell}`
  const next = toFill[(toFill.findIndex((each) => placeOf(each) === visited) + 1) % toFill.length]
  return (
    <section className={shared.card} aria-label={say('fill.progress', { done, total })}>
      <p className={shared.text}>{say('fill.progress', { done, total })}</p>
      <ProgressBar
        value={done}
        max={total}
        aria-label={say('fill.progress', { done, total })}
        thickness="large"
      />
      <p className={shared.quiet}>
        {sheets.map((sheet) => say('fill.progressSheet', { ...sheet })).join(say('listSeparator'))}
      </p>
      {next ? (
        <div>
          <ActionButton action={selectCell(next)} before={() => setVisited(placeOf(next))}>
            {say('fill.nextAt', { place: placeOf(next) })}
          </ActionButton>
        </div>
      ) : (
        <p className={shared.quiet}>{say('fill.progressDone')}</p>
      )}
    </section>
  )
}
