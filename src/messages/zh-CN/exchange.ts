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
  problem: {
    'master-is-package':
      '文件“{{file}}”是发给“{{unit}}”的填报工作簿，不是总表。请提供包含全部指标和项目的总表。',
    'master-without-metadata':
      '文件“{{file}}”没有模板信息，不能作为总表。请用 new 生成的总表，并保留其中隐藏的工作表。',
    'master-without-period': '文件“{{file}}”没有填写报告期。请在“填报说明”中选择报告期，或用 --period 指定。',
    'master-rows-unusable':
      '文件“{{file}}”工作表“{{sheet}}”第 {{row}} 行的编码“{{key}}”与其他行重复（共 {{count}} 行）。请删除重复的行，或清空其编码后重试。',
    'decision-unusable':
      '拆分决定中的编码“{{key}}”或单位“{{unit}}”不存在。编码须在“{{file}}”中，单位须在单位名录中且不是统称。请更正后重试。',
    'plans-differ': '文件“{{file}}”属于规划 {{theirs}}，与总表的规划 {{ours}} 不同。请核对文件。',
    'not-signed': '文件“{{file}}”没有签审记录。请先用 sign 签审。'
  }
}
