import { indicatorFields, projectFields, type FieldDefinition } from '../../src/domain/report/fields'
import { AGGREGATES, FUNCTIONS, LOOPS, TEXT_METHODS } from '../../src/domain/rules/custom/language'
import { CUSTOM_RULE_FAILED, MOST_RULES } from '../../src/domain/rules/custom/custom-rule'
import { LONGEST_EXPRESSION } from '../../src/domain/rules/custom/program'
import { catalogue } from '../../src/domain/rules/catalogue'
import { fixKinds, tableFixKinds } from '../../src/domain/rules/fixes/propose-fixes'
import type { Rule } from '../../src/domain/rules/rule'
import { ruleTitle } from '../../src/messages'
import { pane } from '../../src/messages/zh-CN/pane'
import { sampleSentences } from '../messages/sample-sentences'

const LANGUAGE = 'zh-CN'
const SEVERITIES = pane.rules.severities

/** Rules whose severity the case decides. */
const BY_CASE: Readonly<Record<string, string>> = {
  'total-row': '提示，无须说明；标注为新增的为强制性',
  'actual-missing': '约束性指标为强制性，预期性指标为核实性',
  'status-against-progress': '状态与已填数据矛盾为强制性，逾期未开工、未完工为核实性'
}

/** Rules of which only some cases can be corrected. */
const CORRECTED_CASES: Readonly<Record<string, string>> = {
  'cell-error': '公式引用丢失（#REF!）的可以',
  'formula-overwritten': '公式被清除的和汇总表中的可以，两表中被数值覆盖的确认后可以',
  'percent-as-fraction': '形象进度为百分数格式的可以，其余确认后可以',
  'date-as-number': '不可能是日期的可以',
  'range-too-short': '可以',
  'row-scrambled': '可以；有的行名称也被改动的，确认后可以',
  'unit-unknown': '分隔符不规范的可以',
  'years-unreadable': '连接号不规范的可以'
}

const severityOf = ({ code, severity }: Rule): string => BY_CASE[code] ?? SEVERITIES[severity]

function correctionOf(code: string): string {
  if (tableFixKinds.some((each) => each.code === code)) return CORRECTED_CASES[code] ?? '可以'
  const kind = fixKinds.find((each) => each.code === code)
  return CORRECTED_CASES[code] ?? (!kind ? '—' : kind.safe === true ? '可以' : '确认后可以')
}

const numbersOf = ({ numbers = {} }: Rule): string =>
  Object.entries(numbers)
    .map(
      ([name, value]) =>
        `${pane.rules.numbers[name as keyof typeof pane.rules.numbers]} \`${name}\` = ${value}`
    )
    .join('，') || '—'

const inTable = (text: string): string => text.replaceAll('|', '\\|')

function summaryTable(): string[] {
  return [
    '| 代码 | 规则 | 级别 | 自动修正 | 可设数值 |',
    '| --- | --- | --- | --- | --- |',
    ...catalogue.map((rule) => {
      const cells = [
        `[\`${rule.code}\`](#${rule.code})`,
        ruleTitle(rule.code, LANGUAGE),
        severityOf(rule),
        correctionOf(rule.code),
        numbersOf(rule)
      ]
      return `| ${cells.map(inTable).join(' | ')} |`
    })
  ]
}

const examplesOf = (code: string): string[] =>
  sampleSentences.filter(({ finding }) => finding[0] === code).map((sample) => `- ${sample[LANGUAGE]}`)

const ruleSection = (rule: Rule): string[] => [
  `### ${rule.code}`,
  '',
  `**${ruleTitle(rule.code, LANGUAGE)}** · ${severityOf(rule)} · 自动修正：${correctionOf(rule.code)}${
    rule.numbers ? ` · ${numbersOf(rule)}` : ''
  }`,
  '',
  '提示（示例）：',
  '',
  ...examplesOf(rule.code),
  ''
]

const columnList = (fields: readonly FieldDefinition[]): string =>
  fields
    .filter(({ hidden, role }) => !hidden && role !== 'mark')
    .map(({ header }) => `\`${header}\``)
    .join('、')

