/** Words of exchanging workbooks, in Chinese. */
export const exchange = {
  split: {
    done: '已拆分为 {{count}} 个单位的填报工作簿，写入 {{out}}：',
    preview: '将拆分为 {{count}} 个单位的填报工作簿：',
    line: '{{unit}}：指标 {{indicators}} 项，项目 {{projects}} 个（本单位填报 {{open}} 个），投资 {{amount}} 万元',
    file: '    {{file}}',
    unassigned: '未写明单位、交 {{unit}} 的 {{count}} 行：',
    unknown: '含单位名录以外名称的 {{count}} 行：',
    grouped: '含“相关街道、镇”等统称的 {{count}} 行，已分给各成员：',
    shared: '多个单位共有的 {{count}} 行（括号内为填报单位，其余单位只读）：',
    row: '  {{key}} {{name}}：{{units}}',
    held: '{{units}}（{{holder}}）',
    shares: '{{units}}（分别填报）',
    unknownText: '“{{text}}”',
    choose: '需要改动的，写入 JSON 文件后用 --decision 指定；决定会记入总表。',
    remembered: '拆分决定和已发出的工作簿已记入 {{file}}。',
    progress: '已生成 {{done}}/{{total}}：{{unit}}'
  },
  recordBroken:
    '注意：总表中记录拆分与合并的隐藏内容已损坏，不能读取。以前的拆分决定、发出和合并情况不再可知，已收回的工作簿可能被重复合并；写入总表时，原内容仍留存在隐藏的工作表中。有备份的，请改用损坏前的总表。',
  table: { indicators: '指标表', projects: '项目表', header: '填报说明' },
  diff: {
    title: '比较结果',
    counts: '新增 {{added}} 行，删除 {{removed}} 行，改动 {{changed}} 处',
    kind: '类型',
    table: '工作表',
    key: '编码',
    name: '名称',
    field: '字段',
    from: '前',
    to: '后',
    added: '新增行',
    removed: '删除行',
    changed: '改动'
  },
  collect: {
    accepted: '收到 {{count}} 份填报工作簿：',
    acceptedLine: '  {{unit}}：{{file}}',
    second: '；该单位此前已有一份合并',
    moreFindings: '另有强制性问题 {{count}} 项，用 check {{file}} 查看全部。',
    refused: '未采用的文件 {{count}} 个：',
    applied: '采用 {{count}} 处，新增 {{added}} 行，决定保留总表值 {{kept}} 处，与总表相同 {{same}} 处。',
    held: '规划内容与编码错位、未采用的 {{count}} 行（其余各行照常汇总）：',
    heldLine: '  {{file}} {{place}}　{{name}}：所在行的编码是 {{key}}，规划内容属于 {{shownKey}}',
    conflicts: '有冲突、需要决定的 {{count}} 处：',
    choices: '分别填报的项目中需由汇总人填写的 {{count}} 处：',
    base: '发出时：{{value}}',
    ours: '总表现值：{{value}}',
    said: '{{unit}}：{{value}}（{{file}}，{{time}}）',
    undecided:
      '有冲突未决定，没有写文件。请用 --prefer theirs 或 --prefer ours 统一决定，或在 --json 输出的 conflicts 中逐项加上 "take" 后用 --decisions 指定。',
    written: '合并结果已写入 {{file}}，每处来源记在“合并记录”工作表。',
    progress: '已读 {{done}}/{{total}}：{{file}}'
  },
  conflict: {
    'both-changed': '发出后总表与单位都作了改动',
    'second-return': '与该单位此前报送的不同',
    'returns-differ': '几份报送不一致',
    'row-gone': '总表中已没有这一行，只能保留（ours）',
    shares: '分别填报的数不能相加，或总表的合计已被改动'
  },
  refusal: {
    'not-ours':
      '“{{file}}”没有模板信息，不是由总表拆分发出的工作簿。请向报送单位索取原来发出的工作簿填报后的文件。',
    'not-a-package': '“{{file}}”是总表或空白表，不是单位的填报工作簿。请核对文件。',
    'other-plan': '“{{file}}”属于规划 {{theirs}}，与总表的规划 {{ours}} 不同。请核对文件。',
    'other-period': '“{{file}}”（{{unit}}）的报告期是 {{theirs}}，应为 {{ours}}。请退回单位改正。',
    'older-package': '“{{file}}”（{{unit}}）是较早发出的一份，{{sentAt}} 已重新发出。请报送新的一份。',
    duplicate: '“{{file}}”（{{unit}}）与“{{other}}”内容相同，只采用一份。',
    'already-merged': '“{{file}}”（{{unit}}）此前已合并，未重复合并。',
    unreadable: '“{{file}}”不能读取。'
  },
  tampering: {
    'plan-cell': '{{key}} 的规划内容“{{field}}”被改：{{sent}} → {{returned}}，未采用',
    'coordinator-cell': '{{key}} 的“{{field}}”由汇总人填写，被改：{{sent}} → {{returned}}，未采用',
    'read-only-cell': '{{key}} 由其他单位填报，“{{field}}”被改：{{sent}} → {{returned}}，未采用',
    'row-removed': '缺少行 {{key}} {{sent}}',
    'row-repeated': '行 {{key}} {{returned}} 出现多次，该行未采用',
    'row-foreign': '行 {{key}} {{returned}} 不属于该单位，未采用',
    'row-unknown': '行 {{key}} {{returned}} 不在总表中，也未标明“新增”，未采用',
    'rows-scrambled':
      '{{count}} 行（第 {{returned}} 行）的规划内容属于其他编码，这些行未采用；请打开该文件审核并改正编码（或用 fix），或退回单位改正，再次汇总',
    'formula-removed': '“{{field}}”有 {{count}} 处公式被值覆盖',
    'formula-changed': '“{{field}}”有 {{count}} 处公式被改：{{returned}}',
    'formula-typed': '“{{field}}”有 {{count}} 处填了公式：{{returned}}，只采用显示的结果',
    'formula-like-text': '“{{field}}”有 {{count}} 处的文字像公式：{{returned}}，按文字采用',
    'validation-removed': '“{{field}}”有 {{count}} 处失去了输入限制',
    'validation-changed': '“{{field}}”有 {{count}} 处的输入限制被改',
    'column-missing': '缺少列“{{field}}”',
    'column-repeated': '列“{{field}}”重复',
    'columns-added': '增加了 {{count}} 列：{{returned}}，未采用',
    'sheet-missing': '缺少模板中的工作表',
    'sheet-added': '增加了工作表“{{returned}}”',
    'sheet-hidden': '增加了隐藏的工作表“{{returned}}”',
    'template-sheet-hidden': '模板中的工作表被隐藏',
    'columns-hidden': '列“{{field}}”被隐藏',
    'rows-hidden': '有 {{count}} 行被隐藏或筛选',
    'protection-removed': '工作表保护被取消',
    'metadata-changed': '隐藏的发出记录有 {{count}} 处与总表不符，以总表为准',
    'package-unregistered': '总表没有发出这一份的记录，按其自带的发出值比较',
    'external-link': '含有指向其他文件的链接：{{returned}}',
    'dde-link': '含有调用其他程序的链接（DDE）：{{returned}}',
    'data-connection': '含有外部数据连接：{{returned}}',
    'embedded-object': '含有嵌入的对象：{{returned}}',
    hyperlink: '含有指向工作簿以外的超链接：{{returned}}',
    macros: '含有宏：{{returned}}',
    'old-format':
      '旧格式（.xls）只能读取数值：公式、输入限制、工作表保护、链接和宏未核对，请单位改存为 .xlsx 后报送'
  },
  signOff: {
    unsigned: '未签审',
    signed: '已签审：{{reviewer}}，{{time}}',
    stale: '签审已失效：{{reviewer}} {{time}} 签审后数据已改动，须重新签审'
  },
  overview: {
    none: '总表还没有发出填报工作簿。',
    title:
      '{{period}}：发出 {{units}} 个单位，已报送 {{returned}} 个，未报送 {{missing}} 个，无须填报 {{informed}} 个',
    informed: '无须填报　{{unit}}（各行均由其他单位填报）',
    missing: '未报送　{{unit}}',
    returned: '已报送　{{unit}}（{{time}}），强制性 {{mandatory}}，核实性 {{verification}}',
    merged: '已合并　{{unit}}（{{time}}），强制性 {{mandatory}}，核实性 {{verification}}',
    reminderTitle: '催报文字：',
    toFill: '，应填未填 {{count}} 处',
    reminder: '{{units}}：《{{plan}}》{{period}}实施情况填报表尚未收到，请尽快填报并送回。',
    reminderToComplete:
      '{{units}}：《{{plan}}》{{period}}实施情况填报表已收到，请补齐应填内容、改正强制性问题后再次报送。',
    lacking: '{{unit}}（{{lacks}}）',
    lacksCells: '应填未填 {{count}} 处',
    lacksCorrections: '强制性问题 {{count}} 项'
  },
  problem: {
    'master-rows-scrambled':
      '总表“{{file}}”的工作表“{{sheet}}”有 {{count}} 行（第 {{rows}} 行）的规划内容属于其他编码，拆分、合并会串行。请先用 fix（窗格中为“改正”）对正编码，或恢复原来的行。',
    'master-columns-missing':
      '总表“{{file}}”的工作表“{{sheet}}”缺少列“{{column}}”或工作表本身，无法合并。请恢复后重试。',
    'rows-cannot-be-added':
      '总表“{{file}}”的工作表“{{sheet}}”放不下新增的 {{count}} 行。请确认数据在 Excel 表格中，移走其下方的其他表格和批注后重试。',
    'master-is-package':
      '文件“{{file}}”是发给“{{unit}}”的填报工作簿，不是总表。请提供包含全部指标和项目的总表。',
    'master-without-metadata':
      '文件“{{file}}”没有模板信息，不能作为总表。请用 new 生成的总表，并保留其中隐藏的工作表。',
    'master-without-period': '文件“{{file}}”没有填写报告期。请在“填报说明”中选择报告期，或用 --period 指定。',
    'master-rows-unusable':
      '文件“{{file}}”工作表“{{sheet}}”第 {{row}} 行的编码“{{key}}”与其他行重复（共 {{count}} 行）。请删除重复的行，或清空其编码后重试。',
    'decision-unusable':
      '拆分决定中的编码“{{key}}”或单位“{{unit}}”不存在。编码须在“{{file}}”中，单位须在单位名录中且不是统称。请更正后重试。',
    'plans-differ': '文件“{{file}}”属于规划 {{theirs}}，与总表的规划 {{ours}} 不同。请核对文件。'
  }
}
