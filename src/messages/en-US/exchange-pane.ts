import type { exchangePane as chinese } from '../zh-CN/exchange-pane'

type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> }

/** Words of the pane's place for exchanging workbooks, in English. */
export const exchangePane: SameShape<typeof chinese> = {
  thisWorkbook: 'this workbook',
  isPackage:
    'This workbook was sent to {{unit}} to be filled in. Send out and merge in the master, which holds every indicator and project. Filled in and validated, save it and return it to the coordinator.',
  toReview: 'Go to the validation',
  recordBroken:
    'The hidden record of what was sent and merged is damaged and cannot be read: earlier rounds are forgotten, and returns may be merged twice. If there is a backup, use the master from before the damage.',
  more: 'Show {{count}} more',
  dismiss: 'Close',
  saved: '{{name}} was given to the browser to download.',
  opened: '{{name}} was opened as a new workbook. Save it before sending it.',
  split: {
    title: 'Send out',
    says: 'Splits the master into one workbook per unit, in one zip archive.',
    preview: 'Preview the split',
    again: 'Preview again',
    tableLabel: 'Workbooks to be made',
    summary: 'Units: {{units}}. All {{rows}} rows are assigned. Period: {{period}}.',
    sentBefore:
      'This period was sent out on {{date}} already. After sending again, units use the new workbook and the earlier one is not collected any more; what was merged stays.',
    unit: 'Unit',
    indicators: 'Indicators',
    projects: 'Projects (to fill/all)',
    amount: 'Investment (10k yuan)',
    sharing: 'Projects of several units',
    lead: 'One unit fills in, the others only see',
    shares: 'Each unit fills in its share; shares are added',
    leadShort: 'One unit fills in',
    sharesShort: 'Each its share',
    kind: '{{name}} ({{count}})',
    unassigned: 'No unit named',
    unassignedSays: 'Go to the coordinating unit {{unit}} unless changed here.',
    unknown: 'With names not in the dictionary',
    unknownSays: 'Unknown names get no workbook; the other units do. Can be changed row by row.',
    grouped: 'Group words',
    groupedSays: 'Go to every member, the first one fills in. Can be changed row by row.',
    shared: 'Several units',
    sharedSays: 'The first unit named fills in, the others only see. Can be changed row by row.',
    goesTo: '{{name}}: goes to',
    heldBy: '{{name}}: filled in by',
    manner: '{{name}}: how it is filled in',
    notKnown: 'Not in the dictionary: {{names}}',
    group: 'Group: {{names}}',
    to: 'Goes to: {{names}}',
    remembers:
      'The decision is remembered in the master for next time. It is written into a hidden sheet; where rows lack a key, the protection of their sheet is lifted for a moment to add it. Writing clears Excel’s undo list.',
    run: 'Send out (units: {{count}})',
    done: 'Workbooks made and remembered in the master: {{count}}. The archive {{name}} was given to the browser to download. Pass its files on to the units, and save the master.',
    doneSingly:
      'Workbooks made and remembered in the master: {{count}}. No archive can be downloaded here: open and save them one by one below, pass them on, and save the master.',
    save: 'Download the zip again',
    single: 'One by one',
    saveOf: 'Get the workbook of {{unit}}'
  },
  returns: {
    title: 'Collect and merge',
    says: 'Choose or drop returned workbooks, folders or archives; renamed files are recognised. Nothing is written before you confirm.',
    choose: 'Choose returned files',
    chooseFolder: 'Choose a folder',
    drop: 'Or drop files or folders here',
    dropHere: 'Let go to collect',
    accepted: 'Returned workbooks recognised: {{count}}',
    none: 'No returned workbook can be merged.',
    refused: 'Files left out: {{count}}',
    fileAndTime: '{{file}}, {{time}}',
    counts: 'Mandatory {{mandatory}}, verification {{verification}} (explained {{explained}})',
    second: 'An earlier return of this unit was merged already.',
    findings: 'Findings: {{count}}',
    tampering: 'Tampered with, not applied: {{count}}',
    clean: 'Plan contents, formulas and structure are unchanged.',
    effect: 'What merging changes',
    applied: 'Applied',
    added: 'New rows',
    kept: 'Master kept',
    same: 'Same already',
    open: 'To decide',
    nothing: 'The master has all of this already; merging only notes that these were returned.',
    changes: 'See every change: {{count}}',
    change: '{{from}} → {{to}} ({{unit}})',
    changeKept: 'stays {{to}} ({{unit}})',
    newRow: 'New row {{name}} ({{unit}})',
    choices:
      'Projects filled in by shares: fill in these cells of the master from what units say ({{count}})',
    said: '{{unit}}: {{value}}',
    conflicts: 'Conflicts to decide, one by one or by a rule: {{count}}',
    conflictsSays: 'Both the master and the return changed these since sending, and differently.',
    rule: 'Those not decided one by one',
    ruleNone: 'Decide one by one',
    ruleTheirs: 'Take what units say about their own rows',
    ruleOurs: 'Keep the master',
    base: 'As sent',
    ours: 'Master now',
    theirs: '{{unit}}',
    empty: '(empty)',
    decide: '{{name}} {{field}}: which value to take',
    unlocks:
      'Merging lifts the protection of {{sheets}} for a moment and puts it back as it was; Excel forgets what could be undone. What was there before is kept and can be put back.',
    keeps:
      'What was there before is kept and can be put back. The sheet 合并记录 records where each value came from.',
    run: 'Merge (returns: {{count}})',
    undecided: 'Conflicts still open: {{count}}.',
    discard: 'Do not merge',
    changed:
      'The master changed after the preview. The preview is renewed and nothing was written; please look again.',
    done: 'Merged. Returns: {{returns}}, values applied: {{applied}}, rows added: {{added}}, master values kept: {{kept}}. Save the master.',
    half: 'The merge was interrupted and could not be taken back by itself, so the master may hold a part of it. Press “Put back what was before”.',
    undo: 'Put back what was before',
    undone: 'What was there before the merge is back.',
    record: 'Show the merge record'
  },
  problem: {
    'master-is-package':
      'This workbook was sent to {{unit}} and is no master. Open the master, which holds every indicator and project.',
    'master-without-metadata':
      'This workbook has no template information and cannot be a master. Insert the forms and keep their hidden sheets.',
    'master-without-period': 'There is no report period. Choose one in the guide sheet or in the settings.',
    'master-rows-unusable':
      'On sheet {{sheet}}, the key {{key}} of row {{row}} is there twice ({{count}} rows in all). Delete the repeated rows or empty their keys, and try again.',
    'master-rows-scrambled':
      'On sheet {{sheet}}, {{count}} rows ({{rows}}) show what the plan has under other keys; splitting or merging would mix up rows. Validate and correct the keys first, or put the rows back in order.',
    'master-columns-missing':
      'Sheet {{sheet}} lacks the column {{column}}, or is gone itself. Put it back and try again.',
    'rows-cannot-be-added': 'Sheet {{sheet}} cannot take {{count}} more rows: its data is in no Excel table.',
    'decision-unusable':
      'A decision remembered in the master names the key {{key}} or the unit {{unit}}, which is not there any more. Choose again.',
    'plans-differ': '{{file}} belongs to the plan {{theirs}}, this workbook to {{ours}}.'
  }
}