const called = (names: ReadonlySet<string>): string =>
  [...new Set([...names].map((name) => name.split('/')[0] ?? name))].map((name) => `\`${name}\``).join('、')

/** The rule reference of the Chinese user guide, as Markdown: every rule of the catalogue, its settings, custom rules. */
export function ruleReference(): string {
  return [
    '# 规则说明',
    '',
    `内置规则 ${catalogue.length} 条。**强制性**问题必须改正；**核实性**问题属实的可以在“审核结果”的核实说明栏、任务窗格或该行的“核实说明”单元格中说明，所说明的数值改变后说明自动失效。规划原文自身的问题单列为“规划原文”，无须说明，不计入任何单位。`,
    '',
    '## 设定规则',
    '',
    '每条规则都可以停用、改变级别，有数值的可以改变数值。在任务窗格“设置 › 规则”中的设定保存在本工作簿里，随工作簿传递；对所有工作簿生效的设定写在规划文件里：',
    '',
    '```json',
    '"ruleSettings": {',
    '  "amount-unlisted": { "off": true },',
    '  "sequence-broken": { "severity": "mandatory" },',
    '  "actual-jump": { "numbers": { "percent": 50 } }',
    '}',
    '```',
    '',
    '工作簿的设定优先于规划文件。`check` 会列出工作簿自带的设定；加 `--plan-rules` 只按规划文件的规则审核。',
    '',
    '## 内置规则一览',
    '',
    ...summaryTable(),
    '',
    '## 内置规则',
    '',
    ...catalogue.flatMap(ruleSection),
    '## 自定义规则',
    '',
    `用表达式（CEL 语言）写出应当成立的条件，条件不成立之处列为问题。可以在任务窗格“设置 › 规则”中编写并在当前工作簿上试运行，也可以写在规划文件里（最多 ${MOST_RULES} 条，每条表达式最多 ${LONGEST_EXPRESSION} 个字符）：`,
    '',
    '```json',
    '"customRules": [',
    '  {',
    '    "code": "invested-limit",',
    '    "scope": "project",',
    '    "expression": "row[\\"累计完成投资\\"] <= row[\\"投资额\\"] * 1.1",',
    '    "severity": "verification",',
    '    "message": "“{项目名称}”累计完成投资超过投资额的 110%。请核实。",',
    '    "messageEn": "“{项目名称}”: invested more than 110 % of the amount. Check it."',
    '  }',
    ']',
    '```',
    '',
    '- `scope`：`project` 逐行检查项目表，`indicator` 逐行检查指标表，`workbook` 检查整个工作簿一次。',
    '- `row["列名"]`：本行的内容，列名照表头写，括号中的单位可以省略；`projects`、`indicators`：两张表的全部行。',
    '- `period.year`、`period.part`：报告期；`plan.start`、`plan.end`、`plan.baselineYear`：规划期和基期年。',
    `- 函数：${called(FUNCTIONS)}；其中 ${called(AGGREGATES)} 的写法是 \`sum(projects, "投资额")\`，没有数值时除合计外结果为空。`,
    `- 文字：${called(TEXT_METHODS)}；逐项：${called(LOOPS)}，例如 \`projects.filter(p, p["项目状态"] == "完工").size() > 0\`。`,
    '- 单元格为空时，用到它的计算和大小比较不作判断；用 `== null` 或 `filled(row, "列名")` 检查是否填写。',
    '- 说明文字中的 `{列名}` 换成该行的内容。',
    '',
    `指标表的列：${columnList(indicatorFields([2021]))}（逐年实际值按年度）。`,
    '',
    `项目表的列：${columnList(projectFields())}。`,
    '',
    `不能执行的自定义规则列为核实性问题 \`${CUSTOM_RULE_FAILED}\`，其余规则照常执行：`,
    '',
    ...examplesOf(CUSTOM_RULE_FAILED),
    ''
  ].join('\n')
}
