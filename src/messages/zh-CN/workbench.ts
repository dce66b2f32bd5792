/** Words of the workbench, in Chinese. */
export const workbench = {
  title: '规划填报工作台',
  purpose: '供开发、测试和演示，不依赖 Excel',
  language: '界面语言',
  languages: { 'zh-CN': '中文', 'en-US': 'English' },
  newFile: '工作簿1.xlsx',
  changed: '未保存',
  saved: '无未保存的更改',
  file: '文件',
  edit: '编辑',
  new: '新建',
  open: '打开',
  save: '保存',
  sample: '示例',
  openList: '打开下拉列表',
  undo: '撤销',
  redo: '重做',
  newTip: '新建空白工作簿',
  openTip: '打开 .xlsx 文件，也可以把文件拖到页面上',
  saveTip: '下载为 .xlsx 文件（Ctrl+S）',
  sampleTip: '打开示例工作簿，其中填报数据均为虚构',
  undoTip: '撤销（Ctrl+Z）',
  redoTip: '重做（Ctrl+Y）',
  toolbar: '工具栏',
  pane: '任务窗格',
  reloadPane: '重新载入窗格',
  closePane: '关闭窗格',
  grid: '电子表格',
  dropHere: '松开鼠标，打开文件',
  activity: {
    starting: '正在准备表格……',
    opening: '正在打开……',
    sample: '正在生成示例工作簿……',
    saving: '正在保存……'
  },
  gridLoading: '正在载入表格界面……',
  dismiss: '知道了',
  notice: {
    reason: {
      'locked-cells': '单元格已锁定，工作表受保护，不能修改。可以填写的是浅黄色单元格。',
      'protected-sheet': '工作表受保护，不允许这一操作。',
      'protected-structure': '工作簿结构受保护，不能增删、移动、改名或隐藏工作表。',
      'read-only': '工作簿以只读方式打开，不能修改。',
      'cell-rule': '输入的内容不符合此单元格的数据验证规则。',
      'part-of-table': '这一操作只会移动表格的一部分，不能进行。请选择整行或整列。',
      'table-header': '表格的标题行不能删除。',
      'merged-cells': '这一操作会拆开合并单元格，不能进行。',
      'merge-in-table': '表格中的单元格不能合并。',
      'last-visible-sheet': '工作簿至少要有一张可见的工作表。',
      'sheet-name': '工作表名称须为 1—31 个字符，不能含有 \\ / ? * : [ ]，首尾不能是单引号。',
      'sheet-exists': '已有同名的工作表。'
    },
    file: {
      'not-a-workbook': '它不是 .xlsx 工作簿。请选择 Excel 工作簿（.xlsx）。',
      damaged: '文件已损坏，没有打开。',
      'too-large': '文件解压后超过工作簿的上限。',
      'password-protected': '文件有打开密码。请先在 Excel 中去掉密码。'
    },
    badPassword: '密码不正确，工作表仍受保护。',
    notAllowed: '{{detail}}',
    notSupported: '工作台不支持这一操作，工作簿没有改变。',
    refused: '操作未完成，工作簿没有改变：{{detail}}',
    openFailed: '不能打开“{{name}}”：{{detail}}',
    startFailed: '没有成功：{{detail}}',
    saveFailed: '没有保存成功，工作簿仍在页面中，请再试：{{detail}}',
    notKept: '浏览器不允许在本机保存副本，关闭页面前请先保存文件。',
    paneNotReady: '任务窗格还没有准备好。请稍候再试，或重新载入窗格。'
  },
  protect: '保护 / 取消保护工作表',
  password: {
    title: '“{{name}}”的保护有密码',
    text: '请输入取消工作表保护的密码。',
    label: '密码',
    go: '取消保护',
    cancel: '取消'
  },
  left: {
    text: '上次关闭前有未保存的工作：{{name}}（{{time}}）。',
    restore: '恢复',
    discard: '不再需要'
  },
  discard: {
    title: '有未保存的更改',
    text: '“{{name}}”的更改还没有保存。继续将丢弃这些更改。',
    save: '先保存',
    go: '丢弃并继续',
    cancel: '取消'
  }
}
