import type { summary as chinese } from '../zh-CN/summary'
import { uncounted } from './uncounted'

type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> }

/** Words of the pane's summary, in English. */
export const summary: SameShape<typeof chinese> = {
  run: 'Compute sums',
  again: 'Compute again',
  before:
    'Sums up investment, completion of indicators and project status, the same as the formulas of the summary sheet.',
  total: 'Investment (10,000 yuan)',
  matches: '✓ agrees with the declared total',
  differs: '✕ differs from the declared total by {{difference}}',
  metRate: 'Met',
  metOf: '{{met}} of {{count}} indicators',
  behind: 'Behind',
  regressedToo: 'and {{count}} regressed',
  noneRegressed: 'none regressed',
  timeProgress: 'Time progress',
  atPeriod: '{{period}}',
  uncounted,
  headline: 'Headline figures',
  byTask: 'Investment by task',
  byYear: 'Investment by year',
  yearKind: 'What the year means',
  yearKinds: {
    start: 'Year of beginning',
    end: 'Year of completion',
    spread: 'Spread evenly over the years (estimate)'
  },
  year: '{{year}}',
  noYears: 'No years can be read.',
  task: 'Task',
  indicator: 'Indicator',
  projects: 'Projects',
  amount: 'Amount (10,000 yuan)',
  share: 'Share',
  status: 'Status',
  count: 'Count',
  completionRate: 'Completion',
  gap: 'Gap (points)',
  sum: 'Total',
  barsSay: 'Press one to select its rows in the sheet.',
  amountOf: '{{amount}} × 10,000 yuan',
  projectsOf: 'projects: {{count}}',
  shareOf: '{{share}} of all',
  pick: 'Select the rows of “{{name}}”: {{count}}',
  picked: 'Selected: {{sheet}}, row {{rows}}.',
  pickedPart:
    'Selected: {{sheet}}, row {{rows}} (part {{part}} of {{parts}}, {{count}} rows). Press again for the next part.',
  rowSpan: '{{first}}–{{last}}',
  copy: 'Copy',
  copyOf: 'Copy “{{title}}”',
  copyAll: 'Copy all figures',
  byStatus: 'Status of indicators',
  statuses: {
    met: '✓ Met',
    'on-track': '○ On track',
    behind: '▲ Behind',
    'behind-final': '✕ Missed',
    regressed: '▼ Regressed',
    'not-reported': '— Not reported',
    undecided: '◇ Undecided'
  },
  behindAny: '▲ Behind or missed',
  completion: 'Completion of indicators',
  completionSays: 'The line marks time progress, {{progress}}; sorted by the gap to it, lowest first.',
  completionSaysNoPeriod: 'Choose a report period to compare with time progress.',
  rate: 'Completed {{rate}}',
  points: 'gap {{points}} points',
  withoutRate: 'Indicators without a completion rate',
  projectStatuses: 'Status of projects',
  projectStatus: {
    'not-started': 'Not started',
    'in-progress': 'In progress',
    finished: 'Finished',
    paused: 'Paused',
    terminated: 'Terminated',
    unknown: 'Not filled in'
  },
  evaluation: 'Evaluation report',
  evaluationSays:
    'An annual, mid-term or final report by period, with charts, indicators behind and what is said of them, investment and validation. Inserting sheets clears Excel’s undo list.',
  evaluationInsert: 'Insert as sheets',
  evaluationFormats: { html: 'Page (prints to PDF)', xlsx: 'Save as Excel workbook' },
  openSheet: 'Open the summary sheet',
  noPeriod: 'No report period is chosen, so values, completion and time progress cannot be computed.',
  choosePeriod: 'Choose a period',
  stale: 'The workbook has changed since; the figures may be out of date.'
}
