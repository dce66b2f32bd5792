/** What can be wrong with a plan document, in Chinese; the place stands before the sentence. */
export const planProblems = {
  'field-missing': '缺少该字段，请补充。',
  'field-unknown': '不是规划文件的字段，请删除或更正名称。',
  'type-wrong': '类型不对，应为 {{expected}}。',
  'value-unknown': '取值无效，可用的取值：{{allowed}}。',
  'value-wrong': '取值不符合要求：{{expected}}。',
  'code-duplicated': '编码“{{value}}”重复，编码必须唯一。',
  'no-duplicated': '序号 {{value}} 重复，序号必须唯一。',
  'id-duplicated': '标识“{{value}}”重复，标识必须唯一。',
  'name-duplicated': '单位名称或别名“{{name}}”重复，请合并或改名。',
  'category-unknown': '类别“{{id}}”未在 categories 中定义。',
  'task-unknown': '重点任务“{{id}}”未在 tasks 中定义。',
  'unit-unknown': '单位“{{name}}”不在单位名录 units 中。',
  'member-unknown': '成员“{{name}}”不在单位名录 units 中。',
  'members-without-group': '“{{name}}”不是集合（group），不能有成员。',
  'members-circular': '“{{name}}”直接或间接包含自己，请更正成员。',
  'period-reversed': '结束年 {{end}} 应晚于 {{start}}。',
  'range-reversed': '下限 {{min}} 大于上限 {{max}}。',
  'continuation-differs': '“{{field}}”标为延续上一行的合并单元格，内容却与上一行不同。',
  'rule-unknown': '没有代码为“{{id}}”的规则，请更正代码或删除该设定。',
  'rule-number-unknown': '该规则没有名为“{{name}}”的数值，可用的数值：{{known}}。',
  unknown: '不符合规划文件的要求（{{code}}）。'
}
