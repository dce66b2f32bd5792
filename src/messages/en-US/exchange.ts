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
  problem: {
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
      'File “{{file}}” belongs to plan {{theirs}}, the master to plan {{ours}}. Check that it is the right file.',
    'not-signed': 'File “{{file}}” has not been signed off. Sign it off with sign first.'
  }
}
