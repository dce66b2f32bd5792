import type { pane as chinese } from '../zh-CN/pane'
import { periodNames } from './period-names'

type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> }

/** Words of the pane, in English. */
export const pane: SameShape<typeof chinese> = {
  title: 'Plan Reporting',
  none: '—',
  listSeparator: ', ',
  loading: 'Loading …',
  notOpened: 'The workbook has not been read yet.',
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
  live: {
    heading: 'Live checking',
    says: 'The list of findings follows what is typed, pasted, sorted or undone. It only reads; marks and the findings sheet are written by Validate.',
    on: 'Live: on',
    off: 'Live: off',
    paused: 'Live: paused'
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
    names: periodNames,
    hint: 'Written into the workbook when forms are inserted; validation and sums use it.',
    differs: 'The workbook says {{inWorkbook}}; validation and sums now use {{chosen}}.',
    useWorkbook: "Use the workbook's period"
  },
  fill: {
    stepsHeading: 'Three steps',
    steps: {
      insert: 'Insert the forms: instructions, indicators, projects and the summary.',
      fill: 'Fill in the pale yellow cells. Progress and the next empty cell are shown here.',
      review: 'Validate, correct or explain each finding, then send the workbook back.'
    },
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
    clearsUndo: 'Inserting clears Excel’s undo list.',
    present:
      'This workbook has the reporting forms: {{indicators}} indicators, {{projects}} projects. Fill in the pale yellow cells, then validate.',
    insertAgain: 'Insert forms again',
    toReview: 'Go to validation',
    openGuide: 'Open the guide sheet',
    progress: 'Filled {{done}} of {{total}}',
    progressSheet: '{{sheet}} {{done}}/{{total}}',
    progressDone: 'Everything asked for is filled in. Validate next.',
    nextAt: 'Next cell to fill: {{place}}',
    upgrade: 'Upgrade to the present template',
    upgradeSays:
      'This workbook was made with an older template; it can still be filled and reviewed. Upgrading lays the sheets out anew and keeps everything that was filled in, explained and signed; columns of your own are kept on a sheet besides. It can be taken back.',
    official: 'Open official form',
    officialSays:
      'Adds two sheets laid out like tables 1 and 2 of the plan, for printing and pasting into documents. The forms stay as they are; Excel’s undo list is cleared.'
  },
  projects: {
    heading: 'Add, sort and adjust projects',
    add: 'Add project',
    sort: 'Sort',
    adjust: 'Adjust or cancel',
    warns:
      "A protected project sheet is opened for this and protected again, which clears Excel's undo list. It can be put back here afterwards.",
    before:
      'Rows of the project sheet were changed. Its contents can be put back as they were (colours and locks stay) until something else is typed in the workbook.',
    undo: 'Put the contents back',
    task: 'Task',
    name: 'Project name',
    content: 'Content',
    years: 'Years',
    yearsSays: 'Such as 2023 or 2023-2025',
    yearsWrong: 'Write 2023 or 2023-2025.',
    amount: 'Amount (10,000 yuan)',
    amountSays: 'A number, or / where none is listed',
    amountWrong: 'Write a number of 0 or more, or /.',
    leadUnits: 'Lead units',
    cooperatingUnits: 'Cooperating units',
    explanation: 'Explanation',
    explanationSays: 'Additions, adjustments and cancellations need their grounds.',
    required: 'Please fill in.',
    addRun: 'Add to the table',
    addSays: 'It goes below the last project of its task, marked 新增, and is selected.',
    by: 'Column',
    order: 'Order',
    ascending: 'Ascending',
    descending: 'Descending',
    sortRun: 'Sort the project table',
    find: 'Find a project',
    project: 'Project',
    projectMore: 'The first {{shown}} of {{count}} are listed; type a name to narrow them down.',
    projectNone: 'No such project. Added projects can be changed in the table itself.',
    kind: 'Change to',
    changed: "Adjusted (opens the plan's cells)",
    cancelled: 'Cancelled',
    planned: "As planned again (the plan's contents come back)",
    adjustRun: 'Save'
  },
  question: {
    title: 'Sheets of the same name exist',
    text: 'This workbook already has: {{sheets}}. What should happen to them? Either choice clears Excel’s undo list.',
    replaceSays: 'Replace: new sheets take their place; the old ones can be put back afterwards.',
    keepSays:
      'Keep both: the old sheets stay under another name (values only), then the new ones are inserted.',
    replace: 'Replace',
    keepBoth: 'Keep both',
    filtersTitle: 'A filter is on',
    filtersText:
      'A filter hides rows of {{sheets}}; written as a whole, values would land in the wrong rows. Clear the filter and go on? It has to be set again by hand afterwards; cancelling changes nothing.',
    clear: 'Clear the filter and go on',
    cancel: 'Cancel'
  },
  review: {
    run: 'Validate all',
    again: 'Validate again',
    before:
      'Checks everything filled in, writes the findings to their sheet and marks the rows. What was filled in is not changed; Excel’s undo list is cleared.',
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
    remark: 'Remark',
    remarkSays: 'nothing to correct or explain',
    plan: 'Printed plan',
    planSays: 'for the coordinator, needs no explanation',
    elsewhere: 'Elsewhere',
    groupBy: 'Group by',
    groupings: {
      severity: 'By severity',
      sheet: 'By sheet',
      rule: 'By rule',
      unit: 'By unit',
      row: 'By row'
    },
    mine: 'My unit',
    unexplained: 'Unexplained',
    shown: '{{shown}} of {{count}} shown.',
    nothingLeft: 'No finding matches this choice.',
    listOf: 'Findings: {{count}}',
    keys: 'Keys: ↑↓ move and go to the cell, Enter explain, F correct, N next.',
    actions: { locate: 'Go to cell', explain: 'Explain', fix: 'Correct', next: 'Next open finding' },
    export: 'Export this list',
    copy: 'Copy',
    formats: { xlsx: 'Excel sheet', csv: 'CSV', html: 'Web page' },
    search: 'Search findings',
    nothingMatches: 'No finding matches "{{text}}".',
    clearSearch: 'Clear search',
    locate: 'Go to {{place}}',
    explained: 'Explained',
    rowExplanation: 'Explanation of the row: {{text}}',
    ownExplanation: 'Explanation: {{text}}',
    lapsed: 'Lapsed',
    lapsedSays: '“{{text}}” was said of “{{before}}”; it is “{{now}}” now. Explain it again.',
    explain: 'Explain',
    changeExplanation: 'Change explanation',
    explainAgain: 'Explain again',
    explanationOf: 'Explanation of {{place}}',
    explanationHint:
      'Enter saves, Shift+Enter starts a line, Esc cancels; empty takes the explanation back. Saving clears Excel’s undo list.',
    save: 'Save',
    cancel: 'Cancel',
    showMore: 'Show {{count}} more ({{rest}} left)',
    openFindings: 'Open the findings sheet',
    focused: 'Only findings of {{place}} are shown ({{count}}).',
    focusedNone: 'No findings for {{place}}.',
    showAll: 'Show all findings',
    stale: 'The workbook has changed since; the findings may be out of date.',
    marksOlder: 'Marks in the sheets are those of the last Validate; this list is newer.',
    workbookPlace: 'Whole workbook',
    previous: 'Compare with the previous period',
    previousSays:
      'Choose the previous workbook (.xlsx); validation then looks for revised figures. It counts while the pane is open and is not uploaded.',
    previousChosen: 'Compared with the previous workbook “{{name}}”.',
    previousRemove: 'Stop comparing',
    correctSays:
      '{{count}} cells can be corrected ({{safe}} safely). Each is shown before and after. Correcting clears Excel’s undo list; it can be taken back here.',
    correctNone: 'Nothing can be corrected automatically.',
    correctPreview: 'Show corrections',
    correctHide: 'Hide',
    correctSafe: 'Make all safe corrections ({{count}})',
    correctGroup: 'Correct this group ({{count}})',
    correctOne: 'Correct',
    correctOf: 'Correct {{place}}',
    correctBefore: 'Before',
    correctAfter: 'After',
    correctFormula: 'template formula',
    correctAlso: 'with {{count}} more cells',
    correctEmpty: '(empty)',
    correctUnsafe: 'to confirm',
    correctUnsafeSays: 'These change the content. Confirm each.',
    correctConfirm: 'Confirm',
    correctConfirmOf: 'Confirm {{place}}',
    correctLocked: 'protected',
    correctLockedSays:
      'The cell is protected. The sheet is unprotected for the correction, which clears the undo list of Excel; corrections can be taken back here.',
    correctRows: '{{sheet}}: {{count}} rows lack formulas or codes (rows {{rows}})',
    correctRowsAdd: 'Add',
    correctTakeBack: 'Take the corrections back ({{count}})'
  },
  guide: {
    heading: 'Guides',
    says: 'They open in a window of their own and need no internet.',
    'user-guide': 'User guide',
    rules: 'Review rules (in Chinese)'
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
  planImport: {
    choose: 'Import a plan',
    says: 'Makes a plan of your own indicator and project tables (.xlsx, .csv), or opens a plan document (.json).',
    found: 'Found {{indicators}} indicators and {{projects}} projects. Confirm the following.',
    title: 'Title of the plan',
    coordinatingUnit: 'Coordinating unit',
    directions: 'The directions of {{count}} indicators are proposed from their names. Check each:',
    others: '{{count}} more things to check; change them in the saved plan document:',
    use: 'Use this plan',
    useSays:
      'Its forms can then be inserted under Report. Save the plan document too: after the pane is reopened it has to be imported again.',
    save: 'Save plan document',
    copy: 'Copy',
    copied: 'Copied',
    close: 'Close'
  },
  rules: {
    heading: 'Rules',
    says: '{{count}} rules, {{off}} switched off, {{changed}} set in this workbook. Settings are stored in the workbook and travel with it; saving them clears Excel’s undo list.',
    show: 'Show and change rules',
    hide: 'Hide',
    search: 'Search rules',
    none: 'No rule matches "{{text}}".',
    on: 'On',
    off: 'off',
    severity: 'Severity',
    severities: {
      default: 'Default ({{severity}})',
      mandatory: 'Mandatory',
      verification: 'To verify'
    },
    numbers: {
      percent: 'Percent (%)',
      factor: 'Factor'
    },
    numberWrong: 'Enter a number.',
    ofPlan: 'set by the plan',
    ofWorkbook: 'set in this workbook',
    reset: 'Back to the plan',
    needForms: 'Rules can be changed once the forms are inserted.',
    own: 'Custom rules',
    ownSays:
      'Write a condition that should hold; rows where it does not become findings. For example row["累计完成投资"] <= row["投资额"] * 1.1',
    ownNone: 'No custom rules yet.',
    add: 'Add a rule',
    edit: 'Change',
    remove: 'Delete',
    editOf: 'Change rule {{code}}',
    removeOf: 'Delete rule {{code}}',
    code: 'Code',
    codeWrong: 'Use letters, digits and hyphens, at most 32.',
    codeTaken: 'A rule has this code already. Choose another.',
    scope: 'Looks at',
    scopes: {
      indicator: 'Each row of the indicators',
      project: 'Each row of the projects',
      workbook: 'The whole workbook'
    },
    expression: 'Condition',
    message: 'What to say (Chinese)',
    messageSays:
      'Shown where the condition does not hold; a column such as {项目名称} shows what the row holds.',
    messageEn: 'What to say in English (optional)',
    required: 'Fill this in.',
    try: 'Try',
    save: 'Save rule',
    cancel: 'Cancel',
    tried: 'Trial: {{count}} findings.',
    triedNone: 'Trial: nothing found.',
    triedFailed: 'Part of it cannot be computed.',
    fields: 'Columns to use',
    functions:
      'Use row["column"], projects, indicators, period.year, plan.start; sum, avg, min, max, count(table, "column"), filled(row, "column"), abs, round(number, digits); all, exists, filter, map; && || ! == != < <= > >= + - * /'
  },
  work: {
    open: 'Reading the workbook',
    insert: 'Inserting the forms',
    restore: 'Putting the old sheets back',
    projects: 'Changing the project table',
    official: 'Making the official form',
    evaluation: 'Making the evaluation report',
    upgrade: 'Upgrading to the present template',
    review: 'Validating',
    explain: 'Saving the explanation',
    fix: 'Correcting',
    'take-back': 'Taking corrections back',
    previous: 'Reading the previous workbook',
    rules: 'Saving the rules',
    locate: 'Looking for findings of the selected cell',
    compute: 'Summing up',
    exchange: 'Exchanging workbooks',
    select: 'Going to the cell',
    begun: '{{work}} …',
    stage: '{{work}}: {{step}}',
    portion: ' ({{done}}/{{total}})',
    steps: {
      reading: 'reading',
      validating: 'checking',
      computing: 'computing',
      composing: 'composing',
      writing: 'writing',
      packing: 'packing',
      formatting: 'formatting',
      finishing: 'finishing'
    },
    export: 'Exporting',
    copy: 'Copying',
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
    projects: {
      add: 'The project was added. Please complete it.',
      sort: 'The project table is sorted.',
      adjust: 'The change of the project is saved.',
      nothing: 'There was nothing to change.'
    },
    official: 'The official form was added.',
    upgraded: 'The workbook is in the present template now; its contents are all there.',
    evaluation: 'The evaluation report was added as sheets; it tells the data as they are now.',
    reviewed: 'Validated; the findings are on their sheet.',
    computed: 'Sums are ready.',
    exported: {
      saved: '{{name}} is in the download folder of the browser.',
      opened: 'Opened as a new workbook. Save it as a file.',
      copied: 'Files cannot be saved here. The content is copied and can be pasted elsewhere.'
    },
    copied: 'Copied.',
    'not-copied': 'Copying failed. Allow the use of the clipboard in the browser or in Office.',
    explained: 'The explanation is saved in the workbook.',
    fixed: '{{count}} corrections made.',
    fixedSome: '{{count}} corrections made; {{skipped}} cells had changed meanwhile and were left alone.',
    'taken-back': 'The corrections were taken back.',
    'taken-back-some':
      'The corrections were taken back; {{kept}} cells were filled in since and stay as they are.',
    previous: 'The previous workbook is chosen. Validate again.',
    rules: 'The rules are saved in this workbook.',
    dismiss: 'Close'
  },
  problem: {
    copyReport: 'Copy a problem report',
    retry: 'Try again',
    toSettings: 'Go to settings',
    toFill: 'Go to inserting forms',
    toReview: 'Validate again',
    detail: 'Details: {{detail}}',
    'cell-editing': 'A cell is being edited. Press Enter to finish, then try again.',
    'sheet-protected':
      '{{place}} is protected and cannot be written to. Unprotect the sheet on the Review tab, then try again.',
    'sheet-protected-somewhere':
      'A sheet to be written to is protected. Unprotect it on the Review tab, then try again.',
    'structure-protected':
      'The structure of the workbook is protected: sheets cannot be added, deleted or renamed. Switch Protect Workbook off on the Review tab, then try again.',
    'read-only': 'The workbook is open read-only. Save an editable copy and work there.',
    'no-permission':
      'You may not change this workbook. Ask its owner for permission to edit, or save a copy.',
    'too-large':
      'The workbook is too large to handle at once. Delete unrelated sheets and empty rows, then try again.',
    'not-supported': 'This version of Excel cannot do that. Use Excel 2021 or later, or Excel on the web.',
    'timed-out': 'Excel did not answer in time. Wait a moment and try again.',
    conflict: 'Someone else changed the same place at the same time. Try again.',
    'range-blocked':
      'Merged cells, a filter, a PivotTable or a lack of free rows or columns at {{place}} is in the way. Unmerge, clear the filter or move what is there, then try again.',
    'range-blocked-somewhere':
      'Merged cells, a filter, a PivotTable or a lack of free rows or columns is in the way. Unmerge, clear the filter or move what is there, then try again.',
    'rows-hidden':
      'Rows of {{place}} are filtered out or hidden, so contents would land in the wrong rows. Clear the filter and unhide the rows, then try again.',
    'dialog-open': 'A dialog is open in Excel. Close it, then try again.',
    'sheet-gone':
      '{{place}} was not found: the sheet was deleted or renamed. Validate again to bring the findings up to date.',
    'sheet-gone-somewhere': 'A sheet, table or name of the workbook was deleted or renamed. Try again.',
    'period-missing':
      'No report period is chosen, so there is nothing to evaluate. Choose one in the settings, then try again.',
    'no-metadata':
      'This workbook has no template details, so rules cannot be stored. Use a workbook made from the forms.',
    'previous-other-plan':
      'The previous workbook belongs to another plan, “{{id}}”. Choose one of the same plan.',
    'previous-unusable': 'The previous workbook cannot be used: {{reason}}',
    unknown: 'Excel could not finish. Try again; if it still fails, save and reopen the workbook.',
    'not-a-report':
      'This is not a reporting workbook: it has neither the forms nor their details. Insert the forms, or open a reporting workbook.',
    'plan-file': 'The plan document cannot be read. Check the network connection and try again.',
    'plan-unknown':
      'The workbook belongs to the plan "{{id}}", which is not among those known here ({{known}}). Choose a plan in the settings, or ask whoever sent the workbook.',
    'plan-ambiguous':
      'The workbook names the plan “{{id}}”, which says no more than its years, so that plans of several regions may have it; and its content differs from “{{ours}}” here (title printed in the workbook: {{theirs}}). If it is the same plan, choose it in the settings; otherwise import its own plan.',
    'plan-other':
      'The workbook belongs to “{{theirs}}”, the plan here is “{{ours}}”: both have the id “{{id}}” but are not the same plan. Import the plan of that workbook, or ask whoever sent it.',
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
    missing: 'Missing here: {{sets}}.',
    sets: {
      SharedRuntime: 'a runtime that pane and ribbon share ({{set}})',
      ExcelApi: 'the interface to read and write workbooks ({{set}})'
    },
    stillWorks:
      'What still works: filling in the workbook, its lists, sums and marks. Validating, summing up, splitting and merging can be done with the command line.',
    reload: 'Load again'
  }
}
