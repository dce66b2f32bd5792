import type { planImport as chinese } from '../zh-CN/plan-import'

type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> }

/** What importing a plan asks about, and why it cannot be imported, in English. */
export const planImport: SameShape<typeof chinese> = {
  question: {
    direction: 'The direction of "{{subject}}" is taken as "{{proposed}}" from its name. Confirm it.',
    accumulation: 'The values of "{{subject}}" are taken as "{{proposed}}" from its name. Confirm it.',
    attribute: '"{{subject}}" does not say whether it binds; it is taken as anticipatory. Confirm it.',
    title:
      'The tables do not name the plan; the file name "{{proposed}}" is used. Change it in the plan document, or give --title on the command line.',
    region: 'The title names no region; "{{proposed}}" is used. Change it in the plan document.',
    period:
      'The plan period is taken as {{proposed}}. Confirm it in the plan document, or give --years on the command line.',
    'baseline-year':
      'No header names the baseline year; {{proposed}} is used. Confirm it in the plan document.',
    issued:
      'The tables do not say when the plan was issued; {{proposed}} is used. Change it in the plan document, or give --issued on the command line.',
    'coordinating-unit':
      'The coordinating unit is taken as the one named most, "{{proposed}}". Confirm it, or give --coordinating-unit on the command line.',
    'responsible-unit':
      'The responsible unit "{{proposed}}" of "{{subject}}" is no unit of the dictionary and is left out. Add it in the plan document.',
    'unit-kind':
      'The kind of unit "{{subject}}" is not clear; "{{proposed}}" is used. Confirm it in the dictionary.',
    'unit-alias': '"{{subject}}" is taken as a short form of "{{proposed}}". Confirm it in the dictionary.',
    'unit-group':
      '"{{subject}}" stands for several units; its members are taken as: {{proposed}}. Confirm them in the dictionary.',
    'category-missing':
      'The indicators have no category; all are put under "{{proposed}}". Add them in the plan document.',
    'task-missing':
      'The projects have no task; all are put under "{{proposed}}". Add them in the plan document.',
    'table-missing': 'The file holds no {{table}}; that table of the plan document is empty.',
    'numbers-given':
      'The numbers of the {{table}} are incomplete or repeated; they are now {{proposed}} in order.',
    'amounts-converted': 'The amounts were converted to ten thousand yuan (times {{factor}}). Check them.',
    'total-differs':
      'The total row says {{declared}}, the projects add up to {{sum}} (ten thousand yuan). The plan document follows the total row. Check it.',
    'target-unreadable':
      'The target "{{proposed}}" of "{{subject}}" is not readable. It is kept and judged by hand.',
    'years-unreadable':
      'The years "{{proposed}}" of "{{subject}}" are not readable. They are kept. Correct them.',
    'amount-unreadable':
      'The amount "{{proposed}}" of "{{subject}}" is neither a number nor "/". It is kept. Correct it.',
    'row-skipped': 'This row has no name and is not imported: {{proposed}}',
    unknown: '{{subject}} {{proposed}} ({{code}})'
  },
  problem: {
    'no-tables':
      'There is no indicator or project table in "{{file}}" (sheets looked at: {{sheets}}). The headers need 指标名称 and 规划目标, or 项目名称 with at least two of 主要内容, 实施年限, 投资额, 责任主体.',
    'no-rows':
      'The sheets {{sheets}} of "{{file}}" hold headers only. Fill in the indicators or projects first.',
    'period-unknown': 'The plan period cannot be told from "{{file}}". Give --years 2021-2025.',
    'indicator-unknown': 'There is no indicator "{{name}}" in "{{file}}". Correct --direction.',
    'unit-not-named': '"{{file}}" names no unit. Give the coordinating unit with --coordinating-unit.',
    'not-json': '"{{file}}" is not valid JSON. Choose a plan document (.json) or tables (.xlsx, .csv).',
    broken: 'The plan made of "{{file}}" is not whole: {{problems}} Correct the tables and try again.',
    unknown: 'No plan can be imported from "{{file}}" ({{code}}).'
  },
  value: {
    up: 'higher is better',
    down: 'lower is better',
    hold: 'to be held',
    level: 'a value each year',
    sum: 'added up over the years',
    compound: 'yearly rates that compound',
    anticipatory: 'anticipatory',
    indicators: 'indicator table',
    projects: 'project table',
    department: 'department',
    none: '(none)'
  },
  done: 'Wrote the plan document {{file}}: {{indicators}} indicators, {{projects}} projects.',
  open: '{{count}} things to confirm:',
  ask: '{{question}} Press Enter to confirm, or type up, down or hold: '
}
