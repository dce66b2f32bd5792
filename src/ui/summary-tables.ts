import type { ReportPeriod } from '../domain/measures/report-period'
import { asPercent, grouped } from './number-format'
import { periodName, type PaneKey, type Say } from './words'
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
export function summaryTables(
  view: SummaryView,
  period: ReportPeriod | undefined,
  yearKind: YearKind,
  { say, sayInPane }: SummaryWords
): SummaryTables {
  const none = sayInPane('none')
  const invested = ({ name, count, total, share }: InvestmentLine, title = name): readonly string[] => [
    title,
    count === undefined ? '' : grouped(count, none),
    grouped(total, none),
    share ? asPercent(share, none) : none
  ]
  const sum = [say('sum'), grouped(view.projects, none), grouped(view.total, none), '']
  const investedHead = (first: string): readonly string[] => [
    first,
    say('projects'),
    say('amount'),
    say('share')
  ]
  const counted = { count: grouped(view.count, none), met: grouped(view.met, none) }
  const yearTitle = `${say('byYear')} · ${say(`yearKinds.${yearKind}`)}`
  return {
    headline: {
      title: say('headline'),
      rows: [
        [say('total'), grouped(view.total, none), declaredCheck(view, say, none)],
        [say('metRate'), asPercent(view.metRate, none), say('metOf', counted)],
        [
          say('behind'),
          grouped(view.behind, none),
          say('regressedToo', { count: grouped(view.regressed, none) })
        ],
        [
          say('timeProgress'),
          asPercent(view.timeProgress, none),
          period ? periodName(sayInPane, period) : sayInPane('header.noPeriod')
        ]
      ]
    },
    tasks: {
      title: say('byTask'),
      rows: [investedHead(say('task')), ...view.tasks.map((line) => invested(line)), sum]
    },
    years: {
      title: say('byYear'),
      rows: [
        investedHead(yearTitle),
        ...view.years[yearKind].map((line) => invested(line, say('year', { year: line.name })))
      ]
    },
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
