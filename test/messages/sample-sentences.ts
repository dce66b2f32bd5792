import type { Language } from '../../src/messages'
import type { Finding } from '../../src/domain/rules/finding'

/** A finding as far as its sentence needs it, and the sentence in each language. */
export interface SampleSentence extends Readonly<Record<Language, string>> {
  readonly finding: readonly [
    code: string,
    table: Finding['table'],
    field: string,
    value: string,
    params: Finding['params']
  ]
}

/** Every sentence about findings, once. */
export const sampleSentences: readonly SampleSentence[] = [
  {
    finding: ['sheet-missing', undefined, '', '', { sheet: '项目表' }],
    'zh-CN': '缺少工作表“项目表”。请从原模板恢复该工作表，或在新模板中重新填报。',
    'en-US': 'Sheet “项目表” is missing. Restore it from the original template, or fill in a new template.'
  },
  {
    finding: ['column-missing', 'projects', 'years', '', { header: '实施年限' }],
    'zh-CN': '缺少“实施年限”列。请撤销删除，或从原模板恢复该列。',
    'en-US': 'Column “实施年限” is missing. Undo the deletion, or restore it from the template.'
  },
  {
    finding: ['column-duplicated', 'projects', 'years', '实施年限', { header: '实施年限' }],
    'zh-CN': '“实施年限”列出现多次，只读取其中一列。请删除多余的列，或改用其他表头。',
    'en-US':
      'Column “实施年限” appears more than once and only one is read. Delete the extra column, or rename its header.'
  },
  {
    finding: [
      'template-outdated',
      undefined,
      '',
      'x',
      { what: 'plan', actual: 'a-14fyp', expected: 'b-14fyp' }
    ],
    'zh-CN': '本工作簿属于规划“a-14fyp”，当前审核依据的规划是“b-14fyp”。请确认文件是否正确。',
    'en-US':
      'The workbook belongs to plan “a-14fyp”; it is checked against plan “b-14fyp”. Check that it is the right file.'
  },
  {
    finding: ['template-outdated', undefined, '', 'x', { what: 'plan-version' }],
    'zh-CN': '本工作簿生成后规划数据已有更新。请核对规划内容，必要时换用新模板。',
    'en-US':
      'The plan data changed after the workbook was made. Check the plan content; use a new template if needed.'
  },
  {
    finding: ['template-outdated', undefined, '', '1', { what: 'template', actual: 1, expected: 2 }],
    'zh-CN': '本工作簿的模板版本为 1，当前版本为 2。请换用新模板，或说明沿用原因。',
    'en-US':
      'The workbook was made from template version 1; the current one is 2. Use the new template, or explain why not.'
  },
  {
    finding: ['row-removed', 'indicators', '', '', { name: '优良天数比例', no: 3 }],
    'zh-CN': '缺少规划指标“优良天数比例”（序号 3）。请恢复该行。',
    'en-US': 'Indicator “优良天数比例” (no. 3) of the plan is missing. Restore the row.'
  },
  {
    finding: ['row-removed', 'projects', '', '', { name: '河道\n清淤', no: 12 }],
    'zh-CN':
      '缺少规划项目“河道 清淤”（序号 12）。请恢复该行；项目确已取消的，请保留该行并将“调整类型”选为“取消”。',
    'en-US':
      'Project “河道 清淤” (no. 12) of the plan is missing. Restore the row; if the project was cancelled, keep the row and set its adjustment to “取消”.'
  },
  {
    finding: ['row-duplicated', 'projects', 'name', '河道清淤', { first: 7 }],
    'zh-CN': '该行与第 7 行编码相同，是同一行的重复。请删除多余的一行。',
    'en-US': 'The row has the same key as row 7. Delete one of the two.'
  },
  {
    finding: ['row-scrambled', 'projects', 'name', '河道清淤', { count: 3, rows: ['5-6', '8'] }],
    'zh-CN':
      '3 行（第 5-6、8 行）的规划内容属于其他编码，多因排序、剪切时未带上隐藏的“编码”列。请改正编码；或撤销排序、剪切，恢复原来的行。',
    'en-US':
      '3 rows (5-6, 8) show what the plan has under other keys: they were probably sorted or cut without the hidden key column (编码). Correct the keys, or undo the sorting so that the rows stand as before.'
  },
  {
    finding: ['row-added', 'indicators', 'name', '新指标', {}],
    'zh-CN': '该行不在规划指标之内。请删除该行；确需增加指标的，请联系汇总单位。',
    'en-US': 'The row is no indicator of the plan. Delete it; to add an indicator, ask the coordinating unit.'
  },
  {
    finding: ['row-added', 'projects', 'name', '新项目', {}],
    'zh-CN':
      '该行不在规划项目之内，也未标注新增。确属新增项目的，请将“调整类型”选为“新增”并填写核实说明；否则请删除该行。',
    'en-US':
      'The row is no project of the plan and is not marked as new. Set its adjustment to “新增” and explain it, or delete the row.'
  },
  {
    finding: ['adjustment-unexplained', 'projects', 'explanation', '', { adjustment: '取消' }],
    'zh-CN': '“调整类型”为“取消”，但核实说明未填写。请说明调整的依据和原因。',
    'en-US': 'The adjustment is “取消”, but the explanation is empty. Give the grounds for it.'
  },
  {
    finding: ['plan-cell-changed', 'indicators', 'target', '85', { expected: '84', reason: 'changed' }],
    'zh-CN': '“规划目标”为“85”，规划原文为“84”。请恢复规划原文。',
    'en-US': '“plan target” is “85”; the plan says “84”. Restore the text of the plan.'
  },
  {
    finding: ['plan-cell-changed', 'indicators', 'name', '', { expected: '优良天数比例', reason: 'emptied' }],
    'zh-CN': '“指标名称”被清空，规划原文为“优良天数比例”。请恢复规划原文。',
    'en-US': '“indicator name” was emptied; the plan says “优良天数比例”. Restore the text of the plan.'
  },
  {
    finding: ['plan-cell-changed', 'indicators', 'group', '水', { expected: '', reason: 'filled' }],
    'zh-CN': '“指标组”为“水”，规划原文此处为空。请恢复为空。',
    'en-US': '“indicator group” is “水”; the plan has nothing here. Empty the cell.'
  },
  {
    finding: ['plan-cell-changed', 'projects', 'amount', '1200', { expected: '1000', reason: 'changed' }],
    'zh-CN':
      '“投资额（万元）”为“1200”，规划原文为“1000”。请恢复规划原文；项目确有调整的，请将“调整类型”选为“调整”并填写核实说明。',
    'en-US':
      '“amount (10,000 yuan)” is “1200”; the plan says “1000”. Restore the text of the plan; if the project was adjusted, set its adjustment to “调整” and explain it.'
  },
  {
    finding: [
      'plan-cell-changed',
      'projects',
      'cooperatingUnits',
      '县水利局',
      { expected: '', reason: 'filled' }
    ],
    'zh-CN':
      '“配合部门”为“县水利局”，规划原文此处为空。请恢复为空；项目确有调整的，请将“调整类型”选为“调整”并填写核实说明。',
    'en-US':
      '“cooperating units” is “县水利局”; the plan has nothing here. Empty the cell; if the project was adjusted, set its adjustment to “调整” and explain it.'
  },
  {
    finding: ['formula-overwritten', 'indicators', 'rate', '0.5', { reason: 'constant' }],
    'zh-CN': '“目标完成率”应由公式自动计算，现为直接填入的“0.5”。请恢复公式。',
    'en-US': '“completion rate” is computed by a formula, but “0.5” was typed in. Restore the formula.'
  },
  {
    finding: ['formula-overwritten', 'projects', 'investedRate', '', { reason: 'emptied' }],
    'zh-CN': '“投资完成率”应由公式自动计算，公式已被清除。请恢复公式。',
    'en-US': '“investment rate” is computed by a formula, which was cleared. Restore the formula.'
  },
  {
    finding: [
      'formula-overwritten',
      undefined,
      '',
      '999999',
      { label: '规划总投资（万元）', reason: 'summary-constant' }
    ],
    'zh-CN':
      '汇总表“规划总投资（万元）”应由公式自动计算，现为直接填入的“999999”。请恢复公式；数据有误的，请改指标表、项目表。',
    'en-US':
      '“规划总投资（万元）” of the summary is computed by a formula, but “999999” was typed in. Restore the formula; correct wrong data in the data sheets.'
  },
  {
    finding: [
      'formula-overwritten',
      undefined,
      '',
      '',
      { label: '青龙街道 · 占比', reason: 'summary-emptied' }
    ],
    'zh-CN': '汇总表“青龙街道 · 占比”应由公式自动计算，公式已被清除。请恢复公式。',
    'en-US':
      '“青龙街道 · 占比” of the summary is computed by a formula, which was cleared. Restore the formula.'
  },
  {
    finding: ['formula-overwritten', undefined, '', '', { reason: 'summary-values' }],
    'zh-CN': '汇总表的公式全部变成了数值，不再随数据更新。请从原模板恢复汇总表。',
    'en-US':
      'All formulas of the summary became values, which no longer follow the data. Restore the sheet from the template.'
  },
  {
    finding: ['formula-overwritten', undefined, '', '', { reason: 'summary-changed' }],
    'zh-CN': '汇总表的结构已被改动，部分区域无法核对公式。请从原模板恢复汇总表。',
    'en-US':
      'The summary was altered, so that the formulas in parts of it cannot be checked. Restore the sheet from the template.'
  },
  {
    finding: ['cell-error', 'projects', 'amount', '#REF!', {}],
    'zh-CN': '单元格显示错误值 #REF!。请改正公式，或重新填写。',
    'en-US': 'The cell shows the error value #REF!. Correct the formula, or enter the value again.'
  },
  {
    finding: ['cells-merged', 'projects', '', 'D5:D6', { range: 'D5:D6' }],
    'zh-CN': '数据区内有合并单元格 D5:D6，合并会遮住下方各行的内容。请取消合并，逐行填写。',
    'en-US':
      'Cells D5:D6 inside the data are merged, which hides what the other rows hold. Unmerge them and fill each row.'
  },
  {
    finding: ['rows-hidden', 'projects', '', '', { count: 3, rows: ['5-6', '8'] }],
    'zh-CN': '有 3 行数据被隐藏或筛选掉（第 5-6、8 行）。请全部显示，确认这些行已经填报。',
    'en-US': '3 data rows are hidden or filtered out (rows 5-6, 8). Show them and check that they are filled.'
  },
  {
    finding: ['range-too-short', 'projects', '', '', { count: 19, rows: ['61-79'] }],
    'zh-CN':
      '有 19 行数据（第 61-79 行）不在表格或名称的范围内，汇总表没有算进这些行。请用“修正”把范围延伸到全部数据行。',
    'en-US':
      '19 data rows (rows 61-79) lie outside the table or its names, so that the summary leaves them out. Let a correction extend both over all rows of data.'
  },
  {
    finding: ['external-link', 'projects', '', '=[1]上年!A1', {}],
    'zh-CN': '公式 =[1]上年!A1 引用了其他文件，换一台电脑就无法计算。请改为数值，或引用本工作簿的单元格。',
    'en-US':
      'Formula =[1]上年!A1 points to another file and cannot be computed elsewhere. Replace it by its value, or refer to this workbook.'
  },
  {
    finding: ['external-link', undefined, '', '[1]上年!$A$1', { what: 'name', name: '上年' }],
    'zh-CN': '名称“上年”引用了其他文件（[1]上年!$A$1）。请删除该名称，或改为引用本工作簿。',
    'en-US': 'Name “上年” points to another file ([1]上年!$A$1). Delete it, or let it refer to this workbook.'
  },
  {
    finding: ['required-missing', undefined, 'phone', '', { reason: 'empty' }],
    'zh-CN': '“联系电话”未填写。该项为必填项，请填写。',
    'en-US': '“phone” is empty. It is required; fill it in.'
  },
  {
    finding: ['required-missing', undefined, 'period', '第五年', { reason: 'unreadable' }],
    'zh-CN': '报告期“第五年”无法识别。请从列表中选择，例如“2023年”“2023年上半年”“2023年第三季度”。',
    'en-US':
      'The report period “第五年” cannot be read. Choose one from the list, such as “2023年”, “2023年上半年” or “2023年第三季度”.'
  },
  {
    finding: ['required-missing', 'projects', 'name', '', { reason: 'name' }],
    'zh-CN': '“项目名称”未填写。请填写名称；该行无用的，请删除。',
    'en-US': '“project name” is empty. Fill it in, or delete the row if it is not needed.'
  },
  {
    finding: ['required-missing', 'projects', 'physicalProgress', '', { reason: 'begun', start: 2021 }],
    'zh-CN': '“形象进度（%）”未填写。该项目自2021年起实施，须填报此项。',
    'en-US': '“physical progress (%)” is empty. The project began in 2021, so it is required.'
  },
  {
    finding: ['required-missing', 'projects', 'investedTotal', '', { reason: 'begun-amount', start: 2021 }],
    'zh-CN': '“累计完成投资（万元）”未填写。该项目自2021年起实施，须填报此项；尚未投资的请填 0。',
    'en-US':
      '“invested in total (10,000 yuan)” is empty. The project began in 2021, so it is required; enter 0 where nothing was invested yet.'
  },
  {
    finding: [
      'text-untidy',
      'projects',
      'name',
      '河道\n清淤 ',
      { reasons: ['edge-blank', 'line-break'], suggested: '河道清淤' }
    ],
    'zh-CN': '“项目名称”文字不规范：首尾有空格或空行；中间换行。建议改为“河道清淤”。',
    'en-US':
      'The text of “project name” is untidy: blanks at the edges; a line break inside. Suggested: “河道清淤”.'
  },
  {
    finding: [
      'text-untidy',
      'projects',
      'name',
      '５km\u0007​',
      { reasons: ['invisible', 'full-width', 'control'], suggested: '5km' }
    ],
    'zh-CN':
      '“项目名称”文字不规范：含不可见字符或多余空格；含全角数字、字母或符号；含控制字符。建议改为“5km”。',
    'en-US':
      'The text of “project name” is untidy: invisible characters or extra blanks; full-width digits, letters or signs; control characters. Suggested: “5km”.'
  },
  {
    finding: ['number-as-text', 'indicators', 'actual2022', '82.5%', { number: '82.5' }],
    'zh-CN': '“82.5%”是以文本存储的数字，求和时会被漏掉。请改为数值 82.5。',
    'en-US': '“82.5%” is a number stored as text, which sums leave out. Enter it as the number 82.5.'
  },
  {
    finding: ['number-unreadable', 'indicators', 'actual2022', '约82', {}],
    'zh-CN': '“约82”无法识别为数字。请只填数值，不带单位和文字；数据尚未公布的，请填“未公布”。',
    'en-US':
      '“约82” cannot be read as a number. Enter the number alone, without unit or words; enter “未公布” for a value not yet published.'
  },
  {
    finding: ['number-unreadable', 'projects', 'investedTotal', '约82', {}],
    'zh-CN': '“约82”无法识别为数字。请只填数值，不带单位和文字。',
    'en-US': '“约82” cannot be read as a number. Enter the number alone, without unit or words.'
  },
  {
    finding: ['unit-nonstandard', 'indicators', 'unit', 'ug/m3', { expected: 'μg/m³' }],
    'zh-CN': '计量单位“ug/m3”书写不规范，标准写法为“μg/m³”。请改正。',
    'en-US': 'Unit “ug/m3” is not spelled as the standard has it. Write “μg/m³”.'
  },
  {
    finding: ['bracket-unbalanced', 'projects', 'leadUnits', '县发改委（甲公司', { bracket: '（' }],
    'zh-CN': '“责任主体”中的括号“（”没有配对。请核对原文并补全。',
    'en-US': 'Bracket “（” in “lead units” has no partner. Check the original text and complete it.'
  },
  {
    finding: ['category-unknown', 'indicators', 'category', '生态', { allowed: ['环境质量', '绿色低碳'] }],
    'zh-CN': '类别“生态”不在规划之内。请选择：环境质量；绿色低碳。',
    'en-US': 'Category “生态” is not in the plan. Choose one of: 环境质量; 绿色低碳.'
  },
  {
    finding: ['category-unknown', 'projects', 'task', '', { allowed: ['一、治水', '二、治气'] }],
    'zh-CN': '重点任务“（空）”不在规划之内。请选择：一、治水；二、治气。',
    'en-US': 'Task “(empty)” is not in the plan. Choose one of: 一、治水; 二、治气.'
  },
  {
    finding: [
      'attribute-unknown',
      'projects',
      'status',
      '已完工',
      { allowed: ['未开工', '在建', '完工', '暂停', '终止'] }
    ],
    'zh-CN': '“项目状态”为“已完工”，不是可选项。请选择：未开工；在建；完工；暂停；终止。',
    'en-US':
      '“project status” is “已完工”, which is no choice. Choose one of: 未开工; 在建; 完工; 暂停; 终止.'
  },
  {
    finding: ['unit-unknown', 'projects', 'leadUnits', '城关镇、某公司', { names: ['某公司'] }],
    'zh-CN': '“责任主体”中的“某公司”不在单位名录之内。请核对单位名称；多个单位之间用“、”分隔。',
    'en-US':
      '“某公司” in “lead units” is not in the units dictionary. Check the name; separate several units by “、”.'
  },
  {
    finding: [
      'unit-unknown',
      'projects',
      'leadUnits',
      '城关镇/县水利局',
      { reason: 'separator', names: ['城关镇/县水利局'], suggested: '城关镇、县水利局' }
    ],
    'zh-CN': '“责任主体”中各单位之间的分隔符不规范，“城关镇/县水利局”无法识别。请改为“城关镇、县水利局”。',
    'en-US':
      '“城关镇/县水利局” in “lead units” cannot be read, as units are not separated as usual. Change it to “城关镇、县水利局”.'
  },
  {
    finding: ['name-duplicated', 'indicators', 'name', '氨氮', { first: 5 }],
    'zh-CN': '与第 5 行的指标组和名称相同。请删除重复的一行，或改正名称。',
    'en-US': 'Group and name are the same as in row 5. Delete one of the rows, or correct the name.'
  },
  {
    finding: ['name-duplicated', 'projects', 'name', '清淤', { first: 5 }],
    'zh-CN': '与第 5 行的重点任务、名称和主要内容都相同。请删除重复的一行，或改正内容。',
    'en-US':
      'Task, name and content are the same as in row 5. Delete one of the rows, or correct the content.'
  },
  {
    finding: ['name-similar', 'indicators', 'name', '公众满意度', { other: '公众的满意度', first: 5 }],
    'zh-CN': '与第 5 行“公众的满意度”仅差一两个字。请核实是否为同一指标。',
    'en-US':
      'The name differs from “公众的满意度” in row 5 by one or two characters only. Check whether they are the same indicator.'
  },
  {
    finding: ['name-similar', 'projects', 'name', '空气自动站点建设', { other: '空气自动站建设', first: 38 }],
    'zh-CN': '与第 38 行“空气自动站建设”仅差一两个字。请核实是否为同一项目。',
    'en-US':
      'The name differs from “空气自动站建设” in row 38 by one or two characters only. Check whether they are the same project.'
  },
  {
    finding: ['sequence-broken', 'projects', 'no', '9', { expected: 8 }],
    'zh-CN': '序号为“9”，规划中的序号是 8。请改为 8。',
    'en-US': 'The number is “9”; in the plan it is 8. Change it to 8.'
  },
  {
    finding: ['target-unreadable', 'indicators', 'target', '明显改善', {}],
    'zh-CN': '规划目标“明显改善”无法识别为数值目标，将按自评认定。请核实表述。',
    'en-US':
      'Target “明显改善” cannot be read as a number and is judged by self-assessment. Check its wording.'
  },
  {
    finding: [
      'target-below-baseline',
      'indicators',
      'target',
      '≥98',
      { target: '98', baseline: '98.1', reason: 'up' }
    ],
    'zh-CN': '目标值 98 低于基期值 98.1，要求低于已有水平。请对照规划原文核实目标和基期值。',
    'en-US':
      'Target 98 is below the baseline 98.1: it asks for less than was reached already. Check target and baseline against the printed plan.'
  },
  {
    finding: [
      'target-below-baseline',
      'indicators',
      'target',
      '37',
      { target: '37', baseline: '36', reason: 'down' }
    ],
    'zh-CN': '目标值 37 高于基期值 36，要求低于已有水平。请对照规划原文核实目标和基期值。',
    'en-US':
      'Target 37 is above the baseline 36: it asks for less than was reached already. Check target and baseline against the printed plan.'
  },
  {
    finding: ['assigned-target-missing', 'indicators', 'assignedTarget', '', {}],
    'zh-CN':
      '下达目标值未填写。该指标的目标由上级下达，请汇总单位填写下达的数值和文号；尚未下达的，请填写核实说明。',
    'en-US':
      'The assigned target is empty. It is assigned from above: the coordinating unit enters its value and document; explain it if none was assigned yet.'
  },
  {
    finding: [
      'percent-out-of-range',
      'indicators',
      'actual2022',
      '120',
      { min: '0', max: '100', reason: 'both' }
    ],
    'zh-CN': '“2022年实际值”为 120，超出合理范围 0—100。请核对数值和单位。',
    'en-US': '“2022 actual value” is 120, outside the plausible range 0 to 100. Check value and unit.'
  },
  {
    finding: [
      'percent-out-of-range',
      'indicators',
      'actual2022',
      '-2',
      { min: '-1', max: '', reason: 'min' }
    ],
    'zh-CN': '“2022年实际值”为 -2，低于合理下限 -1。请核对数值和单位。',
    'en-US': '“2022 actual value” is -2, below the plausible minimum -1. Check value and unit.'
  },
  {
    finding: [
      'percent-out-of-range',
      'indicators',
      'actual2022',
      '12',
      { min: '', max: '10', reason: 'max' }
    ],
    'zh-CN': '“2022年实际值”为 12，高于合理上限 10。请核对数值和单位。',
    'en-US': '“2022 actual value” is 12, above the plausible maximum 10. Check value and unit.'
  },
  {
    finding: [
      'percent-as-fraction',
      'projects',
      'physicalProgress',
      '0.6',
      { suggested: '60', reason: 'progress-format' }
    ],
    'zh-CN': '该单元格设成了百分数格式，本列单位已经是 %，存的是 0.6。应填 60，并改用常规数字格式。',
    'en-US':
      'The cell has a percent format, while the unit is % already, and holds 0.6. Enter 60 and use a plain number format.'
  },
  {
    finding: [
      'percent-as-fraction',
      'projects',
      'physicalProgress',
      '1',
      { suggested: '100', reason: 'progress' }
    ],
    'zh-CN': '形象进度填为 1，即 1%。如果实际是 100%，请改为 100；确为 1% 的，请填写核实说明。',
    'en-US': 'Progress is 1, which is 1%. If 100% is meant, enter 100; explain it if 1% is right.'
  },
  {
    finding: [
      'percent-as-fraction',
      'projects',
      'physicalProgress',
      '0.6',
      { suggested: '60', rate: '58.3', reason: 'progress-rate' }
    ],
    'zh-CN':
      '形象进度填为 0.6，即 0.6%，而投资完成率为 58.3%。如果实际是 60%，请改为 60；确为 0.6% 的，请填写核实说明。',
    'en-US':
      'Progress is 0.6, which is 0.6%, while the investment rate is 58.3%. If 60% is meant, enter 60; explain it if 0.6% is right.'
  },
  {
    finding: [
      'date-as-number',
      'projects',
      'physicalProgress',
      '60',
      { shown: '1900-02-29', number: '60', reason: 'number' }
    ],
    'zh-CN': '该单元格显示为日期“1900-02-29”，存的是数字 60。请把单元格格式改为常规，显示 60。',
    'en-US':
      'The cell is shown as the date “1900-02-29” and holds the number 60. Give it the General number format, so that it shows 60.'
  },
  {
    finding: [
      'date-as-number',
      'indicators',
      'actual2023',
      '45050',
      { shown: '2023-05-04', number: '45050', reason: 'unknown' }
    ],
    'zh-CN':
      '“2023年实际值”应填数字，现显示为日期“2023-05-04”（存为 45050）。请核实：误填日期的，改填数字；确为 45050 的，把单元格格式改为常规。',
    'en-US':
      '“2023 actual value” takes a number, but the cell is shown as the date “2023-05-04” (stored as 45050). Check it: replace a date by the number meant; if 45050 is right, give the cell the General number format.'
  },
  {
    finding: ['percent-as-fraction', 'indicators', 'actual2022', '0.83', { suggested: '83', reason: 'near' }],
    'zh-CN': '0.83 疑似把百分数填成了小数。单位为 %，请核实是否应填 83。',
    'en-US': '0.83 looks like a percentage entered as a fraction. The unit is %; check whether 83 is meant.'
  },
  {
    finding: [
      'percent-as-fraction',
      'indicators',
      'actual2022',
      '0.83',
      { suggested: '83', reason: 'format' }
    ],
    'zh-CN': '该单元格设成了百分数格式，而单位已经是 %。请改用常规数字格式，并核实是否应填 83。',
    'en-US':
      'The cell has a percent format, while the unit is % already. Use a plain number format; check whether 83 is meant.'
  },
  {
    finding: ['negative-not-allowed', 'projects', 'investedTotal', '-5', {}],
    'zh-CN': '“累计完成投资（万元）”为 -5，不应为负数。请核对后改正。',
    'en-US': '“invested in total (10,000 yuan)” is -5; it cannot be negative. Check and correct it.'
  },
  {
    finding: ['actual-missing', 'indicators', 'current', '', { reason: 'binding-part' }],
    'zh-CN': '本期值未填写。半年报、季报须填写约束性指标的本期值（累计类指标填年初至本期累计）。',
    'en-US':
      'The value of this period is empty. Half-year and quarter reports give it for binding indicators (year to date for sums and compounded rates).'
  },
  {
    finding: ['actual-missing', 'indicators', 'current', '', { reason: 'anticipatory-part' }],
    'zh-CN': '本期值未填写。半年报、季报请填写本期值；确无数据的，请填写核实说明。',
    'en-US': 'The value of this period is empty. Fill it in; explain it where no data exist.'
  },
  {
    finding: ['actual-missing', 'indicators', 'selfAssessment', '', { reason: 'assigned-part' }],
    'zh-CN': '本期值和自评均未填写。该指标的目标值尚未下达，请填写本期值，或选择“完成情况（自评）”。',
    'en-US':
      'Neither a value of this period nor a self-assessment is given. No target value was assigned yet; enter the value, or choose a self-assessment.'
  },
  {
    finding: ['actual-missing', 'indicators', 'actual2023', '', { reason: 'binding', year: 2023 }],
    'zh-CN': '2023年实际值未填写。约束性指标须逐年填报。',
    'en-US': 'The 2023 actual value is empty. Binding indicators are reported every year; fill it in.'
  },
  {
    finding: ['actual-missing', 'indicators', 'actual2023', '', { reason: 'anticipatory', year: 2023 }],
    'zh-CN': '2023年实际值未填写。预期性指标请逐年填报；确无数据的，请填写核实说明。',
    'en-US': 'The 2023 actual value is empty. Fill it in; explain it where no data exist.'
  },
  {
    finding: [
      'actual-missing',
      'indicators',
      'selfAssessment',
      '',
      { reason: 'assigned', years: ['2021', '2022'] }
    ],
    'zh-CN':
      '2021、2022年实际值和自评均未填写。该指标的目标值尚未下达，请填写实际值，或选择“完成情况（自评）”。',
    'en-US':
      'Neither the actual values of 2021, 2022 nor a self-assessment are given. No target value was assigned yet; enter the values, or choose a self-assessment.'
  },
  {
    finding: ['actual-unpublished', 'indicators', 'actual2023', '未公布', {}],
    'zh-CN': '“2023年实际值”填为“未公布”。请说明预计公布的时间，数据公布后补报。',
    'en-US':
      '“2023 actual value” is given as not yet published. Say when it is due, and enter it once it is published.'
  },
  {
    finding: ['actual-premature', 'indicators', 'actual2024', '84', { year: 2024, period: '2023年上半年' }],
    'zh-CN': '2024年晚于报告期2023年上半年，此时不应有实际值。请清除“84”，或核对报告期。',
    'en-US':
      '2024 is later than the report period First half of 2023, so no value is due. Clear “84”, or check the report period.'
  },
  {
    finding: [
      'actual-jump',
      'indicators',
      'actual2022',
      '110',
      { previous: '80', change: '37.5', percent: 30, reason: 'rise' }
    ],
    'zh-CN': '110 比上一年的 80 上升 37.5%，超过 30%。请核实，属实请填写核实说明。',
    'en-US':
      '110 is 37.5% above the 80 of the year before, more than 30%. Check it, and explain it if it is right.'
  },
  {
    finding: [
      'actual-jump',
      'indicators',
      'actual2022',
      '50',
      { previous: '80', change: '37.5', percent: 30, reason: 'fall' }
    ],
    'zh-CN': '50 比上一年的 80 下降 37.5%，超过 30%。请核实，属实请填写核实说明。',
    'en-US':
      '50 is 37.5% below the 80 of the year before, more than 30%. Check it, and explain it if it is right.'
  },
  {
    finding: [
      'actual-jump',
      'indicators',
      'actual2021',
      '110',
      { previous: '80', change: '37.5', percent: 30, reason: 'rise-from-baseline' }
    ],
    'zh-CN': '110 比基期值 80 上升 37.5%，超过 30%。请核实，属实请填写核实说明。',
    'en-US': '110 is 37.5% above the baseline 80, more than 30%. Check it, and explain it if it is right.'
  },
  {
    finding: [
      'actual-jump',
      'indicators',
      'actual2021',
      '50',
      { previous: '80', change: '37.5', percent: 30, reason: 'fall-from-baseline' }
    ],
    'zh-CN': '50 比基期值 80 下降 37.5%，超过 30%。请核实，属实请填写核实说明。',
    'en-US': '50 is 37.5% below the baseline 80, more than 30%. Check it, and explain it if it is right.'
  },
  {
    finding: ['actual-regressed', 'indicators', 'actual2022', '81', { baseline: '82', reason: 'up' }],
    'zh-CN': '81 低于基期值 82，比基期倒退。请核实，属实请填写核实说明。',
    'en-US': '81 is below the baseline 82, worse than at the start. Check it, and explain it if it is right.'
  },
  {
    finding: ['actual-regressed', 'indicators', 'actual2022', '37', { baseline: '36', reason: 'down' }],
    'zh-CN': '37 高于基期值 36，比基期倒退。请核实，属实请填写核实说明。',
    'en-US': '37 is above the baseline 36, worse than at the start. Check it, and explain it if it is right.'
  },
  {
    finding: [
      'actual-revised',
      'indicators',
      'actual2021',
      '83',
      { reason: 'changed', year: 2021, previous: '82.5' }
    ],
    'zh-CN':
      '2021年实际值为 83，与上期工作簿的 82.5 不一致，已报数据不应随意改动。请核对，确需修订的请填写核实说明。',
    'en-US':
      'The 2021 value is 83; the previous workbook has 82.5. Reported values should stay: check it, and explain a revision.'
  },
  {
    finding: [
      'actual-revised',
      'indicators',
      'actual2021',
      '未公布',
      { reason: 'removed', year: 2021, previous: '82.5' }
    ],
    'zh-CN': '2021年实际值现为 未公布，上期工作簿已报 82.5。请恢复已报数据，确需撤回的请填写核实说明。',
    'en-US':
      'The 2021 value is now 未公布; the previous workbook has 82.5. Restore the reported value, or explain why it is withdrawn.'
  },
  {
    finding: [
      'progress-behind',
      'indicators',
      'current',
      '82.5',
      { reason: 'progress', rate: '25', timeProgress: '60' }
    ],
    'zh-CN':
      '本期考核值 82.5，目标完成率 25%，低于序时进度 60%，约束性指标进展滞后。请核实，属实请填写核实说明。',
    'en-US':
      'Value 82.5 completes 25% of the target, below the time progress of 60%: the binding indicator is behind. Check it, and explain it if it is right.'
  },
  {
    finding: ['progress-behind', 'indicators', 'current', '83', { reason: 'final', rate: '50' }],
    'zh-CN': '期末考核值 83，目标完成率 50%，约束性指标未达到规划目标。请核实，属实请填写核实说明。',
    'en-US':
      'Final value 83 completes 50% of the target: the binding indicator misses it. Check it, and explain it if it is right.'
  },
  {
    finding: ['progress-behind', 'indicators', 'current', '66', { reason: 'off-target' }],
    'zh-CN': '本期考核值 66 偏离目标，无法计算完成率，约束性指标按滞后认定。请核实，属实请填写核实说明。',
    'en-US':
      'Value 66 is off the target and gives no completion rate: the binding indicator counts as behind. Check it, and explain it if it is right.'
  },
  {
    finding: ['progress-behind', 'indicators', 'current', '66', { reason: 'final-off-target' }],
    'zh-CN': '期末考核值 66 偏离目标，无法计算完成率，约束性指标未达到规划目标。请核实，属实请填写核实说明。',
    'en-US':
      'Final value 66 is off the target and gives no completion rate: the binding indicator misses it. Check it, and explain it if it is right.'
  },
  {
    finding: ['progress-behind', 'indicators', 'selfAssessment', '未完成', { reason: 'by-hand' }],
    'zh-CN': '自评为“未完成”，约束性指标按滞后认定。请核实，属实请填写核实说明。',
    'en-US':
      'The self-assessment is “未完成”: the binding indicator counts as behind. Check it, and explain it if it is right.'
  },
  {
    finding: ['invested-decreased', 'projects', 'investedTotal', '90', { previous: '100.5' }],
    'zh-CN': '累计完成投资 90 万元，少于上期工作簿的 100.5 万元，累计数不应减少。请核对后改正。',
    'en-US':
      'The total invested, 90, is below the 100.5 of the previous workbook; a total does not fall. Check and correct it.'
  },
  {
    finding: [
      'conclusion-missing',
      'indicators',
      'selfAssessment',
      '',
      { target: '完成省定目标', year: 2025 }
    ],
    'zh-CN': '目标“完成省定目标”不能按数值认定，2025年末须有结论。请选择“完成情况（自评）”。',
    'en-US':
      'Target “完成省定目标” is not judged by numbers and needs a conclusion at the end of 2025. Choose a self-assessment.'
  },
  {
    finding: ['years-unreadable', 'projects', 'years', '近期', {}],
    'zh-CN': '实施年限“近期”无法识别。请填写为“2021”或“2021-2025”的形式。',
    'en-US': 'Years “近期” cannot be read. Write them as “2021” or “2021-2025”.'
  },
  {
    finding: [
      'years-reversed',
      'projects',
      'years',
      '2025-2021',
      { start: 2025, end: 2021, suggested: '2021-2025' }
    ],
    'zh-CN': '实施年限的结束年 2021 早于开始年 2025。请核对是否应为 2021-2025。',
    'en-US': 'The last year 2021 is before the first year 2025. Check whether 2021-2025 is meant.'
  },
  {
    finding: [
      'years-outside-period',
      'projects',
      'years',
      '2020-2022',
      { reason: 'early', start: 2020, end: 2022, planStart: 2021, planEnd: 2025 }
    ],
    'zh-CN': '实施年限2020-2022早于规划期起始年2021。请核实，属实请填写核实说明。',
    'en-US':
      'Years 2020-2022 begin before the plan’s first year 2021. Check them, and explain them if they are right.'
  },
  {
    finding: [
      'years-outside-period',
      'projects',
      'years',
      '2024-2026',
      { reason: 'late', start: 2024, end: 2026, planStart: 2021, planEnd: 2025 }
    ],
    'zh-CN': '实施年限2024-2026晚于规划期结束年2025。请核实，属实请填写核实说明。',
    'en-US':
      'Years 2024-2026 end after the plan’s last year 2025. Check them, and explain them if they are right.'
  },
  {
    finding: [
      'years-outside-period',
      'projects',
      'years',
      '2020-2026',
      { reason: 'both', start: 2020, end: 2026, planStart: 2021, planEnd: 2025 }
    ],
    'zh-CN': '实施年限2020-2026超出规划期2021-2025的两端。请核实，属实请填写核实说明。',
    'en-US':
      'Years 2020-2026 exceed the plan period 2021-2025 at both ends. Check them, and explain them if they are right.'
  },
  {
    finding: [
      'years-against-content',
      'projects',
      'content',
      '2024年建成',
      { years: ['2024'], start: 2021, end: 2023 }
    ],
    'zh-CN': '主要内容提到2024年的工作，实施年限为2021-2023。请核实两者是否一致。',
    'en-US': 'The content speaks of work in 2024, while the years are 2021-2023. Check whether they agree.'
  },
  {
    finding: ['amount-unreadable', 'projects', 'amount', '约千', { reason: 'unreadable' }],
    'zh-CN': '投资额“约千”无法识别。请填写以万元计的数值；未列投资的，请填“/”。',
    'en-US': 'Amount “约千” cannot be read. Enter a number in 10,000 yuan, or “/” where none is listed.'
  },
  {
    finding: ['amount-unreadable', 'projects', 'amount', '', { reason: 'empty' }],
    'zh-CN': '投资额未填写。请填写以万元计的数值；未列投资的，请填“/”。',
    'en-US': 'The amount is empty. Enter a number in 10,000 yuan, or “/” where none is listed.'
  },
  {
    finding: ['amount-unlisted', 'projects', 'amount', '/', {}],
    'zh-CN': '投资额为“/”，规划未列投资，合计不含该项目。请核实能否补充。',
    'en-US':
      'The amount is “/”: the plan lists none, and totals leave the project out. Check whether it can be added.'
  },
  {
    finding: [
      'amount-outlier',
      'projects',
      'investedTotal',
      '10000000',
      { planned: '1000', reason: 'large', factor: 1000 }
    ],
    'zh-CN':
      '“累计完成投资（万元）”为 10000000，达到投资额 1000 万元的 1000 倍以上，疑似单位有误。请核对是否以万元计。',
    'en-US':
      '“invested in total (10,000 yuan)” is 10000000, at least 1000 times the planned 1000. Check that it is in units of 10,000 yuan.'
  },
  {
    finding: [
      'amount-outlier',
      'projects',
      'investedTotal',
      '0.1',
      { planned: '1000', reason: 'small', factor: 1000 }
    ],
    'zh-CN':
      '项目已完工，“累计完成投资（万元）”为 0.1，只有投资额 1000 万元的 1/1000 或更少，疑似单位有误。请核对是否以万元计。',
    'en-US':
      'The project is finished, and “invested in total (10,000 yuan)” is 0.1, only 1/1000 of the planned 1000 or less. Check that it is in units of 10,000 yuan.'
  },
  {
    finding: ['cooperating-missing', 'projects', 'cooperatingUnits', '', {}],
    'zh-CN': '配合部门为空。请补充；没有配合部门的，请填“/”。',
    'en-US': 'The cooperating units are empty. Add them, or enter “/” where there are none.'
  },
  {
    finding: ['cooperating-is-lead', 'projects', 'cooperatingUnits', '县水利局', { names: ['县水利局'] }],
    'zh-CN':
      '“县水利局”同时列为责任主体和配合部门，同一单位不应既牵头又配合。请保留其一，属实请填写核实说明。',
    'en-US':
      '“县水利局” is named both as lead and as cooperating unit; one unit should not be both. Keep one of the two, or explain it if it is right.'
  },
  {
    finding: [
      'invested-over-plan',
      'projects',
      'investedTotal',
      '1200',
      { planned: '1000', share: '120', percent: 110 }
    ],
    'zh-CN': '累计完成投资 1200 万元，是投资额 1000 万元的 120%，超过 110%。请核实，属实请填写核实说明。',
    'en-US':
      'The total invested, 1200, is 120% of the planned 1000, more than 110%. Check it, and explain it if it is right.'
  },
  {
    finding: ['invested-year-over-total', 'projects', 'investedYear', '300', { total: '200' }],
    'zh-CN':
      '本年完成投资 300 万元大于累计完成投资 200 万元，累计应包含本年。请核对两项数据，改正有误的一项。',
    'en-US':
      'This year’s investment 300 is above the total invested 200, which should include it. Correct the figure that is wrong.'
  },
  {
    finding: [
      'status-against-progress',
      'projects',
      'status',
      '未开工',
      { reason: 'spent', invested: '10.5' }
    ],
    'zh-CN':
      '项目状态为“未开工”，累计完成投资却有 10.5 万元，未开工的项目不应有投资。请核对两项数据，改正有误的一项。',
    'en-US':
      'The status is “未开工”, yet 10.5 (10,000 yuan) were invested; a project that has not begun has no investment. Correct the entry that is wrong.'
  },
  {
    finding: [
      'status-against-progress',
      'projects',
      'status',
      '完工',
      { reason: 'unfinished', progress: '80' }
    ],
    'zh-CN': '项目状态为“完工”，形象进度却只有 80%，完工应为 100%。请核对两项数据，改正有误的一项。',
    'en-US':
      'The status is “完工”, yet physical progress is only 80%; a finished project has 100%. Correct the entry that is wrong.'
  },
  {
    finding: [
      'status-against-progress',
      'projects',
      'status',
      '未开工',
      { reason: 'late-start', start: 2021 }
    ],
    'zh-CN': '项目应于2021年开工，项目状态仍为“未开工”。请核实并说明原因。',
    'en-US': 'The project was to begin in 2021; its status is still “未开工”. Check it and give the reason.'
  },
  {
    finding: ['status-against-progress', 'projects', 'status', '在建', { reason: 'overdue', end: 2022 }],
    'zh-CN': '项目应于2022年底前完成，项目状态为“在建”。请核实并说明原因。',
    'en-US': 'The project was to end by 2022; its status is “在建”. Check it and give the reason.'
  },
  {
    finding: ['count-mismatch', 'indicators', '', '', { what: 'indicators', expected: 23, actual: 22 }],
    'zh-CN': '指标共 22 项，规划为 23 项。请检查是否有缺行或多行。',
    'en-US': 'There are 22 indicators; the plan has 23. Look for missing or extra rows.'
  },
  {
    finding: ['count-mismatch', 'indicators', '', '', { what: 'binding', expected: 14, actual: 13 }],
    'zh-CN': '约束性指标共 13 项，规划为 14 项。请检查“属性”列和缺行、多行。',
    'en-US':
      'There are 13 binding indicators; the plan has 14. Check the attribute column, and look for missing or extra rows.'
  },
  {
    finding: ['count-mismatch', 'indicators', '', '', { what: 'anticipatory', expected: 9, actual: 10 }],
    'zh-CN': '预期性指标共 10 项，规划为 9 项。请检查“属性”列和缺行、多行。',
    'en-US':
      'There are 10 anticipatory indicators; the plan has 9. Check the attribute column, and look for missing or extra rows.'
  },
  {
    finding: ['count-mismatch', 'projects', '', '', { what: 'projects', expected: 75, actual: 74 }],
    'zh-CN': '项目共 74 项（不含新增），规划为 75 项。请检查是否有缺行、多行或未标注的新增项目。',
    'en-US':
      'There are 74 projects without the new ones; the plan has 75. Look for missing, extra or unmarked new rows.'
  },
  {
    finding: [
      'count-mismatch',
      'projects',
      '',
      '',
      { what: 'task', name: '一、治水', expected: 5, actual: 4 }
    ],
    'zh-CN': '“一、治水”共 4 个项目（不含新增），规划为 5 个。请检查该任务的各行。',
    'en-US': '“一、治水” has 4 projects without the new ones; the plan has 5. Check the rows of this task.'
  },
  {
    finding: [
      'total-mismatch',
      'projects',
      '',
      '',
      { what: 'total', expected: '100', actual: '90', difference: '-10' }
    ],
    'zh-CN': '投资额合计 90 万元（不含新增），规划为 100 万元，相差 -10 万元。请检查各行投资额。',
    'en-US':
      'Amounts without new projects add up to 90 (10,000 yuan); the plan declares 100, a difference of -10. Check the amounts.'
  },
  {
    finding: [
      'total-mismatch',
      'projects',
      '',
      '',
      { what: 'total-yi', expected: '0.01', actual: '0.009', difference: '-0.001' }
    ],
    'zh-CN': '投资额合计 0.009 亿元（不含新增），规划正文为 0.01 亿元，相差 -0.001 亿元。请检查各行投资额。',
    'en-US':
      'Amounts without new projects add up to 0.009 (100 million yuan); the text of the plan declares 0.01, a difference of -0.001. Check the amounts.'
  },
  {
    finding: [
      'total-mismatch',
      'projects',
      '',
      '',
      { what: 'task', name: '一、治水', expected: '100', actual: '90', difference: '-10' }
    ],
    'zh-CN': '“一、治水”投资额合计 90 万元（不含新增），规划为 100 万元，相差 -10 万元。请检查该任务的各行。',
    'en-US':
      'Amounts of “一、治水” without new projects add up to 90 (10,000 yuan); the plan declares 100, a difference of -10. Check the rows of this task.'
  },
  {
    finding: ['lead-unit-mismatch', 'projects', 'leadUnits', '县水利局', { unit: '城关镇' }],
    'zh-CN': '责任主体“县水利局”不含本单位“城关镇”。请核实该行是否应由本单位填报。',
    'en-US':
      'Lead units “县水利局” do not include this unit, “城关镇”. Check whether this unit is to report the row.'
  },
  {
    finding: ['total-row', 'projects', 'name', '合计', { reason: 'total', row: 80 }],
    'zh-CN': '第 80 行“合计”识别为合计行，不计入。',
    'en-US': 'Row 80, “合计”, is taken for a total row and not counted.'
  },
  {
    finding: ['total-row', 'projects', 'name', '注：初步数', { reason: 'note', row: 82 }],
    'zh-CN': '第 82 行“注：初步数”识别为附注，不计入。',
    'en-US': 'Row 82, “注：初步数”, is taken for a note and not counted.'
  },
  {
    finding: ['total-row', 'projects', 'name', '小计', { reason: 'total-covered', row: 20 }],
    'zh-CN':
      '第 20 行“小计”识别为合计行，不计入。但该行夹在数据区内，汇总表的公式仍会算入，请移到全部数据行之下或删除。',
    'en-US':
      'Row 20, “小计”, is taken for a total row and not counted. But it stands among the rows of data, so that formulas of the summary sheet still count it: move it below all of them, or delete it.'
  },
  {
    finding: ['total-row', 'projects', 'name', '说明：', { reason: 'note-covered', row: 20 }],
    'zh-CN':
      '第 20 行“说明：”识别为附注，不计入。但该行夹在数据区内，汇总表的公式仍会算入，请移到全部数据行之下或删除。',
    'en-US':
      'Row 20, “说明：”, is taken for a note and not counted. But it stands among the rows of data, so that formulas of the summary sheet still count it: move it below all of them, or delete it.'
  },
  {
    finding: ['total-row', 'projects', 'name', '合计', { reason: 'added', row: 80 }],
    'zh-CN':
      '第 80 行“合计”标注为新增，但识别为合计行，不计入。确属新增项目的，请填写主要内容、实施年限和责任主体；否则请清空“调整类型”。',
    'en-US':
      'Row 80, “合计”, is marked as added but taken for a total row and not counted. If it is a new project, fill in its content, years and lead unit; else empty its kind of change.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'too-long', detail: '2000', line: 1, column: 9 }
    ],
    'zh-CN': '自定义规则“own-1”没有执行：表达式超过 2000 个字符。请缩短，或拆成几条规则。',
    'en-US':
      'Custom rule “own-1” was not run: its expression is longer than 2000 characters. Shorten it, or split it into several rules.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'too-complex', detail: '', line: 1, column: 9 }
    ],
    'zh-CN': '自定义规则“own-1”没有执行：表达式过于复杂（第 1 行第 9 字）。请拆成几条规则。',
    'en-US':
      'Custom rule “own-1” was not run: its expression is too complex (line 1, character 9). Split it into several rules.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'syntax', detail: 'Unexpected token: EOF', line: 1, column: 9 }
    ],
    'zh-CN':
      '自定义规则“own-1”没有执行：第 1 行第 9 字处有语法错误（Unexpected token: EOF）。请检查括号、引号和运算符。',
    'en-US':
      'Custom rule “own-1” was not run: syntax error at line 1, character 9 (Unexpected token: EOF). Check brackets, quotes and operators.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'unknown-name', detail: 'Unknown variable: x', line: 1, column: 9 }
    ],
    'zh-CN':
      '自定义规则“own-1”没有执行：第 1 行第 9 字处的名称无法识别（Unknown variable: x）。可用 row、indicators、projects、period、plan。',
    'en-US':
      'Custom rule “own-1” was not run: unknown name at line 1, character 9 (Unknown variable: x). Use row, indicators, projects, period or plan.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'unknown-field', detail: '投资', line: 1, column: 9 }
    ],
    'zh-CN': '自定义规则“own-1”没有执行：第 1 行第 9 字处的列“投资”不存在。请照表头填写列名。',
    'en-US':
      'Custom rule “own-1” was not run: there is no column “投资” (line 1, character 9). Write the column as its header does.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'unknown-function', detail: 'now()', line: 1, column: 9 }
    ],
    'zh-CN':
      '自定义规则“own-1”没有执行：第 1 行第 9 字处的函数 now() 不存在或参数个数不对。请查阅规则说明中的可用函数。',
    'en-US':
      'Custom rule “own-1” was not run: function now() does not exist or takes other arguments (line 1, character 9). See the functions in the rule reference.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'name-taken', detail: 'plan', line: 1, column: 9 }
    ],
    'zh-CN': '自定义规则“own-1”没有执行：第 1 行第 9 字处的变量名“plan”已有含义。请换一个名称。',
    'en-US':
      'Custom rule “own-1” was not run: the variable name “plan” has a meaning already (line 1, character 9). Choose another.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'unsupported', detail: 'map', line: 1, column: 9 }
    ],
    'zh-CN': '自定义规则“own-1”没有执行：第 1 行第 9 字处的写法不受支持（map）。请改用规则说明中的写法。',
    'en-US':
      'Custom rule “own-1” was not run: this is not supported at line 1, character 9 (map). Use what the rule reference lists.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'wrong-type', detail: 'no such overload: double + string', line: 1, column: 9 }
    ],
    'zh-CN':
      '自定义规则“own-1”没有执行：第 1 行第 9 字处的类型不符（no such overload: double + string）。数字列才能计算和比较大小，文本要加引号。',
    'en-US':
      'Custom rule “own-1” was not run: wrong type at line 1, character 9 (no such overload: double + string). Only number columns can be computed with and ordered; put texts in quotes.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'not-boolean', detail: 'double', line: 1, column: 9 }
    ],
    'zh-CN': '自定义规则“own-1”没有执行：表达式的结果不是“是/否”（double）。请写成一个条件，例如 a <= b。',
    'en-US':
      'Custom rule “own-1” was not run: its result is not yes or no (double). Write a condition, such as a <= b.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'code-taken', detail: 'row-added', line: 1, column: 9 }
    ],
    'zh-CN': '自定义规则“own-1”没有执行：代码与内置规则相同。请换一个代码。',
    'en-US': 'Custom rule “own-1” was not run: a built-in rule has this code. Choose another code.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'too-many-rules', detail: '100', line: 1, column: 9 }
    ],
    'zh-CN': '自定义规则“own-1”没有执行：最多 100 条自定义规则。请删除不用的规则。',
    'en-US':
      'Custom rule “own-1” was not run: at most 100 custom rules are allowed. Delete rules that are not used.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'too-costly', detail: '40000001', line: 1, column: 9 }
    ],
    'zh-CN':
      '自定义规则“own-1”没有执行：在本工作簿上约需 40000001 步，超过上限。请减少逐行遍历整张表的写法。',
    'en-US':
      'Custom rule “own-1” was not run: on this workbook it needs about 40000001 steps, more than allowed. Go through a whole table for each row less often.'
  },
  {
    finding: [
      'custom-rule-failed',
      undefined,
      '',
      '',
      { rule: 'own-1', reason: 'evaluation', detail: 'division by zero', line: 1, column: 9 }
    ],
    'zh-CN': '自定义规则“own-1”在部分行上无法计算（division by zero）。请检查表达式和这些行的数据。',
    'en-US':
      'Custom rule “own-1” cannot be computed on some rows (division by zero). Check the expression and the data of these rows.'
  }
]
