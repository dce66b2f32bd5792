/** Words of the pane's cards for the overview of units, comparing and signing off, in Chinese. */
export const oversightPane = {
  thisWorkbook: '本工作簿',
  delivered: {
    saved: '“{{name}}”已交给浏览器下载。',
    opened: '“{{name}}”已作为新工作簿打开，请保存。',
    copied: '“{{name}}”的内容已复制。'
  },
  overview: {
    title: '各单位情况',
    none: '本总表还没有下发。下发后，这里列出各单位是否返回、何时返回、有多少问题、还缺什么。',
    broken:
      '总表中记录下发与合并的隐藏内容已损坏，不能读取，各单位是否返回不再可知。有备份的，请改用损坏前的总表。',
    summary:
      '{{period}}：下发 {{units}} 个单位，已返 {{returned}}，未返 {{missing}}，无须填报 {{informed}}。',
    table: '各单位的返回情况',
    unit: '单位',
    state: '状态',
    states: {
      missing: '未返',
      informed: '无须填报',
      merged: '已合并',
      returned: '已返',
      mandatory: '有强制性问题'
    },
    sent: '{{time}} 下发',
    returned: '{{time}} 返回',
    merged: '{{time}} 合并',
    findings: '强制性 {{mandatory}}，核实性 {{verification}}',
    toFill: '应填未填 {{count}} 处',
    signed: '{{reviewer}} 已签审',
    stale: '签审后数据有改动',
    reminder: '催报文字',
    reminderNone: '各单位都已返回，没有需要催报的。',
    copy: '复制催报文字',
    copied: '已复制。',
    copyByHand: '不能自动复制，请选中文字后按 Ctrl+C。'
  },
  signOff: {
    title: '签审',
    says: '签审记下审核人、时间和数据的校验码，写在“填报说明”的签审栏；之后数据一有改动，签审即失效。写入后 Excel 的撤销记录会清空。',
    noForms: '插入模板后可以签审。',
    unsigned: '未签审',
    signed: '已签审，数据未改动',
    stale: '签审已失效：签审后数据已改动，须重新签审',
    reviewer: '审核人',
    time: '时间',
    hash: '数据校验码',
    unread: '工作簿有改动，尚未重新读取，签审是否仍然有效不能确定。',
    read: '重新读取',
    mandatory: '还有强制性问题 {{count}} 项未改正，请确认后再签审。',
    name: '审核人姓名',
    nameMissing: '请填写审核人姓名。',
    run: '签审',
    runAgain: '重新签审',
    done: '已签审，并写在“填报说明”的签审栏。',
    show: '查看签审栏'
  },
  comparison: {
    title: '比较工作簿',
    says: '列出两份工作簿在填报和规划内容上的不同：新增、删除的行和改动的单元格。只读取，不写入。',
    choose: '选择文件，与本工作簿比较',
    chooseTwo: '比较两个文件',
    twoNeeded: '请一次选择两个文件（按住 Ctrl 点选）。所选为 {{count}} 个。',
    before: '前',
    after: '后',
    swap: '前后互换',
    same: '两份工作簿的内容相同。',
    counts: '新增 {{added}} 行，删除 {{removed}} 行，改动 {{changed}} 处。',
    list: '不同之处，{{count}} 项',
    tables: { header: '填报说明', indicators: '指标表', projects: '项目表' },
    group: '{{table}}（{{count}}）',
    kinds: { added: '新增行', removed: '删除行', changed: '改动' },
    change: '{{from}} → {{to}}',
    locate: '定位到 {{place}}',
    gone: '本工作簿中没有这一行',
    save: '另存差异表（.xlsx）',
    fileName: '差异—{{from}}—{{to}}.xlsx',
    close: '关闭比较',
    plansDiffer: '“{{file}}”属于另一规划，不能比较。请选择同一规划的工作簿。'
  }
}
