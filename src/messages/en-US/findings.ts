/** Short titles of the rules, in English. */
export const ruleTitles = {
  'sheet-missing': 'Sheet missing',
  'column-missing': 'Column missing',
  'column-duplicated': 'Column duplicated',
  'template-outdated': 'Other template or plan version',
  'row-removed': 'Row of the plan missing',
  'row-duplicated': 'Row duplicated',
  'row-scrambled': 'Rows and keys out of step',
  'row-added': 'Added row not marked',
  'adjustment-unexplained': 'Adjustment not explained',
  'plan-cell-changed': 'Plan content changed',
  'formula-overwritten': 'Formula overwritten',
  'cell-error': 'Error value',
  'cells-merged': 'Merged cells in the data',
  'rows-hidden': 'Hidden rows',
  'range-too-short': 'Range leaves out data rows',
  'external-link': 'Link to another file',
  'required-missing': 'Required entry missing',
  'text-untidy': 'Untidy text',
  'number-as-text': 'Number stored as text',
  'number-unreadable': 'Number unreadable',
  'date-as-number': 'Number shown as a date',
  'unit-nonstandard': 'Unit spelled unusually',
  'bracket-unbalanced': 'Unpaired bracket',
  'category-unknown': 'Category or task unknown',
  'attribute-unknown': 'Not one of the choices',
  'unit-unknown': 'Unit not in the dictionary',
  'name-duplicated': 'Name duplicated',
  'name-similar': 'Names nearly the same',
  'sequence-broken': 'Number differs from the plan',
  'target-unreadable': 'Target unreadable',
  'target-below-baseline': 'Target worse than the baseline',
  'assigned-target-missing': 'Assigned target missing',
  'percent-out-of-range': 'Value out of range',
  'percent-as-fraction': 'Percentage entered as a fraction',
  'negative-not-allowed': 'Negative value',
  'actual-missing': 'Actual value missing',
  'actual-unpublished': 'Value not yet published',
  'actual-premature': 'Value for a later year',
  'actual-jump': 'Large change',
  'actual-regressed': 'Worse than the baseline',
  'actual-revised': 'Earlier year revised',
  'progress-behind': 'Behind schedule',
  'conclusion-missing': 'Final conclusion missing',
  'years-unreadable': 'Years unreadable',
  'years-reversed': 'Years reversed',
  'years-outside-period': 'Years outside the plan period',
  'years-against-content': 'Content and years disagree',
  'amount-unreadable': 'Amount unreadable',
  'amount-unlisted': 'Amount not listed',
  'amount-outlier': 'Amount probably in another unit',
  'cooperating-missing': 'Cooperating units empty',
  'cooperating-is-lead': 'Unit both leads and cooperates',
  'invested-over-plan': 'Invested more than planned',
  'invested-year-over-total': 'Year’s investment above the total',
  'invested-decreased': 'Total invested has fallen',
  'status-against-progress': 'Status contradicts progress',
  'count-mismatch': 'Count differs from the plan',
  'total-mismatch': 'Total differs from the plan',
  'lead-unit-mismatch': 'Row of another unit',
  'total-row': 'Total row or note',
  'custom-rule-failed': 'Custom rule cannot be run'
}

