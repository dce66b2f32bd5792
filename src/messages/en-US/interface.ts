import type { interfaceWords as chinese } from '../zh-CN/interface'
import { evaluation } from './evaluation'
import { exchange } from './exchange'
import { periodNames } from './period-names'
import { uncounted } from './uncounted'

type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> }

/** Words of the command line and of reports, in English. */
export const interfaceWords: SameShape<typeof chinese> = {
  yes: 'yes',
  no: 'no',
  none: '—',
  listSeparator: ', ',
  evaluation,
  exchange,
  period: periodNames,
  command: {
    collect: 'collect returned workbooks and merge them into the master',
    overview: 'list which units have returned, with a reminder',
    sign: 'sign a workbook off (reviewer, time and hash of its data), or say how its sign-off stands',
    diff: 'compare two workbooks by row key and field',
    split: 'split the master into one workbook per unit',
    official: 'write the tables as an official document prints them, from a workbook or the plan',
    upgrade: 'bring a workbook of an older template into the present one, as a new file',
    new: 'write a reporting workbook (whole plan, one unit, or blank)',
    check: 'validate workbooks, or every workbook in a folder',
    fix: 'corrects what can be corrected safely, into a new file',
    sum: 'sum up investment and completion',
    target: 'show how a printed target is read',
    report: 'Write an evaluation report (annual, mid-term or final; .html or .xlsx)',
    'plan-check': 'validate a plan document',
    'plan-import': 'make a plan document of your own tables (.xlsx, .csv)'
  },
  severity: { mandatory: 'mandatory', verification: 'verification' },
  origin: { reported: 'reported', plan: 'printed plan' },
  column: {
    file: 'File',
    sheet: 'Sheet',
    cell: 'Cell',
    row: 'Row',
    severity: 'Severity',
    origin: 'Origin',
    code: 'Code',
    value: 'Value',
    message: 'Finding',
    explained: 'Explained'
  },
  state: {
    open: 'open',
    explained: 'explained',
    lapsed: 'lapsed (given for “{{value}}”), explain again',
    plan: 'no explanation needed',
    remark: 'remark, no explanation needed'
  },
  file: { prefilled: '{{plan}} report ({{period}})', sample: '{{plan}} report ({{period}}) sample' },
  mainJob: {
    rows: 'Validated the sample workbook: {{indicators}} indicators, {{projects}} projects',
    inExcel: 'In (embedded) Excel:',
    inFile: 'In the saved file:',
    work: 'Round trips to Excel:',
    workLine:
      '{{step}}: {{requests}} round trips, {{sent}} KB sent, {{received}} KB received, largest {{largest}} KB',
    steps: { insert: 'insert templates', fill: 'fill the sample', validate: 'validate', compute: 'compute' },
    files: 'Workbooks:'
  },
  check: {
    more: '… {{count}} more, use --all or --out',
    title: 'Findings',
    fileHeading: '{{file}}',
    fileFacts: 'Plan {{plan}}, period {{period}}, unit {{unit}}',
    counts:
      '{{mandatory}} mandatory, {{verification}} to verify ({{explained}} explained), {{plan}} in the printed plan',
    ownRules:
      'Judged with rules the workbook brings along: {{rules}}. Use --plan-rules to judge by the plan alone.',
    valuesOnly:
      'Old format (.xls), of which only values can be read: formulas, input limits, sheet protection, links and macros were not checked. Save it as .xlsx and check it again.',
    clean: 'Nothing to correct or explain.',
    unusable: 'Cannot be used: {{error}}',
    totals:
      '{{files}} files ({{unusable}} unusable): {{mandatory}} mandatory, {{verification}} to verify ({{explained}} explained), {{plan}} in the printed plan',
    mandatoryGroup: 'Mandatory (must be corrected)',
    verificationGroup: 'To verify (may stand with an explanation)',
    remarkGroup: 'Remarks (nothing to correct or explain)',
    planGroup: 'Printed plan (for the coordinator, needs no explanation)',
    progress: 'checked {{done}}/{{total}}: {{file}}'
  },
  fix: {
    done: 'Corrected {{count}} cells, written to {{file}}:',
    change: '“{{before}}” → “{{after}}”',
    formula: 'the template’s formula',
    also: ' (with {{count}} more cells)',
    repaired: '{{sheet}}: formulas, codes, lists and formats that {{count}} rows lacked added ({{rows}})',
    remaining: 'Validation of the corrected file:'
  },
  sum: {
    rollUp: '{{period}}: {{count}} masters',
    all: 'Total',
    sheet: 'Roll-up',
    district:
      '{{name}}: {{projects}} projects, {{total}} × 10,000 yuan, {{invested}} invested ({{rate}}); {{indicators}} indicators: {{met}} met, {{onTrack}} on track, {{behind}} behind, {{regressed}} regressed, {{undecided}} undecided, {{pending}} not reported',
    uncounted,
    uncountedIn: '{{district}}; {{count}} cells could not be counted',
    progress: 'Added {{done}} of {{total}}: {{file}}',
    refused: '{{count}} files left out:',
    column: {
      district: 'District',
      file: 'File',
      projects: 'Projects',
      listed: 'Projects with amount',
      total: 'Investment (10,000 yuan)',
      invested: 'Invested (10,000 yuan)',
      added: 'Added projects',
      addedTotal: 'Investment of added projects (10,000 yuan)',
      indicators: 'Indicators',
      reported: 'Reported',
      met: 'Met',
      onTrack: 'On track',
      behind: 'Behind',
      regressed: 'Regressed',
      pending: 'Not reported',
      undecided: 'Undecided',
      notStarted: 'Not started',
      inProgress: 'In progress',
      finished: 'Finished',
      paused: 'Paused',
      terminated: 'Terminated',
      unknown: 'Status not given',
      investedRate: 'Invested rate',
      uncounted: 'Cells not counted',
      remark: 'Why left out'
    },
    refusal: {
      package: '“{{file}}” is the workbook of “{{unit}}”, not a master; left out.',
      'other-period':
        '“{{file}}” reports {{theirs}} instead of {{ours}}; left out. Check the file, or choose the period with --period.',
      'no-period': '“{{file}}” has no report period; left out. Choose it in 填报说明, or with --period.',
      duplicate: '“{{file}}” reports the same as “{{other}}”; counted once.',
      'no-rows': '“{{file}}” has neither indicators nor projects; left out. Check the file.',
      unusable: '“{{file}}” cannot be used; left out.'
    },
    title: '{{plan}} · {{period}}',
    noPeriod: 'no report period chosen',
    investment: 'Investment (10,000 yuan)',
    total:
      'Total {{total}} × 10,000 yuan ({{totalYi}} × 100 million yuan), {{listed}} projects with an amount, {{unlisted}} without',
    matches: 'Agrees with the declared total of {{declared}} × 10,000 yuan',
    differs: 'Differs from the declared total of {{declared}} × 10,000 yuan by {{difference}}',
    invested: 'Invested so far {{invested}} × 10,000 yuan, {{rate}}',
    byTask: 'By task',
    byLeadUnit: 'By lead unit (first named)',
    added: 'Besides, {{count}} added projects with {{total}} × 10,000 yuan (not in the sums above)',
    indicators: 'Indicators',
    indicatorCounts:
      '{{count}} in all ({{binding}} binding, {{anticipatory}} anticipatory): {{met}} met, {{onTrack}} on track, {{behind}} behind, {{regressed}} regressed, {{undecided}} undecided, {{pending}} not reported',
    progressFacts: 'Time progress {{timeProgress}}, mean completion {{mean}} (each clipped to 0–100%)',
    projects: 'Project status',
    projectCounts:
      '{{notStarted}} not started, {{inProgress}} in progress, {{finished}} finished, {{paused}} paused, {{terminated}} terminated, {{unknown}} not given',
    line: '{{name}}: {{count}}, {{total}} × 10,000 yuan'
  },
  target: {
    text: 'Text: {{text}}',
    kind: 'Kind: {{kind}}',
    asks: 'Asks for: {{asks}}',
    byHand: 'judged by self-assessment ({{reason}})',
    reason: {
      none: 'no target',
      text: 'not readable as a number',
      assigned: 'waits for the assigned value',
      'hold-without-baseline': 'no baseline to compare with',
      'change-without-baseline': 'no baseline to compute from'
    },
    atLeast: 'at least {{value}}',
    moreThan: 'more than {{value}}',
    atMost: 'at most {{value}}',
    lessThan: 'less than {{value}}',
    and: ' and ',
    kinds: {
      number: 'number',
      'at-least': 'at least',
      'at-most': 'at most',
      'more-than': 'more than',
      'less-than': 'less than',
      between: 'between',
      about: 'about',
      total: 'total over the period',
      change: 'change against the baseline',
      assigned: 'assigned from above',
      hold: 'hold',
      none: 'no target',
      unreadable: 'unreadable'
    }
  },
  plan: {
    ok: '{{file}}: valid plan document, {{indicators}} indicators, {{projects}} projects.',
    broken: '{{file}}: {{count}} problems in the plan document:'
  },
  upgrade: {
    done: 'Upgraded to template version {{to}} (was {{from}}), saved as {{file}}. The given file is unchanged.',
    current: 'The workbook has the present template (version {{to}}) already; saved unchanged as {{file}}.',
    kept: 'Kept as values, not part of the template: sheet "{{sheet}}" is now "{{as}}".'
  },
  created: 'Wrote {{file}}: {{indicators}} indicators, {{projects}} projects.',
  error: {
    'plan-unknown':
      'There is no plan "{{id}}". Known plans: {{known}}; or name a plan document (.json) with --plan.',
    'plan-ambiguous':
      '“{{file}}” names the plan “{{id}}”, which says no more than its years, so that plans of several regions may have it; and its content differs from “{{ours}}” at hand (title printed in the workbook: {{theirs}}). If it is the same plan, say so with --plan; otherwise name its own plan document (.json) with --plan.',
    'plan-other':
      '“{{file}}” belongs to “{{theirs}}”, the plan at hand is “{{ours}}”: both have the id “{{id}}” but are not the same plan. Name the plan document of that workbook (.json) with --plan; if the plan was only renamed, give it a new id in its document.',
    'plan-not-chosen': 'There are several plans; choose one with --plan: {{known}}.',
    'plan-broken':
      'The plan document "{{id}}" cannot be used: {{problems}} See every problem with plan check.',
    'plan-not-json': 'The plan document "{{file}}" is not valid JSON: {{detail}}. Correct it and try again.',
    'unit-unknown': 'The plan\'s dictionary does not know the unit "{{unit}}". Choose one of: {{known}}.',
    'period-unreadable': 'The report period "{{period}}" is not readable. Write 2023, 2023H1 or 2023Q3.',
    'period-outside':
      'The report period {{period}} is outside the plan period {{start}}–{{end}}. Correct it.',
    'baseline-unreadable': 'The baseline "{{text}}" is not a number. Correct it.',
    'years-unreadable': 'The plan period "{{text}}" is not readable. Write 2021-2025.',
    'direction-unknown': 'The direction "{{text}}" is not valid. Use up, down or hold.',
    'severity-unknown': 'The severity "{{text}}" is not valid. Use mandatory or verification.',
    'language-unknown': 'The language "{{language}}" is not supported. Use zh-CN or en-US.',
    'out-format-unknown': 'Cannot write "{{file}}": a result file ends in .html, .csv or .xlsx.',
    'decision-unreadable':
      'The decision file “{{file}}” is not readable: {{detail}}. Correct it after the decision in the output of --json.',
    'prefer-unknown': '--prefer "{{text}}" is not valid. Use ours (the master) or theirs (the unit).',
    'decisions-unreadable':
      'The decisions file “{{file}}” is not readable: {{detail}}. Use the output of collect --json with "take": "ours" or "theirs" in its conflicts.',
    'out-no-workbook': 'Cannot write "{{file}}": a workbook ends in .xlsx.',
    'out-other-kind':
      'Cannot write “{{file}}”: the result ends in {{ending}}, as the workbook it is made from.',
    cancelled: 'Interrupted; nothing was written.',
    'output-lost':
      'The output could not be written in full ({{reason}}). Check the space left and run it again.',
    'out-not-workbook': 'Cannot write “{{file}}”: the result ends in .xlsx.',
    'reviewer-missing': 'Say with --reviewer who signs, and with --out where to write.',
    'out-not-report': 'Cannot write “{{file}}”: an evaluation report ends in .html or .xlsx.',
    'out-not-table': 'Cannot write “{{file}}”: the result ends in .xlsx or .csv.',
    'out-missing': 'Say with --out where to write.',
    'no-workbooks': 'There is no workbook (.xlsx, .xlsm, .xls) in "{{path}}".',
    internal: 'Internal error: {{detail}}. Run again with --debug and send the output to the maintainers.'
  }
}
