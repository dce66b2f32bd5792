import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  tokens
} from '@fluentui/react-components'
import { DataBarVerticalRegular } from '@fluentui/react-icons/svg/data-bar-vertical'
import { useMemo, useState } from 'react'
import Big from 'big.js'
import type { Computation } from '../../application/compute-workbook'
import type { Scalar } from '../../domain/measures/expression'
import { atOnce } from '../../domain/measures/steps'
import type { ReportPeriod } from '../../domain/measures/report-period'
import { uncountedCells, uncountedCount } from '../../domain/report/uncounted-cells'
import { CompletionBars } from './CompletionBars'
import { pastedTable } from '../shared/copy-table'
import { copyText } from '../shared/copy-text'
import { TaskBars, YearBars } from './InvestmentBars'
import { NoForms } from '../shared/NoForms'
import { NotOpened } from '../shared/NotOpened'
import { asPercent, grouped } from './number-format'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { copied, hasForms } from '../pane-state'
import { usePlaceStyles } from '../shared/shared-styles'
import { allRows, declaredCheck, summaryTables, type SummaryTable } from './summary-tables'
import { useSummaryWords } from './summary-words'
import { summaryView, type SummaryView, type YearKind } from './summary-view'
import { SummarySection } from './SummarySection'
import { ActionButton } from '../shared/ActionButton'
import { selectCell } from '../shared/select-cell'
import { showPlace } from '../shared/show-place'
import { computeSummary } from './compute-summary'
import { exportEvaluation } from './export-evaluation'
import { insertEvaluation } from './insert-evaluation'
import { periodName } from '../shared/words'

const useStyles = makeStyles({
  headline: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '8px', margin: 0 },
  figure: {
    padding: '8px 10px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0
  },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere'
  },
  remark: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums'
  },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  statuses: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    columnGap: '16px',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300
  },
  status: { display: 'flex', justifyContent: 'space-between', gap: '8px' },
  statusCount: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  note: { whiteSpace: 'normal', paddingTop: '6px', paddingBottom: '6px' }
})

function Headline({
  view,
  period
}: {
  readonly view: SummaryView
  readonly period: ReportPeriod | undefined
}) {
  const styles = useStyles()
  const sayInPane = useWords()
  const say = useSummaryWords()
  const none = sayInPane('none')
  const number = (value: Scalar): string => grouped(value, none)
  const regressed = view.regressed instanceof Big && view.regressed.gt(0)
  return (
    <dl className={styles.headline}>
      <div className={styles.figure}>
        <dt className={styles.label}>{say('total')}</dt>
        <dd className={styles.value}>{number(view.total)}</dd>
        <dd
          className={mergeClasses(styles.remark, view.matchesDeclared === false ? styles.bad : styles.good)}
        >
          {declaredCheck(view, say, none)}
        </dd>
      </div>
      <div className={styles.figure}>
        <dt className={styles.label}>{say('metRate')}</dt>
        <dd className={styles.value}>{asPercent(view.metRate, none)}</dd>
        <dd className={styles.remark}>
          {say('metOf', { met: number(view.met), count: number(view.count) })}
        </dd>
      </div>
      <div className={styles.figure}>
        <dt className={styles.label}>{say('behind')}</dt>
        <dd className={styles.value}>{number(view.behind)}</dd>
        <dd className={styles.remark}>
          {regressed ? say('regressedToo', { count: number(view.regressed) }) : say('noneRegressed')}
        </dd>
      </div>
      <div className={styles.figure}>
        <dt className={styles.label}>{say('timeProgress')}</dt>
        <dd className={styles.value}>{asPercent(view.timeProgress, none)}</dd>
        <dd className={styles.remark}>
          {period ? periodName(sayInPane, period) : sayInPane('header.noPeriod')}
        </dd>
      </div>
    </dl>
  )
}

function Counts({ table }: { readonly table: SummaryTable }) {
  const styles = useStyles()
  return (
    <SummarySection table={table}>
      <dl className={styles.statuses}>
        {table.rows.map(([label, count]) => (
          <div key={label} className={styles.status}>
            <dt>{label}</dt>
            <dd className={styles.statusCount}>{count}</dd>
          </div>
        ))}
      </dl>
    </SummarySection>
  )
}

