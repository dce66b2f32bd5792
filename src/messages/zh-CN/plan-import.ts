/** What importing a plan asks about, and why it cannot be imported, in Chinese. */
export const planImport = {
  question: {
    direction: '指标“{{subject}}”的方向按名称暂定为“{{proposed}}”，请确认。',
    accumulation: '指标“{{subject}}”的累计方式按名称暂定为“{{proposed}}”，请确认。',
    attribute: '指标“{{subject}}”未写明约束性或预期性，暂按预期性，请确认。',
    title: '表格中没有规划名称，暂用文件名“{{proposed}}”，请在规划文件中修改，或在命令行用 --title 指定。',
    region: '从规划名称中看不出地区，暂用“{{proposed}}”，请在规划文件中修改。',
    period: '规划期暂定为 {{proposed}}，请在规划文件中确认，或在命令行用 --years 指定。',
    'baseline-year': '表头没有写明基期年份，暂定为 {{proposed}}，请在规划文件中确认。',
    issued: '表格中没有印发时间，暂定为 {{proposed}}，请在规划文件中修改，或在命令行用 --issued 指定。',
    'coordinating-unit':
      '汇总单位暂定为提及最多的“{{proposed}}”，请确认，或在命令行用 --coordinating-unit 指定。',
    'responsible-unit':
      '指标“{{subject}}”的责任单位“{{proposed}}”不是单位名录中的一个单位，未采用，请在规划文件中补充。',
    'unit-kind': '看不出单位“{{subject}}”的类别，暂按“{{proposed}}”，请在单位名录中确认。',
    'unit-alias': '“{{subject}}”暂作“{{proposed}}”的简称，请在单位名录中确认。',
    'unit-group': '“{{subject}}”泛指多个单位，暂定成员：{{proposed}}。请在单位名录中确认。',
    'category-missing': '指标表没有类别，全部归入“{{proposed}}”，请在规划文件中补充。',
    'task-missing': '项目表没有重点任务，全部归入“{{proposed}}”，请在规划文件中补充。',
    'table-missing': '文件中没有{{table}}，规划文件中该表为空。',
    'numbers-given': '{{table}}的序号不全或有重复，已按顺序编为 {{proposed}}。',
    'amounts-converted': '投资额已换算为万元（乘以 {{factor}}），请核对。',
    'total-differs': '合计行为 {{declared}} 万元，各项目之和为 {{sum}} 万元；规划文件按合计行，请核对。',
    'target-unreadable': '指标“{{subject}}”的规划目标“{{proposed}}”不能识别，原样保留，须人工评判。',
    'years-unreadable': '项目“{{subject}}”的实施年限“{{proposed}}”不能识别，原样保留，请更正。',
    'amount-unreadable': '项目“{{subject}}”的投资额“{{proposed}}”既不是数字也不是“/”，原样保留，请更正。',
    'row-skipped': '这一行没有名称，未导入：{{proposed}}',
    unknown: '{{subject}} {{proposed}}（{{code}}）'
  },
  problem: {
    'no-tables':
      '“{{file}}”中没有找到指标表或项目表（查看了工作表：{{sheets}}）。表头须有“指标名称”和“规划目标”，或“项目名称”及主要内容、实施年限、投资额、责任主体中的至少两项。',
    'no-rows': '“{{file}}”的工作表 {{sheets}} 只有表头，没有指标或项目。请填好后再导入。',
    'period-unknown': '从“{{file}}”看不出规划期。请用 --years 2021-2025 指定。',
    'indicator-unknown': '“{{file}}”中没有名为“{{name}}”的指标，请改正 --direction。',
    'unit-not-named': '“{{file}}”没有提及任何单位，请用 --coordinating-unit 指定汇总单位。',
    'not-json': '“{{file}}”不是有效的 JSON，请选择规划文件（.json）或规划表格（.xlsx、.csv）。',
    broken: '由“{{file}}”得到的规划不完整：{{problems}}请更正表格后重试。',
    unknown: '不能从“{{file}}”导入规划（{{code}}）。'
  },
  value: {
    up: '越高越好',
    down: '越低越好',
    hold: '保持',
    level: '逐年值',
    sum: '逐年相加',
    compound: '逐年变化率连乘',
    anticipatory: '预期性',
    indicators: '指标表',
    projects: '项目表',
    department: '部门',
    none: '（无）'
  },
  done: '已生成规划文件 {{file}}：{{indicators}} 项指标，{{projects}} 个项目。',
  open: '有 {{count}} 处请确认：',
  ask: '{{question}}直接按回车确认，或输入 up（越高越好）、down（越低越好）、hold（保持）：'
}
