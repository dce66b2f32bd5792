import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useRef } from 'react'
import { isSame } from '../../domain/exchange/diff-reports'
import { FileInput } from '../shared/FileInput'
import { usePaneState, usePaneStore } from '../shared/pane-context'
import { hasForms, isBusy } from '../pane-state'
import { ActionButton } from '../shared/ActionButton'
import type { ChosenFile } from '../shared/work-terms'
import { usePlaceStyles } from '../shared/shared-styles'
import { chosenFile } from './chosen-files'
import { compareWorkbooks, comparisonClosed, comparisonSwapped, saveDifference } from './compare-workbooks'
import { DifferenceList } from './DifferenceList'
import type { Comparison } from './exchange-state'
import { useOversightWords } from './oversight-words'
import { NotedCard } from './NotedCard'

const useStyles = makeStyles({
  sides: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: '12px',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' }
  }
})

/** 比较工作簿: how a chosen file and the open workbook, or two chosen files, differ. */
export function ComparisonCard() {
  const shared = usePlaceStyles()
  const say = useOversightWords()
  const store = usePaneStore()
  const state = usePaneState()
  const { comparison } = state.exchange
  return (
    <NotedCard card="comparison" title={say('comparison.title')} says={say('comparison.says')}>
      <div className={shared.row}>
        {hasForms(state) && (
          <FileChoice
            label={say('comparison.choose')}
            isFirst
            onChosen={(files) => void store.run(compareWorkbooks(files, true))}
          />
        )}
        <FileChoice
          label={say('comparison.chooseTwo')}
          isMany
          onChosen={(files) => void store.run(compareWorkbooks(files, false))}
        />
      </div>
      {comparison && <Compared comparison={comparison} />}
    </NotedCard>
  )
}

/** A button that has files chosen. */
function FileChoice({
  label,
  isMany = false,
  isFirst = false,
  onChosen
}: {
  readonly label: string
  readonly isMany?: boolean
  readonly isFirst?: boolean
  readonly onChosen: (files: readonly ChosenFile[]) => void
}) {
  const shared = usePlaceStyles()
  const input = useRef<HTMLInputElement>(null)
  const isWaiting = isBusy(usePaneState())
  return (
    <>
      <FileInput
        ref={input}
        label={label}
        accept=".xlsx,.xlsm,.xls"
        isMany={isMany}
        onChosen={(files) => onChosen(files.map((file) => chosenFile(file)))}
      />
      <Button
        {...(isFirst && { className: shared.primary })}
        disabledFocusable={isWaiting}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  )
}

function Compared({ comparison: { from, to, difference } }: { readonly comparison: Comparison }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useOversightWords()
  const store = usePaneStore()
  const isEmpty = isSame(difference)
  return (
    <>
      <dl className={styles.sides}>
        <dt>{say('comparison.before')}</dt>
        <dd>{from ?? say('thisWorkbook')}</dd>
        <dt>{say('comparison.after')}</dt>
        <dd>{to ?? say('thisWorkbook')}</dd>
      </dl>
      <p className={shared.text} role="status">
        {isEmpty
          ? say('comparison.same')
          : say('comparison.counts', {
              added: difference.added.length,
              removed: difference.removed.length,
              changed: difference.changed.length
            })}
      </p>
      <div className={shared.row}>
        {!isEmpty && (
          <>
            <ActionButton action={saveDifference} size="small" />
            <Button size="small" onClick={() => store.change(comparisonSwapped)}>
              {say('comparison.swap')}
            </Button>
          </>
        )}
        <Button size="small" onClick={() => store.change(comparisonClosed)}>
          {say('comparison.close')}
        </Button>
      </div>
      {!isEmpty && (
        <DifferenceList difference={difference} isOpenOne={from === undefined || to === undefined} />
      )}
    </>
  )
}
