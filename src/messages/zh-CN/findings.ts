/** Short titles of the rules, in Chinese. */
export const ruleTitles = {
  'sheet-missing': '缺少工作表',
  'column-missing': '缺少列',
  'column-duplicated': '列重复',
  'template-outdated': '模板或规划版本不一致',
  'row-removed': '缺少规划内的行',
  'row-duplicated': '行重复',
  'row-scrambled': '行与编码错位',
  'row-added': '未标注的新增行',
  'adjustment-unexplained': '项目调整未说明',
  'plan-cell-changed': '规划内容被修改',
  'formula-overwritten': '公式被覆盖',
  'cell-error': '单元格错误值',
  'cells-merged': '数据区合并单元格',
  'rows-hidden': '数据行被隐藏',
  'range-too-short': '表格范围未覆盖全部数据',
  'external-link': '引用其他文件',
  'required-missing': '必填项未填',
  'text-untidy': '文字不规范',
  'number-as-text': '数字存为文本',
  'number-unreadable': '数字无法识别',
  'date-as-number': '数字显示成日期',
  'unit-nonstandard': '计量单位不规范',
  'bracket-unbalanced': '括号不配对',
  'category-unknown': '类别或重点任务不在规划之内',
  'attribute-unknown': '不是可选项',
  'unit-unknown': '单位不在名录',
  'name-duplicated': '名称重复',
  'name-similar': '名称相近',
  'sequence-broken': '序号不符',
  'target-unreadable': '目标无法识别',
  'target-below-baseline': '目标劣于基期',
  'assigned-target-missing': '下达目标值未填',
  'percent-out-of-range': '超出合理范围',
  'percent-as-fraction': '百分数疑似填成小数',
  'negative-not-allowed': '不应为负数',
  'actual-missing': '实际值未填',
  'actual-unpublished': '数据未公布',
  'actual-premature': '提前填报以后年度',
  'actual-jump': '变动过大',
  'actual-regressed': '劣于基期',
  'actual-revised': '修改以前年度数据',
  'progress-behind': '进展滞后',
  'conclusion-missing': '期末结论未填',
  'years-unreadable': '实施年限无法识别',
  'years-reversed': '实施年限颠倒',
  'years-outside-period': '实施年限超出规划期',
  'years-against-content': '主要内容与实施年限不符',
  'amount-unreadable': '投资额无法识别',
  'amount-unlisted': '未列投资额',
  'amount-outlier': '投资额疑似单位有误',
  'cooperating-missing': '配合部门为空',
  'cooperating-is-lead': '责任主体与配合部门相同',
  'invested-over-plan': '累计投资超出规划',
  'invested-year-over-total': '本年投资大于累计',
  'invested-decreased': '累计投资比上期减少',
  'status-against-progress': '项目状态与进度不符',
  'count-mismatch': '项数与规划不一致',
  'total-mismatch': '投资合计与规划不一致',
  'lead-unit-mismatch': '含其他单位的行',
  'total-row': '合计行或附注',
  'custom-rule-failed': '自定义规则无法执行'
}

