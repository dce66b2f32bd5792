import type { exchange as chinese } from '../zh-CN/exchange'

type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> }

/** Words of exchanging workbooks, in English. */
export const exchange: SameShape<typeof chinese> = {
  split: {
    done: 'Split into the workbooks of {{count}} units, written to {{out}}:',
    preview: 'Would be split into the workbooks of {{count}} units:',
    line: '{{unit}}: {{indicators}} indicators, {{projects}} projects ({{open}} to fill in), {{amount}} × 10,000 yuan',
    file: '    {{file}}',
    unassigned: '{{count}} rows that name no unit, given to {{unit}}:',
    unknown: '{{count}} rows with names that the units dictionary does not know:',
    grouped: '{{count}} rows with a group word, given to each member:',
    shared: '{{count}} rows of several units (in brackets who fills in; read-only for the others):',
    row: '  {{key}} {{name}}: {{units}}',
    held: '{{units}} ({{holder}})',
    shares: '{{units}} (each its share)',
    unknownText: '“{{text}}”',
    choose: 'To decide otherwise, name a JSON file with --decision; decisions are remembered in the master.',
    remembered: 'The decision and the packages sent are recorded in {{file}}.',
    progress: 'made {{done}}/{{total}}: {{unit}}'
  },
  recordBroken:
    'Warning: the master’s hidden record of splits and merges is damaged and cannot be read. Earlier decisions, what was sent and what was merged are not known, and a return may be merged twice; when the master is written, the damaged record is kept aside in the hidden sheet. Use a copy of the master from before the damage if there is one.',
  table: { indicators: 'indicators', projects: 'projects', header: 'guide' },
  diff: {
    title: 'Differences',
    counts: '{{added}} rows added, {{removed}} rows removed, {{changed}} cells changed',
    kind: 'Kind',
    table: 'Sheet',
    key: 'Key',
    name: 'Name',
    field: 'Field',
    from: 'Before',
    to: 'After',
    added: 'row added',
    removed: 'row removed',
    changed: 'changed'
  },
  collect: {
    accepted: '{{count}} returned workbooks:',
    acceptedLine: '  {{unit}}: {{file}}',
    second: '; an earlier return of this unit was merged',
    moreFindings: '{{count}} more mandatory findings; check {{file}} lists them all.',
    refused: '{{count}} files left out:',
    applied:
      '{{count}} values applied, {{added}} rows added, {{kept}} decided to stay as in the master, {{same}} there already.',
    held: '{{count}} rows whose content and keys are out of step were not taken (the other rows were):',
    heldLine: '  {{file}} {{place}}  {{name}}: the row has key {{key}}, its content that of {{shownKey}}',
    conflicts: '{{count}} conflicts to be decided:',
    choices: '{{count}} cells of shared rows that the coordinator fills in:',
    base: 'as sent: {{value}}',
    ours: 'master: {{value}}',
    said: '{{unit}}: {{value}} ({{file}}, {{time}})',
    undecided:
      'Conflicts are open, nothing was written. Decide all with --prefer theirs or --prefer ours, or give each of the conflicts in the output of --json a "take" and name that file with --decisions.',
    written: 'Merged into {{file}}; where each value came from is on its record sheet.',
    progress: 'read {{done}}/{{total}}: {{file}}'
  },
  conflict: {
    'both-changed': 'master and unit both changed it since it was sent',
    'second-return': 'differs from what this unit returned before',
    'returns-differ': 'returns differ',
    'row-gone': 'the row is no longer in the master; only ours is possible',
    shares: 'shares cannot be added, or their sum was changed in the master'
  },
  refusal: {
    'not-ours':
      '“{{file}}” has no template information and was not split off a master. Ask the unit for the workbook it was sent.',
    'not-a-package': "“{{file}}” is a master or a blank form, not a unit's workbook. Check the file.",
    'other-plan': '“{{file}}” belongs to plan {{theirs}}, the master to plan {{ours}}. Check the file.',
    'other-period':
      '“{{file}}” ({{unit}}) reports on {{theirs}}, not on {{ours}}. Send it back to be corrected.',
    'older-package':
      '“{{file}}” ({{unit}}) is an earlier package; a newer one was sent on {{sentAt}}. Ask for that one.',
    duplicate: '“{{file}}” ({{unit}}) says the same as “{{other}}”; one of them is used.',
    'already-merged': '“{{file}}” ({{unit}}) was merged before and is not merged again.',
    unreadable: '“{{file}}” cannot be read.'
  },
  tampering: {
    'plan-cell': "{{key}}: the plan's “{{field}}” was changed, {{sent}} → {{returned}}; not applied",
    'coordinator-cell':
      "{{key}}: “{{field}}” is the coordinator's and was changed, {{sent}} → {{returned}}; not applied",
    'read-only-cell':
      '{{key}} is filled in by another unit; “{{field}}” was changed, {{sent}} → {{returned}}; not applied',
    'row-removed': 'row {{key}} {{sent}} is missing',
    'row-repeated': 'row {{key}} {{returned}} stands there several times; not applied',
    'row-foreign': "row {{key}} {{returned}} is not this unit's; not applied",
    'row-unknown': 'row {{key}} {{returned}} is not in the master and not marked as added; not applied',
    'rows-scrambled':
      '{{count}} rows ({{returned}}) show what the plan has under other keys; they were not taken. Validate that file and correct the keys (or use fix), or return it to the unit, and collect again',
    'formula-removed': '“{{field}}”: {{count}} formulas overwritten by values',
    'formula-changed': '“{{field}}”: {{count}} formulas changed: {{returned}}',
    'formula-typed':
      '“{{field}}” holds {{count}} typed formulas: {{returned}}; only the results shown are taken',
    'formula-like-text':
      '“{{field}}” holds {{count}} texts that look like formulas: {{returned}}; taken as text',
    'validation-removed': '“{{field}}”: {{count}} cells lost their validation',
    'validation-changed': '“{{field}}”: {{count}} cells have another validation',
    'column-missing': 'column “{{field}}” is missing',
    'column-repeated': 'column “{{field}}” is there twice',
    'columns-added': '{{count}} columns were added: {{returned}}; not applied',
    'sheet-missing': 'a sheet of the template is missing',
    'sheet-added': 'sheet “{{returned}}” was added',
    'sheet-hidden': 'a hidden sheet “{{returned}}” was added',
    'template-sheet-hidden': 'a sheet of the template is hidden',
    'columns-hidden': 'column “{{field}}” was hidden',
    'rows-hidden': '{{count}} rows are hidden or filtered out',
    'protection-removed': 'the sheet is no longer protected',
    'metadata-changed': "{{count}} entries of what was sent differ from the master's memory, which counts",
    'package-unregistered':
      'the master does not remember sending this; compared with what it says itself was sent',
    'external-link': 'links to another file: {{returned}}',
    'dde-link': 'calls another program (DDE): {{returned}}',
    'data-connection': 'has a data connection: {{returned}}',
    'embedded-object': 'has an embedded object: {{returned}}',
    hyperlink: 'has a hyperlink that leads out of the workbook: {{returned}}',
    macros: 'has macros: {{returned}}',
    'old-format':
      'old format (.xls), of which only values can be read: formulas, input limits, sheet protection, links and macros were not checked; ask the unit to save it as .xlsx'
  },
  signOff: {
    unsigned: 'Not signed off',
    signed: 'Signed off by {{reviewer}}, {{time}}',
    stale: 'Sign-off is stale: the data changed after {{reviewer}} signed at {{time}}; sign off again'
  },
  overview: {
    none: 'The master has not sent any package.',
    title:
      '{{period}}: sent to {{units}} units, {{returned}} returned, {{missing}} missing, {{informed}} with nothing to fill in',
    informed: 'nothing to fill in   {{unit}} (others fill in its rows)',
    missing: 'missing   {{unit}}',
    returned: 'returned  {{unit}} ({{time}}), {{mandatory}} mandatory, {{verification}} to verify',
    merged: 'merged    {{unit}} ({{time}}), {{mandatory}} mandatory, {{verification}} to verify',
    reminderTitle: 'Reminder:',
    reminder:
      '{{units}}: we have not received your report on {{plan}} for {{period}}. Please fill it in and return it.',
    toFill: ', {{count}} cells still to fill',
    reminderToComplete:
      '{{units}}: we have received your report on {{plan}} for {{period}}. Please fill in what is missing, correct the mandatory problems and return it again.',
    lacking: '{{unit}} ({{lacks}})',
    lacksCells: '{{count}} cells to fill',
    lacksCorrections: '{{count}} mandatory problems'
  },
  problem: {
    'master-rows-scrambled':
      'Sheet “{{sheet}}” of master “{{file}}” has {{count}} rows ({{rows}}) that show what the plan has under other keys; splitting or merging would mix up rows. Correct the keys with fix (in the pane: the corrections) first, or put the rows back in order.',
    'master-columns-missing':
      'Sheet “{{sheet}}” of the master “{{file}}” lacks the column “{{column}}”, or is missing itself. Restore it and try again.',
    'rows-cannot-be-added':
      'There is no room for {{count}} added rows on sheet “{{sheet}}” of the master “{{file}}”. Make sure that its data is in an Excel table, move other tables and comments away from below it and try again.',
    'master-is-package':
      'File “{{file}}” is the package of “{{unit}}”, not the master. Provide the workbook with all rows.',
    'master-without-metadata':
      'File “{{file}}” has no template information and cannot be the master. Use one made by new, with its hidden sheet.',
    'master-without-period':
      'File “{{file}}” names no report period. Choose it on the guide sheet, or give --period.',
    'master-rows-unusable':
      'File “{{file}}”, sheet “{{sheet}}”, row {{row}}: the key “{{key}}” stands in another row too ({{count}} such rows). Delete the repeated rows, or empty their key, and try again.',
    'decision-unusable':
      'The decision names the key “{{key}}” or the unit “{{unit}}”, which does not exist. Keys must be in “{{file}}”, units in the dictionary and no group words. Correct it and try again.',
    'plans-differ':
      'File “{{file}}” belongs to plan {{theirs}}, the master to plan {{ours}}. Check that it is the right file.'
  }
}