/** Sentences about findings, in English; a suffix names the reason, the table, or both. */
export const findings = {
  'sheet-missing':
    'Sheet “{{sheet}}” is missing. Restore it from the original template, or fill in a new template.',
  'column-missing': 'Column “{{header}}” is missing. Undo the deletion, or restore it from the template.',
  'column-duplicated':
    'Column “{{header}}” appears more than once and only one is read. Delete the extra column, or rename its header.',
  'template-outdated_plan':
    'The workbook belongs to plan “{{actual}}”; it is checked against plan “{{expected}}”. Check that it is the right file.',
  'template-outdated_plan-version':
    'The plan data changed after the workbook was made. Check the plan content; use a new template if needed.',
  'template-outdated_template':
    'The workbook was made from template version {{actual}}; the current one is {{expected}}. Use the new template, or explain why not.',
  'row-removed_indicators': 'Indicator “{{name}}” (no. {{no}}) of the plan is missing. Restore the row.',
  'row-removed_projects':
    'Project “{{name}}” (no. {{no}}) of the plan is missing. Restore the row; if the project was cancelled, keep the row and set its adjustment to “取消”.',
  'row-duplicated': 'The row has the same key as row {{first}}. Delete one of the two.',
  'row-scrambled':
    '{{count}} rows ({{rows}}) show what the plan has under other keys: they were probably sorted or cut without the hidden key column (编码). Correct the keys, or undo the sorting so that the rows stand as before.',
  'row-added_indicators':
    'The row is no indicator of the plan. Delete it; to add an indicator, ask the coordinating unit.',
  'row-added_projects':
    'The row is no project of the plan and is not marked as new. Set its adjustment to “新增” and explain it, or delete the row.',
  'adjustment-unexplained':
    'The adjustment is “{{adjustment}}”, but the explanation is empty. Give the grounds for it.',
  'plan-cell-changed_changed':
    '“{{field}}” is “{{value}}”; the plan says “{{expected}}”. Restore the text of the plan.',
  'plan-cell-changed_emptied':
    '“{{field}}” was emptied; the plan says “{{expected}}”. Restore the text of the plan.',
  'plan-cell-changed_filled': '“{{field}}” is “{{value}}”; the plan has nothing here. Empty the cell.',
  'plan-cell-changed_changed_projects':
    '“{{field}}” is “{{value}}”; the plan says “{{expected}}”. Restore the text of the plan; if the project was adjusted, set its adjustment to “调整” and explain it.',
  'plan-cell-changed_filled_projects':
    '“{{field}}” is “{{value}}”; the plan has nothing here. Empty the cell; if the project was adjusted, set its adjustment to “调整” and explain it.',
  'formula-overwritten_constant':
    '“{{field}}” is computed by a formula, but “{{value}}” was typed in. Restore the formula.',
  'formula-overwritten_emptied':
    '“{{field}}” is computed by a formula, which was cleared. Restore the formula.',
  'formula-overwritten_summary-constant':
    '“{{label}}” of the summary is computed by a formula, but “{{value}}” was typed in. Restore the formula; correct wrong data in the data sheets.',
  'formula-overwritten_summary-emptied':
    '“{{label}}” of the summary is computed by a formula, which was cleared. Restore the formula.',
  'formula-overwritten_summary-values':
    'All formulas of the summary became values, which no longer follow the data. Restore the sheet from the template.',
  'formula-overwritten_summary-changed':
    'The summary was altered, so that the formulas in parts of it cannot be checked. Restore the sheet from the template.',
  'cell-error': 'The cell shows the error value {{value}}. Correct the formula, or enter the value again.',
  'cells-merged':
    'Cells {{range}} inside the data are merged, which hides what the other rows hold. Unmerge them and fill each row.',
  'rows-hidden':
    '{{count}} data rows are hidden or filtered out (rows {{rows}}). Show them and check that they are filled.',
  'range-too-short':
    '{{count}} data rows (rows {{rows}}) lie outside the table or its names, so that the summary leaves them out. Let a correction extend both over all rows of data.',
  'external-link':
    'Formula {{value}} points to another file and cannot be computed elsewhere. Replace it by its value, or refer to this workbook.',
  'external-link_name':
    'Name “{{name}}” points to another file ({{value}}). Delete it, or let it refer to this workbook.',
  'required-missing_empty': '“{{field}}” is empty. It is required; fill it in.',
  'required-missing_unreadable':
    'The report period “{{value}}” cannot be read. Choose one from the list, such as “2023年”, “2023年上半年” or “2023年第三季度”.',
  'required-missing_name': '“{{field}}” is empty. Fill it in, or delete the row if it is not needed.',
  'required-missing_begun': '“{{field}}” is empty. The project began in {{start}}, so it is required.',
  'required-missing_begun-amount':
    '“{{field}}” is empty. The project began in {{start}}, so it is required; enter 0 where nothing was invested yet.',
  'text-untidy': 'The text of “{{field}}” is untidy: {{reasons}}. Suggested: “{{suggested}}”.',
  'number-as-text':
    '“{{value}}” is a number stored as text, which sums leave out. Enter it as the number {{number}}.',
  'date-as-number_number':
    'The cell is shown as the date “{{shown}}” and holds the number {{number}}. Give it the General number format, so that it shows {{number}}.',
  'date-as-number_unknown':
    '“{{field}}” takes a number, but the cell is shown as the date “{{shown}}” (stored as {{number}}). Check it: replace a date by the number meant; if {{number}} is right, give the cell the General number format.',
  'number-unreadable_indicators':
    '“{{value}}” cannot be read as a number. Enter the number alone, without unit or words; enter “未公布” for a value not yet published.',
  'number-unreadable_projects':
    '“{{value}}” cannot be read as a number. Enter the number alone, without unit or words.',
  'unit-nonstandard': 'Unit “{{value}}” is not spelled as the standard has it. Write “{{expected}}”.',
  'bracket-unbalanced':
    'Bracket “{{bracket}}” in “{{field}}” has no partner. Check the original text and complete it.',
  'category-unknown_indicators': 'Category “{{value}}” is not in the plan. Choose one of: {{allowed}}.',
  'category-unknown_projects': 'Task “{{value}}” is not in the plan. Choose one of: {{allowed}}.',
  'attribute-unknown': '“{{field}}” is “{{value}}”, which is no choice. Choose one of: {{allowed}}.',
  'unit-unknown_separator':
    '“{{names}}” in “{{field}}” cannot be read, as units are not separated as usual. Change it to “{{suggested}}”.',
  'unit-unknown':
    '“{{names}}” in “{{field}}” is not in the units dictionary. Check the name; separate several units by “、”.',
  'name-duplicated_indicators':
    'Group and name are the same as in row {{first}}. Delete one of the rows, or correct the name.',
  'name-duplicated_projects':
    'Task, name and content are the same as in row {{first}}. Delete one of the rows, or correct the content.',
  'name-similar_indicators':
    'The name differs from “{{other}}” in row {{first}} by one or two characters only. Check whether they are the same indicator.',
  'name-similar_projects':
    'The name differs from “{{other}}” in row {{first}} by one or two characters only. Check whether they are the same project.',
  'sequence-broken': 'The number is “{{value}}”; in the plan it is {{expected}}. Change it to {{expected}}.',
  'target-unreadable':
    'Target “{{value}}” cannot be read as a number and is judged by self-assessment. Check its wording.',
  'target-below-baseline_up':
    'Target {{target}} is below the baseline {{baseline}}: it asks for less than was reached already. Check target and baseline against the printed plan.',
  'target-below-baseline_down':
    'Target {{target}} is above the baseline {{baseline}}: it asks for less than was reached already. Check target and baseline against the printed plan.',
  'assigned-target-missing':
    'The assigned target is empty. It is assigned from above: the coordinating unit enters its value and document; explain it if none was assigned yet.',
  'percent-out-of-range_both':
    '“{{field}}” is {{value}}, outside the plausible range {{min}} to {{max}}. Check value and unit.',
  'percent-out-of-range_min':
    '“{{field}}” is {{value}}, below the plausible minimum {{min}}. Check value and unit.',
  'percent-out-of-range_max':
    '“{{field}}” is {{value}}, above the plausible maximum {{max}}. Check value and unit.',
  'percent-as-fraction_near':
    '{{value}} looks like a percentage entered as a fraction. The unit is %; check whether {{suggested}} is meant.',
  'percent-as-fraction_progress-format':
    'The cell has a percent format, while the unit is % already, and holds {{value}}. Enter {{suggested}} and use a plain number format.',
  'percent-as-fraction_progress':
    'Progress is {{value}}, which is {{value}}%. If {{suggested}}% is meant, enter {{suggested}}; explain it if {{value}}% is right.',
  'percent-as-fraction_progress-rate':
    'Progress is {{value}}, which is {{value}}%, while the investment rate is {{rate}}%. If {{suggested}}% is meant, enter {{suggested}}; explain it if {{value}}% is right.',
  'percent-as-fraction_format':
    'The cell has a percent format, while the unit is % already. Use a plain number format; check whether {{suggested}} is meant.',
  'negative-not-allowed': '“{{field}}” is {{value}}; it cannot be negative. Check and correct it.',
  'actual-missing_binding':
    'The {{year}} actual value is empty. Binding indicators are reported every year; fill it in.',
  'actual-missing_anticipatory':
    'The {{year}} actual value is empty. Fill it in; explain it where no data exist.',
  'actual-missing_binding-part':
    'The value of this period is empty. Half-year and quarter reports give it for binding indicators (year to date for sums and compounded rates).',
  'actual-missing_anticipatory-part':
    'The value of this period is empty. Fill it in; explain it where no data exist.',
  'actual-missing_assigned-part':
    'Neither a value of this period nor a self-assessment is given. No target value was assigned yet; enter the value, or choose a self-assessment.',
  'actual-missing_assigned':
    'Neither the actual values of {{years}} nor a self-assessment are given. No target value was assigned yet; enter the values, or choose a self-assessment.',
  'actual-unpublished':
    '“{{field}}” is given as not yet published. Say when it is due, and enter it once it is published.',
  'actual-premature':
    '{{year}} is later than the report period {{period}}, so no value is due. Clear “{{value}}”, or check the report period.',
  'actual-jump_rise':
    '{{value}} is {{change}}% above the {{previous}} of the year before, more than {{percent}}%. Check it, and explain it if it is right.',
  'actual-jump_fall':
    '{{value}} is {{change}}% below the {{previous}} of the year before, more than {{percent}}%. Check it, and explain it if it is right.',
  'actual-jump_rise-from-baseline':
    '{{value}} is {{change}}% above the baseline {{previous}}, more than {{percent}}%. Check it, and explain it if it is right.',
  'actual-jump_fall-from-baseline':
    '{{value}} is {{change}}% below the baseline {{previous}}, more than {{percent}}%. Check it, and explain it if it is right.',
  'actual-regressed_up':
    '{{value}} is below the baseline {{baseline}}, worse than at the start. Check it, and explain it if it is right.',
  'actual-regressed_down':
    '{{value}} is above the baseline {{baseline}}, worse than at the start. Check it, and explain it if it is right.',
  'actual-revised_changed':
    'The {{year}} value is {{value}}; the previous workbook has {{previous}}. Reported values should stay: check it, and explain a revision.',
  'actual-revised_removed':
    'The {{year}} value is now {{value}}; the previous workbook has {{previous}}. Restore the reported value, or explain why it is withdrawn.',
  'progress-behind_progress':
    'Value {{value}} completes {{rate}}% of the target, below the time progress of {{timeProgress}}%: the binding indicator is behind. Check it, and explain it if it is right.',
  'progress-behind_final':
    'Final value {{value}} completes {{rate}}% of the target: the binding indicator misses it. Check it, and explain it if it is right.',
  'progress-behind_off-target':
    'Value {{value}} is off the target and gives no completion rate: the binding indicator counts as behind. Check it, and explain it if it is right.',
  'progress-behind_final-off-target':
    'Final value {{value}} is off the target and gives no completion rate: the binding indicator misses it. Check it, and explain it if it is right.',
  'progress-behind_by-hand':
    'The self-assessment is “{{value}}”: the binding indicator counts as behind. Check it, and explain it if it is right.',
  'conclusion-missing':
    'Target “{{target}}” is not judged by numbers and needs a conclusion at the end of {{year}}. Choose a self-assessment.',
  'years-unreadable': 'Years “{{value}}” cannot be read. Write them as “2021” or “2021-2025”.',
  'years-reversed':
    'The last year {{end}} is before the first year {{start}}. Check whether {{suggested}} is meant.',
  'years-outside-period_early':
    'Years {{value}} begin before the plan’s first year {{planStart}}. Check them, and explain them if they are right.',
  'years-outside-period_late':
    'Years {{value}} end after the plan’s last year {{planEnd}}. Check them, and explain them if they are right.',
  'years-outside-period_both':
    'Years {{value}} exceed the plan period {{planStart}}-{{planEnd}} at both ends. Check them, and explain them if they are right.',
  'years-against-content':
    'The content speaks of work in {{years}}, while the years are {{start}}-{{end}}. Check whether they agree.',
  'amount-unreadable_unreadable':
    'Amount “{{value}}” cannot be read. Enter a number in 10,000 yuan, or “/” where none is listed.',
  'amount-unreadable_empty':
    'The amount is empty. Enter a number in 10,000 yuan, or “/” where none is listed.',
  'amount-unlisted':
    'The amount is “{{value}}”: the plan lists none, and totals leave the project out. Check whether it can be added.',
  'amount-outlier_large':
    '“{{field}}” is {{value}}, at least {{factor}} times the planned {{planned}}. Check that it is in units of 10,000 yuan.',
  'amount-outlier_small':
    'The project is finished, and “{{field}}” is {{value}}, only 1/{{factor}} of the planned {{planned}} or less. Check that it is in units of 10,000 yuan.',
  'cooperating-missing': 'The cooperating units are empty. Add them, or enter “/” where there are none.',
  'cooperating-is-lead':
    '“{{names}}” is named both as lead and as cooperating unit; one unit should not be both. Keep one of the two, or explain it if it is right.',
  'invested-over-plan':
    'The total invested, {{value}}, is {{share}}% of the planned {{planned}}, more than {{percent}}%. Check it, and explain it if it is right.',
  'invested-year-over-total':
    'This year’s investment {{value}} is above the total invested {{total}}, which should include it. Correct the figure that is wrong.',
  'invested-decreased':
    'The total invested, {{value}}, is below the {{previous}} of the previous workbook; a total does not fall. Check and correct it.',
  'status-against-progress_spent':
    'The status is “{{value}}”, yet {{invested}} (10,000 yuan) were invested; a project that has not begun has no investment. Correct the entry that is wrong.',
  'status-against-progress_unfinished':
    'The status is “{{value}}”, yet physical progress is only {{progress}}%; a finished project has 100%. Correct the entry that is wrong.',
  'status-against-progress_late-start':
    'The project was to begin in {{start}}; its status is still “{{value}}”. Check it and give the reason.',
  'status-against-progress_overdue':
    'The project was to end by {{end}}; its status is “{{value}}”. Check it and give the reason.',
  'count-mismatch_indicators':
    'There are {{actual}} indicators; the plan has {{expected}}. Look for missing or extra rows.',
  'count-mismatch_binding':
    'There are {{actual}} binding indicators; the plan has {{expected}}. Check the attribute column, and look for missing or extra rows.',
  'count-mismatch_anticipatory':
    'There are {{actual}} anticipatory indicators; the plan has {{expected}}. Check the attribute column, and look for missing or extra rows.',
  'count-mismatch_projects':
    'There are {{actual}} projects without the new ones; the plan has {{expected}}. Look for missing, extra or unmarked new rows.',
  'count-mismatch_task':
    '“{{name}}” has {{actual}} projects without the new ones; the plan has {{expected}}. Check the rows of this task.',
  'total-mismatch_total':
    'Amounts without new projects add up to {{actual}} (10,000 yuan); the plan declares {{expected}}, a difference of {{difference}}. Check the amounts.',
  'total-mismatch_total-yi':
    'Amounts without new projects add up to {{actual}} (100 million yuan); the text of the plan declares {{expected}}, a difference of {{difference}}. Check the amounts.',
  'total-mismatch_task':
    'Amounts of “{{name}}” without new projects add up to {{actual}} (10,000 yuan); the plan declares {{expected}}, a difference of {{difference}}. Check the rows of this task.',
  'lead-unit-mismatch':
    'Lead units “{{value}}” do not include this unit, “{{unit}}”. Check whether this unit is to report the row.',
  'total-row_total': 'Row {{row}}, “{{value}}”, is taken for a total row and not counted.',
  'total-row_note': 'Row {{row}}, “{{value}}”, is taken for a note and not counted.',
  'total-row_total-covered':
    'Row {{row}}, “{{value}}”, is taken for a total row and not counted. But it stands among the rows of data, so that formulas of the summary sheet still count it: move it below all of them, or delete it.',
  'total-row_note-covered':
    'Row {{row}}, “{{value}}”, is taken for a note and not counted. But it stands among the rows of data, so that formulas of the summary sheet still count it: move it below all of them, or delete it.',
  'total-row_added':
    'Row {{row}}, “{{value}}”, is marked as added but taken for a total row and not counted. If it is a new project, fill in its content, years and lead unit; else empty its kind of change.',
  'custom-rule-failed_too-long':
    'Custom rule “{{rule}}” was not run: its expression is longer than {{detail}} characters. Shorten it, or split it into several rules.',
  'custom-rule-failed_too-complex':
    'Custom rule “{{rule}}” was not run: its expression is too complex (line {{line}}, character {{column}}). Split it into several rules.',
  'custom-rule-failed_syntax':
    'Custom rule “{{rule}}” was not run: syntax error at line {{line}}, character {{column}} ({{detail}}). Check brackets, quotes and operators.',
  'custom-rule-failed_unknown-name':
    'Custom rule “{{rule}}” was not run: unknown name at line {{line}}, character {{column}} ({{detail}}). Use row, indicators, projects, period or plan.',
  'custom-rule-failed_unknown-field':
    'Custom rule “{{rule}}” was not run: there is no column “{{detail}}” (line {{line}}, character {{column}}). Write the column as its header does.',
  'custom-rule-failed_unknown-function':
    'Custom rule “{{rule}}” was not run: function {{detail}} does not exist or takes other arguments (line {{line}}, character {{column}}). See the functions in the rule reference.',
  'custom-rule-failed_name-taken':
    'Custom rule “{{rule}}” was not run: the variable name “{{detail}}” has a meaning already (line {{line}}, character {{column}}). Choose another.',
  'custom-rule-failed_unsupported':
    'Custom rule “{{rule}}” was not run: this is not supported at line {{line}}, character {{column}} ({{detail}}). Use what the rule reference lists.',
  'custom-rule-failed_wrong-type':
    'Custom rule “{{rule}}” was not run: wrong type at line {{line}}, character {{column}} ({{detail}}). Only number columns can be computed with and ordered; put texts in quotes.',
  'custom-rule-failed_not-boolean':
    'Custom rule “{{rule}}” was not run: its result is not yes or no ({{detail}}). Write a condition, such as a <= b.',
  'custom-rule-failed_code-taken':
    'Custom rule “{{rule}}” was not run: a built-in rule has this code. Choose another code.',
  'custom-rule-failed_too-many-rules':
    'Custom rule “{{rule}}” was not run: at most {{detail}} custom rules are allowed. Delete rules that are not used.',
  'custom-rule-failed_too-costly':
    'Custom rule “{{rule}}” was not run: on this workbook it needs about {{detail}} steps, more than allowed. Go through a whole table for each row less often.',
  'custom-rule-failed_evaluation':
    'Custom rule “{{rule}}” cannot be computed on some rows ({{detail}}). Check the expression and the data of these rows.'
}

/** Words that sentences about findings put together, in English. */
export const words = {
  empty: '(empty)',
  listSeparator: ', ',
  clauseSeparator: '; ',
  unknownRule: 'Rule “{{code}}” is not met. Check it.',
  reason: {
    'edge-blank': 'blanks at the edges',
    invisible: 'invisible characters or extra blanks',
    'line-break': 'a line break inside',
    'full-width': 'full-width digits, letters or signs',
    control: 'control characters'
  }
}
