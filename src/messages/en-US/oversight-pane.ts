import type { oversightPane as chinese } from '../zh-CN/oversight-pane'

type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> }

/** Words of the pane's cards for the overview of units, comparing and signing off, in English. */
export const oversightPane: SameShape<typeof chinese> = {
  thisWorkbook: 'this workbook',
  delivered: {
    saved: '“{{name}}” was handed to the browser to download.',
    opened: '“{{name}}” was opened as a new workbook; save it.',
    copied: 'The content of “{{name}}” was copied.'
  },
  overview: {
    title: 'Units',
    none: 'This master has not been sent out. Once it has, this lists which units have returned, when, with how many findings, and what is missing.',
    broken:
      'The hidden record of what was sent and merged is damaged and cannot be read, so it is not known which units have returned. If there is a backup from before, use that.',
    summary:
      '{{period}}: sent to {{units}} units, {{returned}} returned, {{missing}} missing, {{informed}} with nothing to fill in.',
    table: 'Returns by unit',
    unit: 'Unit',
    state: 'State',
    states: {
      missing: 'missing',
      informed: 'nothing to fill in',
      merged: 'merged',
      returned: 'returned',
      mandatory: 'mandatory findings'
    },
    sent: 'sent {{time}}',
    returned: 'returned {{time}}',
    merged: 'merged {{time}}',
    findings: '{{mandatory}} mandatory, {{verification}} to verify',
    toFill: '{{count}} cells still to fill',
    signed: 'signed off by {{reviewer}}',
    stale: 'changed after sign-off',
    reminder: 'Reminder',
    reminderNone: 'All units have returned; there is nothing to remind of.',
    copy: 'Copy the reminder',
    copied: 'Copied.',
    copyByHand: 'It could not be copied. Select the text and press Ctrl+C.'
  },
  signOff: {
    title: 'Sign-off',
    says: 'A sign-off records reviewer, time and a hash of the data in the sign-off block of 填报说明. It is stale as soon as the data changes. Writing it clears Excel’s undo list.',
    noForms: 'Insert the templates to sign off.',
    unsigned: 'Not signed off',
    signed: 'Signed off, data unchanged',
    stale: 'Sign-off is stale: the data changed since. Sign off again.',
    reviewer: 'Reviewer',
    time: 'Time',
    hash: 'Hash of the data',
    unread:
      'The workbook changed and has not been read since, so it is not known whether the sign-off stands.',
    read: 'Read it again',
    mandatory: '{{count}} mandatory findings are not corrected. Make sure before signing off.',
    name: 'Name of the reviewer',
    nameMissing: 'Enter the name of the reviewer.',
    run: 'Sign off',
    runAgain: 'Sign off again',
    done: 'Signed off, and shown in the sign-off block of 填报说明.',
    show: 'Show the sign-off block'
  },
  comparison: {
    title: 'Compare workbooks',
    says: 'Lists how two workbooks differ in what is reported and planned: rows added and removed, cells changed. It only reads.',
    choose: 'Choose a file to compare with this workbook',
    chooseTwo: 'Compare two files',
    twoNeeded: 'Choose two files at once (hold Ctrl). You chose {{count}}.',
    before: 'Before',
    after: 'After',
    swap: 'Swap',
    same: 'The two workbooks say the same.',
    counts: '{{added}} rows added, {{removed}} removed, {{changed}} cells changed.',
    list: 'Differences, {{count}}',
    tables: { header: '填报说明', indicators: '指标表', projects: '项目表' },
    group: '{{table}} ({{count}})',
    kinds: { added: 'row added', removed: 'row removed', changed: 'changed' },
    change: '{{from}} → {{to}}',
    locate: 'Go to {{place}}',
    gone: 'this workbook has no such row',
    save: 'Save the differences (.xlsx)',
    fileName: 'differences—{{from}}—{{to}}.xlsx',
    close: 'Close the comparison',
    plansDiffer:
      '“{{file}}” belongs to another plan and cannot be compared. Choose a workbook of the same plan.'
  }
}