function Figures({ computation }: { readonly computation: Computation }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const sayInPane = useWords()
  const say = useSummaryWords()
  const store = usePaneStore()
  const { areFiguresStale } = usePaneState()
  const [yearKind, chooseYears] = useState<YearKind>('start')
  const view = useMemo(() => summaryView(computation), [computation])
  const { period } = computation.figures
  const tables = summaryTables(view, period, yearKind, { say, sayInPane })
  const { sheet } = view
  return (
    <>
      {areFiguresStale && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.note}>{say('stale')}</MessageBarBody>
        </MessageBar>
      )}
      <Uncounted computation={computation} />
      <Headline view={view} period={period} />
      {!view.hasPeriod && (
        <div className={shared.card}>
          <p className={shared.text}>{say('noPeriod')}</p>
          <div>
            <Button size="small" onClick={() => showPlace(store, 'settings')}>
              {say('choosePeriod')}
            </Button>
          </div>
        </div>
      )}
      <CompletionBars view={view} table={tables.completion} />
      <Counts table={tables.statuses} />
      <TaskBars view={view} table={tables.tasks} />
      <YearBars view={view} table={tables.years} kind={yearKind} choose={chooseYears} />
      <Counts table={tables.projects} />
      {view.hasPeriod && <EvaluationExport />}
      <div className={shared.row}>
        <Button
          onClick={() =>
            void copyText(atOnce(pastedTable(allRows(tables), (row) => row))).then((isCopied) =>
              store.change(copied(isCopied))
            )
          }
        >
          {say('copyAll')}
        </Button>
        {sheet && <ActionButton action={selectCell(sheet)}>{say('openSheet')}</ActionButton>}
      </div>
    </>
  )
}

/** Says which cells the figures could not count, and why. */
function Uncounted({ computation: { report, figures } }: { readonly computation: Computation }) {
  const styles = useStyles()
  const say = useSummaryWords()
  const uncounted = useMemo(() => uncountedCells(report, figures.period), [report, figures])
  if (uncounted.length === 0) return null
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={styles.note}>
        {say('uncounted.title', { count: uncountedCount(uncounted) })}
        {uncounted.map(({ sheet, field, header, count, cells, isCut, reason }) => (
          <div key={`${sheet} ${field} ${reason}`}>
            {say(`uncounted.${reason}`, {
              sheet,
              header,
              count,
              cells: `${cells.join(say('uncounted.separator'))}${isCut ? say('uncounted.more') : ''}`
            })}
          </div>
        ))}
      </MessageBarBody>
    </MessageBar>
  )
}

const EVALUATION_FORMATS = ['html', 'xlsx'] as const

/** An evaluation report: as sheets in the workbook, or of the figures shown as a file. */
function EvaluationExport() {
  const shared = usePlaceStyles()
  const say = useSummaryWords()
  return (
    <section className={shared.card}>
      <h2 className={shared.heading}>{say('evaluation')}</h2>
      <p className={shared.quiet}>{say('evaluationSays')}</p>
      <div className={shared.row}>
        <ActionButton action={insertEvaluation} size="small" />
        {EVALUATION_FORMATS.map((format) => (
          <ActionButton key={format} action={exportEvaluation(format)} size="small" />
        ))}
      </div>
    </section>
  )
}

/** 汇总: the headline figures, investment by task and completion of the indicators. */
export function SummaryPlace() {
  const shared = usePlaceStyles()
  const say = useSummaryWords()
  const state = usePaneState()
  if (!state.opened) return <NotOpened />
  if (!hasForms(state)) return <NoForms />
  return (
    <div className={shared.place}>
      <ActionButton
        action={computeSummary}
        appearance="primary"
        className={shared.primary}
        icon={<DataBarVerticalRegular />}
      />
      {state.figures ? (
        <Figures computation={state.figures} />
      ) : (
        <p className={shared.text}>{say('before')}</p>
      )}
    </div>
  )
}
