/** Words of the evaluation report, in English. */
export const evaluation = {
  title: '{{plan}}: {{kind}}',
  sheet: 'Evaluation',
  chartSheet: 'Evaluation charts',
  done: 'Evaluation report written to {{file}}: {{indicators}} indicators, {{projects}} projects.',
  kind: {
    annual: 'annual evaluation report',
    'mid-term': 'mid-term evaluation report',
    final: 'final evaluation report',
    progress: 'progress report'
  },
  sample: 'Sample data, all invented, for demonstration only',
  fact: {
    period: 'Report period',
    unit: 'Reporting unit',
    coordinator: 'Coordinating unit',
    signed: 'Sign-off'
  },
  factLabel: '{{label}}: ',
  signed: '{{reviewer}}, {{at}}',
  signedStale: '{{reviewer}}, {{at}} (data changed since; sign off again)',
  unsigned: 'not signed off',
  heading: {
    overview: '1. Overview',
    indicators: '2. Indicators',
    lagging: '3. Indicators that need attention',
    investment: '4. Investment in key projects',
    projects: '5. Progress of key projects',
    findings: '6. Validation',
    notes: 'Notes on the figures'
  },
  overview: {
    indicators:
      'By {{period}}, of the plan’s {{count}} indicators ({{binding}} binding, {{anticipatory}} anticipatory) {{met}} are met, {{onTrack}} on track, {{behind}} behind or missed, {{regressed}} regressed, {{undecided}} undecided and {{pending}} not reported. Time progress is {{progress}}, mean completion {{mean}}.',
    noIndicators: 'The workbook has no indicators.',
    investment:
      'Of the plan’s {{count}} key projects, {{listed}} list an amount and {{unlisted}} do not; the amounts add up to {{total}} 万元 ({{totalYi}} 亿元){{declared}}. {{invested}} 万元 have been invested, a rate of {{rate}}.',
    matches: ', as the plan declares',
    differs: ', which differs from the declared {{declared}} 万元 by {{difference}} 万元',
    added: 'Another {{count}} added projects with {{total}} 万元 are counted separately.',
    noProjects: 'The workbook has no key projects.',
    projects:
      'Project status: {{notStarted}} not started, {{inProgress}} in progress, {{finished}} finished, {{paused}} paused, {{terminated}} terminated, {{unknown}} without a status.',
    findings:
      'Validation found {{mandatory}} mandatory and {{verification}} verification findings ({{explained}} of them explained).'
  },
  figure: {
    met: 'Indicators met',
    ofCount: 'of {{count}}',
    behind: 'Behind, missed or regressed',
    progress: 'Time progress',
    mean: 'Mean completion',
    total: 'Planned investment (万元)',
    invested: 'Invested so far (万元)',
    rate: 'Investment rate',
    finished: 'Projects finished',
    ofProjects: 'of {{count}}'
  },
  table: {
    byCategory: 'By category',
    byAttribute: 'By attribute',
    completion: 'Completion against time progress',
    indicators: 'All indicators',
    byTask: 'By task',
    byYear: 'By year (each project’s amount spread evenly over its years; an estimate)',
    yearChart: 'Investment by year (万元, estimate)',
    byLeadUnit: 'By lead unit (the first named)',
    statuses: 'Project status',
    attention: 'Projects not started, paused or terminated',
    byRule: 'By rule',
    open: 'Mandatory findings and unexplained verification findings',
    explained: 'Explained verification findings'
  },
  column: {
    no: 'No.',
    name: 'Name',
    indicator: 'Indicator',
    unit: 'Unit',
    baseline: 'Baseline',
    target: 'Target',
    current: 'Value',
    rate: 'Completion',
    timeProgress: 'Time progress',
    gap: 'Gap (points)',
    status: 'Status',
    count: 'Count',
    reported: 'Reported',
    met: 'Met',
    onTrack: 'On track',
    behind: 'Behind',
    regressed: 'Regressed',
    undecided: 'Undecided',
    pending: 'Not reported',
    metRate: 'Share met',
    task: 'Task',
    projects: 'Projects',
    listed: 'With amount',
    amount: 'Amount (万元)',
    share: 'Share',
    year: 'Year',
    leadUnit: 'Lead unit',
    project: 'Project',
    projectStatus: 'Project status',
    issues: 'Issues and next steps',
    explanation: 'Explanation',
    place: 'Place',
    severity: 'Severity',
    rule: 'Rule',
    finding: 'Finding',
    open: 'Open',
    explained: 'Explained'
  },
  total: 'Total',
  notFilled: 'not filled in',
  lagging: {
    none: 'No indicator is behind, missed or regressed.',
    unjudged: 'Undecided: {{names}}.',
    pending: 'Not reported: {{names}}.'
  },
  attentionNone: 'No project is not started, paused or terminated.',
  findingsNone: 'Nothing to correct or explain.',
  more: '{{count}} more in the workbook’s sheet 审核结果.',
  unrated: 'Indicators without a completion rate: {{names}}.',
  status: {
    met: 'Met',
    'on-track': 'On track',
    behind: 'Behind',
    'behind-final': 'Missed',
    regressed: 'Regressed',
    'not-reported': 'Not reported',
    undecided: 'Undecided'
  },
  projectStatus: {
    'not-started': 'Not started',
    'in-progress': 'In progress',
    finished: 'Finished',
    paused: 'Paused',
    terminated: 'Terminated',
    unknown: 'Not given'
  },
  key: 'Bars show {{bar}}, the line {{line}} ({{value}}); what lies outside ends at the edge.',
  notes: {
    rate: 'Completion: (value − baseline) ÷ (target − baseline) for improving indicators; sum of the years ÷ target for cumulative ones; at least 100% once met.',
    mean: 'Mean completion: the plain mean of the rates there are, each clipped to 0–100%.',
    gap: 'The gap is completion less time progress, for improving and cumulative indicators only.',
    lead: 'By lead unit the first named one counts, a group word is a line of its own; added projects are left out of the totals.',
    spread:
      'By year is an estimate: each amount is spread evenly over the project’s years, the last year takes the remainder.'
  }
}
