import type { ReportPeriod } from '../../domain/measures/report-period'
import { asPercent, grouped } from './number-format'
import { periodName, type PaneKey, type Say } from '../shared/words'
import type { SaySummary } from './summary-words'
import type { InvestmentLine, SummaryView, YearKind } from './summary-view'

/** Figures of the summary as rows that can be pasted; numbers as shown. */
export interface SummaryTable {
  readonly title: string
  readonly rows: readonly (readonly string[])[]
}

export type SummaryTables = Readonly<
  Record<'headline' | 'tasks' | 'years' | 'statuses' | 'completion' | 'projects', SummaryTable>
>

/** Whether the sum agrees with the plan's declared total, in words; empty where the plan declares none. */
export function declaredCheck(
  { matchesDeclared, difference }: SummaryView,
  say: SaySummary,
  none: string
): string {
  if (matchesDeclared === undefined) return ''
  return matchesDeclared ? say('matches') : say('differs', { difference: grouped(difference, none) })
}

/** What the summary and the pane around it are worded with. */
export interface SummaryWords {
  readonly say: SaySummary
  readonly sayInPane: Say<PaneKey>
}

/** Every figure that the summary shows, as tables for copying. */
export const summaryTables = (
  view: SummaryView,
  period: ReportPeriod | undefined,
  yearKind: YearKind,
  words: SummaryWords
): SummaryTables => ({
  headline: headline(view, period, words),
  ...investments(view, yearKind, words),
  ...indicatorsAndProjects(view, words)
})

function headline(
  view: SummaryView,
  period: ReportPeriod | undefined,
  { say, sayInPane }: SummaryWords
): SummaryTable {
  const none = sayInPane('none')
  const counted = { count: grouped(view.count, none), met: grouped(view.met, none) }
  const regressed = say('regressedToo', { count: grouped(view.regressed, none) })
  return {
    title: say('headline'),
    rows: [
      [say('total'), grouped(view.total, none), declaredCheck(view, say, none)],
      [say('metRate'), asPercent(view.metRate, none), say('metOf', counted)],
      [say('behind'), grouped(view.behind, none), regressed],
      [
        say('timeProgress'),
        asPercent(view.timeProgress, none),
        period ? periodName(sayInPane, period) : sayInPane('header.noPeriod')
      ]
    ]
  }
}

function investments(
  view: SummaryView,
  yearKind: YearKind,
  { say, sayInPane }: SummaryWords
): Pick<SummaryTables, 'tasks' | 'years'> {
  const none = sayInPane('none')
  const line = ({ name, count, total, share }: InvestmentLine, title = name): readonly string[] => [
    title,
    count === undefined ? '' : grouped(count, none),
    grouped(total, none),
    share ? asPercent(share, none) : none
  ]
  const head = (first: string): readonly string[] => [first, say('projects'), say('amount'), say('share')]
  const sum = [say('sum'), grouped(view.projects, none), grouped(view.total, none), '']
  return {
    tasks: {
      title: say('byTask'),
      rows: [head(say('task')), ...view.tasks.map((each) => line(each)), sum]
    },
    years: {
      title: say('byYear'),
      rows: [
        head(`${say('byYear')} · ${say(`yearKinds.${yearKind}`)}`),
        ...view.years[yearKind].map((each) => line(each, say('year', { year: each.name })))
      ]
    }
  }
}

function indicatorsAndProjects(
  view: SummaryView,
  { say, sayInPane }: SummaryWords
): Pick<SummaryTables, 'statuses' | 'completion' | 'projects'> {
  const none = sayInPane('none')
  return {
    statuses: {
      title: say('byStatus'),
      rows: view.statuses.map(({ status, count }) => [
        status === 'behind-any' ? say('behindAny') : say(`statuses.${status}`),
        grouped(count, none)
      ])
    },
    completion: {
      title: say('completion'),
      rows: [
        [say('indicator'), say('completionRate'), say('gap'), say('status')],
        ...[...view.rated, ...view.unrated].map(({ name, rate, gap, status }) => [
          name,
          asPercent(rate, none),
          gap ? grouped(gap.round(2), none) : none,
          status ? say(`statuses.${status}`) : none
        ])
      ]
    },
    projects: {
      title: say('projectStatuses'),
      rows: view.projectStatuses.map(({ status, count }) => [
        say(`projectStatus.${status}`),
        grouped(count, none)
      ])
    }
  }
}

/** All tables one below the other, each under its title. */
export const allRows = (tables: SummaryTables): readonly (readonly string[])[] =>
  Object.values(tables).flatMap(({ title, rows }) => [[title], ...rows, []])
