/** What can be wrong with a plan document, in English; the place stands before the sentence. */
export const planProblems = {
  'field-missing': 'The field is missing. Add it.',
  'field-unknown': 'A plan document has no such field. Delete it or correct its name.',
  'type-wrong': 'The type is wrong; {{expected}} is expected.',
  'value-unknown': 'The value is not allowed. Allowed are: {{allowed}}.',
  'value-wrong': 'The value does not meet the requirement {{expected}}.',
  'code-duplicated': 'Code “{{value}}” is used twice. Codes must be unique.',
  'no-duplicated': 'Number {{value}} is used twice. Numbers must be unique.',
  'id-duplicated': 'Id “{{value}}” is used twice. Ids must be unique.',
  'name-duplicated': 'Unit name or alias “{{name}}” is used twice. Merge the entries or rename one.',
  'category-unknown': 'Category “{{id}}” is not defined in categories.',
  'task-unknown': 'Task “{{id}}” is not defined in tasks.',
  'unit-unknown': 'Unit “{{name}}” is not in the units dictionary.',
  'member-unknown': 'Member “{{name}}” is not in the units dictionary.',
  'members-without-group': '“{{name}}” is no group and cannot have members.',
  'members-circular': '“{{name}}” contains itself, directly or through others. Correct the members.',
  'period-reversed': 'The end year {{end}} must be later than {{start}}.',
  'range-reversed': 'The minimum {{min}} is above the maximum {{max}}.',
  'continuation-differs':
    '“{{field}}” is marked as continuing the merged cell above, but differs from the row above.',
  'rule-unknown': 'There is no rule “{{id}}”. Correct the code or delete the setting.',
  'rule-number-unknown': 'The rule has no number “{{name}}”; it has: {{known}}.',
  unknown: 'It does not meet the requirements of a plan document ({{code}}).'
}
