import { evaluation } from './evaluation'
import { exchange } from './exchange'
import { periodNames } from './period-names'
import { uncounted } from './uncounted'

/** Words of the command line and of reports, in Chinese. */
export const interfaceWords = {
  yes: '是',
  no: '否',
  none: '—',
  listSeparator: '、',
  evaluation,
  exchange,
  period: periodNames,
  command: {
    collect: '收回各单位填报的工作簿并合并到总表',
    overview: '列出各单位报送情况和催报文字',
    sign: '签审工作簿（写明审核人和数据校验码），或查看签审是否有效',
    diff: '比较两个工作簿（按行编码和字段）',
    split: '把总表拆分为各单位的填报工作簿',
    new: '生成填报工作簿（全规划、某一单位或空白）',
    official: '生成公文版式的指标表和项目表（由工作簿或规划生成，供打印）',
    upgrade: '把旧版模板的工作簿升级为当前模板，另存为新文件',
    check: '审核工作簿或文件夹中的全部工作簿',
    fix: '改正可自动修正的问题，另存为新文件',
    sum: '汇总投资与指标完成情况',
    target: '说明一个规划目标如何识别',
    report: '生成评估报告（年度、中期或终期，.html 或 .xlsx）',
    'plan-check': '检查规划文件',
    'plan-import': '由自己的指标表、项目表（.xlsx、.csv）生成规划文件'
  },
  severity: { mandatory: '强制性', verification: '核实性' },
  origin: { reported: '填报', plan: '规划原文' },
  column: {
    file: '文件',
    sheet: '工作表',
    cell: '单元格',
    row: '行号',
    severity: '级别',
    origin: '来源',
    code: '代码',
    value: '值',
    message: '问题',
    explained: '已说明'
  },
  state: {
    open: '待处理',
    explained: '已说明',
    lapsed: '已失效（原为“{{value}}”），请重新说明',
    plan: '无须说明',
    remark: '提示，无须说明'
  },
  file: { prefilled: '{{plan}}填报表（{{period}}）', sample: '{{plan}}填报表（{{period}}）示例数据' },
  mainJob: {
    rows: '审核示例工作簿：{{indicators}} 项指标，{{projects}} 个项目',
    inExcel: '在（内嵌）Excel 中：',
    inFile: '存盘后的文件：',
    work: '与 Excel 的往返：',
    workLine:
      '{{step}}：{{requests}} 次往返，发送 {{sent}} KB，接收 {{received}} KB，最大一次 {{largest}} KB',
    steps: { insert: '插入模板', fill: '填入示例', validate: '审核', compute: '汇总' },
    files: '工作簿：'
  },
  check: {
    more: '… 还有 {{count}} 条，用 --all 或 --out',
    title: '审核结果',
    fileHeading: '{{file}}',
    fileFacts: '规划 {{plan}}，报告期 {{period}}，填报单位 {{unit}}',
    counts: '强制性 {{mandatory}}，核实性 {{verification}}（已说明 {{explained}}），规划原文 {{plan}}',
    ownRules: '按本工作簿自带的规则设定审核：{{rules}}。只按规划的规则审核请加 --plan-rules。',
    valuesOnly:
      '旧的 .xls 格式只能读出数值，公式、输入限制、工作表保护、链接和宏没有检查。请另存为 .xlsx 后再审核。',
    clean: '没有需要修改或说明的问题。',
    unusable: '无法使用：{{error}}',
    totals:
      '共 {{files}} 个文件（{{unusable}} 个无法使用）：强制性 {{mandatory}}，核实性 {{verification}}（已说明 {{explained}}），规划原文 {{plan}}',
    mandatoryGroup: '强制性（必须修改）',
    verificationGroup: '核实性（请核实，属实请填写说明）',
    remarkGroup: '提示（无须修改或说明）',
    planGroup: '规划原文（供汇总人参考，无须说明）',
    progress: '已审核 {{done}}/{{total}}：{{file}}'
  },
  fix: {
    done: '已改正 {{count}} 处，写入 {{file}}：',
    change: '“{{before}}” → “{{after}}”',
    formula: '模板公式',
    also: '（连同其余 {{count}} 个单元格）',
    repaired: '{{sheet}}：已为 {{count}} 行补上所缺的公式、编码、下拉列表和格式（第 {{rows}} 行）',
    remaining: '改正后的审核结果：'
  },
  sum: {
    rollUp: '{{period}}：{{count}} 份总表',
    all: '合计',
    sheet: '逐级汇总',
    district:
      '{{name}}：项目 {{projects}} 个，投资 {{total}} 万元，累计完成 {{invested}} 万元（{{rate}}）；指标 {{indicators}} 项，已达标 {{met}}，达到序时进度 {{onTrack}}，滞后或未达标 {{behind}}，倒退 {{regressed}}，待核定 {{undecided}}，未填报 {{pending}}',
    uncounted,
    uncountedIn: '{{district}}；{{count}} 个单元格未能计入',
    progress: '已汇总 {{done}}/{{total}}：{{file}}',
    refused: '未计入的文件 {{count}} 个：',
    column: {
      district: '填报单位',
      file: '文件',
      projects: '项目数',
      listed: '列明投资项目数',
      total: '投资合计（万元）',
      invested: '累计完成投资（万元）',
      added: '新增项目数',
      addedTotal: '新增项目投资（万元）',
      indicators: '指标数',
      reported: '已填报指标',
      met: '已达标',
      onTrack: '达到序时进度',
      behind: '滞后或未达标',
      regressed: '倒退',
      pending: '未填报指标',
      undecided: '待核定',
      notStarted: '未开工',
      inProgress: '在建',
      finished: '完工',
      paused: '暂停',
      terminated: '终止',
      unknown: '状态未填',
      investedRate: '投资完成率',
      uncounted: '未能计入的单元格',
      remark: '未计入原因'
    },
    refusal: {
      package: '“{{file}}”是“{{unit}}”的填报工作簿，不是总表，未计入。',
      'other-period':
        '“{{file}}”的报告期是 {{theirs}}，应为 {{ours}}，未计入。请核对文件，或用 --period 指定报告期。',
      'no-period': '“{{file}}”没有填写报告期，未计入。请在“填报说明”中选择报告期，或用 --period 指定。',
      duplicate: '“{{file}}”与“{{other}}”填报内容相同，只计一份。',
      'no-rows': '“{{file}}”没有指标和项目，未计入。请核对文件。',
      unusable: '“{{file}}”不能使用，未计入。'
    },
    title: '{{plan}} · {{period}}',
    noPeriod: '未选报告期',
    investment: '投资（万元）',
    total: '合计 {{total}} 万元（{{totalYi}} 亿元），{{listed}} 项列明投资，{{unlisted}} 项未列',
    matches: '与规划合计 {{declared}} 万元一致',
    differs: '与规划合计 {{declared}} 万元相差 {{difference}} 万元',
    invested: '累计完成 {{invested}} 万元，占 {{rate}}',
    byTask: '按重点任务',
    byLeadUnit: '按牵头单位（首列单位）',
    added: '另有新增项目 {{count}} 项，{{total}} 万元（不计入以上合计）',
    indicators: '指标',
    indicatorCounts:
      '共 {{count}} 项（约束性 {{binding}}，预期性 {{anticipatory}}）：已达标 {{met}}，达到序时进度 {{onTrack}}，滞后或未达标 {{behind}}，倒退 {{regressed}}，待核定 {{undecided}}，未填报 {{pending}}',
    progressFacts: '序时进度 {{timeProgress}}，平均完成率 {{mean}}（各项截断到 0—100%）',
    projects: '项目状态',
    projectCounts:
      '未开工 {{notStarted}}，在建 {{inProgress}}，完工 {{finished}}，暂停 {{paused}}，终止 {{terminated}}，未填 {{unknown}}',
    line: '{{name}}：{{count}} 项，{{total}} 万元'
  },
  target: {
    text: '原文：{{text}}',
    kind: '类型：{{kind}}',
    asks: '要求：{{asks}}',
    byHand: '按自评认定（{{reason}}）',
    reason: {
      none: '没有目标',
      text: '不能识别为数值目标',
      assigned: '等待下达目标值',
      'hold-without-baseline': '没有基期值可比较',
      'change-without-baseline': '没有基期值可换算'
    },
    atLeast: '不低于 {{value}}',
    moreThan: '高于 {{value}}',
    atMost: '不高于 {{value}}',
    lessThan: '低于 {{value}}',
    and: '且',
    kinds: {
      number: '数值',
      'at-least': '不低于',
      'at-most': '不高于',
      'more-than': '高于',
      'less-than': '低于',
      between: '区间',
      about: '左右',
      total: '五年累计',
      change: '较基期变化',
      assigned: '上级下达',
      hold: '保持',
      none: '无目标',
      unreadable: '不能识别'
    }
  },
  plan: {
    ok: '{{file}}：规划文件有效，{{indicators}} 项指标，{{projects}} 个项目。',
    broken: '{{file}}：规划文件有 {{count}} 处问题：'
  },
  upgrade: {
    done: '已升级为模板第 {{to}} 版（原为第 {{from}} 版），存为 {{file}}。原文件未改动。',
    current: '工作簿已是当前模板（第 {{to}} 版），原样存为 {{file}}。',
    kept: '模板以外的内容已按数值保留：工作表“{{sheet}}”存为“{{as}}”。'
  },
  created: '已生成 {{file}}：{{indicators}} 项指标，{{projects}} 个项目。',
  error: {
    'plan-unknown': '没有编号为“{{id}}”的规划。可用的规划：{{known}}；或用 --plan 指定规划文件（.json）。',
    'plan-ambiguous':
      '“{{file}}”的规划编号“{{id}}”只含年份，不同地区的规划可能同号；其内容与手头的“{{ours}}”又不一致（工作簿上印的规划名称：{{theirs}}），不能确定是同一规划。确属同一规划的，请用 --plan 指定；不是的，请用 --plan 指定它自己的规划文件（.json）。',
    'plan-other':
      '“{{file}}”属于“{{theirs}}”，手头的规划是“{{ours}}”：两者编号同为“{{id}}”，但不是同一规划。请用 --plan 指定该工作簿自己的规划文件（.json）；只是规划改了名称的，请在规划文件中换用新的编号（id）。',
    'plan-not-chosen': '有多个规划，请用 --plan 指定其中之一：{{known}}。',
    'plan-broken': '规划文件“{{id}}”不能使用：{{problems}}请用 plan check 查看全部问题并更正。',
    'plan-not-json': '规划文件“{{file}}”不是有效的 JSON：{{detail}}。请更正后重试。',
    'unit-unknown': '规划的单位名录中没有“{{unit}}”。请从下列单位中选择：{{known}}。',
    'period-unreadable': '不能识别报告期“{{period}}”。请写成 2023、2023上半年 或 2023年第三季度。',
    'period-outside': '报告期 {{period}} 不在规划期 {{start}}—{{end}} 之内，请改正。',
    'baseline-unreadable': '基期值“{{text}}”不是数字，请改正。',
    'years-unreadable': '不能识别规划期“{{text}}”。请写成 2021-2025。',
    'direction-unknown': '方向“{{text}}”无效，请用 up（越高越好）、down（越低越好）或 hold（保持）。',
    'severity-unknown': '级别“{{text}}”无效，请用 mandatory 或 verification。',
    'language-unknown': '不支持语言“{{language}}”，请用 zh-CN 或 en-US。',
    'out-format-unknown': '不能写“{{file}}”：结果文件须以 .html、.csv 或 .xlsx 结尾。',
    'decision-unreadable': '不能识别决定文件“{{file}}”：{{detail}}。请参照 --json 输出中的 decision 更正。',
    'prefer-unknown': '--prefer 的值“{{text}}”无效，请用 ours（总表）或 theirs（单位）。',
    'decisions-unreadable':
      '不能识别决定文件“{{file}}”：{{detail}}。请用 collect --json 的输出，在 conflicts 各项中加上 "take": "ours" 或 "theirs"。',
    'out-no-workbook': '不能写“{{file}}”：工作簿须以 .xlsx 结尾。',
    'out-other-kind': '不能写“{{file}}”：结果文件须与原工作簿一样以 {{ending}} 结尾。',
    cancelled: '已中断，没有写文件。',
    'output-lost': '结果没有写完（{{reason}}）。请检查磁盘空间后重新运行。',
    'out-not-workbook': '不能写“{{file}}”：结果文件须以 .xlsx 结尾。',
    'reviewer-missing': '请用 --reviewer 写明审核人，用 --out 指定写到哪里。',
    'out-not-report': '不能写“{{file}}”：评估报告须以 .html 或 .xlsx 结尾。',
    'out-not-table': '不能写“{{file}}”：结果文件须以 .xlsx 或 .csv 结尾。',
    'out-missing': '请用 --out 指定写入的位置。',
    'no-workbooks': '“{{path}}”中没有工作簿（.xlsx、.xlsm、.xls）。',
    internal: '程序内部错误：{{detail}}。请用 --debug 重新运行并把结果发给维护者。'
  }
}