/** Sentences about findings, in Chinese; a suffix names the reason, the table, or both. */
export const findings = {
  'sheet-missing': '缺少工作表“{{sheet}}”。请从原模板恢复该工作表，或在新模板中重新填报。',
  'column-missing': '缺少“{{header}}”列。请撤销删除，或从原模板恢复该列。',
  'column-duplicated': '“{{header}}”列出现多次，只读取其中一列。请删除多余的列，或改用其他表头。',
  'template-outdated_plan':
    '本工作簿属于规划“{{actual}}”，当前审核依据的规划是“{{expected}}”。请确认文件是否正确。',
  'template-outdated_plan-version': '本工作簿生成后规划数据已有更新。请核对规划内容，必要时换用新模板。',
  'template-outdated_template':
    '本工作簿的模板版本为 {{actual}}，当前版本为 {{expected}}。请换用新模板，或说明沿用原因。',
  'row-removed_indicators': '缺少规划指标“{{name}}”（序号 {{no}}）。请恢复该行。',
  'row-removed_projects':
    '缺少规划项目“{{name}}”（序号 {{no}}）。请恢复该行；项目确已取消的，请保留该行并将“调整类型”选为“取消”。',
  'row-duplicated': '该行与第 {{first}} 行编码相同，是同一行的重复。请删除多余的一行。',
  'row-scrambled':
    '{{count}} 行（第 {{rows}} 行）的规划内容属于其他编码，多因排序、剪切时未带上隐藏的“编码”列。请改正编码；或撤销排序、剪切，恢复原来的行。',
  'row-added_indicators': '该行不在规划指标之内。请删除该行；确需增加指标的，请联系汇总单位。',
  'row-added_projects':
    '该行不在规划项目之内，也未标注新增。确属新增项目的，请将“调整类型”选为“新增”并填写核实说明；否则请删除该行。',
  'adjustment-unexplained': '“调整类型”为“{{adjustment}}”，但核实说明未填写。请说明调整的依据和原因。',
  'plan-cell-changed_changed': '“{{field}}”为“{{value}}”，规划原文为“{{expected}}”。请恢复规划原文。',
  'plan-cell-changed_emptied': '“{{field}}”被清空，规划原文为“{{expected}}”。请恢复规划原文。',
  'plan-cell-changed_filled': '“{{field}}”为“{{value}}”，规划原文此处为空。请恢复为空。',
  'plan-cell-changed_changed_projects':
    '“{{field}}”为“{{value}}”，规划原文为“{{expected}}”。请恢复规划原文；项目确有调整的，请将“调整类型”选为“调整”并填写核实说明。',
  'plan-cell-changed_filled_projects':
    '“{{field}}”为“{{value}}”，规划原文此处为空。请恢复为空；项目确有调整的，请将“调整类型”选为“调整”并填写核实说明。',
  'formula-overwritten_constant': '“{{field}}”应由公式自动计算，现为直接填入的“{{value}}”。请恢复公式。',
  'formula-overwritten_emptied': '“{{field}}”应由公式自动计算，公式已被清除。请恢复公式。',
  'formula-overwritten_summary-constant':
    '汇总表“{{label}}”应由公式自动计算，现为直接填入的“{{value}}”。请恢复公式；数据有误的，请改指标表、项目表。',
  'formula-overwritten_summary-emptied': '汇总表“{{label}}”应由公式自动计算，公式已被清除。请恢复公式。',
  'formula-overwritten_summary-values': '汇总表的公式全部变成了数值，不再随数据更新。请从原模板恢复汇总表。',
  'formula-overwritten_summary-changed': '汇总表的结构已被改动，部分区域无法核对公式。请从原模板恢复汇总表。',
  'cell-error': '单元格显示错误值 {{value}}。请改正公式，或重新填写。',
  'cells-merged': '数据区内有合并单元格 {{range}}，合并会遮住下方各行的内容。请取消合并，逐行填写。',
  'rows-hidden': '有 {{count}} 行数据被隐藏或筛选掉（第 {{rows}} 行）。请全部显示，确认这些行已经填报。',
  'range-too-short':
    '有 {{count}} 行数据（第 {{rows}} 行）不在表格或名称的范围内，汇总表没有算进这些行。请用“修正”把范围延伸到全部数据行。',
  'external-link':
    '公式 {{value}} 引用了其他文件，换一台电脑就无法计算。请改为数值，或引用本工作簿的单元格。',
  'external-link_name': '名称“{{name}}”引用了其他文件（{{value}}）。请删除该名称，或改为引用本工作簿。',
  'required-missing_empty': '“{{field}}”未填写。该项为必填项，请填写。',
  'required-missing_unreadable':
    '报告期“{{value}}”无法识别。请从列表中选择，例如“2023年”“2023年上半年”“2023年第三季度”。',
  'required-missing_name': '“{{field}}”未填写。请填写名称；该行无用的，请删除。',
  'required-missing_begun': '“{{field}}”未填写。该项目自{{start}}年起实施，须填报此项。',
  'required-missing_begun-amount':
    '“{{field}}”未填写。该项目自{{start}}年起实施，须填报此项；尚未投资的请填 0。',
  'text-untidy': '“{{field}}”文字不规范：{{reasons}}。建议改为“{{suggested}}”。',
  'number-as-text': '“{{value}}”是以文本存储的数字，求和时会被漏掉。请改为数值 {{number}}。',
  'date-as-number_number':
    '该单元格显示为日期“{{shown}}”，存的是数字 {{number}}。请把单元格格式改为常规，显示 {{number}}。',
  'date-as-number_unknown':
    '“{{field}}”应填数字，现显示为日期“{{shown}}”（存为 {{number}}）。请核实：误填日期的，改填数字；确为 {{number}} 的，把单元格格式改为常规。',
  'number-unreadable_indicators':
    '“{{value}}”无法识别为数字。请只填数值，不带单位和文字；数据尚未公布的，请填“未公布”。',
  'number-unreadable_projects': '“{{value}}”无法识别为数字。请只填数值，不带单位和文字。',
  'unit-nonstandard': '计量单位“{{value}}”书写不规范，标准写法为“{{expected}}”。请改正。',
  'bracket-unbalanced': '“{{field}}”中的括号“{{bracket}}”没有配对。请核对原文并补全。',
  'category-unknown_indicators': '类别“{{value}}”不在规划之内。请选择：{{allowed}}。',
  'category-unknown_projects': '重点任务“{{value}}”不在规划之内。请选择：{{allowed}}。',
  'attribute-unknown': '“{{field}}”为“{{value}}”，不是可选项。请选择：{{allowed}}。',
  'unit-unknown_separator':
    '“{{field}}”中各单位之间的分隔符不规范，“{{names}}”无法识别。请改为“{{suggested}}”。',
  'unit-unknown': '“{{field}}”中的“{{names}}”不在单位名录之内。请核对单位名称；多个单位之间用“、”分隔。',
  'name-duplicated_indicators': '与第 {{first}} 行的指标组和名称相同。请删除重复的一行，或改正名称。',
  'name-duplicated_projects':
    '与第 {{first}} 行的重点任务、名称和主要内容都相同。请删除重复的一行，或改正内容。',
  'name-similar_indicators': '与第 {{first}} 行“{{other}}”仅差一两个字。请核实是否为同一指标。',
  'name-similar_projects': '与第 {{first}} 行“{{other}}”仅差一两个字。请核实是否为同一项目。',
  'sequence-broken': '序号为“{{value}}”，规划中的序号是 {{expected}}。请改为 {{expected}}。',
  'target-unreadable': '规划目标“{{value}}”无法识别为数值目标，将按自评认定。请核实表述。',
  'target-below-baseline_up':
    '目标值 {{target}} 低于基期值 {{baseline}}，要求低于已有水平。请对照规划原文核实目标和基期值。',
  'target-below-baseline_down':
    '目标值 {{target}} 高于基期值 {{baseline}}，要求低于已有水平。请对照规划原文核实目标和基期值。',
  'assigned-target-missing':
    '下达目标值未填写。该指标的目标由上级下达，请汇总单位填写下达的数值和文号；尚未下达的，请填写核实说明。',
  'percent-out-of-range_both': '“{{field}}”为 {{value}}，超出合理范围 {{min}}—{{max}}。请核对数值和单位。',
  'percent-out-of-range_min': '“{{field}}”为 {{value}}，低于合理下限 {{min}}。请核对数值和单位。',
  'percent-out-of-range_max': '“{{field}}”为 {{value}}，高于合理上限 {{max}}。请核对数值和单位。',
  'percent-as-fraction_near': '{{value}} 疑似把百分数填成了小数。单位为 %，请核实是否应填 {{suggested}}。',
  'percent-as-fraction_progress-format':
    '该单元格设成了百分数格式，本列单位已经是 %，存的是 {{value}}。应填 {{suggested}}，并改用常规数字格式。',
  'percent-as-fraction_progress':
    '形象进度填为 {{value}}，即 {{value}}%。如果实际是 {{suggested}}%，请改为 {{suggested}}；确为 {{value}}% 的，请填写核实说明。',
  'percent-as-fraction_progress-rate':
    '形象进度填为 {{value}}，即 {{value}}%，而投资完成率为 {{rate}}%。如果实际是 {{suggested}}%，请改为 {{suggested}}；确为 {{value}}% 的，请填写核实说明。',
  'percent-as-fraction_format':
    '该单元格设成了百分数格式，而单位已经是 %。请改用常规数字格式，并核实是否应填 {{suggested}}。',
  'negative-not-allowed': '“{{field}}”为 {{value}}，不应为负数。请核对后改正。',
  'actual-missing_binding': '{{year}}年实际值未填写。约束性指标须逐年填报。',
  'actual-missing_anticipatory': '{{year}}年实际值未填写。预期性指标请逐年填报；确无数据的，请填写核实说明。',
  'actual-missing_binding-part':
    '本期值未填写。半年报、季报须填写约束性指标的本期值（累计类指标填年初至本期累计）。',
  'actual-missing_anticipatory-part': '本期值未填写。半年报、季报请填写本期值；确无数据的，请填写核实说明。',
  'actual-missing_assigned-part':
    '本期值和自评均未填写。该指标的目标值尚未下达，请填写本期值，或选择“完成情况（自评）”。',
  'actual-missing_assigned':
    '{{years}}年实际值和自评均未填写。该指标的目标值尚未下达，请填写实际值，或选择“完成情况（自评）”。',
  'actual-unpublished': '“{{field}}”填为“未公布”。请说明预计公布的时间，数据公布后补报。',
  'actual-premature': '{{year}}年晚于报告期{{period}}，此时不应有实际值。请清除“{{value}}”，或核对报告期。',
  'actual-jump_rise':
    '{{value}} 比上一年的 {{previous}} 上升 {{change}}%，超过 {{percent}}%。请核实，属实请填写核实说明。',
  'actual-jump_fall':
    '{{value}} 比上一年的 {{previous}} 下降 {{change}}%，超过 {{percent}}%。请核实，属实请填写核实说明。',
  'actual-jump_rise-from-baseline':
    '{{value}} 比基期值 {{previous}} 上升 {{change}}%，超过 {{percent}}%。请核实，属实请填写核实说明。',
  'actual-jump_fall-from-baseline':
    '{{value}} 比基期值 {{previous}} 下降 {{change}}%，超过 {{percent}}%。请核实，属实请填写核实说明。',
  'actual-regressed_up': '{{value}} 低于基期值 {{baseline}}，比基期倒退。请核实，属实请填写核实说明。',
  'actual-regressed_down': '{{value}} 高于基期值 {{baseline}}，比基期倒退。请核实，属实请填写核实说明。',
  'actual-revised_changed':
    '{{year}}年实际值为 {{value}}，与上期工作簿的 {{previous}} 不一致，已报数据不应随意改动。请核对，确需修订的请填写核实说明。',
  'actual-revised_removed':
    '{{year}}年实际值现为 {{value}}，上期工作簿已报 {{previous}}。请恢复已报数据，确需撤回的请填写核实说明。',
  'progress-behind_progress':
    '本期考核值 {{value}}，目标完成率 {{rate}}%，低于序时进度 {{timeProgress}}%，约束性指标进展滞后。请核实，属实请填写核实说明。',
  'progress-behind_final':
    '期末考核值 {{value}}，目标完成率 {{rate}}%，约束性指标未达到规划目标。请核实，属实请填写核实说明。',
  'progress-behind_off-target':
    '本期考核值 {{value}} 偏离目标，无法计算完成率，约束性指标按滞后认定。请核实，属实请填写核实说明。',
  'progress-behind_final-off-target':
    '期末考核值 {{value}} 偏离目标，无法计算完成率，约束性指标未达到规划目标。请核实，属实请填写核实说明。',
  'progress-behind_by-hand': '自评为“{{value}}”，约束性指标按滞后认定。请核实，属实请填写核实说明。',
  'conclusion-missing': '目标“{{target}}”不能按数值认定，{{year}}年末须有结论。请选择“完成情况（自评）”。',
  'years-unreadable': '实施年限“{{value}}”无法识别。请填写为“2021”或“2021-2025”的形式。',
  'years-reversed': '实施年限的结束年 {{end}} 早于开始年 {{start}}。请核对是否应为 {{suggested}}。',
  'years-outside-period_early':
    '实施年限{{value}}早于规划期起始年{{planStart}}。请核实，属实请填写核实说明。',
  'years-outside-period_late': '实施年限{{value}}晚于规划期结束年{{planEnd}}。请核实，属实请填写核实说明。',
  'years-outside-period_both':
    '实施年限{{value}}超出规划期{{planStart}}-{{planEnd}}的两端。请核实，属实请填写核实说明。',
  'years-against-content': '主要内容提到{{years}}年的工作，实施年限为{{start}}-{{end}}。请核实两者是否一致。',
  'amount-unreadable_unreadable': '投资额“{{value}}”无法识别。请填写以万元计的数值；未列投资的，请填“/”。',
  'amount-unreadable_empty': '投资额未填写。请填写以万元计的数值；未列投资的，请填“/”。',
  'amount-unlisted': '投资额为“{{value}}”，规划未列投资，合计不含该项目。请核实能否补充。',
  'amount-outlier_large':
    '“{{field}}”为 {{value}}，达到投资额 {{planned}} 万元的 {{factor}} 倍以上，疑似单位有误。请核对是否以万元计。',
  'amount-outlier_small':
    '项目已完工，“{{field}}”为 {{value}}，只有投资额 {{planned}} 万元的 1/{{factor}} 或更少，疑似单位有误。请核对是否以万元计。',
  'cooperating-missing': '配合部门为空。请补充；没有配合部门的，请填“/”。',
  'cooperating-is-lead':
    '“{{names}}”同时列为责任主体和配合部门，同一单位不应既牵头又配合。请保留其一，属实请填写核实说明。',
  'invested-over-plan':
    '累计完成投资 {{value}} 万元，是投资额 {{planned}} 万元的 {{share}}%，超过 {{percent}}%。请核实，属实请填写核实说明。',
  'invested-year-over-total':
    '本年完成投资 {{value}} 万元大于累计完成投资 {{total}} 万元，累计应包含本年。请核对两项数据，改正有误的一项。',
  'invested-decreased':
    '累计完成投资 {{value}} 万元，少于上期工作簿的 {{previous}} 万元，累计数不应减少。请核对后改正。',
  'status-against-progress_spent':
    '项目状态为“{{value}}”，累计完成投资却有 {{invested}} 万元，未开工的项目不应有投资。请核对两项数据，改正有误的一项。',
  'status-against-progress_unfinished':
    '项目状态为“{{value}}”，形象进度却只有 {{progress}}%，完工应为 100%。请核对两项数据，改正有误的一项。',
  'status-against-progress_late-start':
    '项目应于{{start}}年开工，项目状态仍为“{{value}}”。请核实并说明原因。',
  'status-against-progress_overdue': '项目应于{{end}}年底前完成，项目状态为“{{value}}”。请核实并说明原因。',
  'count-mismatch_indicators': '指标共 {{actual}} 项，规划为 {{expected}} 项。请检查是否有缺行或多行。',
  'count-mismatch_binding':
    '约束性指标共 {{actual}} 项，规划为 {{expected}} 项。请检查“属性”列和缺行、多行。',
  'count-mismatch_anticipatory':
    '预期性指标共 {{actual}} 项，规划为 {{expected}} 项。请检查“属性”列和缺行、多行。',
  'count-mismatch_projects':
    '项目共 {{actual}} 项（不含新增），规划为 {{expected}} 项。请检查是否有缺行、多行或未标注的新增项目。',
  'count-mismatch_task':
    '“{{name}}”共 {{actual}} 个项目（不含新增），规划为 {{expected}} 个。请检查该任务的各行。',
  'total-mismatch_total':
    '投资额合计 {{actual}} 万元（不含新增），规划为 {{expected}} 万元，相差 {{difference}} 万元。请检查各行投资额。',
  'total-mismatch_total-yi':
    '投资额合计 {{actual}} 亿元（不含新增），规划正文为 {{expected}} 亿元，相差 {{difference}} 亿元。请检查各行投资额。',
  'total-mismatch_task':
    '“{{name}}”投资额合计 {{actual}} 万元（不含新增），规划为 {{expected}} 万元，相差 {{difference}} 万元。请检查该任务的各行。',
  'lead-unit-mismatch': '责任主体“{{value}}”不含本单位“{{unit}}”。请核实该行是否应由本单位填报。',
  'total-row_total': '第 {{row}} 行“{{value}}”识别为合计行，不计入。',
  'total-row_note': '第 {{row}} 行“{{value}}”识别为附注，不计入。',
  'total-row_total-covered':
    '第 {{row}} 行“{{value}}”识别为合计行，不计入。但该行夹在数据区内，汇总表的公式仍会算入，请移到全部数据行之下或删除。',
  'total-row_note-covered':
    '第 {{row}} 行“{{value}}”识别为附注，不计入。但该行夹在数据区内，汇总表的公式仍会算入，请移到全部数据行之下或删除。',
  'total-row_added':
    '第 {{row}} 行“{{value}}”标注为新增，但识别为合计行，不计入。确属新增项目的，请填写主要内容、实施年限和责任主体；否则请清空“调整类型”。',
  'custom-rule-failed_too-long':
    '自定义规则“{{rule}}”没有执行：表达式超过 {{detail}} 个字符。请缩短，或拆成几条规则。',
  'custom-rule-failed_too-complex':
    '自定义规则“{{rule}}”没有执行：表达式过于复杂（第 {{line}} 行第 {{column}} 字）。请拆成几条规则。',
  'custom-rule-failed_syntax':
    '自定义规则“{{rule}}”没有执行：第 {{line}} 行第 {{column}} 字处有语法错误（{{detail}}）。请检查括号、引号和运算符。',
  'custom-rule-failed_unknown-name':
    '自定义规则“{{rule}}”没有执行：第 {{line}} 行第 {{column}} 字处的名称无法识别（{{detail}}）。可用 row、indicators、projects、period、plan。',
  'custom-rule-failed_unknown-field':
    '自定义规则“{{rule}}”没有执行：第 {{line}} 行第 {{column}} 字处的列“{{detail}}”不存在。请照表头填写列名。',
  'custom-rule-failed_unknown-function':
    '自定义规则“{{rule}}”没有执行：第 {{line}} 行第 {{column}} 字处的函数 {{detail}} 不存在或参数个数不对。请查阅规则说明中的可用函数。',
  'custom-rule-failed_name-taken':
    '自定义规则“{{rule}}”没有执行：第 {{line}} 行第 {{column}} 字处的变量名“{{detail}}”已有含义。请换一个名称。',
  'custom-rule-failed_unsupported':
    '自定义规则“{{rule}}”没有执行：第 {{line}} 行第 {{column}} 字处的写法不受支持（{{detail}}）。请改用规则说明中的写法。',
  'custom-rule-failed_wrong-type':
    '自定义规则“{{rule}}”没有执行：第 {{line}} 行第 {{column}} 字处的类型不符（{{detail}}）。数字列才能计算和比较大小，文本要加引号。',
  'custom-rule-failed_not-boolean':
    '自定义规则“{{rule}}”没有执行：表达式的结果不是“是/否”（{{detail}}）。请写成一个条件，例如 a <= b。',
  'custom-rule-failed_code-taken': '自定义规则“{{rule}}”没有执行：代码与内置规则相同。请换一个代码。',
  'custom-rule-failed_too-many-rules':
    '自定义规则“{{rule}}”没有执行：最多 {{detail}} 条自定义规则。请删除不用的规则。',
  'custom-rule-failed_too-costly':
    '自定义规则“{{rule}}”没有执行：在本工作簿上约需 {{detail}} 步，超过上限。请减少逐行遍历整张表的写法。',
  'custom-rule-failed_evaluation':
    '自定义规则“{{rule}}”在部分行上无法计算（{{detail}}）。请检查表达式和这些行的数据。'
}

/** Words that sentences about findings put together, in Chinese. */
export const words = {
  empty: '（空）',
  listSeparator: '、',
  clauseSeparator: '；',
  unknownRule: '未通过规则“{{code}}”的检查。请核实。',
  reason: {
    'edge-blank': '首尾有空格或空行',
    invisible: '含不可见字符或多余空格',
    'line-break': '中间换行',
    'full-width': '含全角数字、字母或符号',
    control: '含控制字符'
  }
}
