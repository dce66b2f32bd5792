import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  tokens
} from '@fluentui/react-components'
import { DataBarVerticalRegular } from '@fluentui/react-icons/svg/data-bar-vertical'
import { useMemo } from 'react'
import Big from 'big.js'
import type { Computation } from '../application/compute-workbook'
import type { Scalar } from '../domain/measures/expression'
import { CompletionBars } from './CompletionBars'
import { NoForms } from './NoForms'
import { asPercent, grouped } from './number-format'
import { periodName, usePaneState, usePaneStore, useWords } from './pane-context'
import { hasForms, isBusy } from './pane-state'
import { usePlaceStyles } from './shared-styles'
import { summaryView, type SummaryView } from './summary-view'

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
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& th': { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
    '& th, & td': { padding: '4px 0 4px 8px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    '& th:first-child, & td:first-child': { paddingLeft: 0 }
  },
  text: { textAlign: 'left', overflowWrap: 'anywhere' },
  number: {
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    verticalAlign: 'top'
  },
  sum: { fontWeight: tokens.fontWeightSemibold },
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

function Headline({ view }: { readonly view: SummaryView }) {
  const styles = useStyles()
  const say = useWords()
  const state = usePaneState()
  const none = say('none')
  const figures = state.figures
  const period = figures?.figures.period
  const number = (value: Scalar): string => grouped(value, none)
  const regressed = view.regressed instanceof Big && view.regressed.gt(0)
  const match =
    view.matchesDeclared === undefined
      ? ''
      : view.matchesDeclared
        ? say('summary.matches')
        : say('summary.differs', { difference: number(view.difference) })
  return (
    <dl className={styles.headline}>
      <div className={styles.figure}>
        <dt className={styles.label}>{say('summary.total')}</dt>
        <dd className={styles.value}>{number(view.total)}</dd>
        <dd
          className={mergeClasses(styles.remark, view.matchesDeclared === false ? styles.bad : styles.good)}
        >
          {match}
        </dd>
      </div>
      <div className={styles.figure}>
        <dt className={styles.label}>{say('summary.met')}</dt>
        <dd className={styles.value}>{number(view.met)}</dd>
        <dd className={styles.remark}>{say('summary.ofIndicators', { count: number(view.count) })}</dd>
      </div>
      <div className={styles.figure}>
        <dt className={styles.label}>{say('summary.behind')}</dt>
        <dd className={styles.value}>{number(view.behind)}</dd>
        <dd className={styles.remark}>
          {regressed
            ? say('summary.regressedToo', { count: number(view.regressed) })
            : say('summary.noneRegressed')}
        </dd>
      </div>
      <div className={styles.figure}>
        <dt className={styles.label}>{say('summary.timeProgress')}</dt>
        <dd className={styles.value}>{asPercent(view.timeProgress, none)}</dd>
        <dd className={styles.remark}>
          {period ? say('summary.atPeriod', { period: periodName(say, period) }) : say('header.noPeriod')}
        </dd>
      </div>
    </dl>
  )
}

function Tasks({ view }: { readonly view: SummaryView }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const none = say('none')
  return (
    <section className={shared.card}>
      <h2 className={shared.heading}>{say('summary.byTask')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.text}>
              {say('summary.task')}
            </th>
            <th scope="col" className={styles.number}>
              {say('summary.projects')}
            </th>
            <th scope="col" className={styles.number}>
              {say('summary.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.tasks.map((task) => (
            <tr key={task.name}>
              <td className={styles.text}>{task.name}</td>
              <td className={styles.number}>{grouped(task.count, none)}</td>
              <td className={styles.number}>{grouped(task.total, none)}</td>
            </tr>
          ))}
          <tr className={styles.sum}>
            <td className={styles.text}>{say('summary.sum')}</td>
            <td className={styles.number}>{grouped(view.projects, none)}</td>
            <td className={styles.number}>{grouped(view.total, none)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function Counts({
  title,
  lines
}: {
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly count: Scalar }[]
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const none = useWords()('none')
  return (
    <section className={shared.card}>
      <h2 className={shared.heading}>{title}</h2>
      <dl className={styles.statuses}>
        {lines.map(({ label, count }) => (
          <div key={label} className={styles.status}>
            <dt>{label}</dt>
            <dd className={styles.statusCount}>{grouped(count, none)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Figures({ computation }: { readonly computation: Computation }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const { areFiguresStale } = usePaneState()
  const view = useMemo(() => summaryView(computation), [computation])
  const { sheet } = view
  return (
    <>
      {areFiguresStale && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.note}>{say('summary.stale')}</MessageBarBody>
        </MessageBar>
      )}
      <Headline view={view} />
      {!view.hasPeriod && (
        <div className={shared.card}>
          <p className={shared.text}>{say('summary.noPeriod')}</p>
          <div>
            <Button size="small" onClick={() => store.show('settings')}>
              {say('summary.choosePeriod')}
            </Button>
          </div>
        </div>
      )}
      <Tasks view={view} />
      <Counts
        title={say('summary.byStatus')}
        lines={view.statuses.map(({ status, count }) => ({
          label: status === 'behind-any' ? say('summary.behindAny') : say(`summary.statuses.${status}`),
          count
        }))}
      />
      <CompletionBars view={view} />
      <Counts
        title={say('summary.projectStatuses')}
        lines={view.projectStatuses.map(({ status, count }) => ({
          label: say(`summary.projectStatus.${status}`),
          count
        }))}
      />
      {view.hasPeriod && <EvaluationExport />}
      {sheet && (
        <div>
          <Button onClick={() => void store.select(sheet)}>{say('summary.openSheet')}</Button>
        </div>
      )}
    </>
  )
}

const EVALUATION_FORMATS = ['html', 'xlsx'] as const

/** An evaluation report: as sheets in the workbook, or of the figures shown as a file. */
function EvaluationExport() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const isWaiting = isBusy(usePaneState())
  return (
    <section className={shared.card}>
      <h2 className={shared.heading}>{say('summary.evaluation')}</h2>
      <p className={shared.quiet}>{say('summary.evaluationSays')}</p>
      <div className={shared.row}>
        <Button size="small" disabledFocusable={isWaiting} onClick={() => void store.insertEvaluation()}>
          {say('summary.evaluationInsert')}
        </Button>
        {EVALUATION_FORMATS.map((format) => (
          <Button
            key={format}
            size="small"
            disabledFocusable={isWaiting}
            onClick={() => void store.exportEvaluation(format)}
          >
            {say(`summary.evaluationFormats.${format}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}

/** 汇总: the headline figures, investment by task and completion of the indicators. */
export function SummaryPlace() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  if (state.opened && !hasForms(state)) return <NoForms />
  return (
    <div className={shared.place}>
      <Button
        appearance="primary"
        className={shared.primary}
        icon={<DataBarVerticalRegular />}
        disabledFocusable={isBusy(state)}
        onClick={() => void store.compute()}
      >
        {state.figures ? say('summary.again') : say('summary.run')}
      </Button>
      {state.figures ? (
        <Figures computation={state.figures} />
      ) : (
        <p className={shared.text}>{say('summary.before')}</p>
      )}
    </div>
  )
}
