import type { pane as chinese } from '../zh-CN/pane'

type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> }

/** Words of the pane, in English. */
export const pane: SameShape<typeof chinese> = {
  title: 'Plan Reporting',
  none: '—',
  listSeparator: ', ',
  opening: 'Reading the workbook …',
  places: {
    fill: 'Report',
    review: 'Validate',
    summary: 'Sum up',
    exchange: 'Exchange',
    settings: 'Settings'
  },
  placesLabel: 'Parts of the pane',
  openFindings: 'Open findings: {{count}}',
  header: {
    noPlan: 'No plan',
    noUnit: 'No unit',
    noPeriod: 'No period',
    changePeriod: 'Report period: {{period}}, change'
  },
  period: {
    year: 'Year',
    part: 'Part',
    fromWorkbook: 'As in workbook',
    parts: {
      year: 'Whole year',
      H1: 'First half',
      H2: 'Second half',
      Q1: 'Quarter 1',
      Q2: 'Quarter 2',
      Q3: 'Quarter 3',
      Q4: 'Quarter 4'
    },
    names: {
      year: '{{year}}',
      H1: 'First half of {{year}}',
      H2: 'Second half of {{year}}',
      Q1: 'Q1 {{year}}',
      Q2: 'Q2 {{year}}',
      Q3: 'Q3 {{year}}',
      Q4: 'Q4 {{year}}'
    },
    hint: 'Written into the workbook when forms are inserted; validation and sums use it.',
    differs: 'The workbook says {{inWorkbook}}; validation and sums now use {{chosen}}.',
    useWorkbook: "Use the workbook's period"
  },
  fill: {
    heading: 'Insert the reporting forms',
    insert: 'Insert forms',
    variant: 'Contents of the forms',
    prefilled: "With the plan's data",
    prefilledSays:
      "Adds the guide, the indicator table ({{indicators}} indicators), the project table ({{projects}} projects), the summary and the findings sheet. The plan's contents are filled in and locked; only pale yellow cells are to be filled.",
    blank: 'Blank',
    blankSays:
      "Adds the same sheets without the plan's data and without locks, for entering indicators and projects.",
    periodSays: 'Report period: {{period}}.',
    noPeriodSays: 'No report period is chosen yet; it can be filled in on the guide sheet later.',
    present:
      'This workbook has the reporting forms: {{indicators}} indicators, {{projects}} projects. Fill in the pale yellow cells, then validate.',
    insertAgain: 'Insert forms again',
    toReview: 'Go to validation',
    openGuide: 'Open the guide sheet'
  },
  question: {
    title: 'Sheets of the same name exist',
    text: 'This workbook already has: {{sheets}}. What should happen to them?',
    replaceSays: 'Replace: the new forms take their place; they can be put back afterwards.',
    keepSays: 'Keep both: the old sheets stay under another name (values only), then the forms are inserted.',
    replace: 'Replace',
    keepBoth: 'Keep both',
    cancel: 'Cancel'
  },
  review: {
    run: 'Validate all',
    again: 'Validate again',
    before:
      'Checks everything filled in, writes the findings to their sheet and marks the rows. What was filled in is not changed.',
    noTemplate: 'This workbook has no reporting forms yet. Insert them first.',
    toFill: 'Go to inserting forms',
    counts:
      '{{mandatory}} mandatory, {{verification}} to verify ({{explained}} explained), {{plan}} in the printed plan',
    cleanTitle: 'Nothing to correct or explain.',
    toSummary: 'Go to sums',
    mandatory: 'Mandatory',
    mandatorySays: 'must be corrected',
    verification: 'To verify',
    verificationSays: 'check, and explain where right',
    plan: 'Printed plan',
    planSays: 'for the coordinator, needs no explanation',
    group: '{{group}}: {{count}}',
    search: 'Search findings',
    nothingMatches: 'No finding matches "{{text}}".',
    clearSearch: 'Clear search',
    locate: 'Go to {{place}}',
    explained: 'Explained',
    showMore: 'Show {{count}} more ({{rest}} left)',
    openFindings: 'Open the findings sheet',
    focused: 'Only findings of {{place}} are shown ({{count}}).',
    focusedNone: 'No findings for {{place}}.',
    showAll: 'Show all findings',
    stale: 'The workbook has changed since; the findings may be out of date.',
    workbookPlace: 'Whole workbook'
  },
  summary: {
    run: 'Compute sums',
    again: 'Compute again',
    before:
      'Sums up investment, completion of indicators and project status, the same as the formulas of the summary sheet.',
    total: 'Investment (10,000 yuan)',
    matches: '✓ agrees with the declared total',
    differs: '✕ differs from the declared total by {{difference}}',
    met: 'Met',
    ofIndicators: 'of {{count}} indicators',
    behind: 'Behind',
    regressedToo: 'and {{count}} regressed',
    noneRegressed: 'none regressed',
    timeProgress: 'Time progress',
    atPeriod: '{{period}}',
    byTask: 'By task',
    task: 'Task',
    projects: 'Projects',
    amount: 'Amount (10,000 yuan)',
    sum: 'Total',
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
    locate: 'Go to {{name}}',
    projectStatuses: 'Status of projects',
    projectStatus: {
      'not-started': 'Not started',
      'in-progress': 'In progress',
      finished: 'Finished',
      paused: 'Paused',
      terminated: 'Terminated',
      unknown: 'Not filled in'
    },
    openSheet: 'Open the summary sheet',
    noPeriod: 'No report period is chosen, so values, completion and time progress cannot be computed.',
    choosePeriod: 'Choose a period',
    stale: 'The workbook has changed since; the figures may be out of date.'
  },
  exchange: {
    intro:
      'Exchanging workbooks with the units. The pane can insert and validate; the other steps are done on the command line.',
    sendTitle: 'Send out',
    sendText: "Write a workbook with one unit's rows, on the command line:",
    sendCommand: 'plan-report new --unit NAME --out FILE.xlsx',
    sendButton: "Insert the whole plan's forms here",
    collectTitle: 'Collect',
    collectText: 'Validate every returned workbook in a folder, on the command line:',
    collectCommand: 'plan-report check FOLDER --out RESULT.html',
    collectButton: 'Validate this workbook',
    mergeTitle: 'Merge and sign off',
    mergeText:
      "This version cannot merge or sign off. Open and validate each unit's workbook, paste what it reports into the coordinator's workbook, and sum up again.",
    mergeButton: 'Go to sums'
  },
  settings: {
    period: 'Report period',
    unit: 'Reporting unit',
    unitSays: 'Taken from the guide sheet; change it in the workbook.',
    unitNone: 'Not filled in on the guide sheet yet.',
    unitNoTemplate: 'Filled in on the guide sheet once the forms are inserted.',
    goToUnit: 'Fill in',
    plan: 'Plan',
    planSays: 'Period {{start}}–{{end}}, {{indicators}} indicators, {{projects}} projects.',
    choosePlan: 'Choose a plan',
    language: 'Language',
    languages: { 'zh-CN': '中文', 'en-US': 'English' }
  },
  work: {
    open: 'Reading the workbook',
    'insert-prefilled': 'Inserting the forms',
    'insert-blank': 'Inserting the forms',
    restore: 'Putting the old sheets back',
    review: 'Validating',
    locate: 'Looking for findings of the selected cell',
    compute: 'Summing up',
    select: 'Going to the cell',
    begun: '{{work}} …',
    progress: '{{work}} ({{done}}/{{total}})',
    cancel: 'Cancel'
  },
  notice: {
    inserted: 'Forms inserted: {{indicators}} indicators, {{projects}} projects.',
    insertedBlank: 'Blank forms inserted.',
    undoOffer: 'The old sheets ({{sheets}}) were replaced; they can be put back.',
    undo: 'Put old sheets back',
    'insertion-cancelled': 'Nothing was inserted; the workbook is unchanged.',
    cancelled: 'Cancelled.',
    restored: 'The old sheets are back.',
    reviewed: 'Validated; the findings are on their sheet.',
    computed: 'Sums are ready.',
    dismiss: 'Close'
  },
  problem: {
    retry: 'Try again',
    toSettings: 'Go to settings',
    toFill: 'Go to inserting forms',
    detail: 'Details: {{detail}}',
    'cell-editing': 'A cell is being edited. Press Enter to finish, then try again.',
    'sheet-protected':
      'The sheet {{sheet}} is protected and cannot be written to. Unprotect it on the Review tab, then try again.',
    'read-only': 'The workbook is open read-only. Save an editable copy and work there.',
    'no-permission':
      'You may not change this workbook. Ask its owner for permission to edit, or save a copy.',
    'too-large':
      'The workbook is too large to handle at once. Delete unrelated sheets and empty rows, then try again.',
    'not-supported': 'This version of Excel cannot do that. Use Excel 2021 or later, or Excel on the web.',
    'timed-out': 'Excel did not answer in time. Wait a moment and try again.',
    conflict: 'Someone else changed the same place at the same time. Try again.',
    'sheet-gone': 'The sheet {{sheet}} was deleted or renamed. Validate again, or insert the forms again.',
    unknown: 'Excel could not finish. Try again; if it still fails, save and reopen the workbook.',
    'not-a-report':
      'This is not a reporting workbook: it has neither the forms nor their details. Insert the forms, or open a reporting workbook.',
    'plan-file': 'The plan document cannot be read. Check the network connection and try again.',
    'plan-unknown':
      'The workbook belongs to the plan "{{id}}", which is not among those known here ({{known}}). Choose a plan in the settings, or ask whoever sent the workbook.',
    'plan-not-chosen': 'Several plans are at hand. Choose one in the settings, then try again.',
    'plan-broken':
      'The plan document "{{id}}" has {{count}} errors and cannot be used. Ask the maintainers to correct it.',
    offline: 'A part of the program could not be loaded. Check the network connection and try again.',
    unexpected:
      'Something unexpected went wrong. Try again; if it still fails, pass the details on to the maintainers.'
  },
  unsupported: {
    title: 'Plan Reporting cannot run here',
    'old-program':
      'This add-in needs Excel 2021 or later, Microsoft 365, or Excel on the web. The reporting workbook itself needs no add-in: open it, fill it in and save it.',
    'not-excel': 'Open this add-in in Excel: choose My Add-ins on the Insert tab.',
    'not-loaded':
      'The program files of Office could not be loaded. Check the network connection and open the pane again.',
    reload: 'Load again'
  }
}
